"""What wakes the schedule: once a minute, whatever the machine's clock says."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from bot import metronome
from bot.metronome import Metronome
from store.database import Database

ENOUGH = 10  # seconds


class Ticks:
    """Stands for the schedule: counts its ticks, and fails at the first as it is told."""

    def __init__(self, *, fails: bool = False) -> None:
        self.made, self.third = 0, threading.Event()
        self._fails = fails

    def __call__(self, _database: Database, _now: datetime) -> int:
        self.made += 1
        if self.made == 3:
            self.third.set()
        if self._fails and self.made == 1:
            raise RuntimeError("the database is away")
        return 1


@pytest.mark.parametrize("hours", [0, 24, -24, -24 * 365 * 50])
def test_ticks_go_on_where_the_clock_is_put_right(
    database: Database, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    ticks = Ticks()
    monkeypatch.setattr(metronome, "tick", ticks)
    wrong = timedelta(hours=hours)
    woken = threading.Event()
    beat = Metronome(database, lambda: datetime.now(UTC) + wrong, woken.set, every=0.05)
    beat.start()
    assert ticks.third.wait(ENOUGH)
    assert woken.is_set()
    beat.stop()
    made = ticks.made
    threading.Event().wait(0.2)
    assert ticks.made == made


def test_a_tick_that_fails_is_not_the_last(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = Ticks(fails=True)
    monkeypatch.setattr(metronome, "tick", ticks)
    beat = Metronome(database, lambda: datetime.now(UTC), lambda: None, every=0.05)
    beat.start()
    assert ticks.third.wait(ENOUGH)
    beat.stop()


def test_a_tick_under_way_is_waited_for(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, ended = threading.Event(), threading.Event()

    def slow(_database: Database, _now: datetime) -> int:
        began.set()
        ended.wait(0.1)
        ended.set()
        return 0

    monkeypatch.setattr(metronome, "tick", slow)
    beat = Metronome(database, lambda: datetime.now(UTC), lambda: None)
    beat.start()
    assert began.wait(ENOUGH)
    beat.stop()
    assert ended.is_set()


def test_a_tick_that_hangs_holds_up_no_stop(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, never = threading.Event(), threading.Event()

    def hanging(_database: Database, _now: datetime) -> int:
        began.set()
        never.wait(ENOUGH)
        return 0

    monkeypatch.setattr(metronome, "tick", hanging)
    monkeypatch.setattr(metronome, "PATIENCE", 0.2)
    beat = Metronome(database, lambda: datetime.now(UTC), lambda: None, every=0.05)
    beat.start()
    assert began.wait(ENOUGH)
    stopping = threading.Thread(target=beat.stop)
    stopping.start()
    stopping.join(ENOUGH / 2)
    assert not stopping.is_alive()
    never.set()
