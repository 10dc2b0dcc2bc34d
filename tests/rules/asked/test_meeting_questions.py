"""The question when we meet: taken out of what is said, and not heard where it is not asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.asked.meeting_questions import take_meeting_question

ASKED = """
when is the next meeting?
When’s our next meeting
whens the next mtg
what time is the meeting
what day is the meeting on?
what date is the next meeting please
date of next meeting?
next meeting?
meeting when?
is there a meeting this month?
do we have a meeting in October?
are we meeting this month?
when do we meet next
is the meeting still on Thursday?
how long until the next meeting
when are the papers due?
when is the cut-off?
when's the next digest?
Hi Chaser, when is our next board meeting?
do you know when the meeting is
Hello, could you tell me when the next meeting is please
"""

OTHERWISE = """
where is the meeting?
who is at the meeting?
when is CR1.3 due?
when is the meeting with the landlord?
is there a meeting with the police this month?
is there a meeting room free?
when the meeting is over I'll do it
will do when the meeting is over
I'll report when we meet next
amber, date of meeting with the council moved
agreed at the meeting, date of next meeting 3 Oct
can I give my update at the meeting?
done at the meeting
next meeting
"""

BESIDE = [
    ("CR1.3 amber, when is the next meeting?", "CR1.3 amber"),
    ("when's the next meeting? CR1.3 is amber", "CR1.3 is amber"),
    ("6.2 done\nwhen do we meet next\n6.4 red", "6.2 done\n6.4 red"),
    ("thanks! when do we meet next", "thanks!"),
]


@pytest.mark.parametrize("text", ASKED.strip().splitlines())
def test_it_is_heard_however_it_is_asked(text: str) -> None:
    assert take_meeting_question(text) == (True, "")


@pytest.mark.parametrize("text", OTHERWISE.strip().splitlines())
def test_what_only_speaks_of_a_meeting_is_left_as_it_is(text: str) -> None:
    assert take_meeting_question(text) == (False, text)


@pytest.mark.parametrize(("text", "left"), BESIDE)
def test_what_stands_beside_it_is_left(text: str, left: str) -> None:
    assert take_meeting_question(text) == (True, left)


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="when is the next meeting?, .\n3", max_size=80))
def test_nothing_is_lost_of_what_does_not_ask(text: str) -> None:
    asks, left = take_meeting_question(text)
    assert asks or left == text
    assert len(left) <= len(text)
