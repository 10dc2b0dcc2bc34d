"""`chaser doctor` finds each thing that can be wrong, and says what to do."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from typer.testing import CliRunner

from bot.chat.slack.scopes import SCOPES
from bot.cli import cli
from bot.config import Settings, SlackSettings
from bot.doctor import Finding, examine, reach
from migrations.run import upgrade
from store import deliveries, people
from store.database import Database
from store.mail import Delivery
from store.models import Partnership
from tests.databases import sqlite_url
from tests.slack.said import Fault
from tests.slack.server import running
from tests.slack.team import APP_TOKEN, BOT, BOT_TOKEN, TEAM, Team
from tests.test_deploy import listed


class Surgery:
    """A Slack, a database with a partnership in it, and the doctor."""

    def __init__(self, api: str, url: str, team: Team) -> None:
        self.team, self.database_url = team, url
        self.slack = SlackSettings.model_construct(
            bot_token=SecretStr(BOT_TOKEN), app_token=SecretStr(APP_TOKEN), api_url=f"{api}/api/"
        )
        self.now = datetime.now(UTC)

    def found(self) -> dict[str, Finding]:
        """Every finding, by what it is about."""
        settings = Settings.model_construct(database_url=self.database_url)
        return {each.about: each for each in examine(settings, self.slack, lambda: self.now)}

    def ill(self) -> dict[str, str]:
        """What is to be done, by what it is about."""
        return {about: each.line for about, each in self.found().items() if not each.is_well}


@pytest.fixture
def surgery(tmp_path: Path) -> Iterator[Surgery]:
    team = Team()
    team.channel("C0RIVER", BOT)
    url = sqlite_url(tmp_path / "chaser.db")
    upgrade(url)
    with running(team) as api:
        found = Surgery(api, url, team)
        _partnership(url, found.now)
        yield found


def _partnership(url: str, now: datetime) -> None:
    database = Database(url)
    with database.writing() as session:
        home = people.workspace(session, "slack", TEAM)
        here = Partnership(workspace_id=home.id, name="Riverside", place="C0RIVER", created_at=now)
        session.add(here)
    database.dispose()


def test_where_all_is_well_there_is_nothing_to_do(surgery: Surgery) -> None:
    found = surgery.found()
    assert surgery.ill() == {}
    assert {f"scope {scope}" for scope in SCOPES} <= set(found)
    expected = {"bot token", "clock", "app-level token", "socket", "database"}
    assert expected | {"channel of Riverside", "messages of Riverside"} <= set(found)
    assert all(each.line.startswith("✓ ") for each in found.values())


def test_a_scope_that_need_not_be_granted_is_named_and_troubles_nobody(surgery: Surgery) -> None:
    surgery.team.scopes -= {"users:read.email"}
    assert surgery.ill() == {}
    said = surgery.found()["scope users:read.email"].line
    assert said.startswith("✓ scope users:read.email: not granted, and it need not be: after an")


def test_each_missing_scope_is_said_with_what_it_is_needed_for(surgery: Surgery) -> None:
    surgery.team.scopes -= {"files:read", "groups:history"}
    ill = surgery.ill()
    assert set(ill) == {"scope files:read", "scope groups:history"}
    assert "Without it a plan that is dropped can't be read: add it in" in ill["scope files:read"]


def test_a_token_that_slack_does_not_take_is_said_so(surgery: Surgery) -> None:
    surgery.slack.bot_token = SecretStr("xoxb-wrong")
    line = surgery.ill()["bot token"]
    assert "Slack says invalid_auth" in line
    assert "set SLACK_BOT_TOKEN anew" in line
    assert "xoxb-wrong" not in line


def test_a_wrong_app_level_token_is_said_so(surgery: Surgery) -> None:
    surgery.slack.app_token = SecretStr("xapp-wrong")
    assert "scope connections:write" in surgery.ill()["app-level token"]


def test_a_slack_that_is_not_reached_is_no_wrong_token(surgery: Surgery) -> None:
    surgery.team.fail("apps.connections.open", Fault(hangs_up=True))
    said = surgery.ill()["app-level token"]
    assert "See whether this machine reaches Slack" in said
    assert "Generate one" not in said


def test_without_an_app_level_token_slack_calls_over_http(surgery: Surgery) -> None:
    surgery.slack.app_token = None
    assert "Slack calls /slack/events" in surgery.found()["app-level token"].said
    assert surgery.ill() == {}


def test_a_socket_that_is_not_reached_is_said_so(surgery: Surgery) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        surgery.team.socket_url = f"ws://127.0.0.1:{taken.getsockname()[1]}/"
        assert "Let this machine connect to 127.0.0.1" in surgery.ill()["socket"]


def test_a_clock_that_stands_wrong_is_said_so(surgery: Surgery) -> None:
    surgery.now += timedelta(minutes=10)
    assert "60" in surgery.ill()["clock"]
    assert "signed requests are refused" in surgery.ill()["clock"]


def test_a_database_without_its_tables_is_said_so(surgery: Surgery, tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    surgery.database_url = sqlite_url(tmp_path / "empty.db")
    assert "Run “chaser migrate”" in surgery.ill()["database"]


def test_a_database_that_is_not_there_yet_is_said_so_and_not_made(
    surgery: Surgery, tmp_path: Path
) -> None:
    surgery.database_url = sqlite_url(tmp_path / "new.db")
    assert "Run “chaser migrate”" in surgery.ill()["database"]
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda team: team.archived.add("C0RIVER"), "is archived. Unarchive it"),
        (lambda team: team.members["C0RIVER"].clear(), "Type /invite @Chaser in it"),
        (lambda team: team.members.clear(), "Slack says channel_not_found"),
    ],
)
def test_a_channel_without_chaser_is_said_so(surgery: Surgery, spoil, said: str) -> None:  # type: ignore[no-untyped-def]
    spoil(surgery.team)
    assert said in surgery.ill()["channel of Riverside"]


def test_a_channel_that_tells_nothing_of_members_is_not_said_to_lack_chaser(
    surgery: Surgery, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"channel": {"id": "C0RIVER", "name": "river"}}
    monkeypatch.setattr(surgery.team, "_conversations_info", lambda _given: told)
    assert "channel of Riverside" not in surgery.ill()


def test_what_was_not_delivered_is_counted_with_its_causes(surgery: Surgery) -> None:
    database = Database(surgery.database_url)
    with database.writing() as session:
        here = people.all_partnerships(session)[0]
        for number in range(3):
            row = deliveries.owe(
                session, f"k{number}", "answer", here.workspace_id, partnership_id=here.id,
                place="C0RIVER", created_at=surgery.now,
            )  # fmt: skip
            found = session.get_one(Delivery, row)
            found.state, found.outcome = "failed", "The channel is archived."
    database.dispose()
    line = surgery.ill()["messages of Riverside"]
    assert "3 not delivered in 30 days: The channel is archived." in line


def test_the_command_ends_with_a_status(surgery: Surgery, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "CHASER_DATABASE_URL": surgery.database_url,
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": surgery.slack.api_url,
    }.items():
        monkeypatch.setenv(name, value)
    assert CliRunner().invoke(cli, ["doctor"]).exit_code == 0
    surgery.team.scopes -= {"commands"}
    result = CliRunner().invoke(cli, ["doctor"])
    assert result.exit_code == 1
    assert "✗ scope commands: missing. Without it /action and /rag do nothing" in result.output


def test_the_scopes_that_are_asked_for_are_those_that_are_needed() -> None:
    assert set(SCOPES) == listed("bot")


def test_behind_a_proxy_it_is_the_proxy_that_must_be_reached(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        address = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        monkeypatch.setenv("HTTPS_PROXY", address)
        assert reach("wss://slack.invalid/link").is_well
    found = reach("wss://slack.invalid/link")
    assert found.to_do.startswith("Let this machine connect to 127.0.0.1, port ")
