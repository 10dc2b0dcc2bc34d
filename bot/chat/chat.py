"""What every chat platform offers, and how its failures are told."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from handlers.messages import Message
from handlers.requests import Address, File, Request

Receive = Callable[[Request], Message | None]
"""Takes what somebody did; returns what is for that person's eyes alone, or None.

It may raise `NotTakenError` for what the platform would hand in again.
A returned message with a form opens it; one with errors belongs to the form that was sent.
"""


@dataclass
class ChatError(Exception):
    """A platform did not do what was asked of it."""

    reason: str  # the platform's own word: "channel_not_found", "timeout"
    permanent: bool = False  # True: trying again won't help
    refused: bool = False  # True: the platform said no, so nothing was posted
    retry_after: float | None = None  # seconds the platform asks us to wait; None: it didn't say
    advice: str = ""  # what happened and what to do, for a coordinator; "" where `reason` is all

    @property
    def in_words(self) -> str:
        """What a person is told: the advice where there is some, and the platform's own word."""
        return f"{self.advice} ({self.reason})" if self.advice else self.reason

    def __str__(self) -> str:
        return self.reason


class NotTakenError(Exception):
    """A request could not be taken, and nothing of it was kept: it may be handed in again.

    `sentence` is for whoever asked, where it won't come again.
    """

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence.summary)
        self.sentence = sentence


@dataclass(frozen=True)
class Copy:
    """A message as it stands in a conversation: the platform's ids of its parts, in order."""

    ids: tuple[str, ...]
    whole: bool = True  # False: whoever posted it was cut short


class Chat(Protocol):
    """A platform. Every method may raise `ChatError`."""

    name: str

    def start(self, receive: Receive) -> None:
        """Begin to pass on what people do."""

    def crowded(self) -> Collection[str]:
        """The places in which a post would have to wait for its turn now."""

    def open(self, user: str) -> str:
        """The place of one person's conversation with Chaser, opened where there is none yet."""

    def send(
        self, address: Address, message: Message, delivery_id: str, replacing: Sequence[str] = ()
    ) -> list[str]:
        """Post (or, with `replacing`, edit) and return the platform's ids, one a part posted."""

    def find(self, address: Address, delivery_id: str, since: datetime) -> list[Copy]:
        """What stands in the conversation under this delivery, posted since then, oldest first."""

    def remove(self, address: Address, message_ids: Sequence[str]) -> None:
        """Take messages away; one that is gone already is no error."""

    def fetch(self, file: File, limit: int) -> bytes:
        """The bytes of a file; `ChatError` when it is over `limit` bytes."""

    def stop(self) -> None:
        """Take no more, finish what is in hand, let go."""
