"""Which of the lines that were read back are meant: by number or code, left out or kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.asked.line_numbers import read_choice

CHOSEN = """
without 2 => 2
drop 2 => 2
drop line 3 please => 3
leave out 2 and 4 => 2 4
without 2, 4 & 5 => 2 4 5
skip 2-4 => 2 3 4
all but 3 => 3
ok but not 1 => 1
take 2 out => -
take out 2 => 2
leave out CR6.4 => CR6.4
without lines 1 to 3. => 1 2 3
only 1 and 3 => only 1 3
just 2 pls => only 2
keep 1 => only 1
2 => -
CR6.4 amber => -
no => -
add 2 => -
"""


@pytest.mark.parametrize("line", CHOSEN.strip().splitlines())
def test_the_lines_are_named_by_number_or_code(line: str) -> None:
    text, _, expected = line.partition(" => ")
    found = read_choice(text)
    said = " ".join(["only"] * found.only + list(found.named)) if found else "-"
    assert said == expected


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=250))
def test_any_text_is_read(text: str) -> None:
    assert read_choice(text) == read_choice(text)


def test_a_range_without_end_is_no_list_of_numbers() -> None:
    found = read_choice("without 1-999")
    assert found is not None
    assert found.named == ("1-999",)
