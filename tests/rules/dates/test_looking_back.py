"""Words that look back, as the first of the days that they mean."""

from datetime import date

import pytest

from handlers.rules.dates.looking_back import first_day_back, so_long_ago

MONDAY = date(2026, 8, 17)

BACK = """
today => 2026-08-17
yesterday => 2026-08-16
this week => 2026-08-17
last week => 2026-08-10
this month => 2026-08-01
last month => 2026-07-01
in the last two weeks => 2026-08-03
in the past month => 2026-07-17
since Thursday => 2026-08-13
since 3 Aug => 2026-08-03
since 1 Sept => 2025-09-01
since yesterday => 2026-08-16
CR1.3 => None
next week => None
since the flood => None
"""


@pytest.mark.parametrize("line", BACK.strip().splitlines())
def test_the_first_day_is_found(line: str) -> None:
    text, _, expected = line.partition(" => ")
    assert str(first_day_back(text, MONDAY)) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [("a month", date(2026, 7, 17)), ("two weeks", date(2026, 8, 3)), ("10 days", date(2026, 8, 7)),
     ("long", None), ("week", date(2026, 8, 10))],
)  # fmt: skip
def test_a_length_of_time_is_counted_back(text: str, day: date | None) -> None:
    assert so_long_ago(text, MONDAY) == day
