"""A stage on which a walk plays: the local chat, Slack over HTTP, and Slack by socket."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from store.database import Database
from tests.walks.slack_walk import SlackWalk, in_slack
from tests.walks.stage import Stage

Anywhere = Stage | SlackWalk
SetUp = Callable[[datetime], Anywhere]
LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 9, 7, 9, tzinfo=LONDON)


@pytest.fixture(params=["local", "http", "socket"])
def set_up(request: pytest.FixtureRequest, sqlite_database: Database) -> Iterator[SetUp]:
    """Puts a partnership on the stage at a moment of its own; one a test, on each platform."""
    with ExitStack() as stack:

        def begin(at: datetime) -> Anywhere:
            if request.param == "local":
                return stack.enter_context(_locally(sqlite_database, at))
            by_socket = request.param == "socket"
            return stack.enter_context(in_slack(sqlite_database, at, by_socket=by_socket))

        yield begin


@pytest.fixture
def stage(set_up: SetUp) -> Anywhere:
    """A partnership without a plan, on a Monday morning before anybody may be written to."""
    return set_up(MONDAY)


@pytest.fixture
def local_stage(sqlite_database: Database) -> Iterator[Stage]:
    """That partnership in the local chat alone, where the test looks into its insides."""
    with _locally(sqlite_database, MONDAY) as stage:
        yield stage


@contextmanager
def _locally(database: Database, at: datetime) -> Iterator[Stage]:
    stage = Stage(database, at)
    try:
        yield stage
    finally:
        stage.stop()
