"""Reads leave as people announce it: "I'm away 3–14 August, @anne covers", "off until Monday"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.rules.dates import Window, read_date
from handlers.rules.spans import read_span

_NAME = r"(?P<name>me|<?@[\w.\-]{1,80}(?:\|[^>]*)?>?|[A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*\.?){0,2})"
_DEPUTY = (
    re.compile(
        rf"(?:[,;.]|\band\b|\bwhile\b|\bbut\b|^)?\s*{_NAME}\s+(?:is |will be |will |'ll |’ll )?"
        r"(?:covers?|covering|stands? in|standing in|deputi[sz](?:es?|ing)|steps? in|stepping in)"
        r"\b(?: for me)?",
    ),
    re.compile(
        rf"[,;.]?\s*(?i:covered by|(?:cover|deputy)(?: is|:)?|with)\s+{_NAME}"
        r"(?: (?:as )?cover(?:ing)?)?",
    ),
)
_LEAVE = re.compile(
    r"(?i)\b(?:leave|holidays?|hols?|away|off|out of (?:the )?office|ooo|a/?l)\b(?! the\b)"
)
_BEGINS = re.compile(
    r"(?i)^\W*(?:(?:hi|sorry|hello|please note)[\s,!.]+)*(?:i'?m|i’m|i am|i'?ll be|i’ll be"
    r"|i will be|we are)?\s*(?:going |now )?(?:on |taking )?(?:(?:annual|sick|parental|study"
    r"|maternity|paternity|compassionate)\s+)?(?:leave|holidays?|hols?|away|off"
    r"|out of (?:the )?office|ooo|a/?l)?\b(?:\s+(?:work|sick))?[\s,:]*"
)
_UNTIL = re.compile(r"(?i)^(?:until|till|til|to|up to)\s+(?:and including\s+)?(.+)$")
_BACK = re.compile(
    r"(?i)\b(?:back|returning|return)(?: (?:in|at))?(?: (?:the office|work))?(?: on)?\s+(.+)$"
)


@dataclass(frozen=True)
class Leave:
    """An absence as it was said: `deputy` is the name as written, "" where none is named."""

    window: Window | None
    deputy: str = ""


def speaks_of_leave(text: str) -> bool:
    """Whether the words are about being away, and not about being in a meeting."""
    return bool(_LEAVE.search(text[:300]))


def read_leave(text: str, today: date) -> Leave:
    """The days and the deputy in an announcement; no days where none ahead are named."""
    words, deputy = _without_deputy(text.strip()[:400])
    words = _BEGINS.sub("", words, count=1).strip(" ,.;!")
    words = re.split(r"\.\s", words, maxsplit=1)[0]
    return Leave(_window(words, today), deputy)


def _without_deputy(text: str) -> tuple[str, str]:
    for pattern in _DEPUTY:
        found = pattern.search(text)
        if found:
            left = f"{text[: found.start()]} {text[found.end() :]}"
            return " ".join(left.split()), found["name"]
    return " ".join(text.split()), ""


def _window(words: str, today: date) -> Window | None:
    until = _UNTIL.match(words)
    if until:
        end = read_date(until.group(1).strip(" ."), today, chat=True).window
        return Window(today, end.last) if end and end.last >= today else None
    back = _BACK.search(words)
    if back:
        first = read_date(back.group(1).strip(" ."), today, chat=True).window
        last = first.first - timedelta(days=1) if first else today - timedelta(days=1)
        begun = read_span(words[: back.start()].strip(" ,.;"), today)
        start = begun.first if begun else today
        return Window(start, last) if last >= start else None
    return read_span(words, today)
