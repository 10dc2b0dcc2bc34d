"""Commands in people's own words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.other_words import as_command

SAID = """
post the digest => digest post
can you publish the RAG digest now please => digest post
can I have the digest now => digest
send me the digest => digest
chase everyone => remind everyone
please chase up everybody => remind everyone
cancel the meeting => meeting cancel
cancel our next meeting on 1 Oct => meeting cancel on 1 Oct
new action: book minibus, Anne, 3 Nov => add book minibus, Anne, 3 Nov
change lead of FD5 to Anne => assign FD5 to Anne
change the lead on CR6.4 to Anne B and Gupti G please => assign CR6.4 to Anne B and Gupti G
rename FD5 to Food strategy for Cabinet => set FD5 title Food strategy for Cabinet
set FD5 red no money => update FD5 red no money
set #12 to amber => update #12 amber
set FD5 cost £3k => -
digest => -
the digest looks good => -
cancelled the meeting => -
chase legal for the contract => -
post the leaflets => -
changed lead officer at the Trust => -
CR6.4 new action plan drafted => -
we have digest readers now => -
"""


@pytest.mark.parametrize("line", SAID.strip().splitlines())
def test_it_is_the_command_that_does_it(line: str) -> None:
    text, _, expected = line.partition(" => ")
    assert (as_command(text) or "-") == expected


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=450))
def test_any_text_is_read(text: str) -> None:
    assert as_command(text) == as_command(text)
