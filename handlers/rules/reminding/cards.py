"""When a recipient may have a card: hours, one a day, so many a week, over all partnerships."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from handlers.rules.clock import local_day, wall_time
from handlers.rules.reminding.facts import Chase, Reason, ReasonKind
from handlers.rules.reminding.policy import Policy
from handlers.rules.reminding.reasons import reasons_due
from handlers.rules.working_days import Calendar, is_working_day, on_or_after

BETWEEN_CARDS = timedelta(hours=16)  # so that a traveller's two local days are not two cards
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Planned:
    """A card as things stand: `day` is the recipient's own."""

    day: date
    reasons: tuple[Reason, ...]


def office_hours(day: date, zone: str, policy: Policy) -> tuple[datetime, datetime]:
    """The moments between which a recipient in `zone` may be written to on `day`.

    The first is included, the second is not.
    """
    return wall_time(day, policy.opens, zone), wall_time(day, policy.closes, zone)


def common_hours(day: date, zone: str, policies: Collection[Policy]) -> tuple[datetime, datetime]:
    """The hours of `day` in which a recipient may hear of several partnerships at once.

    Where they have none in common the second moment is not after the first.
    """
    each = [office_hours(day, zone, policy) for policy in policies]
    return max(opens for opens, _ in each), min(closes for _, closes in each)


def may_send(now: datetime, zone: str, calendar: Calendar, policy: Policy) -> bool:
    """Whether `now` is within a recipient's hours, on a day on which the partnership works."""
    day = local_day(now, zone)
    opens, closes = office_hours(day, zone, policy)
    return is_working_day(calendar, day) and opens <= now < closes


def next_opening(now: datetime, zone: str, calendar: Calendar, policy: Policy) -> datetime:
    """The first moment from `now` on at which a recipient in `zone` may be written to."""
    day = local_day(now, zone)
    if now >= wall_time(day, policy.closes, zone):
        day += _DAY
    opening = wall_time(on_or_after(calendar, day), policy.opens, zone)
    return max(now, opening)


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def within_cap(day: date, counted: Collection[date], cards_a_week: int) -> bool:
    """Whether the week of `day` has room for a card; `counted` are the days of cards so far.

    Cards that were somebody's wish (a snooze, "remind now") are not among them.
    """
    return sum(week_of(sent) == week_of(day) for sent in counted) < cards_a_week


def is_wish(reasons: Iterable[Reason]) -> bool:
    """Whether a card goes out in spite of the cap: a person asked for it."""
    return any(reason.kind in (ReasonKind.SNOOZED, ReasonKind.ASKED) for reason in reasons)


def cards_ahead(
    chases: Sequence[Chase], today: date, days: int, sent: Collection[date], *, a_week: int
) -> Iterator[Planned]:
    """What a recipient will be sent on `today` and the days after, if nothing changes.

    `chases` are of one recipient, a partnership each; `sent` the days of cards that he had;
    and that count, `a_week` how many may count. A card uses up its reasons, as when it is sent.
    """
    had = set(sent)
    for day in (today + _DAY * nth for nth in range(days)):
        due = [reasons_due(chase, day) for chase in chases]
        reasons = tuple(reason for found in due for reason in found)
        if not reasons or day in had:
            continue
        wish = is_wish(reasons)
        if not wish and not within_cap(day, had, a_week):
            continue
        yield Planned(day, reasons)
        had |= set() if wish else {day}
        chases = [
            replace(chase, used=chase.used | {reason.key for reason in found})
            for chase, found in zip(chases, due, strict=True)
        ]
