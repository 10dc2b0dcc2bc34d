"""Single days, and days of one month, in every way that people write them."""

from datetime import date

import pytest

from handlers.rules.dates.reading import read_date
from handlers.rules.dates.windows import DateKind
from tests.rules.dates.cases import SUMMER, sure, window, written

WITH_YEAR = [
    ("01/07/20", "2020-07-01"),
    ("1/7/2020", "2020-07-01"),
    ("1.7.20", "2020-07-01"),
    ("1-7-20", "2020-07-01"),
    ("01\\07\\20", "2020-07-01"),
    ("01_07_20", "2020-07-01"),
    ("01 07 20", "2020-07-01"),
    ("30 . 09 . 2020", "2020-09-30"),
    ("30/09/2020.", "2020-09-30"),
    ("21.10. 11", "2011-10-21"),
    ("30//09/20", "2020-09-30"),
    ("10/11/12", "2012-11-10"),
    ("2020-09-30", "2020-09-30"),
    ("2020/9/3", "2020-09-03"),
    ("2020-09-25T17:00:00Z", "2020-09-25"),
    ("2020-09-25 00:00:00", "2020-09-25"),
    ("25/09/20 12:00", "2020-09-25"),
    ("30 Sept 2020", "2020-09-30"),
    ("30 September, 2020", "2020-09-30"),
    ("30-Sep-2020", "2020-09-30"),
    ("30-Sep-20", "2020-09-30"),
    ("30/Sep/2020", "2020-09-30"),
    ("30sept20", "2020-09-30"),
    ("30 Sept '20", "2020-09-30"),
    ("30 Sept ’20", "2020-09-30"),
    ("30th Sept 2020", "2020-09-30"),
    ("30thSeptember 2020", "2020-09-30"),
    ("the 30th of September 2020", "2020-09-30"),
    ("First of October 2020", "2020-10-01"),
    ("September 30, 2020", "2020-09-30"),
    ("Sept 30th 2020", "2020-09-30"),
    ("Sept. 30th, 2020", "2020-09-30"),
    ("Oct 1st 20", "2020-10-01"),
    ("JULY 4 2020", "2020-07-04"),
    ("4th September 2008", "2008-09-04"),
    ("29/02/2020", "2020-02-29"),
    ("Febuary 3rd 2021", "2021-02-03"),
    ("3 Setpember 2020", "2020-09-03"),
    ("by 5pm on Friday 25th September 2020", "2020-09-25"),
    ("by 31st March 2021 at the latest", "2021-03-31"),
    ("no later than 31 March 2021", "2021-03-31"),
    ("010720", "2020-07-01"),
    ("20200930", "2020-09-30"),
    ("30092020", "2020-09-30"),
    ("44105", "2020-10-01"),
    ("44105.0", "2020-10-01"),
    ("30 Sept 2020 12 noon", "2020-09-30"),
    ("2020 Sept 30", "2020-09-30"),
    ("6 weeks from 1 Sept 2020", "2020-10-13"),
    ("before 1 October 2020", "2020-09-30"),
    ("on or before 1 October 2020", "2020-10-01"),
]

SEVERAL_DAYS = [
    ("16/17 Sept 2020", "2020-09-16..2020-09-17"),
    ("16 & 17 September 2020", "2020-09-16..2020-09-17"),
    ("16th and 17th of Sept 2020", "2020-09-16..2020-09-17"),
    ("1st-5th Oct 2020", "2020-10-01..2020-10-05"),
    ("1 - 5 Oct 2020", "2020-10-01..2020-10-05"),
    ("1st, 2nd and 3rd Oct 2020", "2020-10-01..2020-10-03"),
    ("Mon 14 to Fri 18 Sept 2020", "2020-09-14..2020-09-18"),
    ("Sept 14-18 2020", "2020-09-14..2020-09-18"),
    ("28 Sept - 3 Oct 2020", "2020-09-28..2020-10-03"),
    ("15 Sept–2 Oct 2020", "2020-09-15..2020-10-02"),
    ("28 December 2020 to 3 January 2021", "2020-12-28..2021-01-03"),
    ("28 Dec to 3 Jan 2021", "2020-12-28..2021-01-03"),
    ("30 Nov/1 Dec 2020", "2020-11-30..2020-12-01"),
    ("between 1 Sept and 5 Oct 2020", "2020-09-01..2020-10-05"),
    ("1/4/20-31/3/21", "2020-04-01..2021-03-31"),
    ("from 1/9/20 until 31/10/20", "2020-09-01..2020-10-31"),
    ("1/9 - 30/9/20", "2020-09-01..2020-09-30"),
    ("1-30/9/20", "2020-09-01..2020-09-30"),
    ("01.09.-30.09.2020", "2020-09-01..2020-09-30"),
    ("1 Sept 2020 for 6 weeks", "2020-09-01..2020-10-12"),
]


