"""A plan in and out: imported, exported, and what importing that again would change."""

from datetime import UTC, datetime, time

from sqlalchemy.orm import Session

from handlers.exports.exporting import file_name, made, written
from handlers.exports.ground import ground
from handlers.imports.comparing import against_live
from handlers.imports.importing import confirm_import, import_file
from handlers.imports.reading import day_there, read_before, read_file
from handlers.imports.rows import under_headings
from handlers.papers.difference import Difference
from handlers.papers.read import read_plan
from store.actions import live_plan
from tests.handlers.asking import NOW, a_partnership

ENDINGS = {"word": "docx", "excel": "xlsx", "csv": "csv"}


def bring_in(session: Session, data: bytes, name: str, now: datetime = NOW) -> None:
    """Import a file as the live plan."""
    partnership = a_partnership(session)
    message, draft = import_file(
        session, partnership, None, read_file(data, name, day_there(partnership, now)), now
    )
    assert draft is not None, message.summary
    confirm_import(session, partnership, draft, now)
    session.expire_all()


def exported(
    session: Session,
    file_format: str,
    paper: str = "plan",
    now: datetime = NOW,
    leads: str = "names",
) -> bytes:
    """The file that an export gives."""
    found = ground(session, a_partnership(session), now, leads=leads)
    return written(made(found, paper), file_format, file_name(found, paper, file_format))


def again(session: Session, data: bytes, file_format: str, now: datetime = NOW) -> Difference:
    """What importing the file now would change."""
    before = read_before(live_plan(session, a_partnership(session).id))
    read = read_plan(data, f"paper.{ENDINGS[file_format]}", now.date(), before=before)
    return against_live(session, a_partnership(session).id, under_headings(read)).difference


def told(difference: Difference) -> list[str]:
    """The difference in words; [] where there is none."""
    new = [f"new: {action.code} {action.title}" for action in difference.new]
    gone = [f"gone: {known.code} {known.title}" for known in difference.gone]
    changed = [
        f"{one.known.code} {one.known.title[:30]}: {c.part} {c.before!r} -> {c.after!r}"
        for one in difference.changed
        for c in one.changes
    ]
    return [*new, *gone, *changed]


def at(year: int, month: int, day: int) -> datetime:
    """Noon of a day."""
    return datetime.combine(datetime(year, month, day, tzinfo=UTC).date(), time(12), UTC)
