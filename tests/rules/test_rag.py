"""What an action counts as, what flags stand beside it, and which way it went."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.rag import (
    COLUMNS,
    Counts,
    Standing,
    Travel,
    exceptions_first,
    is_overdue,
    is_quiet,
    is_waiting,
    travel,
    travel_of_theme,
)

TODAY = date(2026, 9, 2)
LAST = datetime(2026, 6, 12, 13, tzinfo=UTC)
DAY = timedelta(days=1)

GREEN = Standing(
    id=1, ref=1, theme_id=1, position=1, mark="green", private=False, on_hold=False,
    not_started=False, moved=0, due_first=TODAY, due_last=TODAY, reported_at=LAST,
    created_at=LAST,
)  # fmt: skip

MARKS = st.sampled_from([*COLUMNS, "discontinued"])


@pytest.mark.parametrize(
    ("standing", "overdue"),
    [
        pytest.param(GREEN, False, id="on its last day"),
        pytest.param(replace(GREEN, due_last=TODAY - DAY), True, id="the day after"),
        pytest.param(
            replace(GREEN, due_first=TODAY - 40 * DAY, due_last=TODAY + DAY),
            False,
            id="inside its window",
        ),
        pytest.param(
            replace(GREEN, due_last=TODAY - DAY, mark="complete"),
            False,
            id="complete in time or not",
        ),
        pytest.param(
            replace(GREEN, due_last=TODAY - DAY, mark="discontinued"), False, id="discontinued"
        ),
        pytest.param(replace(GREEN, due_first=None, due_last=None), False, id="without a deadline"),
        pytest.param(replace(GREEN, due_last=TODAY - DAY, on_hold=True), True, id="on hold"),
        pytest.param(
            replace(GREEN, due_last=TODAY - DAY, mark="none", not_started=True),
            True,
            id="never started",
        ),
    ],
)
def test_an_action_is_overdue_after_the_last_day_of_its_window(
    standing: Standing, overdue: bool
) -> None:
    assert is_overdue(standing, TODAY) is overdue


@pytest.mark.parametrize(
    ("standing", "quiet"),
    [
        pytest.param(GREEN, False, id="a word at the moment the meeting began"),
        pytest.param(replace(GREEN, reported_at=LAST - timedelta(seconds=1)), True, id="before it"),
        pytest.param(replace(GREEN, reported_at=None), True, id="never a word"),
        pytest.param(replace(GREEN, reported_at=None, mark="complete"), False, id="complete"),
        pytest.param(replace(GREEN, reported_at=None, mark="discontinued"), False, id="gone"),
        pytest.param(replace(GREEN, reported_at=None, on_hold=True), True, id="on hold"),
        pytest.param(
            replace(GREEN, reported_at=None, not_started=True, due_first=TODAY + DAY),
            False,
            id="not started, before its window",
        ),
        pytest.param(
            replace(GREEN, reported_at=None, not_started=True, due_first=TODAY),
            True,
            id="not started, its window open",
        ),
        pytest.param(
            replace(GREEN, reported_at=None, not_started=True, due_first=None, due_last=None),
            True,
            id="not started, without a window",
        ),
        pytest.param(
            replace(GREEN, reported_at=None, due_first=TODAY + DAY), True, id="started early"
        ),
    ],
)
def test_an_action_is_quiet_without_a_word_since_the_last_meeting(
    standing: Standing, quiet: bool
) -> None:
    assert is_quiet(standing, TODAY, LAST) is quiet


def test_before_the_first_meeting_only_those_without_any_word_are_quiet() -> None:
    assert not is_quiet(replace(GREEN, reported_at=LAST), TODAY, None)
    assert is_quiet(replace(GREEN, reported_at=None), TODAY, None)


@pytest.mark.parametrize(
    ("before", "now", "way"),
    [
        ("red", "amber", Travel.BETTER),
        ("red", "green", Travel.BETTER),
        ("amber", "green", Travel.BETTER),
        ("green", "amber", Travel.WORSE),
        ("green", "red", Travel.WORSE),
        ("amber", "red", Travel.WORSE),
        ("red", "red", Travel.SAME),
        ("complete", "complete", Travel.SAME),
        ("red", "complete", Travel.DONE),
        ("none", "complete", Travel.DONE),
        ("complete", "green", Travel.WORSE),
        ("complete", "none", Travel.WORSE),
        ("none", "green", Travel.SAME),
        ("none", "red", Travel.SAME),
        ("red", "none", Travel.SAME),
        (None, "red", Travel.NEW),
        (None, "complete", Travel.NEW),
        ("discontinued", "green", Travel.NEW),
    ],
)
def test_the_direction_of_an_action(before: str | None, now: str, way: Travel) -> None:
    assert travel(now, before) is way


@given(st.sampled_from(COLUMNS), st.sampled_from(COLUMNS))
def test_going_back_is_the_other_direction(before: str, now: str) -> None:
    there, back = travel(now, before), travel(before, now)
    pairs = {
        Travel.BETTER: {Travel.WORSE},
        Travel.WORSE: {Travel.BETTER, Travel.DONE},
        Travel.DONE: {Travel.WORSE},
        Travel.SAME: {Travel.SAME},
    }
    assert back in pairs[there]


@pytest.mark.parametrize(
    ("ways", "counts", "way"),
    [
        pytest.param([Travel.BETTER, Travel.WORSE], Counts(green=2), Travel.SAME, id="even"),
        pytest.param([Travel.BETTER, Travel.NEW], Counts(green=2), Travel.BETTER, id="one better"),
        pytest.param([Travel.DONE, Travel.SAME], Counts(green=1), Travel.BETTER, id="one done"),
        pytest.param([Travel.WORSE, Travel.SAME], Counts(red=2), Travel.WORSE, id="one worse"),
        pytest.param([Travel.DONE, Travel.SAME], Counts(complete=2), Travel.DONE, id="all done"),
        pytest.param([Travel.SAME], Counts(complete=1), Travel.SAME, id="done long ago"),
        pytest.param([Travel.NEW, Travel.NEW], Counts(red=2), Travel.NEW, id="all new"),
        pytest.param([], Counts(), Travel.SAME, id="nothing left that counts"),
    ],
)
def test_a_theme_goes_the_way_most_of_its_actions_went(
    ways: list[Travel], counts: Counts, way: Travel
) -> None:
    assert travel_of_theme(ways, counts) is way


@given(st.lists(MARKS))
def test_counts_put_every_action_in_one_column_and_add_up(marks: list[str]) -> None:
    tally = Counter(mark for mark in marks if mark != "discontinued")
    halves = [Counter(marks[::2]), Counter(marks[1::2])]
    first, second = (Counts(**{c: half[c] for c in COLUMNS}) for half in halves)
    both = first + second
    assert {c: both.of(c) for c in COLUMNS} == {c: tally[c] for c in COLUMNS}
    assert both.total == tally.total()
    assert both.open == tally.total() - tally["complete"]


def test_adding_counts_adds_the_flags_too() -> None:
    both = Counts(overdue=1, quiet=2, private=3) + Counts(overdue=10, quiet=20, private=30)
    assert (both.overdue, both.quiet, both.private) == (11, 22, 33)


def test_the_longest_overdue_comes_first_then_the_worse_then_the_soonest_due() -> None:
    order = [
        replace(GREEN, id=1, position=9, due_last=TODAY - 40 * DAY),
        replace(GREEN, id=2, position=8, due_last=TODAY - DAY),
        replace(GREEN, id=3, position=7, due_last=TODAY + 60 * DAY),
        replace(GREEN, id=4, position=6, due_last=TODAY),
        replace(GREEN, id=5, position=5, due_last=TODAY + DAY),
        replace(GREEN, id=6, position=1, due_last=None),
        replace(GREEN, id=7, position=2, due_last=None),
    ]
    travels = {3: Travel.WORSE, 4: Travel.BETTER}
    assert exceptions_first(reversed(order), TODAY, travels) == order


standings = st.builds(
    Standing,
    id=st.integers(1, 99),
    ref=st.integers(1, 99),
    theme_id=st.none() | st.integers(1, 3),
    position=st.integers(0, 5),
    mark=MARKS,
    private=st.booleans(),
    on_hold=st.booleans(),
    not_started=st.booleans(),
    moved=st.integers(0, 4),
    due_first=st.none() | st.dates(TODAY - 9 * DAY, TODAY + 9 * DAY),
    due_last=st.none() | st.dates(TODAY - 9 * DAY, TODAY + 9 * DAY),
    reported_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    created_at=st.just(LAST),
)


@settings(deadline=None)
@given(standings)
def test_what_waits_for_its_window_is_never_quiet_and_only_open_actions_have_flags(
    standing: Standing,
) -> None:
    if is_waiting(standing, TODAY):
        assert standing.not_started
        assert not is_quiet(standing, TODAY, LAST)
    if not standing.is_open:
        assert not is_overdue(standing, TODAY)
        assert not is_quiet(standing, TODAY, LAST)
        assert not is_waiting(standing, TODAY)
