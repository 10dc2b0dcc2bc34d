"""People who ask: a partnership with a coordinator, a chair, two leads and a member."""

import itertools
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from handlers.adding.command import add
from handlers.asker import Answer, Asker
from handlers.messages import Message, in_words
from handlers.requests import Address, File, Kind, Request
from store import people
from store.models import Action, Partnership, Recipient, Role, Workspace

NOW = datetime(2026, 9, 7, 8, 30, tzinfo=UTC)
"""A Monday, 9:30am in London."""

EVERYBODY = {
    "bev": ("Bev Hill", "coordinator"),
    "carol": ("Carol Chair", "chair"),
    "anne": ("Anne Baker", ""),
    "priya": ("Priya Nair", ""),
    "max": ("Max Member", "member"),
}
"""The platform's id, the name, and the role where one is given."""

_keys = itertools.count(1)


def asker(
    session: Session,
    person: str,
    words: str = "",
    now: datetime = NOW,
    *,
    kind: Kind = Kind.COMMAND,
    form: Mapping[str, str] | None = None,
    files: tuple[File, ...] = (),
    replying_to: str | None = None,
) -> Asker:
    """`person` says `words` in the partnership's channel; everybody is made on first use."""
    partnership = a_partnership(session)
    recipient = people.recipient(session, partnership.workspace_id, person)
    assert recipient is not None
    request = Request(
        key=f"request-{next(_keys)}",
        kind=kind,
        user=person,
        address=Address("local", "demo", partnership.place),
        text=words,
        form=form or {},
        files=files,
        replying_to=replying_to,
    )
    roles = people.roles(session, partnership.id, recipient.id)
    return Asker(session, request, now, partnership, recipient, roles)


def a_partnership(session: Session) -> Partnership:
    """The partnership everybody belongs to."""
    workspace = people.workspace(session, "local", "demo")
    found = people.partnership_at(session, workspace.id, "channel")
    return found or _new_partnership(session, workspace)


def _new_partnership(session: Session, workspace: Workspace) -> Partnership:
    partnership = Partnership(
        workspace_id=workspace.id, name="Stronger Communities", place="channel", created_at=NOW
    )
    session.add(partnership)
    session.flush()
    for external_id, (name, role) in EVERYBODY.items():
        recipient = Recipient(workspace_id=workspace.id, external_id=external_id, name=name)
        session.add(recipient)
        session.flush()
        if role:
            session.add(Role(partnership_id=partnership.id, recipient_id=recipient.id, role=role))
    session.flush()
    return partnership


def said(answer: Answer | Message | None) -> str:
    """The whole answer as plain text."""
    assert answer is not None
    return in_words(answer.message if isinstance(answer, Answer) else answer)


def pressed(answer: Answer | Message | None, label: str) -> str:
    """The words that the button with this label stands for."""
    assert answer is not None
    message = answer.message if isinstance(answer, Answer) else answer
    found = [button.text for button in message.every_button() if button.label == label]
    assert found, f"no button {label!r} in: {in_words(message)}"
    return found[0]


def add_line(session: Session, words: str, person: str = "bev") -> Answer:
    """What `add` answers to a line."""
    answer = add(asker(session, person, f"add {words}"), words)
    assert answer is not None
    return answer


def latest(session: Session) -> Action:
    """The action that was added last."""
    return session.scalars(select(Action).order_by(Action.id.desc()).limit(1)).one()


def leads_of(action: Action) -> list[str]:
    """Their names, the main lead first."""
    return [lead.person.name for lead in action.leads]
