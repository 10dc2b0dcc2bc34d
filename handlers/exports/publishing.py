"""The paper of a meeting: frozen at the cut-off, and sent to the coordinators on the papers date.

What was published is kept byte for byte. Publishing again makes a new version beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.deliveries.outbox import Overtaken, Work
from handlers.exports.exporting import FORMATS, file_name, made, written
from handlers.exports.ground import Ground, ground
from handlers.finding import Sorry
from handlers.meetings.calendars import days_of, has_paper, is_for, meets_on, papers_at
from handlers.messages import Attachment, Button, Message, Part, Text
from handlers.papers.writing.paper import Paper, Step
from handlers.rules.dates.saying import say_day, say_moment
from store import actions, deliveries, entries, meetings, people, publications
from store.calendar import Meeting, PaperFile, Published
from store.mail import Delivery
from store.models import Partnership
from store.publications import PAPER

_FROZEN = ("word", "excel")
"""The formats in which a meeting's paper is kept."""

_AHEAD = 3  # meetings: the cut-off of one may come before the meeting that it follows

_LATELY = timedelta(minutes=10)  # longer than any change takes from its moment to its commit


@dataclass(frozen=True)
class Composed:
    """A meeting's paper before its files are written; that takes no transaction."""

    at: datetime
    known: frozenset[int]  # what was done lately, by the entries' ids: to tell if more was since
    partnership_id: int
    meeting_id: int | None
    paper: Paper
    names: tuple[str, ...]
    numbers: dict[str, Any]

    def files(self, step: Step = lambda _done: None) -> list[tuple[str, str, bytes]]:
        """Name, media type and bytes of each file."""
        return [
            (name, FORMATS[how].media_type, written(self.paper, how, name, step))
            for how, name in zip(_FROZEN, self.names, strict=True)
        ]


def to_freeze(session: Session, partnership_id: int, now: datetime) -> Composed | None:
    """The next paper of a meeting ahead whose cut-off is over and that has none yet."""
    partnership = session.get_one(Partnership, partnership_id)
    if actions.live_plan(session, partnership_id) is None:
        return None
    for meeting in meetings.ahead(session, partnership_id, now, _AHEAD):
        days = days_of(session, partnership, meeting)
        is_over = days.papers_on is not None and days.cut_off <= now
        if is_over and not has_paper(session, partnership, meeting):
            return _composed(session, ground(session, partnership, now, meeting=meeting))
    return None


def to_publish(session: Session, row: Delivery, now: datetime) -> Work | None:
    """A new version of the next meeting's paper, to be written ahead; None where there is none."""
    try:
        found = ground(session, session.get_one(Partnership, row.partnership_id), now)
    except Sorry:
        return None
    composed = _composed(session, found)
    return Work(composed.paper.size, lambda step: Made(composed, composed.files(step)))


def _composed(session: Session, found: Ground) -> Composed:
    picture = found.picture
    here, now = picture.partnership.id, picture.now
    standings = {
        str(s.id): {"mark": s.mark, "due": s.due_last.isoformat() if s.due_last else None}
        for s in picture.standings
    }
    return Composed(
        now,
        entries.ids_since(session, here, now - _LATELY),
        here,
        picture.meeting.id if picture.meeting else None,
        made(found, "plan"),
        tuple(file_name(found, "plan", how) for how in _FROZEN),
        {
            "plan": picture.plan.id,
            "as_of": now.isoformat(),
            "meets": meets_on(picture.partnership, picture.meeting) if picture.meeting else None,
            "actions": standings,
        },
    )


@dataclass(frozen=True)
class Made:
    """A paper whose files are written, to be kept if it is still true."""

    composed: Composed
    files: Sequence[tuple[str, str, bytes]]


def keep(session: Session, made: Made, *, again: bool = False) -> Published | None:
    """Keep the paper. None where somebody else has kept one meanwhile, unless it is `again`.

    Raises Overtaken where anything was done since it was composed: a comment may have been
    redacted or made private, and a paper is never changed afterwards.
    """
    composed = made.composed
    here, meeting_id = composed.partnership_id, composed.meeting_id
    people.locked(session, here)
    before = publications.latest(session, here, PAPER, meeting_id)
    if before is not None and not again and is_for(before, composed.numbers["meets"]):
        return None
    is_older = before is not None and before.at > composed.at
    if is_older or entries.ids_since(session, here, composed.at - _LATELY) != composed.known:
        raise Overtaken
    body = {"cover": list(composed.paper.cover), "title": composed.paper.title}
    return publications.freeze(
        session, here, PAPER, meeting_id, composed.at, body, composed.numbers, made.files
    )


