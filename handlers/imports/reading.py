"""Reads a dropped file in no transaction: a big one takes seconds, and nobody waits for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from handlers.deliveries.outbox import Work
from handlers.imports.rows import under_headings
from handlers.papers.plan import Before, PlanRead, PlanRefused
from store import actions
from store.drafts import Draft
from store.mail import Delivery
from store.models import Partnership, Plan


@dataclass(frozen=True)
class FileRead:
    """What a file holds, and that as a draft keeps it; or in one sentence why it can't be read."""

    plan: PlanRead | None
    body: dict[str, Any]
    refused: str = ""


def read_file(
    data: bytes,
    file_name: str,
    today: date,
    *,
    file: dict[str, Any] | None = None,
    columns: Mapping[str, str] | None = None,
    before: Before | None = None,
) -> FileRead:
    """Read a file on this local day. `file` is where it may be fetched again; None: nowhere.

    `columns` and `before` say how it is to be read, as in `read_plan`.
    """
    from handlers.papers.read import read_plan

    try:
        plan = under_headings(read_plan(data, file_name, today, columns=columns, before=before))
    except PlanRefused as refused:
        return FileRead(None, {}, str(refused))
    return FileRead(plan, {"plan": _plans().dump_python(plan, mode="json"), "file": file})


def to_read(session: Session, row: Delivery, now: datetime, data: bytes) -> Work:
    """The reading of the file that a delivery is about."""
    partnership, what = session.get_one(Partnership, row.partnership_id), row.what
    today = day_there(partnership, now)
    before = read_before(actions.live_plan(session, partnership.id))

    def read(_step: object) -> FileRead:
        file, columns = what["file"], what.get("columns")
        return read_file(data, file["name"], today, file=file, columns=columns, before=before)

    return Work(0, read)


def read_before(plan: Plan | None) -> Before:
    """How the live plan was read: its columns and its own key."""
    if plan is None:
        return Before()
    return Before(_columns_of(plan), plan.layout.get("key", {}))


def _columns_of(plan: Plan) -> dict[str, str]:
    """By heading, what a plan's columns were taken for; without those that were taken for two."""
    columns = plan.layout.get("columns", [])
    meanings: dict[str, set[str]] = {}
    for heading, meaning in columns:
        meanings.setdefault(str(heading), set()).add(str(meaning))
    return {heading: found.pop() for heading, found in meanings.items() if len(found) == 1}


def day_there(partnership: Partnership, now: datetime) -> date:
    """The partnership's local day."""
    return now.astimezone(ZoneInfo(partnership.zone)).date()


def plan_in(draft: Draft) -> PlanRead:
    """What was read, from the draft that keeps it."""
    return _plans().validate_python(draft.body["plan"])


@cache
def _plans() -> TypeAdapter[PlanRead]:
    return TypeAdapter(PlanRead)
