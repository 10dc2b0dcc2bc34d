"""Months, quarters, halves, years, seasons, feasts, weeks and parts of them."""

from datetime import date

import pytest

from handlers.rules.dates.reading import read_date
from tests.rules.dates.cases import SUMMER, sure, window, written

MONTHS = [
    ("September 2020", "2020-09-01..2020-09-30"),
    ("Sept 2020", "2020-09-01..2020-09-30"),
    ("sept. 2020", "2020-09-01..2020-09-30"),
    ("Sept, 2020", "2020-09-01..2020-09-30"),
    ("Sep-20", "2020-09-01..2020-09-30"),
    ("Sept.20", "2020-09-01..2020-09-30"),
    ("Sep '20", "2020-09-01..2020-09-30"),
    ("Sept 20", "2020-09-01..2020-09-30"),
    ("July 09", "2009-07-01..2009-07-31"),
    ("June 08", "2008-06-01..2008-06-30"),
    ("Feb 2024", "2024-02-01..2024-02-29"),
    ("09/2020", "2020-09-01..2020-09-30"),
    ("2020-09", "2020-09-01..2020-09-30"),
    ("Agust 2020", "2020-08-01..2020-08-31"),
    ("Novemeber 2020", "2020-11-01..2020-11-30"),
    ("by Sept 2020", "2020-09-01..2020-09-30"),
    ("During October 2020", "2020-10-01..2020-10-31"),
    ("from Sept 2020", "2020-09-01..2020-09-30"),
    ("c. Sept 2020", "2020-09-01..2020-09-30"),
    ("before September 2020", "2020-08-31"),
    ("March 2020/21", "2021-03-01..2021-03-31"),
    ("Aug-Sept 20", "2020-08-01..2020-09-30"),
    ("July-Aug 20", "2020-07-01..2020-08-31"),
    ("Sept-Nov 20", "2020-09-01..2020-11-30"),
    ("Aug - Sept '20", "2020-08-01..2020-09-30"),
    ("Sep-20/Oct-20", "2020-09-01..2020-10-31"),
    ("Jan/Feb/Mar 2021", "2021-01-01..2021-03-31"),
    ("Jan, Feb and March 2021", "2021-01-01..2021-03-31"),
    ("July & October 2020", "2020-07-01..2020-10-31"),
    ("Nov 20 - Jan 21", "2020-11-01..2021-01-31"),
    ("Nov to Jan 2021", "2020-11-01..2021-01-31"),
    ("Nov 2020 - Feb", "2020-11-01..2021-02-28"),
    ("between September and November 2020", "2020-09-01..2020-11-30"),
    ("2020 September", "2020-09-01..2020-09-30"),
    ("from April 2020 for 12 months", "2020-04-01..2021-03-31"),
    ("Sept 2020 + 3 months", "2020-12-31"),
    ("month of September 2020", "2020-09-01..2020-09-30"),
    ("prior to September 2020", "2020-08-31"),
    ("Sept 20 - Oct 20", "2020-09-01..2020-10-31"),
]

QUARTERS = [
    ("Q1 2020/21", "2020-04-01..2020-06-30"),
    ("Q4 2020/21", "2021-01-01..2021-03-31"),
    ("Q2 20/21", "2020-07-01..2020-09-30"),
    ("Q3 (2020/21)", "2020-10-01..2020-12-31"),
    ("2020/21 Q2", "2020-07-01..2020-09-30"),
    ("2020-21 - Q4", "2021-01-01..2021-03-31"),
    ("Qtr 3 2020/21", "2020-10-01..2020-12-31"),
    ("quarter one 2021/22", "2021-04-01..2021-06-30"),
    ("Q1 2020", "2020-04-01..2020-06-30"),
    ("first quarter of 2021/22", "2021-04-01..2021-06-30"),
    ("4th qtr 2020/21", "2021-01-01..2021-03-31"),
    ("Q1-Q2 2020/21", "2020-04-01..2020-09-30"),
    ("Q2-3 2020/21", "2020-07-01..2020-12-31"),
    ("Quarters 1 and 2 2020/21", "2020-04-01..2020-09-30"),
    ("Q3 (Oct–Dec 2020)", "2020-10-01..2020-12-31"),
    ("Q4 (Oct–Dec 2020)", "2020-10-01..2020-12-31"),
    ("Q3/Q4 2020/21", "2020-10-01..2021-03-31"),
    ("end of Q3 2020/21", "2020-12-31"),
    ("early Q3 2020/21", "2020-10-01..2020-10-31"),
    ("H1 2021/22", "2021-04-01..2021-09-30"),
    ("H2 2020/21", "2020-10-01..2021-03-31"),
    ("first half of 2020/21", "2020-04-01..2020-09-30"),
    ("second half of 2020", "2020-07-01..2020-12-31"),
]

