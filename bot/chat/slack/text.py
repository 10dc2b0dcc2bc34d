"""Text for Slack: what came from outside stands there as it was written, never as markup.

Words with emphasis go into rich text blocks, whose text elements Slack shows as they are: no
`*bold*`, no `<!channel>`, no `:smile:`, and nothing to escape ("Text element" and "Rich text block"
in Slack's Block Kit reference). Labels, headers and quiet notes can only be `plain_text`; there
Slack still reads `&`, `<` and `>` as its own signs ("Formatting message text"), so these three are
escaped, once, and `emoji` is off. Nothing is ever sent as `mrkdwn`, which has no way to escape `*`.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from bot.chat.controls import clean

Block = dict[str, Any]
Span = tuple[str, bool]
"""Some words, and whether they are bold."""

_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ESCAPES = str.maketrans(_SIGNS)
_SMALLEST_ROOM = 40  # characters: a shorter piece of a sentence reads badly on its own


def escape(text: str) -> str:
    """Text for a field in which Slack looks for its own signs."""
    return text.translate(_ESCAPES)


def width(text: str) -> int:
    """How much of a limit the text uses at most: escaped, in the units of UTF-16.

    Slack does not say how it counts; no way of counting characters comes to more.
    """
    return len(escape(text).encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int) -> tuple[str, str]:
    """The beginning that fits in `most`, after a word where it can be, and the rest."""
    if width(text) <= most:
        return text, ""
    end = max(1, _reach(text, most))
    gap = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end))
    if gap > end // 2:
        end = gap + 1
    return text[:end], text[end:]


def _reach(text: str, most: int) -> int:
    used = 0
    for index, character in enumerate(text):
        used += len(_SIGNS.get(character, "")) or (2 if character > "\uffff" else 1)
        if used > most:
            return index
    return len(text)


def shorten(text: str, most: int) -> str:
    """The text, or its beginning and "…"."""
    if width(text) <= most:
        return text
    return cut(text, most - 1)[0].rstrip(" \n,;:–-") + "…"


def line(text: str) -> str:
    """The text on one line, as labels and headers are."""
    return " ".join(clean(text).split())


def plain(text: str) -> Block:
    """A text object in which nothing is markup."""
    return {"type": "plain_text", "text": escape(clean(text)), "emoji": False}


def label(text: str, most: int) -> Block:
    """A text object on one line of at most `most` characters; "…" where there are no words."""
    return plain(shorten(line(text), most) or "…")


def rich(spans: Iterable[Span]) -> Block:
    """A rich text block; a line break in the words is a line break in Slack."""
    elements = [_element(*span) for span in _merged(spans)]
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": elements}],
    }


def _element(text: str, bold: bool) -> Block:
    element: Block = {"type": "text", "text": text}
    return {**element, "style": {"bold": True}} if bold else element


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans as few as may be, none of them empty: Slack refuses an empty one."""
    merged: list[Span] = []
    for text, bold in spans:
        text = clean(text)
        if merged and merged[-1][1] == bold:
            merged[-1] = (merged[-1][0] + text, bold)
        elif text:
            merged.append((text, bold))
    return merged


def said(spans: Iterable[Span]) -> str:
    """The words alone."""
    return "".join(clean(text) for text, _ in spans)


def chunks(spans: Iterable[Span], most: int) -> Iterator[list[Span]]:
    """The spans in order, over as few lists as hold at most `most` characters each."""
    chunk: list[Span] = []
    room = most
    for text, bold in spans:
        while text:
            if room < min(_SMALLEST_ROOM, width(text)):
                yield chunk
                chunk, room = [], most
            head, text = cut(text, room)
            chunk.append((head, bold))
            room -= width(head)
    if chunk:
        yield chunk
