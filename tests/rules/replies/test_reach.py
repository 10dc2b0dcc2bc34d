"""How far a word reaches: a code governs its line, a denial its status, a ditto no reason."""

from __future__ import annotations

import pytest

from tests.rules.replies.cases import AMBER, THREE, outcome, read, table

LEFT_OUT = table(
    r"""
all green bar one => ask
all green bar the ones in october => ask
all mine are on track apart from the ones due in october => ask
everything on track with the exception of the allotment stuff => ask
all complete except the late ones => ask
all done aside from two things => ask
all on track but not the ones in september => ask
6.4 amber, rest green except the new one => CR6.4 amber + ask
all green except the food strategy => CR6.2 green; CR6.4 green + ask + after
all green, no worries except staffing => CR6.2 green; CR6.4 green; CR6.5 green + after
all green but staffing is a worry => CR6.2 green; CR6.4 green; CR6.5 green + after
"""
)


@pytest.mark.parametrize(("text", "expected"), LEFT_OUT)
def test_where_nobody_can_tell_which_are_left_out_all_are_asked_about(
    text: str, expected: str
) -> None:
    assert outcome(read(text, THREE), THREE) == expected


def test_what_is_asked_of_some_says_nothing_of_what_is_recorded_beside_it() -> None:
    (question,) = read("6.4 amber, rest green except the new one", THREE).questions
    assert question.text.startswith("I couldn't tell which of CR6.2 and CR6.5 you mean")
    assert "nothing is recorded for them" in question.text


BESIDE_ALL = table(
    r"""
all good, thanks for chasing => ask
all good, back in the office Monday => ask
lunches sorted, everything fine => ask
chef off sick, all behind => CR6.4 comment + ask
"""
)


@pytest.mark.parametrize(("text", "expected"), BESIDE_ALL)
def test_what_stands_beside_all_good_is_not_every_actions_comment(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE) == expected


@pytest.mark.parametrize("text", ["all good, thanks for chasing", "lunches sorted, all fine"])
def test_a_press_on_what_all_good_is_asked_about_records_no_words(text: str) -> None:
    options = [option.edit for q in read(text, THREE).questions for option in q.options]
    assert options
    assert {edit.comment for edit in options} == {""}


WITHIN_ONE = table(
    r"""
CR6.4 all done => CR6.4 complete
CR6.4: all done => CR6.4 complete
CR6.4 is all done => CR6.4 complete
CR6.4 - all on track => CR6.4 green
CR6.4 everything done => CR6.4 complete
Resilience forum all done => CR6.4 complete
CR6.4 all behind schedule, red => CR6.4 red
CR6.4 rest of the sessions to do, amber => CR6.4 amber
CR6.4 all but done => ask
CR6.5 nearly all done => CR6.5 comment + after
CR6.4 all done bar one => ask
CR6.4 green in all but name => CR6.4 green
CR6.4 completed all but one forum => CR6.4 comment
CR6.2 done all others amber => CR6.2 complete; CR6.4 amber; CR6.5 amber
CR6.2 done, rest amber => CR6.2 complete; CR6.4 amber; CR6.5 amber
CR6.2 red the rest amber => CR6.2 red; CR6.4 amber; CR6.5 amber
CR6.2 amber\nall others done => CR6.2 amber; CR6.4 complete; CR6.5 complete + after
done CR6.2 and CR6.4 => CR6.2 complete; CR6.4 complete
CR6.2-CR6.5 amber => CR6.2 amber; CR6.4 amber; CR6.5 amber
CR6.2 – CR6.5 amber => CR6.2 amber; CR6.4 amber; CR6.5 amber
CR6.2 to CR6.5 amber => CR6.2 amber; CR6.4 amber; CR6.5 amber
"""
)


@pytest.mark.parametrize(("text", "expected"), WITHIN_ONE)
def test_all_and_the_rest_after_a_code_are_of_that_action(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE) == expected


OF_A_STATUS = table(
    r"""
CR6.4 is anything but green => comment
CR6.4 done nothing on this => comment
CR6.4 done nothing => comment
CR6.4 done no work yet => comment
CR6.4 done very little => comment
CR6.4 done nothing outstanding => complete
CR6.4 done no issues => complete
CR6.4 turned green into red => red
CR6.4 from green into red => red
CR6.4 red school pulled out, now 1 Dec => red due 2020-12-01
CR6.4 red council withdrew the money => red
CR6.4 red brick hall booked => comment
CR6.4 red tape everywhere => comment
CR6.4 green team met => comment
"""
)


@pytest.mark.parametrize(("text", "expected"), OF_A_STATUS)
def test_a_status_is_what_the_words_around_it_make_of_it(text: str, expected: str) -> None:
    assert outcome(read(text, AMBER), AMBER) == expected


def test_same_leaves_an_action_as_it_was() -> None:
    reply = read("CR6.2 amber waiting on Cabinet, CR6.4 same", THREE)
    assert outcome(reply, THREE) == "CR6.2 amber; CR6.4 same"
    assert [edit.comment for edit in reply.edits] == ["waiting on Cabinet", ""]


def test_a_ditto_repeats_the_status_and_not_the_reason() -> None:
    reply = read("CR6.2 red waiting on Cabinet, CR6.4 ditto", THREE)
    assert outcome(reply, THREE) == "CR6.2 red; CR6.4 red"
    assert [edit.comment for edit in reply.edits] == ["waiting on Cabinet", ""]


