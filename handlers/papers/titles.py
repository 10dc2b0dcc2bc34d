"""Finds the plan's title and period where the file states them."""

import re
from collections.abc import Sequence

from handlers.papers.grid import Book
from handlers.papers.items import Walked
from handlers.rules.dates.words import MONTH_SPELT

_SAYS_PLAN = re.compile(r"\b(?:plan|strategy|programme|framework|actions?|report|charter)\b", re.I)
_TIME = rf"(?:(?:{MONTH_SPELT}|spring|summer|autumn|winter|q[1-4])\s+)?(?:19|20)\d\d"
_PERIOD = re.compile(
    rf"\b{_TIME}\s*(?:[-–—/]|to|until)\s*(?:{_TIME}|\d\d\b)"
    rf"|\b{MONTH_SPELT}\s*(?:[-–—/]|to)\s*{_TIME}|\b{_TIME}",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\b(?:updated|revised|reviewed|export(?:ed)?|as\s+at|as\s+of|version|printed|extract(?:ed)?|meeting|minutes"
    r"|date\s+of\s+\w+)\b[^()]*$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 160


def title_of(book: Book, walked: Walked) -> str:
    """The title that the document gives its plan, "" where it gives none."""
    if book.title:
        return book.title
    titles = [title for title in walked.titles if len(title) <= _LONGEST_TITLE]
    if len(walked.titled) > 1:
        titles = [title for title in titles if walked.titles.count(title) > 1]
    return next(
        (title for title in titles if _SAYS_PLAN.search(title)), titles[0] if titles else ""
    )


def period_in(texts: Sequence[str]) -> str:
    """The time that a plan says it covers, as printed: "2023-26", "October 2011", "summer 2020".

    A day on which it was updated, written out or met about is no time that it covers.
    """
    for text in texts:
        match = _PERIOD.search(text)
        if match and not _OF_ANOTHER.search(text[: match.start()]):
            return " ".join(match.group().split())
    return ""


def said_above(book: Book) -> list[str]:
    """The short lines over the first table of a document that speak of a plan."""
    above = [text for grid in book.grids[:1] for _, text in grid.above]
    return [text for text in above if len(text) <= _LONGEST_TITLE and _SAYS_PLAN.search(text)]
