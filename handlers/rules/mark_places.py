"""Where a status stands: its clause, whose words are before it, and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.rules.statuses import Mark, Sort
from handlers.rules.words import TURNS, Clause, Word, bag

_LINKS = bag("or to into nor")
NOW = frozenset({"now", "currently", "today", "presently", "nowadays"})
_NOT_NOW = frozenset({"not", "n't", "until", "by", "than", "just", "even"})
_GONE = frozenset({"gone", "went", "turned", "moved", "is", "'s", "changed"})


@dataclass(frozen=True, slots=True)
class MarkPlace:
    """Where a mark stands: its clause and the words either side.

    `left` says whose status it is, `bearing`, the end of it, how firmly it is said.
    """

    mark: Mark
    clause: Clause
    left: Sequence[Word]
    bearing: Sequence[Word]
    right: Sequence[Word]


def place_of(clause: Clause, mark: Mark, before: Mark | None) -> MarkPlace:
    """Where a mark stands; `before` is the one before it in its clause, None for the first."""
    left: Sequence[Word] = clause.words[max(0, mark.first - 40) : mark.first]
    if before:
        left = _after_another(clause, left, before, mark)
    right = clause.words[mark.stop : mark.stop + 14]
    return MarkPlace(mark, clause, left, _since_now(left), right)


def _after_another(
    clause: Clause, left: Sequence[Word], before: Mark, mark: Mark
) -> Sequence[Word]:
    """The words that belong to a status when another stands before it in the clause."""
    between = clause.words[before.stop : mark.first]
    if all(word.low in _LINKS or not word.spoken for word in between):
        earlier = clause.words[max(0, before.first - 40) : before.first]
        return [word for word in earlier if word.low != "from"] + list(between)
    if any(word.low in _GONE or word.low in NOW for word in between):
        return between
    if [word.low for word in between] == ["no"]:
        return ()  # "green no amber": nobody knows which
    if before.sort is not Sort.SOFT and any(word.low in TURNS | {"no"} for word in between):
        return between  # "amber sorry green"
    return left


def _since_now(left: Sequence[Word]) -> Sequence[Word]:
    """The words that bear on a status: those since "now" where that is said."""
    for at in range(len(left) - 1, 0, -1):
        if left[at].low in NOW and left[at - 1].low not in _NOT_NOW:
            return left[at:]
    return left
