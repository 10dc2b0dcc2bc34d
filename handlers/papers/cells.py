"""Reads the cells of one column after another: dates in their column's company, leads, status."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from handlers.papers.grid import Cell, one_line
from handlers.papers.items import Line
from handlers.rules.dates.excel import read_serial
from handlers.rules.dates.numbers import from_serial
from handlers.rules.dates.reading import read_date
from handlers.rules.dates.windows import DateKind, Reading
from handlers.rules.dates.words import SHORT_MONTH
from handlers.rules.names.kinds import is_placeholder, looks_like_person

# How many of a column's other texts are enough to see how it writes its dates.
_COMPANY = 60
_NO_DATE = Reading("", DateKind.NONE)


@dataclass
class Dates:
    """Reads date cells, each in the company of its column, and each text only once."""

    today: date
    _company: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    _days: dict[str, date | None] = field(default_factory=dict)
    _read: dict[tuple[str, tuple[int, int]], Reading] = field(default_factory=dict)

    def learn(self, lines: Sequence[Line], meanings: Sequence[str]) -> None:
        """Remember what stands in the date columns of each table."""
        texts: dict[tuple[int, int], dict[str, None]] = {}
        for line in lines:
            for meaning in meanings:
                index = line.columns.index(meaning)
                if index is not None and line.row.cell(index).own:
                    seen = texts.setdefault((line.table, index), {})
                    if len(seen) < _COMPANY:
                        seen.setdefault(one_line(line.row.cell(index).text)[:80])
        joined = tuple(text for seen in texts.values() for text in seen)[: _COMPANY * 4]
        self._company = {place: (*seen, *joined)[:_COMPANY] for place, seen in texts.items()}

    def cell(self, cell: Cell, place: tuple[int, int]) -> Reading:
        """The date in a cell: by its value where it is a date or a serial, else by its text."""
        if cell.value is not None and not _is_year(cell.value):
            read = read_serial(cell.value, cell.number_format, self.today)
            return replace(read, text=day_of_serial(read.text))
        return self.text(cell.text, place)

    def text(self, text: str, place: tuple[int, int]) -> Reading:
        text = one_line(text)
        if not text:
            return _NO_DATE
        if (text, place) not in self._read:
            company = [other for other in self._company.get(place, ()) if other != text]
            self._read[text, place] = read_date(text, self.today, neighbours=company)
        return self._read[text, place]

    def said_on(self, text: str) -> date | None:
        """The day on which something was said, None where a short text gives none or a longer time.

        Nobody has said anything yet on a day to come: without a year it is that day a year before.
        """
        if text not in self._days:
            reading = read_date(text, self.today)
            self._days[text] = _latest(reading, self.today + _AHEAD)
        return self._days[text]


# A plan is made ready for a meeting some weeks ahead, and dated by it.
_AHEAD = timedelta(days=31)


def _latest(reading: Reading, end: date) -> date | None:
    window = reading.window
    if window is None or window.first != window.last:
        return None
    day = window.first
    if day > end and reading.year_inferred:
        day += relativedelta(years=-1)
    return day if day <= end else None


def day_of_serial(text: str) -> str:
    """The day that a bare Excel serial stands for, "46113" as "01/04/2026"; other texts as is."""
    if not _SERIAL.fullmatch(text):
        return text
    return f"{from_serial(int(text)):%d/%m/%Y}"


_SERIAL = re.compile(r"[34]\d{4}|5[0-4]\d{3}")  # 1982 to 2050


def _is_year(value: object) -> bool:
    """A bare 2024 is a year, not a serial (which would be in 1905)."""
    return isinstance(value, int | float) and 1990 <= value <= 2100 and float(value).is_integer()


@dataclass(frozen=True)
class DateAndName:
    """A date and a name run together in one cell."""

    date_text: str
    reading: Reading
    name: str


# Names that are also times of the year: "May Smith" is one person, "Winter Group" one body.
_NAMES_TOO = frozenset(
    [
        "april",
        "may",
        "june",
        "jan",
        "mar",
        "august",
        "summer",
        "autumn",
        "spring",
        "winter",
        "easter",
    ]
)
# The time somebody takes over or leaves is no deadline.
_HANDOVER = re.compile(r"\b(?:from|until|till|since|after|before)\b", re.IGNORECASE)


def who_and_when(text: str, place: tuple[int, int], reader: Dates) -> DateAndName | None:
    """Part a cell of a column for both, "Jo Hill – by Oct 2026"; None where it has no date."""
    text = one_line(text)
    reading = reader.text(text, place)
    rest = reading.rest.strip(" -–—,;:/()")
    if reading.kind is not DateKind.DATE or not rest or rest not in text:
        return None
    date_text = _BY.sub("", " ".join(text.replace(reading.rest, " ", 1).split()).strip(_AROUND))
    return DateAndName(date_text, reading, reading.rest)


_AROUND = " -–—,;:/()"
_BY = re.compile(r"^(?:by|due)\b\s*:?\s*", re.IGNORECASE)


def date_and_name(
    text: str, place: tuple[int, int], reader: Dates, names: Mapping[str, int]
) -> DateAndName | None:
    """Part "Oct-20 Ruth S" into its date and its name, None where there are not both.

    `names` are those that stand alone elsewhere; a bare month needs one of them beside it when
    it is a name too.
    """
    text = one_line(text)
    if not _TIMES.match(text) and not re.search(r"\d", text):
        return None
    reading = reader.text(text, place)
    rest = reading.rest.strip(" -–—,;:/()")
    if reading.kind is not DateKind.DATE or not rest or rest not in text:
        return None
    date_text = " ".join(text.replace(rest, " ", 1).split()).strip(" -–—,;:/()")
    named = rest in names or is_placeholder(rest) or looks_like_person(rest)
    if not named or _HANDOVER.search(date_text):
        return None
    a_name_itself = date_text.casefold() in _NAMES_TOO and rest not in names
    return None if a_name_itself else DateAndName(date_text, reading, rest)


_TIMES = re.compile(
    rf"(?:{SHORT_MONTH}|spring|summer|autumn|winter|q[1-4])",
    re.IGNORECASE,
)
