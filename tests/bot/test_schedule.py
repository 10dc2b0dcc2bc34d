"""What is due becomes owed: once, for everybody, whoever else ticks and whatever fails."""

import itertools
import shutil
from collections.abc import Callable, MutableMapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import schedule
from bot.schedule import tick
from handlers.chasing import reminders
from handlers.digests import post as digest_post
from store import deliveries, people
from store.database import Database
from store.mail import Delivery, Shown
from store.models import Action, Recipient
from tests.bot.platform import PLATFORM
from tests.bot.world import LONDON, World
from tests.databases import opened, sqlite_url
from tests.processes import together

_TICKER = """
from datetime import datetime
from bot.schedule import tick
from store.database import Database

def work(argument, meet):
    url, now = argument.split("|")
    database = Database(url)
    meet()
    for _ in range(3):
        tick(database, datetime.fromisoformat(now))
    database.dispose()
"""


def kinds(world: World) -> list[str]:
    """The kinds of what is owed or was sent, but for answers."""
    return [row.kind for row in world.rows() if row.kind != "answer"]


def due_for_everybody(world: World) -> None:
    """A card for three leads, and a digest; nobody asks for papers."""
    world.command("bev", "settings papers none")
    for number, who in enumerate(("anne", "gupti", "di")):
        world.command("bev", f"add CR1.{number} Job {number}, @{who}, 21 Sep")
    world.command("bev", "meeting Tue 8 Sep 9:15am")
    world.sender.drain()


def test_a_second_tick_owes_nothing_more(world: World) -> None:
    due_for_everybody(world)
    assert tick(world.database, world.now) == 4
    assert tick(world.database, world.now) == 0
    world.later(minutes=5)
    assert tick(world.database, world.now) == 0
    assert sorted(kinds(world)) == ["card"] * 3 + ["digest"]


def test_ticks_of_several_processes_owe_each_card_and_digest_once(world: World) -> None:
    due_for_everybody(world)
    together(_TICKER, f"{world.database.url}|{world.now.isoformat()}")
    assert sorted(kinds(world)) == ["card"] * 3 + ["digest"]


def test_after_a_tick_nobody_is_due_to_be_looked_at_before_tomorrow(world: World) -> None:
    due_for_everybody(world)
    tick(world.database, world.now)
    midnight = world.now.replace(hour=23, minute=59)
    with world.database.reading() as session:
        assert deliveries.to_look_at(session, midnight, 10) == []
        ahead = select(Recipient.next_look_at).where(Recipient.next_look_at.is_not(None))
        latest = max(at for at in session.scalars(ahead) if at)
    assert latest.astimezone(LONDON).date() == world.now.date() + timedelta(days=1)


def test_looks_of_a_new_day_are_spread_over_minutes(world: World) -> None:
    with world.database.writing() as session:
        home = people.workspace(session, PLATFORM, "T1")
        for number in range(30):
            session.add(
                Recipient(
                    workspace_id=home.id, external_id=f"u{number}", name=f"U {number}",
                    next_look_at=deliveries.AT_ONCE,
                )
            )  # fmt: skip
    tick(world.database, world.now)
    with world.database.reading() as session:
        times = set(session.scalars(select(Recipient.next_look_at)))
    assert len(times - {None}) == 30


def test_a_recipient_whose_look_fails_holds_up_nobody(
    world: World, monkeypatch: pytest.MonkeyPatch, logs: list[MutableMapping[str, Any]]
) -> None:
    monkeypatch.setattr(schedule, "A_FEW", 2)
    due_for_everybody(world)
    look = reminders.look

    def failing(session: Session, recipient_id: int, now: Any) -> bool:
        if session.get_one(Recipient, recipient_id).external_id in ("anne", "bev"):
            raise RuntimeError("no")
        return look(session, recipient_id, now)

    with monkeypatch.context() as patch:
        patch.setattr(reminders, "look", failing)
        assert tick(world.database, world.now) == 3
    assert "anne" in str(_names(world, [line["recipient"] for line in logs]))
    assert tick(world.database, world.now) == 1, "and it is looked at again"


def _names(world: World, ids: list[int]) -> list[str]:
    with world.database.reading() as session:
        return [session.get_one(Recipient, i).external_id for i in ids]


