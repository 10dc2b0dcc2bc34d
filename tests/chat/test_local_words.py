"""What of the talk in the local chat reaches Chaser, and as what."""

import pytest

from handlers.requests import Address, Kind
from tests.chat.local_world import CHANNEL, DM, World


@pytest.mark.parametrize(
    ("text", "kind", "passed_on"),
    [
        pytest.param("/action list red", Kind.COMMAND, "list red", id="a command"),
        pytest.param("/Action  add Food\nJo", Kind.COMMAND, "add Food\nJo", id="many lines"),
        pytest.param("/action", Kind.COMMAND, "", id="a command alone"),
        pytest.param("/rag", Kind.COMMAND, "digest", id="rag is the digest"),
        pytest.param("/rag food", Kind.COMMAND, "digest food", id="rag of something"),
        pytest.param("@chaser list red", Kind.SAID, "list red", id="a mention"),
        pytest.param("@Chaser: list red", Kind.SAID, "list red", id="a mention with a colon"),
        pytest.param("please, @chaser list", Kind.SAID, "please, list", id="a mention inside"),
    ],
)
def test_what_is_meant_for_chaser_in_a_channel_is_passed_on(
    world: World, text: str, kind: Kind, passed_on: str
) -> None:
    world.chat.say("priya", CHANNEL, text)
    [request] = world.requests
    assert (request.kind, request.text, request.private) == (kind, passed_on, False)


@pytest.mark.parametrize("text", ["Morning all", "mail jo@chaser.org", "/actions", "@chasers win"])
def test_talk_among_people_in_a_channel_stays_among_them(world: World, text: str) -> None:
    world.chat.say("priya", CHANNEL, text)
    assert world.requests == []
    assert [post.text for post in world.seen("bev", CHANNEL)] == [text]


def test_everything_said_to_chaser_alone_is_passed_on_as_private(world: World) -> None:
    world.chat.say("priya", DM, "6.2 done")
    [request] = world.requests
    assert (request.text, request.private, request.replying_to) == ("6.2 done", True, None)
    assert request.address == Address("local", "local", DM)


def test_a_mention_in_a_channel_is_answered_in_a_thread_under_it(world: World) -> None:
    world.chat.say("priya", CHANNEL, "@chaser list")
    [post] = world.seen("priya", CHANNEL)
    assert world.requests[0].address.thread == str(post.id)
    assert world.requests[0].key == f"local:{CHANNEL}:{post.id}"


def test_a_reply_under_chasers_message_needs_no_mention(world: World) -> None:
    root = world.send(CHANNEL)
    world.chat.say("priya", CHANNEL, "fd5 green", thread=root)
    [request] = world.requests
    assert (request.text, request.replying_to, request.called) == ("fd5 green", root, False)
    assert request.address.thread == root


def test_a_reply_under_a_persons_message_is_theirs(world: World) -> None:
    world.chat.say("bev", CHANNEL, "Who knows?")
    [root] = world.seen("bev", CHANNEL)
    world.chat.say("priya", CHANNEL, "I do", thread=str(root.id))
    assert world.requests == []
