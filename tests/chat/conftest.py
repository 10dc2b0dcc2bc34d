"""A running local chat, and one in Slack."""

from collections.abc import Iterator

import pytest

from bot.chat.slack.platform import SlackChat, SlackKeys
from bot.chat.slack.web import Pace
from store.database import Database
from tests.chat.local_world import World
from tests.slack.server import running
from tests.slack.team import BOT_TOKEN, Team


@pytest.fixture
def world(database: Database) -> World:
    """A running chat on an empty database."""
    return World(database)


@pytest.fixture
def url(team: Team) -> Iterator[str]:
    """Where the API of the workspace is that a test makes."""
    with running(team) as found:
        yield found


@pytest.fixture
def chat(url: str) -> Iterator[SlackChat]:
    """A chat in that workspace, as fast as it can."""
    keys = SlackKeys(BOT_TOKEN, api_url=f"{url}/api/")
    chat = SlackChat(keys, lambda _arrived: None, Pace(0, 0))
    yield chat
    chat.stop()
