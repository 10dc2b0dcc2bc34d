"""Finding and durably claiming what is due, and moving a deadline, beside a scheduler of jobs.

APScheduler keeps a job for each reminder in a store of its own on the same database.
"""

import itertools
import pickle
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import bindparam, insert, select, update

from bot.rounds import BATCH
from bot.sender import LEASE
from handlers.messages import Message, to_dict
from store import claims, deliveries, people
from store.database import Database
from store.mail import Delivery
from store.models import Lead, Person
from tests.bench.places import on_postgres, on_sqlite
from tests.bench.row import Numbers, Row, alternating
from tests.crowds import Crowd, crowd
from tests.databases import running_postgres

ALL = 10_000
DUE = 100
ROUNDS = 5
MOVES = 40
JOBS_OF_A_DEADLINE = 5
"""Ten and two working days before, the day after, the week after, and telling a coordinator."""

NOW = datetime(2026, 9, 7, 9, tzinfo=UTC)
PAUSED = NOW + timedelta(hours=1)  # a row that is to be tried again later
LATER = datetime(2100, 1, 1, tzinfo=UTC)  # a job
_LED_BY = select(Person.recipient_id).join(Lead).where(Lead.action_id == bindparam("action"))
PLATFORM, TEAM = "bench", "T1"
CLAIMING = f"APScheduler running {DUE} due no-op jobs of its SQLAlchemyJobStore"
MOVING = f"APScheduler rescheduling {JOBS_OF_A_DEADLINE} jobs of its SQLAlchemyJobStore"


def rows() -> list[Row]:
    """On both databases: claims, and moves of a deadline."""
    with on_sqlite() as database:
        found = _rows(database, "SQLite", claiming=10, moving=5)
    with running_postgres() as server, on_postgres(server) as database:
        server.run("ALTER SYSTEM SET fsync = on", "SELECT pg_reload_conf()")
        return found + _rows(database, "PostgreSQL", claiming=4, moving=4)


def _rows(database: Database, name: str, *, claiming: int, moving: int) -> list[Row]:
    with database.writing() as session:
        crowd(session, PLATFORM, TEAM, "C1", NOW, Crowd(ALL // 10, 10))
    _owe(database)
    with _jobs(database) as scheduler:
        found = []
        for at_once, at_most in ((DUE, 1 / claiming), (BATCH, None)):
            ours, theirs = alternating(
                lambda at_once=at_once: _claim(database, at_once),  # type: ignore[misc]
                lambda: _run_due(scheduler),
                ROUNDS,
            )
            what = f"{name}: claiming {DUE} due among {ALL:,}, {at_once} at once"
            found.append(Row(what, ours["ms"], theirs["ms"], "ms", CLAIMING, at_most))
        what = f"{name}: reminders follow a moved deadline, {ALL:,} actions"
        numbers = itertools.count(1)
        ours, theirs = alternating(
            lambda: _each(lambda: _move(database, next(numbers))),
            lambda: _each(lambda: _reschedule(scheduler, next(numbers))),
            ROUNDS,
        )
        return [*found, Row(what, ours["ms"], theirs["ms"], "ms", MOVING, at_most=1 / moving)]


def _owe(database: Database) -> None:
    """Ten thousand messages of which none is due."""
    with database.writing() as session:
        home = people.workspace(session, PLATFORM, TEAM).id
        common = {"kind": "answer", "workspace_id": home, "place": "C1", "next_try_at": PAUSED}
        common |= {"body": to_dict(Message("A reminder.")), "created_at": NOW}
        rows = [{"key": f"owed:{number}", **common} for number in range(ALL)]
        session.execute(insert(Delivery), rows)


def _claim(database: Database, at_once: int) -> Numbers:
    """Claim so many at once, until nothing is left."""
    with database.writing() as session:
        due = update(Delivery).where(Delivery.id % (ALL // DUE) == 0)
        session.execute(due.values(next_try_at=NOW, lease_until=None, token=None, claims=0))
    begun, claimed = time.perf_counter(), 0
    while True:
        with database.writing() as session:
            batch = claims.claim(session, [PLATFORM], NOW, LEASE, at_once)
        claimed += len(batch)
        if not batch:
            break
    took = time.perf_counter() - begun
    if claimed != DUE:
        raise RuntimeError(f"{claimed} were claimed")
    with database.writing() as session:
        session.execute(update(Delivery).values(next_try_at=PAUSED))
    return {"ms": took * 1000}


def _each(move: Callable[[], None]) -> Numbers:
    begun = time.perf_counter()
    for _ in range(MOVES):
        move()
    return {"ms": (time.perf_counter() - begun) * 1000 / MOVES}


def _move(database: Database, number: int) -> None:
    """All who lead the action are to be looked at soon: what is due is worked out from the plan."""
    with database.writing() as session:
        found = session.connection().execute(_LED_BY, {"action": number * 37 % ALL + 1}).scalars()
        deliveries.look_soon(session, [each for each in found if each is not None])


@contextmanager
def _jobs(database: Database) -> Iterator[BackgroundScheduler]:
    """A scheduler, paused, whose store has ten thousand jobs of which none is due."""
    scheduler = BackgroundScheduler(timezone=UTC, job_defaults={"misfire_grace_time": None})
    store = SQLAlchemyJobStore(url=database.url)
    scheduler.add_jobstore(store)
    scheduler.start(paused=True)
    scheduler.add_job(_no_op, "date", run_date=LATER, id="0")
    state = store.lookup_job("0").__getstate__()
    # As the store itself would write them; one by one that takes half a minute.
    copies = [
        {"id": str(number), "next_run_time": LATER.timestamp(), "job_state": dumped}
        for number in range(1, ALL)
        for dumped in [pickle.dumps(state | {"id": str(number)}, store.pickle_protocol)]
    ]
    with database.writing() as session:
        session.execute(store.jobs_t.insert(), copies)
    try:
        yield scheduler
    finally:
        scheduler.shutdown()


def _run_due(scheduler: BackgroundScheduler) -> Numbers:
    """A hundred jobs fall due while it is paused; what it takes until the last of them ran."""
    _ran.clear()
    for number in range(DUE):
        scheduler.add_job(_no_op, "date", run_date=NOW, id=f"due {number}")
    begun = time.perf_counter()
    scheduler.resume()
    if not _ran.wait_for(DUE):
        raise RuntimeError(f"{_ran.count} of {DUE} jobs ran")
    took = time.perf_counter() - begun
    scheduler.pause()
    return {"ms": took * 1000}


def _reschedule(scheduler: BackgroundScheduler, number: int) -> None:
    for job in range(JOBS_OF_A_DEADLINE):
        which = str((number * 37 + job) % ALL)
        later = LATER + timedelta(days=number % 90)
        scheduler.reschedule_job(which, trigger="date", run_date=later)


class _Count:
    """How many jobs have run."""

    def __init__(self) -> None:
        self.count = 0
        self._changed = threading.Condition()

    def clear(self) -> None:
        self.count = 0

    def one_more(self) -> None:
        with self._changed:
            self.count += 1
            self._changed.notify_all()

    def wait_for(self, count: int) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self.count >= count, timeout=60)


_ran = _Count()


def _no_op() -> None:
    _ran.one_more()
