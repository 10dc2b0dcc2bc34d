"""When a body meets, in its own words, and back in ours."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.clock import wall_time
from handlers.rules.dates.windows import MONTH_NAMES
from handlers.rules.meetings.patterns import read_pattern
from handlers.rules.meetings.rules import PatternUnclearError
from handlers.rules.meetings.times import Pattern, occurrences
from handlers.rules.meetings.words import ORDINALS, WEEKDAYS, say_pattern
from handlers.rules.working_days import Calendar

TODAY = date(2026, 8, 3)  # a Monday
WORKING = "BYDAY=MO,TU,WE,TH,FR"


@pytest.mark.parametrize(
    ("text", "rule", "first", "words"),
    [
        (
            "every first Thursday at 2pm",
            "FREQ=MONTHLY;BYDAY=1TH",
            date(2026, 8, 6),
            "the first Thursday of each month at 2pm, from Thu 6 Aug",
        ),
        (
            "every 6 weeks from 3 Sept at 2pm",
            "FREQ=WEEKLY;INTERVAL=6;BYDAY=TH",
            date(2026, 9, 3),
            "every 6 weeks on Thursday at 2pm, from Thu 3 Sep",
        ),
        (
            "fortnightly on Thursdays, 10am",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
            date(2026, 8, 6),
            "every 2 weeks on Thursday at 10am, from Thu 6 Aug",
        ),
        (
            "every other Wed 9.30am",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
            date(2026, 8, 5),
            "every 2 weeks on Wednesday at 9:30am, from Wed 5 Aug",
        ),
        (
            "the last working day of each quarter at noon",
            f"FREQ=MONTHLY;BYMONTH=3,6,9,12;{WORKING};BYSETPOS=-1",
            TODAY,
            "the last working day of each quarter at noon, from Mon 3 Aug",
        ),
        (
            "1st and 3rd Tuesday of every month, 2-4pm",
            "FREQ=MONTHLY;BYDAY=1TU,3TU",
            date(2026, 8, 4),
            "the first and third Tuesday of each month at 2pm, from Tue 4 Aug",
        ),
        (
            "Tuesdays & Thursdays at 10:15",
            "FREQ=WEEKLY;BYDAY=TU,TH",
            date(2026, 8, 4),
            "every Tuesday and Thursday at 10:15am, from Tue 4 Aug",
        ),
        (
            "the 31st of each month at 5pm",
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            date(2026, 8, 31),
            "the last day of each month at 5pm, from Mon 31 Aug",
        ),
        (
            "the 30th of each month at 5pm",
            "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
            date(2026, 8, 30),
            "the 30th of each month at 5pm, from Sun 30 Aug",
        ),
        (
            "1st and 15th of each month 2pm",
            "FREQ=MONTHLY;BYMONTHDAY=1,15",
            date(2026, 8, 15),
            "the 1st and 15th of each month at 2pm, from Sat 15 Aug",
        ),
        (
            "last Friday of March, June and September at 2pm",
            "FREQ=MONTHLY;BYMONTH=3,6,9;BYDAY=-1FR",
            date(2026, 9, 25),
            "the last Friday of March, June and September at 2pm, from Fri 25 Sep",
        ),
        (
            "first Monday in May each year at 2pm",
            "FREQ=MONTHLY;BYMONTH=5;BYDAY=1MO",
            date(2027, 5, 3),
            "the first Monday of May each year at 2pm, from Mon 3 May 2027",
        ),
        (
            "quarterly on the second Tuesday at 2pm",
            "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYDAY=2TU",
            date(2026, 10, 13),
            "the second Tuesday of each quarter at 2pm, from Tue 13 Oct",
        ),
        (
            "first Thursday of every second month at 2pm",
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=1TH",
            date(2026, 8, 6),
            "the first Thursday of every 2 months at 2pm, from Thu 6 Aug",
        ),
        (
            "every working day at 9am",
            f"FREQ=WEEKLY;{WORKING}",
            TODAY,
            "every working day at 9am, from Mon 3 Aug",
        ),
        (
            "we meet every three weeks on Thursday at 14:00, starting 10 Sept",
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=TH",
            date(2026, 9, 10),
            "every 3 weeks on Thursday at 2pm, from Thu 10 Sep",
        ),
        ("Thu 3 Sep 2pm", "", date(2026, 9, 3), "Thu 3 Sep, 2pm"),
        ("3 September 2026, 14:00", "", date(2026, 9, 3), "Thu 3 Sep, 2pm"),
        ("meeting on 7/1/2027 at 9.30am", "", date(2027, 1, 7), "Thu 7 Jan 2027, 9:30am"),
        ("first Monday in May 11-1pm", "", date(2027, 5, 3), "Mon 3 May 2027, 11am"),
    ],
)
def test_a_pattern_is_read_and_said_back(text: str, rule: str, first: date, words: str) -> None:
    pattern = read_pattern(text, TODAY)
    assert (pattern.rule, pattern.first) == (rule, first)
    assert say_pattern(pattern, TODAY) == words
    assert read_pattern(words, TODAY) == pattern, "our own words read back as the same"
    assert Pattern.from_text(pattern.to_text()) == pattern


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("twice a week", "On which days? For example: every Tuesday and Thursday at 2pm."),
        ("three times a month", "On which days? For example: first and third Thursday"),
        ("bi-weekly at 2pm", "Every two weeks, or two days a week?"),
        ("bimonthly at 2pm", "Every two months, or twice a month?"),
        ("fortnightly", "From which day? For example: every 2 weeks from Thu 3 Sep at 2pm."),
        ("weekly 2pm", "From which day? For example: every week from Thu 3 Sep at 2pm."),
        (
            "every second Thursday at 2pm",
            "The second Thursday of each month, or a Thursday every 2 weeks? For example: second "
            "Thursday of each month at 2pm, or every 2 weeks on Thursday at 2pm.",
        ),
        ("monthly at 2pm", "On which day of the month?"),
        ("monthly on Thursday at 2pm", "Which Thursday of the month?"),
        ("monthly from 3 Sept at 2pm", "On the first Thursday, or on day 3 of the month?"),
        (
            "every 3 months from 3 Sept at 2pm",
            "On the first Thursday, or on day 3 of the month? "
            "For example: first Thursday of every 3 months at 2pm.",
        ),
        (
            "quarterly from 3 Sept at 2pm",
            "On the first Thursday, or on day 3 of the month? "
            "For example: first Thursday of each quarter at 2pm.",
        ),
        ("every 2 days at 2pm", "On which days?"),
        ("every sixth Thursday of the month at 2pm", "I couldn't read “sixth”."),
        ("every 6th Thursday of the month at 2pm", "A month has no more than five."),
        ("first Thursday of every 2 quarters at 2pm", "In which months?"),
        ("every September at 2pm", "On which day of the month?"),
        ("every 6 weeks from 3 Sept", "At what time? For example: every 6 weeks from 3 Sept at"),
        ("the last working day of each quarter", "At what time?"),
        ("Thu 3 Sep", "At what time?"),
        ("every Thursday except August at 2pm", "I couldn't read “except”."),
        ("every blue moon at 2pm", "I couldn't read “blue moon”."),
        ("every 6 weeks from September at 2pm", "Which day"),
        ("every 0 weeks at 2pm", "I couldn't read “0”."),
        ("every", "When is that?"),
        ("whenever", "When is that?"),
        ("", "When is that?"),
    ],
)
def test_what_may_mean_two_things_comes_back_as_one_question(text: str, question: str) -> None:
    with pytest.raises(PatternUnclearError) as asked:
        read_pattern(text, TODAY)
    assert str(asked.value).startswith(question)


def test_a_day_that_does_not_exist_is_named() -> None:
    with pytest.raises(PatternUnclearError, match="31 September"):
        read_pattern("31 September at 2pm", TODAY)


def test_fortnightly_counts_from_a_known_meeting_and_keeps_its_hour() -> None:
    pattern = read_pattern("fortnightly", TODAY, last=date(2026, 7, 30), at=time(14))
    assert pattern == Pattern("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", date(2026, 7, 30), time(14))
    now = wall_time(TODAY, time(9), "Europe/London")
    assert occurrences(pattern, Calendar(), now, count=1)[0].date() == date(2026, 8, 13)


def test_a_start_a_while_ago_is_that_start_and_a_single_meeting_is_the_next() -> None:
    assert read_pattern("every 6 weeks from 4 June at 2pm", TODAY).first == date(2026, 6, 4)
    assert read_pattern("4 June at 2pm", TODAY).first == date(2027, 6, 4)
    assert read_pattern("Thu 4 June at 2pm", TODAY).first == date(2026, 6, 4)
    assert read_pattern("4 June 2026 at 2pm", TODAY).first == date(2026, 6, 4)


def test_a_weekday_tells_the_year() -> None:
    january = date(2026, 1, 1)
    assert read_pattern("Thu 1 Oct 2pm", january).first == date(2026, 10, 1)
    with pytest.raises(PatternUnclearError, match="Which day is “mon 2 sep 2026”"):
        read_pattern("Mon 2 Sep 2026 2pm", january)


PATTERNS = st.one_of(
    st.builds(
        "FREQ=MONTHLY;BYDAY={}{}".format, st.sampled_from([*ORDINALS]), st.sampled_from([*WEEKDAYS])
    ),
    st.builds(
        "FREQ=WEEKLY;INTERVAL={};BYDAY={}".format,
        st.integers(2, 12),
        st.sampled_from([*WEEKDAYS]),
    ),
    st.builds("FREQ=MONTHLY;BYMONTHDAY={}".format, st.integers(1, 28)),
    st.builds(
        "FREQ=MONTHLY;BYMONTH={};BYMONTHDAY={}".format, st.integers(1, 12), st.integers(1, 28)
    ),
    st.builds(f"FREQ=MONTHLY;{WORKING};BYSETPOS={{}}".format, st.sampled_from([*ORDINALS])),
    st.builds(
        "FREQ=MONTHLY;INTERVAL={};BYDAY={}{}".format,
        st.integers(2, 6),
        st.sampled_from([*ORDINALS]),
        st.sampled_from([*WEEKDAYS]),
    ),
)


@settings(deadline=None, max_examples=200)
@given(
    PATTERNS,
    st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    st.integers(0, 23),
    st.sampled_from([0, 15, 30]),
)
def test_any_rule_is_said_in_words_that_read_back(
    rule: str, today: date, hour: int, minute: int
) -> None:
    start = wall_time(today, time(0), "Europe/London")
    plain = Pattern(rule, today, time(hour, minute))
    # What is kept begins on a day of its own, as reading makes it.
    known = "BYSETPOS" in rule
    first = today if known else occurrences(plain, Calendar(), start, count=1)[0].date()
    pattern = Pattern(rule, first, time(hour, minute))
    assert read_pattern(say_pattern(pattern, today), today) == pattern
    shorter = read_pattern(say_pattern(pattern, today, counted_from=False), today)
    assert (shorter.rule, shorter.at) == (pattern.rule, pattern.at)


WORDS = ["every", "each", "first", "second", "last", "other", "2", "6", "15th", "of", "the", "at"]
WORDS += ["from", "and", ",", "weekly", "monthly", "working"]
WORDS += [*WEEKDAYS.values(), *MONTH_NAMES[:3], "week", "months", "quarter", "2pm", "3 Sep", "day"]


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join) | st.text(max_size=30))
def test_any_words_are_a_pattern_that_can_be_said_or_a_question(text: str) -> None:
    try:
        pattern = read_pattern(text, TODAY)
    except PatternUnclearError as asked:
        question = str(asked)
    else:
        question = ""
        assert say_pattern(pattern, TODAY)
        start = wall_time(TODAY, time(0), "Europe/London")
        assert pattern.rule == "" or occurrences(pattern, Calendar(), start, count=1)
    assert question == "" or question[-1] in ".?"
