"""`remind me Monday`: a reminder put off, and promised only where one can come."""

import re
from datetime import date, datetime, timedelta

from handlers.asker import Answer, Asker, for_you
from handlers.chasing.chases import chases_of
from handlers.chasing.forecast import snooze_ends
from handlers.edits import begin, change, undo_button
from handlers.finding import Sorry
from handlers.messages import Message
from handlers.people.covering import is_on
from handlers.rules.dates.saying import say_day
from handlers.rules.reply import Reply
from store import covers, people

_HOUR = re.compile(
    r"(?i)\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)\b|\b\d{1,2}:\d\d\b|\bo'?clock\b|\bnoon\b"
)
_LONGEST = timedelta(days=366)  # to be put off: each day until then is looked at
_LONGEST_AWAY = timedelta(days=130)  # after the day wished for: how far a reminder is foretold


def snooze(asker: Asker, read: Reply) -> Answer:
    """Set it, and say when it will really come. Raises Sorry where none would."""
    if read.until is None and _HOUR.search(asker.request.text):
        return for_you("I remind by the day, not the hour: type for example “remind me tomorrow”.")
    if read.until is None:
        return for_you("When shall I remind you? Type for example “remind me Monday”.")
    until = max(read.until.first, asker.today)
    if until - asker.today > _LONGEST:
        said = say_day(until, asker.today)
        raise Sorry(
            f"{said} is more than a year ahead. Type for example “remind me Monday”. "
            "Nothing was set."
        )
    entry = begin(asker)
    asker.session.flush()
    wish = {"snoozed_until": until, "snoozed_at": asker.now, "snooze_id": entry.id}
    change(asker.session, entry, asker.recipient, wish)
    within = until - asker.today + _LONGEST_AWAY
    at = snooze_ends(asker.session, asker.recipient, asker.now, within)
    if at is None:
        raise Sorry(f"{_why_none(asker)} Nothing was set.")
    said = _when_reminded(asker, until, at)
    return Answer(Message(said, buttons=(undo_button(entry),)))


def _when_reminded(asker: Asker, day: date, at: datetime) -> str:
    """The day on which it will really come: nothing goes out to whoever is away."""
    comes = asker.day_of(at)
    if comes == day:
        return f"I'll remind you on {say_day(day, asker.today)}."
    leaves = covers.absences(asker.session, asker.recipient.id, day)
    away = any(is_on(leave, day) for leave in leaves)
    why = "you are away" if away else "nothing goes out to you"
    said = f"I'll remind you on {say_day(comes, asker.today)}"
    return f"{said}: {why} on {say_day(day, asker.today)}."


def _why_none(asker: Asker) -> str:
    chased = chases_of(asker.session, asker.recipient, asker.now)
    if not any(action.is_open for each in chased for action in each.actions.values()):
        return "You lead nothing here that is open, so there is nothing to remind you of."
    if asker.partnership.paused:
        who = asker.coordinators()
        ask = f" Ask {who}." if who else ""
        return f"Reminders are paused for everybody here, so none would come.{ask}"
    mine = people.names_of(asker.session, asker.partnership.id, asker.recipient.id)
    if mine and all(person.paused for person in mine):
        return "Your reminders are stopped, so none would come. Type “start” first."
    return (
        "Nothing that I would remind you of waits for a word then: it is done, on hold, or not "
        "yours to answer that day."
    )
