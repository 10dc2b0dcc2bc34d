"""Steps and tables: they agree, on both databases, and several replicas may take them at once."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import inspect, text

import store.calendar
import store.covers
import store.drafts
import store.mail
from migrations.run import MigrationError, alone, configuration, is_current, upgrade
from store.base import Base
from store.database import Database
from store.models import Update
from tests.databases import sqlite_url
from tests.processes import together

UPGRADE = """
from migrations.run import upgrade

def work(url, meet):
    meet()
    upgrade(url)
"""

KEPT_BY_THE_FIRST = [
    "INSERT INTO workspace (id, platform, external_id) VALUES (1, 'local', 'demo')",
    "INSERT INTO partnership (id, workspace_id, name, place, zone, region, policy, next_ref,"
    " paused, created_at) VALUES (1, 1, 'Riverside', 'riverside', 'Europe/London', 'England',"
    " '{}', 1, false, '2026-09-07 09:00:00')",
    'INSERT INTO entry (id, partnership_id, at, by_name, on_behalf_of, source, words, "key")'
    " VALUES (1, 1, '2026-09-07 09:00:00', 'Bev Hall', '', 'a message', 'F1 green', 'k1')",
    'INSERT INTO "update" (id, entry_id, subject, subject_id, comment, said, change)'
    " VALUES (1, 1, 'action', 1, 'Keys collected', '', '{}')",
]

assert store.mail  # its tables belong to the same metadata


@pytest.fixture
def empty(empty_url: str) -> Iterator[Database]:
    database = Database(empty_url)
    yield database
    database.dispose()


def test_the_steps_make_exactly_the_tables_that_the_code_has(database: Database) -> None:
    with database.engine.connect() as connection:
        command.check(configuration(connection))


def test_the_steps_make_every_foreign_key_that_the_code_has(database: Database) -> None:
    made = inspect(database.engine)
    for table in Base.metadata.sorted_tables:
        wanted = {key.name for key in table.foreign_key_constraints}
        assert {key["name"] for key in made.get_foreign_keys(table.name)} == wanted


def test_a_database_is_current_only_after_its_upgrade(empty: Database) -> None:
    assert not is_current(empty)
    upgrade(empty.url)
    assert is_current(empty)


def test_what_an_older_chaser_kept_is_brought_along(empty: Database) -> None:
    """A step adds to the tables of before, and never writes one of before anew."""
    with alone(empty, wait=5) as connection:
        command.upgrade(configuration(connection), "0001")
        for statement in KEPT_BY_THE_FIRST:
            connection.execute(text(statement))
    assert not is_current(empty)
    upgrade(empty.url)
    assert is_current(empty)
    with empty.reading() as session:
        said = session.query(Update).one()
        assert (said.comment, said.private) == ("Keys collected", False)


def test_a_second_upgrade_finds_nothing_to_do(database: Database) -> None:
    upgrade(database.url)
    assert is_current(database)


def test_many_replicas_upgrade_one_empty_database_at_once(empty: Database) -> None:
    together(UPGRADE, empty.url)
    assert is_current(empty)


def test_who_comes_second_waits_for_the_first(empty: Database) -> None:
    upgrade(empty.url)
    second = threading.Thread(target=upgrade, args=(empty.url,))
    with alone(empty, wait=5):
        second.start()
        time.sleep(0.3)
        assert second.is_alive()
    second.join(timeout=10)
    assert not second.is_alive()


def test_who_waits_too_long_is_told_why(empty: Database) -> None:
    with (
        alone(empty, wait=5),
        pytest.raises(MigrationError, match=r"locked for 0\.2 seconds"),
    ):
        upgrade(empty.url, wait=0.2)
    upgrade(empty.url)


def test_a_database_of_a_newer_chaser_is_refused_and_left_alone(database: Database) -> None:
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(MigrationError, match="newer Chaser"):
        upgrade(database.url)
    assert not is_current(database)


def test_a_row_that_refers_to_nothing_stops_the_upgrade(sqlite_database: Database) -> None:
    with sqlite_database.engine.connect() as connection:
        connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        connection.execute(text("INSERT INTO lead VALUES (7, 8, 0)"))
    with pytest.raises(MigrationError, match="2 rows of the table lead"):
        upgrade(sqlite_database.url)


def test_the_folder_of_a_new_sqlite_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "chaser.db"
    upgrade(sqlite_url(path))
    assert path.is_file()


def test_a_database_that_cannot_be_opened_is_named_with_the_cause(tmp_path: Path) -> None:
    with pytest.raises(MigrationError, match=r"sqlite:///.* can't be used: unable to open"):
        upgrade(sqlite_url(tmp_path))


def test_a_folder_that_cannot_be_made_is_named_with_the_cause(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(MigrationError, match=r"can't be used: .*exists"):
        upgrade(sqlite_url(tmp_path / "file" / "chaser.db"))


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(MigrationError, match="can't be used: ") as raised:
        upgrade("postgresql://chaser:secret@127.0.0.1:1/chaser")
    assert "127.0.0.1:1/chaser" in str(raised.value)
    assert "secret" not in str(raised.value)
