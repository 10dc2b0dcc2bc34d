"""When a recipient may have a card, and what is planned."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.clock import wall_time
from handlers.rules.dates.windows import Window
from handlers.rules.reminding.cards import (
    cards_ahead,
    is_wish,
    may_send,
    next_opening,
    office_hours,
    week_of,
    within_cap,
)
from handlers.rules.reminding.facts import ActionFacts, Chase, Reason, ReasonKind, Snooze
from handlers.rules.reminding.policy import Policy
from handlers.rules.working_days import Calendar, Region, is_working_day

ENGLAND, SCOTLAND = Calendar(), Calendar(Region.SCOTLAND)
LONDON = "Europe/London"


@pytest.mark.parametrize(
    ("hour", "minute", "sent"),
    [(9, 29, False), (9, 30, True), (13, 0, True), (17, 29, True), (17, 30, False)],
)
def test_cards_go_out_in_office_hours(hour: int, minute: int, sent: bool) -> None:
    now = wall_time(date(2026, 9, 7), time(hour, minute), LONDON)
    assert may_send(now, LONDON, ENGLAND, Policy()) is sent


def test_hours_are_the_recipients_own_and_days_the_partnerships() -> None:
    """When it is 9:30am in London it is half past four at night in New York."""
    now = wall_time(date(2026, 9, 7), time(9, 30), LONDON)
    assert not may_send(now, "America/New_York", ENGLAND, Policy())
    bank_holiday = wall_time(date(2026, 8, 31), time(11), LONDON)
    assert not may_send(bank_holiday, LONDON, ENGLAND, Policy())
    assert may_send(bank_holiday, LONDON, SCOTLAND, Policy())


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_day_on_which_the_clocks_change_has_eight_office_hours(day: date) -> None:
    opens, closes = office_hours(day, LONDON, Policy())
    assert closes.astimezone(UTC) - opens.astimezone(UTC) == timedelta(hours=8)
    assert (opens.time(), closes.time()) == (time(9, 30), time(17, 30))


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        pytest.param((28, 12), (28, 12), id="open: now"),
        pytest.param((28, 7), (28, 9), id="before hours: the same day"),
        pytest.param((27, 18), (28, 9), id="in the evening: the next day"),
        pytest.param((28, 18), (1, 9), id="Friday evening: Tuesday, after the bank holiday"),
        pytest.param((30, 12), (1, 9), id="Sunday"),
    ],
)
def test_the_next_opening(now: tuple[int, int], opens: tuple[int, int]) -> None:
    moment = wall_time(date(2026, 8, now[0]), time(now[1]), LONDON)
    opening = next_opening(moment, LONDON, ENGLAND, Policy())
    assert (opening.day, opening.hour) == opens


def test_the_end_of_hours_is_over() -> None:
    closing = wall_time(date(2026, 9, 7), time(17, 30), LONDON)
    opening = next_opening(closing, LONDON, ENGLAND, Policy())
    assert opening == wall_time(date(2026, 9, 8), time(9, 30), LONDON)


@settings(deadline=None, max_examples=150)
@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2029, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.sampled_from([LONDON, "America/New_York", "Pacific/Auckland", "Asia/Kathmandu"]),
    st.sampled_from(Region),
)
def test_the_next_opening_is_open_and_nothing_before_it_is(
    now: datetime, zone: str, region: Region
) -> None:
    calendar = Calendar(region)
    opening = next_opening(now, zone, calendar, Policy())
    assert opening >= now
    assert may_send(opening, zone, calendar, Policy())
    probe = now
    while probe < opening:
        assert not may_send(probe, zone, calendar, Policy())
        probe += timedelta(hours=1)


def test_weeks_run_from_monday_to_sunday() -> None:
    assert week_of(date(2026, 9, 6)) == date(2026, 8, 31)
    assert week_of(date(2026, 9, 7)) == date(2026, 9, 7)
    had = [date(2026, 9, 1), date(2026, 9, 6)]
    assert not within_cap(date(2026, 9, 4), had, 2)
    assert within_cap(date(2026, 9, 7), had, 2)
    assert within_cap(date(2026, 9, 4), had, 3)


def test_only_a_persons_own_wish_is_exempt_from_the_cap() -> None:
    exempt = {kind for kind in ReasonKind if is_wish([Reason(date(2026, 9, 7), 1, kind, 1)])}
    assert exempt == {ReasonKind.SNOOZED, ReasonKind.ASKED}


def due(number: int, last: date) -> ActionFacts:
    return ActionFacts(number, window=Window(last, last), deadline=number)


def chase(*actions: ActionFacts, calendar: Calendar = ENGLAND) -> Chase:
    return Chase(calendar, Policy(first_reminder=None, overdue_again=None), actions)


def test_what_the_cap_keeps_back_comes_in_the_next_week_in_one_card() -> None:
    """Reminders fall on Mon, Tue, Wed and Thu; the last two wait for Monday."""
    actions = [due(nth, date(2026, 9, 9) + timedelta(days=nth)) for nth in range(4)]
    ahead = list(cards_ahead([chase(*actions)], date(2026, 9, 7), 8, [], a_week=2))
    assert [(card.day, [r.action for r in card.reasons]) for card in ahead] == [
        (date(2026, 9, 7), [0]),
        (date(2026, 9, 8), [1]),
        (date(2026, 9, 14), [0, 1, 2, 2, 3, 3]),
    ]


def test_a_snooze_comes_in_a_full_week_and_does_not_fill_it() -> None:
    wish = Snooze(date(2026, 9, 9), wall_time(date(2026, 9, 1), time(10), LONDON), 5)
    snoozed = replace(due(1, date(2026, 12, 1)), snooze=wish)
    late = due(2, date(2026, 9, 14))
    had = [date(2026, 9, 7)]
    ahead = list(cards_ahead([chase(snoozed, late)], date(2026, 9, 8), 5, had, a_week=2))
    assert [card.day for card in ahead] == [date(2026, 9, 9), date(2026, 9, 10)]
    had.append(date(2026, 9, 8))
    ahead = list(cards_ahead([chase(snoozed, late)], date(2026, 9, 8), 5, had, a_week=2))
    assert [card.day for card in ahead] == [date(2026, 9, 9)]


def test_a_card_carries_only_reasons_whose_partnership_works_that_day() -> None:
    """Two working days before Wed 2 Sep is Fri 28 Aug in England, Mon 31 Aug in Scotland."""
    both = [
        chase(due(1, date(2026, 9, 2))),
        chase(due(2, date(2026, 9, 2)), calendar=SCOTLAND),
    ]
    ahead = list(cards_ahead(both, date(2026, 8, 27), 5, [], a_week=2))
    assert [(card.day, [r.action for r in card.reasons]) for card in ahead] == [
        (date(2026, 8, 28), [1]),
        (date(2026, 8, 31), [2]),
    ]


def test_a_day_that_had_its_card_has_no_second() -> None:
    today = date(2026, 9, 7)
    one = [chase(due(1, date(2026, 9, 9)))]
    ahead = list(cards_ahead(one, today, 3, [today], a_week=5))
    assert [card.day for card in ahead] == [date(2026, 9, 8)]


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.dates(date(2026, 8, 1), date(2026, 12, 31)), max_size=12),
    st.integers(1, 5),
)
def test_no_week_ever_has_more_cards_than_its_cap(lasts: list[date], a_week: int) -> None:
    actions = [due(nth, last) for nth, last in enumerate(lasts)]
    ahead = list(cards_ahead([chase(*actions)], date(2026, 8, 1), 170, [], a_week=a_week))
    weeks = [week_of(card.day) for card in ahead]
    assert all(weeks.count(week) <= a_week for week in weeks)
    assert all(is_working_day(ENGLAND, card.day) for card in ahead)
    said = [reason.key for card in ahead for reason in card.reasons]
    assert len(said) == len(set(said))
