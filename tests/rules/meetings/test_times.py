"""When meetings happen, and the days that belong to each."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.clock import wall_time
from handlers.rules.dates.windows import Window
from handlers.rules.meetings.times import MeetingDays, Pattern, meeting_days, occurrences
from handlers.rules.meetings.words import say_meeting_days
from handlers.rules.reminding.policy import Policy
from handlers.rules.working_days import (
    Calendar,
    Region,
    clear_days_before,
    is_working_day,
    shift,
    working_days_between,
)

ENGLAND = Calendar()
FIRST_THURSDAY = Pattern("FREQ=MONTHLY;BYDAY=1TH", date(2026, 1, 1), time(14))
LAST_WORKING_DAY = Pattern(
    "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", date(2024, 1, 1), time(10)
)

LONDON = ZoneInfo("Europe/London")


def at(day: date, hour: int = 14) -> datetime:
    return wall_time(day, time(hour), ENGLAND.zone)


def days_of(meeting: date, previous: date | None, policy: Policy | None = None) -> MeetingDays:
    before = at(previous) if previous else None
    return meeting_days(at(meeting), before, ENGLAND, policy or Policy())


def test_the_days_of_a_meeting_after_the_late_summer_bank_holiday() -> None:
    days = days_of(date(2026, 9, 3), date(2026, 6, 12))
    assert days.papers_on == date(2026, 8, 25)
    assert days.cut_off == at(date(2026, 8, 21), 12)
    assert days.nudge_on == date(2026, 8, 19)
    assert days.request_on == date(2026, 8, 7)
    assert days.digest_at == at(date(2026, 9, 2), 9)


def test_the_first_meeting_of_all_has_the_same_days() -> None:
    assert days_of(date(2026, 9, 3), None) == days_of(date(2026, 9, 3), date(2026, 6, 12))


def test_scotland_worked_on_the_bank_holiday_and_has_its_papers_later() -> None:
    scotland = Calendar(Region.SCOTLAND)
    days = meeting_days(at(date(2026, 9, 3)), None, scotland, Policy())
    assert days.papers_on == date(2026, 8, 26)


def test_closure_days_of_ones_own_move_everything_earlier() -> None:
    calendar = Calendar(closures=(Window(date(2026, 12, 27), date(2026, 12, 31)),))
    days = meeting_days(at(date(2027, 1, 7)), None, calendar, Policy())
    assert days.papers_on == date(2026, 12, 22), "clear: 6, 5 and 4 Jan, 24 and 23 Dec"
    assert days.cut_off == at(date(2026, 12, 18), 12)
    assert days.digest_at == at(date(2027, 1, 6), 9)


def test_without_papers_the_cut_off_is_noon_on_the_working_day_before_the_digest() -> None:
    days = days_of(date(2026, 9, 3), date(2026, 6, 12), Policy(papers=None))
    assert days.papers_on is None
    assert days.digest_at == at(date(2026, 9, 2), 9)
    assert days.cut_off == at(date(2026, 9, 1), 12)


def test_a_meeting_on_a_saturday_counts_back_from_there() -> None:
    days = days_of(date(2026, 9, 5), None)
    assert days.digest_at == at(date(2026, 9, 4), 9)
    assert days.papers_on == date(2026, 8, 27)


def test_a_monthly_meeting_lets_five_working_days_pass_before_it_asks_again() -> None:
    days = days_of(date(2026, 7, 23), date(2026, 6, 25))
    assert days.request_on == date(2026, 7, 3), "the sixth working day after Thu 25 Jun"
    assert days.nudge_on == date(2026, 7, 9)


@pytest.mark.parametrize(
    ("gap", "papers", "request_on", "nudge_on"),
    [
        pytest.param(21, 5, date(2026, 7, 7), date(2026, 7, 9), id="three weeks, papers"),
        pytest.param(14, 5, date(2026, 7, 10), None, id="a fortnight, papers"),
        pytest.param(7, 5, date(2026, 7, 20), None, id="a week, papers out before the last one"),
        pytest.param(21, None, date(2026, 7, 10), date(2026, 7, 17), id="three weeks"),
        pytest.param(14, None, date(2026, 7, 16), None, id="a fortnight: at half the cycle"),
        pytest.param(7, None, date(2026, 7, 17), None, id="a week"),
        pytest.param(3, None, date(2026, 7, 21), None, id="twice a week"),
    ],
)
def test_bodies_that_meet_often_are_asked_within_the_cycle(
    gap: int, papers: int | None, request_on: date, nudge_on: date | None
) -> None:
    meeting = date(2026, 7, 23)
    days = days_of(meeting, meeting - timedelta(days=gap), Policy(papers=papers))
    assert (days.request_on, days.nudge_on) == (request_on, nudge_on)


def test_a_meetings_days_are_said_in_one_line() -> None:
    now = datetime(2026, 8, 3, 9, tzinfo=LONDON)
    assert say_meeting_days(days_of(date(2026, 9, 3), None), now) == (
        "Thu 3 Sep, 2pm: papers Tue 25 Aug, cut-off Fri 21 Aug, noon"
    )
    without = days_of(date(2026, 9, 3), None, Policy(papers=None))
    assert say_meeting_days(without, now) == ("Thu 3 Sep, 2pm: no papers, cut-off Tue 1 Sep, noon")


def test_a_cut_off_that_has_been_is_said_to_be_past() -> None:
    days = days_of(date(2026, 9, 3), None)
    noon = datetime(2026, 8, 21, 12, tzinfo=LONDON)
    assert say_meeting_days(days, noon).endswith("cut-off Fri 21 Aug, noon (past)")
    assert say_meeting_days(days, noon - timedelta(minutes=1)).endswith("Fri 21 Aug, noon")


@settings(deadline=None, max_examples=150)
@given(
    st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    st.integers(1, 120),
    st.sampled_from(Region),
    st.builds(
        Policy,
        papers=st.none() | st.integers(0, 10),
        request=st.integers(3, 20),
        rest=st.integers(0, 10),
        cut_off=st.integers(0, 5),
    ),
)
def test_a_meetings_days_are_working_days_in_their_order(
    day: date, gap: int, region: Region, policy: Policy
) -> None:
    calendar = Calendar(region)
    previous = day - timedelta(days=gap)
    days = meeting_days(at(day), at(previous), calendar, policy)
    named = [days.cut_off.date(), days.digest_at.date(), days.request_on]
    named += [found for found in (days.papers_on, days.nudge_on) if found]
    assert all(is_working_day(calendar, found) for found in named)
    assert days.cut_off.date() < day
    assert days.digest_at.date() < day
    if days.papers_on:
        between = working_days_between(calendar, days.papers_on, day - timedelta(days=1))
        assert between == policy.papers
        assert days.papers_on == clear_days_before(calendar, day, policy.papers or 0)
    if days.nudge_on:
        assert days.request_on < days.nudge_on < days.cut_off.date()
    usual = shift(calendar, days.cut_off.date(), -policy.request)
    assert days.request_on >= usual, "never earlier than the policy says"
    assert days.request_on == usual or days.request_on > previous, "within its own cycle"


def test_a_first_thursday_keeps_its_hour_through_both_clock_changes() -> None:
    found = occurrences(FIRST_THURSDAY, ENGLAND, at(date(2026, 2, 20)), count=10)
    assert [moment.date() for moment in found] == [
        date(2026, 3, 5),
        date(2026, 4, 2),
        date(2026, 5, 7),
        date(2026, 6, 4),
        date(2026, 7, 2),
        date(2026, 8, 6),
        date(2026, 9, 3),
        date(2026, 10, 1),
        date(2026, 11, 5),
        date(2026, 12, 3),
    ]
    assert {moment.time() for moment in found} == {time(14)}
    assert {moment.astimezone(UTC).hour for moment in found} == {13, 14}


def test_a_weekly_night_meeting_survives_the_hour_that_is_skipped_and_the_one_that_repeats() -> (
    None
):
    sundays = Pattern("FREQ=WEEKLY;BYDAY=SU", date(2026, 1, 4), time(1, 30))
    spring = occurrences(sundays, ENGLAND, at(date(2026, 3, 23)), count=2)
    assert [moment.time() for moment in spring] == [time(2, 30), time(1, 30)]
    autumn = occurrences(sundays, ENGLAND, at(date(2026, 10, 19)), count=1)
    assert autumn[0].astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_the_next_meeting_is_after_the_moment_and_not_at_it() -> None:
    first = occurrences(FIRST_THURSDAY, ENGLAND, at(date(2026, 9, 3), 13), count=1)
    assert first == [at(date(2026, 9, 3))]
    assert occurrences(FIRST_THURSDAY, ENGLAND, first[0], count=1) == [at(date(2026, 10, 1))]


def test_the_last_working_day_of_a_quarter_steps_back_over_good_friday() -> None:
    """The last weekday of March 2024 was Good Friday, the 29th."""
    found = occurrences(LAST_WORKING_DAY, ENGLAND, at(date(2024, 1, 2)), count=4)
    assert [moment.date() for moment in found] == [
        date(2024, 3, 28),
        date(2024, 6, 28),
        date(2024, 9, 30),
        date(2024, 12, 31),
    ]
    after = occurrences(LAST_WORKING_DAY, ENGLAND, at(date(2024, 3, 29)), count=1)
    assert after[0].date() == date(2024, 6, 28), "the one on the 28th is over"


def test_the_first_working_day_of_a_year_comes_after_its_holidays() -> None:
    first = Pattern(
        "FREQ=MONTHLY;BYMONTH=1;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", date(2027, 1, 2), time(9)
    )
    assert occurrences(first, ENGLAND, at(date(2027, 1, 2)), count=1)[0].date() == date(2027, 1, 4)
    scotland = Calendar(Region.SCOTLAND)
    assert occurrences(first, scotland, at(date(2027, 1, 2)), count=1)[0].date() == date(2027, 1, 5)


def test_a_meeting_every_working_day_leaves_out_the_closed_ones() -> None:
    daily = Pattern("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", date(2026, 8, 1), time(9))
    found = occurrences(daily, ENGLAND, at(date(2026, 8, 27)), count=3)
    assert [moment.date().day for moment in found] == [28, 1, 2]


def test_the_thirtieth_of_each_month_falls_on_the_last_day_of_february() -> None:
    rule = "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"
    thirtieth = Pattern(rule, date(2028, 1, 1), time(17))
    found = occurrences(thirtieth, ENGLAND, at(date(2028, 1, 1)), count=3)
    assert [moment.date() for moment in found] == [
        date(2028, 1, 30),
        date(2028, 2, 29),
        date(2028, 3, 30),
    ]


def test_a_single_meeting_comes_once() -> None:
    single = Pattern("", date(2026, 9, 3), time(14))
    assert occurrences(single, ENGLAND, at(date(2026, 8, 1))) == [at(date(2026, 9, 3))]
    assert occurrences(single, ENGLAND, at(date(2026, 9, 3))) == []
    assert occurrences(single, ENGLAND, at(date(2026, 9, 4))) == []


def test_a_rule_that_never_comes_true_ends() -> None:
    never = Pattern("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", date(2026, 1, 1), time(9))
    assert occurrences(never, ENGLAND, at(date(2026, 1, 1))) == []


@pytest.mark.parametrize("pattern", [FIRST_THURSDAY, Pattern("", date(2026, 9, 3), time(9, 30))])
def test_a_pattern_is_kept_as_icalendar_lines(pattern: Pattern) -> None:
    assert Pattern.from_text(pattern.to_text()) == pattern


def test_the_lines_are_wall_time_without_a_zone() -> None:
    assert FIRST_THURSDAY.to_text() == "DTSTART:20260101T140000\nRRULE:FREQ=MONTHLY;BYDAY=1TH"
