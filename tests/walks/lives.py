"""Whole Chasers as real processes over one database, to be killed, stopped and begun again.

Run as a program it is the nursery: it forks a process for each line that it reads, so that a new
Chaser is there at once and has everything imported.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy.orm import configure_mappers

from bot.schedule import owing, tick
from bot.sender import Sender
from handlers import outbox
from store.database import Database
from tests.walks.stand_in import PLATFORM, Hurry, StandInChat


def hurried(speed: float, folder: Path) -> Hurry:
    """A clock for all processes of a test, so many times faster than the machine's."""
    file = folder / "ahead"
    file.touch()
    return Hurry(time.time(), speed, str(file))


@dataclass(frozen=True)
class Life:
    """What a process needs to be a Chaser: it ticks, and sends what is owed."""

    url: str
    port: int
    now: str  # Chaser's own clock stands still here
    real: Hurry
    complaints: str  # a file: what went wrong inside is written there
    deadly: int | None = None  # a delivery whose composing kills the process
    forever: bool = True  # False: until nothing can be sent now

    @classmethod
    def read(cls, line: str) -> "Life":
        """A life as `Nursery` writes it down."""
        found = json.loads(line)
        return cls(**found | {"real": Hurry(**found["real"])})

    def until_all_is_sent(self) -> "Life":
        """The same, ending by itself once nothing can be sent now."""
        return replace(self, forever=False)

    def live(self) -> None:
        """Tick and send."""
        with Path(self.complaints).open("a") as file:
            structlog.configure(
                wrapper_class=structlog.make_filtering_bound_logger("error"),
                logger_factory=structlog.WriteLoggerFactory(file=file),
            )
            database = Database(self.url)
            self._work(database)
            database.dispose()

    def _work(self, database: Database) -> None:
        now, ended = datetime.fromisoformat(self.now), threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: ended.set())
        outbox.compose = self._killing(outbox.compose)
        chats = {PLATFORM: StandInChat(self.port)}
        sender = Sender(database, chats, lambda: now, real=self.real)
        while True:
            tick(database, now)
            sender.drain()
            if not self.forever or ended.wait(0.005):
                return

    def _killing(self, compose: Callable[..., Any]) -> Callable[..., Any]:
        def killing(session: Any, row: Any, *others: Any) -> Any:
            if row.id == self.deadly:
                os.kill(os.getpid(), signal.SIGKILL)
            return compose(session, row, *others)

        return killing


class Nursery:
    """Begins Chasers and ends them. Used as a context: at its end none is left."""

    def __init__(self) -> None:
        self.running: list[int] = []

    def __enter__(self) -> "Nursery":
        command, pipe = [sys.executable, "-m", "tests.walks.lives"], subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        return self

    def __exit__(self, *_: object) -> None:
        self.kill_all()
        self._process.communicate()

    def begin(self, life: Life) -> int:
        """One more process; its id."""
        self.running.append(int(self._ask(json.dumps(asdict(life)))))
        return self.running[-1]

    def wait(self, process: int) -> int:
        """The status with which it ended; minus a signal's number."""
        self.running.remove(process)
        return int(self._ask(str(process)))

    def kill(self, process: int) -> None:
        """End it by SIGKILL, whatever it is doing."""
        os.kill(process, signal.SIGKILL)
        self.wait(process)

    def end(self, process: int) -> None:
        """End it by SIGTERM: what it has in hand, it finishes."""
        os.kill(process, signal.SIGTERM)
        self.wait(process)

    def kill_all(self) -> None:
        """End every one of them."""
        for process in list(self.running):
            self.kill(process)

    def _ask(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()


def _serve(lines: Iterable[str]) -> None:
    for line in lines:
        if line.strip().isdigit():
            _, status = os.waitpid(int(line), 0)
            _say(os.waitstatus_to_exitcode(status))
        elif process := os.fork():
            _say(process)
        else:
            threading.Thread(target=_end_with_the_nursery, daemon=True).start()
            Life.read(line).live()
            os._exit(0)


def _end_with_the_nursery() -> None:
    """A test that is broken off leaves nobody behind."""
    nursery = os.getppid()
    while os.getppid() == nursery:
        time.sleep(1)
    os._exit(1)


def _say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def _warm_up() -> None:
    """What the first tick of a process loads and builds."""
    owing()
    import_module("holidays.countries.united_kingdom")
    configure_mappers()


if __name__ == "__main__":
    _warm_up()
    _serve(sys.stdin)
