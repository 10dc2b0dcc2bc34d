"""A digest on its way to the channel: at the same moment as another, or to no end."""

import threading
from datetime import datetime

from sqlalchemy import select

from bot.schedule import tick
from handlers.digests import post
from handlers.messages import in_words
from store.calendar import Published
from store.database import Database
from store.mail import Delivery
from store.publications import DIGEST
from tests.bot.platform import GONE, REFUSED, TIMEOUT, Turn
from tests.bot.test_races import waits_for_a_lock
from tests.bot.world import CHANNEL, LONDON, World

DIGEST_DAY = datetime(2026, 9, 16, 9, 5, tzinfo=LONDON)


def planned(world: World) -> None:
    """A plan of one action, a meeting on Thu 17 Sep, and the morning of its digest."""
    world.command("bev", "add CR1.5 Draft the survey, @anne, 9 Sep")
    world.command("bev", "update CR1.5 green all well")
    world.command("bev", "meeting Thu 17 Sep 2pm")
    world.sender.drain()
    gone = DIGEST_DAY - world.now
    world.later(seconds=gone.total_seconds())
    tick(world.database, world.now)


def kept(world: World) -> list[Published]:
    """The digests that are kept as published, oldest first."""
    with world.database.reading() as session:
        return list(session.scalars(select(Published).where(Published.kind == DIGEST)))


def drain_with(world: World, *turns: Turn) -> None:
    """Send all that is owed; these things happen to the digest, which is the first of it."""
    only_digest(world)
    world.platform.next(*turns)
    world.sender.drain()


def only_digest(world: World) -> None:
    """Everything else that is owed has gone out before it."""
    with world.database.writing() as session:
        for row in session.query(Delivery).filter(Delivery.state == "owed"):
            if row.kind != "digest":
                row.state, row.next_try_at = "closed", None


def digests(world: World) -> list[Delivery]:
    """The deliveries of digests."""
    return [row for row in world.rows() if row.kind == "digest"]


def answer(world: World, words: str, who: str = "bev") -> str:
    """What a command answers."""
    said = world.command(who, words)
    assert said is not None
    return in_words(said)


def test_two_digests_composed_at_one_moment_have_two_versions(
    postgres_database: Database,
) -> None:
    world = World(postgres_database)
    planned(world)
    only_digest(world)
    world.command("di", "digest post")
    scheduled, asked = digests(world)
    with world.database.writing() as session:
        composed = post.compose(session, session.get_one(Delivery, scheduled.id), world.now)
        other = threading.Thread(target=_compose, args=(world, asked.id))
        other.start()
        waits_for_a_lock(world.database)
    other.join()
    assert composed is not None
    assert [one.version for one in kept(world)] == [1, 2]


def _compose(world: World, delivery_id: int) -> None:
    with world.database.writing() as session:
        row = session.get_one(Delivery, delivery_id)
        assert post.compose(session, row, world.now) is not None


def test_a_digest_that_never_got_out_is_not_kept_as_published(world: World) -> None:
    planned(world)
    drain_with(world, Turn(GONE, posts=False))
    assert digests(world)[0].state == "failed"
    assert kept(world) == []
    assert "No digest was posted yet" in answer(world, "digest last")


def test_coordinators_are_told_once_how_to_post_what_could_not_be_and_then_post_it(
    world: World,
) -> None:
    planned(world)
    drain_with(world, Turn(GONE, posts=False))
    for _ in range(3):
        tick(world.database, world.now)
        world.sender.drain()
    [told] = [said for said in world.platform.said("D-bev") if "could not be posted" in said]
    assert "The digest could not be posted: channel_not_found." in told
    assert "digest post" in told
    for words in ("digest preview", "home"):
        assert "could not be posted: channel_not_found" in answer(world, words)
    assert answer(world, "digest post").startswith("The digest is on its way")
    world.sender.drain()
    [posted] = [said for said in world.platform.said(CHANNEL) if "RAG digest" in said]
    assert "version" not in posted
    assert any("worth a question" in said.casefold() for said in world.platform.said("D-di"))
    assert "is out already" in answer(world, "digest preview")


def test_each_digest_that_fails_at_somebodys_word_is_told(world: World) -> None:
    planned(world)
    drain_with(world, Turn(GONE, posts=False))
    world.sender.drain()
    world.later(minutes=1)
    world.command("bev", "digest post")
    drain_with(world, Turn(GONE, posts=False))
    told = [said for said in world.platform.said("D-bev") if "could not be posted" in said]
    assert len(told) == 2
    assert len(digests(world)) == 1


def test_what_was_refused_for_long_says_how_things_stand_when_it_goes_out(world: World) -> None:
    planned(world)
    drain_with(world, Turn(REFUSED, posts=False))
    world.command("bev", "update CR1.5 red the van burnt")
    world.later(hours=3)
    drain_with(world)
    [posted] = [said for said in world.platform.said(CHANNEL) if "RAG digest" in said]
    assert "the van burnt" in posted
    assert [one.version for one in kept(world)] == [1]


def test_after_the_meeting_has_begun_its_digest_is_not_posted(world: World) -> None:
    planned(world)
    drain_with(world, Turn(REFUSED, posts=False))
    world.later(days=1, hours=6)
    drain_with(world)
    [row] = digests(world)
    assert (row.state, row.outcome) == ("closed", "the meeting had begun by then")
    assert kept(world) == []


def test_a_digest_that_may_stand_in_the_channel_stays_kept(world: World) -> None:
    planned(world)
    drain_with(world, Turn(TIMEOUT))
    world.platform.look_fails = GONE
    world.later(minutes=5)
    world.sender.drain()
    assert digests(world)[0].state == "failed"
    assert len(kept(world)) == 1
