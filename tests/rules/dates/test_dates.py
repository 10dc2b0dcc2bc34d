"""What holds of every text and every window, and of explaining how a text is read."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.dates.reading import find_dates, read_date
from handlers.rules.dates.saying import say_window
from handlers.rules.dates.windows import DateKind, Window
from tests.growth import grows_with_the_length

TODAY = date(2020, 7, 15)
DAYS = st.dates(date(1995, 1, 1), date(2095, 12, 31))
_PIECES = """
    Sept 20 - / , . 31 04 first week of end the in two weeks next Friday w/c Q1 2020 2020/21 from to
    moved before after each June ongoing tbc revised now push back month year day Easter 30th May (
    ) ? mid early working days 2am 99 0 meeting half quarter term spring and & or last FY 45123
    fortnight another few é ' İ
"""
PIECES = st.lists(st.sampled_from(_PIECES.split()), max_size=14)
TEXTS = st.one_of(st.text(max_size=60), PIECES.map(" ".join), PIECES.map("".join))


@st.composite
def windows(draw: st.DrawFn) -> Window:
    """Any window, with whole months, thirds of a month and years more often than by chance."""
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(0, 900)))
    end_of_month = last.replace(day=monthrange(last.year, last.month)[1])
    shapes = [
        Window(first, first),
        Window(first, last),
        Window(first.replace(day=1), end_of_month),
        Window(first.replace(day=11), first.replace(day=20)),
        Window(first.replace(month=1, day=1), first.replace(month=12, day=31)),
    ]
    return draw(st.sampled_from(shapes))


@settings(max_examples=200, deadline=None)
@given(windows(), st.integers(-500, 500), st.booleans())
def test_what_is_said_of_a_window_reads_back_as_the_same_window(
    window: Window, days: int, chat: bool
) -> None:
    today = window.first + timedelta(days=days)
    reading = read_date(say_window(window, today), today, chat=chat)
    assert reading.window == window
    assert not reading.weekday_disagrees


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.dates(), st.booleans())
def test_no_text_raises_and_only_a_date_has_a_window(text: str, today: date, chat: bool) -> None:
    window = Window(today, today)
    reading = read_date(text, today, deadline=window, next_meeting=today, chat=chat)
    assert (reading.window is not None) == (reading.kind is DateKind.DATE)
    assert reading.window not in reading.alternatives
    assert reading.why


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.dates())
def test_dates_found_stand_in_order_and_apart(text: str, today: date) -> None:
    end = 0
    for found in find_dates(text, today, deadline=Window(today, today)):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@pytest.mark.parametrize(
    ("reader", "seed"),
    [
        pytest.param(read_date, "Sept/", id="months in a cell"),
        pytest.param(read_date, "31/04 ", id="impossible days in a cell"),
        pytest.param(read_date, "moved from Aug to ", id="moves in a cell"),
        pytest.param(find_dates, "1.", id="dots in a sentence"),
        pytest.param(find_dates, "2 weeks before the early ", id="amounts in a sentence"),
        pytest.param(find_dates, "no date in this ", id="words in a sentence"),
    ],
)
def test_reading_grows_no_faster_than_the_text(
    reader: Callable[[str, date], object], seed: str
) -> None:
    assert grows_with_the_length(lambda text: reader(text, TODAY), seed)


@pytest.mark.parametrize("text", ["Sept 40 2020", "SEP40 2000", "September 99, 2021"])
def test_a_day_that_no_month_has_is_no_date(text: str) -> None:
    assert read_date(text, date(2020, 9, 7)).window is None
