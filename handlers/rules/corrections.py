"""Corrections within one message: "green, sorry I meant amber"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from handlers.rules.claims import Claim
from handlers.rules.hedges import Force
from handlers.rules.statuses import Sort
from handlers.rules.words import Word

_STRONG = (
    ("i", "meant"), ("i", "mean"), ("meant",), ("correction",), ("scrap", "that"),
    ("make", "that"), ("or", "rather"), ("should", "say"), ("should", "have", "said"),
    ("should", "read"), ("no", "wait"), ("wait",), ("oops",), ("whoops",), ("actually",),
    ("ignore", "that"), ("typo",), ("my", "mistake"), ("strike", "that"), ("edit",),
    ("sorry", "no"),
    ("sorry",), ("apologies",), ("on", "second", "thoughts"), ("no", ","), ("no", "-"),
    ("nope",), ("tell", "a", "lie"),
)  # fmt: skip


_STRONG_FIRST = frozenset(turn[0] for turn in _STRONG)


def since_correction(said: list[Claim], found: Sequence[Word]) -> list[Claim]:
    """The claims since the last correction: "green, sorry I meant amber" is Amber."""
    firm = [
        claim
        for claim in said
        if claim.force in (Force.SAID, Force.DENIED) and claim.sort is not Sort.SOFT
    ]
    for claim in reversed(firm[1:]):
        turn = _correction_before(claim, found)
        if turn is not None and any(earlier.end <= turn for earlier in firm):
            return [c for c in said if c.start >= turn]
    return said


def _correction_before(claim: Claim, found: Sequence[Word]) -> int | None:
    at = bisect_left(found, claim.start, key=lambda word: word.start)
    before = found[max(0, at - 7) : at]
    lows = [word.low for word in before]
    if not _STRONG_FIRST & set(lows):
        return None
    for at in range(len(lows)):
        if any(tuple(lows[at : at + len(turn)]) == turn for turn in _STRONG):
            return before[at].start
    return None
