"""Where the socket to Slack is renewed, and how often."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import pytest

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


def test_connections_that_end_at_once_are_renewed_ever_more_slowly() -> None:
    with asking(Team()) as (socket, waits):
        for _ in range(8):
            assert socket.issue_new_wss_url().startswith("ws://")
    assert waits.told == [0, 0, 1, 5, 15, 30, 30, 30]


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
