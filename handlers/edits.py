"""The one way in which anything changes: an entry, its updates, and how they are taken back.

An update keeps [before, after] of each field, so history can show it and undo can restore it.
Whatever is changed here also wakes the reminders that depend on it.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from handlers.asker import Asker
from handlers.bulk_undo import undo_many
from handlers.messages import Button
from store import actions, deliveries, sent_cards
from store.base import Base
from store.calendar import Meeting, Series
from store.covers import Cover, deputies_for
from store.models import (
    Action,
    Closure,
    Entry,
    Lead,
    Partnership,
    Person,
    Plan,
    Recipient,
    Role,
    Theme,
    Update,
)

SUBJECTS: dict[str, type[Base]] = {
    "action": Action,
    "person": Person,
    "role": Role,
    "meeting": Meeting,
    "series": Series,
    "plan": Plan,
    "theme": Theme,
    "partnership": Partnership,
    "closure": Closure,
    "cover": Cover,
    "recipient": Recipient,
}
_PIECE_BY_PIECE = ("policy", "fields", "in_print")  # of one value, each entry is put back by itself
_ALONG = ("printed",)  # how a file had it: of that nobody need hear that it has moved on
_HIDDEN = "touched what is private"
_NAMES = {table: name for name, table in SUBJECTS.items()}


def begin(asker: Asker, words: str | None = None, *, on_behalf_of: str = "") -> Entry:
    """A new entry for what the asker does now; `words` default to those of the request.

    It has a number once something was changed under it. What is one of several things that a
    message asks for goes under the entry of them all.
    """
    if asker.under is not None:
        asker.under.on_behalf_of = on_behalf_of or asker.under.on_behalf_of
        return asker.under
    entry = Entry(
        partnership_id=asker.partnership.id,
        at=asker.now,
        recipient_id=asker.recipient.id,
        by_name=asker.recipient.name,
        on_behalf_of=on_behalf_of,
        source=asker.source,
        words=asker.request.text if words is None else words,
        key=asker.request.key,
    )
    asker.session.add(entry)
    return entry


def change(
    session: Session,
    entry: Entry,
    subject: Base,
    values: dict[str, Any],
    *,
    comment: str = "",
    private: bool = False,
    said_on: date | None = None,
    said: str = "",
    lead_id: int | None = None,
) -> Update:
    """Set the values and append the update that says so. `leads` is a list of person ids.

    `private`: the comment is for the action's leads, the coordinators and the chairs alone.

    Values that are what they were already are left out of the update.
    """
    if subject.id is None:  # type: ignore[attr-defined]
        session.flush()
    changed = _set(session, subject, values)
    update = Update(
        subject=_NAMES[type(subject)],
        subject_id=subject.id,  # type: ignore[attr-defined]
        rag=subject.mark if isinstance(subject, Action) else None,
        comment=comment,
        private=private,
        said_on=said_on,
        said=said,
        lead_id=lead_id,
        change=changed,
    )
    entry.updates.append(update)
    session.flush()
    if isinstance(subject, Action) and (subject.private or subject.comment_private or private):
        keep_close(session)
    _wake(session, subject, changed)
    return update


def _set(session: Session, subject: Base, values: dict[str, Any]) -> dict[str, Any]:
    """By name, what was and what is, of the values that are other than they were."""
    changed = {}
    for name, after in values.items():
        before = value(subject, name)
        if before != after:
            _put(session, subject, name, after)
            changed[name] = [plain(before), plain(after)]
    return changed


def undo_button(entry: Entry) -> Button:
    """The button that takes an entry back."""
    return Button("Undo", f"undo {entry.id}")


def keep_close(session: Session) -> None:
    """What this transaction answers is for whoever asked alone."""
    session.info[_HIDDEN] = True


def touched_what_is_private(session: Session) -> bool:
    """Whether something in this transaction was done to what others may not see."""
    return bool(session.info.get(_HIDDEN))


def undo(asker: Asker, entry: Entry) -> tuple[Entry, list[Update], list[Update]]:
    """Take an entry back by a new one: (the new entry, what was restored, what moved on since).

    A field that somebody changed afterwards keeps their value: undoing never undoes a later word.
    """
    session = asker.session
    undoing = begin(asker)
    undoing.undoes_id = entry.id
    session.flush()
    restored, moved_on, rest = undo_many(session, undoing, entry.updates)
    locked(session, (u.subject_id for u in rest if u.subject == "action"))
    for update in reversed(rest):
        subject = _subject(session, update)
        back, is_whole = _back(subject, update)
        if not is_whole:
            moved_on.append(update)
        if back:
            # What is put back is said again, by the undoing's own name: the first one stays undone.
            said = back.get("comment", "") if entry.undoes_id is not None else ""
            hush = bool(said) and back.get("comment_private", value(subject, "comment_private"))
            restored.append(change(session, undoing, subject, back, comment=said, private=hush))
    entry.undone_by_id = undoing.id
    return undoing, restored, moved_on


def _back(subject: Base, update: Update) -> tuple[dict[str, Any], bool]:
    """The values that take an update back, and whether that is all of it.

    Of several in one value (settings, a plan's own columns) each is put back by itself.
    """
    back: dict[str, Any] = {}
    is_whole = True
    for name, (was, became) in update.change.items():
        before, after = _typed(subject, name, was), _typed(subject, name, became)
        now = value(subject, name)
        if now == after:
            back[name] = before
        elif name in _PIECE_BY_PIECE:
            merged = _merged(now, before, after)
            is_whole = is_whole and all(
                _same(merged, before, key) for key in _turned(before, after)
            )
            if merged != now:
                back[name] = merged
        elif name not in _ALONG:
            is_whole = False
    return back, is_whole


def _merged(now: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """What stands now, with each value that was changed, and is still so, as it was before."""
    back = {key for key in _turned(before, after) if _same(now, after, key)}
    put = {key: before[key] for key in before if key in back}
    return {key: kept for key, kept in now.items() if key not in back} | put


def _turned(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    return {key for key in before | after if not _same(before, after, key)}


def _same(one: dict[str, Any], other: dict[str, Any], key: str) -> bool:
    return (key in one) == (key in other) and one.get(key) == other.get(key)


def _subject(session: Session, update: Update) -> Base:
    table = SUBJECTS[update.subject]
    lock = {"key_share": True, "of": table}
    # As it stands now: it may have been read before the lock was given.
    found = session.get(table, update.subject_id, with_for_update=lock, populate_existing=True)
    assert found is not None  # noqa: S101 - subjects are never deleted
    return found


def value(subject: Base, name: str) -> Any:
    if name == "leads" and isinstance(subject, Action):
        return [lead.person_id for lead in subject.leads]
    return getattr(subject, name)


def _put(session: Session, subject: Base, name: str, value: Any) -> None:
    if name != "leads" or not isinstance(subject, Action):
        setattr(subject, name, value)
        return
    wake_leads(session, subject)
    kept = {lead.person_id: lead for lead in subject.leads}
    leads = []
    for position, person_id in enumerate(value):
        lead = kept.get(person_id) or Lead(person=session.get_one(Person, person_id))
        lead.position = position
        leads.append(lead)
    subject.leads = leads
    session.flush()


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _typed(subject: Base, name: str, value: Any) -> Any:
    if not isinstance(value, str) or name == "leads":
        return value
    kind = type(subject).__table__.c[name].type.python_type
    return kind.fromisoformat(value) if kind in (date, datetime) else value


def _wake(session: Session, subject: Base, changed: dict[str, Any]) -> None:
    if not changed and not isinstance(subject, Action):
        return
    match subject:
        case Action():
            wake_leads(session, subject)
            sent_cards.action_changed(session, subject.id)
        case Person():
            if {"recipient_id", "paused"} & changed.keys():
                # Whoever leads beside them, or answers for them, is asked in their place.
                linked = filter(None, changed.get("recipient_id", []))
                deliveries.wake_partnership(session, subject.partnership_id, *linked)
        case Cover():
            whose = (subject.recipient_id, subject.deputy_id)
            deliveries.wake_partnership(session, subject.partnership_id, *filter(None, whose))
        case Recipient():
            deliveries.look_soon(session, [subject.id])
        case Meeting() | Series() | Partnership() | Plan() | Closure():
            deliveries.wake_partnership(session, _partnership_of(subject))
        case _:
            pass


def _partnership_of(subject: Meeting | Series | Partnership | Plan | Closure) -> int:
    return subject.id if isinstance(subject, Partnership) else subject.partnership_id


def wake_leads(session: Session, action: Action) -> None:
    """Look at whoever answers for the action at the next tick: what is due may have changed.

    That is its leads, and who answers in their place.
    """
    leads = [lead.person for lead in action.leads]
    found = {person.recipient_id for person in leads if person.recipient_id is not None}
    deliveries.look_soon(session, [*found, *deputies_for(session, leads)])


def locked(session: Session, ids: Iterable[int]) -> dict[int, Action]:
    """Several actions as they stand now, ours to change until the transaction ends.

    All are locked before the first is changed: two who change the same ones one by one would wait
    for each other.
    """
    return {i: actions.locked(session, i) for i in sorted(set(ids))}
