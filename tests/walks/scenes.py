"""Scenes: what many walks begin with is played once, and is ready for each of them from then on.

A walk that goes on from a scene goes on after a restart: all that it has is the database, and in
Slack the workspace.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from store.database import Database, file_of
from tests.databases import opened, sqlite_url
from tests.slack.team import Team
from tests.walks.slack_walk import SlackWalk, in_slack
from tests.walks.stage import Stage

PLATFORMS = ["local", "http", "socket"]
Anywhere = Stage | SlackWalk
Story = Callable[..., object]


@dataclass(frozen=True)
class Scene:
    """A partnership as it stood at a moment."""

    file: Path  # its database
    team: Team | None  # the workspace; None in the local chat
    at: datetime


class Scenes:
    """Every scene that was played so far."""

    def __init__(self, folder: Path, empty: Path) -> None:
        """`folder` is where they are kept; `empty` is a migrated database in a file."""
        self._folder = folder
        self._empty = empty
        self._known: dict[object, Scene] = {}
        self._numbers = count(1)

    @contextmanager
    def open(
        self, platform: str, database: Database, at: datetime, story: Story, *told: object
    ) -> Iterator[Anywhere]:
        """A partnership on a platform's stage of which this story was told from `at` on.

        `database` is a SQLite file; what it holds is lost.
        """
        # Both ways into Slack lead to one workspace.
        key = platform == "local", at, story, told
        if key not in self._known:
            self._known[key] = self._played(platform, at, story, *told)
        scene, file = self._known[key], file_of(database.url)
        assert file is not None
        _copy(scene.file, file)
        with _on(platform, database, scene.at, deepcopy(scene.team), begun=True) as stage:
            yield stage

    def _played(self, platform: str, at: datetime, story: Story, *told: object) -> Scene:
        file = self._folder / f"scene-{next(self._numbers)}.db"
        _copy(self._empty, file)
        database = opened(sqlite_url(file))
        with _on(platform, database, at, None, begun=False) as stage:
            story(stage, *told)
            moment = stage.clock()
        database.dispose()
        return Scene(file, stage.team if isinstance(stage, SlackWalk) else None, moment)


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


@contextmanager
def _on(
    platform: str, database: Database, at: datetime, team: Team | None, *, begun: bool
) -> Iterator[Anywhere]:
    if platform == "local":
        stage = Stage(database, at, begun=begun)
        try:
            yield stage
        finally:
            stage.stop()
        return
    with in_slack(database, at, by_socket=platform == "socket", team=team) as walk:
        yield walk
