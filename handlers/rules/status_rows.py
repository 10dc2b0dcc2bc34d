"""A row of statuses and nothing else, one for each action of a card: "G A R"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.rules.no_change import unchanged
from handlers.rules.statuses import Sort, marks
from handlers.rules.words import Word, words

_SIGNS = (Sort.EMOJI, Sort.LETTER, Sort.COLOUR, Sort.TICK)
_PARTED = re.compile(r"(?i)(?:\bn/a\b|[^,;/|\n])+")


_NONE = ("n / a", "n/a", "na", "none", "-", "?")  # nothing is told of that one


def status_row(text: str) -> list[tuple[int, int]]:
    """The spans of statuses in a row and nothing else, one for each action; else nothing.

    They stand without anything between ("G A R") or are parted by marks ("done, on track, red").
    """
    said = [word for word in words(text[:500]) if word.low not in (",", "\n", "/", "|", ";")]
    named = [mark for word in said for mark in marks([word]) if mark.sort in _SIGNS]
    if len(said) > 1 and len(named) == len(said):
        return [(word.start, word.end) for word in said]
    spans = [hit.span() for hit in _PARTED.finditer(text[:500]) if hit.group().strip()]
    whole = len(spans) > 1 and all(_is_one_status(words(text[a:b])) for a, b in spans)
    return spans if whole else []


def _is_one_status(said: Sequence[Word]) -> bool:
    spoken = [word for word in said if word.low not in (".", "!", "-", "–")]
    if " ".join(word.low for word in spoken) in _NONE or len(unchanged(spoken)) == 1:
        return True
    named = marks(spoken)
    return len(named) == 1 and named[0].stop - named[0].first == len(spoken)
