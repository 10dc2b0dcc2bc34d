"""A whole update command, from the request to its durable commit, on SQLite."""

import itertools
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.inbound import Inbound
from handlers.requests import Address, Kind, Request
from migrations.run import upgrade
from store import people
from store.database import Database
from store.models import Action, Partnership, Plan, Recipient, Role, Theme, Update
from tests.bench.bolt import no_op_command
from tests.bench.row import Row, alternating
from tests.bench.timing import timed
from tests.databases import sqlite_url

ACTIONS = 40
ROUNDS = 5
CALLS = {1: 150, 8: 50}  # of each thread, by the number of threads
NOW = datetime(2026, 9, 7, 9, tzinfo=UTC)
BOLT = "no-op command, default Bolt app"


def rows() -> list[Row]:
    """For one and for eight threads: how long a command takes, and how many a second."""
    with _inbound() as update:
        no_op = no_op_command()
        no_op(0)  # its first one does once what the others find done
        return _one_thread(update, no_op) + _eight_threads(update, no_op)


def _one_thread(update: Callable[[int], None], no_op: Callable[[int], None]) -> list[Row]:
    ours, bolt = alternating(
        lambda: timed(update, CALLS[1], 1), lambda: timed(no_op, CALLS[1], 1), ROUNDS
    )
    return [
        Row("update command, 1 thread, p50", ours["p50"], bolt["p50"], "ms", BOLT, at_most=1 / 3),
        Row("update command, 1 thread, p99", ours["p99"], bolt["p99"], "ms", BOLT),
        Row("update commands, 1 thread", ours["per second"], bolt["per second"], "a second", BOLT),
    ]


def _eight_threads(update: Callable[[int], None], no_op: Callable[[int], None]) -> list[Row]:
    ours, bolt = alternating(
        lambda: timed(update, CALLS[8], 8), lambda: timed(no_op, CALLS[8], 8), ROUNDS
    )
    own = "its own p50"
    return [
        Row("update command, 8 threads, p99", ours["p99"], ours["p50"], "ms", own, at_most=10),
        Row("update command, 8 threads, p50", ours["p50"], bolt["p50"], "ms", BOLT),
        Row("update commands, 8 threads", ours["per second"], bolt["per second"], "a second", BOLT),
    ]


@contextmanager
def _inbound() -> Iterator[Callable[[int], None]]:
    """Sends one update command through `inbound` into a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        url = sqlite_url(Path(folder) / "bench.db")
        upgrade(url)
        database = Database(url)
        with database.writing() as session:
            fill(session)
        inbound = Inbound(database, lambda: NOW, lambda: None)
        numbers = itertools.count()

        def update(call: int) -> None:
            # A message here would mean that it was refused: what is recorded is said to all.
            answer = inbound.receive(_request(next(numbers), call))
            if answer is not None:
                raise RuntimeError(answer.summary)

        try:
            yield update
            _check(database, next(numbers))
        finally:
            database.dispose()


def _request(number: int, call: int) -> Request:
    rag = "amber" if (number // ACTIONS) % 2 else "red"
    return Request(
        key=f"bench:{number}",
        kind=Kind.COMMAND,
        user="bev",
        address=Address("local", "bench", "recovery"),
        text=f"update CR{call % ACTIONS + 1} {rag} waiting on Cabinet, round {number}",
    )


def _check(database: Database, commands: int) -> None:
    with database.reading() as session:
        kept = session.scalar(select(func.count()).select_from(Update))
    if kept is None or kept < commands:
        raise RuntimeError(f"{commands} commands left {kept} updates")


def fill(
    session: Session,
    platform: str = "local",
    team: str = "bench",
    place: str = "recovery",
    user: str = "bev",
) -> None:
    """A partnership with a plan of `ACTIONS` actions, and its coordinator."""
    workspace = people.workspace(session, platform, team)
    partnership = Partnership(
        workspace_id=workspace.id, name="Recovery", place=place, created_at=NOW
    )
    bev = people.recipient(session, workspace.id, user)
    bev = bev or Recipient(workspace_id=workspace.id, external_id=user, name="Bev H")
    session.add_all([partnership, bev])
    session.flush()
    plan = Plan(partnership_id=partnership.id, title="Recovery plan", created_at=NOW)
    role = Role(partnership_id=partnership.id, recipient_id=bev.id, role="coordinator")
    session.add_all([plan, role])
    session.flush()
    theme = Theme(plan_id=plan.id, title="Recovery")
    session.add(theme)
    session.flush()
    session.add_all(_action(partnership.id, plan.id, theme.id, ref) for ref in _refs(partnership))


def _refs(partnership: Partnership) -> range:
    partnership.next_ref = ACTIONS + 1
    return range(1, ACTIONS + 1)


def _action(partnership_id: int, plan_id: int, theme_id: int, ref: int) -> Action:
    return Action(
        partnership_id=partnership_id,
        plan_id=plan_id,
        theme_id=theme_id,
        ref=ref,
        code=f"CR{ref}",
        title=f"Work number {ref}",
        created_at=NOW,
    )
