"""Messages sent from the outbox beside jobs worked off by procrastinate, on one PostgreSQL.

Procrastinate is not among what development installs: without it there is nothing to measure.
"""

import asyncio
import sys
import time
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec

from sqlalchemy import insert

from bot.sender import BATCH, Sender
from handlers.messages import Message, to_dict
from store import people
from store.database import Database
from store.deliveries import AT_ONCE
from store.mail import Delivery
from tests.bench.places import on_postgres
from tests.bench.row import Numbers, Row, alternating
from tests.bot.platform import PLATFORM, FakePlatform
from tests.databases import running_postgres

MESSAGES = 500
CONCURRENCY = 10
ROUNDS = 3
NOW = datetime(2026, 9, 7, 9, tzinfo=UTC)
_MISSING = "procrastinate is not installed, so the outbox has nothing to be measured against.\n"


def rows() -> list[Row]:
    """Seconds for so many messages and jobs that do nothing, one worker each."""
    if find_spec("procrastinate") is None:
        sys.stderr.write(_MISSING)
        return []
    with running_postgres() as server, on_postgres(server) as database:
        server.run("ALTER SYSTEM SET fsync = on", "SELECT pg_reload_conf()")
        asyncio.run(_jobs(database, schema=True))
        _sent(database)
        ours, theirs = alternating(
            lambda: _sent(database), lambda: asyncio.run(_jobs(database)), ROUNDS
        )
    what = f"{MESSAGES} messages from the outbox, batches of {BATCH}"
    name = f"procrastinate, concurrency {CONCURRENCY}"
    return [Row(what, ours["seconds"], theirs["seconds"], "s", name, at_most=1 / 3)]


def _sent(database: Database) -> Numbers:
    with database.writing() as session:
        home = people.workspace(session, PLATFORM, "T1").id
        common = {"kind": "answer", "workspace_id": home, "place": "C1", "next_try_at": AT_ONCE}
        common |= {"body": to_dict(Message("A reminder.")), "created_at": NOW}
        key = f"{time.monotonic_ns()}"
        rows = [{"key": f"{key}:{number}", **common} for number in range(MESSAGES)]
        session.execute(insert(Delivery), rows)
    chat = FakePlatform(lambda: NOW)
    begun = time.perf_counter()
    Sender(database, {PLATFORM: chat}, lambda: NOW).drain()
    took = time.perf_counter() - begun
    if chat.count("send") != MESSAGES:
        raise RuntimeError(f"{chat.count('send')} were sent")
    return {"seconds": took}


async def _jobs(database: Database, *, schema: bool = False) -> Numbers:
    procrastinate = import_module("procrastinate")
    url = database.url.replace("postgresql+psycopg", "postgresql")
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=url))
    done = []

    @app.task(name="send")  # type: ignore[untyped-decorator]
    async def send(number: int) -> None:
        done.append(number)

    async with app.open_async():
        if schema:
            await app.schema_manager.apply_schema_async()
        await send.batch_defer_async(*({"number": number} for number in range(MESSAGES)))
        begun = time.perf_counter()
        await app.run_worker_async(
            wait=False, concurrency=CONCURRENCY, install_signal_handlers=False
        )
        took = time.perf_counter() - begun
    if len(done) != MESSAGES:
        raise RuntimeError(f"{len(done)} jobs ran")
    return {"seconds": took}
