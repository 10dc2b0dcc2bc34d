"""Digests, their addenda, and papers as they went out: kept in versions, never changed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, or_, select
from sqlalchemy.orm import Session

from store.calendar import PaperFile, Published

DIGEST, ADDENDUM, PAPER = "digest", "addendum", "paper"


def _of(partnership_id: int, kind: str) -> Select[Published]:
    which = select(Published).where(
        Published.partnership_id == partnership_id, Published.kind == kind
    )
    return which.order_by(Published.at.desc(), Published.id.desc())


def every(session: Session, partnership_id: int, kind: str) -> Sequence[Published]:
    """All of a kind that went out, the newest first."""
    return session.scalars(_of(partnership_id, kind)).all()


def last(session: Session, partnership_id: int, kind: str) -> Published | None:
    """The one of a kind that went out last; None before the first."""
    return session.scalars(_of(partnership_id, kind).limit(1)).first()


def last_for_another(
    session: Session, partnership_id: int, now: datetime, meeting_id: int | None
) -> Published | None:
    """The last digest that went out, to compare with; those of this same meeting left out."""
    which = _of(partnership_id, DIGEST).where(Published.at <= now)
    if meeting_id is not None:
        which = which.where(or_(Published.meeting_id.is_(None), Published.meeting_id != meeting_id))
    return session.scalars(which.limit(1)).first()


def latest(
    session: Session, partnership_id: int, kind: str, meeting_id: int | None
) -> Published | None:
    """The newest version for a meeting, or for none; None before there is one."""
    which = _of(partnership_id, kind).where(Published.meeting_id == meeting_id)
    return session.scalars(which.order_by(None).order_by(Published.version.desc()).limit(1)).first()


def posted_since(session: Session, meeting_id: int, moment: datetime) -> bool:
    """Whether a digest of this meeting was composed for posting at or after a moment."""
    which = select(Published.id).where(
        Published.meeting_id == meeting_id, Published.kind == DIGEST, Published.at >= moment
    )
    return session.scalar(which.limit(1)) is not None


def next_version(session: Session, partnership_id: int, kind: str, meeting_id: int | None) -> int:
    """The number of the next one for a meeting; a digest of no meeting stands alone, as its 1."""
    if meeting_id is None and kind != PAPER:
        return 1
    which = select(func.max(Published.version)).where(
        Published.partnership_id == partnership_id,
        Published.kind == kind,
        Published.meeting_id == meeting_id,
    )
    return 1 + (session.scalar(which) or 0)


def freeze(
    session: Session,
    partnership_id: int,
    kind: str,
    meeting_id: int | None,
    now: datetime,
    body: dict[str, Any],
    numbers: dict[str, Any],
    files: Sequence[tuple[str, str, bytes]] = (),
) -> Published:
    """Keep what goes out as a new version, with its files as (name, media type, bytes)."""
    kept = Published(
        partnership_id=partnership_id,
        meeting_id=meeting_id,
        kind=kind,
        version=next_version(session, partnership_id, kind, meeting_id),
        at=now,
        body=body,
        numbers=numbers,
    )
    session.add(kept)
    session.flush()
    session.add_all(
        PaperFile(published_id=kept.id, name=name, media_type=media_type, content=content)
        for name, media_type, content in files
    )
    session.flush()
    return kept


def take_back(session: Session, published_id: int) -> None:
    """Keep no more what was to go out and never did. It has no files."""
    session.execute(delete(Published).where(Published.id == published_id))


def files_of(session: Session, published_id: int) -> Sequence[PaperFile]:
    """The files of a published paper, as they were written."""
    which = select(PaperFile).where(PaperFile.published_id == published_id)
    return session.scalars(which.order_by(PaperFile.id)).all()
