"""Reads an update in which the status leads: "amber now end Oct short of drivers"."""

from __future__ import annotations

from datetime import date

from handlers.rules import asking
from handlers.rules.comments import comment, without
from handlers.rules.date_doubts import Timing
from handlers.rules.deadlines import timing
from handlers.rules.followers import names_thing
from handlers.rules.only_dates import only_dates
from handlers.rules.reply import Edit, Known, Status
from handlers.rules.statuses import Mark, Sort, label, marks
from handlers.rules.verdicts import KEEPS, Verdict
from handlers.rules.words import Word, words

_CUT = frozenset({Sort.COLOUR, Sort.LETTER, Sort.EMOJI, Sort.TICK, Sort.DONE})
_OVER = frozenset({Status.COMPLETE, Status.DISCONTINUED})


def status_first(
    said: str, today: date, action: Known, *, next_meeting: date | None
) -> Verdict | None:
    """What is recorded when a status leads, None when none does or it could be two."""
    found = words(said)
    named = marks(found[:8])
    if not named or named[0].first or named[0].sort is Sort.SOFT or _not_alone(found, named):
        return None
    mark = named[0]
    span = (0, found[mark.stop - 1].end)
    rest = without(said, [span])
    when = Timing()
    if mark.status not in _OVER:
        when = timing(
            rest, words(rest), (), action, today,
            next_meeting=next_meeting, quiet=only_dates(rest),
        )  # fmt: skip
    cuts = [span] if _is_cut(mark, found) else []
    if when.doubt in ("", "past") and when.end:
        cuts.append((when.start, when.end))
    edit = Edit(0, mark.status, when.window, comment(said, cuts))
    question = asking.which_date(0, action, when, today, Edit(0)) if when.doubt else None
    return Verdict(edit, question, None, f"{label(mark.status)} leads, the rest is the comment")


def _not_alone(found: list[Word], named: list[Mark]) -> bool:
    """Whether the status that leads is one of two, is asked about, or only describes a thing."""
    after = found[named[0].stop : named[0].stop + 1]
    if not after:
        return False
    joined = len(named) > 1 and named[1].first == named[0].stop and named[1].sort is Sort.COLOUR
    thing = named[0].sort is Sort.COLOUR and names_thing(after[0], named[0].status)
    return joined or thing or after[0].low in ("/", "or", "?")


def _is_cut(mark: Mark, found: list[Word]) -> bool:
    after = next((word.low for word in found[mark.stop :] if word.spoken), "")
    ends = mark.stop >= len(found) or not found[mark.stop].spoken
    said = " ".join(word.low for word in found[mark.first : mark.stop])
    # By its own name a status is named and not told of, unlike "cancelled the contract".
    if mark.sort is Sort.DONE or said == label(mark.status).casefold():
        return ends or not (after in KEEPS or after[:1].isdigit())
    return ends or mark.sort in _CUT
