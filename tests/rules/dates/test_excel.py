"""Dates that Excel keeps as numbers, read as precisely as the cell shows them."""

from datetime import date, datetime

import pytest

from handlers.rules.dates.excel import read_serial, show
from handlers.rules.dates.windows import DateKind
from tests.rules.dates.cases import SUMMER, sure, window, written

JULY = datetime(2020, 7, 1)  # noqa: DTZ001 - Excel's own cells have no zone

CELLS = [
    (JULY, "dd/mm/yy", "01/07/20", "2020-07-01"),
    (JULY, "mmm-yy", "Jul-20", "2020-07-01..2020-07-31"),
    (JULY, "mmmm yyyy", "July 2020", "2020-07-01..2020-07-31"),
    (JULY, "[$-809]mmm\\-yy;@", "Jul-20", "2020-07-01..2020-07-31"),
    (JULY, "mm/yyyy", "07/2020", "2020-07-01..2020-07-31"),
    (JULY, '[Red]d" of "mmmm yyyy', "1 of July 2020", "2020-07-01"),
    (JULY, "yyyy", "2020", "2020-01-01..2020-12-31"),
    (JULY, "dd/mm/yyyy hh:mm", "01/07/2020", "2020-07-01"),
    (JULY, "dddd d mmm yyyy", "Wednesday 1 Jul 2020", "2020-07-01"),
    (JULY, "General", "2020-07-01", "2020-07-01"),
    (date(2020, 9, 30), "d-mmm", "30-Sep", "2020-09-30"),
    (44105, "dd/mm/yyyy", "01/10/2020", "2020-10-01"),
    (44105.75, "mmm-yy", "Oct-20", "2020-10-01..2020-10-31"),
    (44105, "General", "44105", "2020-10-01"),
    (2020, "0", "2020", "2020-01-01..2020-12-31"),
    (61, "d mmm yyyy", "1 Mar 1900", "1900-03-01"),
]


@pytest.mark.parametrize(("value", "number_format", "text", "expected"), CELLS)
def test_a_cell_is_read_as_precisely_as_it_is_shown(
    value: float | date | datetime, number_format: str, text: str, expected: str
) -> None:
    reading = read_serial(value, number_format, SUMMER)
    assert (reading.text, sure(reading)) == (text, expected)


def test_a_day_shown_without_its_year_may_be_a_month_turned_round() -> None:
    reading = read_serial(datetime(2020, 9, 20), "d-mmm", SUMMER)  # noqa: DTZ001
    assert (reading.text, written(reading.window)) == ("20-Sep", "2020-09-20")
    assert reading.ambiguous
    assert reading.alternatives == (window("2020-09-01..2020-09-30"),)


@pytest.mark.parametrize("value", [-5, 0, 3e6, float("inf")])
def test_a_number_beyond_the_calendar_of_excel_is_refused(value: float) -> None:
    assert read_serial(value, "dd/mm/yy", SUMMER).kind is DateKind.INVALID


@pytest.mark.parametrize(("value", "number_format"), [(3.5, "0.0"), (12, "General"), (0.5, "h:mm")])
def test_a_number_that_is_no_date_is_none(value: float, number_format: str) -> None:
    assert read_serial(value, number_format, SUMMER).window is None


def test_minutes_are_no_months() -> None:
    assert show(date(2020, 7, 1), "d/m/yy h:mm") == "1/7/20"
