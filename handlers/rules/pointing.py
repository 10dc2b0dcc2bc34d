"""Words that point at actions without a code: "the second one", "both", "the rest"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from handlers.rules.comments import only_thanks
from handlers.rules.dates.words import ORDINAL_ENDS
from handlers.rules.hedges import DOUBTING
from handlers.rules.statuses import marks
from handlers.rules.subjects import VERBS_OF_BEING
from handlers.rules.words import Word, bag


class Reach(Enum):
    NAMED = auto()
    ALL = auto()
    REST = auto()
    SOME = auto()  # all but some, and nobody can tell which


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words `first` to `stop` that point at actions; `either` when one of several is meant."""

    first: int
    stop: int
    actions: tuple[int, ...]
    reach: Reach = Reach.NAMED
    either: bool = False


_ORDER = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "1st": 1, "2nd": 2, "3rd": 3, "top": 1, "former": 1,
}  # fmt: skip
_NOUNS = frozenset({"one", "action", "item", "bullet", "task", "ones", "two", "point", "1"})
_COUNTED = frozenset({"number", "no", "action", "item", "num", "nr", "task", "point"})
_COUNTS = {"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5,
           "six": 6, "6": 6, "seven": 7, "7": 7, "eight": 8, "8": 8}  # fmt: skip
_GOES_ON = (
    VERBS_OF_BEING
    | DOUBTING
    | bag(
        "now still : - – — = → same ditto slipped pushed delayed slipping going also on unchanged "
        "too currently today see likewise fully all both definitely as looking sorted under well "
        "ok fine good late behind parked paused ongoing underway started in back due"
    )
)
_ALL = (
    "all of them", "all of these", "all of mine", "all of it", "all of the above", "all of my",
    "all my actions", "all actions", "all the actions", "all items", "all mine", "all my ones",
    "everything else", "everything", "the lot", "all", "each one", "each of them", "each", "both",
    "both of them", "both of these", "both actions", "every one", "every action", "them all",
    "any of them", "any of these", "any of mine", "either of them", "any", "any actions", "either",
    "all the above", "both mine", "all of the actions", "whole lot", "them both",
)  # fmt: skip
_REST = (
    "the rest", "rest", "the others", "others", "everything else", "all others", "all the others",
    "all the rest", "all other actions", "other ones", "the other ones", "other actions",
    "the other actions", "the remaining ones", "remaining ones", "remaining actions",
    "the remaining actions", "rest of them", "the rest of them", "all remaining", "remainder",
    "the remainder", "all else", "the other two", "other two", "the other three", "other three",
    "the other one", "other one", "the other", "all other ones", "everything other", "other",
)  # fmt: skip
_GROUPS = {tuple(p.split()): Reach.ALL for p in _ALL} | {
    tuple(p.split()): Reach.REST for p in _REST
}
UNCHANGED = bag(
    "change changes changed update updates same unchanged movement nc report month time before "
    "news nothing"
)
_ACROSS = frozenset({"for", "on", "across", "with", "to", "them"})


def goes_on(found: Sequence[Word], at: int) -> bool:
    """Whether what follows speaks of an action: a status, a verb of being, a colon."""
    if at >= len(found):
        return False
    low = found[at].low
    if low in _GOES_ON or _ENDED.fullmatch(low) or low in ("except", "apart", "bar", "excluding"):
        return True
    if (
        _DAY.fullmatch(low)
        or _SHARE.fullmatch(low)
        or (low == "update" and not _spoken(found, at + 1))
    ):
        return True
    at += low in (",", "from") and at + 1 < len(found)
    ahead = marks(found[at : at + 6])
    return (bool(ahead) and ahead[0].first == 0) or _small_letter(found, at)


_ADDS = bag("and & but plus while whereas also + then")
_TELLERS = bag("we i they it there he she nobody somebody got need needs waiting hoping had")


