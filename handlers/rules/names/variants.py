"""Offers names that may be one person's, spelt in more than one way."""

import re
from collections.abc import Sequence

from handlers.rules.names.words import TITLES

# Two letters may differ in a long surname, one in a short one.
_CLOSE = 85.0


def alike(names: Sequence[str]) -> list[tuple[str, ...]]:
    """Groups of two or more of the names that may be one person's, in the order given."""
    groups: list[list[str]] = []
    for name in dict.fromkeys(names):
        for group in groups:
            if any(_may_be_one(name, other) for other in group):
                group.append(name)
                break
        else:
            groups.append([name])
    return [tuple(group) for group in groups if len(group) > 1]


def _may_be_one(first: str, second: str) -> bool:
    """Whether given names and surnames agree, allowing for short forms, initials and slips."""
    one, other = _words(first), _words(second)
    if not one or not other or one == other:
        return bool(one) and one == other
    if len(one) == 1 and len(other) == 1:
        return _close(one[0], other[0]) and min(len(one[0]), len(other[0])) > 3
    if len(one) == 1 or len(other) == 1:
        return _initials(one, other)
    return _given(one[0], other[0]) and _surname(one[-1], other[-1])


def _words(name: str) -> list[str]:
    bare = TITLES.sub("", name, count=1) if TITLES.match(name) else name
    return [word.casefold() for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", bare)]


def _initials(one: list[str], other: list[str]) -> bool:
    """ "JJ" for "Jo Jones"; a given name or surname alone could be anybody's."""
    short, long = (one, other) if len(one) == 1 else (other, one)
    return len(short[0]) == len(long) > 1 and short[0] == "".join(word[0] for word in long)


def _given(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or _close(one, other)


def _surname(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) == 1 and long.startswith(short)) or _close(one, other)


def _close(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return min(len(one), len(other)) > 3 and fuzz.ratio(one, other) >= _CLOSE
