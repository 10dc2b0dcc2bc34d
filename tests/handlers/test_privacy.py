"""What is private is for its leads, the coordinators and the chairs: nobody else learns of it."""

import pytest

from tests.handlers.room import Room

SECRET = ("Shelter one", "the landlord", "[CR7.1")


@pytest.fixture
def secretive(room: Room) -> Room:
    """The private CR7.1 is Red, and somebody is sued."""
    room.command("anne", "update CR7.1 red the landlord sued")
    return room


@pytest.mark.parametrize("who", ["max", "priya"])
@pytest.mark.parametrize(
    "words",
    [
        "list",
        "list red",
        "list private",
        "list theme safe",
        "list lead anne",
        "mine",
        "show CR7.1",
        "CR7.1",
        "#6",
        "show shelter",
        "show sued",
        "show family one",
        "history CR7.1",
        "history #6",
        "history",
        "digest",
        "digest red",
        "update CR7.1 green",
        "update CR7.2 green",
        "done CR7",
        "help",
        "help update",
        "people",
        "undo 1",
        "set CR7.1 cost 1",
        "hold CR7.1",
    ],
)
def test_others_do_not_see_it(secretive: Room, who: str, words: str) -> None:
    for said in (secretive.command(who, words), secretive.say(who, words)):
        assert not [word for word in SECRET if word in said]
    assert secretive.action(6).rag == "red"


@pytest.mark.parametrize("who", ["anne", "bev", "carol"])
def test_those_who_may_see_it_do(secretive: Room, who: str) -> None:
    assert "Shelter one family" in secretive.command(who, "CR7.1")
    assert "the landlord sued" in secretive.command(who, "history CR7.1")
    assert "CR7.1 Shelter one family (private)" in secretive.command(who, "list private")


@pytest.mark.parametrize(
    "words",
    ["update CR7.1 red sued", "done CR7.1 all in", "move CR7.1 to 30 Nov", "set CR7.1 cost 1"],
)
def test_what_is_done_to_it_is_confirmed_to_who_did_it_alone(room: Room, words: str) -> None:
    room.command("anne", words)
    assert room.answer is not None
    assert not room.answer.to_all
    room.press("anne", "Undo")
    assert not room.answer.to_all


def test_a_question_that_names_it_is_for_the_asker_alone(room: Room) -> None:
    room.say("anne", "CR1.3 green, CR7.1 should be green by Friday")
    assert room.answer is not None
    assert not room.answer.to_all


def test_a_parent_that_is_private_is_not_named(room: Room) -> None:
    room.action(1).parent_id = room.action(6).id
    assert "Part of" not in room.command("max", "CR1.3")
    assert "Part of · CR7.1 Shelter one family" in room.command("anne", "CR1.3")


def test_what_somebody_did_before_it_was_private_is_no_longer_theirs(room: Room) -> None:
    room.command("priya", "update CR2.1 red the van")
    undo = room.button("Undo").text
    room.command("bev", "assign CR2.1 to Anne")
    room.command("bev", "private CR2.1")
    assert "no longer yours to undo" in room.press_words("priya", undo)
    assert room.command("priya", "history") == "You have done nothing here yet."


def test_what_somebody_gave_away_with_the_rest_is_theirs_to_take_back(room: Room) -> None:
    assert room.say("anne", "hand over my actions to Priya").startswith("Anne Baker's 3 open")
    assert room.kept(6)["leads"] == ["Priya Nair"]
    room.say("anne", "undo")
    assert room.kept(6)["leads"] == ["Anne Baker"]


def test_what_was_said_since_of_what_they_gave_away_is_not_shown_to_them(room: Room) -> None:
    room.say("anne", "hand over my actions to Priya")
    undo = room.button("Undo").text
    room.say("priya", "CR7.1 red, sued")
    assert "no longer yours to undo" in room.press_words("anne", undo)
    assert room.kept(6)["leads"] == ["Priya Nair"]
