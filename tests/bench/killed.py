"""Reminders due at one instant and a process killed among them: how many are never delivered.

Beside Chaser stands a scheduler that keeps a job for each in its store, killed and begun again
just so.
"""

import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import select

from store.database import Database
from store.mail import Delivery
from tests.bench.places import on_sqlite
from tests.bench.row import Row
from tests.bot.world import MONDAY
from tests.crowds import Crowd, crowd
from tests.walks.lives import Life, Nursery, hurried
from tests.walks.stand_in import PLATFORM, StandIn, Troubles

REMINDERS = 200
TAKES = 0.2  # seconds that a platform takes for one
LIVES_FOR = 1.5  # seconds until it is killed
SPEED = 10.0
LONGER_THAN_A_SECOND_LOOK = 400


_PEER = """
import os, sys, time
from datetime import UTC, datetime, timedelta
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler

folder, jobs, takes, lives_for = sys.argv[1], int(sys.argv[2]), *map(float, sys.argv[3:5])

def deliver(number):
    time.sleep(takes)
    with open(f"{folder}/delivered", "a") as file:
        file.write(f"{number}\\n")

scheduler = BackgroundScheduler(timezone=UTC, job_defaults={"misfire_grace_time": None})
scheduler.add_jobstore(SQLAlchemyJobStore(url=f"sqlite:///{folder}/jobs.db"))
if jobs:
    scheduler.start(paused=True)
    for number in range(jobs):
        scheduler.add_job(deliver, "date", run_date=datetime.now(UTC), args=[number])
    scheduler.resume()
else:
    scheduler.start()
time.sleep(lives_for)
os.kill(os.getpid(), 9)
"""


def rows() -> list[Row]:
    """How many of two hundred are lost, ours and the scheduler's."""
    with tempfile.TemporaryDirectory() as folder:
        peers = REMINDERS - _peer(Path(folder))
    with on_sqlite() as database, tempfile.TemporaryDirectory() as folder:
        ours = REMINDERS - _ours(database, Path(folder))
    what = f"lost of {REMINDERS} reminders, killed and begun again"
    return [Row(what, ours, peers, "reminders", "APScheduler, SQLAlchemyJobStore", at_most=0)]


def _ours(database: Database, folder: Path) -> int:
    with database.writing() as session:
        crowd(session, PLATFORM, "T1", "C1", MONDAY, Crowd(REMINDERS, look_at=MONDAY))
    clock = hurried(SPEED, folder)
    with StandIn(clock, 1, Troubles(TAKES, 0, 0, 0, 0)) as platform, Nursery() as nursery:
        life = Life(database.url, platform.port, MONDAY.isoformat(), clock, f"{folder}/complaints")
        begun = nursery.begin(life)
        while not platform.posts:
            time.sleep(0.01)
        time.sleep(LIVES_FOR)
        nursery.kill(begun)
        while _is_owed(database):
            clock.leap(LONGER_THAN_A_SECOND_LOOK)
            nursery.wait(nursery.begin(life.until_all_is_sent()))
        if platform.made() != platform.standing() or max(platform.made().values()) > 1:
            raise RuntimeError("something was said twice")
        return len(platform.standing())


def _is_owed(database: Database) -> bool:
    with database.reading() as session:
        left = select(Delivery.id).where(Delivery.next_try_at.is_not(None)).limit(1)
        return session.scalar(left) is not None


def _peer(folder: Path) -> int:
    for jobs, lives_for in ((REMINDERS, LIVES_FOR), (0, 2 * LIVES_FOR)):
        numbers = map(str, (jobs, TAKES, lives_for))
        command = [sys.executable, "-c", _PEER, str(folder), *numbers]
        ended = subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode
        if ended != -signal.SIGKILL:
            raise RuntimeError(f"the scheduler ended with {ended}")
    return len(set((folder / "delivered").read_text().split()))
