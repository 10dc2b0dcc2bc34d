"""A wish that Chaser should write something down, put as a question, and a question that is one.

"Can we say amber pls" is how people in this country say "amber": nobody who asks for advice says
please. "Can we say amber?" without it comes from somebody unsure, and is for the coordinator. What
somebody asks *you* to write down needs no please: only Chaser can write. Advice is asked with
"should", "is it" or "whether", and never becomes a colour, however politely.
"""

import pytest

from handlers.rules.reply import Status
from tests.rules.replies.cases import RED, THREE, outcome, read, table

TWO = THREE[:2]

OF_TWO = table(
    r"""
can we say amber for both pls => CR6.2 amber; CR6.4 amber
Can we say amber for both please? => CR6.2 amber; CR6.4 amber
pls can we have green on all of these => CR6.2 green; CR6.4 green + after
can we have green on all of these please => CR6.2 green; CR6.4 green + after
could you put 6.4 as green please => CR6.4 green
could we put 6.4 as green pls => CR6.4 green
can 6.4 be amber please => CR6.4 amber
could 6.4 go green plz => CR6.4 green
can both go amber pls => CR6.2 amber; CR6.4 amber
can i have red for 6.4 pls => CR6.4 red
may we have amber on 6.4 please => CR6.4 amber
could you pop both down as amber => CR6.2 amber; CR6.4 amber
can you please put amber for both, waiting on Cabinet => CR6.2 amber; CR6.4 amber
please could 6.2 be marked as complete => CR6.2 complete
can we say amber for both => none question
can we say amber for both? => none question
could 6.4 go green? => none question
should we say amber for both pls => none question
is it ok to say amber for both please => none question
can you tell me whether to put amber for both => none question
"""
)

OF_ONE = table(
    r"""
can you mark it as complete => complete
can we have amber please => amber
could we go amber pls => amber
can we call it done please => complete
can you call it green => green
could you rate it amber, staff shortages => amber
would you mind putting amber => amber
pls can this be marked as complete => complete
hi Bev can we say amber pls, still short of drivers => amber
can we please go with green => green
can we say green by Friday please => ask
can we have the green form please => none question
can we drop this please => none question
can we close this one please => none question
can we say amber or green please => ask
can we discuss going green please => none question
can you let me know if I should put green please => none question
can you check whether we put green last time => none question
can you update me on green spaces please => none question
can we not say green please => none question
can we say amber => none question
can we say amber? => none question
could we say we're green? => none question
"""
)


@pytest.mark.parametrize(("text", "expected"), OF_TWO)
def test_a_polite_wish_about_the_card_is_a_statement(text: str, expected: str) -> None:
    assert outcome(read(text, TWO), TWO) == expected


@pytest.mark.parametrize(("text", "expected"), OF_ONE)
def test_a_polite_wish_about_one_action_is_a_statement(text: str, expected: str) -> None:
    assert outcome(read(text, RED), RED) == expected


def test_a_wish_for_both_of_three_is_asked_about() -> None:
    (question,) = read("can we say amber for both pls", THREE).questions
    assert [option.edit.status for option in question.options] == [Status.AMBER] * 3


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("can we say amber for both pls", ""),
        ("can we say amber for 6.2 pls, waiting on legal", "waiting on legal"),
        ("hi can we say amber pls, still short of drivers", "still short of drivers"),
        ("could you pop it down as amber as we lost the kitchen pls", "as we lost the kitchen"),
    ],
)
def test_the_wish_leaves_no_words_in_the_comment(text: str, comment: str) -> None:
    assert {edit.comment for edit in read(text, TWO[:1]).edits} == {comment}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Resolved that CR6.4 be marked complete", "CR6.4 complete"),
        ("It was resolved that CR6.4 be rated amber", "CR6.4 amber"),
        ("Decided to mark CR6.4 complete", "CR6.4 complete"),
    ],
)
def test_what_a_meeting_resolved_is_read_as_said(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE) == expected
