"""What can't be done is said in a sentence, with what to type instead; no order is a comment."""

import pytest
from sqlalchemy import func, select

from store.models import Entry
from tests.handlers.room import Room

ORDERS = [
    "merge CR1.3 and CR1.4",
    "split CR1.3 into two",
    "copy CR1.3",
    "archive CR1.3",
    "cancel CR1.3",
    "clear the deadline on CR1.3",
    "hide the comment on CR1.4",
    "reset CR1.3 to not rated",
]


@pytest.mark.parametrize("who", ["bev", "carol", "anne"])
@pytest.mark.parametrize("words", ORDERS)
def test_an_order_that_cannot_be_done_changes_nothing(room: Room, who: str, words: str) -> None:
    said = room.say(who, words)
    assert "Nothing was changed." in said or "is as it was" in said
    assert room.session.scalar(select(func.count(Entry.id))) == 0


def test_in_place_of_merging_one_is_discontinued_at_a_press(room: Room) -> None:
    room.say("bev", "merge CR1.3 and CR1.4")
    room.press("bev", "Discontinue CR1.4")
    assert room.action(2).state == "discontinued"


def test_a_comment_is_kept_out_of_the_digest_at_a_press(room: Room) -> None:
    room.say("bev", "hide the comment on CR1.4")
    assert "CR1.4 stays out of the digest" in room.press("bev", "Leave it out")


def test_whoever_does_not_coordinate_can_ask_for_it(room: Room) -> None:
    room.say("carol", "hide the comment on CR1.4")
    room.press("carol", "Ask Bev Hill")
    assert "hide the comment on CR1.4" in room.told("bev")[0]


@pytest.mark.parametrize("words", ["add a theme Transport", "add a new lead Jane Smith"])
def test_nothing_is_added_that_is_no_action(room: Room, words: str) -> None:
    assert "Nothing was changed." in room.say("bev", words)
    assert room.session.scalar(select(func.count(Entry.id))) == 0


@pytest.mark.parametrize(
    "words", ["split CR1.3 costs agreed", "archive of photos moved CR1.3 to Health centre"]
)
def test_news_like_an_order_is_news(room: Room, words: str) -> None:
    room.say("anne", words)
    assert room.action(1).comment == words


def test_an_order_to_keep_an_action_close_is_done(room: Room) -> None:
    assert room.say("bev", "CR1.3 is confidential").startswith("CR1.3 is private now")


@pytest.mark.parametrize("words", ["CR1.3 and CR1.4 now led by Priya", "Priya should have CR1.3"])
def test_actions_are_given_in_plain_words(room: Room, words: str) -> None:
    room.say("bev", words)
    assert [lead.person.name for lead in room.action(1).leads] == ["Priya Nair"]


def test_all_of_a_theme_is_closed_once_it_was_seen(room: Room) -> None:
    assert "Nothing is changed yet." in room.say("bev", "close all the Food actions")
    assert "Nothing is changed yet." in room.say("bev", "give everything overdue to Priya")
    room.press("bev", "Give it")
    assert [lead.person.name for lead in room.action(2).leads] == ["Priya Nair"]


def test_a_role_for_a_time_is_given_at_a_press(room: Room) -> None:
    assert room.say("bev", "make Priya coordinator while I'm away").startswith("A role has no end")
    assert room.press("bev", "Make Priya coordinator").startswith("Priya Nair is a coordinator now")


def test_all_but_one_of_somebodys_actions_are_handed_over_in_two_steps(room: Room) -> None:
    said = room.say("bev", "everything of Anne's except CR1.4 goes to Priya")
    assert "“hand over Anne's actions to Priya”, and then “assign CR1.4 to Anne”" in said
    assert room.action(2).comment == "printer broke"
