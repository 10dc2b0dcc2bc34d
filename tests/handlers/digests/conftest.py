"""A partnership to draw digests of, in a transaction that is never committed."""

from collections.abc import Iterator

import pytest

from store.database import Database
from tests.databases import undone
from tests.digest_plans import Town


@pytest.fixture
def town(sqlite_database: Database) -> Iterator[Town]:
    with undone(sqlite_database) as session:
        yield Town(session)
