"""The local chat's posts: their order, who has read what, and what is gone."""

from concurrent.futures import ThreadPoolExecutor

from handlers.messages import Message
from handlers.requests import Address
from store import posts
from tests.chat.local_world import CHANNEL, World


def test_every_change_has_a_number_of_its_own_whoever_writes(world: World) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: world.send(CHANNEL, f"No {number}"), range(24)))
    versions = sorted(post.version for post in world.seen("priya", CHANNEL))
    assert versions == list(range(1, 25))
    with world.chat.database.reading() as session:
        assert posts.last_change(session) == 24


def test_unread_counts_what_others_posted_since_the_last_look(world: World) -> None:
    world.send(CHANNEL)
    world.chat.say("bev", CHANNEL, "Morning")
    world.chat.say("bev", CHANNEL, "/action mine")
    with world.chat.database.writing() as session:
        assert posts.unread(session, CHANNEL, "priya") == 2
        posts.mark_read(session, CHANNEL, "priya")
        assert posts.unread(session, CHANNEL, "priya") == 0
        assert posts.unread(session, CHANNEL, "bev") == 1


def test_a_removed_message_is_shown_as_gone_only_while_answers_hang_on_it(world: World) -> None:
    here = Address("local", "local", CHANNEL)
    lone, answered = world.send(CHANNEL), world.send(CHANNEL)
    world.chat.say("priya", CHANNEL, "mine", thread=answered)
    world.chat.remove(here, [lone, answered])
    with world.chat.database.reading() as session:
        assert [str(p.id) for p in posts.openers(session, CHANNEL, "priya", 10)] == [answered]


def test_older_threads_are_asked_for_by_what_stands_before_them(world: World) -> None:
    sent = [int(world.send(CHANNEL)) for _ in range(5)]
    with world.chat.database.reading() as session:
        latest = [post.id for post in posts.openers(session, CHANNEL, "priya", 2)]
        earlier = [post.id for post in posts.openers(session, CHANNEL, "priya", 2, latest[0])]
    assert (latest, earlier) == (sent[3:], sent[1:3])


def test_what_chaser_tells_more_of_in_a_thread_is_not_counted_again(world: World) -> None:
    digest = world.send(CHANNEL)
    world.chat.send(Address("local", "local", CHANNEL, digest), Message("Food"), "1:1")
    world.chat.say("bev", CHANNEL, "Thanks", thread=digest)
    with world.chat.database.reading() as session:
        assert posts.unread(session, CHANNEL, "priya") == 2
