"""Actions that are named in one list: "6.2, 6.4 and 6.5", "6.2 to 6.5", "6.2 or 6.4"."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.rules.ahead_of_names import JOINERS, after_status, ordered_to, told_of_none
from handlers.rules.codes import key
from handlers.rules.pointing import Pointer, goes_on
from handlers.rules.reply import Known
from handlers.rules.words import Word, bag


def list_begins(found: Sequence[Word], last: Pointer, coded: Sequence[Pointer]) -> int:
    """Where the list of codes begins that ends with this one: "6.2, 6.4 and 6.5".

    What is excepted is the whole of it: "apart from 6.2 and 6.4 all green".
    """
    first = last.first
    for pointer in reversed(coded):
        if pointer.stop <= first and all(w.low in JOINERS for w in found[pointer.stop : first]):
            first = pointer.first
    return first


def same_list(text: str, found: Sequence[Word], one: Pointer, two: Pointer) -> bool:
    """Whether two that are named stand in one list."""
    between = found[one.stop : two.first]
    spoken = any(word.spoken for word in between)
    led = after_status(found, one.first) or ordered_to(found, one.first)
    listed = two.stop < len(found) and found[two.stop].low == ","
    tied = text[found[one.stop - 1].end : found[two.first].start].strip() in _TIES
    if not spoken and not tied and led and not listed and goes_on(found, two.stop):
        return False  # "completed 6.2, 6.4 still to come"
    if not tied and told_of_none(found, one.first) and _tells(found, two.stop):
        return False  # "no update on 6.2, 6.4 survey done"
    if bool(one.actions) != bool(two.actions) or one.reach != two.reach:
        return False
    if [word.low for word in between] in (["-", ","], ["–", ","]):
        return False  # "6.2 -, 6.4 amber" says nothing of the first
    return all(word.low in JOINERS for word in between) and not any(
        word.low in ("\n", ".") for word in between
    )


_NOT_TOLD = (JOINERS - {"the"}) | bag(
    "yet since from at this here either as still now today until because due really again "
    "sorry please thanks in so far either i we am afraid just last next these both any"
)


def _tells(found: Sequence[Word], at: int) -> bool:
    """Whether news follows, and not how long or why there is none."""
    return at < len(found) and found[at].spoken and found[at].low not in _NOT_TOLD


_TIES = bag("& / + - ‑ – —")
_UP_TO = bag("to - ‑ – — thru through")


def joined(
    text: str, found: Sequence[Word], one: Pointer, two: Pointer, actions: Sequence[Known]
) -> Pointer:
    """Both as one: all from one to another, one or the other, or both."""
    between = text[found[one.stop - 1].end : found[two.first].start].lower().split()
    places = (*one.actions, *(a for a in two.actions if a not in one.actions))
    if len(between) == 1 and between[0] in _UP_TO and len(places) == 2:
        places = _from_to(places[0], places[1], actions)
    either = one.either or two.either or ("or" in between and not _of_neither(found, one.first))
    return Pointer(one.first, two.stop, places, one.reach, either)


def _from_to(one: int, two: int, actions: Sequence[Known]) -> tuple[int, ...]:
    """The actions from one to another: by number under the same letters, else as they stand."""
    keys = [key(action.code).split(" ") for action in actions]
    low, high = keys[one], keys[two]
    if low[:-1] == high[:-1] and low[-1].isdecimal() and high[-1].isdecimal():
        first, last = sorted((int(low[-1]), int(high[-1])))
        alike = [at for at, k in enumerate(keys) if k[:-1] == low[:-1] and k[-1].isdecimal()]
        return tuple(at for at in alike if first <= int(keys[at][-1]) <= last)
    return tuple(range(min(one, two), max(one, two) + 1))


_NO = bag("no not n't nothing nil")
_IN_DOUBT = bag("sure know whether if which remember certain")


def _of_neither(found: Sequence[Word], first: int) -> bool:
    """Whether "or" after it is an "and": "no update on 6.2 or 6.4", but not "not sure if"."""
    before = {word.low for word in found[max(0, first - 6) : first]}
    return not _NO.isdisjoint(before) and _IN_DOUBT.isdisjoint(before)
