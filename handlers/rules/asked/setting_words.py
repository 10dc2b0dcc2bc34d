"""How the settings of a partnership are typed: "reminders 10 and 2", "hours 9:30 to 17:30"."""

import re
from datetime import time

from handlers.rules.clock import read_time, say_clock
from handlers.rules.reminding.policy import Policy, PolicyError

# What people type, the settings of the policy that it stands for, and an example.
TYPED: dict[str, tuple[tuple[str, ...], str]] = {
    "reminders": (("first_reminder", "second_reminder"), "10 and 2"),
    "overdue": (("overdue_again", "tell_coordinator"), "7 and 7"),
    "quiet": (("quiet",), "10"),
    "papers": (("papers",), "5"),
    "cut-off": (("cut_off", "cut_off_at"), "2 at noon"),
    "request": (("request",), "10"),
    "nudge": (("nudge",), "2"),
    "rest": (("rest",), "5"),
    "digest": (("digest", "digest_at"), "1 at 9am"),
    "cards": (("cards_a_week",), "2"),
    "actions": (("actions_a_card",), "10"),
    "hours": (("opens", "closes"), "9:30am to 5:30pm"),
    "approve": (("approve_deadlines",), "deadlines by chair"),
    "accept": (("accept_complete",), "complete by coordinator"),
    "green": (("green",), "delivered to plan"),
    "amber": (("amber",), "late, and can still recover"),
    "red": (("red",), "will fail without help"),
}

_NAME = re.compile(
    r"(time\s?zone|bank holidays|cut[\s-]?off|[a-z]+)\b"
    r"(?:\s+(?:of|is|to|as|means)\b)?\s*[:=–-]?\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_SAME = {
    "reminder": "reminders", "cutoff": "cut-off", "cut off": "cut-off", "card": "cards",
    "bank holidays": "region", "timezone": "zone", "time zone": "zone", "hour": "hours",
    "paper": "papers", "closure": "closed", "closures": "closed",
}  # fmt: skip
_DEFINES = ("define", "definition", "definitions", "meaning")
_DAY_AND_TIME = re.compile(
    r"(\d{1,3}(?:\s+[a-z ]+?)??)?(?:\s*\bat\s+|\s*,\s*|^|$)(.*)", re.IGNORECASE
)
_TO = re.compile(r"\s*(?:-|–|\bto\b|\buntil\b)\s*", re.IGNORECASE)


def split_name(words: str) -> tuple[str, str]:
    """The name that a setting goes by here, whatever it was called, and the words after it."""
    found = _NAME.fullmatch(words.strip())
    if not found:
        return "", words
    name = " ".join(found.group(1).casefold().split())
    if name in _DEFINES and found.group(2):
        return split_name(found.group(2))
    return _SAME.get(name, name), found.group(2).strip()


def typed_values(name: str, words: str) -> dict[str, str]:
    """By setting of the policy, the words that each takes. Raises PolicyError where they miss."""
    names, _ = TYPED[name]
    words = words.strip()
    if len(names) == 1:
        return {names[0]: words}
    if name == "hours":
        times = [part for part in _TO.split(words) if part]
        if len(times) != 2:
            raise PolicyError(f"takes two times, not “{words[:40]}”.", name)
        return dict(zip(names, times, strict=True))
    if names[1].endswith("_at"):
        return _day_and_time(names, words, name)
    parts = re.split(r"\s*(?:,|&|\band\b)\s*", words, flags=re.IGNORECASE)
    if len(parts) > 2 or not all(parts):
        raise PolicyError(f"takes one number or two, not “{words[:40]}”.", name)
    return dict(zip(names, [*parts, "none"], strict=False))


def _day_and_time(names: tuple[str, ...], words: str, name: str) -> dict[str, str]:
    """ "2 at noon", "noon" or "2": what is left out stays as it is."""
    found = _DAY_AND_TIME.fullmatch(" ".join(words.split()))
    days, at = found.groups() if found else ("", "")
    if not (days or at) or (at and read_time(at) is None):
        raise PolicyError(f"takes a number of days and a time, not “{words[:40]}”.", name)
    return ({names[0]: days} if days else {}) | ({names[1]: at} if at else {})


def typed_words(policy: Policy, name: str) -> str:
    """The words that would set it as it is: "10 and 2", "none", "2 at noon"."""
    names, _ = TYPED[name]
    values = [_said(getattr(policy, each)) for each in names]
    if name == "hours":
        return " to ".join(values)
    if names[-1].endswith("_at"):
        return " at ".join(values)
    return " and ".join(values)


def _said(value: int | str | time | None) -> str:
    if value is None:
        return "none"
    return say_clock(value) if isinstance(value, time) else str(value)
