"""What the rules know of a recipient's actions and meetings, and the reasons they come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from handlers.rules.dates.windows import Window
from handlers.rules.meetings.times import MeetingDays
from handlers.rules.reminding.policy import Policy
from handlers.rules.working_days import Calendar


class ReasonKind(StrEnum):
    """Why a recipient hears of an action; of several, the last in this list is the one told."""

    BEFORE_FIRST = "before_first"  # some working days before a deadline: ten, unless set
    BEFORE_SECOND = "before_second"  # two, unless set
    REQUEST = "request"  # a meeting wants an update
    NUDGE = "nudge"  # the meeting still has none
    OVERDUE = "overdue"  # on the working day after a deadline
    OVERDUE_AGAIN = "overdue_again"  # a week later, unless set
    SNOOZED = "snoozed"  # they asked to be reminded on this day
    ASKED = "asked"  # somebody wants it now; never worked out here
    UNANSWERED = "unanswered"  # for a coordinator: overdue, told twice, and Red or no word
    SILENT = "silent"  # for a coordinator: no word for two cycles


@dataclass(frozen=True)
class Snooze:
    """A wish to be reminded on a day: `until`; said at `asked_at`. `anchor` is its own id."""

    until: date
    asked_at: datetime
    anchor: int


@dataclass(frozen=True)
class ActionFacts:
    """What the rules need to know of an action, as it stands for one recipient.

    `hold_until` is the first day on which it counts again, None for an open end. `window` is
    the deadline, None where there is no date, and `deadline` the id of the revision that set
    it. `updated_at` is the last word on how it stands, by anybody, None for never. `position`
    is 0 for whoever is asked first, the main lead as a rule; the others are asked later.
    On the days of `away` somebody else answers for the recipient, or nobody; whoever answers for
    somebody else does so `within` those days. `lead_told_on` is the day on which a lead first
    heard that this deadline had passed, or, without `lead_reached`, a coordinator in their place.
    """

    id: int
    window: Window | None = None
    deadline: int = 0
    updated_at: datetime | None = None
    added_at: datetime | None = None
    position: int = 0
    is_open: bool = True
    is_red: bool = False
    not_started: bool = False
    on_hold: bool = False
    hold_until: date | None = None
    paused: bool = False
    snooze: Snooze | None = None
    away: tuple[Window, ...] = ()
    within: tuple[Window, ...] = ()
    lead_told_on: date | None = None
    lead_reached: bool = True


@dataclass(frozen=True)
class MeetingFacts:
    """A meeting; `previous_at` is the one before it, `earlier_at` the one before that.

    None where there was none.
    """

    id: int
    days: MeetingDays
    previous_at: datetime | None = None
    earlier_at: datetime | None = None


@dataclass(frozen=True, order=True)
class Reason:
    """`on` is the working day from which it is due; `anchor` the id of what gave rise to it."""

    on: date
    action: int
    kind: ReasonKind
    anchor: int

    @property
    def key(self) -> tuple[int, ReasonKind, int]:
        """What `used` knows it by."""
        return (self.action, self.kind, self.anchor)


@dataclass(frozen=True)
class Chase:
    """Everything of one partnership that decides what one recipient hears.

    `meetings` are those ahead and the last one, whose request may still stand for a reminder;
    none that was cancelled. `used` holds (action, kind, anchor) of the reasons that this
    recipient was already given.
    """

    calendar: Calendar
    policy: Policy
    actions: Sequence[ActionFacts] = ()
    meetings: Sequence[MeetingFacts] = ()
    used: frozenset[tuple[int, ReasonKind, int]] = frozenset()
