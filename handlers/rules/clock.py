"""The clock on the wall: what it shows where, and how people write the time of day."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from handlers.rules.dates import say_time

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
_AFTERNOON = range(1, 7)  # nobody meets at two in the morning: "at 2:30" is half past two pm


@dataclass(frozen=True)
class FoundTime:
    """A time of day inside a longer text; `start` and `end` are the offsets of its own words."""

    start: int
    end: int
    at: time


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


def find_time(text: str) -> FoundTime | None:
    """The first time of day in a sentence: "2pm", "9.30am", "14:00", "1400hrs", "noon".

    A bare "2:30" is in the afternoon from one to seven, else as on a 24-hour clock. A number
    alone is no time, since it may be a day. None where there is no time.
    """
    for match in _TIME.finditer(text):
        at = _time_of(match)
        if at is not None:
            return FoundTime(match.start(), match.end(), at)
    return None


def read_time(text: str) -> time | None:
    """A text that is nothing but a time of day, here also "2" for 2pm; None for any other."""
    stripped = text.strip()
    if re.fullmatch(r"\d{1,2}", stripped, re.ASCII):
        stripped += ":00"
    found = find_time(stripped)
    return found.at if found and found.end - found.start == len(stripped) else None


def _time_of(match: re.Match[str]) -> time | None:
    if match["named"]:
        return _NAMED[match["named"].lower()]
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
