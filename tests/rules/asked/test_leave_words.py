"""Leave as people announce it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.asked.leave_words import (
    Leave,
    leave_beside,
    names_a_deputy,
    read_leave,
    speaks_of_leave,
    without_leave,
)
from handlers.rules.dates.windows import Window

TODAY = date(2026, 9, 7)


def days(first: int, last: int) -> Window:
    return Window(date(2026, 9, first), date(2026, 9, last))


@pytest.mark.parametrize(
    ("words", "window", "deputy"),
    [
        ("I'm away 20-24 Sep, @anne covers", days(20, 24), "@anne"),
        ("on leave until 14 Sep", days(7, 14), ""),
        ("I'm off next week, Priya is covering", days(14, 20), "Priya"),
        ("I'm on annual leave from 14 Sep to 25 Sep", days(14, 25), ""),
        ("I'll be on holiday 14-18 Sep. Contact Priya", days(14, 18), ""),
        ("I'm on leave, back on Monday", days(7, 13), ""),
        ("on holiday from Wed, back 28 Sep", days(9, 27), ""),
        ("Anne Baker covers, away 20-24 Sep", days(20, 24), "Anne Baker"),
        ("I'm out of the office 14-18 Sep with Priya Nair as cover", days(14, 18), "Priya Nair"),
        ("off sick today", days(7, 7), ""),
        ("off on AL from Fri back 21st sept, Leanne covering", days(11, 20), "Leanne"),
        ("off on leave from Fri, back 21 Sep", days(11, 20), ""),
        ("off work on a/l from 14 Sep back 21 Sep", days(14, 20), ""),
        ("on hols til 14th, Gwen has 6.4", days(7, 14), "Gwen"),
        ("on hols til 14th, gwen has 6.2 and 6.4", days(7, 14), "gwen"),
        ("away til 14/9 - Gwen's got my actions", days(7, 14), "Gwen"),
        ("I'm off till Monday. Ask Gwen about CR6.4", days(7, 14), "Gwen"),
        ("Gwen has 6.4 while I'm on leave til 14th", days(7, 14), "Gwen"),
        ("hols til 14 Sep, Gwen's covering", days(7, 14), "Gwen"),
        ("I'm away from tomorrow til the 14th, @gwen will cover 6.4", days(8, 14), "@gwen"),
    ],
)
def test_the_days_and_the_deputy_are_read(words: str, window: Window, deputy: str) -> None:
    assert speaks_of_leave(words)
    found = read_leave(words, TODAY)
    assert (found.window, found.deputy) == (window, deputy)


@pytest.mark.parametrize("words", ["I'm away", "", "it", "as it is until Monday"])
def test_words_without_days_name_no_leave(words: str) -> None:
    assert read_leave(words, TODAY).window is None


@pytest.mark.parametrize(
    "words",
    ["on hols til 14th, Gwen has the keys", "off track, Gwen has it", "6.4 amber, Gwen has it",
     "on hols til 14th", "on leave til 14th, she has 6.4"],
)  # fmt: skip
def test_who_has_no_work_or_no_name_is_no_deputy(words: str) -> None:
    assert not names_a_deputy(words, TODAY)


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("back on the 24th, gwen covering fd1 and fd2", 23),
        ("Back Monday, Gwen has 6.4", 13),
        ("back on the 24th, gwen covering", 23),
    ],
)
def test_a_day_of_return_and_a_deputy_are_leave(words: str, last: int) -> None:
    assert names_a_deputy(words, TODAY)
    found = read_leave(words, TODAY)
    assert (found.window, found.deputy.casefold()) == (days(7, last), "gwen")


@pytest.mark.parametrize(
    ("words", "leave"),
    [
        ("on hols til 24th. FD2 amber, gwen has it", Leave(days(7, 24), "gwen")),
        ("CR1.3 amber, I'm away 14-18 Sep", Leave(days(14, 18))),
        ("CR1.4 amber but I'm off til 24th", Leave(days(7, 24))),
        ("on leave, back 24 Sep, 1.4 amber", Leave(days(7, 23))),
        ("1.4 amber, van back on the 24th", None),
        ("1.4 amber, back on the 24th", None),
        ("1.3 amber, off track until the 24th", None),
        ("1.3 green, away day on 24 Sep went well", None),
        ("FD2 amber, gwen has it", None),
        ("1.4 I'm away til 24th", Leave(days(7, 24))),
        ("1.4 amber, I'm off til 24th so new date 10 Dec", Leave(days(7, 24))),
        ("I'm off to see the printer on Monday, 1.4 green", None),
    ],
)
def test_leave_told_beside_news_is_found(words: str, leave: Leave | None) -> None:
    assert leave_beside(words, TODAY) == leave


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("on hols til 24th. FD2 amber, gwen has it", "FD2 amber, gwen has it"),
        ("CR1.3 amber, I'm away 14-18 Sep", "CR1.3 amber,"),
        ("CR1.3 red, no van. I'm off sick", "CR1.3 red, no van."),
        ("on leave, back 24 Sep, 1.4 amber", "1.4 amber"),
        ("on leave til 24 Sep, Leanne covering, 1.4 amber", "1.4 amber"),
        ("1.4 amber, on leave til 24 Sep, Leanne covering", "1.4 amber,"),
        ("1.4 amber, Leanne covering", None),
        ("1.4 amber, off sick til 14 Sep", "1.4 amber,"),
        ("I'm poorly today. 1.4 amber", "1.4 amber"),
        ("1.4 amber, I'm off work with covid", "1.4 amber,"),
        ("1.4 amber, I'm off with Jo on Monday", None),
        ("Sorry, been off sick. 1.4 amber", "Sorry, 1.4 amber"),
        ("1.4 amber, ill chase them Monday", None),
        ("1.4 amber (on leave til 14 Sep)", "1.4 amber"),
        ("1.4 green,on leave til monday", "1.4 green,"),
        ("on mat leave from 1 Oct & 1.4 amber", "1.4 amber"),
        ("1.4 amber, I'm off til Monday and will chase then", "1.4 amber, will chase then"),
        ("1.4 amber, I'm off til 3 Oct so new date 10 Oct", None),
        ("1.4 amber, I'm off til 3 Oct now due 10 Oct", None),
        ("1.4 amber, I'm on leave til Oct so no visit", None),
        ("on leave but 1.4 is green", "1.4 is green"),
        ("annual leave until 3 Oct. 1.4 will wait", "1.4 will wait"),
        ("I'm away on the 14th so can't be at the site visit, 1.4 amber", None),
        ("1.4 amber as I'm on leave until 3 Oct", "1.4 amber as I'm on leave until 3 Oct"),
        ("1.4 amber, Jo is on leave til 3 Oct", "1.4 amber, Jo is on leave til 3 Oct"),
        ("1.4 red van broke, off til 14th", "1.4 red van broke, off til 14th"),
        ("FD2 amber, off til 14 Sept", "FD2 amber,"),
        ("CR1.4 is still on track. Away 14 to 18 Sep", "CR1.4 is still on track."),
        ("CR1.3 green 1.4 amber - off til Monday", "CR1.3 green 1.4 amber -"),
        ("Workshop amber, off til 14 Sept", "Workshop amber, off til 14 Sept"),
        ("1.4 green, off to print Monday", "1.4 green, off to print Monday"),
        ("1.4 amber, back on the 24th", "1.4 amber, back on the 24th"),
        ("I'm off to see the printer on Monday, 1.4 green", None),
    ],
)
def test_what_tells_only_of_its_writers_absence_is_left_out(words: str, left: str | None) -> None:
    assert " ".join(without_leave(words, TODAY).split()) == (left or words)


@pytest.mark.parametrize("words", ["hi,," * 60, "I'm off" + " " * 39_000 + "x", "hols, " * 6_000])
def test_long_words_are_read_to_their_end(words: str) -> None:
    assert len(without_leave(words, TODAY)) == len(words)
    assert leave_beside(words, TODAY) is None
    assert not names_a_deputy(f"{words} gwen covering", TODAY)


def test_a_meeting_is_no_leave() -> None:
    assert not speaks_of_leave("I'm in a meeting until 3pm")


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80))
def test_any_text_is_read_without_fail(words: str) -> None:
    for found in (read_leave(words, TODAY), leave_beside(words, TODAY)):
        assert found is None or found.window is None or found.window.last >= TODAY
    assert len(without_leave(words, TODAY)) == len(words)
