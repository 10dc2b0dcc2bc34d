"""What stands beside a status in a lead's words and goes with it: its label, "for now", "so"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.rules.dates.words import MONTH

Spans = Sequence[tuple[int, int]]
"""Offsets of the words that were taken as a status or a date."""


def beside(said: str, cuts: Spans) -> list[tuple[int, int]]:
    """The spans that say nothing once the status beside them is taken out."""
    labels = [(_labelled_from(said, start), start) for start, _ in cuts]
    boxes = [
        _next_box(said, begins, end) for (begins, _), (_, end) in zip(labels, cuts, strict=True)
    ]
    after = (_of_then(said, cuts), _and_not(said, cuts), _for_now(said, cuts), _hence(said, cuts))
    return [*labels, *boxes, *(span for spans in after for span in spans)]


_LABELLED = re.compile(
    r"(?i)\b(?:rag(?: status| rating)?|status|rating|colou?r) ?(?:is|[:=–-])? ?$"
)
# The box after it, "status green comment first collection".
_BOX = re.compile(r"(?i)\b(?:rag|status|rating|colou?r)\b")
_NEXT_BOX = re.compile(r"(?i)[\s.,;]{0,3}(?:comments?|notes?|narrative|commentary)\b\s*:?\s")


def _labelled_from(said: str, start: int) -> int:
    """Where the label of a status begins, "RAG: " of "RAG: G", or else the status itself."""
    label = _LABELLED.search(said[max(0, start - 20) : start])
    return start - len(label.group()) if label else start


def _next_box(said: str, begins: int, end: int) -> tuple[int, int]:
    """Where the label of a comment stands right behind a status that has its own."""
    box = _NEXT_BOX.match(said, end) if _BOX.search(said, begins, end) else None
    return (end, box.end() if box else end)


# When a colour stood that has gone: "amber last time but red now".
_THEN = re.compile(
    r"\s*(?:last (?:time|week|month|quarter|year|meeting)|at (?:the|our) last meeting|previously"
    rf"|in {MONTH}(?!\s*\d))(?=\s*[,;.–-]|\s+(?:but|and|now)\b)",
    re.IGNORECASE,
)


def _of_then(said: str, cuts: Spans) -> list[tuple[int, int]]:
    """When it was so, right after what was cut, where what is so now was cut further on."""
    last = max((start for start, _ in cuts), default=0)
    found = (_THEN.match(said, end) for _, end in cuts)
    return [then.span() for then in found if then and then.end() < last]


# What says no more of a colour than how long it holds: "green for now but …", "amber till then".
_FOR_NOW = re.compile(
    r"\s*(?:(?:just )?for (?:now|the (?:moment|time being))|at (?:the moment|present)"
    r"|(?:un)?till? then|really)(?=\W*$|\s*[,;.–-]|\s+(?:but|as|though|although)\b)"
    r"(?:[\s,;–-]+but\b)?",
    re.IGNORECASE,
)


def _for_now(said: str, cuts: Spans) -> list[tuple[int, int]]:
    found = (_FOR_NOW.match(said, end) for _, end in cuts)
    return [held.span() for held in found if held]


# What it is not, said right after what it is: "red not amber".
_NOT_THAT = re.compile(
    r"[\s,;–-]*(?:and |but )?not (?:red|amber|green|complete[d]?|done|finished|on track"
    r"|(?:the )?\d{1,2}(?:st|nd|rd|th|[/.]\d{1,2})?(?: [a-z]{3,9})?(?: \d{4})?)"
    r"(?=\s*(?:[,.;!–-]|$))",
    re.IGNORECASE,
)


def _and_not(said: str, cuts: Spans) -> list[tuple[int, int]]:
    found = (_NOT_THAT.match(said, end) for _, end in cuts)
    return [denied.span() for denied in found if denied]


_SO = re.compile(r"(?i)(?<!\w)(?:so|hence|therefore)\s{1,3}$")
_NO_MORE = re.compile(r"\s{0,3}(?:[.,;!\n]|$)")


def _hence(said: str, cuts: Spans) -> list[tuple[int, int]]:
    """What led to a status, and now to nothing: "£2k short so red. Meeting the funder"."""
    found = [
        (_SO.search(said[max(0, start - 12) : start]), start)
        for start, end in cuts
        if _NO_MORE.match(said, end)
    ]
    return [(start - len(so.group()), start) for so, start in found if so]