def _publish(session: Session, row: Delivery, now: datetime, made: Made | None) -> Published:
    """A new version of the next meeting's paper; where none was made ahead, as of now."""
    partnership = people.locked(session, row.partnership_id or 0)
    if made is None:
        composed = _composed(session, ground(session, partnership, now))
        made = Made(composed, composed.files())
    kept = keep(session, made, again=True)
    assert kept is not None  # noqa: S101 - another one is always kept
    return kept


def hand_out(session: Session, partnership_id: int, now: datetime) -> int:
    """Owe the coordinators each meeting's newest version from its papers date on; how many."""
    partnership = session.get_one(Partnership, partnership_id)
    ahead = meetings.ahead(session, partnership_id, now, _AHEAD)
    return sum(_hand_out(session, partnership, meeting, now) for meeting in ahead)


def _hand_out(session: Session, partnership: Partnership, meeting: Meeting, now: datetime) -> int:
    paper = publications.latest(session, partnership.id, PAPER, meeting.id)
    if paper is None or not has_paper(session, partnership, meeting):
        return 0
    at = papers_at(session, partnership, meeting)
    if at is None or at > now:
        return 0
    owed = [
        owe_paper(session, partnership, paper, coordinator.id, f"{paper.id}:{coordinator.id}", now)
        for coordinator in people.holders(session, partnership.id, "coordinator")
    ]
    return sum(one is not None for one in owed)


def owe_paper(
    session: Session,
    partnership: Partnership,
    paper: Published,
    recipient_id: int,
    key: str,
    now: datetime,
) -> int | None:
    """Owe somebody a published paper; None where it is owed or was sent already."""
    return deliveries.owe(
        session,
        f"paper:{key}",
        "paper",
        partnership.workspace_id,
        partnership_id=partnership.id,
        recipient_id=recipient_id,
        what={"published": paper.id},
        next_try_at=deliveries.AFTER_ANSWERS,
        created_at=now,
    )


def compose_paper(
    session: Session, row: Delivery, now: datetime, made: Made | None = None
) -> Message | None:
    """The files as they were published, or of a new version where one is asked for.

    `made` is that version, where it was made ahead. Raises Overtaken where it is no longer true.
    """
    partnership = session.get_one(Partnership, row.partnership_id)
    if "published" not in row.what:
        try:
            row.what = {**row.what, "published": _publish(session, row, now, made).id}
        except Sorry as sorry:
            return sorry.answer.message
    paper = session.get_one(Published, row.what["published"])
    meeting = session.get(Meeting, paper.meeting_id) if paper.meeting_id else None
    if meeting is not None and meeting.cancelled:
        return None
    files: list[Part] = [_attached(file) for file in publications.files_of(session, paper.id)]
    return Message(
        _ready(partnership, paper, meeting, now),
        (Text("The digest before the meeting says what has changed since.", quiet=True), *files),
        (Button("Publish it again", "export publish"),),
    )


def _attached(file: PaperFile) -> Attachment:
    content = file.content
    return Attachment(file.name, file.media_type, lambda: content)


def _ready(
    partnership: Partnership, paper: Published, meeting: Meeting | None, now: datetime
) -> str:
    """`The paper for the meeting on Thu 1 Oct is ready to attach, as of Mon 21 Sep, noon.`"""
    zone = ZoneInfo(partnership.zone)
    today = now.astimezone(zone).date()
    which = "The paper"
    if meeting is not None:
        which += f" for the meeting on {say_day(meeting.starts_at.astimezone(zone).date(), today)}"
    version = f" This is version {paper.version}." if paper.version > 1 else ""
    as_of = say_moment(paper.at.astimezone(zone), today)
    return f"{which} is ready to attach, as of {as_of}.{version}"
