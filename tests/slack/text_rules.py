"""Slack's rules for texts and fields, which those for blocks are made of."""

from collections.abc import Iterator, Mapping
from typing import Any

Block = Mapping[str, Any]
Fault = str


def length(text: str) -> int:
    """Characters as JavaScript counts them."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shown(value: Any) -> Iterator[str]:
    """Every text that a block shows or says aloud."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            if name in ("text", "alt_text", "title") and isinstance(part, str):
                yield part
            else:
                yield from shown(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from shown(part)


def fields(thing: Block, needed: set[str], allowed: set[str]) -> Iterator[Fault]:
    yield from (f"{name} is missing" for name in needed - set(thing))
    yield from (f"{name} is unknown" for name in set(thing) - needed - allowed)
    if "block_id" in thing:
        yield from text_faults("block_id", thing["block_id"], 255)


def text_faults(name: str, text: Any, most: int, least: int = 1) -> Iterator[Fault]:
    if not isinstance(text, str):
        yield f"{name} is no string"
        return
    if len(text.strip()) < least or length(text) > most:
        yield f"{name} has {length(text)} characters of {least} to {most}"
    if any(ord(c) < 32 and c not in "\n\t" for c in text):
        yield f"{name} has control characters"


def signs(name: str, text: str) -> Iterator[Fault]:
    """ "Formatting message text": `&`, `<` and `>` are signs unless they are escaped."""
    bare = text
    for entity in ("&amp;", "&lt;", "&gt;"):
        bare = bare.replace(entity, "")
    if set(bare) & set("&<>"):
        yield f"{name} lets markup through: {text[:60]!r}"


def plain(thing: Block, most: int) -> Iterator[Fault]:
    """ "Text object": `plain_text`, with `emoji` off so that `:smile:` stays as it is."""
    yield from fields(thing, {"type", "text", "emoji"}, set())
    if thing.get("type") != "plain_text" or thing.get("emoji") is not False:
        yield f"{thing} is no plain text"
    yield from text_faults("text", thing.get("text"), most)
    yield from signs("text", thing.get("text", ""))