NAMED_LAST = table(
    r"""
red i'm afraid on 6.4, no movement since July => CR6.4 red
not started yet on 6.4, waiting on Priya => CR6.4 not_started
no longer relevant - closed by the LA, 6.2 => CR6.2 discontinued
stuck with legal, 6.2 => CR6.2 red
green, CR6.2 => CR6.2 green + after
amber as we wait for 6.4 => ask
we spent 3, 6.4 => ask
we met on 6.4 => ask
both green, 6.2 => ask
Sorry for the late reply. 6.2 red, 6.4 amber => CR6.2 red; CR6.4 amber
sorry it's late, 6.2 red => CR6.2 red
"""
)


@pytest.mark.parametrize(("text", "expected"), NAMED_LAST)
def test_a_clause_may_end_with_what_it_is_about(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE) == expected


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("not started on 6.4, waiting on Priya", "waiting on Priya"),
        ("amber on 6.4, waiting on Priya", "waiting on Priya"),
        ("amber trending green on 6.4", "trending green"),
        ("no longer relevant - closed by the LA, 6.2", "closed by the LA"),
        ("Sorry for the delay. 6.4 amber, hall not free", "hall not free"),
    ],
)
def test_what_led_to_a_code_is_no_comment(text: str, comment: str) -> None:
    assert [edit.comment for edit in read(text, THREE).edits] == [comment]


@pytest.mark.parametrize(
    ("text", "expected", "comments"),
    [
        (
            "6.2 still green 6.4 still stuck sorry and 6.5 we got 3 new drivers so nearly there",
            "CR6.2 green; CR6.4 red; CR6.5 comment + after",
            ["", "", "we got 3 new drivers so nearly there"],
        ),
        (
            "6.2 green 6.4 amber found a kitchen but its not signed off 6.5 red",
            "CR6.2 green; CR6.4 amber; CR6.5 red + after",
            ["", "found a kitchen but its not signed off", ""],
        ),
        (
            "6.2 green 6.4 amber its not signed off 6.5 a fortnight on friday",
            "CR6.2 green; CR6.4 amber; CR6.5 due 2020-09-25 + after",
            ["", "its not signed off", ""],
        ),
        (
            "sorry for late reply been manic. 6.2 done!! 6.4 amber need 4 drivers",
            "CR6.2 complete; CR6.4 amber",
            ["", "need 4 drivers"],
        ),
        (
            "sorry we had to stop the survey. 6.4 green",
            "CR6.4 green",
            ["sorry we had to stop the survey."],
        ),
        (
            "sorry bev its been a week. 6.2 done, 6.4 amber",
            "CR6.2 complete; CR6.4 amber",
            ["", ""],
        ),
        ("6.2 the caterers pulled out so red", "CR6.2 red", ["the caterers pulled out"]),
        (
            "6.2 and 6.4 are not done but 6.5 is",
            "CR6.2 comment; CR6.4 comment + ask",
            ["not done", "not done"],
        ),
        ("nearly there with 6.4", "CR6.4 comment", ["nearly there with 6.4"]),
    ],
)
def test_speech_without_marks_is_parted_at_its_actions(
    text: str, expected: str, comments: list[str]
) -> None:
    reply = read(text, THREE)
    assert outcome(reply, THREE) == expected
    assert [edit.comment for edit in reply.edits] == comments


@pytest.mark.parametrize("text", ["waiting on 6.4", "working with 6.4"])
def test_an_action_that_is_only_leant_on_is_not_spoken_of(text: str) -> None:
    assert outcome(read(text, THREE), THREE) == "ask"


TOLD_OF_NONE = table(r"""
no update on 6.2, 6.4 survey done => CR6.2 same; CR6.4 comment
no change on 6.2, 6.4 the hall is booked => CR6.2 same; CR6.4 comment
no news for 6.2 and 6.4, 6.5 venue booked => CR6.2 same; CR6.4 same; CR6.5 comment + after
no update on 6.2, 6.4 and 6.5 this month => CR6.2 same; CR6.4 same; CR6.5 same
no update on 6.2, 6.4 or 6.5 I'm afraid => CR6.2 same; CR6.4 same; CR6.5 same
no change to 6.2, 6.4. 6.5 has 12 drivers => CR6.2 same; CR6.4 same; CR6.5 comment + after
nothing on 6.2. 6.4 green => CR6.2 same; CR6.4 green
nothing on the forum. food strategy green => CR6.4 same; CR6.5 green
nothing yet on the forum, food strategy red => CR6.4 same; CR6.5 red
nothing for the forum yet; food strategy red => CR6.4 same; CR6.5 red
6.2 nothing yet. 6.4 amber => CR6.2 same; CR6.4 amber
nothing on the forum => CR6.4 same
""")


@pytest.mark.parametrize(("text", "expected"), TOLD_OF_NONE)
def test_news_after_what_has_none_is_of_its_own_action(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE) == expected


def test_which_action_is_asked_with_the_likeliest_first() -> None:
    asked = read("the strategy survey went out", THREE).questions[0]
    assert [THREE[place].code for place in asked.actions] == ["CR6.5", "CR6.2", "CR6.4"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CR6.2 amber and CR6.4 the tutor quit", "CR6.2 amber; CR6.4 comment"),
        ("CR6.2 amber and CR6.4 hmm not sure", "CR6.2 amber + ask"),
        ("CR6.2 amber and CR6.4, still no news", "CR6.2 amber; CR6.4 same"),
        ("CR6.2 is on track and CR6.4 hall booked", "CR6.2 green; CR6.4 comment + after"),
        ("CR6.2 amber and waiting on CR6.4 to finish", "CR6.2 amber"),
    ],
)
def test_an_action_after_and_begins_its_own_news(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE) == expected
