"""What a lead says and others decide: that an action is dropped and, where the partnership wants
that, a new deadline or "complete".

Until somebody has agreed, the action counts as before; the digest and `show` say what is asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from handlers.asker import Answer, Asker, for_you
from handlers.calendars import policy_of
from handlers.edits import begin, locked
from handlers.finding import Sorry
from handlers.messages import Button, Message, Part, Text
from handlers.own import shared_code
from handlers.questions import kept_edit, read_edit
from handlers.reporting import Report, record
from handlers.rules.policy import NOBODY
from handlers.rules.replies import Edit, Status
from handlers.rules.say_dates import say_window
from handlers.rules.windows import Window
from handlers.telling import tell, tell_one
from handlers.waiting import number_in
from handlers.wording import code_of, recorded, shorten
from store import drafts, people
from store.drafts import Draft
from store.models import Action, Entry, Recipient

DEADLINE, COMPLETE, DROP = "propose deadline", "propose complete", "propose drop"
"""The kinds of drafts that wait for a decision."""


@dataclass(frozen=True)
class _Wish:
    """How a kind of wish is put: to whoever decides, back to the lead, and on the buttons."""

    yes: str
    no: str = "Decline"
    note: str = "{who} asks for {action} {asked}."
    asked: str = "I've asked {who} {asked}."


_WISHES = {
    DEADLINE: _Wish("Approve"),
    COMPLETE: _Wish("Accept"),
    DROP: _Wish(
        "Discontinue it",
        "Keep it",
        "{who} says that {action} is dropped.",
        "I've asked {who} to confirm that it is dropped.",
    ),
}


def split(asker: Asker, action: Action, edit: Edit) -> tuple[Edit | None, Edit]:
    """What has to wait for a decision, None where nothing has, and what is recorded at once."""
    if asker.is_coordinator or not asker.may_change(action):
        return None, edit
    waits = Edit(edit.action)
    if edit.status is Status.DISCONTINUED:
        waits, edit = replace(waits, status=edit.status), replace(edit, status=None)
    if edit.deadline and asks_for_deadlines(asker, action) and _differs(action, edit.deadline):
        waits, edit = replace(waits, deadline=edit.deadline), replace(edit, deadline=None)
    if edit.status is Status.COMPLETE and action.is_open and _asks(asker, COMPLETE):
        waits, edit = replace(waits, status=edit.status), replace(edit, status=None)
    if waits == Edit(edit.action):
        return None, edit
    return replace(waits, comment=edit.comment), edit


def _asks(asker: Asker, kind: str) -> bool:
    decider = _decider(asker, kind)
    return decider != NOBODY and decider not in asker.roles


def _differs(action: Action, window: Window) -> bool:
    return (action.due_first, action.due_last) != (window.first, window.last)


def asks_for_deadlines(asker: Asker, action: Action) -> bool:
    """Whether a new deadline of theirs would wait for a decision."""
    return not asker.is_coordinator and bool(action.due_last) and _asks(asker, DEADLINE)


def _decider(asker: Asker, kind: str) -> str:
    if kind == DROP:
        return "coordinator"
    policy = policy_of(asker.partnership)
    return policy.approve_deadlines if kind == DEADLINE else policy.accept_complete


def propose(asker: Asker, entry: Entry, action: Action, edit: Edit) -> list[str]:
    """Keep what is asked for and tell who decides; the sentences that say so to the lead."""
    if not edit.comment:
        record(asker.session, entry, action, Report(no_change=True), asker.today)
    asker.session.flush()
    single = [(DEADLINE, replace(edit, status=None))] if edit.deadline else []
    done = DROP if edit.status is Status.DISCONTINUED else COMPLETE
    single += [(done, replace(edit, deadline=None))] if edit.status else []
    return [_ask(asker, entry, action, kind, one) for kind, one in single]


def _ask(asker: Asker, entry: Entry, action: Action, kind: str, edit: Edit) -> str:
    for earlier in _waiting(asker.session, action, kind):
        drafts.close(earlier, asker.now, "replaced")
    body = {"action": action.id, "edit": kept_edit(replace(edit, action=0))}
    body |= {"deadline": action.deadline_id, "state": action.state}
    body |= {"by": asker.recipient.name, "entry": entry.id}
    draft = drafts.keep(
        asker.session, asker.partnership.id, asker.recipient.id, kind, asker.now, body
    )
    role = _decider(asker, kind)
    if not people.holders(asker.session, asker.partnership.id, role):
        role = "coordinator"
    code = code_of(action, shared_code(asker, action))
    tell(asker, role, f"propose:{draft.id}", _note(asker, draft, code, action, edit))
    who = ", ".join(r.name for r in people.holders(asker.session, asker.partnership.id, role))
    said = _WISHES[kind].asked.format(who=who or "a coordinator", asked=_asked(edit, asker.today))
    return f"{code}: {said} Until then it counts as before."


def _note(asker: Asker, draft: Draft, code: str, action: Action, edit: Edit) -> Message:
    """What whoever decides is told, with the lead's own words and the two buttons."""
    wish = _WISHES[draft.kind]
    said = wish.note.format(
        who=asker.recipient.name,
        action=f"{code} {shorten(action.title, 80)}",
        asked=_asked(edit, asker.today),
    )
    quote: tuple[Part, ...] = (Text(f"“{shorten(edit.comment, 300)}”"),) if edit.comment else ()
    buttons = (
        Button(wish.yes, f"decide {draft.id} yes", about=code),
        Button(wish.no, f"decide {draft.id} no", about=code),
    )
    return Message(f"{said} It counts as before until you say so.", quote, buttons)


