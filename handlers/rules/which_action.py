"""Parts a reply among the actions it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.rules.action_lists import joined, same_list
from handlers.rules.ahead_of_names import (
    BREAKS,
    ENDED,
    EXCEPT,
    SMALL_EXCEPT,
    after_status,
    excepting,
    progress_on,
    set_apart,
)
from handlers.rules.all_but import some_left_out
from handlers.rules.no_change import unchanged
from handlers.rules.pointers import pointers, sentence_begin, tacked_on
from handlers.rules.pointing import Pointer, Reach, goes_on
from handlers.rules.reply import Known
from handlers.rules.settling import Piece, settle
from handlers.rules.status_rows import status_row
from handlers.rules.statuses import marks
from handlers.rules.words import Word, bag, clauses, words


def pieces(text: str, actions: Sequence[Known]) -> list[Piece]:
    """The parts of `text` in order. A part that names no action comes with `named` false."""
    found = words(text)
    named = some_left_out(found, pointers(text, found, actions))
    if not named:
        return _unnamed(text, actions)
    return settle(_cut_up(text, found, named, actions), found, len(actions))


def _unnamed(text: str, actions: Sequence[Known]) -> list[Piece]:
    everyone = tuple(range(len(actions)))
    lines = _lines(text)
    if len(actions) > 1 and len(lines) == len(actions):
        spoken = [words(text[start:end]) for start, end in lines]
        if all(_opens_with_status(line) for line in spoken):
            return [Piece((place,), [span], coded=True) for place, span in enumerate(lines)]
    row = status_row(text)
    if len(actions) > 1 and len(row) == len(actions):
        return [Piece((at,), [span], coded=True) for at, span in enumerate(row)]
    return [Piece(everyone, [(0, len(text))], named=False)]


def _lines(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def _opens_with_status(line: Sequence[Word]) -> bool:
    spoken = [word for word in line if word.low not in ("-", "–", "•", "*", "·")]
    ahead = marks(spoken[:6])
    return bool(ahead) and ahead[0].first == 0


@dataclass
class _Anchor:
    pointer: Pointer
    begin: int  # the word where its part of the reply begins
    excepted: bool = False


def _cut_up(
    text: str, found: Sequence[Word], named: Sequence[Pointer], actions: Sequence[Known]
) -> list[Piece]:
    groups = _merged(text, found, named, actions)
    done: list[Piece] = []
    first = groups[0].begin
    if first and any(word.spoken for word in found[:first]):
        done.append(_before_all(text[: found[first].start], groups, len(actions)))
    for number, anchor in enumerate(groups):
        until = groups[number + 1].begin if number + 1 < len(groups) else len(found)
        end = found[until].start if until < len(found) else len(text)
        done.append(_piece(text, found, anchor, found[anchor.begin].start, end))
    return done


def _before_all(said: str, groups: Sequence[_Anchor], count: int) -> Piece:
    """What stands before the first that is named; "no change except 6.4" is of all the others."""
    named = {at for group in groups for at in group.pointer.actions}
    others = tuple(at for at in range(count) if at not in named)
    spoken = [clause for clause in clauses(words(said)) if any(w.spoken for w in clause.words)]
    if others and groups[0].excepted and len(unchanged(words(said))) == len(spoken):
        return Piece(others, [(0, len(said))], reach=Reach.ALL)
    return Piece((), [(0, len(said))], named=False)


_LEAD_IN = bag(
    "only just re regarding for on update action item ref the and also hi so with now then"
)


def _piece(text: str, found: Sequence[Word], anchor: _Anchor, start: int, end: int) -> Piece:
    pointer = anchor.pointer
    cut = _cut(found, pointer)
    name = (found[pointer.first].start, found[pointer.stop - 1].end)
    unknown = "" if pointer.actions else text[name[0] : name[1]]
    # An emoji before a code may be its status.
    ahead = found[anchor.begin : pointer.first]
    before = [word for word in ahead if word.spoken or marks([word])]
    only_leads_in = all(word.low in _LEAD_IN | EXCEPT | SMALL_EXCEPT for word in before)
    if only_leads_in or set_apart(found, pointer.first) == anchor.begin:
        cut = (found[anchor.begin].start, cut[1])
    return Piece(
        pointer.actions, [(start, end)], [cut], unknown, pointer.either,
        coded=pointer.reach is Reach.NAMED, left_out=anchor.excepted, reach=pointer.reach,
    )  # fmt: skip


def _cut(found: Sequence[Word], pointer: Pointer) -> tuple[int, int]:
    """The letters of an action's name, with what joins it to words that make sense without it."""
    first, last = pointer.first, pointer.stop - 1
    if _glosses(found, pointer):
        return found[first - 1].start, found[last + (found[first - 1].low != ",")].end
    return found[first - progress_on(found, first)].start, found[last].end


