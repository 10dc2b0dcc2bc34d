"""What was just said of one action, said of another in a word or two."""

from datetime import date

import pytest

from tests.handlers.room import Room


@pytest.mark.parametrize(
    "words", ["and CR1.4 too", "CR1.4 as well", "same for CR1.4", "and CR1.4", "oh and CR1.4 also"]
)
def test_the_same_is_recorded_of_the_other(room: Room, words: str) -> None:
    room.say("anne", "CR1.3 amber, short of drivers")
    room.say("anne", words)
    assert (room.action(2).rag, room.action(2).comment) == ("amber", "printer broke")


def test_what_is_done_and_what_is_moved_are_said_again(room: Room) -> None:
    room.say("anne", "CR1.3 moved to 30 Nov")
    room.say("anne", "same for CR1.4")
    assert room.action(2).due_last == date(2026, 11, 30)
    room.say("anne", "CR1.3 done")
    room.say("anne", "CR1.4 too")
    assert room.action(2).state == "complete"


def test_a_colour_that_stood_already_is_said_again_as_that(room: Room) -> None:
    room.say("anne", "CR1.3 amber")
    room.say("anne", "CR1.3 still amber")
    room.say("anne", "CR1.4 as well")
    assert room.action(2).rag == "amber"


def test_its_own_colour_the_same_is_no_change(room: Room) -> None:
    room.say("anne", "CR1.3 amber")
    assert room.say("anne", "CR1.4 same").startswith("CR1.4 is still")


def test_where_nothing_was_said_it_is_asked_what_is_meant(room: Room) -> None:
    assert "I couldn't tell from" in room.say("anne", "CR1.4 as well")
    assert room.action(2).reported_at is None


def test_what_has_not_started_is_said_of_the_other_too(room: Room) -> None:
    room.say("anne", "CR1.4 not started")
    room.say("anne", "CR1.3 too")
    assert room.action(1).not_started
    assert room.action(1).comment == ""


def test_where_only_a_comment_was_made_it_is_asked_what_is_meant(room: Room) -> None:
    room.say("anne", "CR1.4 the van on red lights was late")
    assert "I couldn't tell from" in room.say("anne", "CR1.3 as well")
    assert room.action(1).reported_at is None
