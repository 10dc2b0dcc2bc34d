"""What was said is taken back or put right in plain words."""

import pytest

from tests.handlers.room import Room


@pytest.mark.parametrize("words", ["undo that", "ignore that", "Undo", "undo."])
def test_the_last_word_is_taken_back(room: Room, words: str) -> None:
    room.say("anne", "CR1.3 red")
    assert room.say("anne", words).startswith("Undone: CR1.3 is now Green (was Red)")


def test_wrong_action_is_put_right_with_meant_for(room: Room) -> None:
    room.say("anne", "CR1.3 amber waiting on paper")
    assert "CR1.4" in room.say("anne", "oops that was meant for CR1.4")
    assert "couldn't tell" not in room.say("anne", "oops that was meant for CR1.4")


def test_a_comment_that_is_to_go_is_undone_or_its_history_shown(room: Room) -> None:
    room.say("anne", "CR1.3 two more shops lost")
    said = room.say("anne", "delete my last comment on CR1.3")
    assert said.startswith("Undone: CR1.3")
    assert room.say("anne", "remove my comment on CR1.4").startswith("History of CR1.4")


def test_what_was_said_of_another_with_it_is_not_undone(room: Room) -> None:
    room.say("anne", "CR1.3 red, CR1.4 amber printer mended")
    assert room.say("anne", "remove my comment on CR1.4").startswith("History of CR1.4")
    assert (room.action(1).rag, room.action(2).rag) == ("red", "amber")


def test_change_that_to_amber_is_said_of_what_was_just_said(room: Room) -> None:
    room.say("anne", "CR1.3 red nobody helps")
    assert room.say("anne", "change that to amber").startswith("CR1.3 is now Amber (was Red).")


@pytest.mark.parametrize("words", ["take that back", "nope, mistake"])
def test_what_was_said_last_is_taken_back_though_something_was_asked(
    room: Room, words: str
) -> None:
    assert "What happens next, and by when?" in room.say("anne", "CR1.3 amber")
    assert room.say("anne", words).startswith("Undone: CR1.3 is now Green (was Amber).")
    assert room.action(1).comment == ""


@pytest.mark.parametrize(
    "words",
    [
        "actually no leave CR1.3 as it was",
        "leave CR1.3 how it was",
        "no keep cr1.3 as it was please",
        "put CR1.3 back to what it was",
        "undo CR1.3",
        "undo that on CR1.3",
        "change CR1.3 back",
    ],
)
def test_what_was_just_said_of_an_action_is_taken_back_by_its_code(room: Room, words: str) -> None:
    room.say("anne", "CR1.3 red printer broke")
    room.say("anne", words)
    assert (room.action(1).rag, room.action(1).comment) == ("green", "")


def test_what_was_said_of_another_since_is_not_taken_back(room: Room) -> None:
    room.say("anne", "CR1.3 red printer broke")
    room.say("anne", "CR1.4 green new printer")
    assert room.say("anne", "leave CR1.3 as it was").startswith("History of CR1.3")
    assert (room.action(1).rag, room.action(2).rag) == ("red", "green")


def test_an_action_left_as_it_is_has_no_change(room: Room) -> None:
    assert room.say("anne", "leave CR1.3 as it is").startswith("CR1.3 is still Green.")


@pytest.mark.parametrize("words", ["sory meant amber", "soz amber", "sry, i meant amber"])
def test_a_mistyped_sorry_puts_right_as_well(room: Room, words: str) -> None:
    room.say("anne", "CR1.3 green kitchen sorted")
    room.say("anne", words)
    assert (room.action(1).rag, room.action(1).comment) == ("amber", "kitchen sorted")


@pytest.mark.parametrize(
    "words", ["that's not what I meant", "thats wrong", "I never said amber", "I didn't say that"]
)
def test_what_was_not_meant_is_taken_back(room: Room, words: str) -> None:
    room.say("anne", "CR1.3 amber, waiting on legal")
    assert room.say("anne", words).startswith("Undone: CR1.3 is now Green")


@pytest.mark.parametrize("words", ["no I said red", "No, we said red", "I said it was red"])
def test_whoever_insists_on_a_colour_is_heard(room: Room, words: str) -> None:
    room.say("anne", "CR1.3 amber, waiting on legal")
    room.say("anne", words)
    assert room.action(1).rag == "red"
    assert "said" not in room.action(1).comment


def test_a_comment_is_put_in_other_words(room: Room) -> None:
    room.say("anne", "CR1.3 amber, waiting on legal")
    room.say("anne", "change the comment on CR1.3 to “waiting on the printer”")
    assert room.action(1).comment == "waiting on the printer"
    room.say("anne", "the comment on CR1.3 should say legal are done")
    assert "should say" not in room.action(1).comment
    assert "Undone" in room.say("anne", "take the comment off CR1.3")


def test_a_date_that_it_is_not_is_no_comment(room: Room) -> None:
    room.say("anne", "CR1.3 should be 30 Oct not 30 Sep")
    assert room.action(1).comment == ""
    assert str(room.action(1).due_last) == "2026-10-30"


def test_a_wish_to_answer_later_is_a_wish_to_be_reminded(room: Room) -> None:
    assert "8 Sep" in room.say("anne", "can I do these tomorrow")


def test_that_somebody_was_told_already_is_no_comment(room: Room) -> None:
    room.say("anne", "CR1.3 amber")
    assert "passed that on" in room.say("anne", "I already told Bev")
    assert room.action(1).comment == ""


@pytest.mark.parametrize(
    "words",
    [
        "You got the date wrong, its 14 Oct",
        "wrong date, 14 Oct",
        "thats wrong its 14 oct",
        "the date should be 14 Oct",
    ],
)
def test_a_wrong_date_is_put_right_of_what_was_just_said(room: Room, words: str) -> None:
    room.say("anne", "CR1.3 amber, now 20 Oct")
    said = room.say("anne", words)
    assert said.startswith("CR1.3 is still Amber, due Wed 14 Oct (was Tue 20 Oct).")
    assert "“" not in said
