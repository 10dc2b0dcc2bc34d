"""Words that are not to be taken at their word, or that don't stand alone."""

from __future__ import annotations

import re

from handlers.rules.comments import ungreeted

_MOCKING = re.compile(
    r"(?:\(\s*not\s*!*\s*\)|\bNOT\s*!+|[.!]\s*not!+|\bas if!*|\s/s)\s*$", re.IGNORECASE
)
_SWAPPED = re.compile(
    r"(?i)\b(?:sorry|oops|no|wait|actually|meant|correction)\W+(?:(?:i|it's|the|that's|meant|mean)\W+)*"
    r"(?:other way (?:a?round|about)|vice versa)\W*$"
)
_OPENS_HALF = re.compile(r"(?:is|are|was|were|has|have|had|will|’s|'s)\b")
_ENDS_HALF = re.compile(
    r"(?:^|\s)(?:the|a|an|it's|it’s|its|that's|says|of|about|to|this|my|our|their|and|or|but|because|which|is|are|was|really"
    r"|with|for|on|by|from|into|than|that|if)$",
    re.IGNORECASE,
)
# A code between two words: without it they may say nothing, "resolved that FD4 be closed".
_BETWEEN = re.compile(
    r"(?=(?<![\w.#-])([^\W\d_]+) +#?[A-Za-z]{0,8}[.-]?\d{1,4}[\w.]{0,12} +([^\W\d_]+))"
)


def mocks(said: str) -> bool:
    """Whether the end takes back all before it: "going REALLY well (not)", "other way round"."""
    return bool(_MOCKING.search(said[-40:]) or _SWAPPED.search(said[-60:]))


def standing(comment: str, said: str) -> str:
    """A comment that is a phrase by itself, else the whole line of `said` that it is out of."""
    halves = (
        _OPENS_HALF.match(comment)
        or _ENDS_HALF.search(comment.rstrip(".!,; "))
        or any(" ".join(around) in comment for around in _BETWEEN.findall(said[:1000]))
    )
    if not halves or not said or "\n" in comment:
        return comment
    first = re.split(r"\s+", comment)[:2]
    line = next((x for x in said.split("\n") if all(word in x for word in first)), "")
    return " ".join(ungreeted(line).split()) if 0 < len(line) <= 1000 else comment


_OTHERS = re.compile(r"(?i)\b(?:first|second|third|fourth|last|other|former|latter)\b")


def of_its_own(comment: str, *, coded: bool) -> str | None:
    """What is said of one action among several, "is struggling" without its verb.

    None when it speaks of another of them, so that it can't stand by itself. Where they are named
    by their codes (`coded`), it doesn't: "the last one" is a class then.
    """
    verbless = re.sub(r"^(?:is|are|’s|'s)\s+|\s+(?:but|and)$", "", comment)
    return None if not coded and verbless != comment and _OTHERS.search(comment) else verbless
