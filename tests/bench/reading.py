"""How fast words and plans are read: dates, replies, and a workbook of ten thousand rows."""

import gc
import re
import time
from calendar import month_name
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import cycle, islice
from typing import TYPE_CHECKING

from dateutil.parser import parse

from handlers.rules.dates.reading import read_date
from handlers.rules.dates.windows import Window
from handlers.rules.grammar import read_reply
from handlers.rules.reply import Known
from tests.bench.row import Numbers, Row, alternating

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

DATES = 1_000
REPLIES = 240
PLAN_ROWS = 10_000
ROUNDS = 3
PLAN_AT_MOST = 3

TODAY = date(2026, 9, 7)
_NOON = datetime(2026, 9, 7, 12)  # noqa: DTZ001 - dateutil's parser fills gaps from a bare one

_WRITTEN_DATES = """
{d:02}/{m:02}/{y}
{d}.{m}.{y2:02}
{y}-{m:02}-{d:02}
{d} {month} {y}
{month} {y}
by end of {month} {y}
early {month} {y}
w/c {d} {month} {y}
{month} {y} - {next_month} {y}
{d} {month} {y} (first draft), then the board
Q2 {y}
autumn {y}
ongoing from {month} {y}
each {month}, number {d}
tbc after the meeting of {d} {month}
once the merger of {month} {y} is complete
was {d} {month} {y}, revised to {d} {next_month} {y}
""".strip().splitlines()

_WRITTEN_REPLIES = """
6.2 done, 6.4 amber waiting on Cabinet, now {d} {month}
all on track, {d} families signed up
first one done, second amber
CR6.4 green - {d} of the leaflets are out
6.5 slipped to {d} {month}, printer let us down
CR6.2 isn't done, {d} sessions are still to run
no change on any of them this {month}
thanks, see you on {d} {month}
both forums met on {d} {month}; CR6.4 is on track and 6.5 is red, no officer until {next_month}
6.4 should be green by {d} {month}
everything except CR6.2 complete, {d} people came
remind me on {d} {month}
""".strip().splitlines()

_ACTIONS = [
    Known("CR6.2", "Food in the school holidays", "red", Window(date(2026, 8, 31), TODAY)),
    Known("CR6.4", "Resilience forum", "amber", Window(date(2026, 9, 30), date(2026, 9, 30))),
    Known("CR6.5", "Medium-term food strategy", None, Window(TODAY, date(2026, 9, 30))),
]


def rows() -> list[Row]:
    """Dates and replies read a second, and a plan imported from Excel."""
    return [dates(DATES, ROUNDS), replies(REPLIES, ROUNDS), *plans(PLAN_ROWS, ROUNDS)]


def dates(texts: int, rounds: int) -> Row:
    """So many cells read as dates; dateutil passes by what it can't read, and asks nothing."""
    written = _texts(_WRITTEN_DATES, texts)
    return _a_second(
        "dates read",
        "dateutil's fuzzy parser on the same texts",
        written,
        lambda text: read_date(text, TODAY),
        _fuzzy,
        rounds,
    )


def replies(texts: int, rounds: int) -> Row:
    """So many replies about three actions; nothing else reads these, so words stand beside."""
    return _a_second(
        "replies read",
        "only splitting them into words, casefolded",
        _texts(_WRITTEN_REPLIES, texts),
        lambda text: read_reply(text, TODAY, _ACTIONS),
        lambda text: re.findall(r"\w+", text.casefold()),
        rounds,
    )


def plans(plan_rows: int, rounds: int) -> list[Row]:
    """One workbook imported, against openpyxl loading it, with and without a walk of its cells."""
    data = _workbook(plan_rows)
    ours, baseline = alternating(lambda: _imported(data, plan_rows), lambda: _loaded(data), rounds)
    what = f"import {plan_rows:,} rows of xlsx"
    names = {"loaded": "openpyxl loading it whole", "walked": "the same, and a walk of all cells"}
    return [
        Row(what, ours["ms"], baseline[key], "ms", name, at_most=PLAN_AT_MOST)
        for key, name in names.items()
    ]


