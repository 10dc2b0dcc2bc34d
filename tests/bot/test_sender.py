"""What is sent, what fails, and what follows."""

from dataclasses import replace

import pytest

from bot.chat.chat import ChatError
from bot.ledger import GIVE_UP
from bot.schedule import tick
from handlers.deliveries import outbox
from handlers.requests import File
from store import deliveries
from store.mail import Delivery, Reminded
from store.models import Recipient
from tests.bot.platform import BUSY, GONE, REFUSED, TIMEOUT, Turn
from tests.bot.world import CHANNEL, World


def test_what_is_owed_is_posted_once_and_recorded_with_its_id(world: World) -> None:
    owed = world.owe("Hello")
    assert world.sender.drain() == 1
    assert world.sender.drain() == 0
    row = world.row(owed)
    assert world.platform.said(CHANNEL) == ["Hello"]
    assert (row.state, row.message_ids, row.uncertain) == ("sent", ["1"], False)
    assert (row.token, row.lease_until, row.next_try_at) == (None, None, None)


def test_what_became_owed_first_is_said_first(world: World) -> None:
    for number in range(25):
        world.owe(str(number))
    world.sender.drain()
    assert world.platform.said(CHANNEL) == [str(number) for number in range(25)]


def test_a_permanent_failure_ends_it_and_tells_the_coordinator_once(world: World) -> None:
    card = world.owe_card()
    world.platform.next(Turn(GONE, posts=False))
    world.sender.drain()
    world.later(hours=1)
    world.sender.drain()
    row = world.row(card)
    assert (row.state, row.outcome) == ("failed", "channel_not_found")
    told = [words for words in world.platform.said("D-bev") if "could not be delivered" in words]
    assert len(told) == 1
    assert "Anne" in told[0]
    assert world.platform.said("D-anne") == []


def test_a_card_that_fails_every_day_is_told_once_with_what_can_be_done(world: World) -> None:
    world.owe_card()
    for _ in range(4):
        world.platform.next(Turn(GONE, posts=False))
        world.sender.drain()
        world.later(days=1)
        tick(world.database, world.now)
    told = [words for words in world.platform.said("D-bev") if "Anne" in words]
    assert len([words for words in told if "could not be delivered" in words]) == 1
    assert not any("didn't get a reminder" in words for words in told)
    assert "Anne · CR1.5 · [Email for Anne] [Give Anne's actions to…]" in told[-1]


def test_after_a_card_that_got_there_the_same_cause_is_told_again(world: World) -> None:
    world.owe_card()
    world.platform.next(Turn(GONE, posts=False))
    world.sender.drain()
    world.later(days=1)
    tick(world.database, world.now)
    world.sender.drain()
    assert len(world.platform.said("D-anne")) == 1
    world.later(days=9)
    tick(world.database, world.now)
    world.platform.next(Turn(GONE, posts=False))
    world.sender.drain()
    told = [words for words in world.platform.said("D-bev") if "could not be delivered" in words]
    assert len(told) == 2


def test_an_answer_that_does_not_reach_a_lead_is_told_too(world: World) -> None:
    world.owe_card()
    world.sender.drain()
    lost = world.owe("CR1.5 is now Red", place="D-anne")
    world.platform.next(Turn(GONE, posts=False))
    world.sender.drain()
    assert world.row(lost).state == "failed"
    told = [words for words in world.platform.said("D-bev") if "could not be delivered" in words]
    assert len(told) == 1
    assert "A message to Anne" in told[0]


def test_a_note_about_a_failure_that_fails_itself_is_the_last(world: World) -> None:
    world.owe_card()
    world.platform.next(Turn(GONE, posts=False), Turn(GONE, posts=False))
    world.sender.drain()
    world.later(hours=1)
    assert world.sender.drain() == 0
    assert [row.state for row in world.rows()].count("failed") == 2


def test_the_reasons_of_a_card_that_failed_may_be_given_again_the_next_day(world: World) -> None:
    card = world.owe_card()
    world.platform.next(Turn(GONE, posts=False))
    world.sender.drain()
    with world.database.reading() as session:
        assert session.query(Reminded).filter_by(delivery_id=card).count() == 0
    assert tick(world.database, world.now) == 0
    world.later(days=1)
    assert tick(world.database, world.now) == 1, "the card, and no second word to the coordinator"
    world.sender.drain()
    assert len(world.platform.said("D-anne")) == 1
    assert world.row(card).state == "failed"


def test_a_card_about_two_partnerships_that_fails_is_told_to_both_coordinators(
    world: World,
) -> None:
    other = world.furnish(place="C2")
    card = world.owe_card()
    with world.database.writing() as session:
        session.get_one(Delivery, card).partnership_id = None
    world.platform.next(Turn(GONE, posts=False))
    world.sender.drain()
    told = [row for row in world.rows() if row.key.startswith("undelivered:")]
    assert len(told) == 1, "one human coordinates both"
    assert other


def test_too_many_requests_close_the_workspace_and_not_the_row(world: World) -> None:
    world.furnish("T2")
    first, second = world.owe("one"), world.owe("two")
    world.platform.next(Turn(BUSY, posts=False))
    world.sender.drain()
    other = world.owe("elsewhere", workspace="T2")
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["elsewhere"]
    assert (world.row(first).state, world.row(second).state) == ("owed", "owed")
    assert world.row(other).state == "sent"
    assert world.platform.count("send") == 2, "the rest of the batch waits untried"
    assert world.row(first).next_try_at == deliveries.AT_ONCE
    assert world.row(second).claims == 0
    world.later(seconds=31)
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["elsewhere", "one", "two"]
    assert world.platform.count("find") == 0


