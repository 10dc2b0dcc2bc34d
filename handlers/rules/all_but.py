"""All but some, and no action is named that is left out: "all green bar the ones in Sept"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.rules.ahead_of_names import ENDED, excepting
from handlers.rules.pointing import Pointer, Reach
from handlers.rules.words import Word, bag

_FAR = 8  # words between "all" and "except": a status, and what strengthens it
_ALONE = bag("except excepting excluding bar minus")
_PAIRS = frozenset(
    {("apart", "from"), ("aside", "from"), ("other", "than"), ("save", "for"), ("but", "not"),
     ("exception", "of"), ("exception", "to"), ("exceptions", "of"), ("exceptions", "to")}
)  # fmt: skip
_NOTHING = bag("no not nothing none nobody without n't")
_SAID = bag("that this these those")  # "all green, other than that nothing to say"


def some_left_out(found: Sequence[Word], named: Sequence[Pointer]) -> list[Pointer]:
    """The pointers, where "all" is some of them when nobody can tell which are left out."""
    return [
        replace(p, reach=Reach.SOME, either=True) if _leaves_out(found, p, named) else p
        for p in named
    ]


def _leaves_out(found: Sequence[Word], group: Pointer, named: Sequence[Pointer]) -> bool:
    if group.reach is Reach.NAMED or len(group.actions) < 2:
        return False
    at = _excepts(found, group.stop)
    return at is not None and not any(p.first >= at and excepting(found, p.first) for p in named)


def _excepts(found: Sequence[Word], begin: int) -> int | None:
    """The word that leaves something out of what is said of all, None where none does."""
    for at in range(begin, min(begin + _FAR, len(found))):
        low = found[at].low
        if low in ENDED or low in _NOTHING:
            return None
        after = [word.low for word in found[at + 1 : at + 3]]
        if low in _ALONE:
            return None if set(after[:1]) & _SAID else at
        if after and (low, after[0]) in _PAIRS:
            return None if set(after[1:]) & _SAID else at
    return None
