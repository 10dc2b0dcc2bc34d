"""What the cells around one another tell of how dates are written there."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

_MONTH_YEAR = re.compile(r"\s*[A-Za-z]{3,9}[-' ]{1,2}[0-9]{2}\s*")
_YEAR_AT_END = re.compile(r"(?:[-/.' ]|^)(?:(20[0-9]{2})|([0-9]{2}))\s*$")
_DAY_AND_MONTH = re.compile(r"[0-9]{1,2}\s?[/.-]\s?(?:0?[1-9]|1[0-2])")  # "30/09" names no year
# Enough to know a column by, however long the sheet.
_MOST_READ = 200
_LONGEST_DATE = 30


@lru_cache(maxsize=64)
def _read(neighbours: tuple[str, ...]) -> tuple[bool, int | None]:
    years: Counter[int] = Counter()
    for text in neighbours:
        match = _YEAR_AT_END.search(text) if len(text) <= _LONGEST_DATE else None
        if match and not _DAY_AND_MONTH.fullmatch(text.strip()):
            years[int(match.group(1) or 2000 + int(match.group(2)))] += 1
    follow = any(_MONTH_YEAR.fullmatch(text) for text in neighbours if len(text) <= _LONGEST_DATE)
    return follow, years.most_common(1)[0][0] if years else None


_MONTH_FIRST = re.compile(r"\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(?:\d{2}|\d{4})\s*")


@lru_cache(maxsize=64)
def _turned(neighbours: tuple[str, ...]) -> tuple[int, int]:
    texts = {text for text in neighbours if len(text) <= _LONGEST_DATE}
    hits = map(_MONTH_FIRST.fullmatch, texts)
    pairs = [(int(hit[1]), int(hit[2])) for hit in hits if hit]
    turned = sum(1 for first, second in pairs if first <= 12 < second <= 31)
    return turned, sum(1 for first, second in pairs if second <= 12 < first <= 31)


def month_first_around(neighbours: Sequence[str]) -> bool:
    """Whether a cell around is only possible with the month first: "4/13/26"."""
    return _turned(tuple(neighbours[:_MOST_READ]))[0] > 0


def month_first_throughout(neighbours: Sequence[str]) -> bool:
    """Whether several cells around are only possible so, and none with the day first."""
    turned, plain = _turned(tuple(neighbours[:_MOST_READ]))
    return turned > 1 and not plain


def years_around(neighbours: Sequence[str]) -> tuple[bool, int | None]:
    """Whether two-digit numbers follow months as years ("Sep-20"), and the year most often named.

    The year is None where the cells name none.
    """
    return _read(tuple(neighbours[:_MOST_READ]))
