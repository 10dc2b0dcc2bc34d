"""A thread that sends what is owed: at once when it is woken, and looks again every second."""

import threading

import structlog

from bot.sender import Sender

log = structlog.get_logger()

PATIENCE = 10.0  # seconds that stopping waits for what is in hand
LONGEST_PAUSE = 15.0  # seconds until it is tried again, where sending itself fails


class Courier:
    """Runs a sender in the background until it is stopped."""

    def __init__(self, sender: Sender, every: float = 1.0) -> None:
        """`every` is the most seconds between two looks: retries fall due without a word."""
        self._sender = sender
        self._every = every
        self._bell = threading.Event()
        self._ended = threading.Event()
        self._turn = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)

    def start(self) -> None:
        """Begin to send."""
        self._thread.start()

    def wake(self) -> None:
        """Something may be owed: look now."""
        self._bell.set()

    def drain(self) -> int:
        """Send all that is owed, and wait for what is on its way already; how many were sent."""
        with self._turn:
            return self._sender.drain()

    def stop(self) -> None:
        """Finish what is in hand, and end."""
        self._ended.set()
        self._bell.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)

    def _run(self) -> None:
        pause = 0.0  # after a failure; it grows with each one more
        while not self._ended.is_set():
            self._bell.wait(self._every)
            self._bell.clear()
            try:
                self.drain()
                pause = 0.0
            except Exception as error:
                # The database may be away for a while; what is owed waits in it.
                if pause:
                    log.warning("sending still fails", error=type(error).__name__)
                else:
                    log.exception("sending failed")
                pause = min(pause * 2 or self._every, LONGEST_PAUSE)
                self._ended.wait(pause)
