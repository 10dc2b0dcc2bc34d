"""`chaser due` and `chaser tick` on the command line."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.local_clock import LocalClock
from migrations.run import upgrade
from store.mail import Delivery
from store.models import Partnership
from tests.bot.command_line import chaser
from tests.databases import opened, sqlite_url
from tests.walks.conftest import LONDON
from tests.walks.stage import Stage

NOW = datetime(2026, 9, 11, 9, 45, tzinfo=LONDON)


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    url = sqlite_url(tmp_path / "chaser.db")
    monkeypatch.setenv("CHASER_DATABASE_URL", url)
    upgrade(url)
    stage = Stage(opened(url), datetime(2026, 9, 7, 9, tzinfo=LONDON))
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 25 Sep")
    yield stage
    stage.stop()


def owed(stage: Stage) -> int:
    with stage.database.reading() as session:
        return session.query(Delivery).filter(Delivery.kind == "card").count()


@pytest.mark.usefixtures("stage")
def test_what_will_be_sent_is_listed_with_its_reason() -> None:
    said = chaser("due", "--days", "14").output.splitlines()
    assert said[0] == "Riverside Partnership"
    assert said[1] == "  Fri 11 Sep, 9:30am: reminder to Anne Bell, 1 action"
    assert said[2] == "    CR1.5 (10 working days before Fri 25 Sep; no update yet)"
    assert chaser("due", "--partnership", "harbour").exit_code == 1
    assert chaser("due", "--days", "0").exit_code == 1


def test_of_several_partnerships_the_one_of_that_very_name_is_meant(stage: Stage) -> None:
    with stage.database.writing() as session:
        home = session.query(Partnership).one().workspace_id
        for name in ("Riverside Partnership East", "Harbour"):
            session.add(Partnership(workspace_id=home, name=name, place=name, created_at=NOW))
    assert chaser("due", "--partnership", "riverside partnership").output.startswith("Riverside")
    assert "East" not in chaser("due", "--partnership", "riverside partnership").output
    said = chaser("export", "--partnership", "riverside partnership", "--out", "nowhere/paper.csv")
    assert said.output == "There is no folder nowhere.\n"
    said = chaser("export", "--partnership", "east", "--out", "nowhere/paper.csv")
    assert said.output.startswith("There is no action plan yet")
    said = chaser("due", "--partnership", "docks")
    assert said.output.startswith("No partnership is called docks. There are: ")


def test_before_the_first_partnership_every_command_says_how_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHASER_DATABASE_URL", sqlite_url(tmp_path / "empty.db"))
    begin = (
        "There is no partnership yet. Type /action setup in its channel, or run “chaser local”.\n"
    )
    assert chaser("due").output == begin
    assert chaser("export").output == begin


def test_a_dry_run_says_what_falls_due_and_owes_nothing(stage: Stage) -> None:
    assert chaser("tick", "--dry-run").output == "Nothing falls due now.\n"
    LocalClock(stage.database).set(NOW)
    said = chaser("tick", "--dry-run").output
    assert said.startswith("Reminder to Anne Bell\nMorning Anne. One action is due soon.")
    assert owed(stage) == 0
    assert chaser("tick").output == "1 became owed.\n"
    assert owed(stage) == 1
    assert chaser("tick", "--dry-run").output == "Nothing falls due now.\n"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        pytest.param(
            datetime(2026, 9, 22, 9, 30, tzinfo=LONDON),
            "Paper to Bev Hall",
            id="papers date",
        ),
        pytest.param(
            datetime(2026, 9, 29, 9, tzinfo=LONDON),
            "Preview of the digest to Bev",
            id="day before",
        ),
        pytest.param(
            datetime(2026, 9, 30, 9, tzinfo=LONDON),
            "RAG digest in the channel of",
            id="digest",
        ),
    ],
)
def test_a_dry_run_tells_paper_preview_and_digest_apart(
    stage: Stage, at: datetime, said: str
) -> None:
    stage.command("bev", "settings papers 6")
    stage.command("bev", "meeting Thu 1 Oct 2pm")
    stage.go(at - timedelta(minutes=1))
    LocalClock(stage.database).set(at)
    assert [line for line in chaser("tick", "--dry-run").output.split("\n\n") if said in line]
