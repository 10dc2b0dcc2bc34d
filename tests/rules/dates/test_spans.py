"""Stretches of days ahead, as people type leave and closures."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.dates.spans import read_span
from handlers.rules.dates.windows import Window

TODAY = date(2026, 9, 7)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("27–31 December", date(2026, 12, 27), date(2026, 12, 31)),
        ("27 December – 2 January", date(2026, 12, 27), date(2027, 1, 2)),
        ("from 1 Oct until Christmas", date(2026, 10, 1), date(2026, 12, 25)),
        ("3–14 August", date(2027, 8, 3), date(2027, 8, 14)),
        ("next week", date(2026, 9, 14), date(2026, 9, 20)),
        ("Monday to Friday", date(2026, 9, 14), date(2026, 9, 18)),
        ("25 Dec", date(2026, 12, 25), date(2026, 12, 25)),
        ("Sep", date(2026, 9, 1), date(2026, 9, 30)),
        ("for two weeks from Monday", date(2026, 9, 14), date(2026, 9, 27)),
        ("a fortnight starting 21 Sep", date(2026, 9, 21), date(2026, 10, 4)),
        ("10 days from tomorrow", date(2026, 9, 8), date(2026, 9, 17)),
        ("for a week", date(2026, 9, 7), date(2026, 9, 13)),
        ("for the next couple of weeks", date(2026, 9, 7), date(2026, 9, 20)),
        ("three months from 1 Oct", date(2026, 10, 1), date(2026, 12, 31)),
        ("from 21 Sep for 2 weeks", date(2026, 9, 21), date(2026, 10, 4)),
        ("until 18 Sep", date(2026, 9, 7), date(2026, 9, 18)),
        ("till the end of October", date(2026, 9, 7), date(2026, 10, 31)),
        ("until next week", date(2026, 9, 7), date(2026, 9, 13)),
        ("until w/e 18 Sep", date(2026, 9, 7), date(2026, 9, 18)),
        ("until October", date(2026, 9, 7), date(2026, 9, 30)),
        ("until the new year", date(2026, 9, 7), date(2026, 12, 31)),
        ("until September", date(2026, 9, 7), date(2026, 9, 30)),
        ("1 Oct until December", date(2026, 10, 1), date(2026, 11, 30)),
        ("1 Oct to December", date(2026, 10, 1), date(2026, 12, 31)),
        ("next week and the week after", date(2026, 9, 14), date(2026, 9, 27)),
    ],
)
def test_days_ahead_are_read(words: str, first: date, last: date) -> None:
    assert read_span(words, TODAY) == Window(first, last)


@pytest.mark.parametrize("words", ["", "wibble", "27-31 Dec 2025", "2-1 Dec", "31 September"])
def test_what_names_no_days_ahead_is_none(words: str) -> None:
    assert read_span(words, TODAY) is None


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_any_text_is_read_without_fail(words: str) -> None:
    found = read_span(words, TODAY)
    assert found is None or found.last >= TODAY
