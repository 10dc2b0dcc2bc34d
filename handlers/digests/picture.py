"""The picture that a digest is drawn from: how a plan stands, and against what it is compared."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import reduce
from operator import add
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.differing import Word, cycle_from, differing
from handlers.rules import rag
from handlers.rules.dates.saying import short_day
from handlers.rules.rag import Counts, Standing, Travel
from store import actions, digests, meetings, publications
from store.calendar import Meeting, Published
from store.models import Action, Partnership, Plan, Theme

NO_THEME = "No theme"


@dataclass(frozen=True)
class Picture:
    """One plan at one moment. Moments are in the partnership's own zone.

    `last` is the start of the last meeting, None before there was one. `compared` is the digest
    that directions are taken against, None for the first of a plan; then `travels` is empty.
    `counts` is by theme id, None for the actions without a theme.
    """

    partnership: Partnership
    plan: Plan
    now: datetime
    meeting: Meeting | None
    starts: datetime | None
    last: datetime | None
    then: datetime | None  # the meeting after the one that this digest is for
    compared: Published | None
    compared_day: date | None
    themes: tuple[tuple[int | None, str], ...]
    counts: Mapping[int | None, Counts]
    standings: tuple[Standing, ...]
    before: Mapping[int, str]
    travels: Mapping[int, Travel]
    shared: frozenset[str]
    in_print: Mapping[str, Sequence[str]]
    differing: Mapping[int, Sequence[Word]]  # by action, what leads say who say different colours

    @property
    def today(self) -> date:
        """The partnership's local day."""
        return self.now.date()

    @property
    def totals(self) -> Counts:
        """The numbers of all themes together."""
        return reduce(add, self.counts.values(), Counts())

    @property
    def since(self) -> str:
        """The day of the last meeting, short, or of the last digest where none is known."""
        day = self.last.date() if self.last else self.compared_day
        return short_day(day, self.today) if day else ""

    def printed(self, action: Action) -> str:
        """The latest comment as the digest prints it; words changed for print hold till newer."""
        if action.comment_private:
            return ""
        said, words = self.in_print.get(str(action.id), (None, ""))
        return words if said == action.comment else action.comment.strip()

    def where(self, wanted: Callable[[Standing], bool]) -> list[Standing]:
        """The actions for which this holds, in the plan's order."""
        return [standing for standing in self.standings if wanted(standing)]

    def travel(self, standing: Standing) -> Travel | None:
        """Which way the action went; None where it is not compared."""
        return self.travels.get(standing.id)

    def first(self, standings: Iterable[Standing]) -> list[Standing]:
        """The exceptions first."""
        return rag.exceptions_first(standings, self.today, self.travels)

    def overdue(self, standing: Standing) -> bool:
        """Open after the last day of its window."""
        return rag.is_overdue(standing, self.today)

    def quiet(self, standing: Standing) -> bool:
        """Open without an update since the last meeting."""
        return rag.is_quiet(standing, self.today, self.last)

    def of_themes(self, ids: frozenset[int | None]) -> "Picture":
        """The same picture of these themes alone."""
        return replace(
            self,
            themes=tuple(theme for theme in self.themes if theme[0] in ids),
            counts={i: counts for i, counts in self.counts.items() if i in ids},
            standings=tuple(s for s in self.standings if s.theme_id in ids),
        )

    def shown(self, session: Session, standings: Iterable[Standing]) -> list[Action]:
        """These actions with their words, in the order given, the private ones left out."""
        ids = [standing.id for standing in standings if not standing.private]
        found = digests.shown(session, self.plan, ids)
        return [found[i] for i in ids if i in found]