@pytest.mark.parametrize(("text", "expected"), WITH_YEAR + SEVERAL_DAYS)
def test_a_day_with_its_year_is_sure_and_nothing_is_left_over(text: str, expected: str) -> None:
    reading = read_date(text, SUMMER)
    assert (sure(reading), reading.rest, reading.year_inferred) == (expected, "", False)


NO_YEAR = [
    ("30 Sept", "2020-07-15", "2020-09-30"),
    ("30/9", "2020-07-15", "2020-09-30"),
    ("15 July", "2020-07-15", "2020-07-15"),
    ("14 July", "2020-07-15", "2020-07-14"),
    ("14 April", "2020-07-15", "2020-04-14"),
    ("13 April", "2020-07-15", "2021-04-13"),
    ("31/3", "2020-07-15", "2021-03-31"),
    ("1 Jan", "2020-12-20", "2021-01-01"),
    ("31 Dec", "2021-01-10", "2020-12-31"),
    ("31 Dec", "2021-06-10", "2021-12-31"),
    ("Oct 1st", "2020-07-15", "2020-10-01"),
    ("16/17 Sept", "2020-07-15", "2020-09-16..2020-09-17"),
    ("Fri 2 Oct", "2020-07-15", "2020-10-02"),
    ("29 Feb", "2024-01-10", "2024-02-29"),
    ("Sept 30/Oct 1", "2020-07-15", "2020-09-30..2020-10-01"),
    ("1/9 - 30/9", "2020-07-15", "2020-09-01..2020-09-30"),
    ("30 Sept 12 noon", "2020-07-15", "2020-09-30"),
]


@pytest.mark.parametrize(("text", "today", "expected"), NO_YEAR)
def test_without_a_year_it_is_the_next_one_or_the_one_just_past(
    text: str, today: str, expected: str
) -> None:
    reading = read_date(text, date.fromisoformat(today))
    assert (sure(reading), reading.year_inferred) == (expected, True)


def test_the_29th_of_february_waits_for_a_leap_year_and_says_so() -> None:
    reading = read_date("29 Feb", SUMMER)
    assert written(reading.window) == "2024-02-29"
    assert reading.ambiguous
    assert reading.why == "The next 29 February is in 2024."


IMPOSSIBLE = [
    ("31/04", "There is no 31 April."),
    ("31/04/2020", "There is no 31 April."),
    ("31st September", "There is no 31 September."),
    ("31 Jun 2020", "There is no 31 June."),
    ("30 Feb 2021", "There is no 30 February."),
    ("29/02/2021", "There is no 29 February in 2021."),
    ("29 February 1900", "There is no 29 February in 1900."),
    ("32/01/2020", "There is no 32 January."),
    ("13/13/2020", "There is no month 13."),
    ("2020-02-30", "There is no 30 February."),
    ("00/09/20", "There is no 0 September."),
    ("Friday 31 November 2020", "There is no 31 November."),
    ("5 Oct 2020 to 1 Oct 2020", "It ends before it begins."),
]


