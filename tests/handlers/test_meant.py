"""“No, I meant CR1.4”: under a question, and where nothing was asked."""

import pytest

from tests.handlers.room import Room


@pytest.mark.parametrize(
    "words", ["no i meant CR1.4", "No, CR1.4", "sorry, I meant 1.4", "oops #2 please"]
)
def test_what_was_asked_is_recorded_for_the_action_that_was_meant(room: Room, words: str) -> None:
    assert room.say("anne", "amber waiting on Cabinet").startswith("I couldn't tell which action")
    said = room.say("anne", words)
    assert said.startswith("CR1.4 is now Amber (was Red).\n“waiting on Cabinet”")
    assert room.action(2).comment == "waiting on Cabinet"
    assert room.press("anne", "Undo").startswith("Undone: CR1.4 is now Red")


def test_what_was_asked_of_one_is_asked_of_the_other(room: Room) -> None:
    assert room.say("anne", "CR1.3 done for now").startswith("CR1.3: is “done for now” Complete")
    old = room.button("Complete").text
    said = room.say("anne", "no I meant CR1.4, not CR1.3")
    assert said.startswith("CR1.4: is “done for now” Complete today?")
    assert room.press("anne", "Complete").startswith("CR1.4 is now Complete")
    assert room.action(1).state == "open"
    assert room.private_press("anne", old).startswith("That question was answered already.")


def test_where_nothing_was_asked_the_action_is_shown_and_what_stands_can_be_undone(
    room: Room,
) -> None:
    room.say("anne", "CR1.3 red")
    said = room.say("anne", "no i meant CR1.4")
    assert said.startswith("CR1.4 Print the leaflets")
    assert "What you said before stands; “undo” takes it back." in said
    assert room.press("anne", "Undo what I said before").startswith("Undone: CR1.3 is now Green")


@pytest.mark.parametrize("words", ["no, 30/9", "no 5", "no CR9.9", "no i meant amber"])
def test_what_names_no_action_is_read_as_ever(room: Room, words: str) -> None:
    room.say("anne", "CR1.3 done for now")
    assert not room.say("anne", words).startswith("CR1.4")
    assert room.action(1).state == "open"


def test_an_action_that_is_not_theirs_is_not_changed_so(room: Room) -> None:
    room.say("anne", "CR1.3 done for now")
    before = room.kept(3)
    room.say("anne", "no i meant CR2.1")
    if "Complete" in room.labels:
        room.press("anne", "Complete")
    assert room.kept(3) == before