YEARS = [
    ("2020", "2020-01-01..2020-12-31"),
    ("by 2022", "2022-01-01..2022-12-31"),
    ("calendar year 2021", "2021-01-01..2021-12-31"),
    ("2020/21", "2020-04-01..2021-03-31"),
    ("2020-2021", "2020-04-01..2021-03-31"),
    ("20/21", "2020-04-01..2021-03-31"),
    ("1999/00", "1999-04-01..2000-03-31"),
    ("FY 2020/21", "2020-04-01..2021-03-31"),
    ("FY20/21", "2020-04-01..2021-03-31"),
    ("financial year 2020-21", "2020-04-01..2021-03-31"),
    ("academic year 2020/21", "2020-09-01..2021-08-31"),
    ("end of 2020/21", "2021-03-31"),
    ("end of 2020", "2020-12-31"),
    ("year end 2020/21", "2021-03-31"),
    ("early 2021", "2021-01-01..2021-04-30"),
    ("mid 2021", "2021-05-01..2021-08-31"),
    ("late 2021", "2021-09-01..2021-12-31"),
    ("throughout 2021", "2021-01-01..2021-12-31"),
]

SEASONS_AND_FEASTS = [
    ("Spring 2021", "2021-03-01..2021-05-31"),
    ("Summer 2020", "2020-06-01..2020-08-31"),
    ("Autumn 08", "2008-09-01..2008-11-30"),
    ("winter 2020", "2020-12-01..2021-02-28"),
    ("Winter 2020/21", "2020-12-01..2021-02-28"),
    ("Winter 2023", "2023-12-01..2024-02-29"),
    ("spring/summer 2021", "2021-03-01..2021-08-31"),
    ("Autumn/Winter 2020", "2020-09-01..2021-02-28"),
    ("late autumn 2020", "2020-11-01..2020-11-30"),
    ("Easter 2021", "2021-04-04"),
    ("by Easter 2022", "2022-04-17"),
    ("Good Friday 2021", "2021-04-02"),
    ("Easter Monday 2021", "2021-04-05"),
    ("Christmas 2020", "2020-12-25"),
    ("by Xmas 2020", "2020-12-25"),
    ("before Christmas 2020", "2020-12-24"),
    ("before Xmas 2020", "2020-12-24"),
    ("before the second week of October 2020", "2020-10-07"),
    ("before the start of October 2020", "2020-09-30"),
    ("before the end of October 2020", "2020-10-31"),
    ("prior to the end of October 2020", "2020-10-31"),
    ("Christmas Eve 2020", "2020-12-24"),
    ("August bank holiday 2020", "2020-08-31"),
    ("early May bank holiday 2021", "2021-05-03"),
    ("late May bank holiday 2021", "2021-05-31"),
    ("2 weeks before Christmas 2020", "2020-12-11"),
    ("the week before Christmas 2020", "2020-12-14..2020-12-20"),
    ("the Friday before Christmas 2020", "2020-12-18"),
    ("the day after Easter Monday 2021", "2021-04-06"),
]

PARTS = [
    ("early Sept 2020", "2020-09-01..2020-09-10"),
    ("beginning of October 2020", "2020-10-01..2020-10-10"),
    ("start of November 2020", "2020-11-01..2020-11-10"),
    ("mid-October 2020", "2020-10-11..2020-10-20"),
    ("middle of Oct 2020", "2020-10-11..2020-10-20"),
    ("late Sept 2020", "2020-09-21..2020-09-30"),
    ("late Feb 2021", "2021-02-21..2021-02-28"),
    ("end of September 2020", "2020-09-30"),
    ("by the end of Oct 2020", "2020-10-31"),
    ("end Oct 2020", "2020-10-31"),
    ("October 2020 month end", "2020-10-31"),
    ("e/o Oct 2020", "2020-10-31"),
    ("end-Oct-20", "2020-10-31"),
    ("mid to late October 2020", "2020-10-11..2020-10-31"),
    ("early/mid October 2020", "2020-10-01..2020-10-20"),
    ("mid Sept - mid Oct 2020", "2020-09-11..2020-10-20"),
    ("end of Sept/early Oct 2020", "2020-09-30..2020-10-10"),
    ("first half of October 2020", "2020-10-01..2020-10-15"),
    ("2nd half of Sept 2020", "2020-09-16..2020-09-30"),
    ("early summer 2021", "2021-06-01..2021-06-30"),
    ("1st week of October 2020", "2020-10-01..2020-10-07"),
    ("second week in November 2020", "2020-11-08..2020-11-14"),
    ("week 2 of October 2020", "2020-10-08..2020-10-14"),
    ("last week of Oct 2020", "2020-10-25..2020-10-31"),
    ("first two weeks of October 2020", "2020-10-01..2020-10-14"),
    ("by the end of the first week of October 2020", "2020-10-07"),
    ("first Monday in October 2020", "2020-10-05"),
    ("third Thursday of November 2020", "2020-11-19"),
    ("last Friday in September 2020", "2020-09-25"),
    ("last day of February 2021", "2021-02-28"),
    ("last working day of October 2020", "2020-10-30"),
    ("w/c 7/9/20", "2020-09-07..2020-09-13"),
    ("W/C 7th September 2020", "2020-09-07..2020-09-13"),
    ("week commencing Monday 7 September 2020", "2020-09-07..2020-09-13"),
    ("week beginning 7 Sept 2020", "2020-09-07..2020-09-13"),
    ("w.c. 7.9.20", "2020-09-07..2020-09-13"),
    ("w/c 7 & 14 Sept 2020", "2020-09-07..2020-09-20"),
    ("fortnight commencing 7 Sept 2020", "2020-09-07..2020-09-20"),
    ("week of 9 September 2020", "2020-09-07..2020-09-13"),
    ("week ending 18/09/20", "2020-09-14..2020-09-18"),
    ("w/e Sunday 20 Sept 2020", "2020-09-14..2020-09-20"),
]


