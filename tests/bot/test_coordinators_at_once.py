"""Two who set something for the whole partnership at once: the later one builds on the earlier."""

import threading
from collections.abc import Iterator, MutableMapping
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from handlers import router
from handlers.imports.importing import import_file
from handlers.imports.reading import read_file
from handlers.meetings.calendars import policy_of
from store import people
from store.calendar import Meeting, Series
from store.database import Database
from store.models import Action, Partnership, Plan, Recipient
from tests.bot.test_races import waits_for_a_lock
from tests.bot.world import CHANNEL, World
from tests.handlers.plan_files import SMALL


@pytest.fixture
def world(postgres_database: Database) -> World:
    """Bev and Gupti coordinate, on PostgreSQL: on SQLite nobody is beside a writer."""
    world = World(postgres_database)
    world.command("bev", "role @gupti coordinator")
    return world


@pytest.fixture(autouse=True)
def _nothing_fails(logs: list[MutableMapping[str, Any]]) -> Iterator[None]:
    yield
    assert [line for line in logs if line["log_level"] == "error"] == []


def said_together(world: World, first: str, second: str) -> str:
    """Bev's command, and Gupti's, which comes before Bev's is committed; what he is told."""
    asked = threading.Thread(target=partial(world.command, "gupti", second))
    with world.database.writing() as session:
        answer = router.answer(session, world.request("bev", first), world.now)
        assert answer is not None
        session.flush()
        asked.start()
        waits_for_a_lock(world.database)
    asked.join()
    world.sender.drain()
    return world.platform.said(CHANNEL)[-1]


def here(world: World) -> Partnership:
    with world.database.reading() as session:
        return session.scalars(select(Partnership)).one()


def test_of_two_settings_set_at_once_both_count(world: World) -> None:
    said_together(world, "settings papers 9", "settings cards 1")
    policy = policy_of(here(world))
    assert (policy.papers, policy.cards_a_week) == (9, 1)


def test_an_undo_keeps_the_setting_that_is_set_meanwhile(world: World) -> None:
    world.command("gupti", "settings cards 1")
    said_together(world, "settings papers 9", "undo")
    policy = policy_of(here(world))
    assert policy.papers == 9
    assert policy.cards_a_week != 1


def test_two_coordinators_who_take_each_others_role_leave_one(world: World) -> None:
    said_together(world, "unrole @gupti coordinator", "unrole @bev coordinator")
    with world.database.reading() as session:
        left = people.holders(session, here(world).id, "coordinator")
        assert [one.name for one in left] == ["Bev"]


def test_a_meeting_that_two_set_at_once_stands_once(world: World) -> None:
    said_together(world, "meeting Thu 1 Oct 2pm", "meeting Thu 1 Oct 2pm")
    with world.database.reading() as session:
        assert len(session.scalars(select(Meeting)).all()) == 1


def test_of_two_patterns_set_at_once_one_goes_on(world: World) -> None:
    said_together(
        world, "meeting every first Thursday at 2pm", "meeting every last Tuesday at 10am"
    )
    with world.database.reading() as session:
        running = session.scalars(select(Series).where(~Series.ended)).all()
        assert [each.words for each in running] == ["every last Tuesday at 10am"]


def test_two_comments_that_are_left_out_at_once_both_stay_out(world: World) -> None:
    for words in ("add CR1.5 Draft, @anne", "add CR1.6 Print, @anne"):
        world.command("bev", words)
    world.command("anne", "update CR1.5 red no van")
    world.command("anne", "update CR1.6 red no ink")
    world.command("bev", "meeting Thu 1 Oct 2pm")
    said_together(world, "digest leave out CR1.5", "digest leave out CR1.6")
    with world.database.reading() as session:
        assert len(session.scalars(select(Meeting)).one().in_print) == 2


def test_a_file_that_two_import_at_once_becomes_one_plan(world: World) -> None:
    read = read_file(SMALL.encode(), "plan.csv", world.now.date())
    with world.database.writing() as session:
        partnership = session.scalars(select(Partnership)).one()
        _, draft = import_file(session, partnership, None, read, world.now)
        _, again = import_file(session, partnership, None, read, world.now)
    said = said_together(world, f"import {draft}", f"import {again}")
    assert "It says nothing other than the plan you have." in said
    with world.database.reading() as session:
        assert len(session.scalars(select(Plan).where(Plan.live)).all()) == 1
        assert len(session.scalars(select(Action)).unique().all()) == 3


def test_the_first_actions_that_two_add_at_once_are_of_one_plan(world: World) -> None:
    said_together(world, "add Draft the survey, @anne", "add Print the leaflets, @anne")
    with world.database.reading() as session:
        plan = session.scalars(select(Plan).where(Plan.live)).one()
        plans = [action.plan_id for action in session.scalars(select(Action)).unique()]
        assert plans == [plan.id, plan.id]


def test_a_newcomer_who_says_two_things_at_once_is_known_once(world: World) -> None:
    asked = threading.Thread(target=partial(world.command, "nina", "meetings"))
    with world.database.writing() as session:
        router.answer(session, world.request("nina", "help"), world.now)
        asked.start()
        waits_for_a_lock(world.database)
    asked.join()
    with world.database.reading() as session:
        known = session.scalars(select(Recipient).where(Recipient.external_id == "nina"))
        assert known.one().name == "nina"
