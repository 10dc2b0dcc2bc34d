"""A tick that finds nothing due, and one that finds a hundred, beside a million actions.

A hundred partnerships with a meeting ahead, on SQLite: with a hundred actions each, and with ten
thousand each.
"""

import shutil
import sqlite3
import tempfile
import time
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select, update

from bot.schedule import tick
from migrations.run import upgrade
from store.base import Base
from store.calendar import Meeting
from store.database import Database
from store.models import Action, Deadline, Lead, Person, Recipient
from tests.bench.places import opened
from tests.bench.row import Numbers, Row, alternating
from tests.crowds import Crowd, crowd
from tests.databases import sqlite_url

PARTNERSHIPS = 100
LEADS, EACH = 25, 4  # of a partnership, and actions of a lead
TIMES = 100
DUE = 100
ROUNDS = 5
NOW = datetime(2026, 9, 7, 9, 30, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)


def rows() -> list[Row]:
    """An idle tick and one with a hundred due, of a million actions against ten thousand."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        small, large = folder / "small.db", folder / "large.db"
        _fill(small)
        shutil.copy(small, large)
        _multiply(large)
        few, many = (
            Plans(stack.enter_context(opened(sqlite_url(file)))) for file in (small, large)
        )
        for plans in (few, many):
            plans.settle()
        sizes = f"{many.actions:,} actions", f"{few.actions:,} actions"
        found = []
        for what, leads in (("an idle tick", 0), (f"a tick with {DUE} leads due", DUE)):
            ours, theirs = alternating(
                lambda leads=leads: many.tick(leads),  # type: ignore[misc]
                lambda leads=leads: few.tick(leads),  # type: ignore[misc]
                ROUNDS,
            )
            row = Row(f"{what}, {sizes[0]}", ours["ms"], theirs["ms"], "ms", sizes[1], at_most=1.5)
            found.append(row)
        return found


class Plans:
    """A database of plans, and whom of its leads to make due next."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._next = 0
        with database.reading() as session:
            self._leads = list(session.scalars(select(Recipient.id).order_by(Recipient.id)))
            self.actions = session.scalar(select(func.count(Action.id))) or 0

    def settle(self) -> None:
        """The first ticks do once what the others find done."""
        for leads in (1, 0):
            self.tick(leads)

    def tick(self, leads: int) -> Numbers:
        """How long a tick takes at which so many leads, spread over all plans, are due."""
        step = len(self._leads) // max(leads, 1)
        due = [self._leads[(self._next + number * step)] for number in range(leads)]
        self._next += 1
        with self._database.writing() as session:
            session.execute(update(Recipient).where(Recipient.id.in_(due)).values(next_look_at=NOW))
        begun = time.perf_counter()
        owed = tick(self._database, NOW)
        took = time.perf_counter() - begun
        if owed != leads:
            raise RuntimeError(f"{owed} cards of {leads} became owed")
        return {"ms": took * 1000}


def _fill(file: Path) -> None:
    url = sqlite_url(file)
    upgrade(url)
    with opened(url) as database, database.writing() as session:
        for number in range(PARTNERSHIPS):
            who = Crowd(LEADS, EACH, look_at=TOMORROW)
            found = crowd(session, "bench", "T1", f"C{number}", NOW, who)
            found.next_look_at = TOMORROW
            starts_at = NOW + timedelta(days=30)
            session.add(Meeting(partnership_id=found.id, starts_at=starts_at))


_COPIED: dict[type[Base], tuple[str, ...]] = {
    Recipient: ("id",),
    Person: ("id", "recipient_id"),
    Action: ("id", "deadline_id", "ref"),
    Deadline: ("id", "action_id"),
    Lead: ("action_id", "person_id"),
}
"""The tables of which there is to be more, and their numbers that are to go on counting."""

_NAMED = ("external_id", "name")


def _multiply(file: Path) -> None:
    """So many times as many people and actions in each plan, by the database's own hand."""
    # Not through Chaser's own engine: rows that refer to each other go in table by table.
    with closing(sqlite3.connect(file)) as connection, connection:
        for table, counted in _COPIED.items():
            rows = PARTNERSHIPS * LEADS * EACH
            connection.execute(_copying(table, counted), {"rows": rows, "times": TIMES})


def _copying(table: type[Base], counted: tuple[str, ...]) -> str:
    def copied(name: str) -> str:
        if name in counted:
            return f'"{name}" + k * :rows'
        return f"\"{name}\" || '.' || k" if name in _NAMED else f'"{name}"'

    names = [column.name for column in table.__table__.columns]
    into, what = (", ".join(found) for found in (map('"{}"'.format, names), map(copied, names)))
    name = f'"{table.__tablename__}"'
    return (
        "WITH RECURSIVE copies(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copies "
        f"WHERE k < :times - 1) INSERT INTO {name} ({into}) SELECT {what} FROM copies, {name}"
    )
