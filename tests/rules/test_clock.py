"""The clock on the wall: both clock changes, and times as people write them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfoNotFoundError

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handlers.rules.clock import local_day, read_time, say_clock, take_time, wall_time

LONDON = "Europe/London"


def test_a_wall_time_that_the_clocks_skip_moves_forward() -> None:
    """On 29 March 2026 British clocks go from 1am to 2am."""
    moment = wall_time(date(2026, 3, 29), time(1, 30), LONDON)
    assert moment.time() == time(2, 30)
    assert moment.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_wall_time_that_comes_twice_is_the_first() -> None:
    """On 25 October 2026 British clocks go from 2am back to 1am."""
    moment = wall_time(date(2026, 10, 25), time(1, 30), LONDON)
    assert moment.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    again = wall_time(date(2026, 10, 25), time(1, 30, fold=1), LONDON)
    assert again.astimezone(UTC) == moment.astimezone(UTC)


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [
        pytest.param(date(2026, 3, 28), 9, id="before the clocks go forward"),
        pytest.param(date(2026, 3, 29), 8, id="the day they go forward"),
        pytest.param(date(2026, 10, 24), 8, id="before they go back"),
        pytest.param(date(2026, 10, 25), 9, id="the day they go back"),
        pytest.param(date(2028, 2, 29), 9, id="a leap day"),
    ],
)
def test_half_past_nine_is_half_past_nine_all_year(day: date, utc_hour: int) -> None:
    moment = wall_time(day, time(9, 30), LONDON)
    assert moment.time() == time(9, 30)
    assert moment.astimezone(UTC).hour == utc_hour


def test_a_day_is_the_readers_own() -> None:
    late = datetime(2026, 9, 2, 23, 30, tzinfo=UTC)
    assert local_day(late, LONDON) == date(2026, 9, 3)
    assert local_day(late, "America/New_York") == date(2026, 9, 2)


def test_a_zone_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        wall_time(date(2026, 9, 3), time(9), "Europe/Gloucester")


@settings(deadline=None, max_examples=200)
@given(
    st.dates(date(2020, 1, 1), date(2032, 12, 31)),
    st.times(),
    st.sampled_from([LONDON, "Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "UTC"]),
)
def test_a_wall_time_is_what_was_asked_or_moved_forward_by_an_hour_at_most(
    day: date, at: time, zone: str
) -> None:
    moment = wall_time(day, at, zone)
    moved = moment.replace(tzinfo=None) - datetime.combine(day, at)
    assert timedelta(0) <= moved <= timedelta(hours=1)
    assert moment.fold == 0


@pytest.mark.parametrize(
    ("text", "at", "rest"),
    [
        ("thu 3 sep 2pm", time(14), "thu 3 sep"),
        ("thursday at 9.30am", time(9, 30), "thursday"),
        ("3 september 2026, 14:00", time(14), "3 september 2026"),
        ("every thursday 1400hrs", time(14), "every thursday"),
        ("noon on thursdays", time(12), "on thursdays"),
        ("every thursday at 2", time(14), "every thursday"),
        ("every thursday at 9, from 3 sept", time(9), "every thursday , from 3 sept"),
        ("thursdays 2:30", time(14, 30), "thursdays"),
        ("thursdays 02:30", time(2, 30), "thursdays"),
        ("thursdays 12am", time(0), "thursdays"),
        ("thursdays 12.15 pm", time(12, 15), "thursdays"),
        ("thursdays 2-4pm", time(14), "thursdays"),
        ("thursdays 11-1pm", time(11), "thursdays"),
        ("thursdays from 2pm to 4pm", time(14), "thursdays"),
        ("thursdays 10am until noon", time(10), "thursdays"),
        ("thursdays 10-noon", time(10), "thursdays"),
        ("every 6 weeks from 3 sept", None, "every 6 weeks from 3 sept"),
        ("thursdays 25:00", None, "thursdays 25:00"),
        ("thursdays 13pm", None, "thursdays 13pm"),
        ("31/10/2026", None, "31/10/2026"),
    ],
)
def test_the_time_is_taken_out_of_a_sentence(text: str, at: time | None, rest: str) -> None:
    assert take_time(text) == (at, rest)


@pytest.mark.parametrize("text", ["", "14:00 sharp", "25", "2 3", "3 Sep", "-1", "²", "mıdday"])
def test_what_is_no_time_is_not_read_as_one(text: str) -> None:
    assert read_time(text) is None


@settings(deadline=None, max_examples=150)
@given(st.times())
def test_a_time_as_said_reads_back_as_the_same(at: time) -> None:
    minute = at.replace(second=0, microsecond=0)
    assert read_time(say_clock(minute)) == minute


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="0123456789 :.-–apmnoto, ²", max_size=25))
@example("20-0:00")
def test_any_text_at_all_is_read_without_a_fault(text: str) -> None:
    at, rest = take_time(text)
    assert (at is not None) or rest == text
