"""The lock that SQLite's writers of one process queue at."""

import threading
import time

import pytest

from store.database import FairLock


def test_the_lock_serves_its_waiters_in_the_order_they_came() -> None:
    lock, served = FairLock(), []

    def wait(number: int) -> None:
        with lock:
            served.append(number)

    waiters = [threading.Thread(target=wait, args=(number,)) for number in range(8)]
    with lock:
        for number, waiter in enumerate(waiters, start=1):
            waiter.start()
            while len(lock._waiting) < number:
                pass
        assert served == []
    for waiter in waiters:
        waiter.join(timeout=5)
    assert served == list(range(8))


def test_the_lock_is_never_held_by_two() -> None:
    lock, inside, most = FairLock(), 0, 0

    def work() -> None:
        nonlocal inside, most
        for _ in range(20):
            with lock:
                inside += 1
                most = max(most, inside)
                time.sleep(0.0005)
                inside -= 1

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=10)
    assert most == 1


def test_the_lock_is_free_after_an_exception() -> None:
    lock = FairLock()
    with pytest.raises(ZeroDivisionError), lock:
        raise ZeroDivisionError
    with lock:
        pass


def test_who_gives_up_waiting_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    lock = FairLock()
    with lock, monkeypatch.context() as patch:
        patch.setattr(threading.Event, "wait", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            lock.__enter__()
    with lock:
        assert not lock._waiting


def _interrupted(_event: threading.Event) -> None:
    raise KeyboardInterrupt