@pytest.mark.parametrize(
    ("text", "expected"), MONTHS + QUARTERS + YEARS + SEASONS_AND_FEASTS + PARTS
)
def test_a_period_with_its_year_is_sure_and_nothing_is_left_over(text: str, expected: str) -> None:
    reading = read_date(text, SUMMER)
    assert (sure(reading), reading.rest, reading.year_inferred) == (expected, "", False)


IN_DOUBT_WITHOUT_A_YEAR = [
    ("Sept", "2020-09-01..2020-09-30"),
    ("May", "2020-05-01..2020-05-31"),
    ("March", "2021-03-01..2021-03-31"),
    ("Sept-Oct", "2020-09-01..2020-10-31"),
    ("Dec/Jan", "2020-12-01..2021-01-31"),
    ("Q1", "2020-04-01..2020-06-30"),
    ("Qtr 3", "2020-10-01..2020-12-31"),
    ("H1", "2020-04-01..2020-09-30"),
    ("Autumn", "2020-09-01..2020-11-30"),
    ("Winter", "2020-12-01..2021-02-28"),
]


@pytest.mark.parametrize(("text", "expected"), IN_DOUBT_WITHOUT_A_YEAR)
def test_a_bare_period_in_a_plan_is_read_and_doubted(text: str, expected: str) -> None:
    reading = read_date(text, SUMMER)
    assert written(reading.window) == expected
    assert (reading.ambiguous, reading.year_inferred) == (True, True)
    assert len(reading.alternatives) == 1


SURE_WITHOUT_A_YEAR = [
    ("early Sept", "2020-09-01..2020-09-10"),
    ("end of September", "2020-09-30"),
    ("by end of Q3", "2020-12-31"),
    ("1st week of October", "2020-10-01..2020-10-07"),
    ("w/c 7 Sept", "2020-09-07..2020-09-13"),
    ("wk beg 7 Sept", "2020-09-07..2020-09-13"),
    ("Easter", "2021-04-04"),
    ("end of the financial year", "2021-03-31"),
    ("end of the year", "2020-12-31"),
]


@pytest.mark.parametrize(("text", "expected"), SURE_WITHOUT_A_YEAR)
def test_a_part_of_a_period_without_a_year_is_only_marked(text: str, expected: str) -> None:
    reading = read_date(text, SUMMER)
    assert (sure(reading), reading.year_inferred) == (expected, True)


OTHERWISE_DOUBTED = [
    ("Q4 2020", "2021-01-01..2021-03-31", ["2020-10-01..2020-12-31"]),
    ("FY21", "2020-04-01..2021-03-31", ["2021-04-01..2022-03-31"]),
    ("2011-12", "2011-04-01..2012-03-31", ["2011-12-01..2011-12-31"]),
    ("2020-23", "2020-01-01..2023-12-31", ["2020-04-01..2023-03-31"]),
    ("Sept 2020?", "2020-09-01..2020-09-30", []),
    ("Sept 2020 (tbc)", "2020-09-01..2020-09-30", []),
    ("w/c 8th September 09", "2009-09-07..2009-09-13", []),
    ("Oct half term 2020", "2020-10-01..2020-10-31", []),
    ("Easter holidays 2021", "2021-04-04", []),
    ("Spring term 2021", "2021-01-01..2021-03-31", []),
    ("May bank holiday 2021", "2021-05-03", ["2021-05-31"]),
    ("March 31", "2031-03-01..2031-03-31", ["2021-03-31"]),
]


@pytest.mark.parametrize(("text", "expected", "others"), OTHERWISE_DOUBTED)
def test_what_may_mean_something_else_is_doubted(
    text: str, expected: str, others: list[str]
) -> None:
    reading = read_date(text, SUMMER)
    assert written(reading.window) == expected
    assert reading.ambiguous
    assert reading.why
    assert [written(other) for other in reading.alternatives] == others


def test_a_number_after_a_month_is_a_year_where_the_cells_around_use_it_so() -> None:
    far = date(2026, 9, 1)
    assert read_date("Sept 12", far).alternatives == (window("2026-09-12"),)
    reading = read_date("Sept 12", far, neighbours=["Oct 12", "Nov-11"])
    assert sure(reading) == "2012-09-01..2012-09-30"
