"""Slack's Web API: one call at a time, with every failure as a `ChatError`."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.chat.slack.errors import FAILURES, from_exception
from bot.chat.slack.scopes import granted

SLACK = "https://slack.com/api/"
PATIENCE = 8  # seconds a call may take: ten rows have to go out within a lease
HURRY = 1  # second for a call that an acknowledgement waits for, which is due within 3
PAGE = 200  # entries asked for at once: "Pagination" advises no more


@dataclass(frozen=True)
class Identity:
    """Who Chaser is in its workspace."""

    team: str
    user: str  # the id by which it is mentioned
    bot: str  # the id that its posts carry
    url: str = ""  # of the workspace, with a slash at its end
    scopes: frozenset[str] | None = None  # what Chaser may do; None: Slack did not say


class SlackWeb:
    """The methods that Chaser uses. The token goes to the API's own address and no other."""

    def __init__(self, token: str, base_url: str = SLACK, patience: int = PATIENCE) -> None:
        # A retry of slack_sdk's own could post twice: whether to try again is the sender's to say.
        self.client = WebClient(
            token=token,
            base_url=base_url,
            timeout=patience,
            retry_handlers=[],
            logger=quiet_logger(),
        )

    def call(self, method: Callable[..., SlackResponse], **given: Any) -> SlackResponse:
        """Call one method of the client; raises `ChatError`."""
        try:
            return method(**given)
        except FAILURES as error:
            raise from_exception(error) from error

    def pages(
        self, method: Callable[..., SlackResponse], entries: str, **given: Any
    ) -> Iterator[dict[str, Any]]:
        """Every entry of a method that answers in pages; raises `ChatError`."""
        cursor = ""
        while True:
            found, cursor = self.page(method, entries, cursor, **given)
            yield from found
            if not cursor:
                return

    def page(
        self, method: Callable[..., SlackResponse], entries: str, cursor: str, **given: Any
    ) -> tuple[list[dict[str, Any]], str]:
        """One page from `cursor` on, "" for the first, and the next; raises `ChatError`."""
        more = {"cursor": cursor} if cursor else {}
        answer = self.call(method, limit=PAGE, **given, **more)
        next_cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        return answer.get(entries) or [], next_cursor

    def who_am_i(self) -> Identity:
        """Asks Slack whose token this is; raises `ChatError`."""
        found = self.call(self.client.auth_test)
        url = str(found.get("url") or "")
        bot = found.get("bot_id") or ""
        return Identity(found["team_id"], found["user_id"], bot, url, granted(found))


def quiet_logger() -> logging.Logger:
    """For Slack's libraries: what they log at length, tokens perhaps among it, is said by us."""
    logger = logging.getLogger("chaser.slack")
    logger.setLevel(logging.CRITICAL)
    return logger


class Pace:
    """Holds posts apart: "Rate limits" asks for one message a second a channel."""

    def __init__(self, a_channel: float = 1.0, at_all: float = 0.2) -> None:
        """Seconds between two posts in one channel, and between any two."""
        self._a_channel = a_channel
        self._at_all = at_all
        self._next: dict[str, float] = {}
        self._next_at_all = 0.0
        self._turn = threading.Lock()

    @classmethod
    def of(cls, a_minute: int) -> "Pace":
        """One message a second a channel, and so many a minute in the whole workspace."""
        return cls(at_all=60 / a_minute)

    def crowded(self) -> set[str]:
        """The channels in which a post would have to wait because of another one there."""
        with self._turn:
            now = time.monotonic()
            return {channel for channel, then in self._next.items() if then > now}

    def wait(self, channel: str) -> None:
        """Return when a post may go there."""
        with self._turn:
            now = time.monotonic()
            at = max(now, self._next_at_all, self._next.get(channel, 0.0))
            self._next = {place: then for place, then in self._next.items() if then > now}
            self._next[channel] = at + self._a_channel
            self._next_at_all = at + self._at_all
        time.sleep(max(0.0, at - now))
