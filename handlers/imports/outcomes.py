"""How a draft remembers what its import did: into which plan it went, and by which entries."""

import re

from sqlalchemy.orm import Session

from store import drafts


def import_entries(session: Session, partnership_id: int, plan_id: int) -> set[int]:
    """The entries that brought files into this plan."""
    found: set[int] = set()
    for outcome in drafts.outcomes(session, partnership_id, "import"):
        plan, entries = carried_out(outcome)
        if plan == plan_id:
            found.update(entries)
    return found


def outcome_words(before: str, plan_id: int, entry_id: int) -> str:
    """How a draft remembers into which plan it went, and by which entries."""
    return f"{before} {entry_id}" if before else f"plan {plan_id} entry {entry_id}"


def carried_out(outcome: str) -> tuple[int | None, tuple[int, ...]]:
    """The plan and the entries of an import; (None, ()) where none of it was carried out."""
    found = re.match(r"plan (\d+) entry ((?:\d+ ?)+)", outcome)
    if found is None:
        return None, ()
    return int(found.group(1)), tuple(int(entry) for entry in found.group(2).split())
