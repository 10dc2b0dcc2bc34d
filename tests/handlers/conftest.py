"""A room with a plan in it."""

from collections.abc import Iterator

import pytest

from store.database import Database
from tests.handlers.room import Room


@pytest.fixture
def room(sqlite_database: Database) -> Iterator[Room]:
    """People and a plan of seven actions, in a database that takes all that is done there."""
    with sqlite_database.writing() as session:
        yield Room(session)


@pytest.fixture
def any_room(database: Database) -> Iterator[Room]:
    """The same, once on each kind of database."""
    with database.writing() as session:
        yield Room(session)
