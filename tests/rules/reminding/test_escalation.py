"""What a coordinator hears after the leads have heard it."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.rules.dates.windows import Window
from handlers.rules.meetings.times import meeting_days
from handlers.rules.reminding.escalation import for_coordinator
from handlers.rules.reminding.facts import ActionFacts, Chase, MeetingFacts, Reason, ReasonKind
from handlers.rules.reminding.policy import Policy
from tests.rules.reminding.cases import ENGLAND, LAST, at

NOTE, TOLD = date(2026, 11, 2), date(2026, 11, 16)


LATE = ActionFacts(1, window=Window(LAST, LAST), deadline=7, lead_told_on=NOTE)


def heard(action: ActionFacts, day: date, *meetings: MeetingFacts) -> list[Reason]:
    return for_coordinator(Chase(ENGLAND, Policy(), (action,), meetings), day)


def test_a_coordinator_is_told_a_week_after_the_lead_was_told_twice() -> None:
    assert heard(LATE, date(2026, 11, 13)) == []
    assert heard(LATE, TOLD) == [Reason(TOLD, 1, ReasonKind.UNANSWERED, 7)]


def test_a_coordinator_is_told_once() -> None:
    used = frozenset({(1, ReasonKind.UNANSWERED, 7)})
    assert for_coordinator(Chase(ENGLAND, Policy(), (LATE,), (), used), TOLD) == []


def test_the_lead_is_always_told_first() -> None:
    assert heard(replace(LATE, lead_told_on=None), date(2027, 2, 1)) == []
    late_told = replace(LATE, lead_told_on=date(2026, 11, 12))
    assert heard(late_told, TOLD) == []
    assert [reason.on for reason in heard(late_told, date(2026, 11, 26))] == [date(2026, 11, 26)]


@pytest.mark.parametrize(
    ("action", "told"),
    [
        pytest.param(replace(LATE, updated_at=at(date(2026, 11, 4))), False, id="answered"),
        pytest.param(
            replace(LATE, updated_at=at(date(2026, 11, 4)), is_red=True), True, id="answered: Red"
        ),
        pytest.param(replace(LATE, updated_at=at(LAST)), True, id="no word since the deadline"),
        pytest.param(replace(LATE, is_open=False), False, id="complete"),
        pytest.param(replace(LATE, on_hold=True), False, id="on hold"),
        pytest.param(replace(LATE, paused=True), False, id="paused"),
        pytest.param(replace(LATE, window=None), False, id="no deadline"),
    ],
)
def test_overdue_and_red_or_unanswered_is_for_the_coordinator(
    action: ActionFacts, told: bool
) -> None:
    assert bool(heard(action, TOLD)) is told


def test_a_coordinator_who_wants_none_of_it_hears_none() -> None:
    policy = Policy(tell_coordinator=None)
    assert for_coordinator(Chase(ENGLAND, policy, (LATE,)), TOLD) == []


def test_nothing_is_said_on_a_closed_day() -> None:
    assert heard(LATE, date(2026, 11, 21)) == []


def silent(action: ActionFacts, day: date) -> list[Reason]:
    met = MeetingFacts(
        5,
        meeting_days(at(date(2026, 9, 3)), at(date(2026, 7, 2)), ENGLAND, Policy()),
        previous_at=at(date(2026, 7, 2)),
        earlier_at=at(date(2026, 5, 7)),
    )
    return heard(action, day, met)


QUIET = ActionFacts(2, added_at=at(date(2026, 1, 5)))
AFTER = date(2026, 7, 3)


def test_no_word_for_two_cycles_is_told_on_the_day_after_the_second() -> None:
    assert silent(QUIET, date(2026, 7, 2)) == []
    assert silent(QUIET, AFTER) == [Reason(AFTER, 2, ReasonKind.SILENT, 5)]


@pytest.mark.parametrize(
    "action",
    [
        pytest.param(replace(QUIET, updated_at=at(date(2026, 5, 8))), id="a word in the first"),
        pytest.param(replace(QUIET, added_at=at(date(2026, 6, 1))), id="added in between"),
        pytest.param(
            replace(QUIET, not_started=True, window=Window(date(2026, 6, 1), date(2026, 12, 31))),
            id="begun in between",
        ),
        pytest.param(replace(QUIET, added_at=None), id="age unknown"),
    ],
)
def test_who_was_not_silent_for_two_cycles_is_not_reported(action: ActionFacts) -> None:
    assert silent(action, AFTER) == []


def test_an_action_agreed_at_the_meeting_that_opened_the_two_cycles_counts() -> None:
    assert silent(replace(QUIET, added_at=at(date(2026, 5, 7), 9)), AFTER)


def test_before_the_third_meeting_there_are_no_two_cycles() -> None:
    met = MeetingFacts(
        5, meeting_days(at(date(2026, 9, 3)), None, ENGLAND, Policy()), at(date(2026, 7, 2))
    )
    assert heard(QUIET, AFTER, met) == []
