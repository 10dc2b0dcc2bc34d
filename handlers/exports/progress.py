"""What was said of each action since its plan was imported, dated, for the papers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.imports.comparing import import_entries
from handlers.rules.redacting import REDACTED
from store import papers
from store.models import Plan


@dataclass(frozen=True)
class Progress:
    """A comment, and the day that it was true of."""

    day: date
    text: str


def progress_of(session: Session, plan: Plan, zone: str) -> Mapping[int, Sequence[Progress]]:
    """By action, its public comments since the import that stand, oldest first."""
    imports = import_entries(session, plan.partnership_id, plan.id)
    found: defaultdict[int, list[Progress]] = defaultdict(list)
    for said in papers.said_in(session, plan.id, imports):
        if said.comment == REDACTED or said.private:
            continue
        if said.comment.strip() and not said.undone:
            day = said.said_on or said.at.astimezone(ZoneInfo(zone)).date()
            entry = Progress(day, " ".join(said.comment.split()))
            if entry not in found[said.action_id]:
                found[said.action_id].append(entry)
    return found
