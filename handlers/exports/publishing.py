"""The paper of a meeting: frozen at the cut-off, and sent to the coordinators on the papers date.

What was published is kept byte for byte. Publishing again makes a new version beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.calendars import days_of, papers_at
from handlers.exports.exporting import FORMATS, file_name, made, written
from handlers.exports.ground import Ground, ground
from handlers.finding import Sorry
from handlers.messages import Attachment, Button, Message, Part, Text
from handlers.papers.paper import Paper
from handlers.rules.dates import say_day, say_moment
from store import actions, deliveries, meetings, people, publications
from store.calendar import Meeting, PaperFile, Published
from store.mail import Delivery
from store.models import Partnership
from store.publications import PAPER

_FROZEN = ("word", "excel")
"""The formats in which a meeting's paper is kept."""


@dataclass(frozen=True)
class Composed:
    """A meeting's paper before its files are written; that takes no transaction."""

    partnership_id: int
    meeting_id: int | None
    paper: Paper
    names: tuple[str, ...]
    numbers: dict[str, Any]

    def files(self) -> list[tuple[str, str, bytes]]:
        """Name, media type and bytes of each file."""
        return [
            (name, FORMATS[how].media_type, written(self.paper, how, name))
            for how, name in zip(_FROZEN, self.names, strict=True)
        ]


def to_freeze(session: Session, partnership_id: int, now: datetime) -> Composed | None:
    """The next meeting's paper, once its cut-off is over and where there is none yet."""
    partnership = session.get_one(Partnership, partnership_id)
    meeting = meetings.next_after(session, partnership_id, now)
    if meeting is None or actions.live_plan(session, partnership_id) is None:
        return None
    days = days_of(session, partnership, meeting)
    if days.papers_on is None or days.cut_off > now:
        return None
    if publications.latest(session, partnership_id, PAPER, meeting.id) is not None:
        return None
    return _composed(ground(session, partnership, now, meeting=meeting))


def _composed(found: Ground) -> Composed:
    picture = found.picture
    standings = {
        str(s.id): {"mark": s.mark, "due": s.due_last.isoformat() if s.due_last else None}
        for s in picture.standings
    }
    return Composed(
        picture.partnership.id,
        picture.meeting.id if picture.meeting else None,
        made(found, "plan"),
        tuple(file_name(found, "plan", how) for how in _FROZEN),
        {"plan": picture.plan.id, "as_of": picture.now.isoformat(), "actions": standings},
    )


def keep(
    session: Session,
    composed: Composed,
    files: Sequence[tuple[str, str, bytes]],
    now: datetime,
    *,
    again: bool = False,
) -> Published | None:
    """Keep the paper. None where somebody else has kept one meanwhile, unless it is `again`."""
    people.locked(session, composed.partnership_id)
    before = publications.latest(session, composed.partnership_id, PAPER, composed.meeting_id)
    if before is not None and not again:
        return None
    body = {"cover": list(composed.paper.cover), "title": composed.paper.title}
    return publications.freeze(
        session, composed.partnership_id, PAPER, composed.meeting_id, now, body, composed.numbers,
        files,
    )  # fmt: skip


def publish_now(session: Session, partnership: Partnership, now: datetime) -> Published:
    """A new version of the next meeting's paper, as the plan stands now. Raises Sorry."""
    composed = _composed(ground(session, partnership, now))
    kept = keep(session, composed, composed.files(), now, again=True)
    assert kept is not None  # noqa: S101 - another one is always kept
    return kept


def hand_out(session: Session, partnership_id: int, now: datetime) -> int:
    """Owe the coordinators the newest version from the papers date on; how many became owed."""
    partnership = session.get_one(Partnership, partnership_id)
    meeting = meetings.next_after(session, partnership_id, now)
    paper = publications.latest(session, partnership_id, PAPER, meeting.id) if meeting else None
    if meeting is None or paper is None:
        return 0
    at = papers_at(session, partnership, meeting)
    if at is None or at > now:
        return 0
    owed = [
        owe_paper(session, partnership, paper, coordinator.id, f"{paper.id}:{coordinator.id}", now)
        for coordinator in people.holders(session, partnership_id, "coordinator")
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


def compose_paper(session: Session, row: Delivery, now: datetime) -> Message | None:
    """The files as they were published, or of a new version where one is asked for."""
    partnership = session.get_one(Partnership, row.partnership_id)
    if "published" not in row.what:
        try:
            row.what = {**row.what, "published": publish_now(session, partnership, now).id}
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
