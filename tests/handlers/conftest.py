"""A room with a plan in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.database import Database, file_of
from tests.databases import opened, sqlite_url
from tests.handlers.room import Room


@pytest.fixture(scope="session")
def _furnished_file(tmp_path_factory: pytest.TempPathFactory, _migrated_file: Path) -> Path:
    path = tmp_path_factory.mktemp("furnished") / "chaser.db"
    shutil.copy(_migrated_file, path)
    database = opened(sqlite_url(path))
    with database.writing() as session:
        Room(session)
    database.dispose()
    return path


@pytest.fixture
def room(sqlite_database: Database, _furnished_file: Path) -> Iterator[Room]:
    """People and a plan of seven actions, in a database that takes all that is done there."""
    path = file_of(sqlite_database.url)
    assert path is not None
    shutil.copy(_furnished_file, path)
    with sqlite_database.writing() as session:
        yield Room(session)


@pytest.fixture
def any_room(database: Database) -> Iterator[Room]:
    """The same, once on each kind of database."""
    with database.writing() as session:
        yield Room(session)
