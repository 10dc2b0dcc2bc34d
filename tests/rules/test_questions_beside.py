"""A question beside news is for the coordinator: it is passed on, and is nobody's comment."""

import pytest

from handlers.rules.reply import Intent, Known
from tests.rules.replies.cases import RED, THREE, outcome, read


@pytest.mark.parametrize(
    ("text", "expected", "comment"),
    [
        ("amber. who do I send the form to?", "amber", ""),
        ("amber, waiting on legal. Who do I send the form to?", "amber", "waiting on legal."),
        ("on track, do you need anything else?", "green", ""),
        ("amber. Can Bev ring me?", "amber", ""),
        ("what does green mean? I'd say we're amber", "amber", ""),
        ("amber, hall found and remind gwen about HE2", "amber", "hall found"),
        ("amber, hall found. Please remind Gwen of her report", "amber", "hall found."),
        ("could you put amber please. who do I send the form to?", "amber", ""),
    ],
)
def test_it_is_passed_on_and_the_news_recorded(text: str, expected: str, comment: str) -> None:
    reply = read(text, RED)
    assert (outcome(reply, RED), reply.intent) == (expected, Intent.QUESTION)
    assert reply.edits[0].comment == comment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6.4 green. Who chairs on Thursday?", "CR6.4 green"),
        ("can we drop 6.2? 6.4 green", "CR6.4 green"),
        ("6.2 done, 6.4 amber - is the meeting still on?", "CR6.2 complete; CR6.4 amber"),
    ],
)
def test_so_is_one_beside_several(text: str, expected: str) -> None:
    reply = read(text, THREE)
    assert (outcome(reply, THREE), reply.intent) == (expected, Intent.QUESTION)


@pytest.mark.parametrize("text", ["FD2 amber, when is it due?", "FD2 amber - who signs it?"])
def test_a_code_of_letters_and_one_number_is_no_count(text: str) -> None:
    reply = read(text, [Known("FD2", "Resilience forum", "red", None)])
    assert (outcome(reply, RED), reply.intent) == ("amber", Intent.QUESTION)
    assert reply.edits[0].comment == ""


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("amber. Why? Because the survey was late.", "Why? Because the survey was late."),
        ("amber. ok?", ""),
    ],
)
def test_what_its_writer_answers_or_only_tags_on_is_no_question(text: str, comment: str) -> None:
    reply = read(text, THREE[1:2])
    assert reply.intent is None
    assert [edit.comment for edit in reply.edits] == [comment]


def test_a_date_that_is_asked_for_is_asked_back() -> None:
    reply = read("amber. Can we move it to end of Nov?", RED)
    assert outcome(reply, RED) == "amber + ask"


def test_news_beside_a_question_is_kept_though_it_names_no_status() -> None:
    said = "CR6.4 all booked up. Waiting list of nine. Can we run more?"
    reply = read(said, THREE)
    assert [edit.comment for edit in reply.edits] == ["all booked up. Waiting list of nine."]
    assert reply.intent is Intent.QUESTION


@pytest.mark.parametrize("before", ["Quick question.", "Just wondering.", "Hi Bev."])
def test_what_only_leads_up_to_a_question_is_no_news(before: str) -> None:
    assert read(f"CR6.4 {before} Can we run more?", THREE).edits == ()
