"""What an enquiry is, and how its words are evened out before it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.rules.asked.meeting_questions import POLITE
from handlers.rules.command_words import PLS, TA
from handlers.rules.words import bag

_LONGEST = 200  # characters: a longer question is for somebody who reads it whole
TOLD = bag("red amber green complete done finished track hold started")
"""Words of a status: beside a question they may be news."""


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A command, and the words after it.

    Those of `show` and `history` name an action freely; "" is the one that was spoken of.
    """

    command: str
    words: str = ""


_SHORT = re.compile(r"(?i)\b(what|who|how|when|where|which)(?:'s|s)\b")
_POLITE = re.compile(rf"(?:{POLITE})", re.IGNORECASE | re.VERBOSE)
_ASKS = re.compile(r"(?i)tell|remind|know|idea|forg|wonder")  # "tell me what I said about FD3"
_OPENS = re.compile(r"(?i)(?:what|who|when|how|where|which|is|are)\b")
# What is shown beside each all the same: "what's overdue and who owns it".
_AND_WHOSE = re.compile(
    r"(?i),? and (?:who (?:owns|leads|has|is leading|is on) (?:it|them|each|which)|by when|why"
    r"|(?:when|what) (?:it is|it's|they are|they're|is it|are they)(?: all)?(?: due)?)(?=\??$)"
)
_NAMED = re.compile(r"[\"“]([^\"“”]{1,60})[\"”]")  # “Not rated” is named as it was read
_ENDS = re.compile(
    rf"(?i)(?:[\s,]+(?:{PLS}|{TA}|chaser|again|now|currently|yet"
    r"|at (?:the )?(?:moment|mo|present|minute)|right now|atm|so far|x+))*[\s.!?]*$"
)


def plainly_asked(text: str) -> str:
    """One question on one line without courtesies, "what's" as "what is"; "" for anything else."""
    said = text.strip().replace("’", "'")
    if _OPENS.match(said):
        said = _NAMED.sub(r"\1", said)
    if len(said) > _LONGEST or re.search(r"[\n;()\"“”]|[.!?]\s", said := _bare(said)):
        return ""
    said = _SHORT.sub(r"\1 is", " ".join(said.split()))
    return _AND_WHOSE.sub("", re.sub(r"(?i)n't\b", " not", said), count=1)


def _bare(said: str) -> str:
    """Without "hi Chaser," before it and "please?" after it; the mark that it is a question."""
    begins = _POLITE.match(said)
    marked = said.endswith("?") or bool(begins and _ASKS.search(begins.group()))
    bare = _ENDS.sub("", said[begins.end() if begins else 0 :])
    return f"{bare}?" if marked and bare else bare


def lows(said: str) -> list[str]:
    """The words, in lower case."""
    return re.findall(r"[\w']+", said.casefold())
