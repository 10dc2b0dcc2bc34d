"""The clock on the wall: what it shows where, and how people write the time of day."""

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from handlers.rules.dates.saying import say_time

_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_TIME = re.compile(
    r"""(?<![\w:./])(?:
        (?P<named>noon|midday|midnight)
      | (?P<hour>\d{1,2}) (?: [:.] (?P<minute>[0-5]\d) )? \s* (?P<half>[ap])\.?m\b\.?
      | (?P<hour24>\d{1,2}) : (?P<minute24>[0-5]\d)
      | (?P<compact>[01]\d|2[0-3]) (?P<minutes>[0-5]\d) \s? h(?:rs|ours)?
    )(?![\w:/])""",
    re.IGNORECASE | re.VERBOSE,
)
_SPELL = re.compile(
    r"""(?<![\w:./]) (?P<begins>\d{1,2}(?:[:.][0-5]\d)?) \s* (?P<own>[ap]\.?m\b\.?)?
    \s* (?:-|–|\bto\b|\buntil\b) \s*
    (?P<ends>\d{1,2}(?:[:.][0-5]\d)?\s*[ap]\.?m\b\.?|\d{1,2}:[0-5]\d|noon\b|midday\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_AFTERNOON = range(1, 7)  # nobody meets at two in the morning: "at 2:30" is half past two pm


def wall_time(day: date, at: time, zone: str) -> datetime:
    """The moment at which the clocks of an IANA zone show `at` on `day`, in that zone.

    A time that the clocks skip moves forward by what they skip; one that comes twice is the
    first. Raises `zoneinfo.ZoneInfoNotFoundError` for a zone that does not exist.
    """
    local = ZoneInfo(zone)
    first = datetime.combine(day, at.replace(fold=0), local)
    return first.astimezone(UTC).astimezone(local)


def local_day(moment: datetime, zone: str) -> date:
    """The day on the calendar of an IANA zone at an aware moment."""
    return moment.astimezone(ZoneInfo(zone)).date()


def say_clock(at: time) -> str:
    """A time of day in words: "2pm", "9:30am", "noon"."""
    return say_time(datetime.combine(date.min, at, UTC))


def take_time(text: str) -> tuple[time | None, str]:
    """The first time of day in a sentence, and the sentence without it.

    "2pm", "9.30am", "14:00", "1400hrs", "noon", "at 2"; of "2-4pm" and "from 2pm to 4pm" the
    first. None, and the text as it was, where there is no time.
    """
    spell = _SPELL.search(text)
    if spell and (begins := _begins(spell)) is not None:
        return begins, _without(text, spell)
    for match in _TIME.finditer(text):
        at = _time_of(match)
        if at is not None:
            return at, _without(text, match)
    bare = re.search(r"\bat (\d{1,2})(?=$|,)", text)
    if bare and (at := read_time(bare[1])):
        return at, _without(text, bare)
    return None, text


def read_time(text: str) -> time | None:
    """A text that is nothing but a time of day, here also "2" for 2pm; None for any other.

    Without "am" or "pm", one to six o'clock are in the afternoon unless written "02:00".
    """
    stripped = text.strip()
    if re.fullmatch(r"\d{1,2}", stripped, re.ASCII):
        stripped += ":00"
    match = _TIME.fullmatch(stripped)
    return _time_of(match) if match else None


def _begins(spell: re.Match[str]) -> time | None:
    """When "2-4pm" begins: in the half of the day it ends in, unless that would be too late."""
    if spell["own"]:
        return read_time(spell["begins"] + spell["own"])
    ends = read_time(spell["ends"])
    half = re.search("[ap]", spell["ends"][-4:].lower())
    begins = read_time(f"{spell['begins']}{half[0]}m" if half else spell["begins"])
    too_late = begins is not None and ends is not None and begins > ends
    return (read_time(f"{spell['begins']}am") if too_late else None) or begins


def _without(text: str, match: re.Match[str]) -> str:
    before = re.sub(r"(?:\s*\b(?:at|from|,))?\s*$", "", text[: match.start()])
    return f"{before} {text[match.end() :].lstrip()}".strip()


def _time_of(match: re.Match[str]) -> time | None:
    if match["named"]:
        return _NAMED.get(match["named"].lower())
    if match["half"]:
        hour = int(match["hour"])
        afternoon = 12 if match["half"].lower() == "p" else 0
        return time(hour % 12 + afternoon, int(match["minute"] or 0)) if 1 <= hour <= 12 else None
    if match["compact"]:
        return time(int(match["compact"]), int(match["minutes"]))
    hour = int(match["hour24"])
    if hour in _AFTERNOON and len(match["hour24"]) == 1:
        hour += 12
    return time(hour, int(match["minute24"])) if hour < 24 else None
