"""Lines of pasted minutes that are no work: where it was agreed, who was absent, any business."""

from __future__ import annotations

import re
from datetime import date

from handlers.rules.comments import only_polite
from handlers.rules.dates.reading import find_dates
from handlers.rules.dates.words import MONTH_WORDS, WEEKDAY_WORDS
from handlers.rules.words import bag, words

_HEADS = re.compile(
    r"(?i)^\W*(?:actions?|notes?|minutes?)(?:\s+(?:arising|agreed|points))?\s+(?:from|of|at)"
    r"\s+(?:the\s+)?(?P<where>[^.;]{3,60}?)\W*$"
)
_MEETING = re.compile(r"(?i)\b(?:meeting|mtg|board|group)\b")
_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})?[.):]?\s+)?"
_NOTE = re.compile(
    rf"(?i)^\W*{_NUMBER}(?:apologies(?:\s+from\b|\s*[:–-]|\W*$)|(?:present|in attendance|attendance"
    r"|attendees)\s*:|(?:aob|any other business)(?:\s*[:–-]|\W*$)|date of next\b)"
    r"|\bno (?:further )?actions?(?:\s+(?:arising|needed|required|agreed))?\W*$"
)
# Not where somebody is to do something about it: "The board noted it and asked Jo to reply".
_NOTED = re.compile(
    rf"(?i)^\W*{_NUMBER}(?:the\s+)?(?:board|group|meeting|committee|partnership|forum|chair|members"
    r"|partners)\s+(?:noted|received|thanked|welcomed|discussed|heard|considered)\b"
    r"(?!.*\b(?:to|will|action)\b)"
)
_NEXT = re.compile(r"(?i)^\W*next (?:meeting|mtg)\b(?!.*\bto\b)")


_HEADING = bag(
    "matters arising agreed discussed resolved decided noted minutes notes note update updates "
    "actions action points point things thing bits news summary progress report status meeting "
    "board group partnership steering plan from of for the my our your here are a few couple "
    "where what goes position standing got 's 're "
    "one two three four five six quick short latest this week month last next following follows "
    "below as on at in lovely dear us everyone st nd rd th am pm"
)
_HEADING |= MONTH_WORDS | WEEKDAY_WORDS
_LONGEST_HEADING = 25  # words
_NEW = re.compile(
    r"(?i)^\W*(?:new )?(?:ap|action(?: point)?)(?: ?\d{1,2})?\s*[:–-]\s*(?=\S.* to \S)(.+)"
)


def only_heads(text: str) -> bool:
    """Whether words before the first action only head the rest: "Minutes 17 Aug", "Two things:"."""
    spoken = [word.low for word in words(text[:400]) if word.spoken and not word.low[0].isdigit()]
    if len(text) > 400 or len(spoken) > _LONGEST_HEADING:
        return False
    return only_polite(" ".join(low for low in spoken if low not in _HEADING))


def without_notes(text: str, today: date) -> tuple[str, list[str]]:
    """Several lines without those that only tell of the meeting, and the new work among them."""
    kept: list[str] = []
    work: list[str] = []
    for line in text.split("\n"):
        new = _NEW.match(line) if not _CODED.search(line) else None
        if new:
            work.append(new[1].strip())
        elif not is_note(line, today):
            kept.append(line)
    return "\n".join(kept), work


_CODED = re.compile(r"(?<!\w)#?[A-Za-z]{1,8}\d{1,4}|(?<!\w)#\d|(?<![\w.])\d{1,2}\.\d{1,2}(?![\w.])")


_WORK_HEAD = re.compile(
    r"(?i)^\W*(?:(?:new|agreed|our|the|today['’]?s) )*(?:aps?|actions?(?: (?:points?|list))?)\b"
    r"(?! (?:plan|group|team)\b)\s*(?P<more>[^.;\n]{0,60}?)\s*:?\s*$"
)
_WORK = re.compile(r"^\s*(?:[•◦▪‣·*–—-]\s*|\(?\d{1,2}[.)]\s+)\S|^[^\n]{2,60}? (?:to|will) \S")


def new_work(text: str, today: date) -> str:
    """The lines under "Actions agreed 3 Sep:", with where they were agreed; "" for other words.

    Lines that begin with an action's code tell of that action, and are none.
    """
    head, _, rest = text.strip().partition("\n")
    lines = [line for line in rest.split("\n") if line.strip()]
    found = _WORK_HEAD.match(head)
    if found is None or not lines or not all(map(_WORK.match, lines)):
        return ""
    if any(_CODED.match(line.strip(" \t•◦▪‣·*–—-()")) for line in lines):
        return ""
    where = head if agreed_where(head, today) else re.sub(r"(?i)^(?:for|under) ", "", found["more"])
    return "\n".join((*([f"{where}:"] if where else []), *lines))


def agreed_where(line: str, today: date) -> str:
    """Where the lines below were agreed, out of "Actions from 3 Sep mtg"; "" for another line."""
    found = _HEADS.match(line)
    where = found["where"] if found else ""
    if find_dates(where, today):
        return f"agreed {where}"
    return f"agreed at the {where}" if _MEETING.search(where) else ""


def is_note(line: str, today: date) -> bool:
    """Whether a line only tells of the meeting: "Apologies from Sam", "Next mtg Thu 1 Oct"."""
    if len(line) > 300:
        return False
    if _NOTE.search(line) or _NOTED.match(line):
        return True
    return bool(_NEXT.match(line) and find_dates(line, today))
