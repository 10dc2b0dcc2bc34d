"""New deadlines: `move CR1.4 to 30 Oct, survey late`."""

import re
from dataclasses import replace
from datetime import date

from handlers.asker import Answer, Asker
from handlers.confirming import confirmed
from handlers.edits import begin
from handlers.finding import Sorry, for_coordinators
from handlers.forms import move_form
from handlers.messages import Message
from handlers.naming import code_for, shared_code
from handlers.own import own_action
from handlers.people.typed_leads import in_words
from handlers.proposing import asks_for_deadlines
from handlers.reporting import Report, record
from handlers.requests import Kind
from handlers.revisions import NewDeadline
from handlers.rules.dates.reading import find_dates, read_date
from handlers.rules.dates.saying import say_window
from handlers.rules.dates.windows import DateKind, Reading
from handlers.rules.in_confidence import confide
from handlers.rules.reply import Edit, Option, Question, Reply, ReplyKind
from handlers.rules.sentences import shorten
from handlers.said.ground import next_meeting_day
from handlers.said.offers import offer
from handlers.said.taking import take
from handlers.wording import window_of
from store.models import Action

_OR = re.compile(r"(?i)\W{0,5}(?:or|/|maybe|poss(?:ibly)?)\W{0,5}|\W{0,3}/\W{0,3}")
_FROM_TO = re.compile(
    r"(?i)(?:from )?(?!(?:to|until|till|by)\b)(\S.{1,40}?) (?:to|until|till|->|→) "
)
_THAN = re.compile(
    r"(?i)^than (?:(?:originally )?(?:planned|agreed)|before|it was|we said|now)\b[\s,;:.–-]*"
)


def move(asker: Asker, words: str) -> Answer | None:
    """A new deadline with its reason; a form when nothing follows the code."""
    action, rest = own_action(asker, words, "move")
    if asker.request.kind is Kind.SUBMITTED and not rest:
        return _by_form(asker, action)
    if not rest:
        offer(asker, f"move #{action.ref} to {{}}")  # a date said next is what the form asks for
        return Answer(move_form(action, asker.today, shared_code(asker, action)))
    reading, why = split(asker, action, rest)
    if reading.kind in _UNDATED:
        return _undated(asker, action, reading, why)
    if reading.window is None:
        raise Sorry(no_date(asker, action, reading))
    return moved(asker, action, reading, why)


def _by_form(asker: Asker, action: Action) -> Answer:
    form = asker.request.form
    reading = date_in(asker, action, form.get("deadline", ""))
    if reading.kind in _UNDATED:
        return _undated(asker, action, reading, form.get("why", "").strip())
    if reading.window is None:
        sentence = no_date(asker, action, reading)
        return Answer(Message(sentence, errors=(("deadline", sentence),)))
    why = form.get("why", "").strip()
    words = ", ".join(part for part in (f"move #{action.ref} to {reading.text}", why) if part)
    return moved(asker, action, reading, why, words)


_UNDATED = (DateKind.ONGOING, DateKind.RECURRING, DateKind.TBC)
"""What stands in a plan where an action has no end date, or none yet."""


def _undated(asker: Asker, action: Action, reading: Reading, why: str) -> Answer:
    """Record that it is due on no day from now on: "ongoing", "tbc"."""
    if asks_for_deadlines(asker, action):
        raise for_coordinators(
            asker, "take a date away", f"move #{action.ref} to {reading.text}, {why}".rstrip(", ")
        )
    if action.due_last is None and action.deadline_text == reading.text:
        raise Sorry(f"{code_for(asker, action)} is {reading.text} already. Nothing was changed.")
    said = confide(Edit(0, comment=in_words(asker, why)))
    report = Report(
        comment=said.comment,
        deadline=NewDeadline(reading.text, reading.kind),
        why_moved="" if said.private else said.comment,
        private=said.private,
    )
    entry = begin(asker)
    update = record(asker.session, entry, action, report, asker.today)
    return confirmed(asker, entry, [(action, update)])