def added(found: Sequence[Word], first: int, stop: int) -> bool:
    """Whether an action joins one that was spoken of: "so is 6.4", "and also 6.4"."""
    lows = tuple(word.low for word in found[max(0, first - 2) : first])
    if lows[:1] == ("so",) and lows[1:] in (("is",), ("are",), ("'s",), ("has",), ("have",)):
        return True
    ends = stop >= len(found) or not found[stop].spoken
    return ends and lows[-1:] == ("also",)


def tells(found: Sequence[Word], first: int, stop: int) -> bool:
    """Whether "and" goes on to another action: "6.2 stuck and 6.4 we got three more"."""
    joined = first > 0 and found[first - 1].low in _ADDS
    return joined and stop < len(found) and found[stop].low in _TELLERS


_ENDED = re.compile(r"[a-z]{3,12}ed")
_SHARE = re.compile(r"\d{1,3}%")
_DAY = re.compile(r"\d{1,2}/\d{1,2}(?:/(?:\d{2}|\d{4}))?")


def _spoken(found: Sequence[Word], at: int) -> bool:
    return at < len(found) and found[at].spoken


def _small_letter(found: Sequence[Word], at: int) -> bool:
    """Whether a small letter stands for a colour: "6.2 g 6.4 a"."""
    if at >= len(found) or found[at].low not in ("g", "a", "r", "b"):
        return False
    return at + 1 == len(found) or not found[at + 1].low[0].isalpha()


def starts_clause(found: Sequence[Word], at: int, breaks: frozenset[str]) -> bool:
    """Whether only small words stand between `at` and the break before it."""
    for before in range(at - 1, max(-1, at - 8), -1):
        low = found[before].low
        if low in breaks:
            return True
        if low not in _SMALL:
            return False
    return at < 8


_SMALL = bag(
    "hi hello oh sorry actually ok yes yep so well the for on re regarding my also as please "
    "update status "
    "push move extend slip delay keep leave hey morning thanks and then is set put mark "
    "action item actions number no ref & + both all of in terms with ah right still now but "
    "#"
)


def ordered(
    found: Sequence[Word], at: int, count: int, *, free: bool = False, depth: int = 0
) -> Pointer | None:
    """A place in the list: "first one", "2nd", "no 2", "2.". `free`: nothing need follow."""
    low = found[at].low
    stop = at + 1
    place = _ORDER.get(low)
    digits = False
    if low in ("last", "bottom", "latter"):
        place = count
    elif low in _COUNTED and stop < len(found) and found[stop].low.isdecimal():
        place, stop = int(found[stop].low), stop + 1
    elif low.isdecimal() and len(low) < 3 and not _is_count(found, stop):
        place, digits = int(low), True
        if stop < len(found) and found[stop].low in ORDINAL_ENDS:
            stop, digits = stop + 1, False
    if place is None:
        return None
    if not digits and stop < len(found) and found[stop].low in _COUNTS:
        return _several(found, at, stop, count)
    noun = stop < len(found) and found[stop].low in _NOUNS and not digits
    stop += noun
    if low == "last" and _comes_on(found, stop):
        return None
    if digits and stop < len(found) and found[stop].low in (".", ")"):
        stop += 1
    if not (
        free
        or goes_on(found, stop)
        or (noun and not digits)
        or _goes_with(found, stop, count, depth)
    ):
        return None
    there = 1 <= place <= count
    if not (noun or there or marks(found[stop : stop + 4])):
        return None  # "going nicely, 13 now", "the fifth is nearly full"
    return Pointer(at, stop, (place - 1,) if there else ())


def _comes_on(found: Sequence[Word], stop: int) -> bool:
    """Whether the last of a row of events is told of: "the last one is on Saturday"."""
    lows = [word.low for word in found[stop : stop + 2]]
    if lows[:1] == ["on"] or (lows and lows[0][0].isdigit()):
        return True  # "3 of 4 held, last one 26 Sept"
    return lows[:1] in (["is"], ["was"], ["'s"], ["will"]) and lows[1:] in (
        ["on"], ["in"], ["next"], ["this"], ["be"], ["at"], ["tomorrow"], ["last"]
    )  # fmt: skip


_LEFT = bag("left remaining outstanding")


