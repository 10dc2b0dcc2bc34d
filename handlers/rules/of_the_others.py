"""Whether "the rest", "others" or "all" means actions, or is said within one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.rules.action_lists import list_begins
from handlers.rules.ahead_of_names import excepting
from handlers.rules.between import Between
from handlers.rules.pointing import UNCHANGED, Pointer, Reach
from handlers.rules.reply import Status
from handlers.rules.statuses import Sort, marks
from handlers.rules.words import Word, bag


def _is_within(
    found: Sequence[Word],
    between: Between,
    at: int,
    group: Pointer,
    ruler: Pointer | None,
    *,
    several: bool,
) -> bool:
    """Whether "all" or "the rest" is said within one action: "CR1.4 all done".

    `several` actions were named before: a sentence of its own may sum up what was told of them.
    After an action "the rest" means the others once something was said of that action, and "all"
    only in a sentence of its own. "One class cancelled but others going ahead" is of classes.
    """
    if ruler is None or ruler.reach is not Reach.NAMED:
        return False
    if _did(found, group.stop, group.reach):
        return True  # "40 forms sent out. All returned by 3 Sept"
    told, ended = between.has_status(ruler.stop, at), between.sentence_ends(ruler.stop, at)
    if group.reach is Reach.REST:
        stands = _says_how(found, group.stop)
        if found[group.first].low in ("others", "other") and not (stands or ended):
            return True
        return not (told or ended or (stands and between.goes_on(ruler.stop, at)))
    return not (ended and (told or several))


_PAST = re.compile(r"[a-z]{3,14}ed")
_BESIDE = bag("now all have has been were was are is since also then already")
_BACK = bag("back out in away home here there sent met went came")


def _did(found: Sequence[Word], at: int, reach: Reach) -> bool:
    """Whether the words from there on say what was done with things, and no status."""
    ahead = found[at : at + 6]
    while ahead and ahead[0].low in _BESIDE:
        ahead = ahead[1:]
    named = marks(ahead[:3])[:1]
    if any(mark.first == 0 for mark in named):
        delivered = named[0].sort is Sort.SOFT and named[0].status is Status.COMPLETE
        return delivered and reach is Reach.ALL
    if not ahead or ahead[0].low in UNCHANGED:
        return False
    return ahead[0].low in _BACK or bool(_PAST.fullmatch(ahead[0].low))


_STAYS = bag("as stay stays remain remains")


def _says_how(found: Sequence[Word], at: int) -> bool:
    """Whether the words from there on say how something stands."""
    ahead = found[at : at + 6]
    return bool(marks(ahead)) or any(word.low in UNCHANGED | _STAYS for word in ahead[:3])


_OURS = bag("them these those mine action actions item items ones all list card lot")
_SMALL = bag("the my our of your on for from")
_WAITING = bag("waiting wait waits awaiting chasing relying depends depending depend pending")


def _is_of_something(found: Sequence[Word], group: Pointer) -> bool:
    """Whether "the rest" is of other things: "the rest of the money came in", "rest assured"."""
    if group.reach is not Reach.REST:
        return False
    after = [word.low for word in found[group.stop : group.stop + 4]]
    of_what = next((low for low in after[1:] if low not in _SMALL), "")
    if after[:1] == ["assured"] or (after[:1] == ["of"] and of_what not in _OURS):
        return True
    before = [word.low for word in found[max(0, group.first - 3) : group.first]]
    return next((low for low in reversed(before) if low not in _SMALL), "") in _WAITING


def is_part(
    between: Between,
    found: Sequence[Word],
    at: int,
    group: Pointer,
    coded: Sequence[Pointer],
    ruler: Pointer | None,
) -> bool:
    """Whether "all" or "the rest" is of the action named before, or of things and no actions."""
    several = len(coded) > 1 and coded[1].first < at
    apart = ruler and excepting(found, list_begins(found, ruler, coded))
    inside = not apart and _is_within(found, between, at, group, ruler, several=several)
    return inside or _is_of_something(found, group)
