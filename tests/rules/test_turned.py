"""Words in another order than they are read in, and what puts a colour right."""

import time

import pytest

from handlers.rules.turned import turned

SAID = """
Done. CR1.3 and CR1.4. => CR1.3 and CR1.4: Done
Green! FD3, FD4 => FD3, FD4: Green
No change. FD3 => FD3: No change
Done. FD3 took a while => -
sorry, FD3 should be green => FD3 green
my bad, FD3 should be green not amber => FD3 green
FD3 should be green not amber => FD3 green
it should have been red, not amber => it red
oops that was meant to be amber => that amber
FD3 should be green => -
only change is VO3 now red => VO3 now red
the only update this month: VO3 red => VO3 red
only one of them came => -
everything the same but VO3 gone red => no change except VO3 gone red
all the same, but not for long => -
FD3 should be done by Friday => -
sorry FD3 should be green by Friday => -
"""


@pytest.mark.parametrize("line", SAID.strip().splitlines())
def test_they_are_put_in_the_order_in_which_they_are_read(line: str) -> None:
    said, _, expected = line.partition(" => ")
    assert turned(said) == (said if expected == "-" else expected)


@pytest.mark.parametrize("part", [" ", "sorry ", "done. ", "FD3, ", "no ", "A1", "."])
def test_long_words_take_no_longer_than_they_are(part: str) -> None:
    begun = time.perf_counter()
    turned(part * 4000)
    turned((part * 200)[:200])
    assert time.perf_counter() - begun < 0.5
