"""A chat platform that counts what it is asked, and fails, lags or falls silent as it is told."""

import itertools
import threading
from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.chat import ChatError, Copy, Receive
from bot.clock import Clock
from handlers.messages import Message, in_words
from handlers.requests import Address, File

PLATFORM = "fake"
TIMEOUT = ChatError("timeout")
BUSY = ChatError("ratelimited", refused=True, retry_after=30)
GONE = ChatError("channel_not_found", permanent=True, refused=True)
REFUSED = ChatError("internal_error", refused=True)


@dataclass
class Posted:
    """A message as it stands in a conversation."""

    id: str
    place: str
    delivery: str
    words: str
    at: datetime


@dataclass
class Turn:
    """What happens to one sending: it is posted or not, and then an error is told or not."""

    error: BaseException | None = None  # of a process that dies here: no mere Exception
    posts: bool = True
    meanwhile: Callable[[], object] | None = None  # after the post stands, before the answer


class FakePlatform:
    """Keeps to the protocol of a chat. Thread-safe; time is the test's."""

    name = PLATFORM

    def __init__(self, real: Clock) -> None:
        self.posts: dict[str, Posted] = {}
        self.turns: deque[Turn] = deque()  # of the sendings to come; without one all goes well
        self.lag = timedelta(0)  # until what was posted shows in the history
        self.failing: dict[str, ChatError] = {}  # by place: what every sending there comes to
        self.look_fails: ChatError | None = None
        self.not_had: list[ChatError] = []  # why the next files can't be fetched
        self.calls: list[tuple[str, str]] = []  # (what, delivery or place)
        self.crowds: Callable[[], Collection[str]] = tuple  # places that take nothing just now
        self._real = real
        self._numbers = itertools.count(1)
        self._turn = threading.Lock()

    def next(self, *turns: Turn) -> None:
        """Say what will happen to the next sendings, in order."""
        self.turns.extend(turns)

    def said(self, place: str) -> list[str]:
        """What stands in a conversation, in words, oldest first."""
        return [post.words for post in self.posts.values() if post.place == place]

    def count(self, what: str) -> int:
        """How often it was asked to do this."""
        return sum(call == what for call, _ in self.calls)

    def start(self, receive: Receive) -> None:
        """It hears nobody."""

    def stop(self) -> None:
        """There is nothing to let go of."""

    def crowded(self) -> Collection[str]:
        """What the test says."""
        return self.crowds()

    def open(self, user: str) -> str:
        """A conversation's id is not its person's."""
        self.calls.append(("open", user))
        return f"D-{user}"

    def send(
        self, address: Address, message: Message, delivery_id: str, replacing: Sequence[str] = ()
    ) -> list[str]:
        """Post or edit, as the next turn says."""
        with self._turn:
            self.calls.append(("edit" if replacing else "send", delivery_id))
            turn = self.turns.popleft() if self.turns else Turn()
            if address.place in self.failing:
                turn = Turn(self.failing[address.place], posts=False)
            ids = self._put(address, message, delivery_id, replacing) if turn.posts else []
        if turn.meanwhile is not None:
            turn.meanwhile()
        if turn.error is not None:
            raise turn.error
        return ids

    def _put(
        self, address: Address, message: Message, delivery: str, replacing: Sequence[str]
    ) -> list[str]:
        words = in_words(message)
        if replacing:
            if replacing[0] not in self.posts:
                raise ChatError("message_not_found", permanent=True, refused=True)
            self.posts[replacing[0]].words = words
            return list(replacing)
        found = str(next(self._numbers))
        self.posts[found] = Posted(found, address.place, delivery, words, self._real())
        return [found]

    def find(self, address: Address, delivery_id: str, since: datetime) -> list[Copy]:
        """What shows in the history by now."""
        self.calls.append(("find", delivery_id))
        if self.look_fails is not None:
            raise self.look_fails
        shows_by = self._real() - self.lag
        return [
            Copy((post.id,))
            for post in self.posts.values()
            if post.delivery == delivery_id and post.place == address.place
            if since <= post.at <= shows_by
        ]

    def remove(self, address: Address, message_ids: Sequence[str]) -> None:
        """Take posts away."""
        for message_id in message_ids:
            self.calls.append(("remove", message_id))
            if message_id in self.posts and self.posts[message_id].place == address.place:
                self.posts.pop(message_id)

    def fetch(self, file: File, limit: int) -> bytes:
        """Every file here is its own name."""
        self.calls.append(("fetch", file.name))
        if self.not_had:
            raise self.not_had.pop(0)
        return file.name.encode()[:limit]
