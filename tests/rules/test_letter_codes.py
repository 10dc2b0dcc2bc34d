"""Actions whose codes are single letters, told from the letters that are words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.dates.windows import Window
from handlers.rules.letter_codes import lone_letters
from handlers.rules.reply import Known
from tests.rules.replies.cases import outcome, read, table

_DUE = Window(date(2020, 9, 30), date(2020, 9, 30))
LETTERED = [
    Known(code, title, None, _DUE, ref)
    for ref, (code, title) in enumerate(
        {"A": "Open the food hub", "B": "Hire a youth worker", "C": "Print the leaflet",
         "I": "Inform residents", "R": "Review the rota"}.items(), 31
    )
]  # fmt: skip

_SAID = table(
    r"""
A: done => A complete
a done => A complete
A is done => A complete
action a is done => A complete
done a => A complete
I have finished B => B complete
b red => B red
B has slipped to end Oct => B due 2020-10-31
A amber, B green => A amber; B green
A B C all done => A complete; B complete; C complete
A, B and C are done => A complete; B complete; C complete
a - amber; b - green => A amber; B green
A. done\nB. amber => A complete; B amber
I is green => I green
R is red => R red
"""
)
_ASKED = """
a bit behind
A few issues
A volunteer was found
a lot done
A green light was given
A red flag was raised
A complete set of posters is printed
I am behind
I finished
Plan B is green
Vitamin C is amber
we need a B&B booking
B-road closed
r u sure it is amber
""".strip().splitlines()


@pytest.mark.parametrize(("said", "expected"), _SAID)
def test_a_letter_that_can_be_nothing_else_is_the_action(said: str, expected: str) -> None:
    assert outcome(read(said, LETTERED), LETTERED) == expected


@pytest.mark.parametrize("said", _ASKED)
def test_a_letter_that_may_be_a_word_names_no_action(said: str) -> None:
    reply = read(said, LETTERED)
    assert not reply.edits
    asked = reply.questions[0].text.removeprefix("I couldn't tell which action you mean: ")
    assert sorted(asked.rstrip("?").replace(" or ", ", ").split(", ")) == list("ABCIR")


def test_a_length_of_weeks_is_no_code_beside_letters() -> None:
    assert outcome(read("B: a 12 week course, done", LETTERED), LETTERED) == "B complete"


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="aAbBIiR .,:;-'&()\ndone", max_size=40))
def test_a_letter_code_is_always_one_letter_alone(text: str) -> None:
    for hit in lone_letters(text):
        beside = text[max(0, hit.start() - 1) : hit.start()] + text[hit.end() : hit.end() + 1]
        assert len(hit.group()) == 1
        assert not any(sign.isalnum() for sign in beside)
