"""What is stored of each action of a file: its columns, its deadlines, its history."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from handlers.papers.plan import ActionRead, DatedUpdate, PlanRead
from handlers.papers.said_anew import newest
from handlers.rules.dates.windows import DateKind, Reading

_NOTHING_SAID = (DateKind.NONE, DateKind.INVALID)


@dataclass(frozen=True)
class Due:
    """One deadline of an action, in the order in which they were set."""

    text: str
    kind: str  # as in the deadline table
    first: date | None
    last: date | None


def deadlines(action: ActionRead) -> list[Due]:
    """The first deadline and each revision of it, as the file states them."""
    found: list[Due] = []
    for reading in (action.deadline, action.revised):
        if reading is None or not reading.text.strip():
            continue
        if reading.original:
            found.append(Due(reading.text, "date", reading.original.first, reading.original.last))
        found.append(_due(reading))
    return found


def _due(reading: Reading) -> Due:
    kind = "none" if reading.kind in _NOTHING_SAID else str(reading.kind)
    window = reading.window
    return Due(
        " ".join(reading.text.split()),
        kind,
        window.first if window else None,
        window.last if window else None,
    )


def due_columns(dues: Sequence[Due]) -> dict[str, Any]:
    """What the action itself says of its deadline: the one in force, and the first for ever."""
    none = Due("", "none", None, None)
    first, last = (dues[0], dues[-1]) if dues else (none, none)
    return {
        "deadline_text": last.text,
        "deadline_kind": last.kind,
        "due_first": last.first,
        "due_last": last.last,
        "original_text": first.text,
        "original_last": first.last,
        "moved": max(0, len(dues) - 1),
    }


def status_columns(action: ActionRead, zone: ZoneInfo) -> dict[str, Any]:
    """How the action stands, and the last word on it; when nobody said when, that stays open."""
    latest = latest_update(action)
    comment = comment_of(action)
    day = latest.day if latest and comment == latest.words else None
    return {
        "state": action.state,
        "rag": action.rag,
        "not_started": action.not_started,
        "comment": comment,
        "commented_on": day,
        "reported_at": _noon(latest.day, zone) if latest and latest.day else None,
    }


def comment_of(action: ActionRead) -> str:
    """The comment that stands: the cell's own words, else the newest of its dated entries."""
    latest = latest_update(action)
    return action.comment or (latest.words if latest else "")


def latest_update(action: ActionRead) -> DatedUpdate | None:
    """The newest of the dated entries; the last one printed, where none has a day."""
    return newest(action.updates)


def _noon(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(12), zone)


def mark_of(action: ActionRead) -> str:
    """How the action counts: complete, discontinued, green, amber, red or none."""
    return action.state if action.state != "open" else (action.rag or "none")


def heading_of(action: ActionRead) -> tuple[str, str]:
    """Section and title of the heading that the action stands under; ("", "") under none."""
    return (action.section, action.theme)


def under_headings(read: PlanRead) -> PlanRead:
    """The plan with each action under a heading: one that stands right under a section has it."""
    moved = tuple(
        action if action.theme else replace(action, section="", theme=action.section)
        for action in read.actions
    )
    return replace(read, actions=moved)


def fields_of(action: ActionRead) -> dict[str, str]:
    """The columns without a meaning of their own; two under one heading are kept in one."""
    kept: dict[str, str] = {}
    for heading, text in action.fields:
        kept[heading] = f"{kept[heading]}\n{text}" if heading in kept else text
    return kept


def history(action: ActionRead, action_id: int, entry_id: int) -> list[dict[str, Any]]:
    """The rows that say that the action was added, and what was said of it before."""
    added = _row(action_id, entry_id, mark_of(action), action.comment, None)
    added["change"] = {"withdrawn": [True, False]}
    earlier = sorted(action.updates, key=lambda update: update.day or date.min)
    return [added] + [said_row(update, action_id, entry_id) for update in earlier]


def said_row(update: DatedUpdate, action_id: int, entry_id: int) -> dict[str, Any]:
    """The row that keeps a dated entry of a file."""
    return _row(action_id, entry_id, None, update.words, update.day)


def _row(
    action_id: int, entry_id: int, rag: str | None, comment: str, said_on: date | None
) -> dict[str, Any]:
    return {
        "entry_id": entry_id,
        "subject": "action",
        "subject_id": action_id,
        "rag": rag,
        "comment": comment,
        "said_on": said_on,
        "change": {},
    }
