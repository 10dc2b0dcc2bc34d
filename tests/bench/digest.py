"""How fast a digest counts a long plan, and draws its first chart."""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import Select, and_, func, insert, select, text
from sqlalchemy.orm import Session, aliased

from store import digests
from store.database import Database
from store.models import Action, Entry, Partnership, Plan, Update
from tests.bench.places import on_postgres, on_sqlite
from tests.bench.row import Numbers, Row, alternating
from tests.crowds import Crowd, crowd
from tests.databases import Postgres, running_postgres

ACTIONS = 10_000
UPDATES = 10  # of each action
ROUNDS = 7
NOW = datetime(2026, 9, 7, 9, tzinfo=UTC)
TODAY = date(2026, 9, 7)
MARKS = ("green", "amber", "red", "none", "complete")
COVERING = 'CREATE INDEX covering ON "update" (subject, subject_id, id, rag)'

Counted = Counter[tuple[int | None, str]]
"""How many actions of a theme stand under a mark."""


def rows() -> list[Row]:
    """Counting on both databases, and the chart."""
    with on_sqlite() as database:
        found = [counting(database, "SQLite", correlated, "one correlated query, covered", 4)]
    with running_postgres() as server, on_postgres(server) as database:
        found.append(_on_postgres(server, database))
    return [*found, chart()]


def _on_postgres(server: Postgres, database: Database) -> Row:
    server.run("ALTER SYSTEM SET fsync = on", "SELECT pg_reload_conf()")
    return counting(database, "PostgreSQL", windowed, "one window query, covered", 10)


def counting(
    database: Database,
    name: str,
    latest: Callable[[Plan], Select[Any]],
    how: str,
    times: int,
    size: int = ACTIONS,
) -> Row:
    """The numbers of all themes, against reading each action's mark off its last update.

    The baseline leaves out "no update since", for which it had to read the entries too.
    """
    with database.writing() as session:
        _fill(session, size)
    _settle(database)
    with database.reading() as session:
        plan = session.scalars(select(Plan)).one()
        _same(_ours(session, plan), _theirs(session, latest(plan)))
        ours, theirs = alternating(
            lambda: _timed(lambda: _ours(session, plan)),
            lambda: _timed(lambda: _theirs(session, latest(plan))),
            ROUNDS,
        )
    what = f"{name}: digest's numbers of {size:,} actions with {UPDATES} updates each"
    return Row(what, ours["ms"], theirs["ms"], "ms", how, at_most=1 / times)


