"""The parts of a reply, each with its own actions: exceptions out, "ditto" repeated."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from handlers.rules.ahead_of_names import EXCEPT, SMALL_EXCEPT
from handlers.rules.comments import only_polite
from handlers.rules.only_dates import only_dates
from handlers.rules.pointing import Reach
from handlers.rules.statuses import Sort, marks
from handlers.rules.words import TURNS, Word, bag


@dataclass
class Piece:
    """Part of a reply and the actions it is about.

    `spans` are offsets of the text, without the words in `cut` that only name the actions.
    `unknown` is a code that no action has; `either` means one of `actions`, nobody knows which;
    `left_out` that the actions were only excepted and nothing was said of them. `repeated` are
    those of `actions` for which the status was repeated ("ditto"), not the reason.
    """

    actions: tuple[int, ...]
    spans: list[tuple[int, int]]
    cut: list[tuple[int, int]] = field(default_factory=list)
    unknown: str = ""
    either: bool = False
    named: bool = True
    coded: bool = False
    left_out: bool = False
    reach: Reach = Reach.NAMED
    repeated: tuple[int, ...] = ()


def settle(done: list[Piece], found: Sequence[Word], count: int) -> list[Piece]:
    """Give every action its own part: exceptions out, "the rest" worked out, "ditto" repeated."""
    _except(done, found)
    _take_back(done, found)
    named = {a for piece in done if piece.reach is Reach.NAMED for a in piece.actions}
    for at, piece in enumerate(done):
        if piece.reach is Reach.SOME or (piece.reach is not Reach.NAMED and not piece.either):
            piece.actions = tuple(a for a in range(count) if a not in named)
        if piece.reach is Reach.ALL and (
            _sums_up(done[:at], found) or (at and piece.actions and _signs_off(piece, found))
        ):
            _of_those(piece, named, count)
    _repeat(done, found)
    return done


def _sums_up(before: Sequence[Piece], found: Sequence[Word]) -> bool:
    """Whether "all" comes after what is told of several, and of none yet how it stands."""
    told = [p for p in before if p.reach is Reach.NAMED and p.coded and not p.left_out]
    firm = (mark for piece in told for mark in marks(_inside(piece, found)))
    several = len({place for piece in told for place in piece.actions}) > 1
    return several and all(mark.sort is Sort.SOFT for mark in firm)


def _signs_off(piece: Piece, found: Sequence[Word]) -> bool:
    """Whether "all done" at the end may only say that everything has been told."""
    said = [word for word in _inside(piece, found) if word.spoken]
    return len(said) == 1 and [mark.sort for mark in marks(said)] == [Sort.DONE]


def _of_those(piece: Piece, named: set[int], count: int) -> None:
    """Leave it with those that were named where no other is left; else nobody knows."""
    piece.either = len(named) < count
    piece.actions = tuple(range(count)) if piece.either else tuple(sorted(named))


def _inside(piece: Piece, found: Sequence[Word]) -> list[Word]:
    """The words of a piece, less those that only name its actions."""
    within: list[Word] = []
    for start, end in piece.spans:
        within += found[_at(found, start) : _at(found, end)]
    return [w for w in within if not any(start <= w.start < end for start, end in piece.cut)]


def _at(found: Sequence[Word], offset: int) -> int:
    return bisect_left(found, offset, key=lambda word: word.start)


def _except(done: list[Piece], found: Sequence[Word]) -> None:
    for at, piece in enumerate(done):
        if not piece.left_out:
            continue
        said = [w for w in _inside(piece, found) if w.low not in EXCEPT | SMALL_EXCEPT]
        spoken = any(word.spoken for word in said)
        if at == 0:
            piece.left_out = not spoken  # "apart from 6.4 (amber) all green"
            continue
        before = done[at - 1]
        little = EXCEPT | SMALL_EXCEPT | _SORRY
        earlier = [w for w in _inside(before, found) if w.spoken and w.low not in little]
        if spoken and not earlier:
            before.spans += piece.spans
            before.cut += [*piece.cut, *_excepting_words(before, found, piece.cut[0][0])]
            piece.spans = []
        elif spoken:
            piece.left_out = False


def _excepting_words(piece: Piece, found: Sequence[Word], first: int) -> list[tuple[int, int]]:
    """The words before the offset `first` that only except what is named there."""
    return [
        (word.start, word.end)
        for word in _inside(piece, found)
        if word.start < first and word.low in EXCEPT | SMALL_EXCEPT
    ]


_SAME = bag("same ditto likewise as above again too also well for is are so the and with goes it")
_SAME |= bag("'s has have")
_STANDS = bag("same the is still again stays remains")
_SORRY = bag("sorry i meant mean no wait oops whoops not actually correction that should be was")


def _takes_back(piece: Piece, found: Sequence[Word]) -> bool:
    """Whether a part ends in a word that takes it back: "6.2 green... sorry, 6.4 green"."""
    inside = _inside(piece, found)
    while inside and not inside[-1].spoken:
        inside.pop()
    if tuple(word.low for word in inside[-2:]) in _TAKEN_BACK:
        return True
    if len(inside) < 3 or inside[-1].low not in ("sorry", "oops", "mean", "meant", "whoops"):
        return False
    return any(not word.spoken for word in inside[-4:])


_TAKEN_BACK = frozenset(
    {("no", "wait"), ("no", "sorry"), ("wait", "no"), ("i", "mean"), ("i", "meant")}
)
_NEAR = 40  # parts before a correction that it may put right
_BESIDE = bag("i no that oh ah well - – — ( and but … . , ; : !") | {"\n"}


def _take_back(done: list[Piece], found: Sequence[Word]) -> None:
    """Leave each action with what puts right an earlier list: "6.2, 6.4 done, sorry 6.4 red"."""
    heard = set(done[0].actions)
    for at in range(1, len(done)):
        piece, before = done[at], done[at - 1]
        again = not heard.isdisjoint(piece.actions)
        heard.update(piece.actions)
        earlier = done[max(0, at - _NEAR) : at]
        if not again or piece.either or piece.reach is not Reach.NAMED:
            continue
        if piece.left_out:
            _out_of(earlier, piece, found)  # "6.2, 6.4 done - actually not 6.4"
            continue
        turn = _turn(before, piece, found)
        if turn and {word.low for word in _inside(piece, found) if word.spoken} <= _ALONE:
            _only(before, piece)
        elif turn and _tells(_inside(piece, found)):
            before.cut.append(turn)
            piece.cut.append(turn)
            if _out_of(earlier, piece, found, some=True):
                piece.spans.insert(0, turn)
                piece.cut.remove(turn)


def _tells(said: Sequence[Word]) -> bool:
    """Whether it says a status, or a date and nothing else."""
    return bool(marks(said)) or only_dates(" ".join(word.low for word in said if word.spoken))


_ALONE = bag("only just and") | TURNS


def _only(before: Piece, piece: Piece) -> None:
    """What was said of a list is true of some: "6.2, 6.4 done, sorry 6.4 only"."""
    others = tuple(place for place in before.actions if place not in piece.actions)
    if others and before.reach is Reach.NAMED and set(piece.actions) < set(before.actions):
        before.actions, piece.actions, piece.left_out = piece.actions, others, True


def _out_of(
    earlier: Sequence[Piece], piece: Piece, found: Sequence[Word], *, some: bool = False
) -> bool:
    """Take the actions of `piece` out of the parts before it; whether some part is left whole.

    With `some` a part about no other action stays when it says more than a status: the two are
    weighed together.
    """
    whole = False
    for before in earlier:
        kept = tuple(place for place in before.actions if place not in piece.actions)
        if before.reach is not Reach.NAMED or before.either or kept == before.actions:
            continue
        if kept or not some or _only_status(before, found):
            before.actions = kept
        else:
            whole = True
    return whole


def _only_status(piece: Piece, found: Sequence[Word]) -> bool:
    said = _inside(piece, found)
    named = {at for mark in marks(said) for at in range(mark.first, mark.stop)}
    return only_polite(" ".join(word.low for at, word in enumerate(said) if at not in named))


def _turn(before: Piece, piece: Piece, found: Sequence[Word]) -> tuple[int, int] | None:
    """Where "sorry, meant" stands between two parts, None where it doesn't."""
    said = _inside(before, found)
    at = len(said)
    while at and said[at - 1].low in _BESIDE | _ALONE:
        at -= 1
    ahead = _inside(piece, found)
    stop = next((n for n, word in enumerate(ahead) if word.low not in TURNS | _BESIDE), 0)
    between = [*said[at:], *ahead[:stop]]
    spoken = [word for word in between if word.spoken]
    if not any(word.low in TURNS for word in spoken):
        return None
    return spoken[0].start, spoken[-1].end


