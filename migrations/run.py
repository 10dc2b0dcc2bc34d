"""Brings a database up to date. Safe to call from several replicas at once.

Alembic is set up here and not in a file, so that an installed Chaser finds its own steps.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from store.database import Database

# Any number will do, so long as every Chaser uses the same one and nothing else does.
_LOCK = 0x43484153


class MigrationError(Exception):
    """The database could not be brought up to date; says why, in a sentence for its owner."""


def upgrade(database_url: str, wait: float = 60) -> None:
    """Bring the database to the newest step, or change nothing and raise `MigrationError`.

    A SQLite file and its folder are made when they are not there. All steps are one transaction.
    Whoever comes second waits up to `wait` seconds for the first and then finds nothing to do.
    """
    database = Database(database_url)
    try:
        _make_folder(database)
        with alone(database, wait) as connection:
            command.upgrade(configuration(connection), "head")
    except (DatabaseError, OSError) as error:
        raise MigrationError(_why(database, wait, error)) from error
    except CommandError as error:
        raise MigrationError(
            "The database was last used by a newer Chaser, and this one does not know its tables."
            f" Start that version, or restore a backup ({error})."
        ) from error
    finally:
        database.dispose()


def is_current(database: Database) -> bool:
    """True when the database stands exactly at the step that this code expects."""
    with database.reading() as session:
        context = MigrationContext.configure(session.connection())
        return set(context.get_current_heads()) == set(_steps().get_heads())


def configuration(connection: Connection) -> Config:
    """What Alembic's own commands need to work on this connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _make_folder(database: Database) -> None:
    path = database.engine.url.database
    if database.is_sqlite and path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)


def _why(database: Database, wait: float, error: Exception) -> str:
    if "database is locked" in str(error) or "lock timeout" in str(error):
        return (
            f"Something else has kept the database locked for {wait:g} seconds."
            " If it is another Chaser at work on it, try again when that is done."
        )
    cause = error.orig if isinstance(error, DatabaseError) else error
    url = database.engine.url.render_as_string(hide_password=True)
    return f"The database {url} can't be used: {cause}"


def _steps() -> ScriptDirectory:
    return ScriptDirectory(str(Path(__file__).parent))


@contextmanager
def alone(database: Database, wait: float) -> Iterator[Connection]:
    """A transaction that no other migration runs beside; waits so many seconds for its turn."""
    take = _alone_on_sqlite if database.is_sqlite else _alone_on_postgresql
    with database.engine.connect() as connection:
        connection = take(connection, wait)
        yield connection
        if database.is_sqlite:
            _check_references(connection)
        connection.commit()


def _alone_on_sqlite(connection: Connection, wait: float) -> Connection:
    # A changed table is copied and the old one dropped: with foreign keys on, dropping it would
    # look at every row that refers to it. The pragma does nothing inside a transaction.
    driver = connection.connection.cursor()
    driver.execute("PRAGMA foreign_keys=OFF")
    driver.execute(f"PRAGMA busy_timeout={int(wait * 1000)}")
    driver.close()
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    return connection


def _alone_on_postgresql(connection: Connection, wait: float) -> Connection:
    connection.execute(text(f"SET LOCAL lock_timeout = {int(wait * 1000)}"))
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    return connection


def _check_references(connection: Connection) -> None:
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        raise MigrationError(
            f"{len(broken)} rows of the table {broken[0][0]} refer to something that is not there."
            " Nothing was changed."
        )