def _fill(session: Session, size: int) -> None:
    """A plan whose updates change colours in turn; the last one is how the action stands."""
    crowd(session, "bench", "T1", "C1", NOW, Crowd(size // 10, 10))
    partnership = session.scalars(select(Partnership)).one()
    common = {"partnership_id": partnership.id, "by_name": "Bev H", "source": "a command"}
    days = [NOW - timedelta(days=UPDATES - n) for n in range(UPDATES)]
    session.execute(insert(Entry), [{"at": day, **common} for day in days])
    entries = session.scalars(select(Entry.id).order_by(Entry.id)).all()
    every = session.scalars(select(Action).order_by(Action.id)).all()
    for turn, entry_id in enumerate(entries):
        marks = [MARKS[(action.id + turn) % len(MARKS)] for action in every]
        session.execute(
            insert(Update),
            [
                {"entry_id": entry_id, "subject": "action", "subject_id": a.id, "rag": mark}
                for a, mark in zip(every, marks, strict=True)
            ],
        )
    for action, mark in zip(every, marks, strict=True):
        action.state = "complete" if mark == "complete" else "open"
        action.rag = mark if mark in ("green", "amber", "red") else None
    session.execute(text(COVERING))


def _settle(database: Database) -> None:
    """What PostgreSQL does by itself within a minute of so many new rows; SQLite never does."""
    if not database.is_sqlite:
        with database.engine.connect() as connection:
            by_itself = connection.execution_options(isolation_level="AUTOCOMMIT")
            by_itself.execute(text("VACUUM ANALYZE"))


def _ours(session: Session, plan: Plan) -> Counted:
    found = digests.counts(session, plan, TODAY, NOW - timedelta(days=30))
    return Counter({(row["theme_id"], mark): row[mark] for row in found for mark in MARKS})


def _theirs(session: Session, query: Select[Any]) -> Counted:
    return Counter({(theme, mark): number for theme, mark, number, _ in session.execute(query)})


def _same(ours: Counted, theirs: Counted) -> None:
    if +ours != +theirs:
        raise RuntimeError(f"they count differently: {ours} and {theirs}")


def correlated(plan: Plan) -> Select[Any]:
    """For each action, the mark of its last update, found in an index that has all of it."""
    said = aliased(Update)
    last = (
        select(said.rag)
        .where(said.subject == "action", said.subject_id == Action.id)
        .order_by(said.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    of = select(Action.theme_id, Action.due_last, last.label("mark")).where(_in(plan)).subquery()
    return _grouped(of)


def windowed(plan: Plan) -> Select[Any]:
    """All updates numbered from the last one on, for each action."""
    order = func.row_number().over(partition_by=Update.subject_id, order_by=Update.id.desc())
    every = select(Update.subject_id, Update.rag, order.label("place")).where(
        Update.subject == "action"
    )
    last = every.subquery()
    of = (
        select(Action.theme_id, Action.due_last, last.c.rag.label("mark"))
        .join(last, and_(last.c.subject_id == Action.id, last.c.place == 1))
        .where(_in(plan))
        .subquery()
    )
    return _grouped(of)


def _in(plan: Plan) -> Any:
    return and_(Action.plan_id == plan.id, ~Action.withdrawn)


def _grouped(of: Any) -> Select[Any]:
    late = func.count().filter(and_(of.c.due_last < TODAY, of.c.mark != "complete"))
    return select(of.c.theme_id, of.c.mark, func.count(), late).group_by(of.c.theme_id, of.c.mark)


def _timed(run: Callable[[], object]) -> Numbers:
    begun = time.perf_counter()
    run()
    return {"ms": (time.perf_counter() - begun) * 1000}


_BARS = [(f"Theme {n}", [2, 5 + n, 3, n % 4, 1]) for n in range(8)]
_OURS = f"""
from handlers.messages import Chart, Mark
from bot.chat.chart_picture import draw
names = ("complete", "green", "amber", "red", "none")
bars = tuple((theme, tuple(zip(map(Mark, names), of))) for theme, of in {_BARS!r})
picture = draw(Chart("Actions by theme", bars))
"""
_MATPLOTLIB = f"""
import io
import matplotlib
matplotlib.use("Agg")
from matplotlib import pyplot
colours = ("#2456a6", "#1b6e3c", "#f2a900", "#b3261e", "#ffffff")
bars = {_BARS!r}
figure, axes = pyplot.subplots(figsize=(9.6, 4.5), dpi=100)
left = [0] * len(bars)
for number, colour in enumerate(colours):
    drawn = axes.barh([b[0] for b in bars], [b[1][number] for b in bars], left=left, color=colour)
    axes.bar_label(drawn, label_type="center")
    left = [l + b[1][number] for l, b in zip(left, bars)]
axes.legend(["Complete", "Green", "Amber", "Red", "Not rated"])
kept = io.BytesIO()
figure.savefig(kept, format="png")
picture = kept.getvalue()
"""


def chart() -> Row:
    """What a running Chaser imports to draw, and its first picture; each time a new process."""
    what = "chart: its imports and the first picture"
    if find_spec("matplotlib") is None:
        alone = _first(_OURS)["ms"]
        return Row(what, alone, alone, "ms", "itself: matplotlib is missing, pip install it")
    ours, theirs = alternating(lambda: _first(_OURS), lambda: _first(_MATPLOTLIB), ROUNDS)
    return Row(what, ours["ms"], theirs["ms"], "ms", "matplotlib", at_most=1 / 5)


def _first(code: str) -> Numbers:
    """What it takes within a process that has started: both have the numbers to draw."""
    timed = (
        "import handlers.messages, time\n"
        "begun = time.perf_counter()\n"
        f"{code}\n"
        "took = time.perf_counter() - begun\n"
        'assert picture.startswith(b"\\x89PNG")\n'
        "print(took * 1000)"
    )
    ran: Sequence[str] = (sys.executable, "-c", timed)
    done = subprocess.run(ran, capture_output=True, text=True, check=True, cwd=_ROOT)
    return {"ms": float(done.stdout)}


_ROOT = Path(__file__).parent.parent.parent
