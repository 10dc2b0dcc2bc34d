"""Engines, sessions and column types, the same for SQLite and PostgreSQL.

SQLite loses updates silently unless a transaction that will write says so when it begins, so
there are two kinds of session: `writing` and `reading`. Writers of one process queue first come,
first served: left to SQLite's busy time-out alone, an unlucky one waits many times longer.
"""

import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    DateTime,
    Dialect,
    Engine,
    NullPool,
    QueuePool,
    TypeDecorator,
    create_engine,
    event,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC. SQLite has no zones, so there it is kept without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """A datetime: a decorated type doesn't say so by itself."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a datetime without a zone: it could mean anything."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a datetime without a zone: {value!r}")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """What was kept, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class FairLock:
    """A lock that serves its waiters in the order they came."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._held = False
        self._waiting: deque[threading.Event] = deque()

    def __enter__(self) -> None:
        with self._guard:
            if not self._held:
                self._held = True
                return
            turn = threading.Event()
            self._waiting.append(turn)
        try:
            turn.wait()
        except BaseException:  # Ctrl+C while waiting: the turn must not be given to nobody
            self._give_up(turn)
            raise

    def __exit__(self, *_: object) -> None:
        self._pass_on()

    def _give_up(self, turn: threading.Event) -> None:
        with self._guard:
            if turn in self._waiting:
                self._waiting.remove(turn)
                return
        self._pass_on()

    def _pass_on(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._held = False


_PATIENCE = 30  # seconds that SQLite waits for a lock
_AT_A_TIME = 500  # ids in one statement
_ONE_PICTURE = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


SERVER = {
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,  # milliseconds
}
"""For how long, in seconds, a PostgreSQL server may be silent (libpq's own words). Without these a
connection whose other end is gone without a word holds its thread for minutes to hours."""

_FOR_ANOTHER = frozenset({"40P01", "40001"})
"""What PostgreSQL says where it ends one transaction so that another may go on: deadlock_detected
and serialization_failure (its manual, appendix A)."""


class GaveWayError(Exception):
    """The transaction was ended only because another stood in its way: begin it again."""


class Database:
    """One database and its two ways in."""

    def __init__(self, url: str) -> None:
        """`url` is an SQLAlchemy URL: `sqlite:///path` or `postgresql+psycopg://…`."""
        self.url = url
        self.engine = _engine(url)
        self._turn = FairLock() if self.is_sqlite else None

    @property
    def is_sqlite(self) -> bool:
        """True on SQLite, where one writer at a time is all there is."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that may write: committed at the end, rolled back on any exception.

        Raises `GaveWayError` where PostgreSQL ended it in favour of another.
        """
        if self._turn is None:
            try:
                with Session(self.engine, expire_on_commit=False) as session, session.begin():
                    yield session
                    finish(session)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) in _FOR_ANOTHER:
                    raise GaveWayError from error
                raise
            return
        with self._turn, Session(self.engine, expire_on_commit=False) as session, session.begin():
            _begin_sqlite(session, "BEGIN IMMEDIATE")
            yield session
            finish(session)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only reads: one consistent picture, rolled back at the end."""
        with Session(self.engine, expire_on_commit=False) as session:
            if self.is_sqlite:
                _begin_sqlite(session, "BEGIN")
            else:
                # PostgreSQL's own default would show each query what was committed before it.
                session.connection(execution_options=_ONE_PICTURE)
            yield session

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def leads_somewhere(url: str) -> bool:
    """Whether it names a file or a server. An @ in a password would make the rest the server's."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        return False
    if parsed.get_backend_name() == "sqlite":
        return file_of(url) is not None
    return "@" not in (parsed.host or "")


def file_of(url: str) -> Path | None:
    """The file that a database is in; None where it is in none of its own."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        return None
    return Path(str(parsed.database))


def _engine(url: str) -> Engine:
    # What goes wrong is logged, and what is written may be private: hence the hidden parameters.
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        if parsed.drivername in ("postgresql", "postgres"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        waits = {name: value for name, value in SERVER.items() if name not in parsed.query}
        return create_engine(
            parsed, connect_args=waits, pool_pre_ping=True, pool_size=10, hide_parameters=True
        )
    pool = NullPool if parsed.database in (None, "", ":memory:") else QueuePool
    waits = {"timeout": _PATIENCE}
    engine = create_engine(parsed, poolclass=pool, connect_args=waits, hide_parameters=True)
    event.listen(engine, "connect", _set_up_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transaction handling begins too late and commits too early.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={_PATIENCE * 1000}")
    _switch_to_wal(connection)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _switch_to_wal(connection: Any) -> None:
    # Of two processes that open a new file at once, SQLite refuses one without any waiting.
    give_up = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.01)


def _begin_sqlite(session: Session, how: str) -> None:
    # Said here, and not by a listener of `begin`: with one, SQLAlchemy looks for more listeners
    # at every statement, which takes a third of what a statement takes.
    session.connection().exec_driver_sql(how)


_LAST = "what is done last"
LastAct = Callable[[Session, Sequence[int]], None]


def put_off(session: Session, act: LastAct, ids: Iterable[int]) -> None:
    """Do this at the end of the transaction, once, with all ids that were named until then, sorted.

    Two who lock the same rows bit by bit, each in an order of their own, wait for each other; who
    locks all of them at the end, and in their order, waits for nobody who waits for them. It is
    done too where a savepoint took back what called for it: nobody is harmed by a look too many.
    """
    session.info.setdefault(_LAST, {}).setdefault(act, set()).update(ids)


def finish(session: Session) -> None:
    """Do what was put off. `Database.writing` does so at its end."""
    session.flush()
    for act, ids in session.info.pop(_LAST, {}).items():
        act(session, sorted(ids))


def writes_alone(session: Session) -> bool:
    """Whether nobody else writes until this transaction ends: so it is on SQLite."""
    return session.get_bind().dialect.name == "sqlite"


def in_pieces(ids: Iterable[int]) -> Iterator[Sequence[int]]:
    """So many ids at a time as one statement may carry: both databases limit how many."""
    every = list(ids)
    return (every[i : i + _AT_A_TIME] for i in range(0, len(every), _AT_A_TIME))
