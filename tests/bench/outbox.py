"""Messages sent from the outbox beside jobs worked off by procrastinate, on one PostgreSQL.

Each worker is a process of its own. Procrastinate is in the dependency group `bench`: without it
there is nothing to measure.
"""

import asyncio
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from sqlalchemy import insert

from bot.rounds import BATCH
from bot.sender import Sender
from handlers.messages import Message, to_dict
from store import people
from store.database import Database
from store.deliveries import AT_ONCE
from store.mail import Delivery
from tests.bench.places import on_postgres, opened
from tests.bench.row import Numbers, Row, alternating
from tests.bot.platform import PLATFORM, FakePlatform
from tests.databases import running_postgres

MESSAGES = 500
WORKERS = (1, 2, 4)
CONCURRENCY = 10
ROUNDS = 3
NOW = datetime(2026, 9, 7, 9, tzinfo=UTC)
_MISSING = "procrastinate is not installed, so the outbox has nothing to be measured against.\n"


def rows() -> list[Row]:
    """Seconds for so many messages, and for as many jobs that do nothing."""
    if find_spec("procrastinate") is None:
        sys.stderr.write(_MISSING)
        return []
    with running_postgres() as server, on_postgres(server) as database:
        server.run("ALTER SYSTEM SET fsync = on", "SELECT pg_reload_conf()")
        asyncio.run(_defer(database.url, schema=True))
        return [_row(database, workers) for workers in WORKERS]


def _row(database: Database, workers: int) -> Row:
    ours, theirs = alternating(
        lambda: _sent(database, workers), lambda: _jobs(database.url, workers), ROUNDS
    )
    count = "1 worker" if workers == 1 else f"{workers} workers"
    what = f"{MESSAGES} messages from the outbox, batches of {BATCH}, {count}"
    name = f"procrastinate, concurrency {CONCURRENCY}"
    return Row(what, ours["seconds"], theirs["seconds"], "s", name, at_most=1 / 3)


def _sent(database: Database, workers: int) -> Numbers:
    with database.writing() as session:
        home = people.workspace(session, PLATFORM, "T1").id
        common = {"kind": "answer", "workspace_id": home, "next_try_at": AT_ONCE}
        common |= {"body": to_dict(Message("A reminder.")), "created_at": NOW}
        key = f"{time.monotonic_ns()}"
        rows = [
            {"key": f"{key}:{number}", "place": f"D{number}", **common}
            for number in range(MESSAGES)
        ]
        session.execute(insert(Delivery), rows)
    return _together(_send, database.url, workers)


def _jobs(url: str, workers: int) -> Numbers:
    asyncio.run(_defer(url))
    return _together(_run_jobs, url, workers)


def _together(work: Callable[[str, Connection], None], url: str, workers: int) -> Numbers:
    """How long so many workers take from one start; none of them may do what another did."""
    spawn = get_context("spawn")
    lines, processes = [], []
    for _ in range(workers):
        ours, theirs = spawn.Pipe()
        process = spawn.Process(target=work, args=(url, theirs))
        process.start()
        lines.append(ours)
        processes.append(process)
    for line in lines:
        line.recv()  # it is ready
    begun = time.perf_counter()
    for line in lines:
        line.send("go")
    done = [each for line in lines for each in line.recv()]
    took = time.perf_counter() - begun
    for process in processes:
        process.join()
    if len(done) != MESSAGES or len(set(done)) != MESSAGES:
        raise RuntimeError(f"{len(done)} were done, {len(set(done))} different ones")
    return {"seconds": took}


def _send(url: str, line: Connection) -> None:
    """A worker of ours; it tells which deliveries it sent."""
    with opened(url) as database:
        database.engine.connect().close()
        chat = FakePlatform(lambda: NOW)
        line.send("ready")
        line.recv()
        Sender(database, {PLATFORM: chat}, lambda: NOW).drain()
        line.send([delivery for what, delivery in chat.calls if what == "send"])


def _run_jobs(url: str, line: Connection) -> None:
    """A worker of procrastinate's; it tells which jobs it ran."""

    async def run() -> None:
        app, done = _app(url)
        async with app.open_async():
            line.send("ready")
            line.recv()
            await app.run_worker_async(
                wait=False, concurrency=CONCURRENCY, install_signal_handlers=False
            )
        line.send(done)

    asyncio.run(run())


async def _defer(url: str, *, schema: bool = False) -> None:
    """Put the jobs into its queue; with `schema` only make the tables for it."""
    app, _ = _app(url)
    async with app.open_async():
        if schema:
            await app.schema_manager.apply_schema_async()
        else:
            jobs = ({"number": number} for number in range(MESSAGES))
            await app.configure_task("send").batch_defer_async(*jobs)


def _app(url: str) -> tuple[Any, list[int]]:
    procrastinate = import_module("procrastinate")
    conninfo = url.replace("postgresql+psycopg", "postgresql")
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=conninfo))
    done: list[int] = []

    @app.task(name="send")  # type: ignore[untyped-decorator]
    async def send(number: int) -> None:
        done.append(number)

    return app, done
