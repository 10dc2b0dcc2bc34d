"""Where the socket to Slack is renewed, and how often."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from types import SimpleNamespace
from typing import cast

import pytest
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.builtin.connection import Connection

from bot.chat.chat import ChatError
from bot.chat.slack_socket import SlackSocket
from bot.chat.slack_web import SlackWeb
from tests.slack.said import Fault
from tests.slack.server import running
from tests.slack.team import APP_TOKEN, BOT_TOKEN, Team
from tests.slack.waits import Waits


@contextmanager
def asking(team: Team) -> Iterator[tuple[SlackSocket, Waits]]:
    """A socket that is not open, and its pauses."""
    waits = Waits()
    with running(team) as url:
        web = SlackWeb(BOT_TOKEN, f"{url}/api/")
        socket = SlackSocket(APP_TOKEN, web, lambda: nullcontext(None), waits)
        yield socket, waits
        socket.close()


def test_connections_that_end_at_once_are_renewed_ever_more_slowly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = SimpleNamespace(send=None, close=None)

    def connect(client: SocketModeClient) -> None:
        client.current_session = cast(Connection, SimpleNamespace(sock=line, close=lambda: None))

    monkeypatch.setattr(SocketModeClient, "connect", connect)
    with asking(Team()) as (socket, waits):
        for _ in range(10):
            socket.connect_to_new_endpoint(force=True)
        assert waits.told == [0, 0, 0, 0, 0.5, 1, 2, 5, 15, 15]
        socket._begun -= 60
        socket.issue_new_wss_url()
    assert waits.told[-1] == 0


@pytest.mark.parametrize(("said", "seconds"), [("1.5", 1.5), ("60", 60.0), ("soon", 30.0)])
def test_a_new_connection_waits_as_long_as_slack_says(said: str, seconds: float) -> None:
    team = Team()
    team.fail("apps.connections.open", Fault(429, "ratelimited", {"Retry-After": said}))
    with asking(team) as (socket, waits):
        assert socket.issue_new_wss_url().startswith("ws://")
    assert waits.told == [0, seconds]


def test_chaser_stops_without_waiting_for_a_connection() -> None:
    team = Team()
    team.fail("apps.connections.open", Fault(429, "ratelimited", {"Retry-After": "3600"}))
    with asking(team) as (socket, waits):
        waits.set()
        with pytest.raises(ChatError, match="ratelimited"):
            socket.issue_new_wss_url()
