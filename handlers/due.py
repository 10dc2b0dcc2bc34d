"""Sets an action's deadline to what somebody wrote, date or not."""

from typing import Any

from sqlalchemy.orm import Session

from handlers.adding.read_due import NewDeadline
from handlers.reporting import Report, deadline_values
from handlers.rules.dates.windows import Window
from store.models import Action, Deadline, Entry


def due_values(session: Session, entry: Entry, action: Action, due: NewDeadline) -> dict[str, Any]:
    """A new revision, and what it makes of the action."""
    if due.first and due.last:
        report = Report(deadline=Window(due.first, due.last), deadline_text=due.text)
        return deadline_values(session, entry, action, report)
    revision = Deadline(
        action_id=action.id, text=due.text, kind=due.kind, at=entry.at, by_name=entry.by_name
    )
    session.add(revision)
    session.flush()
    return {
        "deadline_id": revision.id,
        "deadline_text": due.text,
        "deadline_kind": due.kind,
        "due_first": None,
        "due_last": None,
        "moved": action.moved + (action.due_last is not None),
    }
