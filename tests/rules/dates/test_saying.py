"""How days, windows and times are said."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.rules.dates.saying import say_day, say_due, say_long, say_moment, say_time, say_window
from handlers.rules.dates.windows import Window
from tests.rules.dates.cases import SUMMER, window


def test_a_day_has_its_year_only_when_it_is_not_this_one() -> None:
    assert say_day(date(2020, 10, 30), SUMMER) == "Fri 30 Oct"
    assert say_day(date(2020, 10, 30), date(2021, 1, 1)) == "Fri 30 Oct 2020"


WINDOWS = [
    ("2020-10-30", "Fri 30 Oct"),
    ("2021-01-08", "Fri 8 Jan 2021"),
    ("2020-09-01..2020-09-30", "Sep"),
    ("2021-09-01..2021-09-30", "Sep 2021"),
    ("2020-08-01..2020-09-30", "Aug to Sep"),
    ("2021-08-01..2021-09-30", "Aug to Sep 2021"),
    ("2020-11-01..2021-01-31", "Nov 2020 to Jan 2021"),
    ("2020-09-14..2020-09-20", "14 to 20 Sep"),
    ("2020-09-28..2020-10-04", "28 Sep to 4 Oct"),
    ("2020-12-28..2021-01-03", "28 Dec 2020 to 3 Jan 2021"),
    ("2020-09-01..2020-09-10", "early Sep"),
    ("2020-09-11..2020-09-20", "mid Sep"),
    ("2021-02-21..2021-02-28", "late Feb 2021"),
    ("2021-01-01..2021-12-31", "2021"),
    ("2020-04-01..2021-03-31", "Apr 2020 to Mar 2021"),
    ("2020-01-31", "Fri 31 Jan 2020"),
]


@pytest.mark.parametrize(("value", "said"), WINDOWS)
def test_a_window_is_said_in_as_few_words_as_are_plain(value: str, said: str) -> None:
    assert say_window(window(value), SUMMER) == said


def test_an_explanation_always_names_the_year() -> None:
    assert say_long(window("2020-10-30")) == "Fri 30 Oct 2020"
    assert say_long(window("2020-09-01..2020-09-30")) == "Sep 2020"


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [(14, 0, "2pm"), (9, 30, "9:30am"), (12, 0, "noon"), (0, 0, "midnight"), (12, 5, "12:05pm"),
     (0, 30, "12:30am"), (23, 59, "11:59pm"), (8, 5, "8:05am")],
)  # fmt: skip
def test_a_time_is_said_without_needless_noughts(hour: int, minute: int, said: str) -> None:
    assert say_time(datetime(2020, 9, 3, hour, minute, tzinfo=UTC)) == said


def test_a_moment_is_said_in_its_own_zone() -> None:
    moment = datetime(2020, 9, 3, 13, 0, tzinfo=UTC).astimezone(ZoneInfo("Europe/London"))
    assert say_moment(moment, SUMMER) == "Thu 3 Sep, 2pm"


def test_a_window_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Window(SUMMER, SUMMER - timedelta(days=1))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2020-10-30", "due Fri 30 Oct"),
        ("2020-09-01..2020-09-30", "due in Sep"),
        ("2020-09-11..2020-09-20", "due in mid Sep"),
        ("2021-01-01..2021-12-31", "due in 2021"),
        ("2020-08-01..2020-09-30", "due Aug to Sep"),
        ("2020-09-14..2020-09-20", "due 14 to 20 Sep"),
    ],
)
def test_a_deadline_is_in_a_month_and_from_one_to_another(value: str, said: str) -> None:
    assert say_due(window(value), SUMMER) == said
