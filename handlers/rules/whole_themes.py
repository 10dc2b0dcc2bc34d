"""What is said of all actions of a theme at once: "all SS green", "no change on Safer streets"."""

from __future__ import annotations

import re

from handlers.rules.statuses import marks
from handlers.rules.words import words

_NONE = r"(?:no (?:change|updates?|movement)|nothing new|unchanged)"
_MAY_BE = re.compile(rf"(?i)\A.{{0,80}}\b(?:all|both|my|everything|{_NONE})\b")
_SAME = re.compile(rf"(?i)(?:{_NONE}|(?:the )?same)\b")
_NOUN = r"(?:\s+(?:actions?|ones|items))?"
_SEVERAL = r"(?<=s)"  # "my food ones", not "my food"
_FIRST = 200  # characters in which the status that leads is looked for


def may_be_of_a_theme(text: str) -> bool:
    """False where `said_of_all` finds nothing, whatever the theme is called."""
    return bool(_MAY_BE.match(text))


def said_of_all(text: str, name: str) -> str:
    """The words as said of all actions there are, "all green"; "" where it is not of this theme.

    `name` is its title, or the letters that its codes begin with. Its status follows at once:
    "all food parcels are out" tells of parcels.
    """
    called = r"\s+".join(map(re.escape, name.split())) + _NOUN
    found = _whole(called).match(text)
    if found and _begins_with_status(text[found.end() :]):
        return f"all {text[found.end() :]}"
    found = _unchanged(called).match(text)
    return f"all no change{text[found.end() :]}" if found else ""


def _whole(called: str) -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:(?:all|everything)(?:\s+(?:of|in|on|under|for|the|my|our))*\s+{called}"
        rf"|(?:both(?:\s+(?:of|the|my|our))*|my)\s+{called}{_SEVERAL}"
        rf"|{called}(?:\s*[:,–-])?\s*(?:all|everything))\s*[:,–-]?(?!\w)"
        r"(?:\s*(?:is|are|now|still|all)\b)*\s*",
        re.IGNORECASE,
    )


def _unchanged(called: str) -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:{_NONE}\s+(?:on|for|to|in|with|across|from)(?:\s+(?:all|any|of|the|my|our))*"
        rf"\s+{called}|{called}(?:\s*[:,–-])?\s*{_NONE})(?=\W*\Z|\s*[,.;])",
        re.IGNORECASE,
    )


def _begins_with_status(rest: str) -> bool:
    named = marks(words(rest[:_FIRST])[:4])
    return bool(named and named[0].first == 0) or _SAME.match(rest) is not None
