"""The morning on which ten thousand leads are due: how long sending takes, and how much memory.

Time is virtual: work takes what it takes, and waiting for the next turn to send takes nothing.
Run as a program, it is the process that does it.
"""

import json
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.schedule import tick
from bot.sender import Sender
from handlers.messages import Message
from handlers.requests import Address
from store.database import Database
from tests.bench.places import on_sqlite, opened
from tests.bench.row import Row
from tests.bot.platform import FakePlatform
from tests.bot.world import MONDAY
from tests.crowds import Crowd, crowd

PARTNERSHIPS, LEADS, EACH = 100, 100, 3
RECIPIENTS = PARTNERSHIPS * LEADS
A_MINUTE = 300  # messages in the whole workspace
MOST_MEMORY = 150  # MB
PLATFORM = "bench"


def rows() -> list[Row]:
    """Minutes until the last was sent, and the most memory of the process that sent them."""
    with on_sqlite() as database:
        with database.writing() as session:
            for number in range(PARTNERSHIPS):
                who = Crowd(LEADS, EACH, look_at=MONDAY)
                crowd(session, PLATFORM, "T1", f"C{number}", MONDAY, who)
        command = [sys.executable, "-m", "tests.bench.day", database.url]
        ran = subprocess.run(command, check=True, capture_output=True, text=True)
    took, memory = json.loads(ran.stdout)
    what, allowed = f"{RECIPIENTS:,} leads with {EACH} actions each", RECIPIENTS / A_MINUTE
    rate = f"{A_MINUTE} a minute, as set"
    return [
        Row(f"{what}, all reminded after", took, allowed, "minutes", rate, at_most=1.1),
        Row(f"{what}, peak memory", memory, MOST_MEMORY, "MB", f"{MOST_MEMORY} MB", at_most=1),
    ]


class Skipping:
    """A clock that runs as the machine's does, and skips what is only waited for."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._skipped = 0.0

    def __call__(self) -> datetime:
        return MONDAY + timedelta(seconds=self.seconds())

    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self._began + self._skipped

    def wait_until(self, second: float) -> None:
        """Be there at once."""
        self._skipped += max(0.0, second - self.seconds())


class Counting(FakePlatform):
    """A platform that only counts, at the pace that is set."""

    name = PLATFORM

    def __init__(self, clock: Skipping) -> None:
        super().__init__(clock)
        self.sent: dict[str, str] = {}  # where each delivery went
        self._skipping = clock
        self._next = 0.0

    def send(
        self, address: Address, message: Message, delivery_id: str, replacing: Sequence[str] = ()
    ) -> list[str]:
        """Take it when its turn comes."""
        self._skipping.wait_until(self._next)
        self._next = self._skipping.seconds() + 60 / A_MINUTE
        if delivery_id in self.sent or replacing or not message.parts:
            raise RuntimeError(f"not a first card: {delivery_id}")
        self.sent[delivery_id] = address.place
        return [delivery_id]


def _remind(database: Database) -> list[float]:
    """Minutes that it took, and MB at the peak."""
    clock, done = Skipping(), threading.Event()
    chat = Counting(clock)
    sender = Sender(database, {PLATFORM: chat}, clock, real=clock)

    def ticking() -> None:
        while not done.wait(0.1):
            tick(database, clock())

    schedule = threading.Thread(target=ticking)
    schedule.start()
    while len(chat.sent) < RECIPIENTS:
        sender.drain()
        time.sleep(0.01)
    took = clock.seconds() / 60
    done.set()
    schedule.join()
    # Kilobytes, on Linux.
    return [took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]


if __name__ == "__main__":
    with opened(sys.argv[1]) as found:
        sys.stdout.write(json.dumps(_remind(found)))
