"""Finds every place of a reply that names the action it speaks of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from handlers.rules.ahead_of_names import (
    BREAKS,
    ENDED,
    JOINERS,
    after_status,
    excepting,
    is_reason,
    opens,
    ordered_to,
    progress_on,
    put_right,
    told_of_none,
)
from handlers.rules.bare_numbers import place_or_code
from handlers.rules.between import Between, Rulers
from handlers.rules.codes import Ref, code_refs
from handlers.rules.of_the_others import is_part
from handlers.rules.pointing import (
    Pointer,
    Reach,
    added,
    goes_on,
    grouped,
    ordered,
    starts_clause,
    tells,
)
from handlers.rules.reply import Known
from handlers.rules.statuses import Sort, marks
from handlers.rules.titles import begun, coloured, titled
from handlers.rules.words import Word, bag, words

_MENTIONS = bag(
    "by with to from under into see per than after before of via in against linked on "
    "about alongside through like within until superseded merged join part as"
)


def pointers(text: str, found: Sequence[Word], actions: Sequence[Known]) -> list[Pointer]:
    named = _coded_pointers(text, found, actions)
    if len(actions) < 2:
        return named
    taken = {at for pointer in named for at in range(pointer.first, pointer.stop)}
    coded = tuple(named)
    between = Between(found)
    rulers = Rulers(named, between)
    at = 0
    while at < len(found):
        ruler = rulers.at(at)
        pointer = None
        if at not in taken:
            pointer = _worded(between, found, at, actions, coded=coded, ruler=ruler)
        # Words of its own title, said of an action that is named already, are no name.
        again = pointer and ruler and _names_again(pointer, ruler)
        if pointer and not again and not taken & set(range(pointer.first, pointer.stop)):
            named.append(pointer)
            rulers.take(pointer)
            at = pointer.stop
        else:
            at += 1
    return sorted(named, key=lambda pointer: pointer.first)


_LEADS_IN = bag("the on for re regarding concerning")
_FEW = 8  # names before "both": with more it sums nothing up


def _of_two(
    found: Sequence[Word],
    between: Between,
    group: Pointer,
    coded: Sequence[Pointer],
    ruler: Pointer | None,
) -> Pointer | None:
    """ "Both" that sums up is of the two named before: "6.2 late. 6.4 slow. Amber for both"."""
    both = any(word.low == "both" for word in found[group.first : group.stop])
    if not both or not ruler or not between.sentence_ends(ruler.stop, group.stop):
        return None
    before = [pointer for pointer in coded[:_FEW] if pointer.first < group.first]
    two = {place for pointer in before for place in pointer.actions}
    if len(two) != 2 or len(before) == _FEW:
        return None
    return Pointer(group.first, group.stop, tuple(sorted(two)))


def _names_again(pointer: Pointer, ruler: Pointer) -> bool:
    if pointer.either and set(ruler.actions) <= set(pointer.actions):
        return True  # "8.1: 3 builders in post" of two that build communities
    return pointer.actions == ruler.actions


def of_the_rest(text: str, actions: Sequence[Known]) -> bool:
    """Whether a reply speaks of "the rest" or "the other one", and names none before it."""
    named = pointers(text, words(text), actions)
    return bool(named) and all(pointer.reach is Reach.REST for pointer in named)


def _worded(
    between: Between,
    found: Sequence[Word],
    at: int,
    actions: Sequence[Known],
    *,
    coded: Sequence[Pointer],
    ruler: Pointer | None,
) -> Pointer | None:
    by_code = bool(coded)
    if not found[at].spoken:
        return None
    of_group = ruler is None or ruler.reach is not Reach.NAMED
    if of_group and excepting(found, at - 1 if found[at - 1].low == "the" else at):
        return ordered(found, at, len(actions), free=True) or titled(found, at, actions, free=True)
    group = grouped(found, at, len(actions))
    if group:
        two = _of_two(found, between, group, coded, ruler)
        if two or is_part(between, found, at, group, coded, ruler):
            return two
    told_of = told_of_none(found, at)
    opens = told_of or starts_clause(found, at, BREAKS)
    if group and (opens or at + 8 > len(found)):
        return group
    after_status = at > 0 and bool(marks(found[max(0, at - 2) : at]))
    if not by_code and (named := coloured(found, at, actions)):
        return named
    if not opens and not after_status:
        return None
    place = ordered(found, at, len(actions))
    if place and not (by_code and _counts_within(found, at, place, coded[0])):
        return place_or_code(place, found, at, actions)
    at_start = at == 0 or found[at - 1].low in BREAKS or found[at - 1].low in _LEADS_IN
    if not at_start:
        return None
    if told_of:
        return titled(found, at, actions, free=True)
    return titled(found, at, actions) or (
        None if by_code else begun(found, at, [action.title for action in actions])
    )


def _counts_within(found: Sequence[Word], at: int, place: Pointer, coded: Pointer) -> bool:
    """Whether a place counts what a coded action has: "3.5 one held, second one 24 Sept"."""
    if found[at].low.isdigit():
        return True
    coloured = marks(found[place.stop : place.stop + 3])[:1]
    return coded.first < at and not any(mark.sort is Sort.COLOUR for mark in coloured)


def _coded_pointers(text: str, found: Sequence[Word], actions: Sequence[Known]) -> list[Pointer]:
    starts = [word.start for word in found]
    kept: list[Pointer] = []
    refused = -1
    refs = code_refs(text, actions)
    several = sum(ref.loose and bool(ref.actions) for ref in refs) > 1
    for ref in refs:
        first, stop = _covered(found, starts, ref)
        dotted = "." in text[ref.start : ref.end]
        if (several or dotted) and _is_listed_number(found, first, stop, ref):
            kept.append(Pointer(first, stop, ref.actions, either=ref.either))
            continue
        joined = refused >= 0 and all(w.low in JOINERS for w in found[refused:first])
        joined = joined and not goes_on(found, stop)
        if len(refs) == 1 and (dotted or not ref.loose) and _closes(found, first, stop):
            return [Pointer(first, stop, ref.actions, either=ref.either)]
        if stop > first and not joined and _is_subject(found, first, stop, ref, kept):
            kept.append(Pointer(first, stop, ref.actions, either=ref.either))
        else:
            refused = stop
    return kept


_COUNTED = bag(
    "million billion bn thousand m k hours hour hrs mins minutes days weeks months years miles "
    "metres km kg tonnes tonne litres acres hectares degrees points pts times x per percent of % "
    "fte pm am"
)


def _is_listed_number(found: Sequence[Word], first: int, stop: int, ref: Ref) -> bool:
    """Whether a number that opens a clause is an action: 6.2, or 2 where others are called so."""
    if not ref.loose or not ref.actions or stop <= first or stop >= len(found):
        return False
    after = found[stop]
    opens = first == 0 or found[first - 1].low in ENDED | {","}
    return opens and after.low not in _COUNTED and after.low not in JOINERS - {"the"}


def _covered(found: Sequence[Word], starts: Sequence[int], ref: Ref) -> tuple[int, int]:
    first = bisect_left(starts, ref.start)
    stop = first
    while stop < len(found) and found[stop].start < ref.end:
        stop += 1
    return first, stop


def _is_subject(
    found: Sequence[Word], first: int, stop: int, ref: Ref, kept: Sequence[Pointer]
) -> bool:
    """Whether the reply speaks of that action here, rather than mentioning it."""
    follows = goes_on(found, stop)
    if first > 1 and found[first - 1].low in ("for", "on", "to") and _waits(found[first - 2]):
        return False
    if ref.loose and not follows and not _listed(found, first, stop, kept):
        return False
    if first == 0:
        return True
    before = found[first - 1].low
    if (
        kept
        and kept[-1].stop <= first
        and all(word.low in JOINERS for word in found[kept[-1].stop : first])
    ):
        return True
    if excepting(found, first):
        return True
    if opens(found, first) or added(found, first, stop):
        return True
    if kept and before in ("and", "&") and after_status(found, first - 1):
        return True  # "6.2 amber and 6.4 the tutor quit"
    if follows and before not in _MENTIONS and not (kept and is_reason(found, first, stop)):
        return True
    if tells(found, first, stop) or put_right(found, first) or progress_on(found, first):
        return True
    return after_status(found, first)


def _closes(found: Sequence[Word], first: int, stop: int) -> bool:
    """Whether a clause ends with what it is about: "red I'm afraid on 6.4", "all closed, 6.2"."""
    if first < 2 or stop <= first or (stop < len(found) and found[stop].spoken):
        return False
    if tacked_on(found, first, stop):
        return True
    if found[first - 1].low not in ("on", "for", "with") or _waits(found[first - 2]):
        return False
    if stop == len(found) and first < 9 and not any(word.low in ENDED for word in found):
        return True  # "nearly there with 6.4" is all that is said
    return bool(marks(found[sentence_begin(found, first, ",") : first - 1]))


def tacked_on(found: Sequence[Word], first: int, stop: int) -> bool:
    """Whether a reply ends with what it is about: "all closed, 6.2"."""
    before = found[:first]
    if len(before) < 2 or before[-1].low != "," or any(word.spoken for word in found[stop:]):
        return False
    of_several = any(word.low in ("both", "all", "everything") for word in before)
    return not of_several and not before[-2].low[:1].isdigit()


def sentence_begin(found: Sequence[Word], at: int, also: str = "") -> int:
    """The word that begins the sentence of the one at `at`; `also` is a mark that parts, too."""
    ended = (n for n in range(at - 1, -1, -1) if found[n].low in ENDED or found[n].low == also)
    return next(ended, -1) + 1


def _waits(word: Word) -> bool:
    """Whether one action waits for another: "waiting for 6.4 to finish", "depends on 6.4"."""
    return word.low in _WAITS


_WAITS = bag(
    "wait waits waiting waited depends depend depending dependent reliant relies relying rely "
    "contingent linked links tied thanks due relates related similar working joined merged "
    "combined along together clashes compared confused"
)


def _listed(found: Sequence[Word], first: int, stop: int, kept: Sequence[Pointer]) -> bool:
    """Whether a bare number stands in a list of actions, or alone."""
    if first == 0 and (stop == len(found) or not found[stop].spoken):
        return True
    if ordered_to(found, first) or (first and found[first - 1].low == ":"):
        return True
    after = found[stop].low if stop < len(found) else ""
    beside = bool(kept) and all(w.low in JOINERS for w in found[kept[-1].stop : first])
    if beside or excepting(found, first) or after_status(found, first):
        return True
    if {"regard", "respect", "relation", "reference", "regarding", "concerning"} & {
        word.low for word in found[max(0, first - 3) : first]
    }:
        return True
    if tells(found, first, stop) or put_right(found, first):
        return True
    if after in ("i", "we") and opens(found, first):
        return True
    if added(found, first, stop):
        return True
    if any(word.low in ("same", "ditto", "likewise") for word in found[max(0, first - 3) : first]):
        return True
    joined = after in JOINERS and stop + 1 < len(found) and found[stop + 1].low[0].isdigit()
    return joined or (after in (".", ")") and opens(found, first))
