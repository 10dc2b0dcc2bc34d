"""The colour that a comment opens with: "Amber – waiting on Cabinet"."""

import re
from collections.abc import Mapping

from handlers.papers.states import SILENT, Status, read_status

_OPENS_WITH_COLOUR = re.compile(
    r"(?:rag\s*(?:status)?\s*[:=-]\s*)?(red|amber|green)\b[ \t]*", re.IGNORECASE
)


def read_opening(text: str, key: Mapping[str, Status]) -> Status:
    """The colour that prose opens with, set off from the rest; SILENT where it opens with none."""
    opening = _OPENS_WITH_COLOUR.match(text.strip())
    if opening is None:
        return SILENT
    rest = text.strip()[opening.end() :]
    if rest and rest[0] not in "-–—:.;,(\n":
        return SILENT
    said = read_status(text, key)
    return Status(rag=said.rag) if said.rag else SILENT


def without_opening(text: str, rag: str | None, key: Mapping[str, Status]) -> str:
    """The comment without the colour it opens with, where that is the action's own `rag`.

    "Red tape is slowing us" opens with no colour, and stays whole.
    """
    said = read_opening(text, key).rag
    opening = _OPENS_WITH_COLOUR.match(text.strip())
    if said is None or said != rag or opening is None:
        return text
    return text.strip()[opening.end() :].lstrip("-–—:.;, \n")
