"""Lines of pasted minutes that are no work: where it was agreed, who was absent, any business."""

from __future__ import annotations

import re
from datetime import date

from handlers.rules.dates import find_dates

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


def agreed_where(line: str, today: date) -> str:
    """Where the lines below were agreed, out of "Actions from 3 Sep mtg"; "" for another line."""
    found = _HEADS.match(line)
    if not found or not (_MEETING.search(found["where"]) or find_dates(found["where"], today)):
        return ""
    return f"agreed {found['where']}"


def is_note(line: str, today: date) -> bool:
    """Whether a line only tells of the meeting: "Apologies from Sam", "Next mtg Thu 1 Oct"."""
    if len(line) > 300:
        return False
    if _NOTE.search(line) or _NOTED.match(line):
        return True
    return bool(_NEXT.match(line) and find_dates(line, today))
