"""The thread that sends what is owed, and those who wait for it."""

import threading
import time
from collections.abc import MutableMapping
from typing import Any

from bot.courier import Courier


class SlowSender:
    """Counts how many send at once; what it sends first is held up until it is let go."""

    def __init__(self) -> None:
        self.began, self.let_go = threading.Event(), threading.Event()
        self.at_once = self.most = self.done = 0

    def drain(self) -> int:
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        self.began.set()
        self.let_go.wait(10)
        self.at_once -= 1
        self.done += 1
        return 1


def test_who_waits_for_what_is_owed_waits_for_what_is_on_its_way_too() -> None:
    sender = SlowSender()
    courier = Courier(sender, every=60)  # type: ignore[arg-type]
    courier.start()
    courier.wake()
    assert sender.began.wait(10)
    threading.Timer(0.1, sender.let_go.set).start()
    courier.drain()
    assert (sender.most, sender.done) == (1, 2)
    courier.stop()


class BrokenSender:
    """Fails each time until it is mended, as where the database is away or its disk is full."""

    def __init__(self) -> None:
        self.tries, self.mended, self.sent = 0, False, threading.Event()

    def drain(self) -> int:
        self.tries += 1
        if not self.mended:
            raise OSError("database or disk is full")
        self.sent.set()
        return 0


def test_a_database_that_is_away_for_long_does_not_fill_the_log(
    logs: list[MutableMapping[str, Any]],
) -> None:
    sender = BrokenSender()
    courier = Courier(sender, every=0.001)  # type: ignore[arg-type]
    courier.start()
    for _ in range(50):
        courier.wake()  # people go on writing meanwhile
        threading.Event().wait(0.01)
    assert sender.tries < 20, "it goes on trying, but not without a pause"
    assert [entry["event"] for entry in logs if entry.get("exc_info")] == ["sending failed"]
    sender.mended = True
    assert sender.sent.wait(10)
    courier.stop()


def test_a_stop_does_not_wait_for_the_end_of_a_pause() -> None:
    sender = BrokenSender()
    courier = Courier(sender, every=5)  # type: ignore[arg-type]
    courier.start()
    courier.wake()
    began = time.monotonic()
    threading.Event().wait(0.1)
    courier.stop()
    assert time.monotonic() - began < 4
