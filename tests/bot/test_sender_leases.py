"""Who has a row in hand, and what becomes of a copy when somebody lost it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.chat import ChatError
from bot.chat.slack.errors import LONGEST_PAUSE
from bot.sender import LEASE
from handlers.deliveries import outbox
from store import claims, deliveries
from store.models import Workspace
from tests.bot.platform import BUSY, PLATFORM, REFUSED, TIMEOUT, Turn
from tests.bot.world import CHANNEL, World


def test_who_lost_the_row_after_posting_takes_the_copy_away(world: World) -> None:
    other = world.another_sender()

    def stolen() -> None:
        world.later(seconds=LEASE.total_seconds() + 1)
        other.drain()

    world.platform.lag = timedelta(minutes=5)
    world.platform.next(Turn(meanwhile=stolen))
    owed = world.owe("Hello")
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["Hello"]
    assert world.row(owed).message_ids == ["2"]


def test_who_lost_the_row_leaves_the_copy_that_somebody_else_recorded(world: World) -> None:
    other = world.another_sender()

    def found_by_another() -> None:
        world.later(seconds=LEASE.total_seconds() + 1)
        other.drain()

    world.platform.next(Turn(meanwhile=found_by_another))
    owed = world.owe("Hello")
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["Hello"]
    assert (world.row(owed).state, world.row(owed).message_ids) == ("sent", ["1"])
    assert world.platform.count("remove") == 0


def test_who_lost_the_row_while_another_has_it_in_hand_leaves_the_copy_to_be_found(
    world: World,
) -> None:
    def claimed_by_another() -> None:
        world.later(seconds=LEASE.total_seconds() + 1)
        with world.database.writing() as session:
            assert claims.claim(session, [PLATFORM], world.real_now, LEASE, 10)

    world.platform.next(Turn(meanwhile=claimed_by_another))
    owed = world.owe("Hello")
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["Hello"]
    world.later(minutes=2)
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["Hello"]
    assert world.row(owed).message_ids == ["1"]


def test_a_sender_that_was_slow_to_compose_does_not_send_after_its_lease(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose, slow = outbox.compose, [LEASE]

    def slowly(*arguments: object) -> object:
        world.real_now += slow.pop() if slow else timedelta(0)
        return compose(*arguments)  # type: ignore[arg-type]

    owed = world.owe("Hello")
    monkeypatch.setattr(outbox, "compose", slowly)
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["Hello"]
    assert world.row(owed).state == "sent", "it was put back, and sent on a later claim"
    assert [call for call, _ in world.platform.calls] == ["send"], "it never was in doubt"


def test_three_claims_without_an_outcome_and_a_row_comes_last_and_alone(world: World) -> None:
    deadly = world.owe("deadly")
    for _ in range(3):
        with world.database.writing() as session:
            assert claims.claim(session, [PLATFORM], world.real_now, LEASE, 10)
        world.later(minutes=2)
    others = [world.owe(f"good {number}") for number in range(3)]
    world.furnish("T2")
    elsewhere = world.owe("elsewhere", workspace="T2")
    with world.database.writing() as session:
        session.query(Workspace).filter_by(external_id="T2").one().served_at = world.real_now
    batches = []
    for _ in range(4):
        with world.database.writing() as session:
            batch = claims.claim(session, [PLATFORM], world.real_now, LEASE, 10)
            batches.append([claimed.id for claimed in batch])
    assert batches == [others, [elsewhere], [deadly], []]


def test_an_outcome_forgets_the_claims_before_it(world: World) -> None:
    owed = world.owe("Hello")
    world.platform.next(*[Turn(REFUSED, posts=False)] * 4)
    for _ in range(4):
        world.sender.drain()
        world.later(hours=2)
    assert world.row(owed).claims == 0


def test_a_lease_from_a_clock_that_stood_wrong_counts_as_expired(world: World) -> None:
    owed = world.owe("Hello")
    with world.database.writing() as session:
        future = world.real_now + timedelta(days=400)
        assert claims.claim(session, [PLATFORM], future, LEASE, 10)
    world.sender.drain()
    assert world.row(owed).state == "sent"


@pytest.mark.parametrize("trouble", [REFUSED, BUSY], ids=["the row waits", "all wait"])
def test_a_pause_from_a_clock_that_stood_wrong_is_over(world: World, trouble: ChatError) -> None:
    owed = world.owe("Hello")
    world.platform.next(Turn(trouble, posts=False))
    world.real_now += timedelta(days=1)
    world.sender.drain()
    world.real_now -= timedelta(days=1)
    world.sender.drain()  # nothing can be sent now, and that is looked into
    world.sender.drain()
    assert world.row(owed).state == "sent"


def test_what_was_posted_while_the_clock_stood_wrong_is_found_again(world: World) -> None:
    right = world.real_now
    world.platform._real = lambda: right
    world.owe("Hello")
    world.platform.next(Turn(TIMEOUT))
    world.real_now += timedelta(days=1)
    world.sender.drain()
    world.real_now = right + timedelta(minutes=5)
    world.sender.drain()
    world.sender.drain()
    assert world.rows()[-1].state == "sent"
    assert world.platform.said(CHANNEL) == ["Hello"]


def test_the_longest_pause_of_a_platform_is_kept(world: World) -> None:
    owed = world.owe("Hello")
    world.platform.next(Turn(replace(BUSY, retry_after=LONGEST_PAUSE), posts=False))
    for _ in range(3):
        world.sender.drain()
    assert world.row(owed).state == "owed"


def test_a_lease_that_runs_is_left_alone(world: World) -> None:
    world.owe("Hello")
    with world.database.writing() as session:
        assert claims.claim(session, [PLATFORM], world.real_now, LEASE, 10)
    world.later(seconds=LEASE.total_seconds() - 1)
    assert world.sender.drain() == 0
    world.later(seconds=1)
    assert world.sender.drain() == 1


def test_another_platforms_messages_are_for_another_process(world: World) -> None:
    with world.database.writing() as session:
        session.add(Workspace(platform="elsewhere", external_id="T1"))
        session.flush()
        home = session.query(Workspace).filter_by(platform="elsewhere").one()
        deliveries.owe(session, "x", "answer", home.id, place="C", created_at=world.now)
    assert world.sender.drain() == 0


def test_a_claim_takes_one_workspaces_rows_the_longest_unserved_first(world: World) -> None:
    world.furnish("T2")
    ours = [world.owe("a"), world.owe("b")]
    theirs = [world.owe("c", workspace="T2"), world.owe("d", workspace="T2")]
    taken = []
    for _ in range(3):
        with world.database.writing() as session:
            batch = claims.claim(session, [PLATFORM], world.real_now, LEASE, 1)
            taken += [claimed.id for claimed in batch]
            world.later(seconds=1)
    assert taken == [ours[0], theirs[0], ours[1]]
