"""Riverside and somebody who asks for its pages."""

from collections.abc import Iterator

import httpx
import pytest

from store.database import Database
from tests.web.local_world import Riverside, served


@pytest.fixture
def world(sqlite_database: Database) -> Riverside:
    """Riverside on an empty database."""
    return Riverside(sqlite_database)


@pytest.fixture
def client(world: Riverside) -> Iterator[httpx.Client]:
    """Somebody who asks for its pages."""
    with served(world) as made:
        yield made
