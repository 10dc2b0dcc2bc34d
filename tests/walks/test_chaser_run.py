"""`chaser run` as a process of its own, told to stop by SIGTERM."""

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.databases import sqlite_url
from tests.slack.caller import Caller
from tests.slack.said import Fault
from tests.slack.server import running
from tests.slack.stage import BEV, CHANNEL, wait
from tests.slack.team import APP_TOKEN, BOT, BOT_TOKEN, SECRET, Team

KEYS = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_SIGNING_SECRET": SECRET}
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith("SLACK_")}


@pytest.fixture
def team() -> Team:
    team = Team()
    team.join(BEV, "Bev Hall")
    team.channel(CHANNEL, BEV, BOT)
    return team


@contextmanager
def chaser(folder: Path, *words: str, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command line with these settings; what it says goes into `said`."""
    given = {"CHASER_DATABASE_URL": sqlite_url(folder / "chaser.db"), "CHASER_WEB_PORT": "0"}
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", *words],
            env=CLEAN | {"PYTHONPATH": str(Path(__file__).parents[2])} | given | settings,
            cwd=folder,
            stderr=said,
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def address(folder: Path) -> str:
    """Where it says that it listens."""
    said = (folder / "said").read_text()
    found = [json.loads(line) for line in said.splitlines() if "Chaser runs" in line]
    return str(found[0]["address"]) if found else ""


def ready(folder: Path) -> dict[str, str]:
    try:
        with urllib.request.urlopen(f"{address(folder)}readyz", timeout=5) as answer:
            found: dict[str, str] = json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            found = json.load(error)
    return found


def test_it_runs_until_it_is_told_to_stop_and_says_no_secret(team: Team, tmp_path: Path) -> None:
    team.fail("auth.test", Fault(error="invalid_auth"))
    team.fail("chat.postMessage", Fault(error="not_in_channel"))
    with (
        running(team) as api,
        chaser(tmp_path, "run", SLACK_API_URL=f"{api}/api", CHASER_LOG_LEVEL="debug", **KEYS) as it,
    ):
        wait(lambda: address(tmp_path))
        wait(lambda: set(ready(tmp_path).values()) == {"ok"})
        slack = Caller(team, f"{address(tmp_path)}slack/events", api)
        slack.command(BEV, CHANNEL, "/action", "setup Riverside")
        wait(lambda: any("I couldn't say this in the channel" in said.text for said in team.said))
        it.send_signal(signal.SIGTERM)
        assert it.wait(30) == 0
    said = (tmp_path / "said").read_text()
    assert "/invite @Chaser" in team.said[-1].text
    assert [secret for secret in KEYS.values() if secret in said] == []


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({}, "SLACK_BOT_TOKEN: the app's bot token is missing"),
        ({"SLACK_BOT_TOKEN": "x"}, "SLACK_APP_TOKEN: missing, and so is SLACK_SIGNING_SECRET"),
        ({**KEYS, "SLACK_API_URL": "slack"}, "SLACK_API_URL: an address"),
        ({**KEYS, "SLACK_BOT_TOKEN_FILE": "/nowhere"}, "SLACK_BOT_TOKEN_FILE: can't read"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(
    tmp_path: Path, settings: dict[str, str], sentence: str
) -> None:
    with chaser(tmp_path, "run", **settings) as it:
        assert it.wait(30) == 1
    said = (tmp_path / "said").read_text()
    assert sentence in said
    assert "Traceback" not in said


def test_a_secret_may_stand_in_a_file(team: Team, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{BOT_TOKEN}\n")
    files = {"SLACK_BOT_TOKEN_FILE": str(tmp_path / "token"), "SLACK_SIGNING_SECRET": SECRET}
    with running(team) as api, chaser(tmp_path, "run", SLACK_API_URL=f"{api}/api/", **files):
        wait(lambda: address(tmp_path))
        wait(lambda: ready(tmp_path)["slack"] == "ok")
