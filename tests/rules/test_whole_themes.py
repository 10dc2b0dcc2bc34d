"""What is said of all actions of a theme, told from what only names one."""

import pytest

from handlers.rules.whole_themes import may_be_of_a_theme, said_of_all
from tests.growth import grows_with_the_length

CASES = """
all SS green => all green
SS: all amber, no staff => all amber, no staff
everything under safer streets is on track => all on track
all the safer streets actions are green => all green
my safer streets ones are green => all green
both safer streets actions red => all red
my safer streets survey is green => -
all ss no change => all no change
no change on safer streets => all no change
SS no change => all no change
all safer streets surveys done => -
all SS forms are back => -
SS2 all green => -
no change on SS2 => -
no change on safer streets lighting => -
SS green => -
the streets are safer, all green => -
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_it_is_of_all_or_it_is_not(line: str) -> None:
    text, _, expected = line.partition(" => ")
    said = said_of_all(text, "ss") or said_of_all(text, "safer streets")
    assert (said or "-") == expected
    assert not said or may_be_of_a_theme(text)


@pytest.mark.parametrize(
    "pile", ["all of the ", "no change on all ", " ", "ss ", "ss all ", "ss all is ", "- ", "ss\n"]
)
def test_reading_grows_no_faster_than_the_length(pile: str) -> None:
    assert grows_with_the_length(lambda text: said_of_all(text, "ss"), pile)


def test_a_long_gap_after_its_name_is_read_at_once() -> None:
    assert grows_with_the_length(lambda gap: said_of_all(f"ss{gap}x", "ss"), " ")
