"""Recognises a reply that records nothing, and says what it is for instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from handlers.rules import asking
from handlers.rules.asked.leave_words import names_a_deputy, without_leave
from handlers.rules.asked.wishes_of_people import of_people
from handlers.rules.claims import claims
from handlers.rules.codes import code_refs
from handlers.rules.dates.reading import find_dates, read_date
from handlers.rules.dates.windows import DateKind, Found, Window
from handlers.rules.handing_over import denies_lead
from handlers.rules.languages import is_foreign
from handlers.rules.no_change import unchanged
from handlers.rules.not_updates import (
    absent,
    at_a_loss,
    busy,
    for_people,
    on_leave,
    orders_everything,
    promises_later,
    snoozes,
    stops,
    tells_somebody,
    undoes,
    wants_other_hours,
)
from handlers.rules.pleasantries import polite_only
from handlers.rules.reply import (
    COLOURS,
    Edit,
    Intent,
    Known,
    Option,
    Question,
    Reply,
    ReplyKind,
    Status,
)
from handlers.rules.spellings import ways
from handlers.rules.statuses import Sort, label, marks
from handlers.rules.surroundings import asks, requests
from handlers.rules.words import Word, bag, clauses, words

# Of several actions a day alone is when one answers; of one it may be its new date.
_ANOTHER_DAY = re.compile(rf"(?i)\W*(?:sorry\W+)?(?:{'|'.join(ways('tomorrow'))}|next week)\W*")


@dataclass(frozen=True)
class _Message:
    """What was said, with what several readers of it ask."""

    said: str
    today: date
    actions: Sequence[Known]
    next_meeting: date | None

    @cached_property
    def found(self) -> Sequence[Word]:
        return words(self.said)

    @cached_property
    def sure(self) -> bool:
        """Whether a status is claimed for certain."""
        return any(claim.sure for claim in claims(self.found, ""))

    @cached_property
    def coded(self) -> bool:
        """Whether an action is named by its code."""
        return bool(code_refs(self.said, self.actions))

    @cached_property
    def firm(self) -> bool:
        """Whether a status is named outright, whosever: "on leave, 6.4 amber, Gwen has it"."""
        return any(mark.sort is not Sort.SOFT for mark in marks(self.found))

    @cached_property
    def until(self) -> Window | None:
        """The last day named that is still to come, None when no day is named."""
        said, today = self.said, self.today
        hits = find_dates(said[:1000], today, next_meeting=self.next_meeting, chat=True)
        days = [_day(said, hit, today) for hit in hits]
        ahead = [day for day in days if day and day.last >= today]
        return ahead[-1] if ahead else None

    def tells(self) -> bool:
        """Whether it holds news as well, of an action or of all."""
        if self.sure or (self.firm and self.coded):
            return True
        return _tells_beside(self.said, self.today, self.actions)


def read_no_update(
    said: str, today: date, actions: Sequence[Known], *, next_meeting: date | None
) -> Reply | None:
    """The reply when it is no update, None when it may be one."""
    if not said.strip():
        return _nothing(Intent.NOTHING, "nothing is said")
    message = _Message(said, today, actions, next_meeting)
    return next((reply for read in _READERS if (reply := read(message))), None)


def _nothing(intent: Intent, why: str, until: Window | None = None) -> Reply:
    return Reply(ReplyKind.NONE, intent=intent, until=until, why=why)


def _another_day(message: _Message) -> Reply | None:
    """A day on which to be reminded: of several actions, a day alone is one."""
    on_a_day = not message.sure and not absent(message.said) and snoozes(message.said)
    alone = len(message.actions) > 1 and _ANOTHER_DAY.fullmatch(message.said)
    return _snoozed(message) if alone or (on_a_day and message.until) else None


def _away(message: _Message) -> Reply | None:
    gone = absent(message.said) or (on_leave(message.said) and not message.tells())
    if gone or (not message.firm and names_a_deputy(message.said, message.today)):
        return _nothing(Intent.OUT_OF_OFFICE, "the sender is away", message.until)
    return None


def _no_answer_now(message: _Message) -> Reply | None:
    if message.sure or message.coded:
        return None
    if stops(message.said):
        return _nothing(Intent.STOP, "no more reminders are wanted")
    return _nothing(Intent.AWAY, "the sender can't answer now") if busy(message.said) else None


def _other_hours(message: _Message) -> Reply | None:
    if message.sure or not wants_other_hours(message.said):
        return None
    return _nothing(Intent.HOURS, "it asks for other hours")


def _for_people(message: _Message) -> Reply | None:
    """A message for others, or from somebody at a loss; what names an action may be news of it."""
    said, coded = message.said, message.coded
    if message.sure:
        return None
    to_people = for_people(said) and (not coded or tells_somebody(said))
    if to_people or (coded and of_people(said)):
        return _nothing(Intent.MESSAGE, "it is a message for people")
    if at_a_loss(said) and not coded:
        return _nothing(Intent.LOST, "the sender asks what to answer")
    return None


def _order(message: _Message) -> Reply | None:
    if not orders_everything(message.said):
        return None
    question = Question(
        "I only take updates on your own actions, one by one: which of them do you mean?",
        tuple(range(len(message.actions))),
    )
    why = "it orders more than an update of the sender's own actions"
    return Reply(ReplyKind.ASK, (), (question,), Intent.COMMAND, why=why)


def _taken_back(message: _Message) -> Reply | None:
    return _nothing(Intent.UNDO, "it takes the last message back") if undoes(message.said) else None


def _later(message: _Message) -> Reply | None:
    if message.sure:
        return None
    promised = promises_later(message.said) and message.until
    return _snoozed(message) if promised or snoozes(message.said) else None


def _snoozed(message: _Message) -> Reply:
    return _nothing(Intent.SNOOZE, "it asks to be reminded later", message.until)


def _polite(message: _Message) -> Reply | None:
    if message.sure or _leans(message.found) or unchanged(message.found):
        return None
    polite = polite_only(message.found)
    intent = Intent.THANKS if polite == "thanks" else Intent.ACK
    return _nothing(intent, "it only thanks or acknowledges") if polite else None


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


_LATER = bag("when once after until")  # "6.4 when I'm back" tells nothing of it


def _leans(found: Sequence[Word]) -> bool:
    """Whether it answers how things stand, if vaguely: "all good thanks"."""
    told = [said for said in claims(found, "") if said.sort is Sort.SOFT]
    return any(said.words > 1 or found[0].low == "fine" for said in told)


def _day(said: str, hit: Found, today: date) -> Window | None:
    """The days that are named, for "after 24 August" the day after it; None for no date."""
    if said[: hit.start].lower().endswith("after "):
        window = read_date(said[hit.start : hit.end], today, chat=True).window
        day = window.last + timedelta(days=1) if window else None
        return Window(day, day) if day else None
    return hit.reading.window if hit.reading.kind is DateKind.DATE else None


def _foreign(message: _Message) -> Reply | None:
    said, actions = message.said, message.actions
    if not is_foreign(message.found):
        return None
    text = f"I only read English: what is “{asking.short(said, 40)}” in a word?"
    options: tuple[Option, ...] = ()
    if len(actions) == 1:
        offered = (*COLOURS, Status.COMPLETE)
        options = tuple(Option(label(s), Edit(0, s, comment=said)) for s in offered)
    question = Question(text, tuple(range(len(actions))), options)
    return Reply(ReplyKind.ASK, (), (question,), why="it is in a language that is not read here")


def _not_mine(message: _Message) -> Reply | None:
    if message.sure or message.coded:
        return None
    denied, instead = denies_lead(message.said)
    if not denied:
        return None
    actions = message.actions
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


_READERS = (
    _another_day, _away, _no_answer_now, _other_hours, _for_people, _order, _taken_back, _later,
    _polite, _foreign, _not_mine,
)  # fmt: skip
"""The first to know what a message is says it: each may rely on those before it."""


def read_question(said: str) -> Reply | None:
    """The reply when it is a question for the coordinator, else None."""
    if not is_question(words(said)):
        return None
    return _nothing(Intent.QUESTION, "it is a question for the coordinator")


def is_question(found: Sequence[Word]) -> bool:
    """Whether a message puts a question, other than a polite order to Chaser."""
    parted = clauses(found)
    if not parted or requests(found[:60]) or sum(word.spoken for word in found) < 3:
        return False
    telling = next((clause for clause in parted if len(clause.words) > 1), parted[0])
    if asks(telling.words) or asks(found[:20]):
        return True
    return parted[-1].closing == "?" and not claims(found, "")
