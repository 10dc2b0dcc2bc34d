"""A stage on which a walk plays: the local chat, Slack over HTTP, and Slack by socket."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

import pytest

from store.database import Database
from tests.databases import opened, sqlite_url
from tests.walks.scenes import PLATFORMS, Scenes, Story
from tests.walks.scenes import Anywhere as Anywhere
from tests.walks.stage import Stage

LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 9, 7, 9, tzinfo=LONDON)


def nothing_yet(_stage: Anywhere) -> None:
    """The story of a partnership that has no plan."""


class SetUp(Protocol):
    """Puts a partnership on the stage; once a test."""

    def __call__(self, at: datetime, story: Story = nothing_yet, *told: object) -> Anywhere:
        """It was told this story, with `told`, from a moment on; each story is played once."""


@pytest.fixture(scope="session")
def _scenes(tmp_path_factory: pytest.TempPathFactory, _migrated_file: Path) -> Scenes:
    return Scenes(tmp_path_factory.mktemp("scenes"), _migrated_file)


@pytest.fixture(params=PLATFORMS)
def set_up(
    request: pytest.FixtureRequest, sqlite_database: Database, _scenes: Scenes
) -> Iterator[SetUp]:
    """Puts a partnership on the stage at a moment of its own; one a test, on each platform."""
    with ExitStack() as stack:
        yield _opener(stack, _scenes, request.param, sqlite_database)


@pytest.fixture(scope="module", params=PLATFORMS)
def set_up_once(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    _migrated_file: Path,
    _scenes: Scenes,
) -> Iterator[SetUp]:
    """The same, one a module: for many small walks that leave things as they found them."""
    path = tmp_path_factory.mktemp("walks") / "chaser.db"
    shutil.copy(_migrated_file, path)
    database = opened(sqlite_url(path))
    with ExitStack() as stack:
        yield _opener(stack, _scenes, request.param, database)
    database.dispose()


def _opener(stack: ExitStack, scenes: Scenes, platform: str, database: Database) -> SetUp:
    def opened(at: datetime, story: Story = nothing_yet, *told: object) -> Anywhere:
        return stack.enter_context(scenes.open(platform, database, at, story, *told))

    return opened


@pytest.fixture
def stage(set_up: SetUp) -> Anywhere:
    """A partnership without a plan, on a Monday morning before anybody may be written to."""
    return set_up(MONDAY)


@pytest.fixture
def local_stage(sqlite_database: Database, _scenes: Scenes) -> Iterator[Stage]:
    """That partnership in the local chat alone, where the test looks into its insides."""
    with _scenes.open("local", sqlite_database, MONDAY, nothing_yet) as stage:
        assert isinstance(stage, Stage)
        yield stage
