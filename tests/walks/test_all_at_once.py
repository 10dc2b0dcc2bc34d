"""Two tickers, two senders and editors, each a process of its own, while the days go by.

`CHASER_SOAK` makes it ten minutes a database; `CHASER_SEED` begins where an earlier run did.
"""

import itertools
import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from handlers.rules.reminding.cards import week_of
from store import deliveries
from store.database import Database
from store.mail import Delivery
from store.models import Entry
from tests.bot.world import LONDON, MONDAY
from tests.walks.editors import furnish
from tests.walks.lives import Life, Nursery, hurried
from tests.walks.stand_in import Hurry, StandIn, Troubles

SOAK = "CHASER_SOAK" in os.environ
SEED = int(os.environ.get("CHASER_SEED", "20260907"))
SECONDS = 600 if SOAK else 300  # at most, where it is not enough before
ACTS, CARDS = 25, 4  # of people that changed something, and by the calendar
SPEED = 10.0  # of the clock that leases, pauses and lags run on
A_WEEK = 2  # cards to one person
TROUBLES = Troubles(takes=0.05, busy=0.002, refused=0.02, lost=0.02, silent=0.02)
RESTS = {"edit": 0.1, "tick": 0.02, "send": 0.005}  # seconds; nobody types without a pause
LONGER_THAN_A_SECOND_LOOK = 400  # seconds
PATIENCE = 20.0  # seconds that a day waits for its cards, at most


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    with Nursery(editors=True) as found:
        yield found


def days_go_by(database: Database, clock: Hurry) -> None:
    """One after the other, in its working hours, until enough has happened."""
    chance, ends = random.Random(SEED), time.monotonic() + SECONDS
    # Most days wait for the cards that are on their way, and some catch them there: not the first,
    # when everybody is due. Those who were answered on it are left in peace for two weeks.
    for patience in itertools.cycle((PATIENCE, PATIENCE, 0.1)):
        if time.monotonic() >= ends or (enough(database) and not SOAK):
            break
        wait_for_cards(database, clock, patience)
        now = clock().astimezone(LONDON)
        day = now.replace(hour=chance.randint(10, 16)) + timedelta(days=chance.choice((0, 1, 1)))
        clock.leap(max(int((day - now).total_seconds()), 60))


def wait_for_cards(database: Database, clock: Hurry, seconds: float) -> None:
    """Until everybody whose time has come was looked at and no card is owed; so long at most."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        time.sleep(0.1)
        with database.reading() as session:
            which = select(Delivery.id).where(Delivery.kind == "card", Delivery.state == "owed")
            owed = session.scalar(which.limit(1)) is not None
            if not owed and not deliveries.to_look_at(session, clock(), 1):
                return


def enough(database: Database) -> bool:
    """Whether people did many things, and cards came by the calendar, of which some went out.

    Some are no longer needed once it is their turn: somebody was quicker.
    """
    with database.reading() as session:
        acts = session.scalar(select(func.count()).select_from(Entry)) or 0
        which = select(func.count()).where(Delivery.key.startswith("card:"))
        by_calendar = session.scalar(which.where(Delivery.state.in_(("sent", "closed")))) or 0
    went = any(card[3] for card in cards(database))
    return acts >= ACTS and by_calendar >= CARDS and went


def cards(database: Database) -> list[tuple[int, date, bool, bool]]:
    """Whom each card that was sent went to, on what day, and whether a wish let it out.

    And whether it came by the calendar, and not because a coordinator asked.
    """
    with database.reading() as session:
        sent = session.query(Delivery).filter_by(kind="card", state="sent").all()
        return [
            (
                row.recipient_id or 0,
                row.sent_at.astimezone(LONDON).date(),
                bool(row.what["wished"]),
                row.key.startswith("card:"),
            )
            for row in sent
            if row.sent_at
        ]


def test_nobody_waits_in_a_ring_and_no_cap_is_broken_while_all_work_at_once(
    nursery: Nursery, database: Database, tmp_path: Path
) -> None:
    furnish(database, MONDAY, SEED)
    real, complaints = hurried(SPEED, tmp_path), tmp_path / "complaints"
    (tmp_path / "days").touch()
    clock = Hurry(MONDAY.timestamp(), 0.0, str(tmp_path / "days"))
    with StandIn(real, SEED, TROUBLES) as platform:
        life = Life(
            database.url, platform.port, MONDAY.isoformat(), real, str(complaints), clock=clock
        )
        jobs = ["edit", "edit", "tick", "tick", "send", "send"]
        running = [
            nursery.begin(replace(life, does=(job,), seed=SEED + number, rests=RESTS[job]))
            for number, job in enumerate(jobs, 1)
        ]
        days_go_by(database, clock)
        # The editors first: a sender ends once it has caught up with them.
        assert [nursery.end(process) for process in running] == [0] * len(running)
        for _ in range(20):
            real.leap(LONGER_THAN_A_SECOND_LOOK)
            assert nursery.wait(nursery.begin(life.until_all_is_sent())) == 0
            if not left_to_do(database):
                break
        assert complaints.read_text() == "", "nobody was turned away, least of all by a deadlock"
        assert_all_stands_once(database, platform)
    assert enough(database)
    assert_measure_was_kept(database)


def left_to_do(database: Database) -> list[str]:
    """The keys of what is to be sent still, edited, or looked at again."""
    with database.reading() as session:
        return list(session.scalars(select(Delivery.key).where(Delivery.next_try_at.is_not(None))))


def assert_all_stands_once(database: Database, platform: StandIn) -> None:
    with database.reading() as session:
        if database.is_sqlite:
            assert session.scalar(text("PRAGMA integrity_check")) == "ok"
        assert left_to_do(database) == []
        rows = session.query(Delivery).all()
        assert {row.state for row in rows} <= {"sent", "closed"}
        assert platform.standing() == Counter(str(r.id) for r in rows if r.state == "sent")


def assert_measure_was_kept(database: Database) -> None:
    sent = cards(database)
    a_day = Counter((who, day) for who, day, _, by_calendar in sent if by_calendar)
    assert max(a_day.values()) == 1
    a_week = Counter((who, week_of(day)) for who, day, wished, _ in sent if not wished)
    assert max(a_week.values()) <= A_WEEK
