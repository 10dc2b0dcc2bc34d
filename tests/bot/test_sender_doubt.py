"""After a try that may have been posted: looked up, never guessed."""

from datetime import timedelta

import pytest

from bot.chat.chat import ChatError
from bot.ledger import RECHECK
from bot.schedule import tick
from tests.bot.platform import BUSY, REFUSED, TIMEOUT, Turn
from tests.bot.world import CHANNEL, World


def test_a_try_that_may_have_been_posted_is_looked_up_and_not_said_again(world: World) -> None:
    world.platform.next(Turn(TIMEOUT))
    owed = world.owe("Hello")
    world.sender.drain()
    assert world.row(owed).uncertain
    world.later(minutes=1)
    world.sender.drain()
    row = world.row(owed)
    assert world.platform.said(CHANNEL) == ["Hello"]
    assert (row.state, row.message_ids, row.recheck_at) == ("sent", ["1"], None)
    assert (world.platform.count("find"), world.platform.count("send")) == (1, 1)


def test_a_try_that_was_not_posted_is_looked_up_and_said_again(world: World) -> None:
    world.platform.next(Turn(TIMEOUT, posts=False))
    owed = world.owe("Hello")
    world.sender.drain()
    world.later(minutes=1)
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["Hello"]
    assert world.row(owed).state == "sent"
    assert [call for call, _ in world.platform.calls] == ["send", "find", "send"]


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(TIMEOUT, id="silent"),
        pytest.param(REFUSED, id="refused"),
        pytest.param(BUSY, id="too many requests"),
    ],
)
def test_while_the_look_fails_nothing_is_sent(world: World, error: ChatError) -> None:
    world.platform.next(Turn(TIMEOUT))
    owed = world.owe("Hello")
    world.sender.drain()
    world.platform.look_fails = error
    for _ in range(4):
        world.later(hours=2)
        world.sender.drain()
    assert world.platform.count("send") == 1
    assert world.row(owed).uncertain
    world.platform.look_fails = None
    world.later(hours=2)
    world.sender.drain()
    assert world.row(owed).state == "sent"
    assert world.platform.said(CHANNEL) == ["Hello"]


def test_an_error_that_nobody_foresaw_leaves_a_sending_in_doubt(world: World) -> None:
    world.platform.next(Turn(ConnectionResetError("gone")))
    owed = world.owe("Hello")
    world.sender.drain()
    assert world.row(owed).uncertain
    world.later(minutes=1)
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["Hello"]


def test_an_explicit_refusal_is_no_doubt_and_needs_no_look(world: World) -> None:
    world.platform.next(Turn(REFUSED, posts=False))
    owed = world.owe("Hello")
    world.sender.drain()
    assert not world.row(owed).uncertain
    world.later(minutes=1)
    world.sender.drain()
    assert world.platform.count("find") == 0
    assert world.platform.said(CHANNEL) == ["Hello"]


def test_a_refusal_does_not_end_the_doubt_about_an_earlier_try(world: World) -> None:
    world.platform.lag = timedelta(minutes=2)
    world.platform.next(Turn(TIMEOUT), Turn(REFUSED, posts=False))
    owed = world.owe("Hello")
    world.sender.drain()
    world.later(minutes=1)
    world.sender.drain()
    assert world.row(owed).uncertain
    world.later(minutes=5)
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["Hello"]
    assert world.platform.count("find") == 2


def test_when_the_history_lags_the_surplus_copy_is_removed_within_minutes(world: World) -> None:
    world.platform.lag = timedelta(minutes=2)
    world.platform.next(Turn(TIMEOUT))
    owed = world.owe("Hello")
    world.sender.drain()
    world.later(minutes=1)
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["Hello", "Hello"]
    assert world.row(owed).recheck_at == world.real_now + RECHECK
    world.later(seconds=RECHECK.total_seconds() - 1)
    assert world.sender.drain() == 0
    world.later(seconds=1)
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["Hello"]
    row = world.row(owed)
    assert (row.message_ids, row.recheck_at, row.next_try_at) == (["2"], None, None)
    assert world.sender.drain() == 0


def test_a_recheck_whose_look_fails_is_made_again(world: World) -> None:
    world.platform.lag = timedelta(minutes=2)
    world.platform.next(Turn(TIMEOUT))
    world.owe("Hello")
    world.sender.drain()
    world.later(minutes=1)
    world.sender.drain()
    world.platform.look_fails = TIMEOUT
    world.later(minutes=4)
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["Hello", "Hello"]
    world.platform.look_fails = None
    world.later(minutes=20)
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["Hello"]


def test_a_recheck_never_takes_the_last_copy(world: World) -> None:
    world.platform.lag = timedelta(minutes=2)
    world.platform.next(Turn(TIMEOUT))
    owed = world.owe("Hello")
    world.sender.drain()
    world.later(minutes=1)
    world.sender.drain()
    world.platform.posts.pop("2")  # somebody removed the one that was recorded
    world.later(minutes=4)
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["Hello"]
    assert world.row(owed).message_ids == ["1"]


def test_what_may_have_been_sent_is_recorded_and_not_closed_though_its_reason_is_gone(
    world: World,
) -> None:
    card = world.owe_card()
    world.platform.next(Turn(TIMEOUT))
    world.sender.drain()
    world.command("bev", "done CR1.5")
    world.later(minutes=1)
    world.sender.drain()
    assert world.row(card).state == "sent"
    (said,) = world.platform.said("D-anne")
    assert "Complete" in said, "and it is brought up to date"


def test_a_retry_may_drop_what_is_no_longer_true_and_never_adds(world: World) -> None:
    for number in (5, 6):
        world.command("bev", f"add CR1.{number} Job {number}, @anne, 21 Sep")
    world.sender.drain()
    assert tick(world.database, world.now) == 1
    world.platform.next(Turn(TIMEOUT, posts=False))
    world.sender.drain()
    world.command("bev", "done CR1.5")
    world.command("bev", "add CR1.7 Job 7, @anne, 21 Sep")
    world.later(minutes=1)
    world.sender.drain()
    (said,) = world.platform.said("D-anne")
    assert [code in said for code in ("CR1.5", "CR1.6", "CR1.7")] == [False, True, False]
