"""Dates that somebody says no to: "31 Aug is not happening", "mid Sept is too soon"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from handlers.rules.dates.reading import find_dates
from handlers.rules.dates.windows import Found, Window

_HOW = r"(?: (?:now|also|still|just|probably|prob|really|definitely|looking|far|way)){0,3}"
_BEING = r"(?:['’]s| is| was| looks?| feels?| seems?)?"
_ENDS = (
    r"(?=\s*(?:$|[,.;:!?–—()-]|\n"
    r"|\b(?:now|sorry|so|as|because|due to|tbh|to be honest|for (?:this|it|us)|i['’]?m afraid)\b))"
)
_TOO_SOON = re.compile(
    rf"(?i) ?{_BEING}{_HOW} (?:(?:too|a bit|a little) (?:soon|tight|early|ambitious|optimistic)"
    r"|unrealistic|unachievable|unworkable|(?:not|isn['’]?t) (?:going to be )?(?:realistic"
    rf"|achievable|doable|workable|feasible)|pushing it){_ENDS}"
)
_NOT_THEN = re.compile(
    rf"(?i)(?: ?{_BEING}{_HOW} (?:not (?:happening|possible|on|(?:going to|gonna) (?:happen|work))"
    rf"|impossible|out of the question)|(?:['’]s| is){_HOW} (?:off|out)"
    rf"| (?:isn['’]?t|won['’]?t|will not|can['’]?t|cannot){_HOW} (?:(?:going to |gonna )?(?:happen"
    rf"|work)|happening|(?:be )?possible|on)){_ENDS}"
)
_CANNOT_MAKE = re.compile(
    r"(?i)\b(?:won['’]?t|will not|can['’]?t|cannot|unable to|unlikely to|(?:not|isn['’]?t"
    r"|aren['’]?t) (?:going to|gonna|likely to)|never going to)(?: now)?"
    r" (?:make|meet|hit|manage|do|be)(?: it)?(?: by| for| in)? (?:the )?(?:end of )?$"
)
_MAYBE = re.compile(
    r"(?i)\b(?:too|un[a-z]{4,7}able|un(?:realistic|likely)|not|off|out|impossible|bit|little"
    r"|pushing|cannot|never|[a-z]{2,4}n['’]?t)\b"
)
_OPENS = re.compile(r"(?i)(?:^|[.,;:!?–—\n-]|\b(?:and|but|so|yes|no))\s*(?:the )?$")
_ON_CONDITION = re.compile(r"(?i)\b(?:if|unless|might|may|could)\b")


def refused(said: str, today: date, stands: Window | None) -> list[Found]:
    """The dates that are refused, each with the words that do so behind it; `stands` is in force.

    That a day is off may be said of something on that day: "the fair on 5 Sept is off".
    """
    if not _MAYBE.search(said):
        return []
    return [
        Found(hit.start, end, hit.reading)
        for hit in find_dates(said, today, deadline=stands, chat=True)
        if (end := _refused_up_to(said, hit, stands))
    ]


def _refused_up_to(said: str, hit: Found, stands: Window | None) -> int:
    """Where the words end that say no to a date; 0 where none do."""
    if _ON_CONDITION.search(said[max(0, hit.start - 30) : hit.start]):
        return 0
    too_soon = _TOO_SOON.match(said, hit.end)
    if too_soon:
        return too_soon.end()
    if not (_is_of(hit, stands) or _OPENS.search(said[: hit.start])):
        return 0
    if _CANNOT_MAKE.search(said[max(0, hit.start - 60) : hit.start]):
        return hit.end
    off = _NOT_THEN.match(said, hit.end)
    return off.end() if off else 0


def _is_of(hit: Found, stands: Window | None) -> bool:
    """Whether a date is the deadline that stands: 31 Oct of one in October."""
    said = hit.reading.window
    return said is not None and stands is not None and said.last == stands.last


def beyond(refusals: Sequence[Found], hits: Sequence[Found], today: date) -> Found | None:
    """The date that is named after those that are refused: "31 Aug is off. End Sept"."""
    last = refusals[-1].end
    ahead = (h for h in hits if h.start >= last and h.reading.window)
    return next((h for h in ahead if h.reading.window and h.reading.window.last >= today), None)
