"""What is said of somebody who has left: offered, and never done by itself."""

import pytest

from handlers.rules.handing_over import leaves_post
from tests.handlers.room import Room


def test_who_has_left_is_offered_the_handover_of_their_own(room: Room) -> None:
    before = [room.kept(ref) for ref in (1, 2)]
    said = room.say("anne", "I've left the surgery, its Priya now")
    assert said.startswith("Shall I hand your 3 open actions over to Priya Nair?")
    assert [room.kept(ref) for ref in (1, 2)] == before
    [told] = room.told("bev")
    assert told.startswith("Anne Baker says they have moved on, and leads 3 open actions here.")
    room.press("anne", "Hand over to Priya Nair")
    assert room.kept(1)["leads"] == ["Priya Nair"]


def test_where_nobody_is_named_it_is_asked_who_takes_over(room: Room) -> None:
    assert "Who takes over your 3 open actions?" in room.say("anne", "I no longer work here")
    room.press("anne", "Hand over")
    assert room.send("anne", room.form, to="Priya Nair").startswith("Anne Baker's 3 open actions")


@pytest.mark.parametrize("work", ["CR1.3 and CR1.4", "CR1.3"])
def test_who_has_left_is_asked_about_all_of_theirs_whatever_was_named(
    room: Room, work: str
) -> None:
    said = room.say("anne", f"I've left the Pantry, Priya has taken over {work}")
    assert said.startswith("Shall I hand your 3 open actions over to Priya Nair?")
    assert room.kept(1)["leads"] == ["Anne Baker"]


def test_a_status_beside_it_is_recorded(room: Room) -> None:
    assert room.say("anne", "I've left the Pantry. CR1.3 amber").startswith("CR1.3 is now Amber")


def test_what_is_said_of_one_action_is_of_that_one(room: Room) -> None:
    room.say("anne", "CR1.4: I've left the council, it's Priya's now")
    assert room.kept(2)["leads"] == ["Priya Nair"]
    assert room.action(2).comment == "I've left the council"
    assert room.kept(1)["leads"] == ["Anne Baker"]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("I've left the surgery, its Leanne now", "Leanne"),
        ("ive left the council. Gupti Gosine has taken over", "Gupti Gosine"),
        ("I'm leaving the council on Friday, Gupti is taking over my actions", "Gupti"),
        ("im not at the surgery any more, ask Gupti", "Gupti"),
        ("I've moved on", ""),
        ("I've been moved to Custody from 1 Sept, Priya Nair takes over", "Priya Nair"),
        ("I'm moving to Custody on 1 Sept", ""),
        ("I'm being transferred to Exeter in October", ""),
        ("I've changed jobs", ""),
    ],
)
def test_somebody_says_that_they_have_left_and_who_follows(said: str, who: str) -> None:
    assert leaves_post(said) == (True, who)


@pytest.mark.parametrize(
    "said",
    ["I've moved on to the next stage", "I've left the keys with Jo", "Have I left the council?",
     "I've left the team a message", "I'm leaving the school at 3",
     "I've moved CR1.3 to amber", "I'm moving to Amber now", "I've moved to the next step"],
)  # fmt: skip
def test_whoever_leaves_something_else_has_not_left(said: str) -> None:
    assert leaves_post(said) == (False, "")


@pytest.mark.parametrize(
    "words", ["none of these are mine any more", "I'm in Thornbury now so these aren't mine"]
)
def test_whoever_leads_none_of_theirs_any_more_is_asked_who_does(room: Room, words: str) -> None:
    said = room.say("anne", words)
    assert said.startswith("Thank you for saying. I've told Bev Hill. Who takes over your 3")
    (told,) = room.told("bev")
    assert told.startswith("Anne Baker says none is theirs any more, and leads 3 open actions")


def test_who_takes_over_what_is_not_theirs_is_offered(room: Room) -> None:
    room.say("anne", "these aren't mine, they're Priya's")
    assert room.labels == ["Hand over to Priya Nair"]


@pytest.mark.parametrize("words", ["none of these are mine?", "CR1.3 isn't mine"])
def test_what_is_asked_or_of_one_hands_nothing_over(room: Room, words: str) -> None:
    room.say("anne", words)
    assert not any(label.startswith("Hand over") for label in room.labels)
