"""Whatever people type, it is answered."""

from collections.abc import MutableMapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.messages import Message, from_dict
from handlers.requests import Kind
from store.database import Database
from tests.bot.world import World

ADD = "add CR1.5 Draft the survey, @anne, 21 Sep"

NASTY = [
    "\x00", "update CR1.5 amber \x00 zero", "update CR1.5 red \ud83d half a smile",
    "update CR1.5 green \U0001f600", "'; DROP TABLE action; --", "%s %(x)s {0} {}", "\\", "//",
    "update CR1.5 " + "long " * 9000, "a" * 50_000, "undo 99999999999999999999999",
    "undo -1", "import 99999999999999999999", "answer 99999999999999999999 1", "answers 1e9",
    "#99999999999999999999", "update #99999999999999999999 green", "show ١٢٣", "undo ²",
    "answer ² ²", "move CR1.5 to 99/99/9999", "move CR1.5 to 31 Dec 9999", "hold CR1.5 until 9999",
    "meeting every day at 25:99", "meeting 31 Dec 9999 2pm", "link 99999999999999999999 @anne",
    "in 99999999999999999999 list", "digest theme \x00", "list due \ud800", "\u202eadd evil",
    "confirm ٣", "cancel ²", "doubts 0", "columns -5", "set CR1.5 \x00 x", "remind me 99999",
]  # fmt: skip


@pytest.mark.parametrize("kind", [Kind.SAID, Kind.COMMAND, Kind.PRESSED, Kind.SUBMITTED])
def test_nothing_that_anybody_types_makes_it_go_wrong(
    world: World, kind: Kind, logs: list[MutableMapping[str, Any]]
) -> None:
    world.command("bev", ADD)
    for number, text in enumerate(NASTY):
        for place in ("C1", "D-bev"):
            request = world.request("bev", text, key=f"{number}:{place}", place=place)
            world.inbound.receive(replace(request, kind=kind, form={"title": text, "x": text}))
    assert [line for line in logs if line.get("log_level") == "error"] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("/action CR1.5", "CR1.5"), (" /Action: list red", "list red"), ("/action", "help"),
     ("/action\u00a0mine", "mine"), ("/rag", "digest"), ("/action /rag", "digest")],
)  # fmt: skip
def test_a_slash_command_in_a_message_is_its_words(world: World, typed: str, meant: str) -> None:
    world.command("bev", ADD)

    def said(text: str) -> Message | None:
        request = replace(world.request("anne", text, place="D-anne"), kind=Kind.SAID)
        world.inbound.receive(request)
        body = world.rows()[-1].body
        return from_dict(body) if body else None

    assert said(typed) == said(meant)
    assert said(typed) is not None


VOCABULARY = """
    add update done move import edit show list mine history digest undo assign hold resume pause
    private public set meetings meeting people link unlink role unrole help ask answer confirm
    cancel doubts columns answers all remind in CR1.5 #1 1 2 99 green red amber to until Oct
    @anne title cost every Thursday 2pm post chair theme lead due overdue no change , : -
"""
WORDS = st.sampled_from(VOCABULARY.split())


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(words=st.lists(WORDS | st.text(max_size=6), min_size=1, max_size=7), said=st.booleans())
def test_no_mixture_of_its_own_words_makes_it_go_wrong(
    sqlite_database: Database, words: list[str], said: bool
) -> None:
    if sqlite_database.url not in _kept:
        _kept[sqlite_database.url] = World(sqlite_database)
        _kept[sqlite_database.url].command("bev", ADD)
    world = _kept[sqlite_database.url]
    request = world.request("bev", " ".join(words))
    answer = world.inbound.receive(replace(request, kind=Kind.SAID if said else Kind.COMMAND))
    assert "went wrong" not in str(answer), words


_kept: dict[str, World] = {}


def test_a_comment_under_what_chaser_said_of_an_action_is_its_leads_alone(world: World) -> None:
    world.command("bev", ADD)
    world.command("anne", "update CR1.5 amber")
    world.sender.drain()
    (told,) = [post.id for post in world.platform.posts.values() if "Amber" in post.words]

    def said(who: str) -> list[str]:
        request = replace(world.request(who, "we lost the kitchen"), kind=Kind.SAID)
        world.inbound.receive(replace(request, replying_to=told, called=False))
        world.sender.drain()
        return [words for words in world.platform.said("C1") if "we lost the kitchen" in words]

    assert said("bev") == []
    assert len(said("anne")) == 1
