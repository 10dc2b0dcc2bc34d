"""Emoji, which Slack hands on by their names, as the characters that stand on paper too."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

_NAMED = re.compile(r":([a-z0-9_+'-]{1,64}):(?::skin-tone-[1-6]:)?")


def with_emoji(text: str, blocks: Iterable[Any] = ()) -> str:
    """The text with the characters of its emoji, as far as they have one.

    A message's blocks tell them ("Emoji element"). Of what is typed into a command or a form Slack
    tells the names alone. A workspace's own emoji stay names.
    """
    if ":" not in text:
        return text
    told = dict(_told(blocks))
    return _NAMED.sub(lambda found: told.get(found[1]) or _known(found) or found[0], text)


def _told(pieces: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for piece in pieces:
        if piece.get("type") == "emoji" and piece.get("unicode"):
            with suppress(ValueError, OverflowError):
                character = "".join(chr(int(code, 16)) for code in piece["unicode"].split("-"))
                yield str(piece.get("name")).partition("::")[0], character
        yield from _told(piece.get("elements") or ())


def _known(found: re.Match[str]) -> str:
    """The character of this name; "" in the midst of a word, or where nobody knows one."""
    from rich.emoji import Emoji, NoEmoji

    if found.start() and found.string[found.start() - 1].isalnum():
        return ""  # a time or a ratio: 10:100:5
    for name in (found[1], found[1].removeprefix("large_")):
        try:
            return str(Emoji(name))
        except NoEmoji:
            continue
    return ""
