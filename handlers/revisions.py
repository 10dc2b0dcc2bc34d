"""An action's deadline: every revision is kept, and the action carries the last."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from handlers.rules.dates.windows import Window
from store.models import Action, Deadline, Entry


@dataclass(frozen=True)
class NewDeadline:
    """A deadline as written, and its first and last day; None where it is no date."""

    text: str = ""
    kind: str = "none"  # as in the deadline table: date, ongoing, tbc, …
    first: date | None = None
    last: date | None = None


NO_DEADLINE = NewDeadline()


def due_in(window: Window) -> NewDeadline:
    """The days of a window as a deadline, in words that a file may have, too."""
    said = [f"{day.day} {day:%b %Y}" for day in (window.first, window.last)]
    text = said[0] if window.first == window.last else " to ".join(said)
    return NewDeadline(text, "date", window.first, window.last)


def keep_revision(
    session: Session, entry: Entry, action: Action, due: NewDeadline, why: str = ""
) -> Deadline:
    """The deadline as somebody set it, for the record."""
    revision = Deadline(
        action_id=action.id,
        text=due.text,
        kind="date" if due.last else due.kind,
        first=due.first,
        last=due.last,
        at=entry.at,
        by_name=entry.by_name,
        why=why,
    )
    session.add(revision)
    session.flush()
    return revision


def deadline_values(
    session: Session, entry: Entry, action: Action, due: NewDeadline, why: str = ""
) -> dict[str, Any]:
    """A new revision, and what it makes of the action. The first date of all is no move."""
    if due.last and (action.due_first, action.due_last) == (due.first, due.last):
        return {}
    revision = keep_revision(session, entry, action, due, why)
    values: dict[str, Any] = {
        "deadline_id": revision.id,
        "deadline_text": revision.text,
        "deadline_kind": revision.kind,
        "due_first": due.first,
        "due_last": due.last,
    }
    if action.due_last is not None:
        values["moved"] = action.moved + 1
    elif due.last:
        values["original_text"] = action.original_text or due.text
        values["original_last"] = action.original_last or due.last
    return values
