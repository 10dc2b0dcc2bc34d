"""Databases to measure on, each one of its own: a SQLite file as Chaser keeps it, PostgreSQL."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from migrations.run import upgrade
from store.database import Database
from tests.databases import Postgres, sqlite_url


@contextmanager
def on_sqlite() -> Iterator[Database]:
    """A migrated file in WAL, each commit on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        url = sqlite_url(Path(folder) / "bench.db")
        upgrade(url)
        with opened(url) as database:
            yield database


@contextmanager
def on_postgres(server: Postgres) -> Iterator[Database]:
    """A migrated database of a server."""
    url = server.migrated()
    with opened(url) as database:
        yield database
    server.drop(url)


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """Closed at the end, whatever happens."""
    database = Database(url)
    try:
        yield database
    finally:
        database.dispose()
