"""News with a wish to be reminded beside it: "FD2 amber, new kitchen found. Remind me Monday"."""

from __future__ import annotations

import re

from handlers.rules.command_words import PLS
from handlers.rules.statuses import marks
from handlers.rules.words import words

_LONGEST = 80  # characters of the wish
_WISH = re.compile(r"(?i)remind me(?: again)?\b")
_BEFORE = re.compile(
    rf"(?i)(?:(?:^|[\s,.;!–—-]+)(?:and|but|so|also|{PLS}|can you|could you|will you))+\s*$"
)
_FIRST = re.compile(
    rf"(?is)\W{{0,9}}(?:(?:{PLS}|can you|could you)\s+){{0,3}}"
    r"(remind me\b[^,.;\n]{0,60})[,.;\n]\s*(\S.*)\Z"
)
_OF_OTHERS = re.compile(r"(?i)(?:['’](?:ll|d|s)|\b(?:they|he|she|it|who|to|will|would|not|that))\Z")


def news_and_wish(text: str) -> tuple[str, str]:
    """What is told, and the wish to be reminded before or after it; ("", "") where not both are.

    Told is what names a status: "can't talk now, remind me Monday" only wishes.
    """
    news, wish = _wished_last(text) if not (first := _FIRST.match(text)) else (first[2], first[1])
    return (news, wish) if marks(words(news)) else ("", "")


def _wished_last(text: str) -> tuple[str, str]:
    wishes = list(_WISH.finditer(text))
    if not wishes or len(text) - wishes[-1].start() > _LONGEST:
        return "", ""
    at = wishes[-1].start()
    tail = text[max(0, at - 40) : at]
    polite = _BEFORE.search(tail)
    news = text[: at - len(tail) + (polite.start() if polite else len(tail))]
    news = news.rstrip(" ,.;!–—-\n\t")
    return ("", "") if _OF_OTHERS.search(news[-20:]) else (news, text[at:])
