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


def test_what_was_recorded_is_moved_to_the_action_that_was_meant(room: Room) -> None:
    before = room.kept(1)
    room.say("anne", "1.3 amber waiting on the survey firm, now end Nov")
    said = room.say("anne", "Sorry I meant 1.4")
    assert said.startswith(
        "“1.3 amber waiting on the survey firm, now end Nov” is recorded for CR1.3. "
        "Shall it be for CR1.4 Print the leaflets?"
    )
    said = room.press("anne", "Move it to CR1.4")
    assert said.startswith("CR1.4 is now Amber (was Red), due Mon 30 Nov (was Mon 31 Aug).")
    assert "Undone: CR1.3 is now Green (was Amber)" in said
    assert room.action(2).comment == "waiting on the survey firm"
    after = room.kept(1)
    assert {key for key in before if before[key] != after[key]} == set()
    assert room.press("anne", "Put CR1.3 back").startswith("Put back: CR1.3 is now Amber")


@pytest.mark.parametrize("words", ["done CR1.3 all out", "update CR1.3 red no paper"])
def test_what_was_typed_as_a_command_is_moved_too(room: Room, words: str) -> None:
    room.say("anne", words)
    room.say("anne", "oops, I meant CR1.4")
    assert "Undone: CR1.3 is now Green" in room.press("anne", "Move it to CR1.4")
    assert room.action(2).comment in ("all out", "no paper")


def test_what_is_moved_is_moved_once_and_by_who_said_it(room: Room) -> None:
    room.say("anne", "CR1.3 red")
    room.say("anne", "no i meant CR1.4")
    move = room.button("Move it to CR1.4").text
    assert "Anne Baker did that" in room.private_press("priya", move)
    room.private_press("anne", move)
    assert room.private_press("anne", move).startswith("That was undone already, by you.")


def test_what_was_said_in_confidence_stays_so_where_it_is_moved(room: Room) -> None:
    room.say("anne", "CR1.3 red, private: the printer owes us money")
    room.say("anne", "no i meant CR1.4")
    room.press("anne", "Move it to CR1.4")
    assert room.action(2).comment == "the printer owes us money"
    assert room.action(2).comment_private
    assert not room.action(1).comment_private


def test_a_question_about_the_one_that_was_meant_is_not_answered_by_that(room: Room) -> None:
    room.say("anne", "CR1.3 red, no paper")
    assert "[Mon 30 Nov]" in room.say("anne", "CR1.4 to 30 Nov, printer away")
    assert "Shall it be for CR1.4" in room.say("anne", "sorry I meant CR1.4")
    assert room.action(2).deadline_text == "31 Aug 2026"


def test_what_was_said_of_several_is_not_moved_to_one(room: Room) -> None:
    room.say("anne", "CR1.3 red, CR7.1 amber")
    said = room.say("anne", "no i meant CR1.4")
    assert said.startswith("CR1.4 Print the leaflets")
    assert "What you said before stands; “undo” takes it back." in said
    assert "CR1.3 is now Green (was Red)" in room.press("anne", "Undo what I said before")


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


def test_a_question_before_other_news_is_not_what_was_meant(room: Room) -> None:
    room.say("anne", "CR1.3 done for now")
    room.say("anne", "CR1.3 red, no van")
    said = room.say("anne", "oops wrong one i meant CR1.4")
    assert said.startswith("“CR1.3 red, no van” is recorded for CR1.3. Shall it be for CR1.4")
    assert room.action(2).comment == "printer broke"
