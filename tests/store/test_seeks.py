"""What is asked again and again seeks its rows: what was sent in years is never looked through."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from store import drafts, overview, reminders, told
from store.database import Database

NOON = datetime(2026, 9, 7, 12, tzinfo=UTC)
GROWING = ("action", "delivery", "draft", "entry", "reminded", "receipt", "sent", "shown", "update")

QUESTIONS: dict[str, Callable[[Session], object]] = {
    "at each look at a recipient": lambda s: reminders.used(s, 1),
    "when a card is composed": lambda s: reminders.used(s, 1, besides=1),
    "at each look for a coordinator": lambda s: reminders.used_for_others(s, 1),
    "when a note is composed": lambda s: reminders.used_for_others(s, 1, besides=1),
    "what failed, for a home": lambda s: overview.undelivered(s, 1, NOON),
    "what is late, for a home": lambda s: overview.late(s, 1),
    "when the last card went, for a home": lambda s: overview.last_card(s, 1),
    "what failed, one by one": lambda s: told.latest(s, 1, 20, failed=True),
    "what was asked of whoever writes": lambda s: drafts.last_asked(s, 1, 1, ["reply"], NOON),
    "what else waits": lambda s: drafts.waiting(s, 1, "reply"),
    "what came last of a kind": lambda s: drafts.newest(s, 1, "import"),
    "what became of a kind": lambda s: drafts.outcomes(s, 1, "import"),
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_asked_often_seeks(
    sqlite_database: Database, question: Callable[[Session], object]
) -> None:
    asked: list[tuple[str, Any]] = []

    @event.listens_for(sqlite_database.engine, "before_cursor_execute")
    def _keep(_c: Any, _cursor: Any, statement: str, given: Any, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            asked.append((statement, given))

    with sqlite_database.reading() as session:
        question(session)
        driver = session.connection().connection.cursor()
        for statement, given in asked:
            plan = driver.execute(f"EXPLAIN QUERY PLAN {statement}", given).fetchall()
            steps = [str(step[3]) for step in plan]
            assert not [step for step in steps if step.startswith("SCAN") and _grows(step)], steps
    assert asked


def _grows(step: str) -> bool:
    return step.split()[1] in GROWING
