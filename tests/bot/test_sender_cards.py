"""Cards are closed, opened again and brought up to date."""

from datetime import timedelta

from bot.ledger import RECHECK
from bot.schedule import tick
from tests.bot.platform import TIMEOUT, Turn
from tests.bot.world import CHANNEL, World


def test_a_closed_card_opens_again_when_its_reason_comes_back_the_same_day(world: World) -> None:
    card = world.owe_card()
    world.command("bev", "hold CR1.5 until Jan, funding")
    world.sender.drain()
    assert world.row(card).state == "closed"
    world.command("bev", "resume CR1.5")
    assert tick(world.database, world.now) == 1
    world.sender.drain()
    assert world.row(card).state == "sent"
    assert len(world.platform.said("D-anne")) == 1


def test_a_sent_card_does_not_open_again_the_same_day(world: World) -> None:
    world.owe_card()
    world.sender.drain()
    world.command("bev", "move CR1.5 to 22 Sep")
    assert tick(world.database, world.now) == 0


def test_a_card_is_closed_when_its_day_is_over(world: World) -> None:
    card = world.owe_card()
    world.later(hours=9)
    world.sender.drain()
    assert world.row(card).state == "closed"
    assert world.platform.said("D-anne") == []


def test_a_change_after_sending_edits_the_card_and_adds_none(world: World) -> None:
    card = world.owe_card()
    world.sender.drain()
    world.command("bev", "update CR1.5 green booked")
    world.sender.drain()
    (said,) = world.platform.said("D-anne")
    assert "🟢 Green · CR1.5" in said
    row = world.row(card)
    assert row.want == row.shown == 1


def test_a_change_while_the_card_is_on_its_way_is_caught_up_with(world: World) -> None:
    card = world.owe_card()
    answered = Turn(meanwhile=lambda: world.command("bev", "update CR1.5 green booked"))
    world.platform.next(answered)
    world.sender.drain()
    (said,) = world.platform.said("D-anne")
    assert "🟢 Green · CR1.5" in said
    assert world.platform.calls.count(("edit", str(card))) == 1


def test_a_change_while_an_edit_is_on_its_way_is_caught_up_with(world: World) -> None:
    world.owe_card()
    world.sender.drain()
    world.command("bev", "update CR1.5 green booked")
    turn = Turn(meanwhile=lambda: world.command("bev", "update CR1.5 red burnt"))
    world.platform.next(turn)
    world.sender.drain()
    (said,) = world.platform.said("D-anne")
    assert "🟥 Red · CR1.5" in said


def test_an_edit_that_times_out_is_made_again_and_posts_nothing(world: World) -> None:
    card = world.owe_card()
    world.sender.drain()
    world.command("bev", "update CR1.5 green booked")
    world.sender.drain()
    world.command("bev", "update CR1.5 red burnt")
    world.platform.next(Turn(TIMEOUT, posts=False))
    world.sender.drain()
    world.later(minutes=1)
    world.sender.drain()
    (said,) = world.platform.said("D-anne")
    assert "🟥 Red · CR1.5" in said
    assert world.row(card).next_try_at is None


def test_a_card_that_somebody_removed_is_not_edited_for_ever(world: World) -> None:
    card = world.owe_card()
    world.sender.drain()
    world.platform.posts = {i: p for i, p in world.platform.posts.items() if p.place != "D-anne"}
    world.command("bev", "update CR1.5 green booked")
    world.sender.drain()
    world.later(hours=5)
    assert world.sender.drain() == 0
    assert (world.row(card).state, world.row(card).next_try_at) == ("sent", None)
    assert not any(row.key.startswith("undelivered:") for row in world.rows())


def test_an_edit_before_a_recheck_is_made_at_once_and_the_recheck_in_its_time(
    world: World,
) -> None:
    card = world.owe_card()
    world.platform.lag = timedelta(minutes=2)
    world.platform.next(Turn(TIMEOUT))
    world.sender.drain()
    world.later(minutes=1)
    world.sender.drain()
    assert len(world.platform.said("D-anne")) == 2
    world.command("bev", "update CR1.5 green booked")
    world.sender.drain()
    assert "🟢 Green" in world.platform.said("D-anne")[1]
    assert world.row(card).recheck_at is not None
    world.later(seconds=RECHECK.total_seconds())
    world.sender.drain()
    (said,) = world.platform.said("D-anne")
    assert "🟢 Green" in said


def test_a_private_action_that_went_to_somebody_else_is_told_no_more_of(world: World) -> None:
    world.command("bev", "add CR1.6 Print the leaflets, @anne, 21 Sep")
    world.owe_card()
    world.sender.drain()
    world.command("bev", "private CR1.5")
    world.command("bev", "assign CR1.5 to @gupti")
    world.command("gupti", "update CR1.5 red the family has moved")
    world.command("anne", "update CR1.6 green at the printer's")
    world.sender.drain()
    (said,) = world.platform.said("D-anne")
    assert "at the printer's" in said
    assert "CR1.5" not in said
    assert "the family has moved" not in said


def test_all_on_track_is_said_of_those_on_the_card_that_are_still_theirs(world: World) -> None:
    world.command("bev", "add CR1.6 Print the leaflets, @anne, 21 Sep")
    card = world.owe_card()
    world.sender.drain()
    world.command("bev", "assign CR1.5 to @gupti")
    world.command("anne", f"answers {card} all on track")
    world.sender.drain()
    assert "CR1.6 is now Green" in world.platform.said(CHANNEL)[-1]
