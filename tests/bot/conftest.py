"""The world of these tests, once on each database."""

from collections.abc import Iterator, MutableMapping
from typing import Any

import pytest
from structlog.testing import capture_logs

from store.database import Database
from tests.bot.world import World


@pytest.fixture(autouse=True)
def logs() -> Iterator[list[MutableMapping[str, Any]]]:
    """What was logged; kept from the screen, since much goes wrong here on purpose."""
    with capture_logs() as captured:
        yield captured


@pytest.fixture
def world(database: Database) -> World:
    """A partnership on the fake platform."""
    return World(database)
