"""Leads of one action who say different colours in one cycle: the time since the last meeting.

Both words stand on record. The colour of whoever is named first among those who spoke counts, and
the coordinators are asked which it is; what a coordinator says settles it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from handlers.asker import Asker
from handlers.deliveries.telling import tell
from handlers.edits import change
from handlers.messages import Button, Mark, Message, Row, Rows
from handlers.naming import shared_code
from handlers.reporting import Report, Voice, status_values
from handlers.rules.sentences import shorten
from handlers.wording import code_of, mark_of, name_of
from store import entries, meetings
from store.models import Action, Entry, Person, Update

_COLOURS = {
    "green": Mark.GREEN.word,
    "amber": Mark.AMBER.word,
    "red": Mark.RED.word,
    "not_started": "Not started",
}
"""What leads may differ about. That an action is complete is news, and no other colour."""

_WITHOUT_MEETINGS = timedelta(weeks=4)  # how long a word counts where none is known
_QUOTE = 300


@dataclass(frozen=True)
class Word:
    """What a lead said last in this cycle: green, amber, red or not_started."""

    person: Person
    colour: str


DIFFER = "leads differ"
"""The flag beside a colour, wherever an action stands in one line."""


def cycle_from(last_meeting: datetime | None, now: datetime) -> datetime:
    """When the cycle began that `now` is in; four weeks ago where no meeting is known."""
    return last_meeting or now - _WITHOUT_MEETINGS


def words_of(
    session: Session, about: Iterable[Action], since: datetime
) -> Mapping[int, Sequence[Word]]:
    """By action id, each lead's last word since a moment, in the order in which leads are named.

    A coordinator's word, a file's and a reopening end what was said before them.
    """
    led = {action.id: action for action in about if len(action.leads) > 1}
    said: dict[int, dict[int, str]] = {action_id: {} for action_id in led}
    for update in entries.since(session, "action", sorted(led), since):
        if update.lead_id is not None and update.said:
            said[update.subject_id][update.lead_id] = update.said
        elif update.said or {"rag", "state"} & update.change.keys():
            said[update.subject_id].clear()
    return {
        i: [
            Word(lead.person, said[i][lead.person_id])
            for lead in action.leads
            if said[i].get(lead.person_id) in _COLOURS
        ]
        for i, action in led.items()
    }


def differing(
    session: Session, about: Iterable[Action], since: datetime
) -> Mapping[int, Sequence[Word]]:
    """By action id, what the leads say of those open actions on which they differ in this cycle.

    `since` is when the cycle began.
    """
    lately = [a for a in about if a.is_open and a.differed_at and a.differed_at >= since]
    words = words_of(session, lately, since) if lately else {}
    return {action_id: said for action_id, said in words.items() if are_different(said)}


def differing_now(session: Session, about: Iterable[Action], now: datetime) -> frozenset[int]:
    """The ids of the open actions on which leads differ now, whatever partnership they are of."""
    by_partnership: dict[int, list[Action]] = {}
    for action in about:
        if action.differed_at is not None:
            by_partnership.setdefault(action.partnership_id, []).append(action)
    return frozenset(
        action_id
        for partnership_id, some in by_partnership.items()
        for action_id in differing(session, some, _cycle_of(session, partnership_id, now))
    )


def _cycle_of(session: Session, partnership_id: int, now: datetime) -> datetime:
    last = meetings.last_before(session, partnership_id, now)
    return cycle_from(last.starts_at if last else None, now)


def are_different(words: Sequence[Word]) -> bool:
    """Whether not all say the same."""
    return len({word.colour for word in words}) > 1


def who_says(words: Sequence[Word]) -> str:
    """`Anne Baker says Green, Priya Nair says Amber`."""
    return ", ".join(f"{word.person.name} says {_COLOURS[word.colour]}" for word in words)


def weighed(asker: Asker, action: Action, report: Report) -> Report:
    """The report with the colour that counts, where several lead the action, and whose word it is.

    The words of one who alone leads an action are left as they are.
    """
    if len(action.leads) < 2 or not report.stands:
        return report
    words = _words(asker, action)
    lead = _speaker(asker, action, settles=are_different(words))
    said = _said(action, report, known=any(word.person is lead for word in words))
    if not said:
        return report
    if lead is None:
        return replace(report, voice=Voice(None, said, differs=False))
    if said not in _COLOURS:
        return replace(report, voice=Voice(lead.id, said, differs=False))
    now = _with(words, action, Word(lead, said))
    differs = None if list(now) == list(words) else are_different(now)
    return replace(
        report,
        status=now[0].colour if report.status else None,
        voice=Voice(lead.id, said, differs),
    )


def _words(asker: Asker, action: Action) -> Sequence[Word]:
    since = _cycle_of(asker.session, asker.partnership.id, asker.now)
    return words_of(asker.session, [action], since).get(action.id, ())


def _speaker(asker: Asker, action: Action, *, settles: bool) -> Person | None:
    """The lead whose word it is; None for a coordinator's, who may settle what leads differ in."""
    leads = [lead.person for lead in action.leads]
    if asker.writer:
        return next((person for person in leads if person.name == asker.writer), None)
    mine = [person for person in leads if person.recipient_id == asker.recipient.id]
    if asker.is_coordinator:
        return None if settles else next(iter(mine), None)
    covered = [person for person in leads if person.id in asker.covers]
    return next(iter([*mine, *covered]), None)


