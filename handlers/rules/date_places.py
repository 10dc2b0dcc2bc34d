"""Where a date stands among other words: by itself at the beginning, or as one of several."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.rules.dates.windows import Found
from handlers.rules.dates.words import SHORT_MONTH
from handlers.rules.surroundings import asks, requests
from handlers.rules.words import Word, bag

ARROWS = frozenset({"->", "→", "➡", "=>", ">", "⇒"})
_HARD = ARROWS | frozenset({".", "!", "?", ";", "\n", ",", "(", ")", "–", "—", "•", "-", "[", "]"})
_SOFT = bag("and but so though although however because while which then & +")


@dataclass(frozen=True, slots=True)
class Place:
    """A date's words among others: `left` and `own` and `right` of it in its clause.

    `quiet` is true when the whole reply has no other words than a status and this date.
    `asked` is true when the clause is a question, `opens` when a day to come stands ahead of all
    else that is said, by itself: "30 Nov, tutor ill".
    """

    left: Sequence[Word]
    own: Sequence[Word]
    right: Sequence[Word]
    quiet: bool
    asked: bool
    opens: bool = False


def one_of_days(found: Sequence[Word], at: int) -> bool:
    """Whether it is the last of several weekdays: "out Fri and Sat"."""
    joined = at > 1 and found[at - 1].low in ("and", "&")
    return joined and bool(_WEEKDAY.fullmatch(found[at - 2].low))


_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:days?)?")


def lies_behind(hit: Found, today: date) -> bool:
    """Whether it has passed, or is no day."""
    return hit.reading.window is None or hit.reading.window.last < today


_NAMED = re.compile(rf"(?i)\d|\b{SHORT_MONTH}")
_LEADS_UP = bag("the end of early mid late about around by until to - – — :")
_GIVES_WHY = bag("as because since bc")


def _opens(before: Sequence[Word], after: Sequence[Word], hit: Found) -> bool:
    """Whether a day that is named stands first and by itself, and not "on 30 Nov, we met"."""
    if any(word.low not in _LEADS_UP for word in before):
        return False
    ends = bool(after) and (after[0].low in _HARD - {"?"} or after[0].low in _GIVES_WHY)
    return ends and bool(_NAMED.search(hit.reading.text))


_TAILS = (
    ("at", "the", "latest"), ("at", "latest"), ("or", "thereabouts"), ("or", "so"), ("ish",),
    ("latest",), ("thereabouts",), ("if", "not", "sooner"), ("or", "sooner"), ("or", "before"),
    ("or", "earlier"), ("meeting",), ("board",),
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


_ON = re.compile(r"(?i)\s+(?:on|in)\s+(?:the\s+)?")


def goes_with(said: str, one: Found, two: Found) -> bool:
    """Whether a date only says more of the one before: "or 12 Nov", "the meeting on 12 Nov"."""
    return joined_by_or(said, one, two) or bool(_ON.fullmatch(said[one.end : two.start]))


def ends_a_plan(found: Sequence[Word], at: int) -> bool:
    """Whether the day at `at` may be that of what stands ahead: "agreed to draft it, by August"."""
    if at < 3 or found[at - 1].low != "by" or found[at - 2].low not in (",", "("):
        return False
    far = max(-1, at - _FAR)
    begins = next((n for n in range(at - 3, far, -1) if found[n].low in _ENDED), far) + 1
    return not _AHEAD.isdisjoint(word.low for word in found[begins : at - 2])


_FAR = 60  # words ahead of a day among which a plan may begin
_ENDED = frozenset(".!?;\n")
_AHEAD = bag("to will 'll agreed until once when")
_HEADS = bag("date deadline target due now completion timescale eta revised new")


def _same_clause(found: Sequence[Word], at: int) -> bool:
    """Whether the word before `at` still belongs to the clause; a heading's dash does."""
    low = found[at - 1].low
    if low in ("-", "–", "—") and at > 1 and found[at - 2].low in _HEADS:
        return True
    return low not in _HARD and low not in _SOFT


def placed(
    found: Sequence[Word], starts: Sequence[int], hit: Found, floor: int, *, quiet: bool
) -> tuple[Place, int]:
    """The words around a date, none before `floor`; and at which its own begin."""
    first = bisect_left(starts, hit.start)
    stop = bisect_left(starts, hit.end)
    left = first
    floor = floor if floor < first else 0  # "Next meeting 15 Oct" is one date, not two
    while left > floor and first - left < 25 and _same_clause(found, left):
        left -= 1
    right = stop
    while right < len(found) and found[right].low not in _HARD | _SOFT and right - stop < 8:
        right += 1
    clause = found[left:right]
    ends = right < len(found) and found[right].low == "?"
    asked = (ends or asks(clause)) and not requests(clause)
    own = found[first:stop]
    while own and own[0].low in ("by", "until", "to", "from", "on"):
        own, first = own[1:], first + 1
    alone = _opens(found[:first], found[stop : stop + 1], hit)
    return Place(found[left:first], own, found[stop:right], quiet, asked, alone), first
