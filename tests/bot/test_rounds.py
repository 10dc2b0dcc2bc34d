"""A conversation that takes nothing just now holds up nobody else, and keeps its order."""

from bot.chat.slack.web import Pace
from bot.rounds import BATCH
from store.models import Recipient
from tests.bot.platform import REFUSED, Turn
from tests.bot.world import World


def said(world: World) -> list[str]:
    return [post.words for post in world.platform.posts.values()]


def hectic(world: World, place: str) -> None:
    """From its first post on, nothing more can be said in a place without a pause."""
    posts = world.platform.posts.values()
    world.platform.crowds = lambda: {p.place for p in posts if p.place == place}


def test_others_are_written_to_while_a_conversation_has_to_wait(world: World) -> None:
    for number in range(3):
        world.owe(f"channel {number}", "C1")
    world.owe("Anne", "D-anne")
    hectic(world, "C1")
    assert world.sender.drain() == 4
    assert said(world) == ["channel 0", "Anne", "channel 1", "channel 2"]


def test_so_are_those_who_stand_behind_more_than_one_batch_of_it(world: World) -> None:
    for number in range(2 * BATCH):
        world.owe(f"channel {number}", "C1")
    world.owe("Anne", "D-anne")
    hectic(world, "C1")
    world.sender.drain()
    assert said(world)[:3] == ["channel 0", "Anne", "channel 1"]
    assert said(world)[1:] == ["Anne", *(f"channel {n}" for n in range(1, 2 * BATCH))]


def test_a_persons_own_conversation_is_one_too(world: World) -> None:
    with world.database.writing() as session:
        anne = session.query(Recipient).filter_by(external_id="anne").one()
        anne.conversation, anne_id = "D-anne", anne.id
    for number in range(3):
        world.owe(f"Anne {number}", None, recipient_id=anne_id)
    world.owe("channel", "C1")
    hectic(world, "D-anne")
    world.sender.drain()
    assert said(world) == ["Anne 0", "channel", "Anne 1", "Anne 2"]


def test_what_stood_back_was_claimed_by_nobody(world: World) -> None:
    first, second = world.owe("0", "C1"), world.owe("1", "C1")
    hectic(world, "C1")
    world.platform.next(Turn(), Turn(REFUSED, posts=False))
    world.sender.drain()
    assert world.row(first).state == "sent"
    row = world.row(second)
    assert (row.tries, row.token, row.lease_until) == (1, None, None)


def test_a_channel_is_crowded_for_a_second_after_a_post() -> None:
    pace = Pace(a_channel=60.0, at_all=0)
    assert pace.crowded() == set()
    pace.wait("C1")
    assert pace.crowded() == {"C1"}
