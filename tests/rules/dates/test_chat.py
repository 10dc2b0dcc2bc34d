"""What a lead types: dates that count from today, from the deadline and from the next meeting."""

from datetime import date

import pytest

from handlers.rules.dates.reading import read_date
from handlers.rules.dates.windows import DateKind, Reading
from tests.rules.dates.cases import sure, window, written

TODAY = date(2026, 9, 1)  # a Tuesday
DEADLINE = window("2026-09-30")


def answer(text: str) -> Reading:
    return read_date(text, TODAY, deadline=DEADLINE, next_meeting=date(2026, 9, 24), chat=True)


FROM_TODAY = [
    ("today", "2026-09-01"),
    ("tomorrow", "2026-09-02"),
    ("tmrw", "2026-09-02"),
    ("tomorrow morning", "2026-09-02"),
    ("the day after tomorrow", "2026-09-03"),
    ("yesterday", "2026-08-31"),
    ("Friday", "2026-09-04"),
    ("by Weds", "2026-09-02"),
    ("this Friday", "2026-09-04"),
    ("coming Friday", "2026-09-04"),
    ("next Friday", "2026-09-11"),
    ("next Monday", "2026-09-07"),
    ("last Friday", "2026-08-28"),
    ("Friday week", "2026-09-11"),
    ("a week on Friday", "2026-09-11"),
    ("two weeks from Friday", "2026-09-18"),
    ("a week tomorrow", "2026-09-09"),
    ("a fortnight today", "2026-09-15"),
    ("Monday of next week", "2026-09-07"),
    ("next week Thursday", "2026-09-10"),
    ("Friday at 5pm", "2026-09-04"),
    ("5pm Friday", "2026-09-04"),
    ("COP Friday", "2026-09-04"),
    ("in two weeks", "2026-09-15"),
    ("in 2wks", "2026-09-15"),
    ("in a fortnight", "2026-09-15"),
    ("in 3 weeks' time", "2026-09-22"),
    ("3 weeks from now", "2026-09-22"),
    ("in a couple of months", "2026-11-01"),
    ("in 2-3 weeks", "2026-09-22"),
    ("in 10 working days", "2026-09-15"),
    ("2 weeks ago", "2026-08-18"),
    ("within two weeks", "2026-09-01..2026-09-15"),
    ("over the next month", "2026-09-01..2026-10-01"),
    ("this week", "2026-08-31..2026-09-06"),
    ("next week", "2026-09-07..2026-09-13"),
    ("the week after next", "2026-09-14..2026-09-20"),
    ("early next week", "2026-09-07..2026-09-08"),
    ("end of the week", "2026-09-04"),
    ("end of next week", "2026-09-11"),
    ("w/c next Monday", "2026-09-07..2026-09-13"),
    ("later this month", "2026-09-01..2026-09-30"),
    ("end of the month", "2026-09-30"),
    ("month end", "2026-09-30"),
    ("next month", "2026-10-01..2026-10-31"),
    ("mid next month", "2026-10-11..2026-10-20"),
    ("end of next month", "2026-10-31"),
    ("15th of next month", "2026-10-15"),
    ("next quarter", "2026-10-01..2026-12-31"),
    ("end of this quarter", "2026-09-30"),
    ("end of the year", "2026-12-31"),
    ("end of the financial year", "2027-03-31"),
    ("next financial year", "2027-04-01..2028-03-31"),
    ("next year", "2027-01-01..2027-12-31"),
    ("this autumn", "2026-09-01..2026-11-30"),
    ("next spring", "2027-03-01..2027-05-31"),
    ("next September", "2027-09-01..2027-09-30"),
    ("eow", "2026-09-04"),
]

FROM_THE_DEADLINE = [
    ("push back a fortnight", "2026-10-14"),
    ("push it back 2 weeks", "2026-10-14"),
    ("push this back by another two weeks", "2026-10-14"),
    ("delayed by two weeks", "2026-10-14"),
    ("extend by a month", "2026-10-30"),
    ("another week", "2026-10-07"),
    ("two more weeks please", "2026-10-14"),
    ("a month later", "2026-10-30"),
    ("bring it forward a week", "2026-09-23"),
]

FROM_THE_MEETING = [
    ("next meeting", "2026-09-24"),
    ("by the next meeting", "2026-09-24"),
    ("next steering group meeting", "2026-09-24"),
    ("by the meeting", "2026-09-24"),
    ("2 weeks after the next meeting", "2026-10-08"),
]


@pytest.mark.parametrize(("text", "expected"), FROM_TODAY + FROM_THE_DEADLINE + FROM_THE_MEETING)
def test_what_counts_from_a_known_day_is_a_date(text: str, expected: str) -> None:
    assert sure(answer(text)) == expected


WITHOUT_A_YEAR = [
    ("Sept", "2026-09-01..2026-09-30"),
    ("slipped to november", "2026-11-01..2026-11-30"),
    ("push back to end of October", "2026-10-31"),
    ("30/10", "2026-10-30"),
    ("Oct 30", "2026-10-30"),
    ("20-Sep", "2026-09-20"),
    ("the 30th", "2026-09-30"),
    ("31 Aug", "2026-08-31"),
    ("end of Q3", "2026-12-31"),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_A_YEAR)
def test_in_chat_a_date_without_a_year_is_marked_but_in_no_doubt(text: str, expected: str) -> None:
    reading = answer(text)
    assert (sure(reading), reading.year_inferred) == (expected, True)


DOUBTED = [
    ("2 weeks", "2026-09-15", "2026-10-14"),
    ("Tuesday", "2026-09-08", "2026-09-01"),
    ("Oct 26", "2026-10-01..2026-10-31", "2026-10-26"),
    ("year end", "2027-03-31", "2026-12-31"),
    ("Friday 30th", "2026-09-30", "2026-10-30"),
    ("push forward a week", "2026-10-07", "2026-09-23"),
]


@pytest.mark.parametrize(("text", "expected", "other"), DOUBTED)
def test_what_may_mean_two_days_in_chat_is_doubted(text: str, expected: str, other: str) -> None:
    reading = answer(text)
    assert written(reading.window) == expected
    assert reading.ambiguous
    assert window(other) in reading.alternatives


def test_next_friday_gives_the_coming_one_as_what_it_may_also_mean() -> None:
    assert answer("next Friday").alternatives == (window("2026-09-04"),)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("push back a fortnight", "There is no deadline yet to count from."),
        ("by the next meeting", "No next meeting is known."),
        ("in a few weeks", "It doesn't say how long."),
        ("3 weeks after sign-off", "It counts from something that has no date here."),
    ],
)
def test_what_counts_from_a_day_that_is_not_known_stays_words(text: str, why: str) -> None:
    reading = read_date(text, TODAY, chat=True)
    assert (reading.kind, reading.window, reading.why) == (DateKind.RELATIVE, None, why)


def test_pushing_back_a_month_moves_a_whole_month_as_one() -> None:
    reading = read_date(
        "push back a month", TODAY, deadline=window("2026-08-01..2026-09-30"), chat=True
    )
    assert sure(reading) == "2026-09-01..2026-10-31"


def test_the_31st_of_a_short_month_is_refused() -> None:
    reading = read_date("31st of next month", date(2026, 8, 10), chat=True)
    assert (reading.kind, reading.why) == (DateKind.INVALID, "That month has only 30 days.")
