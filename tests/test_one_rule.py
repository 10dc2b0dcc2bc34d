"""The one rule: `bot` talks to the world, `handlers` decide, `store` remembers."""

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "bot": {"bot", "handlers", "store", "migrations"},
    "handlers": {"handlers", "store"},
    "store": {"store"},
    "migrations": {"migrations", "store"},
}
OF_THE_RULES_TRADE = {"dateutil", "holidays", "rapidfuzz"}
THE_WORLD = {
    *("slack_bolt", "slack_sdk", "starlette", "uvicorn", "httpx", "apscheduler"),
    *("pydantic_settings", "socket", "socketserver", "http", "urllib", "ssl", "asyncio"),
    *("threading", "subprocess", "multiprocessing", "signal", "time"),
}
CLOCK_AND_ENVIRONMENT = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
    *("os.environ", "os.getenv", "os.environb", "time.time", "time.monotonic"),
}
NO_SQL = {"sqlalchemy.orm.Session"}
# A savepoint within the transaction that was given is nobody else's business.
TRANSACTIONS = ("session.commit", "session.rollback", "session.begin", ".writing", ".reading")
# Alembic runs these itself; their names are no modules' names.
RUN_BY_ALEMBIC = ("migrations/env.py", "migrations/versions/")


def _files(*packages: str) -> list[Path]:
    return sorted(path for package in packages for path in (ROOT / package).rglob("*.py"))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(tree: ast.Module, module: str) -> Iterator[str]:
    """Every module that is imported, wherever in the file, as a full name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = module.split(".")[: -node.level] if node.level else []
            start = ".".join([*above, node.module or ""]).strip(".")
            yield from (f"{start}.{alias.name}" for alias in node.names)


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def _attributes(tree: ast.Module) -> Iterator[str]:
    """Every `a.b.c` in the file."""
    return (_dotted(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute))


Look = Callable[[ast.Module, str], Iterator[str]]


def _wrong(look: Look, *packages: str) -> list[str]:
    """What `look` finds in these packages, each with its file."""
    return [
        f"{path.relative_to(ROOT)}: {found}"
        for path in _files(*packages)
        for found in look(_tree(path), _module(path))
    ]


def _against_the_direction(tree: ast.Module, module: str) -> Iterator[str]:
    for name in _imports(tree, module):
        package = name.split(".")[0]
        known = package in MAY_IMPORT or package == "tests"
        if known and package not in MAY_IMPORT[module.split(".")[0]]:
            yield name


def _impure(tree: ast.Module, module: str) -> Iterator[str]:
    for name in _imports(tree, module):
        package = name.split(".")[0]
        if package == "handlers" and name.startswith("handlers.rules."):
            continue
        if package not in sys.stdlib_module_names | OF_THE_RULES_TRADE:
            yield name


def _worldly(tree: ast.Module, module: str) -> Iterator[str]:
    for name in _imports(tree, module):
        if name.split(".")[0] in THE_WORLD:
            yield name
    for name in _attributes(tree):
        if ".".join(name.split(".")[-2:]) in CLOCK_AND_ENVIRONMENT:
            yield name


def _writes_sql(tree: ast.Module, module: str) -> Iterator[str]:
    for name in _imports(tree, module):
        if name.split(".")[0] in ("sqlalchemy", "alembic") and name not in NO_SQL:
            yield name


def _opens_a_transaction(tree: ast.Module, _module: str) -> Iterator[str]:
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and _dotted(called).endswith(TRANSACTIONS):
            yield _dotted(called)


def test_imports_run_from_bot_to_handlers_to_store_only() -> None:
    assert _wrong(_against_the_direction, *MAY_IMPORT) == []


def test_the_rules_are_pure() -> None:
    assert _wrong(_impure, "handlers/rules") == []


def test_handlers_and_store_know_no_world_no_clock_and_no_environment() -> None:
    assert _wrong(_worldly, "handlers") == []
    allowed = "store/database.py: "  # its lock and its patience need threads and a clock
    assert [w for w in _wrong(_worldly, "store") if not w.startswith(allowed)] == []


def test_all_sql_sits_in_the_store() -> None:
    assert _wrong(_writes_sql, "handlers", "bot") == []


def test_only_bot_opens_and_commits_transactions() -> None:
    assert _wrong(_opens_a_transaction, "handlers") == []
    allowed = "store/database.py: "
    assert [w for w in _wrong(_opens_a_transaction, "store") if not w.startswith(allowed)] == []


@pytest.mark.parametrize(
    ("look", "module", "source", "found"),
    [
        (_against_the_direction, "store.x", "from handlers import y", ["handlers.y"]),
        (_against_the_direction, "handlers.x", "def f():\n import bot.app", ["bot.app"]),
        (_against_the_direction, "bot.x", "from tests.databases import y", ["tests.databases.y"]),
        (_against_the_direction, "bot.x", "from handlers import y; import re", []),
        (_against_the_direction, "handlers.rules.x", "from ..router import y", []),
        (_impure, "handlers.rules.x", "from handlers.messages import y", ["handlers.messages.y"]),
        (_impure, "handlers.rules.x", "from store import y; import sqlalchemy", None),
        (_impure, "handlers.rules.x", "from handlers.rules.dates.reading import y", []),
        (_worldly, "handlers.x", "import datetime; datetime.datetime.now()", None),
        (_worldly, "handlers.x", "date.today()", ["date.today"]),
        (_worldly, "handlers.x", "import time", ["time"]),
        (_worldly, "handlers.x", "import os; os.environ['A']", ["os.environ"]),
        (_worldly, "handlers.x", "from datetime import time; policy.now", []),
        (_writes_sql, "handlers.x", "from sqlalchemy import select", ["sqlalchemy.select"]),
        (_writes_sql, "handlers.x", "from sqlalchemy.orm import Session", []),
        (_opens_a_transaction, "handlers.x", "session.commit()", ["session.commit"]),
        (_opens_a_transaction, "handlers.x", "asker.session.commit()", ["asker.session.commit"]),
        (_opens_a_transaction, "handlers.x", "database.writing()", ["database.writing"]),
        (_opens_a_transaction, "handlers.x", "found.reading.window; savepoint.rollback()", []),
    ],
)
def test_the_test_sees_what_breaks_the_rule(
    look: Look, module: str, source: str, found: list[str] | None
) -> None:
    seen = list(look(ast.parse(source), module))
    assert seen == found if found is not None else seen


# Tried in a process of its own, where nothing has been imported before.
WATCH = """
import importlib, sys, threading
sys.dont_write_bytecode = True
done = []

