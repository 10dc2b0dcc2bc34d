"""Questions that help: asked once an action and state, never in the way of what was said."""

import pytest

from tests.handlers.room import Room

NEXT = "What happens next, and by when? Reply here, or leave it."


def test_a_green_action_whose_date_has_passed_is_asked_for_a_new_one(room: Room) -> None:
    said = room.say("anne", "CR1.4 green")
    assert said.startswith("CR1.4 is now Green (was Red).")
    assert "CR1.4 is Green, and its date has passed (Mon 31 Aug). A new date?" in said
    assert room.labels == ["Undo", "Wed 30 Sep", "Another date", "Leave it"]
    assert "due Wed 30 Sep (was Mon 31 Aug)" in room.press("anne", "Wed 30 Sep")


def test_another_date_opens_the_form(room: Room) -> None:
    room.say("anne", "CR1.4 green")
    room.press("anne", "Another date")
    assert room.form.command == "move #2"


def test_it_is_not_asked_again_while_nothing_else_has_changed(room: Room) -> None:
    room.say("anne", "CR1.4 green")
    assert "A new date?" not in room.say("anne", "CR1.4 green, honest")


def test_it_may_be_left(room: Room) -> None:
    room.say("anne", "CR1.4 green")
    assert "CR1.4" in room.press("anne", "Leave it")
    assert room.action(2).due_last is not None
    assert room.action(2).rag == "green"


@pytest.mark.parametrize(("word", "status"), [("amber", "Amber"), ("red", "Red")])
def test_a_bare_colour_is_asked_what_happens_next(room: Room, word: str, status: str) -> None:
    said = room.say("anne", f"CR1.3 {word}")
    assert f"CR1.3 is {status}. {NEXT}" in said
    assert room.labels == ["Undo", "Add a comment"]


def test_the_next_plain_reply_is_the_answer(room: Room) -> None:
    room.say("anne", "CR1.3 amber")
    said = room.say("anne", "waiting on Cabinet, now end Nov")
    assert said.startswith("CR1.3 is still Amber, due Mon 30 Nov (was Wed 30 Sep).")
    assert room.action(1).comment == "waiting on Cabinet"
    assert "which action" in room.say("anne", "short of drivers")


def test_a_reply_that_names_another_action_is_about_that_one(room: Room) -> None:
    room.say("anne", "CR1.3 amber")
    assert room.say("anne", "1.4 green all printed").startswith("CR1.4 is now Green")
    assert room.action(1).comment == ""


def test_it_is_asked_once(room: Room) -> None:
    room.say("anne", "CR1.3 amber")
    assert NEXT not in room.say("anne", "CR1.3 amber")


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("anne", "CR1.3 amber waiting on Cabinet"),
        ("anne", "CR1.3 amber, now end Nov"),
        ("anne", "CR1.3 done"),
        ("bev", "CR1.3 amber"),
    ],
)
def test_it_is_not_asked_where_enough_was_said_or_of_somebody_else(
    room: Room, who: str, words: str
) -> None:
    assert NEXT not in room.command(who, words)


def test_where_one_person_alone_sees_the_question_no_reply_is_asked_for(room: Room) -> None:
    assert NEXT in room.command("anne", "CR1.3 amber")
    room.command("bev", "private CR1.3")
    said = room.command("anne", "CR1.3 red")
    assert (
        "CR1.3 is Red. What happens next, and by when? Press “Add a comment”, or leave it." in said
    )
