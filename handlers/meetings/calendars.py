"""A partnership's calendar, policy and meeting days, from what is stored."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.rules.clock import local_day, wall_time
from handlers.rules.dates.windows import Window
from handlers.rules.meetings.times import MeetingDays, meeting_days
from handlers.rules.reminding.policy import Policy, from_dict
from handlers.rules.working_days import Calendar, Region, shift
from store import meetings, publications
from store.calendar import Meeting, Published
from store.models import Partnership


def policy_of(partnership: Partnership) -> Policy:
    """The settings in force; those never touched have their defaults."""
    return from_dict(partnership.policy)


def calendar_of(partnership: Partnership) -> Calendar:
    """Its working days and zone."""
    closures = tuple(
        Window(each.first, each.last) for each in partnership.closures if not each.removed
    )
    return Calendar(Region(partnership.region), closures, partnership.zone)


def digest_key(partnership: Partnership, meeting: Meeting) -> str:
    """What the digest of a meeting is known by: a meeting moved to another day has another.

    What was posted before the move stays as it is.
    """
    return f"{meeting.id}:{meets_on(partnership, meeting)}"


def meets_on(partnership: Partnership, meeting: Meeting) -> str:
    """The meeting's local day, as it is kept."""
    return local_day(meeting.starts_at, partnership.zone).isoformat()


def has_paper(session: Session, partnership: Partnership, meeting: Meeting) -> bool:
    """Whether the paper for a meeting was made: before it moved, it was that other day's."""
    latest = publications.latest(session, partnership.id, publications.PAPER, meeting.id)
    return latest is not None and is_for(latest, meets_on(partnership, meeting))


def is_for(paper: Published, day: str | None) -> bool:
    """Whether a paper was made for a meeting on that day; older ones don't say."""
    return bool(paper.numbers.get("meets", day) == day)


def preview_at(days: MeetingDays, calendar: Calendar) -> datetime:
    """When the coordinators see a digest before everybody: at its hour, a working day before."""
    day = shift(calendar, days.digest_at.date(), -1)
    return wall_time(day, days.digest_at.time(), calendar.zone)


def days_of(session: Session, partnership: Partnership, meeting: Meeting) -> MeetingDays:
    """The meeting's own days: request, nudge, cut-off, papers, digest."""
    before = meetings.last_before_this(session, meeting)
    return days_after(partnership, meeting, before.starts_at if before else None)


def days_after(
    partnership: Partnership, meeting: Meeting, previous_at: datetime | None
) -> MeetingDays:
    """The same, of a meeting whose predecessor is known; None where it is the first."""
    return meeting_days(
        meeting.starts_at.astimezone(ZoneInfo(partnership.zone)),
        previous_at,
        calendar_of(partnership),
        policy_of(partnership),
    )


def papers_at(session: Session, partnership: Partnership, meeting: Meeting) -> datetime | None:
    """When the coordinators get the paper: as the hours begin on the papers date."""
    days = days_of(session, partnership, meeting)
    if days.papers_on is None:
        return None
    return wall_time(days.papers_on, policy_of(partnership).opens, partnership.zone)