def watch(event, args):
    opened_to_write = event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+")
    if opened_to_write or event in (
        "sqlite3.connect", "socket.connect", "socket.bind", "subprocess.Popen", "os.mkdir",
    ):
        done.append(f"{event} {args[0]}")

sys.addaudithook(watch)
for name in sys.argv[1:]:
    importlib.import_module(name)
    assert threading.active_count() == 1, f"{name} started a thread"
    assert not done, f"{name}: {done}"
"""


def _import_and_watch(folder: Path, modules: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", WATCH, *modules],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_nothing_happens_at_import() -> None:
    modules = [
        _module(path)
        for path in _files(*MAY_IMPORT)
        if not str(path.relative_to(ROOT)).startswith(RUN_BY_ALEMBIC)
    ]
    result = _import_and_watch(ROOT, modules)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import sqlite3; sqlite3.connect(':memory:')", "sqlite3.connect :memory:"),
        ("open('made', 'w').close()", "open made"),
        (
            "import threading as t; t.Thread(target=t.Event().wait, daemon=True).start()",
            "busy started a thread",
        ),
        ("import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); s.close()", "socket.bind"),
    ],
)
def test_the_watch_sees_what_happens_at_import(tmp_path: Path, source: str, found: str) -> None:
    (tmp_path / "busy.py").write_text(source)
    result = _import_and_watch(tmp_path, ["busy"])
    assert result.returncode == 1
    assert found in result.stderr


def test_a_start_loads_nothing_that_only_files_and_charts_need() -> None:
    code = "import sys, bot.cli, bot.local; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    heavy = {"openpyxl", "docx", "lxml", "PIL", "holidays", "charset_normalizer"}
    assert heavy & set(loaded.stdout.split()) == set()
