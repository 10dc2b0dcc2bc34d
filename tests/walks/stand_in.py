"""A chat platform in a process of its own right: slow, unreliable, and it counts what it was sent.

It answers over a socket, so a sender that is killed doesn't take its request back: what was
handed over lands.
"""

import json
import os
import random
import socket
import socketserver
import threading
import time
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.chat.chat import ChatError, Copy, Receive
from handlers.messages import Message, in_words
from handlers.requests import Address, File

PLATFORM = "standin"


@dataclass(frozen=True)
class Hurry:
    """A clock that several processes share: it runs so many times faster, and can be set ahead."""

    began: float  # real seconds since the epoch
    speed: float
    file: str  # through which all of them know how far ahead it was set
    off: float = 0.0  # seconds by which this process's clock stands wrong

    def __call__(self) -> datetime:
        run = (time.time() - self.began) * self.speed
        return datetime.fromtimestamp(self.began + run + self.ahead() + self.off, UTC)

    def ahead(self) -> int:
        """How far ahead it was set, in seconds."""
        return Path(self.file).stat().st_size

    def leap(self, seconds: int) -> None:
        """Set it ahead by so many seconds more, for everybody at once."""
        os.truncate(self.file, self.ahead() + seconds)

    def wait(self, seconds: float) -> None:
        """Wait so many of this clock's seconds."""
        time.sleep(seconds / self.speed)


@dataclass(frozen=True)
class Troubles:
    """What goes wrong, as the chance of each sending; and how slow it all is, in seconds."""

    takes: float = 0.2
    refused: float = 0.05  # nothing is posted, and it says so
    busy: float = 0.01  # nothing is posted, and it asks for a pause
    lost: float = 0.03  # nothing is posted, and nothing is heard
    silent: float = 0.05  # posted, and nothing is heard
    late: float = 0.0  # nothing is heard, and it is posted `late_by` afterwards
    late_by: float = 15.0
    lag: float = 0.0  # until what was posted shows in the history


_ERRORS: Mapping[str, ChatError] = {
    "refused": ChatError("internal_error", refused=True),
    "busy": ChatError("ratelimited", refused=True, retry_after=5),
    "lost": ChatError("timeout"),
    "silent": ChatError("timeout"),
    "late": ChatError("timeout"),
}


@dataclass
class Landed:
    """A post, from the moment at which it stands in the conversation."""

    place: str
    delivery: str
    at: datetime
    words: str
    removed: bool = False


class StandIn:
    """The platform itself. Used as a context: it serves until the end of it."""

    def __init__(self, clock: Hurry, seed: int, troubles: Troubles) -> None:
        self.posts: list[Landed] = []
        self._clock = clock
        self._chance = random.Random(seed)
        self._troubles = troubles
        self._turn = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.stand_in = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def port(self) -> int:
        """Where it listens, on this machine."""
        return int(self._server.server_address[1])

    def __enter__(self) -> "StandIn":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()  # waits for what is being answered

    def made(self) -> Counter[str]:
        """How many copies of each delivery were ever posted, those removed since among them."""
        return Counter(post.delivery for post in self.posts)

    def standing(self) -> Counter[str]:
        """How many copies of each delivery stand."""
        return Counter(post.delivery for post in self.posts if not post.removed)

    def answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        """What one request comes to: a result, or the error to tell."""
        match asked.pop("do"):
            case "send":
                return self._send(**asked)
            case "find":
                return {"result": self._find(**asked)}
            case _:
                self._remove(**asked)
                return {"result": None}

    def _send(self, place: str, delivery: str, words: str, replacing: list[int]) -> dict[str, Any]:
        with self._turn:
            chances = asdict(self._troubles)
            luck = {name: chances[name] for name in _ERRORS}
            what = self._chance.choices([*luck, ""], [*luck.values(), 1 - sum(luck.values())])[0]
        self._clock.wait(self._troubles.takes)
        with self._turn:
            if what in ("refused", "busy", "lost"):
                return {"error": what}
            if replacing:
                self.posts[replacing[0]].words = words
                return {"error": what} if what else {"result": replacing}
            later = timedelta(seconds=self._troubles.late_by if what == "late" else 0)
            self.posts.append(Landed(place, delivery, self._clock() + later, words))
            return {"error": what} if what else {"result": [len(self.posts) - 1]}

    def _find(self, place: str, delivery: str, since: str) -> list[int]:
        shows_by = self._clock() - timedelta(seconds=self._troubles.lag)
        with self._turn:
            return [
                number
                for number, post in enumerate(self.posts)
                if (post.place, post.delivery, post.removed) == (place, delivery, False)
                if datetime.fromisoformat(since) <= post.at <= shows_by
            ]

    def _remove(self, place: str, ids: list[int]) -> None:
        with self._turn:
            for number in ids:
                self.posts[number].removed |= self.posts[number].place == place


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = False
    request_queue_size = 64
    stand_in: StandIn


class _Handler(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        """One request, answered where its sender is there still."""
        line = self.rfile.readline()
        if not line.endswith(b"\n"):
            return  # it died in the middle of asking
        answer = self.server.stand_in.answer(json.loads(line))
        try:
            self.wfile.write(json.dumps(answer).encode() + b"\n")
        except OSError:
            return  # it died waiting


class StandInChat:
    """The platform as a sender's process sees it."""

    name = PLATFORM

    def __init__(self, port: int) -> None:
        self._port = port

    def start(self, receive: Receive) -> None:
        """It hears nobody."""

    def stop(self) -> None:
        """There is nothing to let go of."""

    def crowded(self) -> Collection[str]:
        """It takes whatever comes."""
        return ()

    def open(self, user: str) -> str:
        """A conversation's id is not its person's."""
        return f"D-{user}"

    def send(
        self, address: Address, message: Message, delivery_id: str, replacing: Sequence[str] = ()
    ) -> list[str]:
        """Post or edit."""
        sent = self._ask(
            "send", place=address.place, delivery=delivery_id, words=in_words(message),
            replacing=[int(each) for each in replacing],
        )  # fmt: skip
        return [str(each) for each in sent]

    def find(self, address: Address, delivery_id: str, since: datetime) -> list[Copy]:
        """What shows in the history by now."""
        found = self._ask(
            "find", place=address.place, delivery=delivery_id, since=since.isoformat()
        )
        return [Copy((str(each),)) for each in found]

    def remove(self, address: Address, message_ids: Sequence[str]) -> None:
        """Take posts away."""
        self._ask("remove", place=address.place, ids=[int(each) for each in message_ids])

    def fetch(self, file: File, limit: int) -> bytes:
        """It keeps no files."""
        raise ChatError(f"no {file.name} of {limit} bytes", permanent=True, refused=True)

    def _ask(self, what: str, **arguments: Any) -> Any:
        with socket.create_connection(("127.0.0.1", self._port)) as connection:
            connection.sendall(json.dumps({"do": what, **arguments}).encode() + b"\n")
            with connection.makefile("rb") as answers:
                answer = json.loads(answers.readline())
        if "error" in answer:
            raise _ERRORS[answer["error"]]
        return answer["result"]
