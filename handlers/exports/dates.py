"""Deadlines on paper: the first as it was written, the one in force beside it."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from handlers.papers.writing.paper import Cell
from handlers.rules.dates.saying import say_long
from handlers.rules.dates.windows import Window
from handlers.wording import window_of
from store.models import Action

_DAY = "d mmm yyyy"
# What a sheet can hold as a true date and show to the letter.
_FORMATS = (
    (re.compile(r"\d\d/\d\d/\d\d"), "%d/%m/%y", "dd/mm/yy"),
    (re.compile(r"\d\d/\d\d/\d{4}"), "%d/%m/%Y", "dd/mm/yyyy"),
    (re.compile(r"\d\d [A-Z][a-z]{2} \d{4}"), "%d %b %Y", "dd mmm yyyy"),
    (re.compile(r"\d [A-Z][a-z]{2} \d{4}"), "%d %b %Y", "d mmm yyyy"),
    (re.compile(r"[A-Z][a-z]{2}-\d\d"), "%b-%y", "mmm-yy"),
)


@dataclass(frozen=True)
class Deadlines:
    """An action's two cells. `moved_in_lead`: the first stood in the cell of its lead."""

    first: Cell
    revised: Cell
    in_lead: bool = False


def deadlines_of(action: Action) -> Deadlines:
    """The cells as printed while they hold; else the first as it was, and the one in force."""
    printed = action.printed
    cells = printed.get("cells", {})
    first, revised = cells.get("deadline", ""), cells.get("revised", "")
    if printed and action.deadline_text == printed["due"]:
        in_lead = bool(printed["due"]) and not (first or revised)
        return Deadlines(as_date(first, action), as_date(revised, action), in_lead)
    if not action.deadline_text:
        return Deadlines(Cell(), Cell())
    if not action.moved:
        return Deadlines(in_force(action), Cell())
    return Deadlines(as_date(first or action.original_text, action), in_force(action))


def in_force(action: Action) -> Cell:
    """The deadline that counts, with its year, so that it reads the same in years to come."""
    window = window_of(action)
    if window is None:
        return Cell(action.deadline_text)
    if window.first == window.last:
        return Cell(short(window.first), day=window.first, number_format=_DAY)
    return Cell(say_long(window))


def short(day: date) -> str:
    """A day with its year, so that it reads the same in years to come."""
    return f"{day.day} {day:%b %Y}"


def as_date(text: str, action: Action) -> Cell:
    """The text, with the date behind it where it is one of the action's own written plainly."""
    for pattern, layout, number_format in _FORMATS:
        if pattern.fullmatch(text):
            try:
                day = datetime.strptime(text, layout).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                return Cell(text)
            if _is_its_own(day, action, month=layout == "%b-%y"):
                return Cell(text, day=day, number_format=number_format)
    return Cell(text)


def _is_its_own(day: date, action: Action, *, month: bool) -> bool:
    """Whether the plain reading is the one that was taken: "04/05/20" may have been April."""
    own = [action.original_last, action.due_last]
    window = window_of(action)
    if month:
        return any(last and (last.year, last.month) == (day.year, day.month) for last in own)
    return day in own or window == Window(day, day)
