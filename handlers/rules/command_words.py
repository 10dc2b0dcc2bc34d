"""What commands in people's own words are made of: courtesies, codes, names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from handlers.rules.spellings import ways

PLS, TA = "|".join(ways("please")), "|".join((*ways("thanks"), "thank you", "cheers"))
# "We post the digest today" tells of it; "can we post the digest" asks for it.
POLITE = (
    rf"(?:(?:{PLS}|chaser|hi|ok|okay|just|now|(?:can|could|would|will|may)(?: (?:you|u|we|i))?)"
    r"[\s,]+)*"
)
_END = rf"(?:[\s,]+(?:now|{PLS}|{TA}|again|today|asap))*[\s.!?]*"
CODE = r"(#?[\w.\-/]*\d[\w.\-/]*)"
LETTERED = rf"(?=\S*[a-z#]){CODE}"  # a number alone may be a line of a list: "drop 1-3"
CODED = r"(?=\S*[a-z#])(#?[\w.\-/]*\d[\w.\-/]*?)"  # a mark behind it is not its own
CODES = (
    r"((?=\S*[a-z#])#?[\w.\-/]*\d[\w.\-/]*"
    r"(?:(?:,? and |, ?| ?& ?)#?[\w.\-/]*\d[\w.\-/]*){0,9})"
)
NAME = (
    r"(?!(?:the|a|an|my|our|everyone|everybody|all)\b)(@?[^\W\d_][\w.'’-]*"
    rf"(?: (?!(?:{PLS}|{TA}|now|today|again)\b)[^\W\d_][\w.'’-]*)?)"
)
PLEASE = rf"[^\w@]*(?:(?:{PLS}|can (?:you|we)|could you|ok|now)[\s,]+){{0,3}}"
# A mention, one word, or two where they are needed.
WHO = r"(@[\w.-]{0,79}\w|[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*)??)"
_FROM = re.compile(r"\s*\bfrom (\d{1,5})$", re.IGNORECASE)


def take_page(words: str) -> tuple[str, int]:
    """The words without `from 21` at their end, and the number to begin with."""
    found = _FROM.search(words)
    start = max(int(found[1]), 1) if found else 1
    return (words[: found.start()] if found else words).strip(), start


class Commands:
    """What people say for commands: patterns, each with the command that it means.

    They are compiled by the first message and not by the start, of which they would be a tenth.
    """

    def __init__(self, *said: tuple[str, str]) -> None:
        self._said = said

    @cached_property
    def shapes(self) -> Sequence[tuple[re.Pattern[str], str]]:
        """The patterns of whole messages, courtesies around the command and all."""
        around = ((rf"\W*{POLITE}(?:{words}){_END}", command) for words, command in self._said)
        return [(re.compile(words, re.IGNORECASE), command) for words, command in around]
