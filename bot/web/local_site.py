"""What the local chat's pages need to know of the world, and the keys that their forms carry."""

import hashlib
import hmac
import ipaddress
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.chat.local import LocalChat
from bot.chat.local_words import direct_message

UPLOAD_LIMIT = 20_000_000
"""The bytes that may be dropped into the chat at once."""


class Directory(Protocol):
    """Who there is, and where they meet."""

    def people(self) -> Sequence[tuple[str, str, str]]:
        """(id, name, what they are: "lead", "coordinator"), in the order to show them."""

    def channel(self) -> tuple[str, str]:
        """(id, name) of the partnership's channel."""


class Conductor(Protocol):
    """Chaser's clock. The three steps block until all that they brought about has been done.

    Each returns why it went nowhere, "" where it did go.
    """

    def now(self) -> datetime:
        """The time on Chaser's clock, in the partnership's zone."""

    def coming(self) -> Sequence[tuple[datetime, str]]:
        """What comes next and when, soonest first: "reminder to Leanne P, 3 actions"."""

    def next_event(self) -> str:
        """Go to the first of what is coming, and let it happen."""

    def next_day(self) -> str:
        """Go one day on, and let all that falls due happen in order."""

    def next_meeting(self) -> str:
        """Go to the next meeting, and let all that falls due before it happen in order."""


@dataclass(frozen=True)
class LocalSite:
    """The local chat as a web site. `password` may be None only where nobody else gets in."""

    chat: LocalChat
    directory: Directory
    conductor: Conductor
    secret: bytes
    host: str = "127.0.0.1"  # the address that it is served at
    password: str | None = field(default=None, repr=False)
    closing: threading.Event = field(default_factory=threading.Event, repr=False)

    def __post_init__(self) -> None:
        """Refuse to be open to others without a password: ValueError, with what to do."""
        if not is_loopback(self.host) and not self.password:
            raise ValueError(
                f"{self.host} can be reached from other machines, and everyone there could speak"
                " as anyone. Give a password, or serve at 127.0.0.1."
            )

    def close(self) -> None:
        """End the open event streams, so that the server can stop."""
        self.closing.set()
        self.chat.bell.ring()

    def name_of(self, person: str) -> str | None:
        """A person's name; None for nobody we know."""
        return next((name for id_, name, _ in self.directory.people() if id_ == person), None)

    def places(self, person: str) -> list[str]:
        """The places where a person may read and write: the channel, and Chaser."""
        return [self.directory.channel()[0], direct_message(person)]

    def token(self, person: str) -> str:
        """What a form must carry to be taken as this person's; other sites can't know it."""
        return hmac.new(self.secret, f"form:{person}".encode(), hashlib.sha256).hexdigest()

    def is_token(self, person: str, given: str) -> bool:
        """Whether a form carries this person's token."""
        return hmac.compare_digest(self.token(person).encode(), given.encode())


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
