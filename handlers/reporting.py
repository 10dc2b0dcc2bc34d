"""What somebody reports about an action: a status, a comment, a new date, or no change."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from handlers.edits import change
from handlers.revisions import NewDeadline, deadline_values
from handlers.wording import author_of
from store.models import Action, Entry, Update


@dataclass(frozen=True)
class Voice:
    """Whose word a report is, of an action that several lead."""

    lead_id: int | None  # the lead's name in the plan; None: a coordinator's word
    said: str  # the status that they named, whatever counts
    differs: bool | None = None  # whether its leads say different colours now; None: as before


@dataclass(frozen=True)
class Report:
    """One action's news. None and "" leave things as they are."""

    status: str | None = None  # green, amber, red, complete, not_started, discontinued, open
    comment: str = ""
    deadline: NewDeadline | None = None
    why_moved: str = ""
    private: bool = False  # the comment is for the leads, coordinators and chairs alone
    no_change: bool = False
    stands: bool = True  # a word on how it stands; a chair's comment is none
    voice: Voice | None = None  # None: nobody else could have said otherwise


def record(session: Session, entry: Entry, action: Action, report: Report, today: date) -> Update:
    """Write a report down. `today` is the partnership's day of the entry."""
    values: dict[str, Any] = {}
    if report.status:
        values |= status_values(report.status)
    if report.deadline:
        values |= deadline_values(session, entry, action, report.deadline, report.why_moved)
    if report.comment and report.stands:
        values |= {
            "comment": report.comment,
            "commented_on": today,
            "commented_by": author_of(entry),
            "comment_private": report.private,
        }
    if (values and report.stands) or report.no_change:
        values["reported_at"] = entry.at
    voice = report.voice or Voice(None, "")
    if voice.differs is not None:
        values["differed_at"] = entry.at if voice.differs else None
    return change(
        session, entry, action, values,
        comment=report.comment, private=report.private, said=voice.said, lead_id=voice.lead_id,
    )  # fmt: skip


def status_values(status: str) -> dict[str, Any]:
    """What a status makes of an action."""
    match status:
        case "complete" | "discontinued":
            return {"state": status, "not_started": False, "on_hold": False}
        case "not_started":
            return {"state": "open", "rag": None, "not_started": True}
        case "open":
            return {"state": "open"}
        case _:
            return {"state": "open", "rag": status, "not_started": False}
