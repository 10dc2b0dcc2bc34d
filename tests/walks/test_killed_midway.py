"""A whole Chaser killed at any commit, again and again: each request and reminder counts once."""

import os
import subprocess
import sys
from collections import Counter

from sqlalchemy import func, select, text

from store.database import Database
from store.mail import Delivery, Post, Receipt, Reminded, Shown
from store.models import Action, Entry, Recipient
from tests.bot.world import MONDAY
from tests.walks.stage import Stage

KILLS = 50 if "CHASER_SOAK" in os.environ else 12
SEED = int(os.environ.get("CHASER_SEED", "20260907"))

# A life: people's requests come in (again, as a platform hands them in that got no answer), the
# clock ticks, what is owed is sent. It ends by SIGKILL just before or just after its nth commit.
# Lives are forked from a process that has imported everything, so that many take little time.
_LIVES = """
import multiprocessing, os, random, signal, sys, time
from datetime import UTC, datetime, timedelta
from bot.app import build_local
from bot.inbound import Inbound
from bot.schedule import tick
from bot.sender import Sender
from handlers import vocabulary
from handlers.requests import Address, Kind, Request
from store.database import Database
from store.mail import Delivery
import handlers.adding.command, handlers.changes, handlers.digests.post
import handlers.chasing.cards, handlers.chasing.reminders

URL, NOW = sys.argv[1], datetime.fromisoformat(sys.argv[2])
KILLS, SEED = int(sys.argv[3]), int(sys.argv[4])
SAID = [
    ("bev", "add CR1.1 Draft the survey, @anne, 21 Sep"),
    ("bev", "add CR1.2 Book the hall, @gupti and @ruth, 21 Sep"),
    ("bev", "add CR1.3 Print the leaflets, @ruth, 21 Sep"),
    ("bev", "meeting Tue 8 Sep 9:15am"),
    ("bev", "hold CR1.2 until Jan, the hall is shut"),
    ("bev", "undo"),
]

def dying(database, moment, nth):
    commit, count = database.engine.dialect.do_commit, 0

    def counted(connection):
        nonlocal count
        count += 1
        if count == nth and moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        commit(connection)
        if count == nth and moment == "after":
            os.kill(os.getpid(), signal.SIGKILL)

    database.engine.dialect.do_commit = counted

def life(moment, nth, later=timedelta(0)):
    database = Database(URL)
    app = build_local(database)
    dying(database, moment, nth)
    inbound = Inbound(database, lambda: NOW, lambda: None)
    real = lambda: datetime.now(UTC) + later
    chats, lease = {"local": app.chat}, timedelta(seconds=0.3)
    sender = Sender(database, chats, lambda: NOW, real=real, lease=lease)
    for number, (who, words) in enumerate(SAID):
        address = Address("local", "local", "riverside")
        inbound.receive(Request(f"key{number}", Kind.COMMAND, who, address, words))
        if number % 2:
            sender.drain()
    tick(database, NOW)
    sender.drain()
    left = 0
    with database.reading() as session:
        left = session.query(Delivery).filter(Delivery.next_try_at.is_not(None)).count()
    database.dispose()
    sys.exit(3 if left else 0)

fork, chance = multiprocessing.get_context("fork"), random.Random(SEED)

def lived(*how):
    process = fork.Process(target=life, args=how)
    process.start()
    process.join()
    return process.exitcode

ends = [lived(chance.choice(["before", "after"]), chance.randint(1, 12)) for _ in range(KILLS)]
killed = ends.count(-signal.SIGKILL)
time.sleep(0.3)
# Pauses and second looks are over ten minutes on.
for minutes in (0, 10, 20):
    ended = lived("never", 0, timedelta(minutes=minutes))
print(killed, ended)
"""


def test_whenever_it_is_killed_nothing_is_lost_doubled_or_broken(database: Database) -> None:
    Stage(database, MONDAY)
    command = [sys.executable, "-c", _LIVES, database.url, MONDAY.isoformat()]
    ran = subprocess.run(
        [*command, str(KILLS), str(SEED)], timeout=120, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    killed, left = map(int, ran.stdout.split()[-2:])
    assert killed >= KILLS // 2
    assert left == 0, "something is owed for ever"
    _each_request_once(database)
    _each_message_once(database)
    _each_reminder_once(database)
    if database.is_sqlite:
        with database.reading() as session:
            assert session.scalar(text("PRAGMA integrity_check")) == "ok"
            assert session.execute(text("PRAGMA foreign_key_check")).all() == []


def _each_request_once(database: Database) -> None:
    with database.reading() as session:
        assert sorted(session.scalars(select(Receipt.key))) == [f"key{n}" for n in range(6)]
        assert [a.title for a in session.query(Action).order_by(Action.ref)] == [
            "Draft the survey", "Book the hall", "Print the leaflets",
        ]  # fmt: skip
        assert Counter(session.scalars(select(Entry.key))) == Counter(f"key{n}" for n in range(6))


def _each_message_once(database: Database) -> None:
    with database.reading() as session:
        states = session.execute(select(Delivery.state, func.count()).group_by(Delivery.state))
        assert set(dict(states.all())) <= {"sent", "closed"}
        sent = [
            str(i) for i in session.scalars(select(Delivery.id).where(Delivery.state == "sent"))
        ]
        standing = session.scalars(
            select(Post.delivery).where(~Post.removed, Post.author == "chaser")
        )
        assert Counter(standing) == Counter(sent)
        assert session.query(Delivery).filter_by(kind="digest").count() == 1


def _each_reminder_once(database: Database) -> None:
    with database.reading() as session:
        cards = select(Recipient.external_id, Action.code).select_from(Delivery)
        cards = cards.join(Recipient).join(Shown, Shown.delivery_id == Delivery.id).join(Action)
        shown = Counter(
            tuple(row) for row in session.execute(cards.where(Delivery.state == "sent"))
        )
        assert shown == Counter([("anne", "CR1.1"), ("gupti", "CR1.2"), ("ruth", "CR1.3")])
        given = session.execute(
            select(Reminded.recipient_id, Reminded.delivery_id).distinct()
        ).all()
        assert len(given) == 3
