"""A running local chat."""

import pytest

from store.database import Database
from tests.chat.local_world import World


@pytest.fixture
def world(database: Database) -> World:
    """A running chat on an empty database."""
    return World(database)
