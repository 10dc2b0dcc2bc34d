"""Questions about papers: what was said since the import, and what was published."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from store import entries
from store.models import Action, Entry, Update


@dataclass(frozen=True)
class Said:
    """An update of an action: its comment, "" where it has none, and what it changed."""

    action_id: int
    comment: str
    private: bool
    said_on: date | None  # the day it was true of, where that is not the day of `at`
    at: datetime
    change: dict[str, Any]
    undone: bool


def _is_gone(session: Session, entry_id: int, change: dict[str, Any]) -> bool:
    return not entries.is_said(session, session.get_one(Entry, entry_id), change)


def said_in(session: Session, plan_id: int, without: Collection[int]) -> Sequence[Said]:
    """Every update of a plan's actions in order, save those of these entries."""
    which = (
        select(
            Update.subject_id, Update.comment, Update.private, Update.said_on, Entry.at,
            Update.change, Entry.undone_by_id, Entry.id,
        )
        .join(Update.entry)
        .join(Action, Action.id == Update.subject_id)
        .where(Update.subject == "action", Action.plan_id == plan_id)
        .order_by(Update.id)
    )  # fmt: skip
    if without:
        which = which.where(Update.entry_id.not_in(list(without)))
    return [
        Said(i, comment, private, on, at, change, by is not None and _is_gone(session, e, change))
        for i, comment, private, on, at, change, by, e in session.execute(which).all()
    ]
