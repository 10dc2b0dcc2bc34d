"""What is doubtful about a plan's dates; many that are so alike are told of in one sentence."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from handlers.papers.doubt_words import about
from handlers.papers.grid import short
from handlers.papers.plan import ActionRead, Doubt
from handlers.rules.dates.saying import say_window
from handlers.rules.dates.windows import DateKind, Reading
from handlers.rules.names.kinds import is_placeholder, looks_like_person
from handlers.rules.sentences import some_of

# Said from so far off that every date is given with its year.
_LONG_AGO = date.min
_READ = "I read "
_NO_YEAR = ", though no year is given"
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE
)
_MONTH_FIRST = re.compile(r"\d{1,2}([/.-])(?:1[3-9]|2\d|3[01])\1\d{2,4}(?:\s.*)?")
_FEW = 3  # dates that are doubtful alike and are still told of one by one


def dates(actions: Sequence[ActionRead]) -> list[Doubt]:
    """The doubts about deadlines, in the order of the actions."""
    found = [
        (action, reading, said)
        for action in actions
        for reading in _readings(action)
        if (said := _of_date(reading, over=action.state != "open"))
    ]
    alike: dict[str, list[tuple[ActionRead, Reading, str]]] = defaultdict(list)
    for one in found:
        alike[_in_common(one[1], one[2])].append(one)
    out = []
    for one in found:
        said = _in_common(one[1], one[2])
        if not said or len(alike[said]) <= _FEW:
            out.append(about(one[0], "date", f"{_quoted(one[1])}: {one[2]}"))
        elif one is alike[said][0]:
            out.append(_of_many(said, alike[said]))
    return out


def _readings(action: ActionRead) -> list[Reading]:
    same = action.revised is not None and action.revised.text == action.deadline.text
    every = (action.revised,) if same else (action.deadline, action.revised)
    return [reading for reading in every if reading is not None]


def _quoted(reading: Reading) -> str:
    return f"“{short(reading.text, 60)}”"


def _in_common(reading: Reading, said: str) -> str:
    """What is doubtful about a date and may be so about others; "" for what is its own."""
    if said.endswith(_NO_YEAR):
        return "name no year"
    return "have the month first" if _MONTH_FIRST.fullmatch(reading.text) else ""


def _of_many(said: str, found: Sequence[tuple[ActionRead, Reading, str]]) -> Doubt:
    each = [
        about(
            action, "", f"{_quoted(reading)} as {text.removeprefix(_READ).removesuffix(_NO_YEAR)}"
        )
        for action, reading, text in found
    ]
    names = some_of([doubt.text for doubt in each], _FEW)
    sheet = each[0].sheet if len({doubt.sheet for doubt in each}) == 1 else ""
    return Doubt(None, sheet, "date", f"{len(each)} dates {said}. I read {names}")


def _of_date(reading: Reading, *, over: bool) -> str:
    """What is doubtful about a date, "" for nothing; `over` says that the work is done."""
    if reading.kind is DateKind.INVALID:
        return "there is no such date, so no deadline is set"
    if is_unread(reading):
        return "" if over else "I can't tell what day that is, so no deadline is set"
    if reading.kind is not DateKind.DATE or reading.window is None:
        return ""
    if " " in reading.rest and looks_like_person(reading.rest):
        said = say_window(reading.window, _LONG_AGO)
        return f"{_READ}{said} and left {reading.rest} aside"
    read = f"{_READ}{say_window(reading.window, _LONG_AGO)}"
    if reading.weekday_disagrees:
        return f"{read}, though the weekday is another"
    if reading.ambiguous and reading.alternatives:
        others = " or ".join(say_window(other, _LONG_AGO) for other in reading.alternatives[:2])
        return f"{read}; it could be {others}"
    if reading.year_inferred:
        # A weekday that agrees with the day says the year.
        return "" if _WEEKDAY.search(reading.text) else f"{read}{_NO_YEAR}"
    return read if reading.ambiguous else ""


# What a date cell says where there is no date to say.
_NO_DATE = re.compile(r"(?i)\W*(?:n\W?a|none|not applicable|no (?:date|deadline))?\W*")


def is_unread(reading: Reading) -> bool:
    """Whether a date cell has words that are no date: "by AGM", and not "-", "n/a" or "tbc"."""
    nothing = _NO_DATE.fullmatch(reading.text) or is_placeholder(reading.text)
    return reading.kind is DateKind.NONE and not nothing
