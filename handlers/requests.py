"""What somebody did, in plain values: the words that platforms and handlers share on the way in.

A platform makes a `Request` of its own event; nothing of the platform's types is in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What somebody did."""

    SAID = "said"  # a message to Chaser: in its direct message, its thread, or after a mention
    COMMAND = "command"  # a slash command
    PRESSED = "pressed"  # a button; `text` holds the words that it stands for
    SUBMITTED = "submitted"  # a form; `text` holds its command, `form` its fields
    EDITED = "edited"
    DELETED = "deleted"
    OPENED = "opened"  # a home page or a direct message, for the first time or again


@dataclass(frozen=True)
class Address:
    """A place in a chat where something was said, or is to be said."""

    platform: str
    workspace: str
    place: str  # a channel, or a conversation with one person
    thread: str | None = None  # the platform's id of the message that opens the thread


@dataclass(frozen=True)
class File:
    """A file that somebody dropped; its bytes are fetched when needed."""

    name: str
    size: int  # bytes
    ref: str  # whatever the platform needs to fetch it


@dataclass(frozen=True)
class Taken:
    """What stood in a message as it was taken before.

    An edit that said the same again, or was no update, recorded nothing: what counts may have been
    recorded by any version.
    """

    keys: tuple[str, ...]  # of the requests by which its versions came, oldest first
    text: str  # of the last of them


def untouched(shown: Mapping[str, str], sent: Mapping[str, str]) -> tuple[str, ...]:
    """The names of a form's fields that were sent as they were shown; line ends may differ."""
    return tuple(
        name
        for name, value in sent.items()
        if value.strip().splitlines() == shown.get(name, "").strip().splitlines()
    )


@dataclass(frozen=True)
class Request:
    """What somebody did. `key` is the platform's own id of it; the same key is applied once.

    An edit or a deletion has a key of its own, and `of` is the key of the message that it is of.
    """

    key: str
    kind: Kind
    user: str  # the platform's id of the person
    address: Address
    text: str = ""
    private: bool = False  # True in a conversation with Chaser alone
    replying_to: str | None = None  # the platform's id of the message that this answers
    called: bool = True  # False: said under a message of Chaser's among others, not to Chaser
    form: Mapping[str, str] = field(default_factory=dict)
    untouched: tuple[str, ...] = ()  # the form's fields that came back as they were shown
    files: tuple[File, ...] = ()
    of: str = ""  # "" for what is neither an edit nor a deletion
    version: str = ""  # of an edit or a deletion: the later one sorts later
    only_again: bool = False  # True: nothing is asked unless an earlier version was taken
    before: Taken | None = None  # None: nothing of this message was taken before
    put_off: bool = False  # True: it was acknowledged, and is done only now
