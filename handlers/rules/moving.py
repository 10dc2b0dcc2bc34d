"""Whether a date in a reply is said to be a new deadline, or tells when something is or was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from itertools import pairwise

from handlers.rules.date_places import Place
from handlers.rules.followers import stands_alone
from handlers.rules.moved_things import MOVES, holds, takes_in
from handlers.rules.reply import Status
from handlers.rules.statuses import Sort, marks, spelt
from handlers.rules.subjects import Whose, bare, whose
from handlers.rules.words import Word, bag


class Role(Enum):
    NEW = auto()  # said to be the deadline
    UNSURE = auto()  # hoped for, or asked for
    BARE = auto()  # nothing else is said with it
    EVENT = auto()  # when something happens, happened or was due


_FILL = bag(
    "the a an about around approx approximately roughly circa c say end of early mid late "
    "middle beginning start our my due on or thereabouts week commencing cop cob eod close play "
    "business"
)
_TO = bag("to until into for by → ->")
_BETWEEN = bag(
    "back out on forward it this that the deadline date again over due completion target end "
    "action them both all our my timescale timeline delivery one dates deadlines please "
    "agreed granted approved slightly further now"
)
_TITLES = bag(
    "deadline deadlines date dates target eta completion timescale due expected finish "
    "estimated revised expecting"
)
_LINKS = bag(
    "is now 's to for as will be by on in : = has been new revised moved going are would at "
    "changed date not end of completion target delivery this it still should - – —"
)
_LASTS = bag(
    "was were from originally original previously than instead before after since ago more "
    "following"
)
_NO_LATER = ("no", "later", "than")
_FINISHES = bag(
    "done finished finish finishing complete completed completing completion deliver "
    "delivered ready live sorted implemented achieved wrapped closed concluded close conclude "
    "place delivery there wrap ends end deadline submit launched over resolved finalised "
    "finalise signed landed delivering happen happening"
)
_AIMS = bag(
    "aiming aim hoping looking like working heading planning hope hopefully realistically "
    "more aims guess likely probably prob probs think maybe"
)
_DOUBTS = bag(
    "might may could should hope hoping hopefully hopeful probably prob probs likely possibly "
    "maybe perhaps think if unless aim aiming trying try looking depends potentially "
    "proposing propose suggest consider considering provisional provisionally want like "
    "wondering ask asking when once guess reckon expecting can provided assuming "
    "realistically ideally tentatively request requesting requested recommend"
)
_DENIED = bag("not n't never no without unable")
_HELD = bag(
    "hold held parked paused leave away closed suspended waiting stuck blocked furlough "
    "absent shut hibernating available busy sick off out"
)
_NEEDED = bag(
    "need needs give have want take takes require requires needing asking ask given granted allow"
)
_PUSHES = bag(
    "push pushed pushing slip slipped slipping slips delay delayed delaying extend extended "
    "extending put move moved moving another further extra need needs knock knocked shift "
    "shifted defer deferred postpone postponed give add bring allow"
)
_GOES = bag("go goes going gone went")
_ON_TOP = bag("more extra another further longer later")
_SUBJECTS = bag(
    "deadline date dates due target completion end finish timescale delivery eta timeline "
    "any chance ok possible alright schedule new wrong right correct revised "
    "expected work works launching"
)
# Who moves it and must: "we've had to", "I need to", less than a comment without the date.
_MOVERS = bag("we i it this that one need needs needed must going got is 's 'm 're am are having")
_CORRECTIONS = bag("sorry i mean meant no actually wait make that correction should be oops it")
_REQUESTS = (("can", "you"), ("could", "you"), ("would", "you"))


def role(place: Place, title: str) -> tuple[Role, int]:
    """What the date is, and how many words left of it belong to it when it is a deadline."""
    left = [spelt(word.low) for word in place.left]
    own = [word.low for word in place.own]
    taken = 0
    while taken < len(left) and left[-1 - taken] in _FILL and not _is_title(left, taken):
        taken += 1
    core = left[: len(left) - taken] if taken else left
    if own[:1] and own[0] in ("this", "last", "today", "yesterday", "now") and core[-1:] != ["by"]:
        return Role.EVENT, 0
    if _hoped_status(place.left) or _PROMISES.search(" ".join(left)):
        return Role.EVENT, 0
    if (
        _phrase_before(place.left)
        or set(left) & _STARTS
        or (own[:1] and own[0] in _STARTS and own[1:2] != ["of"])
    ):
        return Role.EVENT, 0
    found, used = _marker(core, own, place)
    if found is Role.EVENT or holds(place.right) or takes_in(place.right):
        return Role.EVENT, 0
    before = place.left[: len(core) - used] if used >= 0 else place.left
    if used < 0:
        return _weigh(found, before, place, title), -1
    reach = taken + used
    rest = [word for word in before if word.low not in _SUBJECTS | _MOVERS]
    if not bare(rest)[0] and not any(_is_status(word) for word in before):
        reach += len(before)
    weighed = _weigh(found, before, place, title)
    if weighed is Role.EVENT and _tacked_on(core):
        return Role.UNSURE, reach
    return weighed, reach


def moves_there(after: Sequence[Word]) -> bool:
    """Whether what comes after a date moves to it: "booked 3 Dec, so please move to then"."""
    lows = [word.low for word in after]
    for at, (before, there) in enumerate(pairwise(lows)):
        if before in ("to", "until") and there in ("then", "that"):
            ends = there == "then" or not lows[at + 2 :] or lows[at + 2] in ("date", "day", ".")
            return ends and bool(MOVES & set(lows[max(0, at - 6) : at]))
    return False


# When somebody will tell more is no deadline: "will get back to you", "need to confirm by Friday".
_PROMISES = re.compile(
    r"\b(?:(?:get|come|report|be) back (?:to|with)|let [a-z]{1,20} know|update you"
    r"|reviews? date|next review|(?:confirm|report|update|see|check|bring) by"
    r"|(?:will|'ll|can) (?:(?:send|give|have) (?:you )?an )?update)\b"
)


def _tacked_on(core: Sequence[str]) -> bool:
    """Whether "now" stands before the date with no comma: "short of drivers now end Oct"."""
    return core[-1:] == ["now"] and len(core) > 2 and core[-2] not in _BEING


_BEING = bag("is are 's was were has have be")
_STARTS = bag("start starts started starting begin begins beginning launch launches")


def _phrase_before(left: Sequence[Word]) -> bool:
    """Whether the date only says what something is on track for."""
    named = [m for m in marks(left) if m.status is Status.GREEN]
    named = [m for m in named if m.stop < len(left) or m.sort is Sort.PHRASE]
    return bool(named) and not any(word.low == "now" for word in left[named[-1].stop :])


def _hoped_status(left: Sequence[Word]) -> bool:
    """Whether the date tells when a status is hoped for: "should be green by Friday"."""
    named = [m for m in marks(left) if m.sort in (Sort.COLOUR, Sort.PHRASE, Sort.LETTER)]
    before = left[: named[-1].first] if named else ()
    return any(word.low in _DOUBTS | {"will", "'ll", "be"} for word in before)


def _is_title(left: Sequence[str], taken: int) -> bool:
    return left[-1 - taken] == "due"


def _marker(core: Sequence[str], own: Sequence[str], place: Place) -> tuple[Role, int]:
    """What kind of words lead up to a date, and how many of them."""
    if own and own[0] in _PUSHES and len(own) > 1:
        return Role.NEW, 0
    wished = own[:1] != ["later"] and (place.asked or _NEEDED & set(core))
    if (own[:1] and own[0] in _GOES) or (wished and _ON_TOP & set(own)):
        return Role.UNSURE, 0
    if not core or list(core) == [":"]:
        if _bare(place):
            return Role.BARE, 0
        return (Role.UNSURE if place.opens else Role.EVENT), 0
    if tuple(core[-3:]) == _NO_LATER:
        meant, used = _by_or_in([*core[:-3], "by"], own, place)
        return meant, used + 2 * (used > 0)
    last = core[-1]
    if last in _LASTS:
        return Role.EVENT, 0
    moved = _moved(core)
    if moved:
        return Role.NEW, moved
    if last in ("now", "currently"):
        return Role.NEW, 1
    if last in ("be", "is", "'s") and set(core[-3:-1]) & {"now", "will", "'ll"}:
        return Role.NEW, 2
    named = _titled(core)
    if named:
        return (Role.UNSURE if _expected(core[-named:]) else Role.NEW), named
    return _by_or_in(core, own, place)


def _moved(core: Sequence[str]) -> int:
    """Words of "slipped back to", 0 when a date is moved no such way."""
    if core[-1] not in _TO:
        return 0
    for back in range(2, min(7, len(core)) + 1):
        word = core[-back]
        if word in MOVES:
            brought = back < len(core) and core[-back - 1] in MOVES
            return back + brought
        if word not in _BETWEEN:
            return 0
    return 0


def _titled(core: Sequence[str]) -> int:
    """Words of "new date is", 0 when none."""
    used = 0
    while used < len(core) and core[-1 - used] in _LINKS and core[-1 - used] not in _TITLES:
        used += 1
    named = 0
    while used + named < len(core) and core[-1 - used - named] in _TITLES | {"new", "the", "now"}:
        named += 1
    words = set(core[max(0, len(core) - used - named - 1) :])
    if named == 1 and core[-1 - used] == "dates" and core[-1] in ("in", "for"):
        return 0  # "will look at dates in spring"
    if not named or not words & _TITLES or words & {"was", "were"}:
        return 0
    return used + named


def _expected(titled: Sequence[str]) -> bool:
    """Whether "completion should be" is hoped for; what "the deadline should be" puts it right."""
    named = set(titled) & _TITLES
    return "should" in titled and "deadline" not in named and "due" not in named


def _by_or_in(core: Sequence[str], own: Sequence[str], place: Place) -> tuple[Role, int]:
    last = core[-1]
    finishing = any(word in _FINISHES for word in core[-4:])
    if last == "until":
        if any(word in _HELD for word in core):
            return Role.EVENT, 0
        if any(word in _NEEDED for word in core) or (finishing and set(core) & _DENIED):
            return Role.UNSURE, 1
        return Role.EVENT, 0
    if all(word in _CORRECTIONS for word in core):
        return Role.NEW, len(core)
    if last == "by":
        rest = core[:-1]
        if not _telling(place.left[: len(rest)]):
            return Role.BARE if not place.left[: len(rest)] else Role.NEW, 1
        return (Role.NEW, -1) if finishing else (Role.EVENT, 0)
    if last in _FINISHES and set(core) & {"will", "'ll", "to", "be"}:
        return Role.NEW, -1
    ahead = last in ("in", "on", "for", "at") or own[:1] == ["in"]
    if finishing and ahead and set(core) & {"will", "'ll", "to", "should", "be", "hope", "aim"}:
        return Role.NEW, -1
    if len(core) > 1 and core[-2] in _AIMS and (last in _TO or last in ("at", "like")):
        return Role.UNSURE, 2
    if all(word in _AIMS or word in _TO or word in ("at", "as", "i") for word in core[-3:]):
        return Role.UNSURE, min(3, len(core))
    if not _telling(place.left) and _bare(place):
        return Role.BARE, 0
    return Role.EVENT, 0


def _telling(words: Sequence[Word]) -> bool:
    """Whether words say more than a status and whose it is."""
    named = marks(words)
    inside = {at for mark in named for at in range(mark.first, mark.stop)}
    rest = [word for at, word in enumerate(words) if at not in inside]
    return bool(bare(rest)[0])


def _bare(place: Place) -> bool:
    """Whether a date stands there by itself, or right after a status, with nothing of its own."""
    after_status = bool(place.left) and not _telling(place.left) and bool(marks(place.left))
    if after_status or (place.quiet and not place.left):
        return stands_alone(place.right)
    return place.quiet and stands_alone(place.right)


def _weigh(found: Role, before: Sequence[Word], place: Place, title: str) -> Role:
    """The role that is left once it is seen whose date it is and how firmly it is said."""
    lows = [word.low for word in before]
    turned = any((a, b) in _REQUESTS for a, b in pairwise(lows))
    doubts = [low for low in lows if low in _DOUBTS and not (turned and low in ("can", "could"))]
    if any(low in _DENIED for low in lows) and found is not Role.UNSURE:
        return Role.EVENT
    inside = {at for mark in marks(before) for at in range(mark.first, mark.stop)}
    rest = [w for at, w in enumerate(before) if w.low not in _SUBJECTS and at not in inside]
    subject, being = bare([word for word in rest if word.low not in _FINISHES | MOVES | _DOUBTS])
    if whose(subject, title, being=being, done=False) is Whose.PART:
        return Role.EVENT
    if doubts or (place.asked and not turned):
        return Role.UNSURE
    return found


def _is_status(word: Word) -> bool:
    return bool(marks([word]))
