"""Two databases, one promise: no update is lost, and a reader sees one picture."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.orm import Session

from store import database as database_module
from store.database import Database, file_of, put_off
from store.mail import Kept, Upload
from store.models import Workspace
from store.unless_there import add_unless_there, insert_unless_there
from tests.processes import together

NOON = datetime(2026, 9, 7, 12, tzinfo=UTC)

INCREMENT = """
from sqlalchemy import select
from store.database import Database
from store.mail import Kept

def work(url, meet):
    database = Database(url)
    meet()
    for _ in range(50):
        with database.writing() as session:
            row = session.scalars(select(Kept).with_for_update(key_share=True)).one()
            row.value = {"count": row.value["count"] + 1}
    database.dispose()
"""
OPEN = """
from sqlalchemy import text
from store.database import Database

def work(folder, meet):
    for number in range(30):
        database = Database(f"sqlite:///{folder}/{number}.db")
        meet()
        with database.writing() as session:
            session.execute(text("SELECT 1"))
"""


def _keep(session: Session, count: int) -> None:
    session.add(Kept(name="count", value={"count": count}))


def _count(session: Session) -> int:
    count: int = session.scalars(select(Kept)).one().value["count"]
    session.expire_all()
    return count


def _upload(at: datetime) -> Upload:
    return Upload(name="plan.csv", content=b"", at=at)


def test_no_increment_of_four_processes_is_lost(database: Database) -> None:
    with database.writing() as session:
        _keep(session, 0)
    together(INCREMENT, database.url)
    with database.reading() as session:
        assert _count(session) == 200


def test_no_increment_of_eight_threads_is_lost(database: Database) -> None:
    with database.writing() as session:
        _keep(session, 0)

    def increment() -> None:
        for _ in range(25):
            with database.writing() as session:
                row = session.scalars(select(Kept).with_for_update(key_share=True)).one()
                row.value = {"count": row.value["count"] + 1}

    threads = [threading.Thread(target=increment) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    with database.reading() as session:
        assert _count(session) == 200


def test_a_process_killed_in_the_middle_of_writing_leaves_nothing(database: Database) -> None:
    code = (
        "import os, signal, sys; from store.database import Database; from store.mail import Kept\n"
        "with Database(sys.argv[1]).writing() as session:\n"
        "    session.add(Kept(name='count', value={})); session.flush()\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code, database.url], check=False)
    assert killed.returncode == -9
    with database.writing() as session:
        assert session.scalars(select(Kept)).all() == []


def test_an_exception_takes_back_what_was_written(database: Database) -> None:
    def keep_and_fail() -> None:
        with database.writing() as session:
            _keep(session, 1)
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        keep_and_fail()
    with database.reading() as session:
        assert session.scalars(select(Kept)).all() == []


def test_rows_can_be_read_after_their_transaction(database: Database) -> None:
    with database.writing() as session:
        row = Kept(name="count", value={"count": 1})
        session.add(row)
    assert row.value == {"count": 1}


def test_a_reader_sees_one_picture_while_others_write(database: Database) -> None:
    with database.writing() as session:
        _keep(session, 1)
    with database.reading() as reader:
        assert _count(reader) == 1
        with database.writing() as writer:
            writer.scalars(select(Kept)).one().value = {"count": 2}
        assert _count(reader) == 1
    with database.reading() as reader:
        assert _count(reader) == 2


def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    with database.writing() as writer:
        _keep(writer, 1)
        writer.flush()
        with database.reading() as reader:
            assert reader.scalars(select(Kept)).all() == []


def test_what_a_reader_writes_is_never_kept(sqlite_database: Database) -> None:
    with sqlite_database.reading() as session:
        _keep(session, 1)
        session.flush()
    with sqlite_database.reading() as session:
        assert session.scalars(select(Kept)).all() == []


def test_a_datetime_without_a_zone_is_refused(database: Database) -> None:
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(StatementError, match="without a zone"), database.writing() as session:
        session.add(_upload(naive))


@pytest.mark.parametrize(
    "at",
    [
        pytest.param(datetime(2026, 7, 1, 9, tzinfo=ZoneInfo("Europe/London")), id="summer"),
        pytest.param(datetime(2026, 12, 1, 9, tzinfo=ZoneInfo("Europe/London")), id="winter"),
        pytest.param(datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=13))), id="far east"),
        pytest.param(NOON.replace(microsecond=123456), id="microseconds"),
    ],
)
def test_a_datetime_comes_back_as_the_same_instant_in_utc(database: Database, at: datetime) -> None:
    with database.writing() as session:
        session.add(_upload(at))
    with database.reading() as session:
        kept = session.scalars(select(Upload)).one().at
    assert kept == at
    assert kept.tzinfo is UTC


def test_instants_are_compared_whatever_their_zone(database: Database) -> None:
    with database.writing() as session:
        session.add(_upload(NOON))
    sooner = (NOON - timedelta(minutes=1)).astimezone(ZoneInfo("Asia/Tokyo"))
    with database.reading() as session:
        later = select(func.count()).select_from(Upload).where(Upload.at > sooner)
        assert session.scalar(later) == 1


def test_a_datetime_that_is_not_there_stays_so(database: Database) -> None:
    with database.writing() as session:
        session.add(Workspace(platform="local", external_id="1"))
    with database.reading() as session:
        assert session.scalars(select(Workspace)).one().next_send_at is None


@pytest.mark.parametrize("kind", ["writing", "reading"])
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 30000)],
)
def test_sqlite_is_durable_and_strict_on_every_connection(
    sqlite_database: Database, kind: str, pragma: str, value: object
) -> None:
    with getattr(sqlite_database, kind)() as session:
        assert session.scalar(text(f"PRAGMA {pragma}")) == value


def test_many_processes_open_one_new_sqlite_file_at_once(tmp_path: Path) -> None:
    together(OPEN, str(tmp_path), processes=6)


def test_a_row_that_is_there_is_left_alone(database: Database) -> None:
    for count in (1, 2):
        with database.writing() as session:
            values = {"name": "count", "value": {"count": count}}
            session.execute(insert_unless_there(session, Kept.__table__, values))  # type: ignore[arg-type]
    with database.reading() as session:
        assert _count(session) == 1


def test_who_adds_a_row_learns_its_key_and_who_comes_second_nothing(database: Database) -> None:
    added = []
    for count in (1, 2):
        with database.writing() as session:
            values = {"name": "count", "value": {"count": count}}
            added.append(add_unless_there(session, Kept.__table__, values))  # type: ignore[arg-type]
    assert [row and tuple(row) for row in added] == [("count",), None]
    with database.reading() as session:
        assert _count(session) == 1


def test_what_goes_wrong_is_told_without_the_words_that_somebody_wrote(database: Database) -> None:
    """A log is read by whoever looks after the machine, and has no redactions."""
    with pytest.raises(DBAPIError) as caught, database.writing() as session:
        session.execute(
            text("INSERT INTO nowhere VALUES (:words)"), {"words": "said in confidence"}
        )
    assert "INSERT INTO nowhere" in str(caught.value)
    assert "confidence" not in str(caught.value)


def test_a_server_that_takes_a_call_and_never_answers_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(database_module.SERVER, "connect_timeout", 2)  # seconds, the least
    with socket.create_server(("127.0.0.1", 0)) as mute:
        database = Database(f"postgresql://somebody@127.0.0.1:{mute.getsockname()[1]}/nowhere")
        began = time.monotonic()
        with pytest.raises(DBAPIError, match="timeout"), database.reading():
            pass
        assert time.monotonic() - began < 20
        database.dispose()


def test_a_server_that_falls_silent_is_noticed_within_a_minute(
    postgres_database: Database,
) -> None:
    with postgres_database.reading() as session:
        held = session.connection().connection.driver_connection
        assert held is not None
        said = held.info.get_parameters()
    quiet = int(said["keepalives_idle"])
    quiet += int(said["keepalives_interval"]) * int(said["keepalives_count"])
    assert (quiet <= 60, int(said["tcp_user_timeout"]) <= 60_000) == (True, True)


def test_a_plain_postgresql_url_finds_the_driver_that_is_installed() -> None:
    for scheme in ("postgresql", "postgresql+psycopg"):
        database = Database(f"{scheme}://somebody@127.0.0.1/nowhere")
        assert database.engine.dialect.driver == "psycopg"
        database.dispose()


@pytest.mark.parametrize(
    ("url", "file"),
    [
        pytest.param("sqlite:////data/chaser.db", Path("/data/chaser.db"), id="an absolute path"),
        pytest.param("sqlite:///chaser.db", Path("chaser.db"), id="a relative path"),
        pytest.param("sqlite://", None, id="in memory"),
        pytest.param("sqlite:///:memory:", None, id="in memory, by name"),
        pytest.param("postgresql://somebody@127.0.0.1/chaser.db", None, id="on a server"),
    ],
)
def test_a_url_tells_the_file_that_a_database_is_in(url: str, file: Path | None) -> None:
    assert file_of(url) == file


def test_what_is_put_off_is_done_once_at_the_end_and_sees_all_that_was_added(
    database: Database,
) -> None:
    seen: list[tuple[list[int], int]] = []

    def look(session: Session, ids: Sequence[int]) -> None:
        found = session.connection().execute(text("SELECT count(*) FROM workspace"))
        seen.append((list(ids), found.scalar_one()))

    with database.writing() as session:
        put_off(session, look, [2])
        put_off(session, look, [1, 2])
        session.add(Workspace(platform="local", external_id="here"))
        assert seen == []
    assert seen == [([1, 2], 1)]
