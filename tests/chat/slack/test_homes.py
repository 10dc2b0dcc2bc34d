"""The home that somebody looks at shows what they did last."""

import threading
from collections.abc import Callable

import pytest

from bot.chat.slack.homes import SlackHomes
from handlers.messages import Message
from handlers.requests import Address, Kind, Request

PATIENCE = 20  # seconds


def did(key: str, user: str = "priya") -> Request:
    """What somebody did, or that they opened their home."""
    return Request(key, Kind.PRESSED, user, Address("slack", "T1", "D1"), "")


class Homes:
    """What stands in each home, and a receiver that can be held up while it makes a page."""

    def __init__(self) -> None:
        self.state = "as it was"
        self.shown: list[str] = []
        self.while_made: Callable[[], None] = lambda: None
        self.homes = SlackHomes(self._make, lambda _, page: self.shown.append(page.summary))

    def _make(self, _request: Request) -> Message:
        made = Message(self.state)
        meanwhile, self.while_made = self.while_made, lambda: None
        meanwhile()
        return made


@pytest.fixture
def homes() -> Homes:
    return Homes()


def test_a_page_made_before_a_change_never_stands_over_the_one_made_after_it(homes: Homes) -> None:
    homes.homes.opened(did("opened"))

    def change() -> None:
        homes.state = "changed"
        other = threading.Thread(target=homes.homes.follow, args=(did("changed"),))
        other.start()
        other.join(PATIENCE)

    homes.while_made = change
    homes.homes.follow(did("opened"))
    assert homes.shown == ["as it was", "changed"]


def test_who_never_opened_a_home_is_shown_none(homes: Homes) -> None:
    homes.homes.follow(did("pressed"))
    assert homes.shown == []


def test_a_home_that_could_not_be_made_follows_the_next_thing_done(homes: Homes) -> None:
    def fail() -> None:
        raise RuntimeError

    homes.homes.opened(did("opened"))
    homes.while_made = fail
    with pytest.raises(RuntimeError):
        homes.homes.follow(did("opened"))
    homes.homes.follow(did("pressed"))
    assert homes.shown == ["as it was"]