def _said(action: Action, report: Report, *, known: bool) -> str:
    """The status that it comes to; `no change` is the one that stood, unless they had spoken."""
    if report.status or not report.no_change or known or not action.is_open:
        return report.status or ""
    return "not_started" if action.not_started else action.rag or ""


def _with(words: Sequence[Word], action: Action, new: Word) -> Sequence[Word]:
    said = {word.person.id: word for word in words} | {new.person.id: new}
    return [said[lead.person_id] for lead in action.leads if lead.person_id in said]


def difference(asker: Asker, action: Action) -> Sequence[Word]:
    """What its leads say, where they differ now."""
    if action.differed_at is None or not action.is_open:
        return ()
    words = _words(asker, action)
    return words if are_different(words) else ()


def said_to_lead(asker: Asker, action: Action) -> list[str]:
    """That its leads differ, what counts, and who is asked; nothing where they don't."""
    words = difference(asker, action)
    if not words:
        return []
    first, who = words[0], asker.coordinators() or "A coordinator"
    verb = "are" if "," in who else "is"
    return [
        f"Its leads differ: {who_says(words)}. Both are on record. {_COLOURS[first.colour]} "
        f"counts, since {first.person.name} is named first. {who} {verb} asked which it is."
    ]


def ask_coordinators(asker: Asker, entry: Entry, about: Iterable[Action]) -> None:
    """Ask which it is, in one message for all of these actions on which they differ by an entry."""
    new = {u.subject_id for u in entry.updates if u.change.get("differed_at", [None])[-1]}
    rows = []
    for action in about:
        words = difference(asker, action) if action.id in new else ()
        if words:
            rows.append(_row(asker, action, words))
    if not rows:
        return
    which = f"{len(rows)} actions" if len(rows) > 1 else rows[0].buttons[0].about
    asked = Message(
        f"The leads of {which} say different colours. Which is it?", (Rows(tuple(rows)),)
    )
    tell(asker, "coordinator", f"differ:{asker.request.key}", asked)


def _row(asker: Asker, action: Action, words: Sequence[Word]) -> Row:
    shared = shared_code(asker, action)
    code = code_of(action, shared)
    colours = dict.fromkeys(word.colour for word in words)
    buttons = [
        Button(_COLOURS[c], f"update #{action.ref} {_COLOURS[c].lower()}", about=code)
        for c in colours
    ]
    return Row(
        name_of(action, shared, most=90),
        mark_of(action),
        f"{who_says(words)} · {_COLOURS[words[0].colour]} counts until you say",
        shorten(action.comment, _QUOTE),
        action.commented_by,
        buttons=(*buttons, Button("Show it", f"show #{action.ref}", about=code)),
    )


def weigh_again(asker: Asker, undoing: Entry, action: Action) -> Update | None:
    """After a word was taken back or put back: what counts now; None where that stands already."""
    words = _words(asker, action)
    differed = asker.now if are_different(words) else None
    values = {} if bool(differed) == bool(action.differed_at) else {"differed_at": differed}
    if words and action.is_open:
        values |= status_values(words[0].colour)
    if all(getattr(action, name) == value for name, value in values.items()):
        return None
    return change(asker.session, undoing, action, values)


def held_back(update: Update) -> str:
    """`says Amber, and Green counts`, of a lead's word that another's was put before."""
    counts = "none" if update.said == "not_started" else update.said
    if update.lead_id is None or update.said not in _COLOURS or counts == update.rag:
        return ""
    return f"says {_COLOURS[update.said]}, and {Mark(update.rag or 'none').word} counts"
