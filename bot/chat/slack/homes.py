"""Keeps the homes that people have opened as things stand."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from bot.chat.chat import Receive
from bot.chat.slack.events import home_request
from handlers.messages import Message
from handlers.requests import Request


@dataclass
class _Home:
    place: str  # the conversation of whoever looks at it
    wanted: Request | None = None  # the latest after which it is yet to be shown
    in_hand: bool = False


class SlackHomes:
    """Thread-safe. Each home is made and shown by one at a time, and never from before a change."""

    def __init__(self, receive: Receive, publish: Callable[[Request, Message], None]) -> None:
        """`publish` shows a page; it may raise `ChatError`."""
        self._receive = receive
        self._publish = publish
        self._homes: dict[str, _Home] = {}  # by user
        self._turn = threading.Lock()

    def opened(self, request: Request) -> None:
        """Somebody looks at their home: from now on it follows what they do."""
        with self._turn:
            self._homes.setdefault(request.user, _Home("")).place = request.address.place

    def follow(self, request: Request) -> None:
        """Show whoever did this their home as it stands by now, if they ever opened it.

        Where it is in hand already it is made once more after that: a page that was made before a
        change must not come to stand over one that was made after it.
        """
        home = self._homes.get(request.user)
        if home is None:
            return
        with self._turn:
            home.wanted = request
            if home.in_hand:
                return
            home.in_hand = True
        while (wanted := self._next(home)) is not None:
            self._show(home, wanted)

    def _next(self, home: _Home) -> Request | None:
        with self._turn:
            wanted, home.wanted = home.wanted, None
            home.in_hand = wanted is not None
            return wanted

    def _show(self, home: _Home, request: Request) -> None:
        try:
            anew = home_request(request, home.place)
            page = self._receive(anew)
            if page is not None:
                self._publish(anew, page)
        except BaseException:
            with self._turn:
                home.in_hand = False
            raise
