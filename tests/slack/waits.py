"""Pauses that are over at once, and what they would have been."""

import threading


class Waits(threading.Event):
    """In place of the event that Chaser waits for between tries."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[float | None] = []  # seconds

    def wait(self, timeout: float | None = None) -> bool:
        """Over at once, whether or not it is set."""
        self.told.append(timeout)
        return self.is_set()