_COURTESY = bag("please thanks both")


def _after_and(piece: Piece, found: Sequence[Word]) -> bool:
    """Whether "and" stands right before a piece."""
    start = min((start for start, _ in piece.spans), default=0)
    first = bisect_left(found, start, key=lambda word: word.start)
    return first > 0 and found[first - 1].low in ("and", "&")


def _repeat(done: list[Piece], found: Sequence[Word]) -> None:
    for at in range(len(done) - 1, 0, -1):
        piece, before = done[at], done[at - 1]
        lows = [word.low for word in _inside(piece, found) if word.spoken]
        if not before.named or not piece.actions:
            continue
        if not set(lows) - _COURTESY and before.coded and _after_and(piece, found):
            lows = ["too"]  # "6.2 amber and 6.4"
        if not lows:
            continue
        if "same" in lows and set(lows) <= _STANDS:
            continue  # "CR1.4 same" leaves it as it was; "same for CR1.4" is a ditto
        if {"same", "ditto", "likewise", "too", "well", "so", "also"} & set(lows) and set(
            lows
        ) <= _SAME:
            before.actions = (*before.actions, *piece.actions)
            before.repeated = (*before.repeated, *piece.actions, *piece.repeated)
            done.pop(at)
        elif before.named and _takes_back(before, found):
            before.left_out, before.spans = True, []
        elif {"meant", "mean", "sorry", "correction"} & set(lows) and set(lows) <= _SORRY:
            before.actions, before.either = piece.actions, piece.either
            done.pop(at)
