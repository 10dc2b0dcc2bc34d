"""What a coordinator types straight out of a meeting, and what offices write short."""

from datetime import date

import pytest

from handlers.rules.minutes import only_heads, without_notes
from handlers.rules.numbered import numbered_lines
from tests.growth import grows_with_the_length
from tests.rules.replies.cases import AMBER, GREEN, THREE, UNRATED, outcome, read, table

ON_AMBER = table(r"""
CR6.4 R. DBS backlog => red
CR6.4 A. Smith is off => comment
CR6.4 A. Waiting on Cabinet => amber
A. Smith is off => comment
G n/c => green
NYS => not_started
o/t => green
ECD 14/10 => due 2020-10-14
rev DD 30/11 => due 2020-11-30
DD 30/11 => due 2020-11-30
c/f => same
carried forward => same
carry forward to next meeting => same
c/f to Nov mtg => comment
NFA => ask
deferred to 10 Sep => ask
deferred to end Oct => due 2020-10-31
I'm handing CR6.4 to Jo => to Jo
handing CR6.4 over to Jo Jones => to Jo Jones
CR6.4 - ask Tom, he knows => none message
CR6.4 - speak to my deputy Jo Jones => none message
please copy Jo in on CR6.4 => none message
CR6.4 speak to school next week => comment
CR6.4 ask Cabinet to decide => comment
""")


@pytest.mark.parametrize(("text", "expected"), ON_AMBER)
def test_what_is_written_short_is_read(text: str, expected: str) -> None:
    assert outcome(read(text, AMBER), AMBER) == expected


@pytest.mark.parametrize(
    "text",
    ["is CR6.4 going to make it", "CR6.4 why is this red", "has CR6.4 slipped",
     "can Priya come to the meeting about CR6.4", "Can Leanne answer for CR6.4",
     "is CR6.4 done", "is CR6.4 amber", "CR6.4 - who is doing this",
     "will CR6.4 be done by Friday"],
)  # fmt: skip
def test_a_question_without_its_mark_is_passed_on(text: str) -> None:
    assert outcome(read(text, AMBER), AMBER) == "none question"


@pytest.mark.parametrize(
    "text",
    ["CR6.4 is the last one to finish", "CR6.4 what a nightmare", "has cabinet agreed",
     "CR6.4 has the builders on it"],
)  # fmt: skip
def test_what_only_begins_like_a_question_is_kept(text: str) -> None:
    assert outcome(read(text, AMBER), AMBER) == "comment"


@pytest.mark.parametrize("action", [AMBER, GREEN, UNRATED])
def test_what_is_to_be_closed_may_be_complete_or_dropped(action: list[object]) -> None:
    (question,) = read("to be closed", action).questions  # type: ignore[arg-type]
    assert [option.label for option in question.options] == ["Complete", "Discontinued"]


OF_THREE = table(r"""
Hello lovely Chaser! Three things: 1) 6.2 is amber as the van broke 2) 6.4 green 3) 6.5 red => CR6.2 amber; CR6.4 green; CR6.5 red
1) done 2) amber 3) green => CR6.2 complete; CR6.4 amber; CR6.5 green
Minutes 7 Sep\n6.2 - kitchen found. Agreed amber.\n6.4 - c/f => CR6.2 amber; CR6.4 same
6.2 R. No kitchen. 6.4 G. 6.5 NYS => CR6.2 red; CR6.4 green; CR6.5 not_started
the forum thing is finished => CR6.4 complete
um 6.4 is amber => CR6.4 amber
food in the school holidays: amber => CR6.2 amber
on the resilience forum, all done and dusted => CR6.4 complete
no sorry the forum is red => CR6.4 red
forum amber, four booked and the fifth is nearly full => CR6.4 amber
resilience forum nine members so far => CR6.4 comment
thank you for the nudge. resilience forum, we met the Trust last week => CR6.4 comment
""")  # noqa: E501


@pytest.mark.parametrize(("text", "expected"), OF_THREE)
def test_points_and_headings_are_parted_among_actions(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE).removesuffix(" + after") == expected


@pytest.mark.parametrize(
    "text",
    ["Minutes 7 Sep\n6.2 - kitchen found, amber\n6.4 - waiting on Jo, amber",
     "Hello lovely Chaser! Three things: 1) 6.2 amber, kitchen found 2) 6.4 amber, waiting on Jo"],
)  # fmt: skip
def test_what_heads_a_message_is_no_comment(text: str) -> None:
    comments = [edit.comment for edit in read(text, THREE).edits]
    assert comments == ["kitchen found", "waiting on Jo"]


@pytest.mark.parametrize(
    "words",
    ["Minutes 17 Aug", "Two things:", "Updates from the board:", "Morning, here's where we are:"],
)
def test_a_heading_says_nothing(words: str) -> None:
    assert only_heads(words)
    assert not only_heads(f"{words} the kitchen burnt down")


def test_lines_about_the_meeting_are_parted_from_news() -> None:
    text = "6.2 amber\nAP: Tom to bring the data\nAOB: none\nAP: chase 6.4 to the end\nmore of it"
    kept, work = without_notes(text, date(2020, 9, 7))
    assert kept == "6.2 amber\nAP: chase 6.4 to the end\nmore of it"
    assert work == ["Tom to bring the data"]


@pytest.mark.parametrize(
    "pile", ["1) ", "1) 6.2 ", "AP: x to ", "is CR6.4 ", "um ", "c/f ", "S S "]
)
def test_reading_takes_no_longer_than_the_text_is(pile: str) -> None:
    assert grows_with_the_length(lambda text: numbered_lines(text, THREE), pile)
    assert grows_with_the_length(lambda text: without_notes(text, date(2020, 9, 7)), pile)
    assert grows_with_the_length(only_heads, pile)


def test_a_count_after_a_title_stays_in_the_comment() -> None:
    (edit,) = read("resilience forum 3 of 5 members signed", THREE).edits
    assert edit.comment == "3 of 5 members signed"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("6.2 gd, 6.4 amb, 6.5 ns", "CR6.4 amber; CR6.5 not_started + ask"),
        ("6.2 gd 6.4 amb 6.5 ns", "CR6.4 amber; CR6.5 not_started + ask"),
        ("all as last month bar 6.4 which is green", "CR6.2 same; CR6.4 green; CR6.5 same"),
    ],
)
def test_of_several_what_is_written_short_is_read(said: str, expected: str) -> None:
    assert outcome(read(said, THREE), THREE) == expected


def test_letters_that_stand_for_something_else_stay_as_they_are() -> None:
    (edit,) = read("6.4 delayed by works on the N/S link road", THREE).edits
    assert edit.comment == "delayed by works on the N/S link road"
