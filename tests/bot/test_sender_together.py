"""What goes to many is composed together and recorded together, and each is still its own."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.ledger import TOGETHER
from bot.sender import FRESH, SOON
from handlers.deliveries import outbox
from handlers.messages import Message, to_dict
from store import deliveries
from store.mail import Delivery
from tests.bot.platform import BUSY, GONE, Turn
from tests.bot.world import World


def crowd(world: World, *names: str) -> list[int]:
    """Something owed to each of these, in their own conversations."""
    return [world.owe(f"Hello {name}", place=f"D-{name}") for name in names]


def transactions(world: World, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by a word at each transaction that may write."""
    writing, begun = world.database.writing, list[str]()

    def counted() -> object:
        begun.append("writing")
        return writing()

    monkeypatch.setattr(world.database, "writing", counted)
    return begun


def test_three_transactions_do_for_ten(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd(world, *"abcdefghij")
    begun = transactions(world, monkeypatch)
    assert world.sender.drain() == 10
    assert len(begun) == 4, "claimed, composed, recorded; and a look that finds no more"
    assert {row.state for row in world.rows()} == {"sent"}


def test_a_slow_platform_is_recorded_message_by_message(world: World) -> None:
    first, second = crowd(world, "anne", "gupti")

    def slowly(after: Callable[[], object] = lambda: None) -> Callable[[], object]:
        def passes() -> None:
            world.real_now += SOON
            after()

        return passes

    seen: list[str] = []
    look = slowly(lambda: seen.append(world.row(first).state))
    world.platform.next(Turn(meanwhile=slowly()), Turn(meanwhile=look))
    world.sender.drain()
    assert seen == ["sent"], "Anne may reply before Gupti's message is on its way"
    assert world.row(second).state == "sent"


def test_what_waited_behind_a_post_that_hung_is_composed_anew(world: World) -> None:
    crowd(world, "anne")
    second = world.owe("As it was", place="D-gupti")

    def hangs() -> None:
        world.later(seconds=FRESH.total_seconds())
        with world.database.writing() as session:
            row = session.get_one(Delivery, second)
            row.body = to_dict(Message("As it is"))

    world.platform.next(Turn(meanwhile=hangs))
    world.sender.drain()
    assert world.platform.said("D-gupti") == ["As it is"]
    assert world.platform.count("find") == 0, "it never was on its way"


def test_behind_one_that_was_too_many_nobody_has_been_tried(world: World) -> None:
    ids = crowd(world, "anne", "gupti", "ruth")
    world.platform.next(Turn(), Turn(BUSY, posts=False))
    world.sender.drain()
    rows = [world.row(delivery) for delivery in ids]
    assert [row.state for row in rows] == ["sent", "owed", "owed"]
    assert [(row.tries, row.uncertain, row.claims) for row in rows[1:]] == [(0, False, 0)] * 2
    world.later(minutes=2)
    world.sender.drain()
    assert world.platform.said("D-ruth") == ["Hello ruth"]
    assert world.platform.count("find") == 0


def test_one_that_is_refused_for_good_stops_no_other(world: World) -> None:
    ids = crowd(world, "anne", "gupti", "ruth")
    world.platform.next(Turn(), Turn(GONE, posts=False))
    world.sender.drain()
    assert [world.row(delivery).state for delivery in ids] == ["sent", "failed", "sent"]


def test_one_that_can_not_be_composed_stops_no_other(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = crowd(world, "anne", "gupti", "ruth")
    compose = outbox.compose

    def broken(session: object, row: Delivery, *others: object) -> object:
        if row.id == ids[1]:
            raise ZeroDivisionError
        return compose(session, row, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(outbox, "compose", broken)
    world.sender.drain()
    assert [world.row(delivery).state for delivery in ids] == ["sent", "owed", "sent"]
    assert world.row(ids[1]).outcome == "ZeroDivisionError"
    assert world.platform.count("send") == 2


def test_one_that_can_not_be_recorded_stops_no_other(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = crowd(world, "anne", "gupti", "ruth")
    record, failures = deliveries.record_sent, [1, 1]

    def broken(session: object, standing: object, now: object) -> None:
        if failures and any(row.id == ids[1] for row, *_ in standing):  # type: ignore[attr-defined]
            failures.pop()
            raise ZeroDivisionError
        record(session, standing, now)  # type: ignore[arg-type]

    monkeypatch.setattr(deliveries, "record_sent", broken)
    world.sender.drain()
    assert [world.row(delivery).state for delivery in ids] == ["sent", "owed", "sent"]
    world.later(minutes=2)
    world.sender.drain()
    assert world.row(ids[1]).state == "sent"
    assert world.platform.said("D-gupti") == ["Hello gupti"], "it was found, and not said again"


def test_nobody_else_waits_for_a_crowd_that_takes_long_to_compose(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd(world, "anne", "gupti", "ruth")
    compose = outbox.compose

    def slowly(*arguments: object) -> object:
        world.real_now += TOGETHER + timedelta(milliseconds=1)
        return compose(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(outbox, "compose", slowly)
    begun = transactions(world, monkeypatch)
    assert world.sender.drain() == 3
    assert len(begun) == 8, "three are composed and recorded, each by itself"
    assert {row.state for row in world.rows()} == {"sent"}
