"""A question that was passed on is answered where it stands, and the answer gets to who asked."""

import pytest

from store import deliveries
from tests.handlers.room import Room


def asked(room: Room, words: str = "who can help me?") -> None:
    """Anne's question stands in the coordinator's conversation, as message m1."""
    room.say("anne", words)
    [row] = [one for one in deliveries.in_hand(room.session) if one.key.startswith("asks:")]
    deliveries.record_sent(room.session, [(row, "dm:bev", ["m1"])], room.now)


def test_a_coordinators_reply_to_a_question_goes_to_who_asked(room: Room) -> None:
    asked(room)
    said = room.say("bev", "Ask Tom, he meets them next week", replying_to="m1")
    assert said == "I've passed that on to Anne Baker."
    assert room.told("anne")[-1] == (
        "Bev Hill answers “who can help me?”:\n“Ask Tom, he meets them next week”"
    )
    assert len(room.told("bev")) == 1


@pytest.mark.parametrize("words", ["list red", "CR1.3 amber, short of staff", "help"])
def test_a_command_or_news_of_an_action_under_a_question_is_for_chaser(
    room: Room, words: str
) -> None:
    asked(room)
    before = len(room.told("anne"))
    assert "passed that on" not in room.say("bev", words, replying_to="m1")
    assert len(room.told("anne")) == before


def test_what_is_said_beside_the_question_is_not_passed_on(room: Room) -> None:
    asked(room)
    assert "passed that on" not in room.say("bev", "Ask Tom, he meets them next week")
    assert "passed that on" not in room.say("anne", "Ask Tom", replying_to="m1")
