"""Reminders due at one instant, real processes, and whatever can go wrong with them.

`CHASER_SOAK` makes it two hundred and fifty kills; `CHASER_SEED` begins where an earlier run did.
"""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import select, text

from store.database import Database
from store.mail import Delivery
from tests.bot.world import MONDAY
from tests.crowds import Crowd, crowd
from tests.walks.lives import Life, Nursery, hurried
from tests.walks.stand_in import PLATFORM, StandIn, Troubles

SOAK = "CHASER_SOAK" in os.environ
SEED = int(os.environ.get("CHASER_SEED", "20260907"))
LEADS = 200 if SOAK else 16
KILLS = 50 if SOAK else 4
STOPS = 20 if SOAK else 1
SPEED = 5.0 if SOAK else 10.0
"""How many times faster than the machine's clock everything runs: leases, pauses and lags."""

WRONG_BY = (0.0, 5.0, -5.0)  # seconds by which a process's clock may stand wrong
LONGER_THAN_A_LEASE = 100  # seconds
LONGER_THAN_A_SECOND_LOOK = 400


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    """Where Chasers are born; all of them together have one process that has imported it all."""
    with Nursery() as found:
        yield found


@dataclass
class Times:
    """A crowd of leads, each with a card due now; the platform; and Chaser's processes."""

    database: Database
    platform: StandIn
    nursery: Nursery
    life: Life

    def begin(self, off: float = 0.0) -> int:
        """One more Chaser, whose clock stands wrong by so many seconds."""
        return self.nursery.begin(replace(self.life, real=replace(self.life.real, off=off)))

    def last_one(self) -> int:
        """One that ends by itself once nothing can be sent now; how it ended."""
        return self.nursery.wait(self.nursery.begin(self.life.until_all_is_sent()))

    def play_out(self) -> None:
        """Leases run out, pauses end, second looks are made: until nothing is left to do."""
        self.nursery.kill_all()
        for _ in range(20):
            self.life.real.leap(LONGER_THAN_A_SECOND_LOOK)
            assert self.last_one() == 0
            with self.database.reading() as session:
                left = select(Delivery.id).where(Delivery.next_try_at.is_not(None))
                if session.scalar(left) is None:
                    break

    def cards(self) -> Counter[str]:
        """Every card, once; all of them are recorded as sent, and nobody complained."""
        assert Path(self.life.complaints).read_text() == ""
        with self.database.reading() as session:
            if self.database.is_sqlite:
                assert session.scalar(text("PRAGMA integrity_check")) == "ok"
            rows = session.query(Delivery).all()
            assert {(row.kind, row.state) for row in rows} == {("card", "sent")}
            return Counter(str(row.id) for row in rows)


@contextmanager
def times(
    nursery: Nursery, database: Database, folder: Path, troubles: Troubles, leads: int = LEADS
) -> Iterator[Times]:
    with database.writing() as session:
        crowd(session, PLATFORM, "T1", "C1", MONDAY, Crowd(leads, look_at=MONDAY))
    clock, complaints = hurried(SPEED, folder), str(folder / "complaints")
    with StandIn(clock, SEED, troubles) as platform:
        life = Life(database.url, platform.port, MONDAY.isoformat(), clock, complaints)
        try:
            yield Times(database, platform, nursery, life)
        finally:
            nursery.kill_all()


def test_killed_at_random_every_reminder_is_delivered_and_none_is_ever_said_twice(
    nursery: Nursery, database: Database, tmp_path: Path
) -> None:
    chance = random.Random(SEED)
    with times(nursery, database, tmp_path, Troubles()) as hard:
        hard.begin(), hard.begin()
        for _ in range(KILLS):
            time.sleep(chance.uniform(0.1, 0.8))
            nursery.kill(chance.choice(nursery.running))
            hard.begin()
        hard.play_out()
        sent = hard.cards()
        assert len(sent) == LEADS
        assert hard.platform.made() == sent, "as many as were ever posted, each once"


def test_whatever_lags_lands_late_or_stands_still_none_is_lost_and_no_copy_too_many_is_left(
    nursery: Nursery, database: Database, tmp_path: Path
) -> None:
    chance = random.Random(SEED)
    with times(nursery, database, tmp_path, Troubles(lag=3, late=0.15)) as hard:
        for _ in range(STOPS):
            stopped = hard.begin(chance.choice(WRONG_BY))
            hard.begin(chance.choice(WRONG_BY))
            time.sleep(chance.uniform(0.1, 0.8))
            os.kill(stopped, signal.SIGSTOP)
            hard.life.real.leap(LONGER_THAN_A_LEASE)
            time.sleep(chance.uniform(0.1, 0.8))
            os.kill(stopped, signal.SIGCONT)
            time.sleep(chance.uniform(0.1, 0.4))
            nursery.end(stopped)
            nursery.kill_all()
        hard.play_out()
        sent = hard.cards()
        assert len(sent) == LEADS
        assert hard.platform.standing() == sent


def test_a_card_whose_composing_kills_its_process_holds_up_nobody(
    nursery: Nursery, database: Database, tmp_path: Path
) -> None:
    with times(nursery, database, tmp_path, Troubles(), leads=12) as hard:
        hard.life = replace(hard.life, deadly=1)
        for _ in range(6):
            # Whoever starts it again may take long: its lease runs out before the others' turn.
            assert hard.last_one() == -signal.SIGKILL
            hard.life.real.leap(LONGER_THAN_A_LEASE)
        assert set(hard.platform.standing()) == {str(i) for i in range(2, 13)}
        hard.life = replace(hard.life, deadly=None)
        hard.play_out()
        assert hard.platform.made() == hard.cards(), "and nothing is lost: it goes once it can"
