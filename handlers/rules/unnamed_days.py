"""A deadline that is moved to a day without a date: "moved to after half term"."""

from __future__ import annotations

import re

_MOVED = (
    r"(?:moved?|slip(?:ped|s)?|put|push(?:ed)?|postponed?|deferr?(?:ed)?|delayed|extend(?:ed)?"
    r"|re-?scheduled|changed)(?: it)?(?: (?:back|on|out|over))?(?: it)? (?:to|until|till?) "
)
_AFTER = r"(?:just |shortly |soon |straight )?(?:after|before|once|when)\b"
_TITLE = r"(?:deadline|due date|target date|completion date|date)"
_IS = r"(?:(?:['’]s|is|are|now|to be|will be|should be|moved to|changed to|=|:|–|-) ?){0,2}"
_UNNAMED = re.compile(
    rf"(?:^\s*|(?<=[,.;:–-] )|(?<=\band )|(?<=\bso )|(?<=\bbut ))"
    rf"(?:(?:it|this|that)?(?:['’]s| is| has| has been|s)? ?(?:now )?(?:been )?(?:now )?)"
    rf"(?:{_MOVED}(?={_AFTER})|due (?={_AFTER})"
    rf"|(?:the )?(?:new|revised) {_TITLE} {_IS}(?=the |{_AFTER})"
    rf"|(?:the )?{_TITLE} {_IS}(?={_AFTER}))"
    r"(?P<day>[^,.;:!?\n]{3,60}?)(?=\s*(?:[,.;:!\n]|$|\b(?:because|due to|as we|so that)\b))",
    re.IGNORECASE,
)


def day_unnamed(said: str) -> str:
    """The words for the day, of words in which no date was found; "" where no such day is said."""
    found = _UNNAMED.search(said[:1000])
    return found["day"].strip() if found else ""
