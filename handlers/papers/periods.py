"""Columns that say the same once a period, "Progress Q1", "Progress Q2": which is newest."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from handlers.papers.columns import names_period
from handlers.papers.plan import ColumnRead
from handlers.papers.profile import Profile
from handlers.rules.dates.windows import MONTH_NAMES

_QUARTER = re.compile(r"\bq(?:uarter)?\s*([1-4])\b", re.IGNORECASE)
_MONTHS = [name[:3].casefold() for name in MONTH_NAMES]
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\b", re.IGNORECASE)
_NUMBER = re.compile(r"[a-z.]\s+(\d{1,2})$", re.IGNORECASE)  # "Update 2"
_YEAR = re.compile(r"\b20(\d\d)\b|\b(\d\d)/\d\d\b")


@lru_cache(maxsize=256)
def in_time(columns: tuple[ColumnRead, ...]) -> tuple[ColumnRead, ...]:
    """Columns of one status a period, the newest last; as they stand where no order is told."""
    rivals = [column for column in columns if names_period(column.heading)]
    periods = _months_in_order(rivals, 3) or {c.index: _period(c.heading) for c in rivals}
    if len({len(period) for period in periods.values()}) != 1 or not all(periods.values()):
        return columns
    ordered = iter(sorted(rivals, key=lambda column: periods[column.index]))
    return tuple(next(ordered) if column in rivals else column for column in columns)


def newest_comment(
    columns: Sequence[ColumnRead], profiles: Sequence[Profile], fixed: set[int]
) -> list[ColumnRead]:
    """The columns, with the comment read from the newest period that has any.

    The others are kept under their own headings. Where their order can't be told, "Progress Jan"
    beside "Progress Oct", nothing is changed.
    """
    rivals = [column for column in columns if column.meaning == "comment"]
    periods = _months_in_order(rivals) or {c.index: _period(c.heading) for c in rivals}
    said = [column for column in rivals if profiles[column.index].count]
    told = len({len(period) for period in periods.values()}) == 1 and all(periods.values())
    if len(said) < 2 or not told or fixed & periods.keys():
        return list(columns)
    newest = max(said, key=lambda column: periods[column.index])
    return [replace(c, meaning="other") if c in rivals and c != newest else c for c in columns]


def _months_in_order(columns: Sequence[ColumnRead], of_two: int = 1) -> dict[int, tuple[int, ...]]:
    """The columns in the order of their months, be it over New Year or backwards; {} for none.

    Without a year only months that follow one another at even steps tell their order, two of them
    if they are no more than `of_two` apart.
    """
    found = [_MONTH.search(column.heading) for column in columns]
    if len(columns) < 2 or not all(found) or any(_YEAR.search(c.heading) for c in columns):
        return {}
    months = [_MONTHS.index(month[1].casefold()) for month in found if month]
    steps = {(later - earlier) % 12 for earlier, later in pairwise(months)}
    step = steps.pop()
    far = of_two if len(columns) == 2 else 3
    if steps or len(set(months)) < len(months) or not (1 <= step <= far or step >= 12 - far):
        return {}
    forward = 1 if step <= far else -1
    return {column.index: (forward * i,) for i, column in enumerate(columns)}


def _period(heading: str) -> tuple[int, ...]:
    """What periods are sorted by: year and month or quarter, a quarter or number alone; or ()."""
    year, quarter, month = (rule.search(heading) for rule in (_YEAR, _QUARTER, _MONTH))
    when = [int(year[1] or year[2])] if year else []
    if quarter:
        return (*when, int(quarter[1]))
    if month and when:
        return (*when, _MONTHS.index(month[1].casefold()))
    number = _NUMBER.search(heading)
    return (int(number[1]),) if number and not (when or month) else ()
