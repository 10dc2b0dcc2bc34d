"""A date that somebody says was wrong, with the right one: "you got the date wrong, its 14 Oct"."""

from __future__ import annotations

import re

from handlers.rules.dates.words import MONTH

_WRONG = (
    r"(?:(?:you(?:['’]ve)?|i(?:['’]ve)?|we) (?:got|put|gave|have|typed|read) )?"
    r"(?:(?:(?:that|it|this)(?:['’]?s| is| was) )?(?:the )?"
    r"(?:wrong date|date(?:['’]?s| is| was)? (?:wrong|not right|incorrect))"
    r"|(?:that|it|this)(?:['’]?s| is| was) (?:wrong|not right|incorrect))"
    r"[\s,.;:!–-]{0,4}(?:sorry[\s,]{1,3})?"
)
_IS = (
    r"(?:(?:it|that|this)(?:['’]s)? |its |thats )?"
    r"(?:(?:should|meant to|supposed to) (?:be|read|say|have been) |is )?"
)
# Not "6.4 is green", which names an action.
_DATE = (
    r"(?=(?:on |the |end |of |early |mid |late ){0,4}"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}(?: \d{{4}})?"
    rf"|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|{MONTH}(?: \d{{1,4}})?)[\s.!]{{0,3}}\Z)"
)
_PUT_RIGHT = re.compile(
    rf"(?:^|(?<=[,.;:–-] )|(?<=\d ))(?:(?:sorry|oops|no)[\s,.!]{{1,3}})?"
    rf"(?:{_WRONG}{_IS}|(?:the )?date (?:should (?:be|read|say)|is meant to be) ){_DATE}",
    re.IGNORECASE,
)


def as_new_date(said: str) -> str:
    """`said` with the right date called the new one; as it is where none is put right.

    Only where the date ends it: what follows may be about something else.
    """
    return _PUT_RIGHT.sub("new date: ", said, count=1) if len(said) < 300 else said
