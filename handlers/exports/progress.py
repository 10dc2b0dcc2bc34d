"""What was said of each action since its plan was imported, dated, for the papers.

A line of it is known again when a paper comes back: it is no news then.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.imports.outcomes import import_entries
from handlers.papers.said_anew import lines_of
from handlers.rules.redacting import REDACTED
from store import papers
from store.models import Partnership, Plan


@dataclass(frozen=True)
class Progress:
    """A comment, and the day that it was true of."""

    day: date
    text: str

    @property
    def line(self) -> str:
        """How it stands under a comment."""
        return f"{self.day.day} {self.day:%b %Y}: {self.text}"

    @property
    def labelled(self) -> str:
        """How it stands under a deadline."""
        return f"Progress {self.day.day}.{self.day.month}.{self.day:%y} {self.text}"


def progress_of(session: Session, plan: Plan) -> Mapping[int, Sequence[Progress]]:
    """By action, its public comments since the import that stand, oldest first."""
    found: defaultdict[int, list[Progress]] = defaultdict(list)
    for action_id, entry, undone in _since_import(session, plan):
        if entry not in found[action_id] and not undone:
            found[action_id].append(entry)
    return found


def lines_said(session: Session, plan: Plan) -> Mapping[int, set[str]]:
    """By action, the lines that papers have had of it since the import."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for action_id, entry, _ in _since_import(session, plan):
        found[action_id] |= {entry.line, entry.labelled}
    return found


def _since_import(session: Session, plan: Plan) -> Iterator[tuple[int, Progress, bool]]:
    zone = _zone(session, plan)
    imports = import_entries(session, plan.partnership_id, plan.id)
    for said in papers.said_in(session, plan.id, imports):
        if said.comment == REDACTED or said.private or not said.comment.strip():
            continue
        day = said.said_on or said.at.astimezone(zone).date()
        yield said.action_id, Progress(day, " ".join(said.comment.split())), said.undone


def redacted_on(session: Session, plan: Plan) -> defaultdict[int, set[date]]:
    """By action, the days of what was said of it and redacted; an older paper still has it."""
    zone = _zone(session, plan)
    found: defaultdict[int, set[date]] = defaultdict(set)
    for said in papers.said_in(session, plan.id, ()):
        if REDACTED in said.comment:
            found[said.action_id].add(said.said_on or said.at.astimezone(zone).date())
    return found


def _zone(session: Session, plan: Plan) -> ZoneInfo:
    return ZoneInfo(session.get_one(Partnership, plan.partnership_id).zone)


def told_of(session: Session, plan: Plan) -> defaultdict[int, set[str]]:
    """By action, all lines that were said of it and stand, as `lines_of` has them."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for said in papers.said_in(session, plan.id, ()):
        if said.comment and not said.undone:
            found[said.action_id] |= lines_of(said.comment)
    return found
