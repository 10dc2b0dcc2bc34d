"""`chaser export` on the command line."""

from pathlib import Path

import pytest

from handlers.papers.read import read_plan
from migrations.run import upgrade
from store.database import Database
from tests.bot.command_line import chaser
from tests.databases import sqlite_url
from tests.handlers.asking import NOW
from tests.handlers.exports.turning import bring_in
from tests.handlers.plan_files import SMALL


@pytest.fixture
def _plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = sqlite_url(tmp_path / "chaser.db")
    monkeypatch.setenv("CHASER_DATABASE_URL", url)
    upgrade(url)
    database = Database(url)
    with database.writing() as session:
        bring_in(session, SMALL.encode(), "plan.csv")
    database.dispose()


@pytest.mark.usefixtures("_plan")
@pytest.mark.parametrize("name", ["paper.docx", "paper.xlsx", "paper.csv"])
def test_the_file_has_the_format_of_its_ending(tmp_path: Path, name: str) -> None:
    said = chaser("export", "--out", str(tmp_path / name))
    assert said.exit_code == 0, said.output
    read = read_plan((tmp_path / name).read_bytes(), name, NOW.date())
    assert [action.code for action in read.actions] == ["F1", "F2", "M1"]


@pytest.mark.usefixtures("_plan")
def test_in_a_folder_it_is_named_after_partnership_kind_and_date(tmp_path: Path) -> None:
    chaser("export", "--format", "word", "--paper", "exceptions", "--out", str(tmp_path))
    (found,) = tmp_path.glob("*.docx")
    assert found.name.startswith("Stronger Communities exceptions 20")


@pytest.mark.usefixtures("_plan")
@pytest.mark.parametrize(
    "words", [["--format", "pdf"], ["--paper", "minutes"], ["--partnership", "harbour"]]
)
def test_what_cannot_be_written_is_said_in_a_sentence(tmp_path: Path, words: list[str]) -> None:
    said = chaser("export", "--out", str(tmp_path), *words)
    assert said.exit_code == 1
    assert said.output.strip().endswith(".")
    assert list(tmp_path.glob("*.docx")) == []
