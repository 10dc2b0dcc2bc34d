"""For what, and from which day on, a recipient is to hear of an action.

A reason is worked out anew each time, from the state of now. What was said before is known by
the reasons already used. A reason whose day was missed stays due, and comes once.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from handlers.rules.clock import local_day
from handlers.rules.reminding.facts import ActionFacts, Chase, MeetingFacts, Reason, ReasonKind
from handlers.rules.working_days import is_working_day, on_or_after, on_or_before, shift

RANK = {kind: rank for rank, kind in enumerate(ReasonKind)}
"""Of several reasons for one action, the one with the highest rank is told."""
_BEFORE = (ReasonKind.BEFORE_FIRST, ReasonKind.BEFORE_SECOND)
_QUIETED = (*_BEFORE, ReasonKind.OVERDUE_AGAIN)


def reasons_due(chase: Chase, today: date) -> list[Reason]:
    """The reasons due on or before `today`, the recipient's own day, and not yet used.

    One action may have several: `to_tell` picks the one to say, but a card uses up all. Empty on
    a day on which the partnership does not work.
    """
    if not is_working_day(chase.calendar, today):
        return []
    return [reason for action in chase.actions for reason in _due(chase, action, today)]


def to_tell(reasons: Sequence[Reason]) -> dict[int, Reason]:
    """For each action the reason to say, out of all those due: an express wish before all."""
    ranked = sorted(reasons, key=lambda reason: (RANK[reason.kind], reason.on))
    return {reason.action: reason for reason in ranked}


def not_heard_of(chase: Chase, now: datetime) -> list[ActionFacts]:
    """The actions that may be chased now and have had no word in the cycle of the next meeting.

    Where no meeting is ahead: no word for as many days as an update keeps quiet.
    """
    today = local_day(now, chase.calendar.zone)
    ahead = [meeting for meeting in chase.meetings if meeting.days.starts_at > now]
    found = []
    for action in chase.actions:
        opens = opens_on(chase, action)
        if opens is None or opens > today or not is_there(action, today):
            continue
        said_on = action.updated_at and local_day(action.updated_at, chase.calendar.zone)
        recent = said_on is not None and _quiet_until(chase, said_on) >= today
        heard = _heard(chase, action, ahead[0]) if ahead else recent
        found += [] if heard else [action]
    return found


def _due(chase: Chase, action: ActionFacts, today: date) -> list[Reason]:
    opens = opens_on(chase, action)
    if opens is None or opens > today or not is_there(action, today):
        return []
    due = [
        reason
        for series in _series(chase, action)
        for reason in _standing(chase, action, series)
        if reason.on <= today and not _over(chase, reason, today)
    ]
    return [reason for reason in due if not _absorbed(chase, action, reason)]


def is_there(action: ActionFacts, day: date) -> bool:
    """Whether the recipient answers for the action on a day: not away, or in somebody's place."""
    if action.within and not any(each.first <= day <= each.last for each in action.within):
        return False
    return not any(away.first <= day <= away.last for away in action.away)


def opens_on(chase: Chase, action: ActionFacts) -> date | None:
    """The first day on which the action may be chased; None where only a change can say so.

    A deadline of one day says when work ends, not when it begins, so only a longer window has
    an opening to wait for.
    """
    if not action.is_open or action.paused:
        return None
    opens = date.min
    if action.on_hold:
        if action.hold_until is None:
            return None
        opens = action.hold_until
    if action.not_started and action.window and action.window.first < action.window.last:
        opens = max(opens, action.window.first)
    snoozed_until = _snoozed_until(chase, action)
    return max(opens, snoozed_until) if snoozed_until else opens


def _series(chase: Chase, action: ActionFacts) -> Iterator[list[Reason]]:
    """Lists of reasons in order, of which a later one supersedes an earlier."""
    yield list(_of_deadline(chase, action))
    for meeting in chase.meetings:
        yield [] if _heard(chase, action, meeting) else list(_of_meeting(action, meeting))
    yield _of_snooze(chase, action)


def _of_deadline(chase: Chase, action: ActionFacts) -> Iterator[Reason]:
    if action.window is None:
        return
    policy, calendar, last = chase.policy, chase.calendar, action.window.last
    first_asked = action.position == 0
    overdue_on = shift(calendar, last, 1)
    days = [
        (ReasonKind.BEFORE_FIRST, policy.first_reminder if first_asked else None),
        (ReasonKind.BEFORE_SECOND, policy.second_reminder),
    ]
    for kind, before in days:
        if before is not None:
            yield Reason(shift(calendar, last, -before), action.id, kind, action.deadline)
    yield Reason(overdue_on, action.id, ReasonKind.OVERDUE, action.deadline)
    if policy.overdue_again is not None:
        again = timedelta(days=policy.overdue_again)
        first_on = _first_told(action, overdue_on, calendar.zone)
        again_on = on_or_before(calendar, first_on + min(again, date.max - first_on))
        yield Reason(again_on, action.id, ReasonKind.OVERDUE_AGAIN, action.deadline)


