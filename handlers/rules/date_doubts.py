"""A date that a reply names, as the new deadline or as what is to be asked about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from handlers.rules.date_places import Place
from handlers.rules.dates.windows import DateKind, Found, Reading, Window, a_year_on, in_month_of
from handlers.rules.moving import Role
from handlers.rules.reply import Known
from handlers.rules.words import bag


@dataclass(frozen=True)
class Timing:
    """The deadline said, or what to ask: `options` are the windows it may be.

    `start` and `end` are the offsets of the words that said so, equal where these stay a comment.
    `doubt` is "unsure", "past", "several" or "given up", or a sentence's worth of reason; "" when
    there is nothing to ask.
    """

    window: Window | None = None
    start: int = 0
    end: int = 0
    doubt: str = ""
    options: tuple[Window, ...] = ()
    phrase: str = ""


def as_timed(
    hit: Found, start: int, meant: Role, today: date, said: str, stands: Window | None
) -> Timing:
    """The date that was found, whose words begin at `start`; `stands` is the deadline in force."""
    reading = hit.reading
    phrase = said[hit.start : hit.end]
    doubt, options = _doubt(reading, today, phrase)
    if meant is Role.UNSURE and _is_last_day(reading.window, stands):
        return Timing()  # "still aiming for 30 Sept" is what stands already
    either = " or " in phrase.lower()
    if (meant is Role.UNSURE or either) and not doubt:
        doubt, options = "unsure", (reading.window,) if reading.window else ()
    if doubt:
        return Timing(None, start, hit.end, doubt, options, phrase)
    return Timing(reading.window, start, hit.end, phrase=phrase)


def _is_last_day(window: Window | None, stands: Window | None) -> bool:
    return window is not None and stands is not None and window.last == stands.last


# A day or a part of a month, without the month.
_NO_MONTH = re.compile(
    r"(?i)(?:by |on )?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?"
    r"|(?:end|middle|start|beginning) of (?:the |this )?month|month[- ]end|eom|mid[- ]month)"
)
_QUARTER = re.compile(
    r"(?i)(?:by |end of |end )*(?:the )?(?:q[1-4]|(?:first|second|third|fourth) quarter)"
)
_DELAYS = bag("defer deferred postpone postponed slip slipped delay delayed extend extended")


def not_earlier(timed: Timing, meant: Role, action: Known, place: Place) -> Timing:
    """A day without its month, or one deferred to, is asked about where it brings it forward.

    So is a quarter by itself, which is one of the calendar year to some.
    """
    if meant is Role.UNSURE or timed.window is None or action.deadline is None:
        return timed
    if meant is Role.BARE and _QUARTER.fullmatch(timed.phrase.strip()):
        return replace(timed, window=None, doubt="unsure", options=(timed.window,))
    delayed = not _DELAYS.isdisjoint(word.low for word in place.left)
    told = delayed or _NO_MONTH.fullmatch(timed.phrase.strip())
    if timed.window.last >= action.deadline.first or not told:
        return timed
    options = () if delayed else in_month_of(timed.window, action.deadline)
    doubt = "several" if options else "unsure"
    return replace(timed, window=None, doubt=doubt, options=(*options, timed.window))


def _doubt(reading: Reading, today: date, phrase: str) -> tuple[str, tuple[Window, ...]]:
    """Why a date cannot be taken as it stands, "" when it can."""
    windows = tuple(w for w in (reading.window, *reading.alternatives) if w)
    ahead = tuple(w for w in dict.fromkeys(windows) if w.last >= today)
    if reading.kind is not DateKind.DATE or reading.window is None:
        return reading.why or f"I can't tell which day “{phrase}” is.", ahead
    if reading.window.last < today:
        return "past", ahead or a_year_on(reading.window)
    if reading.weekday_disagrees or (reading.ambiguous and len(ahead) != 1):
        return reading.why, ahead
    return "", ()
