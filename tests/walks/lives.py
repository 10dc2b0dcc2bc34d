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

from bot.clock import Clock
from bot.schedule import owing, tick
from bot.sender import Sender
from handlers.deliveries import outbox
from handlers.vocabulary import COMMANDS
from store.database import Database
from tests.walks.editors import Editor
from tests.walks.stand_in import PLATFORM, Hurry, StandInChat

_EDITORS = "editors"  # the nursery's argument


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
    now: str  # where Chaser's own clock stands
    real: Hurry
    complaints: str  # a file: what went wrong inside is written there
    deadly: int | None = None  # a delivery whose composing kills the process
    forever: bool = True  # False: until nothing can be sent now
    does: tuple[str, ...] = ("tick", "send")  # or "edit", as people who type at random
    clock: Hurry | None = None  # Chaser's own, shared by all; None: it stands still
    seed: int = 0  # of what it types
    rests: float = 0.005  # seconds between its turns

    @classmethod
    def read(cls, line: str) -> "Life":
        """A life as `Nursery` writes it down."""
        found = json.loads(line)
        clock = Hurry(**found["clock"]) if found["clock"] else None
        return cls(**found | {"real": Hurry(**found["real"]), "clock": clock})

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
        # No Event: a handler that sets what its own thread waits for may wait for itself, for ever.
        asked_to_end: list[int] = []
        signal.signal(signal.SIGTERM, lambda number, _frame: asked_to_end.append(number))
        outbox.compose = self._killing(outbox.compose)
        work = self._turns(database)
        while True:
            for turn in work:
                turn()
            if not self.forever or asked_to_end:
                return
            time.sleep(self.rests)

    def _turns(self, database: Database) -> list[Callable[[], object]]:
        """What it does again and again, in this order."""
        stands = datetime.fromisoformat(self.now)
        clock: Clock = self.clock or (lambda: stands)
        sender = Sender(database, {PLATFORM: StandInChat(self.port)}, clock, real=self.real)
        editor = Editor(database, clock, self.seed)
        turns: dict[str, Callable[[], object]] = {
            "tick": lambda: tick(database, clock()), "send": sender.drain, "edit": editor.act,
        }  # fmt: skip
        return [turns[each] for each in self.does]

    def _killing(self, compose: Callable[..., Any]) -> Callable[..., Any]:
        def killing(session: Any, row: Any, *others: Any) -> Any:
            if row.id == self.deadly:
                os.kill(os.getpid(), signal.SIGKILL)
            return compose(session, row, *others)

        return killing


class Nursery:
    """Begins Chasers and ends them. Used as a context: at its end none is left.

    With `editors` there is everything imported too that people may ask for.
    """

    def __init__(self, *, editors: bool = False) -> None:
        self.running: list[int] = []
        self._more = [_EDITORS] if editors else []

    def __enter__(self) -> "Nursery":
        command, pipe = [sys.executable, "-m", "tests.walks.lives", *self._more], subprocess.PIPE
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

    def end(self, process: int) -> int:
        """End it by SIGTERM: what it has in hand, it finishes; the status with which it ended."""
        os.kill(process, signal.SIGTERM)
        return self.wait(process)

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
    if _EDITORS in sys.argv:
        import_module("handlers.replies")
        for command in COMMANDS.values():
            command.function()


if __name__ == "__main__":
    _warm_up()
    _serve(sys.stdin)
