"""A stage on which a walk plays."""

from collections.abc import Callable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from store.database import Database
from tests.walks.stage import Stage

SetUp = Callable[[datetime], Stage]
LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 9, 7, 9, tzinfo=LONDON)


@pytest.fixture
def set_up(sqlite_database: Database) -> Iterator[SetUp]:
    """Puts a partnership on the stage at a moment of its own; one a test."""
    stages: list[Stage] = []

    def begin(at: datetime) -> Stage:
        stages.append(Stage(sqlite_database, at))
        return stages[-1]

    yield begin
    for stage in stages:
        stage.stop()


@pytest.fixture
def stage(set_up: SetUp) -> Stage:
    """A partnership without a plan, on a Monday morning before anybody may be written to."""
    return set_up(MONDAY)
