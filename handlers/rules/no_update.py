"""Recognises a reply that records nothing, and says what it is for instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from handlers.rules import asking
from handlers.rules.claims import claims
from handlers.rules.codes import code_refs
from handlers.rules.dates.reading import find_dates, read_date
from handlers.rules.dates.windows import DateKind, Found, Window
from handlers.rules.handing_over import denies_lead
from handlers.rules.languages import is_foreign
from handlers.rules.leave_words import names_a_deputy, without_leave
from handlers.rules.no_change import unchanged
from handlers.rules.not_updates import (
    absent,
    at_a_loss,
    busy,
    for_people,
    on_leave,
    orders_everything,
    snoozes,
    stops,
    tells_somebody,
    undoes,
    wants_other_hours,
)
from handlers.rules.pleasantries import polite_only
from handlers.rules.replies import Edit, Intent, Known, Option, Question, Reply, ReplyKind, Status
from handlers.rules.statuses import Sort, label, marks
from handlers.rules.surroundings import asks, requests
from handlers.rules.wishes_of_people import of_people
from handlers.rules.words import Word, bag, clauses, words

# Of several actions a day alone is when one answers; of one it may be its new date.
_ANOTHER_DAY = re.compile(r"(?i)\W*(?:sorry\W+)?(?:tomorrow|tmrw|tomoz|next week)\W*")


def read_no_update(
    said: str, today: date, actions: Sequence[Known], *, next_meeting: date | None
) -> Reply | None:
    """The reply when it is no update, None when it may be one."""
    if not said.strip():
        return Reply(ReplyKind.NONE, intent=Intent.NOTHING, why="nothing is said")
    found = words(said)
    sure = [claim for claim in claims(found, "") if claim.sure]
    if not sure and not absent(said) and snoozes(said) and _until(said, today, next_meeting):
        return _snoozed(said, today, next_meeting)
    if len(actions) > 1 and _ANOTHER_DAY.fullmatch(said):
        return _snoozed(said, today, next_meeting)
    tells = bool(sure) or (_firm(found) and bool(code_refs(said, actions)))
    tells = tells or _tells_beside(said, today, actions)
    if absent(said) or (on_leave(said) and not tells):
        return _away(said, today, next_meeting)
    if not _firm(found) and names_a_deputy(said, today):
        return _away(said, today, next_meeting)
    if not sure and (stops(said) or busy(said)) and not code_refs(said, actions):
        return _away_or_stop(said)
    if not sure and wants_other_hours(said):
        why = "it asks for other hours"
        return Reply(ReplyKind.NONE, intent=Intent.HOURS, why=why)
    aside = None if sure else _for_people(said, coded=bool(code_refs(said, actions)))
    if aside:
        return aside
    if orders_everything(said):
        return _order(actions)
    if undoes(said):
        return Reply(ReplyKind.NONE, intent=Intent.UNDO, why="it takes the last message back")
    if snoozes(said) and not sure:
        return _snoozed(said, today, next_meeting)
    polite = "" if sure or _leans(found) or unchanged(found) else polite_only(found)
    if polite:
        intent = Intent.THANKS if polite == "thanks" else Intent.ACK
        return Reply(ReplyKind.NONE, intent=intent, why="it only thanks or acknowledges")
    if is_foreign(found):
        return _foreign(said, actions)
    return None if sure or code_refs(said, actions) else _not_mine(said, actions)


def _for_people(said: str, *, coded: bool) -> Reply | None:
    """A message for others, or from somebody at a loss; what names an action may be news of it."""
    to_people = for_people(said) and (not coded or tells_somebody(said))
    if to_people or (coded and of_people(said)):
        return Reply(ReplyKind.NONE, intent=Intent.MESSAGE, why="it is a message for people")
    if at_a_loss(said) and not coded:
        return Reply(ReplyKind.NONE, intent=Intent.LOST, why="the sender asks what to answer")
    return None


def _tells_beside(said: str, today: date, actions: Sequence[Known]) -> bool:
    """Whether something is told of an action beside leave: "6.4 chased legal. Off til Monday"."""
    rest = without_leave(said, today)
    if rest == said:
        return False
    starts = {ref.start: ref.end for ref in code_refs(rest, actions) if ref.actions}
    for clause in clauses(words(rest)):
        spoken = [word for word in clause.words if word.spoken]
        end = starts.get(spoken[0].start) if spoken else None
        told = [word.low for word in spoken if end is not None and word.start >= end]
        if len(told) > 1 and told[0] not in _LATER:
            return True
    return False


_LATER = bag("when once after until till til")  # "6.4 when I'm back" tells nothing of it


def _firm(found: Sequence[Word]) -> bool:
    """Whether a status is named outright, whosever it is: "on leave, 6.4 amber, Gwen has it"."""
    return any(mark.sort is not Sort.SOFT for mark in marks(found))


def _snoozed(said: str, today: date, next_meeting: date | None) -> Reply:
    until = _until(said, today, next_meeting)
    why = "it asks to be reminded later"
    return Reply(ReplyKind.NONE, intent=Intent.SNOOZE, until=until, why=why)


def _away_or_stop(said: str) -> Reply:
    if stops(said):
        return Reply(ReplyKind.NONE, intent=Intent.STOP, why="no more reminders are wanted")
    return Reply(ReplyKind.NONE, intent=Intent.AWAY, why="the sender can't answer now")


def _leans(found: Sequence[Word]) -> bool:
    """Whether it answers how things stand, if vaguely: "all good thanks"."""
    told = [said for said in claims(found, "") if said.sort is Sort.SOFT]
    return any(said.words > 1 or found[0].low == "fine" for said in told)


def _away(said: str, today: date, next_meeting: date | None) -> Reply:
    until = _until(said, today, next_meeting)
    why = "the sender is away"
    return Reply(ReplyKind.NONE, intent=Intent.OUT_OF_OFFICE, until=until, why=why)


def _until(said: str, today: date, next_meeting: date | None) -> Window | None:
    """The last day named that is still to come, None when no day is named."""
    hits = find_dates(said[:1000], today, next_meeting=next_meeting, chat=True)
    days = [_day(said, hit, today) for hit in hits]
    ahead = [day for day in days if day and day.last >= today]
    return ahead[-1] if ahead else None


def _day(said: str, hit: Found, today: date) -> Window | None:
    """The days that are named, for "after 24 August" the day after it; None for no date."""
    if said[: hit.start].lower().endswith("after "):
        window = read_date(said[hit.start : hit.end], today, chat=True).window
        day = window.last + timedelta(days=1) if window else None
        return Window(day, day) if day else None
    return hit.reading.window if hit.reading.kind is DateKind.DATE else None


def _order(actions: Sequence[Known]) -> Reply:
    question = Question(
        "I only take updates on your own actions, one by one: which of them do you mean?",
        tuple(range(len(actions))),
    )
    why = "it orders more than an update of the sender's own actions"
    return Reply(ReplyKind.ASK, (), (question,), Intent.COMMAND, why=why)


def _foreign(said: str, actions: Sequence[Known]) -> Reply:
    text = f"I only read English: what is “{asking.short(said, 40)}” in a word?"
    options: tuple[Option, ...] = ()
    if len(actions) == 1:
        offered = (Status.GREEN, Status.AMBER, Status.RED, Status.COMPLETE)
        options = tuple(Option(label(s), Edit(0, s, comment=said)) for s in offered)
    question = Question(text, tuple(range(len(actions))), options)
    return Reply(ReplyKind.ASK, (), (question,), why="it is in a language that is not read here")


def _not_mine(said: str, actions: Sequence[Known]) -> Reply | None:
    denied, instead = denies_lead(said)
    if not denied:
        return None
    if instead and len(actions) == 1:
        why = f"it is {instead}'s, says the sender"
        return Reply(ReplyKind.EDITS, (Edit(0, reassign_to=instead),), why=why)
    text = "Who leads on it now?" if len(actions) == 1 else _which_is_not(actions)
    question = Question(text, tuple(range(len(actions))))
    why = "the sender says it is not theirs"
    return Reply(ReplyKind.ASK, (), (question,), Intent.NOT_ME, why=why)


def _which_is_not(actions: Sequence[Known]) -> str:
    code = next((action.code for action in actions if action.code), "")
    how = f" Say it with a name, for example “{code} is Anne B's”." if code else ""
    return f"Which one isn't yours?{how}"


def read_question(said: str) -> Reply | None:
    """The reply when it is a question for the coordinator, else None."""
    return _passed_on() if is_question(words(said)) else None


def is_question(found: Sequence[Word]) -> bool:
    """Whether a message puts a question, other than a polite order to Chaser."""
    parted = clauses(found)
    if not parted or requests(found[:60]) or sum(word.spoken for word in found) < 3:
        return False
    telling = next((clause for clause in parted if len(clause.words) > 1), parted[0])
    if asks(telling.words) or asks(found[:20]):
        return True
    return parted[-1].closing == "?" and not claims(found, "")


def _passed_on() -> Reply:
    why = "it is a question for the coordinator"
    return Reply(ReplyKind.NONE, intent=Intent.QUESTION, why=why)
