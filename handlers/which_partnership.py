"""Which partnership somebody means: where they are, what they answer, or the only one they have."""

import re
from dataclasses import replace

from sqlalchemy.orm import Session

from handlers.asker import Answer, for_you
from handlers.finding import pressable
from handlers.messages import Button, Message
from handlers.requests import Kind, Request
from store import deliveries, entries, people
from store.models import Partnership, Recipient, Workspace


def partnership_meant(
    session: Session, workspace: Workspace, recipient: Recipient, request: Request
) -> tuple[Partnership, Request] | Answer:
    """Which partnership is meant: the channel's, the answered message's, the only one; or ask."""
    # Only buttons and forms say "in 3 …": a lead who types "in 3 weeks" means something else.
    pressed = request.text if request.kind in (Kind.PRESSED, Kind.SUBMITTED) else ""
    chosen = re.match(r"in (\d+) (.+)", pressed, flags=re.DOTALL)
    here = people.partnership_at(session, workspace.id, request.address.place)
    here = here or _of_message(session, workspace, request) or of_version_before(session, request)
    if here and not chosen:
        return here, request
    mine = people.partnerships_of(session, recipient.id)
    if chosen:
        picked = [p for p in mine if p.id == int(chosen.group(1))]
        if picked:
            return picked[0], _with_text(request, chosen.group(2))
    if here or len(mine) == 1:
        return here or mine[0], request
    if not mine:
        return for_you(in_no_plan(session, workspace.id, in_channel=not request.private))
    buttons = [Button(p.name, f"in {p.id} {request.text}") for p in mine[:10]]
    return Answer(Message("Which partnership do you mean?", buttons=tuple(pressable(buttons))))


def in_no_plan(session: Session, workspace_id: int, *, in_channel: bool) -> str:
    """What somebody hears who is in no plan: how to begin where none is, else whom to ask."""
    if not people.is_begun(session, workspace_id):
        return (
            "No partnership is set up here yet. To begin, type “/action setup” in the channel "
            "where it talks."
        )
    if in_channel:
        return (
            "No partnership is set up in this channel; “/action setup” begins one. If yours talks "
            "elsewhere, ask its coordinator to add you."
        )
    return "You aren't in a partnership's plan here yet. Ask its coordinator to add you."


def _with_text(request: Request, text: str) -> Request:
    return replace(request, text=text)


def _of_message(session: Session, workspace: Workspace, request: Request) -> Partnership | None:
    if request.replying_to is None:
        return None
    row = deliveries.by_message(session, workspace.id, request.address.place, request.replying_to)
    return session.get(Partnership, row.partnership_id) if row and row.partnership_id else None


def of_version_before(session: Session, request: Request) -> Partnership | None:
    """Where the message that was edited or deleted had recorded something."""
    recorded = entries.of_requests(session, request.before.keys) if request.before else []
    return session.get(Partnership, recorded[0].partnership_id) if recorded else None