def take_picture(
    session: Session, partnership: Partnership, now: datetime, meeting: Meeting | None
) -> Picture | None:
    """The live plan as it stands now, for a meeting or for the next one; None without a plan."""
    plan = actions.live_plan(session, partnership.id)
    if plan is None:
        return None
    zone = ZoneInfo(partnership.zone)
    meeting = meeting or meetings.next_after(session, partnership.id, now)
    last = _last(session, partnership, now, meeting)
    compared = _compared(session, plan, now, meeting)
    standings = tuple(Standing(**row) for row in digests.standings(session, plan))
    before = _marks(compared)
    local = now.astimezone(zone)
    return Picture(
        partnership=partnership,
        plan=plan,
        now=local,
        meeting=meeting,
        starts=meeting.starts_at.astimezone(zone) if meeting else None,
        last=last.astimezone(zone) if last else None,
        then=_then(session, partnership, now, meeting, zone),
        compared=compared,
        compared_day=_day_of(session, compared, zone) if compared else None,
        themes=_named(actions.themes(session, plan.id)),
        counts=_counts(session, plan, local.date(), last),
        standings=standings,
        before=before,
        travels=_travels(standings, before) if compared else {},
        shared=actions.shared_codes(session, plan.id),
        in_print=meeting.in_print if meeting else {},
        differing=_differing(session, plan, standings, cycle_from(last, now)),
    )


def _last(
    session: Session, partnership: Partnership, now: datetime, meeting: Meeting | None
) -> datetime | None:
    """When the last meeting began: before now, or before the digest's own if that is over."""
    moment = min(now, meeting.starts_at) if meeting else now
    last = meetings.last_before(session, partnership.id, moment)
    if last is not None and meeting is not None and last.id == meeting.id:
        last = meetings.last_before(session, partnership.id, moment - timedelta.resolution)
    return last.starts_at if last else None


def _then(
    session: Session,
    partnership: Partnership,
    now: datetime,
    meeting: Meeting | None,
    zone: ZoneInfo,
) -> datetime | None:
    moment = max(now, meeting.starts_at) if meeting else now
    then = meetings.next_after(session, partnership.id, moment)
    return then.starts_at.astimezone(zone) if then else None


def _compared(
    session: Session, plan: Plan, now: datetime, meeting: Meeting | None
) -> Published | None:
    found = publications.last_for_another(
        session, plan.partnership_id, now, meeting.id if meeting else None
    )
    return found if found is not None and found.numbers.get("plan") == plan.id else None


def _day_of(session: Session, published: Published, zone: ZoneInfo) -> date:
    """The day by which people remember a digest: its meeting's, or its own."""
    meeting = session.get(Meeting, published.meeting_id) if published.meeting_id else None
    moment = meeting.starts_at if meeting and not meeting.cancelled else published.at
    return moment.astimezone(zone).date()


def _marks(published: Published | None) -> dict[int, str]:
    frozen: Mapping[str, Any] = published.numbers["actions"] if published else {}
    return {int(action_id): kept["mark"] for action_id, kept in frozen.items()}


def _travels(standings: Iterable[Standing], before: Mapping[int, str]) -> dict[int, Travel]:
    return {s.id: rag.travel(s.mark, before.get(s.id)) for s in standings if s.counted}


def _differing(
    session: Session, plan: Plan, standings: Iterable[Standing], since: datetime
) -> Mapping[int, Sequence[Word]]:
    lately = [
        s.id
        for s in standings
        if s.is_open and s.differed_at is not None and s.differed_at >= since
    ]
    found = digests.shown(session, plan, lately, private=True) if lately else {}
    return differing(session, found.values(), since)


def _counts(
    session: Session, plan: Plan, today: date, last: datetime | None
) -> dict[int | None, Counts]:
    rows = [dict(row) for row in digests.counts(session, plan, today, last)]
    return {row.pop("theme_id"): Counts(**row) for row in rows}


def _named(themes: Iterable[Theme]) -> tuple[tuple[int | None, str], ...]:
    """Each theme's id and the words that tell it from the others; last, those without a theme."""
    every = list(themes)
    titles = [theme.title for theme in every]
    named: list[tuple[int | None, str]] = [
        (t.id, f"{t.section}: {t.title}" if t.section and titles.count(t.title) > 1 else t.title)
        for t in every
    ]
    return (*named, (None, NO_THEME))
