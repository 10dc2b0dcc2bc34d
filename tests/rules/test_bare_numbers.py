"""Numbers without the letters of their code, and numbers that may be a place in the list."""

from __future__ import annotations

import pytest

from handlers.rules.bare_numbers import with_letters
from handlers.rules.reply import Known
from tests.rules.replies.cases import day, outcome, read, table

FOUR = [
    Known("FD3", "Surplus run", None, day(9, 30), 3),
    Known("FD4", "Cooking on a budget", "green", day(10, 31), 4),
    Known("VO2", "Thank-you event", None, day(11, 20), 7),
    Known("VO3", "Driver pool", "amber", day(9, 20), 8),
]

SHARED = table(
    r"""
fd3 and 4 green => FD3 green; FD4 green
FD3 & 4 done => FD3 complete; FD4 complete
FD3/4 amber => FD3 amber; FD4 amber
FD3-4 amber => FD3 amber; FD4 amber
FD3 and 4 green, VO2 and 3 amber => FD3 green; FD4 green; VO2 amber; VO3 amber
fd3 n fd4 green => FD3 green; FD4 green
FD3 and 4 vans booked => FD3 comment + after
FD3 and 5 green => FD3 comment + after
FD3 and 4 of 6 done => FD3 comment + after
FD3 green, 4 classes held => FD3 green
FD3, 4 done => FD3 comment + after
"""
)


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_letters_are_said_once_for_several_numbers(text: str, expected: str) -> None:
    assert outcome(read(text, FOUR), FOUR) == expected


@pytest.mark.parametrize("text", ["3 is done", "3 done", "4 done", "no 3 is done", "2 green"])
def test_a_number_that_may_be_a_code_or_a_place_is_asked_about(text: str) -> None:
    reply = read(text, FOUR)
    assert outcome(reply, FOUR) == "ask"
    assert "which action you mean" in reply.questions[0].text


PLACES = table(
    r"""
1 done 2 amber => FD3 complete; FD4 amber
3rd done => VO2 complete
first done, second amber => FD3 complete; FD4 amber
"""
)


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places_that_are_counted_through_are_places(text: str, expected: str) -> None:
    assert outcome(read(text, FOUR), FOUR) == expected


def test_a_half_said_other_action_is_asked_about_once() -> None:
    assert len(read("FD4 on track but FD3 isnt", FOUR).questions) == 1


def test_what_shares_no_letters_stays_as_it_was_typed() -> None:
    text = "FD3 and 9 green"
    assert with_letters(text, FOUR) == text
