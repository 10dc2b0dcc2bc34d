"""Questions about papers: what was said since the import, and what was published."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.calendar import PaperFile, Published
from store.models import Action, Entry, Update

PAPER = "paper"


@dataclass(frozen=True)
class Said:
    """An update of an action: its comment, "" where it has none, and what it changed."""

    action_id: int
    comment: str
    said_on: date | None  # the day it was true of, where that is not the day of `at`
    at: datetime
    change: dict[str, Any]
    undone: bool


def said_in(session: Session, plan_id: int, without: Collection[int]) -> Sequence[Said]:
    """Every update of a plan's actions in order, save those of these entries."""
    which = (
        select(
            Update.subject_id, Update.comment, Update.said_on, Entry.at, Update.change,
            Entry.undone_by_id,
        )
        .join(Update.entry)
        .join(Action, Action.id == Update.subject_id)
        .where(Update.subject == "action", Action.plan_id == plan_id)
        .order_by(Update.id)
    )  # fmt: skip
    if without:
        which = which.where(Update.entry_id.not_in(list(without)))
    return [
        Said(i, comment, on, at, change, undone is not None)
        for i, comment, on, at, change, undone in session.execute(which)
    ]


def latest(session: Session, partnership_id: int, meeting_id: int | None) -> Published | None:
    """The newest version of a meeting's paper; None before there is one."""
    which = select(Published).where(
        Published.partnership_id == partnership_id,
        Published.kind == PAPER,
        Published.meeting_id == meeting_id,
    )
    return session.scalars(which.order_by(Published.version.desc()).limit(1)).first()


def freeze(
    session: Session,
    partnership_id: int,
    meeting_id: int | None,
    now: datetime,
    body: dict[str, Any],
    numbers: dict[str, Any],
    files: Sequence[tuple[str, str, bytes]],
) -> Published:
    """Keep a paper as a new version, with its files as (name, media type, bytes)."""
    newest = func.max(Published.version)
    which = select(newest).where(
        Published.partnership_id == partnership_id,
        Published.kind == PAPER,
        Published.meeting_id == meeting_id,
    )
    published = Published(
        partnership_id=partnership_id, meeting_id=meeting_id, kind=PAPER,
        version=1 + (session.scalar(which) or 0), at=now, body=body, numbers=numbers,
    )  # fmt: skip
    session.add(published)
    session.flush()
    for name, media_type, content in files:
        session.add(
            PaperFile(published_id=published.id, name=name, media_type=media_type, content=content)
        )
    session.flush()
    return published


def files_of(session: Session, published_id: int) -> Sequence[PaperFile]:
    """The files of a published paper, as they were written."""
    which = select(PaperFile).where(PaperFile.published_id == published_id)
    return session.scalars(which.order_by(PaperFile.id)).all()
