"""An action that is said to be somebody's, as telephones and tired people write it."""

import pytest

from tests.handlers.room import Room


@pytest.mark.parametrize(
    "words",
    [
        "make CR1.3 priyas",
        "please make CR1.3 Priyas",
        "CR1.3 is priyas now",
        "CR1.3 is now Priyas",
        "CR1.3 is priya's now pls",
    ],
)
@pytest.mark.parametrize("who", ["bev", "anne"])
def test_an_action_that_is_somebodys_now_is_assigned_to_them(
    room: Room, who: str, words: str
) -> None:
    assert room.say(who, words).startswith("CR1.3 is now led by Priya Nair.")


def test_whoever_may_not_change_it_is_told_who_can(room: Room) -> None:
    assert "led by Anne Baker" in room.say("priya", "CR1.3 is priyas now")


@pytest.mark.parametrize("words", ["make CR1.3 reds", "CR1.3 is loads now", "CR1.3 is draughts"])
def test_a_word_that_is_nobodys_name_assigns_nothing(room: Room, words: str) -> None:
    room.say("bev", words)
    assert [lead.person.name for lead in room.action(1).leads] == ["Anne Baker"]
