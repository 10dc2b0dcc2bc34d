"""The thread that sends what is owed, and those who wait for it."""

import threading

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
