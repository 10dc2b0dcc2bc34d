"""What a platform has in hand, counted, so that stopping can wait for it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

Taker = TypeVar("Taker")


class InHand(Generic[Taker]):
    """Hands out who takes what people do, from `begin` until `end`; None before and after."""

    def __init__(self) -> None:
        self._taker: Taker | None = None
        self._ended = False
        self._busy = 0
        self._idle = threading.Condition()

    def begin(self, taker: Taker) -> bool:
        """From now on things are taken; False, and nothing is, where it has ended already."""
        with self._idle:
            if not self._ended:
                self._taker = taker
            return not self._ended

    def end(self, patience: float) -> None:
        """Take no more, and wait for what is in hand, at most so many seconds."""
        with self._idle:
            self._ended, self._taker = True, None
            self._idle.wait_for(lambda: self._busy == 0, patience)

    @contextmanager
    def __call__(self) -> Iterator[Taker | None]:
        """While something is in hand: who takes it."""
        with self._idle:
            taker = self._taker
            self._busy += 1
        try:
            yield taker
        finally:
            with self._idle:
                self._busy -= 1
                self._idle.notify_all()
