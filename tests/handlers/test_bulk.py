"""A change of all that a list holds is shown first, and done at one press with one Undo."""

from datetime import date

import pytest

from tests.handlers.room import Room


def overdue_to_amber(room: Room) -> str:
    return room.say("bev", "mark everything overdue as amber")


@pytest.mark.parametrize(
    "words",
    [
        "move everything of Anne's to 30 Nov",
        "move all of anne's to 30 Nov, survey late",
        "please push back all anne's ones to 30 Nov",
        "/move everything lead Anne Baker to 30 Nov because of the survey",
        "can you move every action of Anne's to the end of November",
    ],
)
def test_deadlines_of_all_on_a_list_move_once_it_was_seen(room: Room, words: str) -> None:
    said = room.command("bev", words[1:]) if words[0] == "/" else room.say("bev", words)
    assert said.startswith("Led by Anne Baker: ")
    assert "Nothing is changed yet." in said
    was = room.action(1).due_last
    assert was != date(2026, 11, 30)
    room.press("bev", "Move all 3")
    assert room.action(1).due_last == date(2026, 11, 30)
    room.press("bev", "Undo")
    assert room.action(1).due_last == was


def test_what_is_open_alone_is_changed(room: Room) -> None:
    room.command("bev", "done CR1.3")
    assert "CR1.3" not in room.say("bev", "mark everything of Anne's amber")


def test_one_that_is_overdue_is_marked_at_a_press(room: Room) -> None:
    assert overdue_to_amber(room).startswith("Overdue: 1 open action to be marked Amber.")
    assert room.press("bev", "Mark it").startswith("CR1.4 is now Amber (was Red)")


def test_more_than_twenty_are_not_changed_at_once(room: Room) -> None:
    for number in range(30):
        room.add(f"SS{number + 10}", "Light the towpath", "Anne Baker")
    said = room.say("bev", "move everything of Anne's to 30 Nov")
    assert "I change 20 at once at most" in said
    assert "theme" in said


def test_where_nothing_is_on_the_list_that_is_said(room: Room) -> None:
    room.command("bev", "done CR1.4")
    said = overdue_to_amber(room)
    assert said == "Overdue: no open action. Nothing was changed."


@pytest.mark.parametrize("who", ["anne", "carol", "max"])
def test_a_coordinator_alone_changes_all_at_once(room: Room, who: str) -> None:
    assert "Move all" not in room.say(who, "move everything overdue to 30 Nov")


@pytest.mark.parametrize(
    "words",
    [
        "move everything to the new office",
        "move CR1.3 to 30 Nov",
        "put everything on hold till Jan",
    ],
)
def test_other_words_offer_nothing_of_the_kind(room: Room, words: str) -> None:
    assert "to be moved" not in room.say("bev", words)
