"""Where the socket to Slack is renewed, and how often."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Queue
from types import SimpleNamespace
from typing import cast

import pytest
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.builtin.connection import Connection, ConnectionState

from bot.chat.chat import ChatError
from bot.chat.in_hand import InHand
from bot.chat.slack.socket import SlackSocket
from bot.chat.slack.web import SlackWeb
from tests.slack.said import Fault
from tests.slack.server import running
from tests.slack.stage import wait
from tests.slack.team import APP_TOKEN, BOT_TOKEN, Team
from tests.slack.waits import Waits


@contextmanager
def asking(team: Team) -> Iterator[tuple[SlackSocket, Waits]]:
    """A socket that is not open, and its pauses."""
    waits = Waits()
    with running(team) as url:
        web = SlackWeb(BOT_TOKEN, f"{url}/api/")
        socket = SlackSocket(APP_TOKEN, web, InHand(), waits)
        yield socket, waits
        socket.close()


def test_connections_that_end_at_once_are_renewed_ever_more_slowly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = SimpleNamespace(send=None, close=None)
    session = SimpleNamespace(sock=line, close=lambda: None, is_active=lambda: False)

    def connect(client: SocketModeClient) -> None:
        client.current_session = cast(Connection, session)

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


class Beginning:
    """A connection that something happens to just as Chaser begins to hear it."""

    session_id = "beginning"

    def __init__(self) -> None:
        self.begun, self.goes_on, self.left = (threading.Event() for _ in range(3))

    def is_active(self) -> bool:
        self.begun.set()
        return self.goes_on.wait(20)

    def run_until_completion(self, state: ConnectionState) -> None:
        while not state.terminated and not self.left.wait(0.01):
            pass
        self.left.set()

    def close(self) -> None:
        pass


def test_chaser_stops_where_a_connection_has_only_begun() -> None:
    beginning = Beginning()
    with asking(Team()) as (socket, _waits):
        socket.current_session = cast(Connection, beginning)
        assert beginning.begun.wait(20)
        stop = threading.Thread(target=socket.close)
        stop.start()
        wait(lambda: socket.current_session_state.terminated)
        beginning.goes_on.set()
        stop.join(10)
        stuck = stop.is_alive()
        beginning.left.set()
        assert not stuck


def test_a_connection_replaced_as_it_begins_is_left() -> None:
    beginning = Beginning()
    other = SimpleNamespace(is_active=lambda: False, close=lambda: None, session_id="other")
    with asking(Team()) as (socket, _waits):
        socket.current_session = cast(Connection, beginning)
        assert beginning.begun.wait(20)
        socket.current_session_state.terminated = True
        socket.current_session = cast(Connection, other)
        socket.current_session_state = cast(ConnectionState, SimpleNamespace(terminated=False))
        beginning.goes_on.set()
        left = beginning.left.wait(5)
        beginning.left.set()
        assert left


class Patient(Queue[str | None]):
    """Envelopes that are waited for without end."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = threading.Event()

    def get(self, *_args: object, **_kwargs: object) -> str | None:
        self.asked.set()
        return super().get()


def test_a_stop_does_not_wait_for_the_next_envelope() -> None:
    with asking(Team()) as (socket, _waits):
        socket.message_queue = envelopes = Patient()
        assert envelopes.asked.wait(20)
        stop = threading.Thread(target=socket.close)
        stop.start()
        stop.join(10)
        stuck = stop.is_alive()
        envelopes.put(None)
        assert not stuck


def test_a_connection_made_while_chaser_stops_is_let_go_of() -> None:
    with asking(Team()) as (socket, _waits):
        socket.close()
        socket.connect()
        assert not socket.is_connected()
