"""A stage on which a walk plays: the local chat, Slack over HTTP, and Slack by socket."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from store.database import Database
from tests.databases import opened, sqlite_url
from tests.walks.slack_walk import SlackWalk, in_slack
from tests.walks.stage import Stage

Anywhere = Stage | SlackWalk
SetUp = Callable[[datetime], Anywhere]
PLATFORMS = ["local", "http", "socket"]
LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 9, 7, 9, tzinfo=LONDON)


@pytest.fixture(params=PLATFORMS)
def set_up(request: pytest.FixtureRequest, sqlite_database: Database) -> Iterator[SetUp]:
    """Puts a partnership on the stage at a moment of its own; one a test, on each platform."""
    with ExitStack() as stack:
        yield lambda at: stack.enter_context(playing(request.param, sqlite_database, at))


@pytest.fixture(scope="module", params=PLATFORMS)
def set_up_once(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, _migrated_file: Path
) -> Iterator[SetUp]:
    """The same, one a module: for many small walks that leave things as they found them."""
    path = tmp_path_factory.mktemp("walks") / "chaser.db"
    shutil.copy(_migrated_file, path)
    database = opened(sqlite_url(path))
    with ExitStack() as stack:
        yield lambda at: stack.enter_context(playing(request.param, database, at))
    database.dispose()


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
def playing(platform: str, database: Database, at: datetime) -> Iterator[Anywhere]:
    """A partnership on the stage of one platform of `PLATFORMS`."""
    if platform == "local":
        with _locally(database, at) as stage:
            yield stage
        return
    with in_slack(database, at, by_socket=platform == "socket") as walk:
        yield walk


@contextmanager
def _locally(database: Database, at: datetime) -> Iterator[Stage]:
    stage = Stage(database, at)
    try:
        yield stage
    finally:
        stage.stop()