def test_too_many_requests_however_often_never_end_a_row(world: World) -> None:
    owed = world.owe("Hello")
    world.platform.next(*[Turn(BUSY, posts=False)] * (GIVE_UP * 2))
    for _ in range(GIVE_UP * 2 + 1):
        world.sender.drain()
        world.later(seconds=31)
    assert world.row(owed).state == "sent"
    assert world.platform.said(CHANNEL) == ["Hello"]


def test_a_platform_that_is_away_for_a_week_loses_nothing(world: World) -> None:
    owed = world.owe("Hello")
    world.platform.next(*[Turn(TIMEOUT, posts=False)] * 400)
    for _ in range(28):
        world.sender.drain()
        world.later(hours=6)
    world.platform.turns.clear()
    world.later(hours=1)
    world.sender.drain()
    assert world.row(owed).state == "sent"
    assert world.platform.said(CHANNEL) == ["Hello"]


def test_the_pauses_between_tries_grow(world: World) -> None:
    owed = world.owe("Hello")
    world.platform.next(*[Turn(REFUSED, posts=False)] * 7)
    pauses = []
    for _ in range(7):
        world.sender.drain()
        next_try = world.row(owed).next_try_at
        assert next_try is not None
        pauses.append((next_try - world.real_now).total_seconds())
        world.later(seconds=pauses[-1])
    assert pauses == [15, 60, 300, 900, 3600, 3600, 3600]


def test_a_row_that_can_not_be_composed_never_stops_the_rest(world: World) -> None:
    world.owe("first")
    bad = world.owe("bad", kind="no such kind")
    world.owe("last")
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["first", "last"]
    assert world.row(bad).state == "owed"
    assert not world.row(bad).uncertain


def test_a_row_that_never_can_be_composed_ends_and_is_told(world: World) -> None:
    bad = world.owe("bad", kind="no such kind", partnership_id=1)
    for _ in range(GIVE_UP):
        world.sender.drain()
        world.later(hours=2)
    world.sender.drain()
    assert world.row(bad).state == "failed"
    assert any("could not be delivered" in words for words in world.platform.said("D-bev"))


def test_what_follows_a_failure_may_fail_too_and_the_rest_goes_on(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.owe("bad", partnership_id=1)
    world.owe("good")
    world.platform.next(Turn(GONE, posts=False))

    def broken(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(outbox, "after_failing", broken)
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["good"]


def test_a_conversation_is_opened_once_and_known_before_the_first_post(world: World) -> None:
    world.owe_card()

    def known() -> None:
        with world.database.reading() as session:
            anne = session.query(Recipient).filter_by(external_id="anne").one()
            assert anne.conversation == "D-anne"

    world.platform.next(Turn(meanwhile=known))
    world.sender.drain()
    assert len(world.platform.said("D-anne")) == 1
    world.later(days=11)
    tick(world.database, world.now)
    world.sender.drain()
    assert len(world.platform.said("D-anne")) == 2
    assert world.platform.calls.count(("open", "anne")) == 1


def drop(world: World) -> None:
    request = world.request("bev", "import", place="D-bev")
    world.inbound.receive(replace(request, files=(File("plan.csv", 9, "ref"),)))


def test_a_file_that_cannot_be_had_is_an_answer_to_whoever_dropped_it(world: World) -> None:
    gone = ChatError("file_not_found", permanent=True, refused=True, advice="The file is gone")
    for _ in range(2):
        drop(world)
        world.platform.not_had.append(gone)
        world.sender.drain()
    said = world.platform.said("D-bev")
    answer = "I can't read plan.csv. The file is gone. Nothing was imported."
    assert said.count(answer) == 2
    assert not any("could not be delivered" in words for words in said)


def test_a_file_that_does_not_come_just_now_is_fetched_again(world: World) -> None:
    drop(world)
    world.platform.not_had.append(ChatError("timeout"))
    world.sender.drain()
    assert not any("I can't read" in words for words in world.platform.said("D-bev"))
    world.later(minutes=1)
    world.sender.drain()
    assert any("I can't read plan.csv" in words for words in world.platform.said("D-bev"))


def test_an_answer_that_its_channel_does_not_take_comes_to_whoever_asked(world: World) -> None:
    world.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    world.sender.drain()
    world.platform.next(Turn(GONE, posts=False))
    world.command("anne", "update CR1.5 amber waiting on Cabinet")
    world.sender.drain()
    assert [words for words in world.platform.said("D-anne") if "CR1.5 is now Amber" in words]
    told = "A message to the channel could not be delivered: channel_not_found."
    assert any(words.startswith(told) for words in world.platform.said("D-bev"))


def test_an_answer_that_no_conversation_takes_is_not_handed_on(world: World) -> None:
    world.platform.next(Turn(GONE, posts=False), Turn(GONE, posts=False))
    world.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    world.sender.drain()
    assert [row.state for row in world.rows() if row.key.endswith(":own")] == ["failed"]
    assert not [row for row in world.rows() if row.key.endswith(":own:own")]
