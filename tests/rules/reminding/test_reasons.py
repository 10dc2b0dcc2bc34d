"""Which reasons are due for a recipient, and when there may be more."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.dates.windows import Window
from handlers.rules.meetings.times import meeting_days
from handlers.rules.reminding.facts import (
    ActionFacts,
    Chase,
    MeetingFacts,
    Reason,
    ReasonKind,
    Snooze,
)
from handlers.rules.reminding.policy import Policy
from handlers.rules.reminding.reasons import reasons_due, to_tell
from handlers.rules.working_days import Calendar, Region, is_working_day
from tests.rules.reminding.cases import ENGLAND, LAST, at

TENTH, SECOND = date(2026, 10, 16), date(2026, 10, 28)
NOTE, AGAIN = date(2026, 11, 2), date(2026, 11, 9)
K = ReasonKind


DUE = ActionFacts(1, window=Window(LAST, LAST), deadline=7)
NO_DATE = ActionFacts(2)


def meeting(day: date, previous: date | None = date(2026, 6, 12), number: int = 3) -> MeetingFacts:
    before = at(previous, 14) if previous else None
    return MeetingFacts(number, meeting_days(at(day, 14), before, ENGLAND, Policy()), before)


SEPTEMBER = meeting(date(2026, 9, 3))
REQUEST, NUDGE = date(2026, 8, 7), date(2026, 8, 19)


def chase(*actions: ActionFacts, meetings: tuple[MeetingFacts, ...] = ()) -> Chase:
    return Chase(ENGLAND, Policy(), actions, meetings)


def kinds(chased: Chase, day: date) -> list[ReasonKind]:
    return [reason.kind for reason in reasons_due(chased, day)]


def told_on_each_day(chased: Chase, first: date, last: date) -> dict[date, list[ReasonKind]]:
    """What is said from day to day when each card goes out on its day."""
    said: dict[date, list[ReasonKind]] = {}
    day = first
    while day <= last:
        due = reasons_due(chased, day)
        if due:
            said[day] = [reason.kind for reason in to_tell(due).values()]
            chased = replace(chased, used=chased.used | {reason.key for reason in due})
        day += timedelta(days=1)
    return said


def test_a_deadline_is_spoken_of_four_times_and_then_no_more() -> None:
    assert told_on_each_day(chase(DUE), date(2026, 9, 1), date(2027, 3, 1)) == {
        TENTH: [K.BEFORE_FIRST],
        SECOND: [K.BEFORE_SECOND],
        NOTE: [K.OVERDUE],
        AGAIN: [K.OVERDUE_AGAIN],
    }


def test_a_reason_names_its_day_and_the_revision_that_gave_it() -> None:
    assert reasons_due(chase(DUE), TENTH) == [Reason(TENTH, 1, K.BEFORE_FIRST, 7)]


def test_a_week_later_is_the_working_day_before_where_that_is_closed() -> None:
    """The note on Fri 21 Aug is followed a week later; on Mon 24 Aug by Fri 28, not the 31st."""
    friday = replace(DUE, window=Window(date(2026, 8, 21), date(2026, 8, 21)))
    said = told_on_each_day(chase(friday), date(2026, 8, 22), date(2026, 9, 30))
    assert list(said) == [date(2026, 8, 24), date(2026, 8, 28)]


def test_what_was_late_when_its_plan_came_is_asked_about_again_a_week_after_that() -> None:
    came = NOTE + timedelta(days=4)
    late = replace(DUE, added_at=at(came))
    assert told_on_each_day(chase(late), came, date(2027, 3, 1)) == {
        came: [K.OVERDUE],
        came + timedelta(days=7): [K.OVERDUE_AGAIN],
    }


def test_after_an_outage_one_card_says_the_latest_and_uses_up_all() -> None:
    due = reasons_due(chase(DUE), date(2026, 11, 20))
    assert [reason.kind for reason in due] == [
        K.BEFORE_FIRST,
        K.BEFORE_SECOND,
        K.OVERDUE,
        K.OVERDUE_AGAIN,
    ]
    assert [reason.kind for reason in to_tell(due).values()] == [K.OVERDUE_AGAIN]


def test_a_later_reason_supersedes_an_earlier_one_that_was_never_used() -> None:
    used = frozenset({(1, K.OVERDUE, 7)})
    assert kinds(replace(chase(DUE), used=used), NOTE) == []


def test_a_deadline_moved_away_and_back_gives_its_reasons_anew() -> None:
    used = frozenset({(1, K.BEFORE_FIRST, 7)})
    assert kinds(replace(chase(DUE), used=used), TENTH) == []
    assert kinds(replace(chase(replace(DUE, deadline=9)), used=used), TENTH) == [K.BEFORE_FIRST]


def test_nothing_is_due_on_a_day_on_which_the_partnership_does_not_work() -> None:
    saturday = date(2026, 10, 31)
    assert kinds(chase(DUE), saturday) == []
    assert kinds(chase(DUE), date(2026, 10, 30)) == [K.BEFORE_FIRST, K.BEFORE_SECOND]


@pytest.mark.parametrize(
    "action",
    [
        pytest.param(replace(DUE, is_open=False), id="complete or discontinued"),
        pytest.param(replace(DUE, on_hold=True), id="on hold with an open end"),
        pytest.param(replace(DUE, on_hold=True, hold_until=date(2027, 1, 1)), id="on hold"),
        pytest.param(replace(DUE, paused=True), id="paused"),
        pytest.param(NO_DATE, id="without a date"),
        pytest.param(
            replace(DUE, not_started=True, window=Window(date(2026, 12, 1), date(2027, 1, 31))),
            id="not begun before its window",
        ),
    ],
)
def test_some_actions_are_not_chased(action: ActionFacts) -> None:
    assert kinds(chase(action), date(2026, 11, 20)) == []


def test_a_plan_that_says_31_12_9999_for_no_end_is_looked_at_like_any_other() -> None:
    endless = replace(DUE, window=Window(date.max, date.max))
    assert kinds(chase(endless), TENTH) == []
    assert kinds(chase(endless, replace(DUE, id=2)), TENTH) == [K.BEFORE_FIRST]


def test_the_end_of_a_hold_brings_what_fell_meanwhile_once() -> None:
    held = chase(replace(DUE, on_hold=True, hold_until=date(2026, 10, 24)))
    assert told_on_each_day(held, TENTH, date(2026, 10, 29)) == {
        date(2026, 10, 26): [K.BEFORE_FIRST],
        SECOND: [K.BEFORE_SECOND],
    }


def test_an_action_not_begun_is_chased_from_its_windows_first_day() -> None:
    window = Window(date(2026, 10, 19), LAST)
    waiting = chase(replace(DUE, not_started=True, window=window))
    assert kinds(waiting, date(2026, 10, 16)) == []
    assert kinds(waiting, date(2026, 10, 19)) == [K.BEFORE_FIRST]


def test_a_deadline_of_one_day_has_no_opening_to_wait_for() -> None:
    assert kinds(chase(replace(DUE, not_started=True)), TENTH) == [K.BEFORE_FIRST]


@pytest.mark.parametrize(
    ("updated", "said"),
    [
        pytest.param(date(2026, 10, 1), [TENTH, SECOND, NOTE, AGAIN], id="long before"),
        pytest.param(date(2026, 10, 2), [SECOND, NOTE, AGAIN], id="ten days before the tenth"),
        pytest.param(date(2026, 10, 14), [NOTE, AGAIN], id="ten days before the second"),
        pytest.param(date(2026, 10, 30), [NOTE], id="on the last day"),
        pytest.param(date(2026, 10, 31), [], id="after the last day"),
        pytest.param(date(2026, 11, 2), [], id="on the day of the note"),
    ],
)
def test_an_update_quiets_its_action_for_ten_working_days_save_the_note(
    updated: date, said: list[date]
) -> None:
    answered = chase(replace(DUE, updated_at=at(updated)))
    assert list(told_on_each_day(answered, date(2026, 9, 1), date(2027, 1, 1))) == said


def test_an_update_answers_what_an_outage_kept_back() -> None:
    answered = chase(replace(DUE, updated_at=at(date(2026, 11, 3))))
    assert kinds(answered, date(2026, 11, 3)) == []


def test_the_other_leads_are_asked_after_the_main_one() -> None:
    other = chase(replace(DUE, position=1), replace(NO_DATE, position=1), meetings=(SEPTEMBER,))
    assert told_on_each_day(other, date(2026, 7, 1), date(2026, 12, 1)) == {
        NUDGE: [K.NUDGE, K.NUDGE],
        SECOND: [K.BEFORE_SECOND],
        NOTE: [K.OVERDUE],
        AGAIN: [K.OVERDUE_AGAIN],
    }


def test_where_there_is_no_nudge_all_leads_are_asked_at_once() -> None:
    weekly = meeting(date(2026, 9, 3), date(2026, 8, 27))
    assert weekly.days.nudge_on is None
    other = chase(replace(NO_DATE, position=1), meetings=(weekly,))
    assert kinds(other, weekly.days.request_on) == [K.REQUEST]


def test_a_meeting_asks_and_then_nudges_and_stops_with_its_digest() -> None:
    asked = chase(NO_DATE, meetings=(SEPTEMBER,))
    assert told_on_each_day(asked, date(2026, 7, 1), date(2026, 9, 30)) == {
        REQUEST: [K.REQUEST],
        NUDGE: [K.NUDGE],
    }
    assert kinds(asked, date(2026, 9, 1)) == [K.REQUEST, K.NUDGE], "late answers are taken"
    assert kinds(asked, date(2026, 9, 2)) == [], "the digest goes out"


def test_who_gave_an_update_in_this_cycle_is_not_asked() -> None:
    since = replace(NO_DATE, updated_at=at(date(2026, 6, 15)))
    before = replace(NO_DATE, updated_at=at(date(2026, 6, 12), 10))
    assert kinds(chase(since, meetings=(SEPTEMBER,)), NUDGE) == []
    assert kinds(chase(before, meetings=(SEPTEMBER,)), NUDGE) == [K.REQUEST, K.NUDGE]


def test_an_answer_to_the_request_saves_the_nudge() -> None:
    answered = replace(NO_DATE, updated_at=at(date(2026, 8, 10)))
    used = frozenset({(2, K.REQUEST, 3)})
    assert kinds(replace(chase(answered, meetings=(SEPTEMBER,)), used=used), NUDGE) == []


def test_before_the_first_meeting_a_fresh_update_counts_as_of_this_cycle() -> None:
    first = meeting(date(2026, 9, 3), None)
    fresh = replace(NO_DATE, updated_at=at(date(2026, 7, 27)))
    stale = replace(NO_DATE, updated_at=at(date(2026, 7, 20)))
    assert kinds(chase(fresh, meetings=(first,)), NUDGE) == []
    assert kinds(chase(stale, meetings=(first,)), REQUEST) == [K.REQUEST]


def test_a_moved_meeting_asks_nobody_twice() -> None:
    used = frozenset({(2, K.REQUEST, 3)})
    moved = meeting(date(2026, 9, 17))
    asked = replace(chase(NO_DATE, meetings=(moved,)), used=used)
    assert kinds(asked, moved.days.request_on) == []
    assert moved.days.nudge_on is not None
    assert kinds(asked, moved.days.nudge_on) == [K.NUDGE]


def test_a_meetings_request_absorbs_the_reminders_that_fall_before_its_cut_off() -> None:
    """Due Fri 21 Aug: ten days before is the request's own day, two days before the nudge's."""
    due = replace(DUE, window=Window(date(2026, 8, 21), date(2026, 8, 21)))
    later = replace(DUE, id=4, window=Window(date(2026, 8, 24), date(2026, 8, 24)))
    said = told_on_each_day(
        chase(due, later, meetings=(SEPTEMBER,)), date(2026, 8, 1), date(2026, 8, 27)
    )
    assert said == {
        REQUEST: [K.REQUEST, K.REQUEST],
        NUDGE: [K.NUDGE, K.NUDGE],
        date(2026, 8, 24): [K.OVERDUE],
        date(2026, 8, 25): [K.OVERDUE],
    }


def test_a_deadline_brought_forward_after_the_request_waits_for_the_nudge() -> None:
    """Ten days before Tue 18 Aug was Tue 4 Aug: gone by, and the lead was asked since."""
    nearer = replace(DUE, window=Window(date(2026, 8, 18), date(2026, 8, 18)), deadline=8)
    asked = replace(chase(nearer, meetings=(SEPTEMBER,)), used=frozenset({(1, K.REQUEST, 3)}))
    assert kinds(asked, date(2026, 8, 10)) == []
    assert kinds(replace(asked, used=frozenset()), date(2026, 8, 10)) == [
        K.BEFORE_FIRST,
        K.REQUEST,
    ]


def test_a_request_that_does_not_show_an_action_absorbs_nothing_of_it() -> None:
    """A co-lead is not in the request, so his reminder two days before still comes."""
    due = replace(DUE, position=1, window=Window(date(2026, 8, 14), date(2026, 8, 14)))
    said = told_on_each_day(chase(due, meetings=(SEPTEMBER,)), date(2026, 8, 1), date(2026, 8, 17))
    assert said == {date(2026, 8, 12): [K.BEFORE_SECOND], date(2026, 8, 17): [K.OVERDUE]}


def test_a_reminder_after_the_cut_off_comes_although_the_meeting_asked() -> None:
    due = replace(DUE, window=Window(date(2026, 9, 2), date(2026, 9, 2)))
    said = told_on_each_day(chase(due, meetings=(SEPTEMBER,)), date(2026, 8, 1), date(2026, 9, 1))
    assert list(said) == [REQUEST, NUDGE, date(2026, 8, 28)]


def snoozed(until: date, asked: date = date(2026, 10, 16)) -> ActionFacts:
    return replace(DUE, snooze=Snooze(until, at(asked, 12), 40))


def test_a_snooze_holds_everything_back_and_comes_on_its_day() -> None:
    used = frozenset({(1, K.BEFORE_FIRST, 7)})
    asked = replace(chase(snoozed(date(2026, 11, 3))), used=used)
    assert told_on_each_day(asked, date(2026, 10, 16), date(2026, 11, 8)) == {
        date(2026, 11, 3): [K.SNOOZED]
    }


def test_a_snooze_until_a_closed_day_ends_on_the_working_day_before() -> None:
    asked = replace(chase(snoozed(date(2026, 10, 25))), used=frozenset({(1, K.BEFORE_FIRST, 7)}))
    assert list(told_on_each_day(asked, TENTH, date(2026, 10, 26))) == [date(2026, 10, 23)]


def test_a_snooze_from_friday_until_tomorrow_is_not_over_at_once() -> None:
    asked = replace(chase(snoozed(date(2026, 10, 17))), used=frozenset({(1, K.BEFORE_FIRST, 7)}))
    assert list(told_on_each_day(asked, TENTH, date(2026, 10, 20))) == [date(2026, 10, 19)]


def test_an_update_after_a_snooze_answers_it_and_one_before_does_not() -> None:
    used = frozenset({(1, K.BEFORE_FIRST, 7)})
    after = replace(snoozed(date(2026, 10, 20)), updated_at=at(date(2026, 10, 19)))
    before = replace(snoozed(date(2026, 10, 20)), updated_at=at(date(2026, 10, 16), 11))
    assert kinds(replace(chase(after), used=used), date(2026, 10, 20)) == []
    assert kinds(replace(chase(before), used=used), date(2026, 10, 20)) == [K.SNOOZED]


DAYS = st.dates(date(2026, 1, 1), date(2028, 6, 30))
MOMENTS = DAYS.map(at)


@st.composite
def actions(draw: st.DrawFn) -> ActionFacts:
    first = draw(DAYS)
    return ActionFacts(
        id=draw(st.integers(1, 5)),
        window=draw(
            st.none() | st.just(Window(first, first + timedelta(days=draw(st.integers(0, 60)))))
        ),
        deadline=draw(st.integers(1, 3)),
        updated_at=draw(st.none() | MOMENTS),
        position=draw(st.integers(0, 1)),
        is_open=draw(st.integers(0, 5)) > 0,
        not_started=draw(st.booleans()),
        on_hold=draw(st.booleans()),
        hold_until=draw(st.none() | DAYS),
        snooze=draw(st.none() | st.builds(Snooze, DAYS, MOMENTS, st.just(9))),
    )


@st.composite
def chases(draw: st.DrawFn) -> Chase:
    calendar = Calendar(draw(st.sampled_from(Region)))
    policy = draw(st.sampled_from([Policy(), Policy(papers=None), Policy(quiet=0, nudge=None)]))
    chased = draw(st.lists(actions(), max_size=3, unique_by=lambda action: action.id))
    day = draw(DAYS)
    days = meeting_days(at(day, 14), at(day - timedelta(days=28), 14), calendar, policy)
    met = MeetingFacts(3, days, at(day - timedelta(days=28), 14))
    return Chase(calendar, policy, tuple(chased), draw(st.sampled_from([(), (met,)])))


@settings(deadline=None, max_examples=150)
@given(chases(), DAYS)
def test_what_is_due_is_unused_fell_on_a_working_day_and_belongs_to_a_chased_action(
    chased: Chase, today: date
) -> None:
    due = reasons_due(chased, today)
    chaseable = {action.id for action in chased.actions if action.is_open}
    assert {reason.action for reason in due} <= chaseable
    assert len({reason.key for reason in due}) == len(due)
    assert all(is_working_day(chased.calendar, reason.on) for reason in due)
    assert all(reason.on <= today for reason in due)
    used = replace(chased, used=frozenset(reason.key for reason in due))
    assert reasons_due(used, today) == [], "once used, never again"


def run(chased: Chase, start: date, asleep: set[int]) -> list[Reason]:
    """All reasons used within two months by a process that sleeps through some of its days."""
    said: list[Reason] = []
    for nth in range(75):
        if nth not in asleep:
            due = reasons_due(chased, start + timedelta(days=nth))
            chased = replace(chased, used=chased.used | {reason.key for reason in due})
            said += due
    return said


@settings(deadline=None, max_examples=80)
@given(chases(), DAYS, st.sets(st.integers(0, 60), min_size=1))
def test_a_process_that_sleeps_through_some_days_loses_no_last_word_and_repeats_none(
    chased: Chase, start: date, asleep: set[int]
) -> None:
    awake, slept = run(chased, start, set()), run(chased, start, asleep)
    assert len({reason.key for reason in slept}) == len(slept)
    # A meeting that took place unasked is over; a deadline or a wish is not.
    lasting = [r for r in awake if r.kind not in (K.REQUEST, K.NUDGE)]
    last_of = {(r.action, r.anchor, r.kind is K.SNOOZED): r.key for r in sorted(lasting)}
    assert set(last_of.values()) <= {reason.key for reason in slept}