def _first_told(action: ActionFacts, overdue_on: date, zone: str) -> date:
    """The first day to say that it is late: of what came late with its plan, the day it came."""
    if action.added_at is None:
        return overdue_on
    return max(overdue_on, local_day(action.added_at, zone))


def _of_meeting(action: ActionFacts, meeting: MeetingFacts) -> Iterator[Reason]:
    """The main lead is asked first, the others at the nudge, or with the main lead without one."""
    days = meeting.days
    if action.position == 0 or days.nudge_on is None:
        yield Reason(days.request_on, action.id, ReasonKind.REQUEST, meeting.id)
    if days.nudge_on is not None:
        yield Reason(days.nudge_on, action.id, ReasonKind.NUDGE, meeting.id)


def _of_snooze(chase: Chase, action: ActionFacts) -> list[Reason]:
    on = _snoozed_until(chase, action)
    if on is None or action.snooze is None:
        return []
    return [Reason(on, action.id, ReasonKind.SNOOZED, action.snooze.anchor)]


def _snoozed_until(chase: Chase, action: ActionFacts) -> date | None:
    """The working day that a snooze ends on; None without one, and once an update answered it.

    A snooze until a closed day ends before it, unless that would be the day of the wish itself.
    """
    snooze, calendar = action.snooze, chase.calendar
    if snooze is None or (action.updated_at and action.updated_at > snooze.asked_at):
        return None
    on = on_or_before(calendar, snooze.until)
    asked_on = local_day(snooze.asked_at, calendar.zone)
    return on if on > asked_on else on_or_after(calendar, max(snooze.until, asked_on))


def _answered(chase: Chase, action: ActionFacts, reason: Reason) -> bool:
    """Whether an update stands against a deadline's reason.

    It answers all that fell up to its day and keeps its action quiet for some days more. The
    note that a deadline passed is answered only by an update made after the deadline.
    """
    if action.updated_at is None or action.window is None:
        return False
    said_on = local_day(action.updated_at, chase.calendar.zone)
    if reason.kind in _QUIETED:
        return reason.on <= _quiet_until(chase, said_on)
    return reason.kind is ReasonKind.OVERDUE and said_on > action.window.last


def _heard(chase: Chase, action: ActionFacts, meeting: MeetingFacts) -> bool:
    """Whether the action has an update in the meeting's cycle.

    Where no meeting came before, the cycle begins as many days before the request as an update
    keeps quiet.
    """
    if action.updated_at is None:
        return False
    if meeting.previous_at is not None:
        return action.updated_at > meeting.previous_at
    said_on = local_day(action.updated_at, chase.calendar.zone)
    return _quiet_until(chase, said_on) >= meeting.days.request_on


def _quiet_until(chase: Chase, said_on: date) -> date:
    return shift(chase.calendar, said_on, chase.policy.quiet) if chase.policy.quiet else said_on


def _standing(chase: Chase, action: ActionFacts, series: list[Reason]) -> list[Reason]:
    """What follows the last used reason of a series and no update has answered."""
    used = [nth for nth, reason in enumerate(series) if reason.key in chase.used]
    fresh = series[used[-1] + 1 :] if used else series
    return [reason for reason in fresh if not _answered(chase, action, reason)]


def _over(chase: Chase, reason: Reason, today: date) -> bool:
    """Whether a meeting's reason comes too late: its digest goes out today or has gone."""
    if reason.kind not in (ReasonKind.REQUEST, ReasonKind.NUDGE):
        return False
    days = next(meeting.days for meeting in chase.meetings if meeting.id == reason.anchor)
    return today >= days.digest_at.date()


def _absorbed(chase: Chase, action: ActionFacts, reason: Reason) -> bool:
    """Whether a meeting's card, already sent, spoke of the action in the reminder's place.

    It does so for all that falls up to its cut-off, but never for the note after a deadline.
    """
    return reason.kind in _BEFORE and any(
        reason.on <= meeting.days.cut_off.date()
        for meeting in chase.meetings
        for asked in _of_meeting(action, meeting)
        if asked.key in chase.used
    )
