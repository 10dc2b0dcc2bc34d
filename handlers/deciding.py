"""`decide 17 yes`: whoever may agrees to what a lead asked for, or not, as things stand now."""

from handlers.asker import Answer, Asker, for_you
from handlers.confirming import done
from handlers.deliveries.telling import tell_one
from handlers.edits import begin, locked
from handlers.finding import Sorry
from handlers.messages import Button, Message, Part, Rows
from handlers.naming import code_for, shared_code
from handlers.reporting import Report, record
from handlers.revisions import due_in
from handlers.undecided import HEADING, rows_of
from handlers.waiting import number_in
from handlers.wishes import (
    KINDS,
    Wish,
    is_off,
    may_decide,
    taken_back,
    who_decides,
    wish_of,
)
from handlers.wording import due_words, recorded, status_words
from store import drafts
from store.drafts import Draft
from store.models import Action, Recipient


def decide(asker: Asker, words: str) -> Answer | None:
    """`decide 17 yes`: what a lead asked for counts from now; `no`: it stays as it was."""
    number = number_in(words)
    if number is None or number[1] not in ("yes", "no"):
        return None
    draft = drafts.locked(asker.session, asker.partnership.id, number[0])
    if draft is None or draft.kind not in KINDS:
        raise Sorry("I have nothing with that number to decide here. Nothing was changed.")
    if not may_decide(asker.partnership, draft.kind, asker.roles):
        who = who_decides(asker.partnership, draft.kind)
        raise Sorry(f"Only {who} can decide that. Nothing was changed.")
    action = locked(asker.session, [draft.body["action"]])[draft.body["action"]]
    if draft.done_at is None and is_off(asker.session, draft):
        drafts.close(draft, asker.now, "overtaken")
    if draft.done_at is not None:
        return _too_late(asker, draft, action)
    wish = wish_of(draft)
    return _agreed(asker, wish, action) if number[1] == "yes" else _declined(asker, wish, action)


def _too_late(asker: Asker, draft: Draft, action: Action) -> Answer:
    """What has happened since the button was shown, how it stands now, and what still waits."""
    code, wish = code_for(asker, action), wish_of(draft)
    stands = f"{status_words(action)}, {due_words(action, asker.today)}"
    if action.withdrawn:
        return for_you(f"{code} was taken out of the plan since. Nothing was changed.")
    said = f"{_since(asker, wish)} {code} is {stands}. Nothing was changed."
    waits = rows_of(asker, action)
    parts: tuple[Part, ...] = (Rows(waits, HEADING),) if waits else ()
    return Answer(Message(said, parts, (Button("Show it", f"show #{action.ref}", about=code),)))


def _since(asker: Asker, wish: Wish) -> str:
    draft = wish.draft
    if taken_back(asker.session, draft):
        return f"{wish.who} has taken that back."
    if draft.outcome == "overtaken":
        return "That is off, since the action has changed meanwhile."
    if draft.outcome == "replaced":
        return f"{wish.who} has asked for something else since."
    assert draft.done_at is not None  # noqa: S101 - the caller has looked
    when = asker.say_moment(draft.done_at)
    return f"{draft.body.get('decided_by', 'Somebody')} {draft.outcome} that on {when}."


def _close(asker: Asker, draft: Draft, outcome: str) -> None:
    drafts.close(draft, asker.now, outcome)
    draft.body = {**draft.body, "decided_by": asker.recipient.name}


def _agreed(asker: Asker, wish: Wish, action: Action) -> Answer:
    _close(asker, wish.draft, "agreed to")
    edit = wish.edit
    entry = begin(asker, edit.comment, on_behalf_of=wish.who)
    report = Report(
        status=edit.status.value if edit.status else None,
        deadline=due_in(edit.deadline) if edit.deadline else None,
        why_moved=edit.comment if edit.deadline and not edit.private else "",
    )
    update = record(asker.session, entry, action, report, asker.today)
    said = recorded(action, update, asker.today, shared_code(asker, action))
    _tell_lead(asker, wish, Message(f"{asker.recipient.name} agreed: {said}"))
    return done(said, entry)


def _declined(asker: Asker, wish: Wish, action: Action) -> Answer:
    _close(asker, wish.draft, "declined")
    code = code_for(asker, action)
    that = f"{code} {wish.that(asker.today)}"
    no = f"{asker.recipient.name} has not agreed that {that}. It stays as it is."
    _tell_lead(asker, wish, Message(no))
    return for_you(f"Declined: {code} stays as it is. {wish.who} is told.")


def _tell_lead(asker: Asker, wish: Wish, message: Message) -> None:
    lead_id = wish.draft.recipient_id
    lead = asker.session.get(Recipient, lead_id) if lead_id else None
    if lead is not None:
        tell_one(asker, lead, f"decided:{wish.draft.id}", message)
