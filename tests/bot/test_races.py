"""Requests, ticks and senders at the same moment: nobody waits for each other in a ring."""

import random
import threading
import time
from collections.abc import Callable, MutableMapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import event, select, text, update

from bot.schedule import tick
from handlers.requests import Kind
from store import deliveries
from store.database import Database
from store.mail import Delivery
from store.models import Action, Entry, Recipient
from tests.bot.test_inbound import at_once
from tests.bot.world import World

SEED = 20260907
ROUNDS = 6
LEADS = ("anne", "gupti", "bev")


def prepared(world: World) -> list[str]:
    """Nine actions, three to a lead, all due for a card; their codes."""
    codes = []
    for number in range(9):
        codes.append(f"CR1.{number}")
        other = LEADS[(number + 1) % 3]
        world.command(
            "bev", f"add CR1.{number} Job {number}, @{LEADS[number % 3]} and @{other}, 21 Sep"
        )
    world.sender.drain()
    tick(world.database, world.now)
    return codes


def several(world: World, codes: list[str], word: str) -> None:
    """Two actions in one message, in whatever order: one transaction over both."""
    first, second = codes
    text = f"{first} {word}, {second} amber late"
    request = world.request("bev", text, place="D-bev")
    world.inbound.receive(replace(request, kind=Kind.SAID))


def test_nothing_fails_when_all_happens_at_once(
    world: World, logs: list[MutableMapping[str, Any]]
) -> None:
    codes, chance = prepared(world), random.Random(SEED)
    senders = [world.another_sender() for _ in range(2)]
    for round_ in range(ROUNDS):
        work: list[Callable[[], object]] = []
        for number in range(3):
            pair = chance.sample(codes, 2)
            work.append(partial(several, world, pair, f"red round {round_} {number}"))
            one = chance.choice(codes)
            work.append(partial(world.command, "bev", f"update {one} green round {round_}"))
        work += [sender.drain for sender in senders]
        work.append(partial(tick, world.database, world.now))
        at_once(work)
        world.later(hours=20)
    world.sender.drain()
    assert [line for line in logs if line["log_level"] == "error"] == []


def test_ticks_at_once_owe_each_card_once(world: World) -> None:
    for number, who in enumerate(LEADS):
        world.command("bev", f"add CR1.{number} Job {number}, @{who}, 21 Sep")
    world.sender.drain()
    found = at_once([partial(tick, world.database, world.now)] * 4)
    assert sum(int(str(number)) for number in found) == len(LEADS)
    assert sum(row.kind == "card" for row in world.rows()) == len(LEADS)


def test_a_change_at_the_moment_of_the_tick_is_never_slept_through(world: World) -> None:
    """Whoever comes second: the look sees the change, or the change asks for another look."""
    for nth in range(10):
        due = (world.now + timedelta(days=14)).strftime("%-d %b")
        add = partial(world.command, "bev", f"add CR1.{nth} Job {nth}, @anne, {due}")
        at_once([add, partial(tick, world.database, world.now)])
        tick(world.database, world.now)
        with world.database.writing() as session:
            deliveries.look_soon(session, [person.id for person in session.query(Recipient)])
        assert tick(world.database, world.now) == 0, f"round {nth}: nobody had looked"
        world.sender.drain()
        world.later(days=1)
    assert sum(row.kind == "card" for row in world.rows()) > 2


def test_a_change_while_the_card_is_composed_reaches_the_card(world: World) -> None:
    for nth in range(8):
        world.command("bev", f"add CR2.{nth} Job {nth}, @anne, {21 + nth} Sep")
        world.sender.drain()
        tick(world.database, world.now)
        at_once([partial(world.command, "bev", f"update CR2.{nth} red burnt"), world.sender.drain])
        world.sender.drain()
        with world.database.reading() as session:
            card = session.query(Delivery).filter_by(kind="card").order_by(Delivery.id.desc())
            newest = card.first()
        said = world.platform.said("D-anne")
        if newest is not None and newest.state == "sent" and said and f"CR2.{nth}" in said[-1]:
            assert "🟥 Red" in said[-1]
        world.later(days=1)


def test_a_request_that_gives_way_in_a_ring_is_begun_again(postgres_database: Database) -> None:
    world = World(postgres_database)
    world.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    with world.database.writing() as other:
        anne = other.scalars(select(Recipient.id).where(Recipient.external_id == "anne")).one()
        deliveries.lock_recipients(other, [anne])
        asked = threading.Thread(target=world.command, args=("bev", "update CR1.5 red no van"))
        asked.start()
        # It holds the action and waits for Anne; now this waits for the action, and it gives way.
        waits_for_a_lock(world.database)
        other.execute(update(Action).values(title="Print the survey"))
    asked.join()
    with world.database.reading() as session:
        action = session.scalars(select(Action)).one()
        assert (action.title, action.rag, action.comment) == ("Print the survey", "red", "no van")
        assert session.query(Entry).count() == 2


def test_a_request_locks_recipients_last_and_all_in_their_order(
    postgres_database: Database,
) -> None:
    world = World(postgres_database)
    for words in ("add CR1.5 Draft, @gupti, 21 Sep", "add CR1.6 Print, @anne and @bev, 21 Sep"):
        world.command("bev", words)
    said: list[str] = []

    def listen(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        if "FOR NO KEY UPDATE OF recipient" in statement or "UPDATE recipient" in statement:
            said.append("looks" if "IN (" in statement else statement)

    event.listen(world.database.engine, "before_cursor_execute", listen)
    # Gupti's first words to Chaser ever, and of several actions.
    request = world.request("gupti", "CR1.5 green. CR1.6 amber", place="D-gupti")
    world.inbound.receive(replace(request, kind=Kind.SAID))
    assert said[0] == "looks"
    assert set(said) == {"looks"}
    with world.database.reading() as session:
        gupti = session.scalars(select(Recipient).where(Recipient.external_id == "gupti")).one()
        assert gupti.conversation == "D-gupti"


def waits_for_a_lock(database: Database) -> None:
    """Until some connection waits for another's lock."""
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    for _ in range(2000):
        with database.reading() as session:
            if session.scalar(waiting):
                return
        time.sleep(0.005)
    raise AssertionError("nobody waits")
