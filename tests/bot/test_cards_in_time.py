"""What is due is queued within a tick, and a card that changed its reasons keeps to the measure."""

from datetime import datetime, timedelta

import pytest

from bot.schedule import tick
from handlers.chasing import forecast
from handlers.people.arriving import Member
from store import sent_cards
from store.mail import Delivery
from tests.bot.platform import PLATFORM
from tests.bot.world import LONDON, World


def cards(world: World) -> list[Delivery]:
    return [row for row in world.rows() if row.kind == "card"]


def test_a_deputy_is_looked_at_as_soon_as_the_lead_is(world: World) -> None:
    world.inbound.receive(
        world.request("anne", "leave until 30 Sep, @gupti covers", place="D-anne")
    )
    tick(world.database, world.now)
    world.later(minutes=5)
    world.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    assert tick(world.database, world.now) == 1
    world.sender.drain()
    assert "CR1.5" in world.platform.said("D-gupti")[-1]


def test_a_card_whose_wish_is_answered_first_keeps_to_the_cap(world: World) -> None:
    world.command("bev", "settings cards 1")
    world.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    tick(world.database, world.now)
    world.sender.drain()
    world.inbound.receive(world.request("anne", "remind me tomorrow", place="D-anne"))
    world.command("bev", "add CR1.6 Book the hall, @anne, 22 Sep")
    world.later(days=1)
    assert tick(world.database, world.now) == 1
    world.command("bev", "update CR1.5 green all well")
    world.sender.drain()
    assert [row.state for row in cards(world)] == ["sent", "closed"]


def test_a_card_goes_out_on_a_day_that_only_one_of_two_partnerships_works(world: World) -> None:
    world.furnish(place="C2")
    world.inbound.receive(world.request("bev", "settings region Scotland", place="C2"))
    world.command("bev", "add CR1.5 Draft the survey, @anne, end Mar 2027")
    summer = datetime(2026, 11, 30, 10, tzinfo=LONDON)  # St Andrew's Day: Scotland rests
    words = "add CR2.5 Paint the wall, @anne, end Mar 2027"
    world.inbound.receive(world.request("bev", words, place="C2"))
    world.command("bev", "add CR1.6 Book the hall, @anne, 14 Dec")
    world.later(seconds=(summer - world.now).total_seconds())
    assert tick(world.database, world.now) == 1


def test_a_card_goes_out_where_the_other_partnership_rests(world: World) -> None:
    world.command("bev", "settings region Scotland")
    world.furnish(place="C2")
    world.command("bev", "add CR1.5 Draft the survey, @anne, end Mar 2027")
    words = "add CR2.5 Paint the wall, @anne, 14 Dec"
    world.inbound.receive(world.request("bev", words, place="C2"))
    rests = datetime(2026, 11, 30, 10, tzinfo=LONDON)  # St Andrew's Day, in Scotland alone
    world.later(seconds=(rests - world.now).total_seconds())
    assert tick(world.database, world.now) == 1
    world.sender.drain()
    assert cards(world)[-1].sent_at == rests


def test_the_second_lead_is_looked_at_when_the_first_one_loses_their_account(world: World) -> None:
    world.command("bev", "add CR1.5 Draft the survey, @anne and @gupti, 21 Sep")
    world.command("bev", "pause CR1.5")
    tick(world.database, world.now)
    world.command("bev", "resume CR1.5")
    world.command("bev", "unlink Anne")
    assert tick(world.database, world.now) == 1
    world.sender.drain()
    assert "CR1.5" in world.platform.said("D-gupti")[-1]


def test_the_second_lead_is_looked_at_when_the_first_ones_account_is_closed(world: World) -> None:
    world.command("bev", "add CR1.5 Draft the survey, @anne and @gupti, 21 Sep")
    tick(world.database, world.now)
    world.inbound.meet(PLATFORM, "T1", [Member("anne", "Anne", None, active=False)])
    assert tick(world.database, world.now) == 1
    world.sender.drain()
    assert "CR1.5" in world.platform.said("D-gupti")[-1]


def test_hours_that_two_partnerships_do_not_share_starve_neither(world: World) -> None:
    world.furnish(place="C2")
    world.command("bev", "settings hours 9:30am to 11am")
    words = ["settings hours 2pm to 5pm", "add CR2.5 Paint the wall, @anne, 21 Sep"]
    for said in words:
        world.inbound.receive(world.request("bev", said, place="C2"))
    world.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    for _ in range(2):
        for hours in (0, 5, 19):
            world.later(hours=hours)
            tick(world.database, world.now)
            world.sender.drain()
    first, second = world.platform.said("D-anne")
    assert "CR1.5" in first
    assert "CR2.5" in second


def foretold(world: World, days: int) -> list[tuple[datetime, int]]:
    """When Anne's next cards are said to go out, and about how many actions each."""
    with world.database.reading() as session:
        events = forecast.coming(session, world.now, timedelta(days=days), 50)
        return [
            (each.at.astimezone(LONDON), len({reason.action for _, reason in each.reasons}))
            for each in events
            if each.recipient and each.recipient.external_id == "anne"
        ]


def came(world: World, days: int) -> list[tuple[datetime, int]]:
    """When they really went out as the days go by, tick by tick."""
    for _ in range(days * 48):
        world.later(minutes=30)
        tick(world.database, world.now)
        world.sender.drain()
    sent = [row for row in cards(world) if row.state == "sent" and row.sent_at]
    with world.database.reading() as session:
        shown = [len(sent_cards.shown_on(session, row.id)) for row in sent]
    times = [row.sent_at.astimezone(LONDON) for row in sent if row.sent_at]
    return list(zip(times, shown, strict=True))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("9:30am to 5:30pm", "11am to 4pm", id="the second begins later"),
        pytest.param("noon to 4pm", "8am to 1pm", id="one hour in common"),
        pytest.param("8am to 10am", "2pm to 4pm", id="none in common"),
    ],
)
def test_what_is_foretold_of_two_partnerships_is_what_comes(
    world: World, first: str, second: str
) -> None:
    world.furnish(place="C2")
    world.later(hours=10)  # the evening: nothing goes out before tomorrow
    world.command("bev", f"settings hours {first}")
    world.inbound.receive(world.request("bev", f"settings hours {second}", place="C2"))
    world.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    words = "add CR2.5 Paint the wall, @anne, 21 Sep"
    world.inbound.receive(world.request("bev", words, place="C2"))
    told = foretold(world, 4)
    assert told
    assert told == came(world, 4)
