"""Fixtures for everybody: databases, a browser, and no way out of this machine."""

import gc
import ipaddress
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from migrations.run import upgrade
from store.database import Database
from tests.browsers import HOW, NewPage, Windows, find_chromium, running_chromium
from tests.databases import Postgres, opened, running_postgres, sqlite_url
from tests.needs import loud_lines, missing

# Nothing here outlives a power cut: what is written stays in memory where there is room for it.
_MEMORY, _ROOM = Path("/dev/shm"), 4_000_000_000  # bytes
if "TMPDIR" not in os.environ and _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ["TMPDIR"], tempfile.tempdir = str(_MEMORY), None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly, in a line, what this machine could not test."""
    for line in loud_lines(terminalreporter.stats.get("skipped", [])):
        terminalreporter.write_line(line, red=True, bold=True)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: what waits for a browser or a lease needs none."""
    return (os.cpu_count() or 1) * 3 // 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first: begun last, they would keep one worker busy beside idle ones."""
    items.sort(key=lambda item: not {"walks", "test_buttons.py"} & set(item.path.parts))


def pytest_collection_finish() -> None:
    """Python need not look again and again through what was collected: it stays to the end.

    Nor so often through what a test makes. That took a sixth of all the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def _only_this_machine() -> Iterator[None]:
    """Refuse every connection that would leave this machine."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded(self: socket.socket, address: Any) -> None:
        _refuse_strangers(self.family, address)
        connect(self, address)

    def guarded_ex(self: socket.socket, address: Any) -> int:
        _refuse_strangers(self.family, address)
        return connect_ex(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        patch.setattr(socket.socket, "connect_ex", guarded_ex)
        yield


def _refuse_strangers(family: int, address: Any) -> None:
    if family not in (socket.AF_INET, socket.AF_INET6):
        return
    host = str(address[0])
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise PermissionError(f"tests stay on this machine, and this one called {host}")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL, started by the first test that asks for it."""
    try:
        server = running_postgres()
        running = server.__enter__()
    except Exception as error:
        missing("PostgreSQL", f"it could not be started ({error!r})")
        raise
    try:
        yield running
    finally:
        server.__exit__(None, None, None)


@pytest.fixture(scope="session")
def _migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "chaser.db"
    upgrade(sqlite_url(path))
    return path


@pytest.fixture
def sqlite_database(tmp_path: Path, _migrated_file: Path) -> Iterator[Database]:
    """A migrated database in a SQLite file of this test's own."""
    path = tmp_path / "chaser.db"
    shutil.copy(_migrated_file, path)
    database = opened(sqlite_url(path))
    yield database
    database.dispose()


@pytest.fixture
def postgres_database(postgres: Postgres) -> Iterator[Database]:
    """A migrated database on PostgreSQL of this test's own."""
    database = opened(postgres.migrated())
    yield database
    database.dispose()
    postgres.drop(database.url)


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Database:
    """A migrated database, once on each kind."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without tables, once on each kind."""
    if request.param == "sqlite":
        yield sqlite_url(tmp_path / "empty.db")
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.empty()
    yield url
    server.drop(url)


# Playwright's loop counts as running in this thread while it lives, and `asyncio.run` refuses to
# start beside it: so a browser lives for a module and not for the session.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A real browser."""
    path = find_chromium()
    if path is None:
        missing("Chromium", HOW)
        return
    with running_chromium(path) as browser:
        yield browser


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[NewPage]:
    """Opens windows; at the end no page may have thrown or broken its security policy."""
    windows = Windows(chromium)
    yield windows.open
    windows.close()
    assert windows.complaints == []


@pytest.fixture
def browser_page(new_page: NewPage) -> Page:
    """One window, as wide as a desk."""
    return new_page()
