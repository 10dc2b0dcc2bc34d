"""Chaser in Slack by Socket Mode: no public address, and nothing lost when a connection goes."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.chat.slack.platform import SlackKeys
from bot.run import Role, RunApp, build
from store import people
from store.database import Database, file_of
from tests.slack.said import Fault
from tests.slack.server import running
from tests.slack.socket import Socket
from tests.slack.stage import BEV, CHANNEL, wait
from tests.slack.team import APP_TOKEN, BOT, BOT_TOKEN, TEAM, Team


@pytest.fixture
def team() -> Team:
    team = Team()
    team.join(BEV, "Bev Hall")
    team.channel(CHANNEL, BEV, BOT)
    return team


@pytest.fixture
def api(team: Team) -> Iterator[str]:
    with running(team) as url:
        yield url


@pytest.fixture
def app(sqlite_database: Database, api: str) -> Iterator[RunApp]:
    app = build(sqlite_database, SlackKeys(BOT_TOKEN, APP_TOKEN, api_url=f"{api}/api/"))
    yield app
    app.stop()


def started(app: RunApp, team: Team) -> RunApp:
    app.start()
    # The server notes a connection down just after it has answered that it stands.
    wait(lambda: not app.chat.trouble and any(socket.is_open for socket in team.sockets))
    return app


def command(text: str, number: int = 1) -> dict[str, Any]:
    body = {"command": "/action", "text": text, "team_id": TEAM, "user_id": BEV}
    return body | {"channel_id": CHANNEL, "trigger_id": f"{number}.t"}


def newest(team: Team) -> Socket:
    return [socket for socket in team.sockets if socket.is_open][-1]


def test_a_partnership_begins_by_socket(app: RunApp, team: Team) -> None:
    started(app, team)
    assert newest(team).envelope("slash_commands", command("setup Riverside")) == {}
    wait(lambda: any("Riverside is set up" in said.text for said in team.said))
    said = newest(team).envelope("slash_commands", command("list", 2))
    assert said is not None
    assert said["response_type"] == "ephemeral"
    assert "no plan yet" in said["text"]


def test_an_envelope_that_comes_twice_is_done_once(app: RunApp, team: Team) -> None:
    started(app, team)
    first, again = command("setup Riverside"), command("setup Riverside")
    assert newest(team).envelope("slash_commands", first) == {}
    assert newest(team).envelope("slash_commands", again) == {}
    wait(lambda: team.said)
    assert len(team.said) == 1


def test_a_connection_that_slack_ends_is_renewed(app: RunApp, team: Team) -> None:
    started(app, team)
    old = newest(team)
    old.warn()
    wait(lambda: len(team.sockets) > 1 and not old.is_open)
    assert newest(team).envelope("slash_commands", command("setup Riverside")) == {}


def test_what_comes_as_a_connection_is_renewed_is_taken_at_once(app: RunApp, team: Team) -> None:
    # "Using Socket Mode": Slack sends over any connection that is open, the newest among them.
    started(app, team)
    newest(team).warn()
    wait(lambda: len(team.sockets) > 1)
    begun = time.monotonic()
    assert newest(team).envelope("slash_commands", command("setup Riverside")) == {}
    assert time.monotonic() - begun < 1


def test_a_stop_does_not_wait_for_what_slack_may_still_say(app: RunApp, team: Team) -> None:
    started(app, team)
    time.sleep(0.2)  # it is listening by now
    begun = time.monotonic()
    app.chat.stop()
    assert time.monotonic() - begun < 1


def test_a_connection_that_ends_without_a_word_is_renewed(app: RunApp, team: Team) -> None:
    started(app, team)
    team.fail("apps.connections.open", Fault(503))
    newest(team).hang_up()
    wait(lambda: "being renewed" in app.chat.trouble)
    wait(lambda: len(team.sockets) > 1 and not app.chat.trouble)
    assert newest(team).envelope("slash_commands", command("setup Riverside")) == {}


def test_why_a_connection_is_not_renewed_is_said_once(app: RunApp, team: Team) -> None:
    with capture_logs() as logs:
        started(app, team)
        team.fail("apps.connections.open", *[Fault(200, "invalid_auth")] * 3)
        newest(team).hang_up()
        wait(lambda: "SLACK_APP_TOKEN" in app.chat.trouble)
        app.chat._socket._monitor_current_session()  # type: ignore[union-attr]
        app.chat._socket._monitor_current_session()  # type: ignore[union-attr]
        wait(lambda: len(team.sockets) > 1 and not app.chat.trouble)
    assert [each["event"] for each in logs].count("the socket to Slack is not renewed") == 1
    assert newest(team).envelope("slash_commands", command("setup Riverside")) == {}


def test_what_makes_no_sense_is_told_to_the_log(app: RunApp, team: Team) -> None:
    with capture_logs() as logs:
        started(app, team)
        senseless = {"type": "event_callback", "event_id": "Ev9", "event": None}
        assert newest(team).envelope("events_api", senseless) is None
    assert "a payload makes no sense" in [each["event"] for each in logs]
    assert newest(team).envelope("slash_commands", command("setup Riverside")) == {}


def test_chaser_starts_and_waits_while_slack_is_down(app: RunApp, team: Team) -> None:
    team.fail("auth.test", Fault(503))
    team.fail("apps.connections.open", Fault(500))
    app.start()
    wait(lambda: "slack_answered_503" in app.chat.trouble)
    wait(lambda: not app.chat.trouble)
    assert newest(team).envelope("slash_commands", command("setup Riverside")) == {}


def test_a_stop_finishes_what_is_in_hand_and_takes_no_more(
    app: RunApp, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(app, team)
    begun, go_on = threading.Event(), threading.Event()
    receive = app.inbound._apply

    def slow(request: Any) -> Any:
        begun.set()
        go_on.wait(5)
        return receive(request)

    monkeypatch.setattr(app.inbound, "_apply", slow)
    answers: dict[str, Any] = {}

    def ask(text: str, number: int) -> threading.Thread:
        def asked() -> None:
            answers[text] = open_one.envelope("slash_commands", command(text, number))

        asking = threading.Thread(target=asked)
        asking.start()
        return asking

    open_one = newest(team)
    first = ask("setup Riverside", 1)
    assert begun.wait(5)
    stopping = threading.Thread(target=app.chat.stop)
    stopping.start()
    wait(lambda: app.chat.trouble)
    late = ask("list", 2)
    time.sleep(0.1)
    go_on.set()
    for thread in (first, stopping, late):
        thread.join(15)
    assert answers == {"setup Riverside": {}, "list": None}
    with app.database.reading() as session:
        assert [p.name for p in people.all_partnerships(session)] == ["Riverside"]


@pytest.mark.parametrize(
    ("only", "parts"),
    [(Role.WEB, (True, False, False)), (Role.SCHEDULE, (False, True, False)),
     (Role.SENDER, (False, False, True)), (None, (True, True, True))],
)  # fmt: skip
def test_the_work_can_be_split_over_processes(
    sqlite_database: Database, only: Role | None, parts: tuple[bool, bool, bool]
) -> None:
    app = build(sqlite_database, SlackKeys(BOT_TOKEN), only)
    try:
        assert (app.web, app.metronome is not None, app.courier is not None) == parts
        assert ("slack" in app.checks()) == app.web
        assert app.checks()["database"]() == ""
    finally:
        app.stop()


def test_a_database_whose_file_was_deleted_is_not_ready(app: RunApp) -> None:
    assert app.checks()["database"]() == ""
    path = file_of(app.database.url)
    assert path is not None
    path.unlink()
    assert "is gone" in app.checks()["database"]()
