"""The new deadline that a reply names, if it names one, and the doubts about it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from handlers.rules.claims import Claim
from handlers.rules.date_doubts import Timing, as_timed, not_earlier
from handlers.rules.date_places import (
    ARROWS,
    Place,
    ends_a_plan,
    goes_with,
    joined_by_or,
    lies_behind,
    one_of_days,
    past_tail,
    placed,
)
from handlers.rules.dates.reading import find_dates, read_date
from handlers.rules.dates.windows import DateKind, Found
from handlers.rules.hedges import Force
from handlers.rules.moved_things import MOVES, is_of_thing
from handlers.rules.moving import Role, moves_there, role
from handlers.rules.refused_dates import beyond
from handlers.rules.reply import Known, Status
from handlers.rules.statuses import marks
from handlers.rules.subjects import Whose
from handlers.rules.unnamed_days import day_unnamed, is_given_up, is_no_earlier
from handlers.rules.words import Word, bag

_CORRECTS = bag("sorry meant mean actually correction scrap rather wait oops")


def timing(
    said: str,
    found: Sequence[Word],
    claims: Sequence[Claim],
    action: Known,
    today: date,
    *,
    next_meeting: date | None,
    quiet: bool,
    no: Sequence[Found] = (),
) -> Timing:
    """The new deadline in `said`, whose words are `found` and whose statuses are `claims`.

    `no` are the dates in it that are refused.
    """
    hits = find_dates(said, today, deadline=action.deadline, next_meeting=next_meeting, chat=True)
    hits = [hit for hit in hits if all(hit.start != each.start for each in no)]
    over = _finished(claims)
    candidates = [] if over else _candidates(said, found, hits, action, today, quiet=quiet)
    if no and not candidates and not over:
        return _instead(said, beyond(no, hits, today))
    if not candidates and not over:
        return _unnamed(said, today, claims, hits)
    return _either(_chosen(candidates, found), hits, said, today)


_Candidate = tuple[Role, Timing, Found]


def _candidates(
    said: str,
    found: Sequence[Word],
    hits: Sequence[Found],
    action: Known,
    today: date,
    *,
    quiet: bool,
) -> list[_Candidate]:
    """What each date is that may be the new deadline."""
    candidates: list[_Candidate] = []
    starts, floor = [word.start for word in found], 0
    beside: Found | None = None  # a date that moves nothing: nor does another joined to it
    held: Place | None = None  # of the date before: whose that is
    for hit in hits:
        between = found[floor : bisect_left(starts, hit.start)]
        goes_on = held is not None and is_of_thing(held, between, action.title)
        beside_too = goes_on or (beside is not None and goes_with(said, beside, hit))
        place, first = placed(found, starts, hit, floor, quiet=quiet)
        held = place
        floor = first + len(place.own)
        moved = _moved_from(hit, said, place, action, today)
        if moved:
            hit, place = moved
        meant, used = _meant(place, found[floor : floor + _AFTER], action.title)
        if beside_too or _is_beside(meant, place, hit, today):
            beside = hit
            continue
        if meant is Role.BARE and one_of_days(found, first):
            continue
        if meant is Role.BARE and ends_a_plan(found, first):
            meant = Role.UNSURE
        used = _moving(found, first) if moved else used
        start, end = _span(found, starts, hit, first, used)
        timed = as_timed(hit, start, meant, today, said, action.deadline)
        if timed == Timing():
            continue
        timed = not_earlier(replace(timed, end=end), meant, action, place)
        candidates.append((meant, timed, hit))
    return candidates


_AFTER = 14  # words after a date, among which "so move to then" may stand


def _meant(place: Place, after: Sequence[Word], title: str) -> tuple[Role, int]:
    """What the date is, and how many words left of it lead up to it."""
    meant, used = role(place, title)
    return (Role.UNSURE if meant is Role.EVENT and moves_there(after) else meant), used


def _span(
    found: Sequence[Word], starts: Sequence[int], hit: Found, first: int, used: int
) -> tuple[int, int]:
    """From where to where the date's words are no comment; `used` words lead up to its first.

    Negative: what leads up to it tells something, and stays one.
    """
    end = past_tail(found, bisect_left(starts, hit.end), hit.end)
    if used < 0:
        return end, end
    return (found[max(0, first - used)].start if used else hit.start), end


def _either(timed: Timing, hits: Sequence[Found], said: str, today: date) -> Timing:
    """One of two dates is no choice between them: "until 5/11 or 12/11"."""
    for one, two in pairwise(hits):
        here = timed.start < two.end and one.start < timed.end
        if not (here and timed.window and joined_by_or(said, one, two)):
            continue
        windows = (one.reading.window, two.reading.window)
        ahead = tuple(dict.fromkeys(w for w in windows if w and w.last >= today))
        doubt, phrase = "several" if len(ahead) > 1 else "unsure", said[one.start : two.end]
        return Timing(None, timed.start, max(timed.end, two.end), doubt, ahead, phrase)
    return timed


def _is_beside(meant: Role, place: Place, hit: Found, today: date) -> bool:
    """Whether a time only tells when something is, or was: it moves no deadline."""
    if meant is Role.EVENT or _is_history(meant, place, hit, today):
        return True
    if place.opens and meant is Role.UNSURE and lies_behind(hit, today):
        return True
    return hit.reading.kind is DateKind.RELATIVE and bool(place.right)


def _is_history(meant: Role, place: Place, hit: Found, today: date) -> bool:
    """Whether a past time beside a status tells when it was so: "red in June", "delivered w/e"."""
    window = hit.reading.window
    if meant is Role.BARE and window is not None and window.first < today and _is_over(place):
        return True
    led = bool(place.left) and place.left[-1].low in ("in", "since", "during")
    return meant is Role.BARE and led and window is not None and window.last < today


def _is_over(place: Place) -> bool:
    """Whether it tells what has happened: "delivered", "opened", not "to be delivered"."""
    last = place.left[-1].low if place.left else ""
    past = last.endswith("ed") and last not in MOVES
    over = past or any(mark.status is Status.COMPLETE for mark in marks(place.left))
    return over and not _AHEAD & {word.low for word in place.left}


_AHEAD = bag("to be will 'll should would could not n't by")


def _moving(found: Sequence[Word], first: int) -> int:
    """How many words before two dates say that the one went to the other: "moved from"."""
    at = first - (found[first - 1].low == "from")
    while at and found[at - 1].low in MOVES:
        at -= 1
    return first - at


_NUMBERED = re.compile(r"\W*(\d{1,2}[./]\d{1,2})(?=[\s,]|$)")
_NUMBERED_LAST = re.compile(r"(?<![\d.])(\d{1,2}[./]\d{1,2})\W*$")


def _numbered(said: str, today: date, claims: Sequence[Claim]) -> Timing:
    """A day in figures beside a status, which may be a share or a number too: asked."""
    hit = _NUMBERED.match(said) or _NUMBERED_LAST.search(said[-40:])
    if not hit or not claims or any(claim.status is Status.COMPLETE for claim in claims):
        return Timing()
    first = hit.start(1) if hit.re is _NUMBERED else hit.start(1) + len(said) - len(said[-40:])
    between = said[first + len(hit[1]) : claims[0].start] or said[claims[-1].end : first]
    if between.strip(" ,-–:"):
        return Timing()
    window = read_date(hit[1], today, chat=True).window
    if window is None or window.last < today:
        return Timing()
    return Timing(None, first, first + len(hit[1]), "unsure", (window,), hit[1])


def _unnamed(said: str, today: date, claims: Sequence[Claim], hits: Sequence[Found]) -> Timing:
    """A deadline moved to a day that only its lead knows, "moved to after half term"; or none."""
    numbered, day = _numbered(said, today, claims), day_unnamed(said)
    if numbered != Timing():
        return numbered
    if day:
        return Timing(doubt=f"I can't tell which day “{day}” is", phrase=day)
    gone = is_given_up(said) or any(
        is_no_earlier(said[: hit.start], said[hit.end :]) for hit in hits
    )
    return Timing(doubt="given up") if gone else Timing()


def _instead(said: str, hit: Found | None) -> Timing:
    """The date named after one that is refused is asked about; else there is none."""
    window = hit.reading.window if hit else None
    if hit is None or window is None:
        return Timing(doubt="given up")
    phrase = said[hit.start : hit.end]
    return Timing(None, hit.start, hit.end, "unsure", (window,), phrase)


def _moved_from(
    hit: Found, said: str, place: Place, action: Known, today: date
) -> tuple[Found, Place] | None:
    """The second of two dates in "moved from 30 Sept to 30 Oct", None when it is no such pair."""
    phrase = said[hit.start : hit.end]
    earlier, to, later = phrase.rpartition(" to ")
    lows = [word.low for word in place.left]
    if not to or lows[-1:] != ["from"]:
        return None
    was = read_date(earlier, today, chat=True).window
    if not set(lows) & MOVES and (was is None or was != action.deadline):
        return None
    reading = read_date(later.strip(), today, deadline=action.deadline, chat=True)
    now = Word("now", hit.start, hit.start)
    left = [*place.left[:-1], now]
    return Found(hit.start, hit.end, reading), replace(place, left=left)


def _finished(claims: Sequence[Claim]) -> bool:
    """Whether the action is said to be over, so that a date tells when that was."""
    over = (Status.COMPLETE, Status.DISCONTINUED)
    return any(
        claim.status in over and claim.force is Force.SAID and claim.whose is Whose.WHOLE
        for claim in claims
    )


def _chosen(candidates: Sequence[_Candidate], found: Sequence[Word]) -> Timing:
    """The one deadline that is meant: the last after a correction, else the only one."""
    firm = [c for c in candidates if c[0] is Role.NEW] or [
        c for c in candidates if c[0] is Role.BARE
    ] or list(candidates)  # fmt: skip
    if not firm:
        return Timing()
    last = firm[-1][1]
    windows = {c[1].window for c in firm} | {w for c in firm for w in c[1].options}
    if len(windows) < 2 or len(firm) == 1 or _corrected(firm, found):
        return last
    options = tuple(dict.fromkeys(c[1].window for c in firm if c[1].window))
    if not options:
        return last
    return Timing(None, firm[0][1].start, firm[0][1].end, "several", options, last.phrase)


def _corrected(firm: Sequence[_Candidate], found: Sequence[Word]) -> bool:
    one, two = firm[-2][2], firm[-1][2]
    between = [word.low for word in found if one.end <= word.start < two.start]
    if between and all(low in ARROWS for low in between):
        return True
    return any(one.end <= word.start < two.start and word.low in _CORRECTS for word in found)
