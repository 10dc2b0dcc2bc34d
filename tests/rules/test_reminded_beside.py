"""A wish to be reminded after news is told from the news, and from news alone."""

import pytest

from handlers.rules.reminded_beside import news_and_wish
from tests.growth import grows_with_the_length

CASES = """
FD2 amber, new kitchen found. remind me Monday => FD2 amber, new kitchen found | remind me Monday
FD2 done and please remind me about FD5 next week => FD2 done | remind me about FD5 next week
green - Remind me again on 14 Sep => green | Remind me again on 14 Sep
can't talk now, remind me Monday => -
remind me Monday, FD2 amber => FD2 amber | remind me Monday
please remind me next week. 6.4 is green => 6.4 is green | remind me next week
HE2 green, they'll remind me => -
FD2 amber, she has to remind me => -
FD2 remind me on Monday => -
remind me Monday => -
FD2 amber, they will remind the tutor => -
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_both_are_there_or_it_is_one(line: str) -> None:
    text, _, expected = line.partition(" => ")
    news, wish = news_and_wish(text)
    assert (f"{news} | {wish}" if wish else "-") == expected


@pytest.mark.parametrize("pile", ["remind me ", "and ", " - ", "green, "])
def test_it_takes_no_longer_than_the_text_is(pile: str) -> None:
    assert grows_with_the_length(news_and_wish, pile)