def _merged(
    text: str, found: Sequence[Word], named: Sequence[Pointer], actions: Sequence[Known]
) -> list[_Anchor]:
    """Pointers that stand in one list are one; each begins where its clause does."""
    groups: list[_Anchor] = []
    for pointer in named:
        last = groups[-1] if groups else None
        excepted = excepting(found, pointer.first)
        if last and same_list(text, found, last.pointer, pointer) and not excepted:
            last.pointer = joined(text, found, last.pointer, pointer, actions)
            continue
        floor = last.pointer.stop if last else 0
        begin = _begin(found, pointer.first, floor, excepted)
        if pointer.reach is Reach.NAMED and not excepted and _glosses(found, pointer):
            begin = max(floor, sentence_begin(found, pointer.first))
        parted = begin > 0 and found[begin - 1].low in ENDED | {","}
        follows = not parted and bool(groups) and _next(found, groups[0], pointer)
        runs_on = bool(groups) and _runs_on(found, groups[0], begin, pointer)
        if last and not excepted and (_heads(found, pointer) or follows or runs_on):
            begin = pointer.first  # "… amber 6.5: red" is no "amber 6.5"
        groups.append(_Anchor(pointer, begin, excepted))
    if _status_first(found, groups):
        _begin_at_statuses(found, groups)
    if len(groups) == 1 and tacked_on(found, groups[0].pointer.first, groups[0].pointer.stop):
        groups[0].begin = sentence_begin(found, groups[0].pointer.first)
    return groups


def _heads(found: Sequence[Word], pointer: Pointer) -> bool:
    """Whether an action stands as a heading: "6.5:", "6.5 -"."""
    after = found[pointer.stop].low if pointer.stop < len(found) else ""
    return pointer.reach is Reach.NAMED and after in (":", "-", "–", "—", "=")


_LONGEST_LEAD = 10  # words of a subject before its code


def _glosses(found: Sequence[Word], pointer: Pointer) -> bool:
    """Whether a code only says again what its sentence begins with: "the hub (6.4) is open"."""
    first, stop = pointer.first, pointer.stop
    if not first or stop >= len(found):
        return False
    pair = (found[first - 1].low, found[stop].low)
    if pair not in (("(", ")"), ("[", "]"), (",", ",")):
        return False
    ahead = found[sentence_begin(found, first) : first - 1]
    spoken = [word for word in ahead if word.spoken]
    plain = all(word.spoken for word in ahead)
    return 0 < len(spoken) <= _LONGEST_LEAD and plain and not marks(ahead)


def _next(found: Sequence[Word], first: _Anchor, pointer: Pointer) -> bool:
    """Whether a reply without marks goes on to its next action: "6.2 red not signed off 6.4 done".

    In a reply that names each action first, what stands before another belongs to the one before.
    """
    opens = marks(found[first.pointer.stop : first.pointer.stop + 4])
    before = [word.low for word in found[max(0, pointer.first - 4) : pointer.first]]
    if not opens or pointer.reach is not Reach.NAMED or before[-1:] in (["for"], ["on"], ["with"]):
        return False
    ahead = marks(found[pointer.stop : pointer.stop + 6])
    return bool(ahead and not ahead[0].first) or not {"not", "n't"}.isdisjoint(before)


_LONG = 6  # words before an action's name: more of them tell of the action before


def _runs_on(found: Sequence[Word], first: _Anchor, begin: int, pointer: Pointer) -> bool:
    """Whether what was told of one action runs on to the next: "but neither works … 6.4 is fine".

    As it does in a message spoken without a stop, which began with an action's name.
    """
    named = first.begin == first.pointer.first and first.pointer.reach is Reach.NAMED
    spoken = sum(word.spoken for word in found[begin : pointer.first])
    return named and spoken > _LONG and goes_on(found, pointer.stop)


_DITTO = bag("same ditto likewise so also")


def _begin(found: Sequence[Word], first: int, floor: int, excepted: bool) -> int:
    """The word at which the clause begins in which an action is named."""
    at = first
    if excepted and (apart := set_apart(found, first)) >= floor:
        return apart
    ditto = next((b for b in (first - 1, first - 2) if b > floor and found[b].low in _DITTO), 0)
    if ditto and all(
        word.low in ("for", "with", "on", "is", "are", "has", "'s")
        for word in found[ditto + 1 : first]
    ):
        return ditto
    while at > floor and found[at - 1].low not in BREAKS:
        if excepted and found[at].low in EXCEPT:
            return at
        at -= 1
    return first if at == floor and floor else at


def _status_first(found: Sequence[Word], groups: Sequence[_Anchor]) -> bool:
    """Whether statuses come before the actions: "done: 6.2 and 6.4, amber: 6.5"."""
    last = groups[-1].pointer.stop
    if groups[0].excepted or not after_status(found, groups[0].pointer.first):
        return False
    return last >= len(found) or not goes_on(found, last)


def _begin_at_statuses(found: Sequence[Word], groups: Sequence[_Anchor]) -> None:
    floor = 0
    for anchor in groups:
        first = anchor.pointer.first
        at = first
        if after_status(found, first) or found[first - 1].low == ":":
            at = first - 1 if found[first - 1].low in (":", "-", "–") else first
            while at > floor and found[at - 1].low not in BREAKS:
                at -= 1
        anchor.begin = min(anchor.begin, at)
        floor = anchor.pointer.stop