def _is_count(found: Sequence[Word], stop: int) -> bool:
    """Whether a number counts instead of pointing: "2 of 3 done", "3 done 2 to go"."""
    after = [word.low for word in found[stop : stop + 6]]
    if any(low.isdecimal() for low in after) and (
        after[-2:] == ["to", "go"] or ("to", "go") in pairwise(after) or _LEFT & set(after)
    ):
        return True
    after = after[:3]
    after = after[1:] if after[:1] == ["out"] else after
    return after[:1] in (["of"], ["/"]) and after[1:2] != []


def _several(found: Sequence[Word], at: int, stop: int, count: int) -> Pointer | None:
    """The first or last few: "first two", "bottom three"."""
    many = _COUNTS[found[stop].low]
    stop += 1
    if not goes_on(found, stop):
        return None
    if found[at].low in ("first", "top"):
        places = tuple(range(many))
    elif found[at].low in ("last", "bottom"):
        places = tuple(range(count - many, count))
    else:
        return None
    return Pointer(at, stop, places if 0 < many <= count else ())


def _goes_with(found: Sequence[Word], stop: int, count: int, depth: int) -> bool:
    """Whether another place follows in the same list: "first and third done"."""
    if depth > 6 or stop + 1 >= len(found) or found[stop].low not in ("and", "&", ",", "+"):
        return False
    after = stop + 1 + (found[stop + 1].low in ("the", "and"))
    return after < len(found) and ordered(found, after, count, depth=depth + 1) is not None


def grouped(found: Sequence[Word], at: int, count: int) -> Pointer | None:
    """All of them, or all the rest. "both" of three is either: nobody knows which two."""
    for length in range(4, 0, -1):
        said = tuple(word.low for word in found[at : at + length])
        reach = _GROUPS.get(said)
        if not reach or len(said) < length:
            continue
        stop = at + length
        if (at and found[at - 1].low in _TURNED) or _is_share(found, stop):
            return None
        meant = 2 if "both" in said else None
        if said in (("all",), ("both",)) and stop < len(found) and found[stop].low in _COUNTS:
            meant, stop = _COUNTS[found[stop].low], stop + 1
            stop += stop < len(found) and found[stop].low in ("actions", "items", "of")
        if found[stop : stop + 1] and _leaves_some(found[stop : stop + 2]):
            return Pointer(at, stop + 2, tuple(range(count)), Reach.SOME, True)
        across = _across(found, at, stop)
        if not across and ("any" in said or "either" in said or not goes_on(found, stop)):
            return None
        at -= across and found[at - 1].low in _ACROSS
        wrong = meant is not None and meant != count
        return Pointer(at, stop, tuple(range(count)), reach, wrong)
    return None


_TURNED = bag("in at after above over")  # "in all but name", "not at all", "after all"


def _leaves_some(found: Sequence[Word]) -> bool:
    """Whether all but some are meant, nobody knows which: "all bar one"."""
    lows = [word.low for word in found]
    return lows[0] in ("bar", "but", "except", "minus", "save") and bool(
        {"one", "a", "some", *_COUNTS} & set(lows[1:])
    )


def _is_share(found: Sequence[Word], at: int) -> bool:
    """Whether a group is only part of something: "rest of the surgeries"."""
    of = at + 1 < len(found) and found[at].low == "of"
    return of and found[at + 1].low not in ("them", "these", "those", "mine", "my", "the")


_THANKS = 20  # words that a thank-you at the end may have


def _across(found: Sequence[Word], at: int, stop: int) -> bool:
    """Whether a status stands right before and nothing after: "on track for both"."""
    ended = stop >= len(found) or not found[stop].spoken
    if not ended and len(found) - stop <= _THANKS:
        ended = only_thanks([word.low for word in found[stop:] if word.spoken])
    before = at - 1 if at and found[at - 1].low in _ACROSS else at
    if not ended or not before:
        return False
    near = found[max(0, before - 3) : before]
    return bool(marks(near)) or any(word.low in UNCHANGED for word in near)
