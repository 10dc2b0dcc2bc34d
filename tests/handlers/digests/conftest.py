"""A partnership to draw digests of, in a transaction that is never committed."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from store.database import Database
from tests.digest_plans import Town


@pytest.fixture
def town(sqlite_database: Database) -> Iterator[Town]:
    with Session(sqlite_database.engine) as session:
        yield Town(session)
