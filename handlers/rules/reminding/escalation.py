"""What a coordinator is told of, after its leads were: they decide whether the chair hears."""

from collections.abc import Iterator
from datetime import date, timedelta

from handlers.rules.clock import local_day
from handlers.rules.reminding.facts import ActionFacts, Chase, MeetingFacts, Reason, ReasonKind
from handlers.rules.reminding.reasons import opens_on
from handlers.rules.working_days import is_working_day, on_or_before, shift


def for_coordinator(chase: Chase, today: date) -> list[Reason]:
    """What a coordinator is due to hear on `today`, of all actions in `chase`, and not yet has.

    `chase.used` holds what this coordinator was told. Actions that are complete, on hold, paused
    or not begun raise nothing.
    """
    if not is_working_day(chase.calendar, today):
        return []
    return [
        reason
        for action in chase.actions
        if _counts(chase, action, today)
        for reason in _raised(chase, action)
        if reason.on <= today and reason.key not in chase.used
    ]


def _counts(chase: Chase, action: ActionFacts, today: date) -> bool:
    opens = opens_on(chase, action)
    return opens is not None and opens <= today


def _raised(chase: Chase, action: ActionFacts) -> Iterator[Reason]:
    yield from _unanswered(chase, action)
    for meeting in chase.meetings:
        yield from _silent(chase, action, meeting)


def _unanswered(chase: Chase, action: ActionFacts) -> Iterator[Reason]:
    """Overdue for longer than a lead is reminded of it, and Red or without a word since."""
    policy, calendar = chase.policy, chase.calendar
    if action.window is None or action.lead_told_on is None or policy.tell_coordinator is None:
        return
    last = action.window.last
    said_on = action.updated_at and local_day(action.updated_at, calendar.zone)
    if said_on and said_on > last and not action.is_red:
        return
    told_on = max(shift(calendar, last, 1), action.lead_told_on)
    after = timedelta(days=(policy.overdue_again or 0) + policy.tell_coordinator)
    on = on_or_before(calendar, told_on + after)
    yield Reason(on, action.id, ReasonKind.UNANSWERED, action.deadline)


def _silent(chase: Chase, action: ActionFacts, meeting: MeetingFacts) -> Iterator[Reason]:
    """No word in the two cycles that ended with the last meeting."""
    if meeting.previous_at is None or meeting.earlier_at is None or action.added_at is None:
        return
    zone = chase.calendar.zone
    first_cycle = local_day(meeting.earlier_at, zone)
    begun = action.window.first if action.not_started and action.window else date.min
    asked_since = max(local_day(action.added_at, zone), begun)
    word_at = action.updated_at or action.added_at
    if word_at <= meeting.earlier_at and asked_since <= first_cycle:
        on = shift(chase.calendar, local_day(meeting.previous_at, zone), 1)
        yield Reason(on, action.id, ReasonKind.SILENT, meeting.id)
