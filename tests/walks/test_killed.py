"""Real processes, really killed: nothing owed is lost, nothing is said twice, nothing is broken."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text

from handlers.messages import Message, to_dict
from store import deliveries, people
from store.database import Database
from store.mail import Delivery, Post
from tests.processes import together

NOW = datetime(2026, 9, 7, 9, 30, tzinfo=UTC)
SEED = int(os.environ.get("CHASER_SEED", "20260907"))
OWED = 200 if "CHASER_SOAK" in os.environ else 30
KILLS = 50 if "CHASER_SOAK" in os.environ else 6

# Sends what is owed in the local chat, and dies by SIGKILL at its nth sending: before the post
# is there ("before"), or once it is there and nothing is recorded yet ("after").
# The senders are forked, one after the other, from a process that has imported everything.
_SENDERS = """
import multiprocessing, os, signal, sys
from datetime import timedelta
from bot.chat.local import LocalChat
from bot.clock import real_time
from bot.sender import Sender
from handlers.deliveries import outbox
from store.database import Database

def life(url, moment, nth):
    database = Database(url)
    chat = LocalChat(database, real_time)
    send, sent = chat.send, 0

    def dying(*args, **kwargs):
        nonlocal sent
        sent += 1
        if sent == nth and moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        ids = send(*args, **kwargs)
        if sent == nth and moment == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return ids

    chat.send = dying
    Sender(database, {chat.name: chat}, real_time, lease=timedelta(seconds=0.4)).drain()
    database.dispose()

fork = multiprocessing.get_context("fork")
for line in sys.stdin:
    url, moment, nth = line.split()
    process = fork.Process(target=life, args=(url, moment, int(nth)))
    process.start()
    process.join()
    print(process.exitcode, flush=True)
"""

# Two of these drain one outbox; each writes down what it claims.
_CLAIMER = """
import os
from bot.chat.local import LocalChat
from bot.clock import real_time
from bot.sender import Sender
from store import claims
from store.database import Database

def work(argument, meet):
    url, folder = argument.split("|")
    database = Database(url)
    claim = claims.claim
    mine = open(f"{folder}/{os.getpid()}.claims", "w")

    def noted(*args, **kwargs):
        taken = claim(*args, **kwargs)
        mine.writelines(f"{each.id}\\n" for each in taken)
        return taken

    claims.claim = noted
    chat = LocalChat(database, real_time)
    sender = Sender(database, {chat.name: chat}, real_time)
    meet()
    sender.drain()
    mine.close()
    database.dispose()
"""


def owe(database: Database, count: int) -> list[int]:
    """So many messages that Chaser owes to people of the local chat."""
    with database.writing() as session:
        workspace = people.workspace(session, "local", "local")
        added = [
            deliveries.owe(
                session, f"answer:{number}", "answer", workspace.id, place=f"dm:p{number % 5}",
                body=to_dict(Message(f"Message {number}.")), created_at=NOW,
            )
            for number in range(count)
        ]  # fmt: skip
    return [delivery for delivery in added if delivery is not None]


RunSender = Callable[..., int]


@pytest.fixture(scope="module")
def run_sender() -> Iterator[RunSender]:
    """Runs one sender process on a URL, to die at a moment; gives the status it ended with."""
    command, pipe = [sys.executable, "-c", _SENDERS], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as parent:

        def run(url: str, moment: str = "never", nth: int = 0) -> int:
            assert parent.stdin is not None
            assert parent.stdout is not None
            parent.stdin.write(f"{url} {moment} {nth}\n")
            parent.stdin.flush()
            return int(parent.stdout.readline())

        yield run


def run_to_the_end(run_sender: RunSender, database: Database) -> None:
    """Senders until nothing is owed: what a dead one had in hand, waits for its lease to end."""
    for _ in range(100):
        assert run_sender(database.url) == 0
        if not left(database):
            return
        time.sleep(0.1)


def kill_one(run_sender: RunSender, database: Database, moment: str, nth: int) -> None:
    """A sender that dies at its nth sending; one that finds too little free ends by itself."""
    for _ in range(100):
        if run_sender(database.url, moment, nth) == -signal.SIGKILL:
            return
        nth = 1
        time.sleep(0.1)  # what the dead had in hand waits for their leases to end
    raise AssertionError("none was killed: nothing was left to send")


def posted(database: Database) -> Counter[str]:
    """How often each delivery stands in the chat."""
    with database.reading() as session:
        found = session.scalars(select(Post.delivery).where(~Post.removed))
        return Counter(str(delivery) for delivery in found)


def left(database: Database) -> int:
    """How many deliveries are owed still."""
    with database.reading() as session:
        return len(session.scalars(select(Delivery.id).where(Delivery.state != "sent")).all())


def test_a_sender_killed_at_any_moment_loses_nothing_and_says_nothing_twice(
    run_sender: RunSender, database: Database
) -> None:
    chance = random.Random(SEED)
    ids = owe(database, OWED)

    for _ in range(KILLS):
        kill_one(run_sender, database, chance.choice(["before", "after"]), chance.randint(1, 4))
    run_to_the_end(run_sender, database)

    assert posted(database) == Counter({str(i): 1 for i in ids})
    if database.is_sqlite:
        with database.reading() as session:
            assert session.scalar(text("PRAGMA integrity_check")) == "ok"


def test_two_senders_never_claim_one_delivery_twice(database: Database, tmp_path: Path) -> None:
    ids = owe(database, 200)

    together(_CLAIMER, f"{database.url}|{tmp_path}", processes=2)

    claims = [int(line) for file in tmp_path.glob("*.claims") for line in file.read_text().split()]
    assert sorted(claims) == sorted(ids)
    assert posted(database) == Counter({str(i): 1 for i in ids})


@pytest.mark.parametrize("moment", ["before", "after"])
def test_what_was_in_hand_when_it_died_is_said_once_by_the_next(
    run_sender: RunSender, sqlite_database: Database, moment: str
) -> None:
    (only,) = owe(sqlite_database, 1)

    assert run_sender(sqlite_database.url, moment, 1) == -signal.SIGKILL
    run_to_the_end(run_sender, sqlite_database)

    assert posted(sqlite_database) == Counter({str(only): 1})
