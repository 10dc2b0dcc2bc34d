"""Long messages: which sentence is about which action, and what is left of each as its comment."""

import pytest

from tests.rules.replies.cases import AMBER, THREE, outcome, read, table

LETTER = (
    "With regard to food in the holidays (CR6.2), I am pleased to say that both kitchens have "
    "agreed. I would say amber for now. On the medium-term strategy, CR6.5, the tutor has been "
    "excellent and that one is firmly green. I have not been able to make progress with CR6.4 "
    "because of sickness."
)


def comments(text: str) -> dict[str, str]:
    """By code, the comment that a message leaves."""
    return {THREE[edit.action].code: edit.comment for edit in read(text, THREE).edits}


def test_a_sentence_belongs_to_the_action_that_it_names_beside_its_subject() -> None:
    assert outcome(read(LETTER, THREE), THREE) == "CR6.2 amber; CR6.4 comment; CR6.5 green"
    said = comments(LETTER)
    assert said["CR6.2"].startswith("With regard to food in the holidays, I am pleased to say")
    assert "strategy" not in said["CR6.2"]
    assert said["CR6.4"] == "I have not been able to make progress because of sickness."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The forum (CR6.4), both agreed. CR6.5 green", "The forum, both agreed."),
        ("CR6.5 green. On the forum, CR6.4, the chair is ill", "On the forum, the chair is ill"),
    ],
)
def test_the_name_is_cut_out_with_the_marks_around_it(text: str, expected: str) -> None:
    assert comments(text)["CR6.4"] == expected


@pytest.mark.parametrize(
    "text", ["waiting for progress on CR6.5", "no way forward without progress with CR6.5"]
)
def test_progress_that_is_waited_for_is_not_told_of(text: str) -> None:
    assert outcome(read(f"CR6.4 amber. {text}", THREE), THREE) == "CR6.4 amber"


def test_a_label_of_the_status_and_the_number_of_the_next_line_are_no_comment() -> None:
    said = comments("1. CR6.2 hall confirmed. RAG: G\n2. CR6.4 amber - booked twice\n3. CR6.5 red")
    assert said == {"CR6.2": "hall confirmed.", "CR6.4": "booked twice", "CR6.5": ""}


def test_labels_within_a_line_and_courtesies_are_no_comment() -> None:
    said = comments("CR6.2 — in progress; 60% — RAG: Amber — Comment: awaiting van")
    assert said == {"CR6.2": "in progress; 60%; awaiting van"}
    assert comments("With apologies, CR6.4 has slipped by three weeks.") == {"CR6.4": ""}


AROUND = table(
    """
all good, lads out fri and sat => comment + after
meeting on Friday and Saturday => comment
on nights this week back monday => none away
on rest days => none away
I do not understand what you want me to do => none lost
don't know what to put => none lost
how do I answer this? => none lost
please tell bev I will ring her => none message
I can't make the meeting on 1st October => none message
sorry, unable to attend Thursday's meeting => none message
I pressed the wrong button => none undo
Thank you for chasing, it is genuinely helpful. => none thanks
we don't understand the new funding rules, so red => red
tell the printer we need 50 more => comment
"""
)


@pytest.mark.parametrize(("text", "expected"), AROUND)
def test_what_people_say_around_their_news_is_not_recorded_as_news(
    text: str, expected: str
) -> None:
    assert outcome(read(text, AMBER), AMBER) == expected


@pytest.mark.parametrize("text", ["The last one is on Saturday 19th.", "going nicely, 13 now"])
def test_a_count_or_the_last_of_several_events_is_no_action(text: str) -> None:
    reply = read(f"CR6.4 is fine. {text}", THREE)
    assert {edit.action for edit in reply.edits} <= {1}
    assert not any("none of yours" in question.text for question in reply.questions)


@pytest.mark.parametrize(
    "aside",
    ["on my phone so brief.", "quick update before the meeting.", "As requested.", "In a rush,",
     "Typing from the train, so short.", "Here's mine:", "My updates for this month:"],
)  # fmt: skip
def test_how_it_is_written_is_nobodys_comment(aside: str) -> None:
    reply = read(f"{aside} 6.2 red, 6.4 green", THREE)
    assert outcome(reply, THREE) == "CR6.2 red; CR6.4 green"
    assert [edit.comment for edit in reply.edits] == ["", ""]


def test_news_before_the_first_action_is_of_all_that_are_named() -> None:
    reply = read("The hall flooded. 6.2 red, 6.4 red", THREE)
    assert [edit.comment for edit in reply.edits] == ["The hall flooded.", "The hall flooded."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6.2 not due yet. 6.4 green", "CR6.2 same; CR6.4 green"),
        ("6.2 🔴 6.4 ⚪ 6.5 🟢", "CR6.2 red; CR6.4 same; CR6.5 green"),
        ("red, n/a, green", "CR6.2 red; CR6.5 green + ask"),
        ("red, no change, green", "CR6.2 red; CR6.4 same; CR6.5 green"),
    ],
)
def test_of_some_in_a_row_nothing_is_told(text: str, expected: str) -> None:
    assert outcome(read(text, THREE), THREE) == expected


def test_done_but_for_the_first_bit_is_not_complete() -> None:
    assert outcome(read("done! well, the first bit anyway", AMBER), AMBER) != "complete"


def test_a_question_mark_that_was_left_is_no_comment() -> None:
    reply = read("can you move it to 30 Oct? the hall is double booked", AMBER)
    assert [edit.comment for edit in reply.edits] == ["the hall is double booked"]