def test_a_partnership_whose_digest_fails_holds_up_no_other(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = world.furnish(place="C2")
    world.command("bev", "meeting Tue 8 Sep 9:15am")
    world.inbound.receive(world.request("bev", "meeting Tue 8 Sep 9:15am", place="C2"))
    owe_due = digest_post.owe_due

    def failing(session: Session, partnership_id: int, now: Any) -> int:
        if partnership_id != other:
            raise RuntimeError("no")
        return owe_due(session, partnership_id, now)

    with monkeypatch.context() as patch:
        patch.setattr(digest_post, "owe_due", failing)
        tick(world.database, world.now)
    assert kinds(world) == ["digest"]
    tick(world.database, world.now)
    assert kinds(world) == ["digest", "digest"]


def test_an_outage_of_days_is_one_card(world: World) -> None:
    for number in range(4):
        world.command("bev", f"add CR1.{number} Job {number}, @anne, 21 Sep")
    world.later(days=23)
    assert tick(world.database, world.now) == 1
    world.sender.drain()
    world.later(minutes=1)
    assert tick(world.database, world.now) == 0
    (said,) = world.platform.said("D-anne")
    assert said.startswith("Morning Anne. Four actions")


def test_a_digest_whose_hour_was_missed_is_posted_late_and_not_after_the_meeting(
    world: World,
) -> None:
    world.command("bev", "meeting Thu 10 Sep 2pm")
    world.later(days=3, hours=2)
    assert tick(world.database, world.now) == 1
    world.command("bev", "meeting Thu 17 Sep 2pm")
    world.later(days=7, hours=5)
    assert tick(world.database, world.now) == 0


def test_a_look_that_a_wrong_clock_put_far_ahead_is_made_now(world: World) -> None:
    due_for_everybody(world)
    with world.database.writing() as session:
        for person in session.query(Recipient):
            person.next_look_at = world.now + timedelta(days=400)
    assert tick(world.database, world.now) == 4


def test_nobody_is_looked_at_who_left(world: World) -> None:
    due_for_everybody(world)
    with world.database.writing() as session:
        session.query(Recipient).filter_by(external_id="anne").one().active = False
    tick(world.database, world.now)
    assert kinds(world).count("card") == 2


def test_who_has_a_card_in_hand_gets_no_second_one(world: World) -> None:
    world.owe_card()
    world.later(days=1)
    world.command("bev", "add CR1.6 Book the hall, @anne, 22 Sep")
    assert tick(world.database, world.now) == 0, "yesterday's is yet to be closed"
    world.sender.drain()
    assert tick(world.database, world.now) == 1
    world.sender.drain()
    (said,) = world.platform.said("D-anne")
    assert "CR1.5" in said
    assert "CR1.6" in said


WAKING = [
    "update CR1.1 amber late",
    "done CR1.1",
    "move CR1.1 to 30 Nov",
    "hold CR1.1 until Jan, funding",
    "pause CR1.1",
    "assign CR1.1 to @gupti",
    "add CR1.2 Another, @anne, Nov",
    "unlink Anne",
    "meeting Thu 1 Oct 2pm",
    "meeting cancel",
    "undo",
]


@pytest.mark.parametrize("words", WAKING)
def test_whatever_may_change_what_is_due_asks_for_a_look_at_once(world: World, words: str) -> None:
    world.command("bev", "meeting Thu 5 Nov 2pm")
    world.command("bev", "add CR1.1 Draft the survey, @anne, end March 2027")
    tick(world.database, world.now)
    world.later(minutes=1)
    assert "went wrong" not in str(world.command("bev", words))
    with world.database.reading() as session:
        looked_at = deliveries.to_look_at(session, world.now, 10)
        anne = session.query(Recipient).filter_by(external_id="anne").one()
        assert anne.id in looked_at


@pytest.fixture
def fresh(_migrated_file: Path, tmp_path: Path) -> Callable[[], Database]:
    """A new database for each example."""
    numbers = itertools.count()

    def make() -> Database:
        path = tmp_path / f"{next(numbers)}.db"
        shutil.copy(_migrated_file, path)
        return opened(sqlite_url(path))

    return make


DAYS = st.integers(0, 4)
STEPS = st.one_of(
    st.tuples(st.just("move {} to {}"), st.integers(1, 3), st.integers(0, 40)),
    st.tuples(
        st.sampled_from(
            ["done {}", "update {} green", "hold {} until Jan, x", "resume {}",
             "update {} amber", "pause {}", "undo"]
        ),
        st.integers(1, 3),
        st.just(0),
    ),
)  # fmt: skip


@settings(deadline=None, max_examples=7, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.tuples(STEPS, DAYS), min_size=3, max_size=9))
def test_however_deadlines_move_cards_keep_their_measure_and_nothing_is_slept_through(
    fresh: Callable[[], Database], steps: list[tuple[tuple[str, int, int], int]]
) -> None:
    world = World(fresh())
    for number in (1, 2, 3):
        world.command("bev", f"add CR1.{number} Job {number}, @anne, 21 Sep")
    for (words, which, ahead), days in steps:
        due = (world.now + timedelta(days=ahead)).strftime("%-d %b %Y")
        world.command("bev", words.format(f"CR1.{which}", due))
        for _ in range(days + 1):
            tick(world.database, world.now)
            with world.database.writing() as session:
                deliveries.look_soon(session, [person.id for person in session.query(Recipient)])
            assert tick(world.database, world.now) == 0, "a look was slept through"
            before = {row.id for row in world.rows() if row.sent_at}
            world.sender.drain()
            _only_what_is_open(world, before)
            world.later(days=1)
    _keep_their_measure(world)
    world.database.dispose()


def _only_what_is_open(world: World, before: set[int]) -> None:
    with world.database.reading() as session:
        for row in session.query(Delivery).filter_by(kind="card"):
            if row.sent_at is None or row.id in before:
                continue
            shown = session.scalars(select(Shown.action_id).where(Shown.delivery_id == row.id))
            for action in (session.get_one(Action, i) for i in shown):
                assert action.is_open
                today = world.now.date()
                assert not action.on_hold or (action.hold_until or date.max) <= today
                assert not action.paused


def _keep_their_measure(world: World) -> None:
    sent = [row.sent_at for row in world.rows() if row.kind == "card" and row.sent_at]
    days = [at.astimezone(LONDON).date() for at in sent]
    assert len(days) == len(set(days))
    assert all(day.weekday() < 5 for day in days)
    weeks = [_monday(day) for day in days]
    assert max((weeks.count(week) for week in weeks), default=0) <= 2


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
