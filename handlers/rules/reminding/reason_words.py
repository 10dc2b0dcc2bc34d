"""A reason in words, and which of many actions comes first on a card."""

from collections.abc import Iterable
from datetime import date, timedelta

from handlers.rules.clock import local_day
from handlers.rules.dates.saying import say_day
from handlers.rules.reminding.facts import ActionFacts, Chase, Reason, ReasonKind
from handlers.rules.reminding.reasons import to_tell
from handlers.rules.sentences import counted
from handlers.rules.working_days import Calendar, working_days_between

_DAY = timedelta(days=1)
_WISHES = (ReasonKind.SNOOZED, ReasonKind.ASKED)
_PLAIN = {
    ReasonKind.SNOOZED: "to be reminded on this day was asked for",
    ReasonKind.ASKED: "asked for now",
}


def most_urgent(reasons: Iterable[Reason], actions: Iterable[ActionFacts]) -> list[Reason]:
    """One reason an action, the most pressing first: wishes, then the earliest deadline.

    Red and late counts as late does: who reports badly is not chased harder. Actions without a
    deadline come last.
    """
    lasts = {a.id: a.window.last if a.window else date.max for a in actions}
    told = to_tell(list(reasons)).values()
    return sorted(
        told, key=lambda reason: (reason.kind not in _WISHES, lasts[reason.action], reason.action)
    )


def reason_words(reason: Reason, chase: Chase, day: date) -> str:
    """Why an action is on a card sent on `day`, as a coordinator reads it.

    "10 working days before Fri 30 Oct; no update since 12 Sep". Raises LookupError where `chase`
    lacks the action or the meeting.
    """
    action = next((each for each in chase.actions if each.id == reason.action), None)
    if action is None:
        raise LookupError(f"no action {reason.action}")
    last_word = _last_word(action, chase, day)
    if reason.kind is ReasonKind.SILENT:
        return f"{last_word}: two meetings have passed"
    return f"{_why(reason, action, chase, day)}; {last_word}"


def _why(reason: Reason, action: ActionFacts, chase: Chase, day: date) -> str:
    if reason.kind in _PLAIN:
        return _PLAIN[reason.kind]
    if reason.kind in (ReasonKind.REQUEST, ReasonKind.NUDGE):
        return _meeting_words(reason, chase, day)
    if action.window is None:
        raise LookupError(f"action {action.id} has no deadline")
    if reason.kind is ReasonKind.UNANSWERED:
        told = "its leads were told" if action.lead_reached else "no lead of it could be reminded"
        return f"was due {say_day(action.window.last, day)}, and {told}"
    if day == action.window.last:
        return "due today"
    return deadline_words(reason.kind, action.window.last, chase.calendar, day)


def deadline_words(kind: ReasonKind, last: date, calendar: Calendar, day: date) -> str:
    """Why a deadline's last day made somebody hear of an action on `day`, without the last word."""
    due = say_day(last, day)
    if day > last:
        again = "still overdue" if kind is ReasonKind.OVERDUE_AGAIN else "overdue"
        return f"{again}: was due {due}"
    if not working_days_between(calendar, day, last):
        return f"due {due}"
    # Counted back from the last day, as the reminder was: that itself never counts, open or not.
    left = working_days_between(calendar, day - _DAY, last - _DAY)
    return f"{counted(left, 'working day')} before {due}"


def _meeting_words(reason: Reason, chase: Chase, day: date) -> str:
    meeting = next((each for each in chase.meetings if each.id == reason.anchor), None)
    if meeting is None:
        raise LookupError(f"no meeting {reason.anchor}")
    return meeting_words(reason.kind, meeting.days.starts_at.date(), day)


def meeting_words(kind: ReasonKind, meets: date, day: date) -> str:
    """Why a meeting made somebody hear of an action on `day`, without the last word."""
    again = "asked again" if kind is ReasonKind.NUDGE else "asked"
    return f"{again} for the meeting on {say_day(meets, day)}"


def _last_word(action: ActionFacts, chase: Chase, day: date) -> str:
    if action.updated_at is None:
        return "no update yet"
    # Of a day gone by the weekday tells nobody anything.
    said_on = say_day(local_day(action.updated_at, chase.calendar.zone), day)
    return f"no update since {said_on.partition(' ')[2]}"
