"""`chaser import` on the command line."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from handlers.papers import read as reading
from handlers.papers.read import read_plan
from migrations.run import upgrade
from store.models import Action
from tests.bot.command_line import chaser
from tests.databases import opened, sqlite_url
from tests.handlers.plan_files import MERGED, SMALL, TWO_HEADERS
from tests.papers.build import saved, workbook
from tests.walks.stage import Stage


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    url = sqlite_url(tmp_path / "chaser.db")
    monkeypatch.setenv("CHASER_DATABASE_URL", url)
    upgrade(url)
    (tmp_path / "plan.csv").write_text(SMALL)
    stage = Stage(opened(url), datetime(2026, 9, 7, 8, 30, tzinfo=UTC))
    yield stage
    stage.stop()


def codes(stage: Stage) -> list[str]:
    with stage.database.reading() as session:
        return [action.code for action in session.query(Action).order_by(Action.id)]


def test_a_plan_is_shown_and_imported_on_a_word(stage: Stage, tmp_path: Path) -> None:
    said = chaser("import", str(tmp_path / "plan.csv"), "--yes")
    assert said.exit_code == 0, said.output
    assert "Plan is imported: 3 actions in 2 headings, 2 leads." in said.output
    assert codes(stage) == ["F1", "F2", "M1"]


def test_others_go_on_while_it_is_read(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    could: list[bool] = []

    def meanwhile(*arguments: Any, **more: Any) -> Any:
        words = ("bev", "dm:bev", "add CR1.5 Draft the survey, @anne, 25 Sep")
        other = threading.Thread(target=stage.app.chat.say, args=words, daemon=True)
        other.start()
        other.join(20)
        could.append(not other.is_alive() and codes(stage) == ["CR1.5"])
        return read_plan(*arguments, **more)

    monkeypatch.setattr(reading, "read_plan", meanwhile)
    chaser("import", str(tmp_path / "plan.csv"), "--yes")
    assert could == [True]


@pytest.mark.usefixtures("stage")
def test_its_export_is_read_as_the_plan_it_came_from(tmp_path: Path) -> None:
    made = workbook({"Plan": TWO_HEADERS}, merged={"Plan": MERGED})
    (tmp_path / "plan.xlsx").write_bytes(saved(made))
    chaser("import", str(tmp_path / "plan.xlsx"), "--yes")
    chaser("export", "--out", str(tmp_path / "paper.csv"))
    said = chaser("import", str(tmp_path / "paper.csv"), "--yes")
    assert "It says nothing other than the plan you have" in said.output


def test_a_file_that_cannot_be_read_is_said_in_a_sentence(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(b"no workbook")
    said = chaser("import", str(tmp_path / "plan.xlsx"), "--yes")
    assert said.exit_code == 1
    assert said.output.startswith("I can't read plan.xlsx")
    assert codes(stage) == []


def test_what_only_reading_takes_is_refused_where_something_is_written(
    stage: Stage, tmp_path: Path
) -> None:
    for words in (["--json"], ["--today", "2026-09-03"]):
        said = chaser("import", str(tmp_path / "plan.csv"), "--yes", *words)
        assert (said.exit_code, said.output) == (1, "--json and --today go with --dry-run alone.\n")
    assert codes(stage) == []


@pytest.mark.usefixtures("stage")
def test_a_folder_is_no_plan(tmp_path: Path) -> None:
    said = chaser("import", str(tmp_path))
    assert (said.exit_code, said.output) == (1, f"{tmp_path}: Is a directory.\n")
