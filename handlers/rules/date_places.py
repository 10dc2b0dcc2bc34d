"""Where a date stands among other words: by itself at the beginning, or as one of several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from handlers.rules.windows import Found
from handlers.rules.words import Word, bag

ARROWS = frozenset({"->", "→", "➡", "=>", ">", "⇒"})
HARD = ARROWS | frozenset({".", "!", "?", ";", "\n", ",", "(", ")", "–", "—", "•", "-", "[", "]"})

SOFT = bag("and but so though although however because while which then & +")


def one_of_days(found: Sequence[Word], at: int) -> bool:
    """Whether it is the last of several weekdays: "out Fri and Sat"."""
    joined = at > 1 and found[at - 1].low in ("and", "&")
    return joined and bool(_WEEKDAY.fullmatch(found[at - 2].low))


_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:days?)?")


def lies_behind(hit: Found, today: date) -> bool:
    """Whether it has passed, or is no day."""
    return hit.reading.window is None or hit.reading.window.last < today


_NAMED = re.compile(r"(?i)\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_LEADS_UP = bag("the end of early mid late about around by til till until to - – — :")
_GIVES_WHY = bag("as because since cos coz bc")


def opens(before: Sequence[Word], after: Sequence[Word], hit: Found) -> bool:
    """Whether a day that is named stands first and by itself, and not "on 30 Nov, we met"."""
    if any(word.low not in _LEADS_UP for word in before):
        return False
    ends = bool(after) and (after[0].low in HARD - {"?"} or after[0].low in _GIVES_WHY)
    return ends and bool(_NAMED.search(hit.reading.text))


_TAILS = (
    ("at", "the", "latest"), ("at", "latest"), ("or", "thereabouts"), ("or", "so"), ("ish",),
    ("latest",), ("thereabouts",), ("if", "not", "sooner"), ("or", "sooner"), ("or", "before"),
    ("or", "earlier"),
)  # fmt: skip


def past_tail(found: Sequence[Word], stop: int, end: int) -> int:
    """The offset behind "at the latest" and the like, which belong to the date before them."""
    lows = tuple(word.low for word in found[stop : stop + 3])
    tail = next((tail for tail in _TAILS if lows[: len(tail)] == tail), ())
    return found[stop + len(tail) - 1].end if tail else end


_OR = re.compile(r"(?i)\s*,?\s*(?:or|/)(?:\s+(?:maybe|possibly|perhaps|poss|even|by|on|else))*\s*")


def joined_by_or(said: str, one: Found, two: Found) -> bool:
    """Whether two dates are joined by "or": "5 Nov or 12 Nov"."""
    return bool(_OR.fullmatch(said[one.end : two.start]))


_HEADS = bag("date deadline target due now completion timescale eta revised new")


def same_clause(found: Sequence[Word], at: int) -> bool:
    """Whether the word before `at` still belongs to the clause; a heading's dash does."""
    low = found[at - 1].low
    if low in ("-", "–", "—") and at > 1 and found[at - 2].low in _HEADS:
        return True
    return low not in HARD and low not in SOFT