@pytest.mark.parametrize(("text", "why"), IMPOSSIBLE)
def test_a_day_that_no_calendar_has_is_refused_and_never_rolled_over(text: str, why: str) -> None:
    reading = read_date(text, SUMMER)
    assert (reading.kind, reading.window, reading.why) == (DateKind.INVALID, None, why)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("09/13/2020", "2020-09-13"),
        ("12/25/20", "2020-12-25"),
        ("2020-13-01", "2020-01-13"),
        ("10/31", "2020-10-31"),
    ],
)
def test_a_date_that_is_only_possible_month_first_is_doubted(text: str, expected: str) -> None:
    reading = read_date(text, SUMMER)
    assert written(reading.window) == expected
    assert reading.ambiguous
    assert reading.why == "It only makes sense with the month first."


def test_two_numbers_with_no_such_month_may_be_a_month_and_its_year() -> None:
    reading = read_date("09/20", SUMMER)
    assert written(reading.window) == "2020-09-01..2020-09-30"
    assert reading.ambiguous
    assert reading.alternatives == (window("2020-09-20"),)


WEEKDAYS = [
    ("Thursday 30 Oct 2020", "2020-10-30", ["2020-10-29"]),
    ("Mon 30 Sept 2020", "2020-09-30", ["2020-09-28"]),
    ("30/10/2020 (Thurs)", "2020-10-30", ["2020-10-29"]),
    ("Friday 1 October", "2020-10-01", ["2020-10-02", "2021-10-01"]),
]


@pytest.mark.parametrize(("text", "expected", "others"), WEEKDAYS)
def test_a_weekday_that_disagrees_is_doubted_and_the_days_it_may_mean_are_given(
    text: str, expected: str, others: list[str]
) -> None:
    reading = read_date(text, SUMMER)
    assert written(reading.window) == expected
    assert reading.ambiguous
    assert reading.weekday_disagrees
    assert [written(other) for other in reading.alternatives] == others


@pytest.mark.parametrize(
    "text",
    [
        "Friday 30 Oct 2020",
        "30 Oct 2020 (Fri)",
        "Fri, 30th October 2020",
        "Friday the 30th Oct 2020",
    ],
)
def test_a_weekday_that_agrees_says_nothing(text: str) -> None:
    assert sure(read_date(text, SUMMER)) == "2020-10-30"


def test_a_day_before_its_month_turned_round_by_excel_is_doubted_among_months() -> None:
    reading = read_date("20-Sep", date(2026, 9, 1), neighbours=["Sep-20", "01/07/20", "Oct-20"])
    assert written(reading.window) == "2026-09-20"
    assert reading.ambiguous
    assert reading.year_inferred
    assert window("2020-09-01..2020-09-30") in reading.alternatives


def test_a_day_before_its_month_is_doubted_when_the_day_would_do_as_this_year() -> None:
    reading = read_date("20-Sep", SUMMER)
    assert written(reading.window) == "2020-09-20"
    assert reading.alternatives == (window("2020-09-01..2020-09-30"),)


@pytest.mark.parametrize("text", ["5-Sep", "28-Sep", "20 Sep", "20th-Sep"])
def test_a_day_that_would_not_do_as_a_year_is_not_doubted(text: str) -> None:
    assert not read_date(text, SUMMER).ambiguous


def test_a_missing_year_is_doubted_where_the_cells_around_are_of_another() -> None:
    reading = read_date("30 Sept", date(2026, 9, 1), neighbours=["01/07/20", "Aug-Sept 20"])
    assert written(reading.window) == "2026-09-30"
    assert reading.ambiguous
    assert reading.alternatives == (window("2020-09-30"),)


@pytest.mark.parametrize("text", ["1.2.3", "10.0.0.1", "01452 396 396", "CR6.4", "£4.5k", "12345"])
def test_numbers_of_another_kind_are_no_date(text: str) -> None:
    assert read_date(text, SUMMER).kind is DateKind.NONE


def test_a_day_and_a_month_beside_it_name_no_year() -> None:
    reading = read_date("31/10", date(2024, 9, 10), neighbours=["30/09", "28/02", "1.7"])
    assert reading.window is not None
    assert reading.window.first == date(2024, 10, 31)
    assert reading.alternatives == ()
