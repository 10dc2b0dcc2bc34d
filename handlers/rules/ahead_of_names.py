"""What stands before the name of an action: a break, a lead-in, a status, "apart from"."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.rules.pointing import UNCHANGED
from handlers.rules.statuses import Sort, marks
from handlers.rules.words import TURNS, Word, bag

BREAKS = bag(", ; . : ! ? ( ) [ ] - – — | and & + but • · → > -> => then while whereas plus")
BREAKS |= {"\n"}
JOINERS = bag(", and n & / + plus also or nor - – to ; for the then . action actions both")
ENDED = bag(". ! ? ; • ·") | {"\n"}
EXCEPT = bag("except excepting bar excluding besides minus but apart other exception save not")
SMALL_EXCEPT = bag("for from than of with the exception")
_INTRO = TURNS | bag(
    "for on re regarding action actions item ref no number update and also then as mark set "
    "put please to status my is - – so ok hi in terms of : • yes but the now change "
    "make both i same ditto likewise all either about plus & + hello hey morning well right "
    "ah move turn moving onto that has drop close regard respect relation reference "
    "concerning only just cancel push extend reassign assign complete completed finish "
    "finished done hold delay bring slip shift postpone defer knock bump "
    "can could would you u we date deadline"
)


def opens(found: Sequence[Word], first: int) -> bool:
    for at in range(first - 1, max(-1, first - 6), -1):
        low = found[at].low
        if low in ENDED or (low in BREAKS and low not in ("and", "&", "but")):
            return True
        if low not in _INTRO:
            return False
    return first < 6


_TO_ONE = bag("i only just")


def put_right(found: Sequence[Word], first: int) -> bool:
    """Whether an action is named to put right what was said: "both done sorry i mean 6.4"."""
    at = first
    while at and found[at - 1].low in TURNS | _TO_ONE:
        at -= 1
    return any(word.low in TURNS for word in found[at:first])


def after_status(found: Sequence[Word], first: int) -> bool:
    """Whether a status stands right before, as in "green for CR1.4" or "done CR1.4"."""
    while first and found[first - 1].low in TURNS | _TO_ONE:
        first -= 1
    if not first:
        return False
    if runs_on(found, first):
        return True
    at = first - 1
    if found[at].low in ("for", "on", "to", ":", "-", "–", "with"):
        at -= 1
    if at != first - 1 and any(word.low in UNCHANGED for word in found[max(0, at - 1) : at + 1]):
        return True
    ahead = marks(found[max(0, at - 3) : at + 1])
    return bool(ahead) and ahead[-1].stop == at + 1 - max(0, at - 3)


_GOING = bag("cracking carrying going pressing getting moving ploughing pushing plodding coming")
_STILL = bag("is 's are 're we still now just all")


def runs_on(found: Sequence[Word], first: int) -> bool:
    """Whether "on" belongs to what was said of the action before: "6.4 cracking on 6.5 amber"."""
    if first < 3 or found[first - 1].low != "on" or found[first - 2].low not in _GOING:
        return False
    at = first - 3
    while at and found[at].low in _STILL:
        at -= 1
    return found[at].low[-1].isdigit()


def ordered_to(found: Sequence[Word], first: int) -> bool:
    """Whether an order stands before an action: "drop 6.2"."""
    return first > 0 and found[first - 1].low in _ORDERS and opens(found, first)


_ORDERS = bag(
    "drop close cancel push extend reassign assign mark set put move delay bring slip shift "
    "postpone defer knock bump on re for"
)


def excepting(found: Sequence[Word], first: int) -> bool:
    at = first - 1
    while at >= 0 and found[at].low in SMALL_EXCEPT:
        at -= 1
    if at < 0 or found[at].low not in EXCEPT:
        return set_apart(found, first) >= 0
    return found[at].low not in ("but", "not", "save") or _beside(found, at, first)


def _beside(found: Sequence[Word], at: int, first: int) -> bool:
    return at == first - 1 or (at == first - 2 and found[first - 1].low == "the")


_EVERY = bag("all everything both everyone rest")
_SETS_APART = bag("only just though although however one main biggest")
_WORRY = bag("worry worries concern concerns issue problem is are 's with about being the")


def set_apart(found: Sequence[Word], first: int) -> int:
    """Where a clause begins that sets one apart from all: "all green, only the van is amber".

    So does "all green, only worry is the van". -1 where it is none.
    """
    at = first - 1
    while at > 0 and found[at].low in _WORRY:
        at -= 1
    if at < 1 or found[at].low not in _SETS_APART:
        return -1
    while at > 1 and found[at - 1].low in _SETS_APART | {"the", "my", "but"}:
        at -= 1
    return at if any(word.low in _EVERY for word in found[max(0, at - 12) : at]) else -1


_NONE = bag("no nothing not n't nil none zero")
_TIDINGS = bag(
    "changed change changes progress news update updates movement new report nothing nil yet"
)


def told_of_none(found: Sequence[Word], at: int) -> bool:
    """Whether nothing is told of what comes: "nothing's changed with the", "no news on"."""
    while at and found[at - 1].low in ("the", "our", "my"):
        at -= 1
    nothing = any(word.low in _NONE for word in found[max(0, at - 6) : at])
    with_ = at > 1 and found[at - 1].low in ("with", "on", "about", "for", "re")
    return with_ and nothing and found[at - 2].low in _TIDINGS


_PROGRESS = bag("progress headway")
_DEPENDS = bag("for without pending awaiting until of on depends")


def progress_on(found: Sequence[Word], first: int) -> bool:
    """Whether it is told how far an action has come: "we made no progress with 6.4"."""
    lows = [word.low for word in found[max(0, first - 5) : first]]
    if lows[-1:] not in (["with"], ["on"]) or not set(lows[-2:-1]) & _PROGRESS:
        return False
    return not set(lows[:-2]) & _DEPENDS


_REASONS = bag("because cause since if once when whenever unless provided given")


def is_reason(found: Sequence[Word], first: int, stop: int) -> bool:
    """Whether one action only tells why another stands so: "6.2 amber because 6.4 slipped".

    Where its own colour is told, "because 6.4 is red", it is spoken of as well.
    """
    if found[first - 1].low not in _REASONS:
        return False
    ahead = marks(found[stop : stop + 4])
    return not ahead or ahead[0].sort is not Sort.COLOUR