def _asked(edit: Edit, today: date) -> str:
    if edit.deadline:
        return f"to move to {say_window(edit.deadline, today)}"
    return "to count as complete" if edit.status is Status.COMPLETE else "to be discontinued"


def _waiting(session: Session, action: Action, kind: str) -> list[Draft]:
    found = drafts.waiting(session, action.partnership_id, kind)
    return [draft for draft in found if draft.body["action"] == action.id]


def asked_for(session: Session, action: Action, today: date) -> list[tuple[str, str]]:
    """What waits for a decision on an action, as facts."""
    return [
        ("Asked", f"{_asked(edit, today)}, by {draft.body['by']}")
        for draft, edit in _open(session, action.partnership_id)
        if draft.body["action"] == action.id
    ]


def _open(session: Session, partnership_id: int) -> list[tuple[Draft, Edit]]:
    return [
        (draft, read_edit(draft.body["edit"]))
        for kind in _WISHES
        for draft in drafts.waiting(session, partnership_id, kind)
        if not _is_off(session, draft)
    ]


def _is_off(session: Session, draft: Draft) -> bool:
    """Whether the lead has undone what asked for it, or the action has changed since."""
    action = session.get_one(Action, draft.body["action"])
    now = {"deadline": action.deadline_id, "state": action.state}
    if action.withdrawn or not now.items() <= draft.body.items():
        return True
    return session.get_one(Entry, draft.body["entry"]).undone_by_id is not None


def all_asked(session: Session, partnership_id: int, today: date) -> dict[int, Sequence[str]]:
    """By action id, what waits for a decision: "asked to move to Sat 31 Oct"."""
    found: dict[int, list[str]] = {}
    for draft, edit in _open(session, partnership_id):
        found.setdefault(draft.body["action"], []).append(f"asked {_asked(edit, today)}")
    return dict(found)


def decide(asker: Asker, words: str) -> Answer | None:
    """`decide 17 yes`: what a lead asked for counts from now; `no`: it stays as it was."""
    number = number_in(words)
    if number is None or number[1] not in ("yes", "no"):
        return None
    draft = drafts.locked(asker.session, asker.partnership.id, number[0])
    if draft is None or draft.kind not in _WISHES:
        raise Sorry("I have nothing with that number to decide here. Nothing was changed.")
    role = _decider(asker, draft.kind)
    if not (asker.is_coordinator or role in asker.roles):
        raise Sorry(f"Only a {role} or a coordinator can decide that. Nothing was changed.")
    if draft.done_at is not None:
        raise Sorry(f"That was {draft.outcome} already. Nothing was changed.")
    action = locked(asker.session, [draft.body["action"]])[draft.body["action"]]
    if _is_off(asker.session, draft):
        drafts.close(draft, asker.now, "overtaken")
        return for_you(
            f"{code_of(action, shared_code(asker, action))} was changed since it was asked, so "
            "that is off. Type “show” and its code to see how it stands."
        )
    return _agreed(asker, draft, action) if number[1] == "yes" else _declined(asker, draft, action)


def _agreed(asker: Asker, draft: Draft, action: Action) -> Answer:
    edit = read_edit(draft.body["edit"])
    drafts.close(draft, asker.now, "agreed to")
    entry = begin(asker, edit.comment, on_behalf_of=draft.body["by"])
    report = Report(
        status=edit.status.value if edit.status else None,
        deadline=edit.deadline,
        why_moved=edit.comment if edit.deadline else "",
    )
    update = record(asker.session, entry, action, report, asker.today)
    said = recorded(action, update, asker.today, shared_code(asker, action))
    _tell_lead(asker, draft, Message(f"{asker.recipient.name} agreed: {said}"))
    return Answer(Message(said, buttons=(Button("Undo", f"undo {entry.id}"),)), to_all=True)


def _declined(asker: Asker, draft: Draft, action: Action) -> Answer:
    drafts.close(draft, asker.now, "declined")
    code = code_of(action, shared_code(asker, action))
    asked = _asked(read_edit(draft.body["edit"]), asker.today)
    _tell_lead(
        asker, draft, Message(f"{asker.recipient.name} declined {code} {asked}. It stays as it is.")
    )
    return for_you(f"Declined: {code} stays as it is. {draft.body['by']} is told.")


def _tell_lead(asker: Asker, draft: Draft, message: Message) -> None:
    lead = asker.session.get(Recipient, draft.recipient_id) if draft.recipient_id else None
    if lead is not None:
        tell_one(asker, lead, f"decided:{draft.id}", message)