def _texts(patterns: Sequence[str], count: int) -> list[str]:
    """So many texts, each pattern as often as the next, hardly two alike."""
    chosen = islice(cycle(patterns), count)
    return [pattern.format(**_day(number)) for number, pattern in enumerate(chosen)]


def _day(number: int) -> dict[str, int | str]:
    day = TODAY + timedelta(days=number * 37 % 1461)
    later = (day.replace(day=1) + timedelta(days=32)).month
    said = {"month": month_name[day.month], "next_month": month_name[later]}
    return {"d": day.day, "m": day.month, "y": day.year, "y2": day.year % 100, **said}


def _a_second(
    what: str,
    baseline_name: str,
    texts: Sequence[str],
    ours: Callable[[str], object],
    baseline: Callable[[str], object],
    rounds: int,
) -> Row:
    for text in texts[:20]:  # the first ones build what the others find built
        ours(text), baseline(text)
    found, other = alternating(lambda: _rate(ours, texts), lambda: _rate(baseline, texts), rounds)
    return Row(what, found["rate"], other["rate"], "a second", baseline_name)


def _rate(read: Callable[[str], object], texts: Sequence[str]) -> Numbers:
    begun = time.perf_counter()
    for text in texts:
        read(text)
    return {"rate": len(texts) / (time.perf_counter() - begun)}


def _fuzzy(text: str) -> datetime | None:
    try:
        return parse(text, default=_NOON, dayfirst=True, fuzzy=True)
    except (ValueError, OverflowError):
        return None


def _imported(data: bytes, plan_rows: int) -> Numbers:
    from handlers.papers.read import read_plan

    gc.collect()  # what the run before left behind is no part of this one
    begun = time.perf_counter()
    plan = read_plan(data, "plan.xlsx", TODAY)
    took = time.perf_counter() - begun
    if len(plan.actions) != plan_rows:
        raise RuntimeError(f"{plan_rows} rows were read as {len(plan.actions)} actions")
    return {"ms": took * 1000}


def _loaded(data: bytes) -> Numbers:
    from openpyxl import load_workbook

    gc.collect()
    begun = time.perf_counter()
    book = load_workbook(BytesIO(data), data_only=True)
    loaded = time.perf_counter() - begun
    filled = sum(
        cell.value is not None for sheet in book.worksheets for row in sheet for cell in row
    )
    walked = time.perf_counter() - begun
    if not filled:
        raise RuntimeError("openpyxl found nothing in the workbook")
    return {"loaded": loaded * 1000, "walked": walked * 1000}


def _workbook(plan_rows: int) -> bytes:
    """A plan with so many actions: a theme merged down each ten, every fiftieth row hidden."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Theme", "Ref", "Action", "Lead", "Deadline", "RAG", "Comments", "Cost"])
    for number in range(plan_rows):
        sheet.append(_line(number))
    _merge_and_hide(sheet, plan_rows)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _line(number: int) -> list[object]:
    theme = number // 10 + 1
    day = TODAY + timedelta(days=number % 700)
    return [
        f"Theme {theme}" if number % 10 == 0 else None,
        f"CR{theme}.{number % 10 + 1}",
        f"Hold session {number} with the schools of ward {number % 23}",
        ("Anne Bell", "Sgt T Okafor", "Priya Nair / Bev Hall")[number % 3],
        day if number % 2 else f"end of {month_name[day.month]} {day.year}",
        ("Green", "Amber", "Red")[number % 3],
        f"{number % 90} people came, the next round is being planned",
        number % 40 * 250,
    ]


def _merge_and_hide(sheet: "Worksheet", plan_rows: int) -> None:
    for first in range(2, plan_rows + 2, 10):
        sheet.merge_cells(f"A{first}:A{min(first + 9, plan_rows + 1)}")
    for hidden in range(50, plan_rows + 2, 50):
        sheet.row_dimensions[hidden].hidden = True
    sheet.column_dimensions["H"].hidden = True
