"""Which days are worked on, and how they are counted."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.dates.windows import Window
from handlers.rules.working_days import (
    Calendar,
    NeverOpenError,
    Region,
    clear_days_before,
    closed_because,
    is_working_day,
    on_or_after,
    on_or_before,
    shift,
    working_days_between,
)

ENGLAND = Calendar()
SCOTLAND = Calendar(Region.SCOTLAND)
YEAR_END = Calendar(closures=(Window(date(2026, 12, 27), date(2026, 12, 31)),))
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
CALENDARS = st.builds(
    Calendar,
    st.sampled_from(Region),
    st.sampled_from([(), YEAR_END.closures, (Window(date(2024, 2, 26), date(2024, 3, 1)),)]),
)


@pytest.mark.parametrize(
    ("region", "day", "closed"),
    [
        pytest.param(Region.ENGLAND, date(2026, 8, 31), True, id="late summer in England"),
        pytest.param(Region.WALES, date(2026, 8, 31), True, id="late summer in Wales"),
        pytest.param(Region.SCOTLAND, date(2026, 8, 31), False, id="not in Scotland"),
        pytest.param(Region.SCOTLAND, date(2026, 8, 3), True, id="early August in Scotland"),
        pytest.param(Region.SCOTLAND, date(2026, 4, 6), False, id="Easter Monday in Scotland"),
        pytest.param(Region.SCOTLAND, date(2026, 11, 30), True, id="St Andrew's Day"),
        pytest.param(Region.SCOTLAND, date(2026, 1, 2), True, id="2 January in Scotland"),
        pytest.param(Region.ENGLAND, date(2026, 1, 2), False, id="2 January in England"),
        pytest.param(Region.NORTHERN_IRELAND, date(2026, 7, 13), True, id="the Boyne, observed"),
        pytest.param(Region.NORTHERN_IRELAND, date(2026, 3, 17), True, id="St Patrick's Day"),
        pytest.param(Region.ENGLAND, date(2026, 12, 28), True, id="Boxing Day moved to a Monday"),
        pytest.param(Region.ENGLAND, date(2022, 9, 19), True, id="a holiday for one year only"),
        pytest.param(Region.ENGLAND, date(2023, 9, 19), False, id="and not the year after"),
    ],
)
def test_each_nation_keeps_its_own_bank_holidays(region: Region, day: date, closed: bool) -> None:
    assert is_working_day(Calendar(region), day) is not closed


def test_there_is_no_day_past_the_calendars_first_and_last() -> None:
    assert shift(ENGLAND, date.max, 1) == date.max
    assert shift(ENGLAND, date.min, -1) == date.min
    assert shift(ENGLAND, date(9999, 12, 30), 1) == date.max


def test_a_closed_day_says_why() -> None:
    assert closed_because(ENGLAND, date(2026, 8, 29)) == "weekend"
    assert closed_because(ENGLAND, date(2026, 8, 31)) == "Late Summer Bank Holiday"
    assert closed_because(YEAR_END, date(2026, 12, 29)) == "closed"
    assert closed_because(ENGLAND, date(2026, 12, 29)) is None


def test_closures_of_ones_own_stretch_christmas() -> None:
    assert shift(ENGLAND, date(2026, 12, 24), 1) == date(2026, 12, 29)
    assert shift(YEAR_END, date(2026, 12, 24), 1) == date(2027, 1, 4)
    assert on_or_before(YEAR_END, date(2026, 12, 30)) == date(2026, 12, 24)


def test_what_falls_on_a_closed_day_goes_out_on_the_working_day_before() -> None:
    assert on_or_before(ENGLAND, date(2026, 8, 31)) == date(2026, 8, 28)
    assert shift(ENGLAND, date(2026, 8, 31), 0) == date(2026, 8, 28)
    assert on_or_after(ENGLAND, date(2026, 8, 29)) == date(2026, 9, 1)


def test_clear_days_count_neither_end() -> None:
    """Five clear days before Thu 3 Sep 2026: 2 and 1 Sep, 28, 27 and 26 Aug."""
    assert clear_days_before(ENGLAND, date(2026, 9, 3), 5) == date(2026, 8, 25)
    assert clear_days_before(ENGLAND, date(2026, 9, 3), 0) == date(2026, 9, 2)


def test_england_and_scotland_disagree_on_the_tenth_day_before_84_deadlines_of_2026() -> None:
    year = [date(2026, 1, 1) + timedelta(days=nth) for nth in range(365)]
    assert sum(shift(ENGLAND, day, -10) != shift(SCOTLAND, day, -10) for day in year) == 84


def test_the_29th_of_february_is_a_day_like_any_other() -> None:
    assert shift(ENGLAND, date(2028, 2, 28), 1) == date(2028, 2, 29)
    assert shift(ENGLAND, date(2028, 3, 1), -1) == date(2028, 2, 29)


def test_a_calendar_without_working_days_is_refused_and_not_searched_for_ever() -> None:
    always = Calendar(closures=(Window(date(2026, 1, 1), date(2099, 12, 31)),))
    with pytest.raises(NeverOpenError, match="No working day is near 03 Sep 2026"):
        shift(always, date(2026, 9, 3), 1)


@settings(deadline=None, max_examples=150)
@given(CALENDARS, DAYS, st.integers(-25, 25))
def test_shifting_lands_on_a_working_day_that_many_working_days_away(
    calendar: Calendar, day: date, count: int
) -> None:
    landed = shift(calendar, day, count)
    assert is_working_day(calendar, landed)
    if count > 0:
        assert working_days_between(calendar, day, landed) == count
    elif count < 0:
        # The landing day is one of those counted, and the day counted from is not.
        before = landed - timedelta(days=1), day - timedelta(days=1)
        assert working_days_between(calendar, *before) == -count


@settings(deadline=None, max_examples=100)
@given(CALENDARS, DAYS)
def test_before_and_after_meet_on_open_days_only(calendar: Calendar, day: date) -> None:
    before, after = on_or_before(calendar, day), on_or_after(calendar, day)
    assert before <= day <= after
    assert (before == after) == is_working_day(calendar, day)
    assert shift(calendar, before, 1) == (after if before != after else shift(calendar, day, 1))


@settings(deadline=None, max_examples=50)
@given(CALENDARS, DAYS, DAYS)
def test_counting_back_is_counting_forward_with_a_minus(
    calendar: Calendar, start: date, end: date
) -> None:
    end = min(end, start + timedelta(days=400))
    start = max(start, end - timedelta(days=400))
    forward = working_days_between(calendar, start, end)
    assert working_days_between(calendar, end, start) == -forward
