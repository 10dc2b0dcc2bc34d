"""`chaser local --fresh` deletes the local chat's own file, and nothing else."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import cli
from bot.local import start_over
from migrations.run import MigrationError
from store.database import Database, file_of
from tests.bot.world import World
from tests.databases import sqlite_url


def test_a_file_without_tables_is_deleted(tmp_path: Path) -> None:
    path = tmp_path / "chaser.db"
    path.touch()
    start_over(sqlite_url(path))
    assert not path.exists()


def test_a_file_that_is_no_database_stays_and_is_named(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Bev, " * 200)
    with pytest.raises(MigrationError, match=r"letter\.txt can't be used: file is not a database"):
        start_over(sqlite_url(path))
    assert path.exists()


def test_a_plan_of_another_chat_is_never_deleted(database: Database) -> None:
    World(database)
    with pytest.raises(OSError, match="also holds The C1 Partnership, so nothing was deleted"):
        start_over(database.engine.url.render_as_string(hide_password=False))
    path = file_of(database.url)
    assert path is None or path.exists()


def test_a_port_that_is_none_is_refused() -> None:
    said = CliRunner().invoke(cli, ["local", "--port", "70000"])
    assert said.exit_code == 2
    assert "Invalid value for '--port'" in said.stderr