def moved(
    asker: Asker, action: Action, reading: Reading, why: str, words: str | None = None
) -> Answer:
    """Record the new deadline; one in the past, or a doubtful one, is asked about first."""
    window = reading.window
    assert window is not None  # noqa: S101 - the callers have looked
    edit = confide(Edit(0, deadline=window, comment=why))
    said = say_window(window, asker.today)
    code = code_for(asker, action)
    question = None
    if window.last < asker.today:
        text = f"{said} has passed. Shall {code} be due then all the same?"
        question = Question(text, (0,), (Option(f"Yes, {said}", edit),))
    elif reading.ambiguous or reading.weekday_disagrees:
        choices = (window, *reading.alternatives)
        options = tuple(
            Option(say_window(each, asker.today), replace(edit, deadline=each)) for each in choices
        )
        question = Question(f"When is {code} due now? {reading.why}", (0,), options)
    if question:
        return take(asker, Reply(ReplyKind.ASK, questions=(question,)), [action], words)
    return take(asker, Reply(ReplyKind.EDITS, (edit,)), [action], words)


def date_in(asker: Asker, action: Action, text: str) -> Reading:
    """A date in chat: relative to now, to the present deadline and to the next meeting."""
    return read_date(
        text.strip(),
        asker.today,
        deadline=window_of(action),
        next_meeting=next_meeting_day(asker),
        chat=True,
    )


def split(asker: Asker, action: Action, words: str) -> tuple[Reading, str]:
    """The new date that the words begin with, and the reason after it."""
    words = _after_the_old(action, words, asker.today)
    words = re.sub(r"^(?:to|until|till|by)\b[\s:,]*", "", words, flags=re.IGNORECASE)
    found = find_dates(
        words,
        asker.today,
        deadline=window_of(action),
        next_meeting=next_meeting_day(asker),
    )
    if found and found[0].start <= 4:
        reading, after = found[0].reading, words[found[0].end :]
        if len(found) > 1 and _OR.fullmatch(words[found[0].end : found[1].start]):
            reading, after = _either(reading, found[1].reading), words[found[1].end :]
        return reading, _THAN.sub("", after.lstrip(" ,;:.–-").strip())
    first, _, rest = words.partition(",")
    reading = date_in(asker, action, first)
    # "Jan recruitment freeze": what is no date is the reason.
    return reading, ", ".join(said for said in (reading.rest.strip(), rest.strip()) if said)


def _after_the_old(action: Action, words: str, today: date) -> str:
    """Of "from 31 Aug to 30 Nov" the new date, where the first is the present deadline."""
    pair, now = _FROM_TO.match(words), window_of(action)
    was = read_date(pair[1], today, chat=True).window if pair and now else None
    if pair is None or was is None or now is None or not was.first <= now.last <= was.last:
        return words
    return words[pair.end() :]


def _either(one: Reading, other: Reading) -> Reading:
    """Of two days, "30 Oct or 6 Nov", somebody chooses."""
    if not (one.window and other.window):
        return one
    why = "You named two dates."
    return replace(one, ambiguous=True, alternatives=(other.window,), why=why)


def no_date(asker: Asker, action: Action, reading: Reading) -> str:
    """Why a text is no new deadline, and what to type instead."""
    code = code_for(asker, action)
    example = f"Type the new date again, for example “move {code} to 30 Sep”. Nothing was changed."
    return f"{why_no_date(reading) or 'To when?'} {example}"


def why_no_date(reading: Reading) -> str:
    """Why a text is no date, in a sentence; "" where there was no text."""
    if reading.kind is DateKind.INVALID and reading.why:
        return f"{reading.why.rstrip('.')}."
    text = shorten(reading.text, 60)
    return f"I couldn't read “{text}” as a date." if text else ""
