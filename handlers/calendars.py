"""A partnership's calendar, policy and meeting days, from what is stored."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.rules.clock import wall_time
from handlers.rules.meeting_times import MeetingDays, meeting_days
from handlers.rules.policy import Policy, from_dict
from handlers.rules.windows import Window
from handlers.rules.working_days import Calendar, Region
from store import meetings
from store.models import Meeting, Partnership


def policy_of(partnership: Partnership) -> Policy:
    """The settings in force; those never touched have their defaults."""
    return from_dict(partnership.policy)


def calendar_of(partnership: Partnership) -> Calendar:
    """Its working days and zone."""
    closures = tuple(
        Window(each.first, each.last) for each in partnership.closures if not each.removed
    )
    return Calendar(Region(partnership.region), closures, partnership.zone)


def days_of(session: Session, partnership: Partnership, meeting: Meeting) -> MeetingDays:
    """The meeting's own days: request, nudge, cut-off, papers, digest."""
    before = meetings.last_before_this(session, meeting)
    return meeting_days(
        meeting.starts_at.astimezone(ZoneInfo(partnership.zone)),
        before.starts_at if before else None,
        calendar_of(partnership),
        policy_of(partnership),
    )


def papers_at(session: Session, partnership: Partnership, meeting: Meeting) -> datetime | None:
    """When the coordinators get the paper: as the hours begin on the papers date."""
    days = days_of(session, partnership, meeting)
    if days.papers_on is None:
        return None
    return wall_time(days.papers_on, policy_of(partnership).opens, partnership.zone)
