"""What a coordinator says of actions whose codes are single letters."""

from __future__ import annotations

from tests.handlers.room import Room


def test_a_letter_names_the_action_to_whoever_may_change_it(room: Room) -> None:
    room.add("B", "Train front line staff", "Gupti Gosine")
    room.add("A", "Open the hub", "Gupti Gosine")
    assert room.say("bev", "B red no staff").startswith("B is now Red (was Not rated).")
    assert room.say("bev", "A green").startswith("A is now Green (was Not rated).")
    assert "A is now Complete (was Green)." in room.say("bev", "A is done and B amber")


def test_a_letter_is_asked_about_as_any_code_is(room: Room) -> None:
    room.add("B", "Train front line staff", "Gupti Gosine")
    assert room.say("max", "any news on B?").startswith("B Train front line staff")


def test_a_word_of_one_letter_names_nobodys_action(room: Room) -> None:
    room.add("A", "Open the hub", "Gupti Gosine")
    said = room.say("bev", "A few of us are meeting")
    assert said.startswith("I couldn't tell which action you mean.")
    assert room.say("anne", "A survey is out").find("Open the hub") < 0
