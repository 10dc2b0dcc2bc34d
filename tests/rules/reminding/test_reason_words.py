"""A reason as a coordinator reads it, and the order of a card."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.rules.dates.windows import Window
from handlers.rules.meetings.times import meeting_days
from handlers.rules.reminding.facts import ActionFacts, Chase, MeetingFacts, Reason, ReasonKind
from handlers.rules.reminding.policy import Policy
from handlers.rules.reminding.reason_words import deadline_words, most_urgent, reason_words
from handlers.rules.working_days import shift
from tests.rules.reminding.cases import ENGLAND, LAST, at

K = ReasonKind


ACTION = ActionFacts(1, window=Window(LAST, LAST), updated_at=at(date(2026, 9, 12)))
MEETING = MeetingFacts(3, meeting_days(at(date(2026, 9, 3), 14), None, ENGLAND, Policy()))
CHASE = Chase(ENGLAND, Policy(), (ACTION,), (MEETING,))


@pytest.mark.parametrize(
    ("kind", "day", "words"),
    [
        (K.BEFORE_FIRST, date(2026, 10, 16), "10 working days before Fri 30 Oct"),
        (K.BEFORE_FIRST, date(2026, 10, 20), "8 working days before Fri 30 Oct"),
        (K.BEFORE_SECOND, date(2026, 10, 29), "1 working day before Fri 30 Oct"),
        (K.BEFORE_SECOND, date(2026, 10, 30), "due today"),
        (K.OVERDUE, date(2026, 11, 2), "overdue: was due Fri 30 Oct"),
        (K.OVERDUE_AGAIN, date(2027, 1, 4), "still overdue: was due Fri 30 Oct 2026"),
        (K.REQUEST, date(2026, 8, 7), "asked for the meeting on Thu 3 Sep"),
        (K.NUDGE, date(2026, 8, 19), "asked again for the meeting on Thu 3 Sep"),
        (K.SNOOZED, date(2026, 10, 20), "to be reminded on this day was asked for"),
        (K.ASKED, date(2026, 10, 20), "asked for now"),
        (K.UNANSWERED, date(2026, 11, 16), "was due Fri 30 Oct, and its leads were told"),
    ],
)
def test_a_reason_in_words(kind: ReasonKind, day: date, words: str) -> None:
    said = reason_words(Reason(day, 1, kind, 3), CHASE, day)
    since = "12 Sep" if day.year == 2026 else "12 Sep 2026"
    assert said == f"{words}; no update since {since}"


def test_leads_whom_nothing_reached_are_not_said_to_have_been_told() -> None:
    unheard = replace(CHASE, actions=(replace(ACTION, lead_reached=False),))
    said = reason_words(Reason(LAST, 1, K.UNANSWERED, 3), unheard, date(2026, 11, 16))
    assert said.startswith("was due Fri 30 Oct, and no lead of it could be reminded;")


def test_an_action_never_reported_has_no_update_yet() -> None:
    fresh = replace(CHASE, actions=(replace(ACTION, updated_at=None),))
    said = reason_words(Reason(LAST, 1, K.BEFORE_SECOND, 0), fresh, LAST)
    assert said == "due today; no update yet"


def test_silence_is_said_once() -> None:
    silence, day = Reason(date(2026, 11, 6), 1, K.SILENT, 3), date(2026, 11, 6)
    fresh = replace(CHASE, actions=(replace(ACTION, updated_at=None),))
    assert reason_words(silence, CHASE, day) == "no update since 12 Sep: two meetings have passed"
    assert reason_words(silence, fresh, day) == "no update yet: two meetings have passed"


def test_a_deadline_on_a_sunday_is_named_on_the_friday_before() -> None:
    sunday = replace(CHASE, actions=(replace(ACTION, window=Window(LAST, date(2026, 11, 1))),))
    said = reason_words(Reason(LAST, 1, K.BEFORE_SECOND, 0), sunday, LAST)
    assert said.startswith("due Sun 1 Nov;")


@pytest.mark.parametrize(
    "reason",
    [
        pytest.param(Reason(LAST, 9, K.OVERDUE, 0), id="an unknown action"),
        pytest.param(Reason(LAST, 1, K.REQUEST, 9), id="an unknown meeting"),
    ],
)
def test_a_reason_of_something_unknown_is_an_error(reason: Reason) -> None:
    with pytest.raises(LookupError):
        reason_words(reason, CHASE, LAST)


def test_a_reminder_of_an_action_that_lost_its_deadline_is_an_error() -> None:
    undated = replace(CHASE, actions=(replace(ACTION, window=None),))
    with pytest.raises(LookupError, match="has no deadline"):
        reason_words(Reason(LAST, 1, K.OVERDUE, 0), undated, LAST)


def test_wishes_come_first_then_the_earliest_deadline_and_red_counts_like_the_rest() -> None:
    def action(number: int, last: date | None, red: bool = False) -> ActionFacts:
        return ActionFacts(number, window=Window(last, last) if last else None, is_red=red)

    actions = [
        action(1, None),
        action(2, LAST),
        action(3, date(2026, 8, 1)),
        action(4, date(2026, 9, 1), red=True),
        action(5, date(2026, 12, 1)),
    ]
    reasons = [
        Reason(LAST, 1, K.REQUEST, 3),
        Reason(LAST, 2, K.BEFORE_SECOND, 0),
        Reason(LAST, 2, K.REQUEST, 3),
        Reason(LAST, 3, K.OVERDUE_AGAIN, 0),
        Reason(LAST, 4, K.OVERDUE, 0),
        Reason(LAST, 5, K.SNOOZED, 0),
    ]
    told = most_urgent(reasons, actions)
    assert [reason.action for reason in told] == [5, 3, 4, 2, 1]
    assert told[3].kind is K.REQUEST, "one reason an action: the meeting's absorbs the reminder"


def test_of_a_deadline_on_a_closed_day_as_many_days_are_said_as_were_counted_back() -> None:
    bank_holiday = date(2026, 8, 31)
    said_on = shift(ENGLAND, bank_holiday, -2)
    said = deadline_words(K.BEFORE_SECOND, bank_holiday, ENGLAND, said_on)
    assert (said_on, said) == (date(2026, 8, 27), "2 working days before Mon 31 Aug")
