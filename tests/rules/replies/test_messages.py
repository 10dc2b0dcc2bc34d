"""Messages for people that name an action, or none: passed on, and never kept as a comment."""

from __future__ import annotations

import pytest

from handlers.rules.asked.wishes_of_people import of_people
from handlers.rules.not_updates import for_people
from tests.rules.replies.cases import THREE, outcome, read, table

MESSAGES = table(
    r"""
tell Priya 6.4 needs to be sorted by Thursday => none message
please tell Priya the 6.4 forum has to be sorted => none message
I want 6.4 discussed at the top => none message
I'd like 6.4 on the agenda please => none message
I would like to discuss 6.4 on Thursday => none message
can we have 6.4 at the top of the agenda => none message
put 6.4 on the agenda => none message
6.4 call me => none message
6.4 - can you ring me about this please => none message
6.4 give me a shout => none message
please add 6.4 to the agenda for Thursday => none message
let's discuss 6.4 at the meeting => none message
raise 6.4 at the next meeting please => none message
approve the new date for 6.4 => none message
happy to approve the new deadline on 6.4 => none message
I agree to the new date for 6.4 => none message
too many messages!! => none message
way too many reminders => none message
I've told you this already last week => none message
I already told you this => none message
already sent you this => none message
told you last week => none message
i've got covid => none message
see my email from tues => none message
please check my email => none message
Apologies, I can't make Thursday => none message
sorry can't make Thursday => none message
can't make it on Thursday => none message
can't do Thursday sorry => none message
"""
)
NEWS = table(
    r"""
6.4 is on the agenda for Cabinet => CR6.4 comment
6.4 raised at Cabinet => CR6.4 comment
6.4 amber, told Priya it needs sorting => CR6.4 amber
6.4 discussed with legal => CR6.4 comment
Cabinet wants 6.4 on its agenda => CR6.4 comment
6.4 we told you this last week, still amber => CR6.4 amber
new date for 6.4 approved by Cabinet => CR6.4 comment
6.4 too many messages from residents => CR6.4 comment
6.4 see my email => CR6.4 comment
leave 6.4 amber => CR6.4 amber
"""
)


@pytest.mark.parametrize(("text", "expected"), MESSAGES)
def test_what_is_for_people_is_no_comment(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE) == expected


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_news_in_like_words_is_still_news(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE) == expected


def test_it_is_read_in_no_time() -> None:
    for piece in ("tell ", "please ", "i want ", "the ", " ", "6.4 ", "already ", "can "):
        for_people((piece * 4000)[:499])
        of_people((piece * 4000)[:300])


def test_what_the_telephone_adds_is_no_comment() -> None:
    for ends in ("Sent from my iPhone", "Sent from Outlook for Android", "\nSent from my Galaxy."):
        (edit,) = read(f"6.4 red - no drivers. {ends}", THREE).edits
        assert edit.comment == "no drivers."
    (edit,) = read("6.4 amber, letter sent from my team to the Trust, no reply yet", THREE).edits
    assert edit.comment == "letter sent from my team to the Trust, no reply yet"


def test_a_word_for_somebody_else_is_no_wish_to_be_reminded() -> None:
    said = "can you update 6.4 to amber and remind gwen about 6.5"
    assert "snooze" not in outcome(read(said, THREE), THREE)
    assert outcome(read("remind me about it on Monday", THREE), THREE) == "none snooze"
