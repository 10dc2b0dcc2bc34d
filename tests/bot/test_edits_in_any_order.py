"""A message, its edits and its deletion, in any order and as often as a platform likes."""

import itertools
import random
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from handlers.requests import Kind, Request
from store.database import Database
from store.models import Action, Entry
from tests.bot.test_inbound import at_once
from tests.bot.world import World

Standing = tuple[str, str, str]
"""How an action stands: its mark, its comment, and its deadline's day."""

_AS_ADDED = ("none", "", "21 Sep")

# What a message may say of the two actions A and B, and how they stand after it.
WORDS: dict[str, list[Standing]] = {
    "A amber": [("amber", "", "21 Sep"), _AS_ADDED],
    "A red, the hall burnt down": [("red", "the hall burnt down", "21 Sep"), _AS_ADDED],
    "A green, the hall is back": [("green", "the hall is back", "21 Sep"), _AS_ADDED],
    "A amber, now 30 Oct": [("amber", "", "30 Oct"), _AS_ADDED],
    "A done": [("complete", "", "21 Sep"), _AS_ADDED],
    "B green": [_AS_ADDED, ("green", "", "21 Sep")],
    "A amber, B done": [("amber", "", "21 Sep"), ("complete", "", "21 Sep")],
    "B red, now 2 Oct, A green": [("green", "", "21 Sep"), ("red", "", "02 Oct")],
}
NO_UPDATE = "see you Thursday"
DELETED = "deleted"

_numbers = itertools.count(1)


class Thread:
    """One message of Anne's about two actions of her own, with all that becomes of it."""

    def __init__(self, world: World) -> None:
        self.world, self.number = world, next(_numbers)
        self.codes = {"A": f"CR{self.number}.1", "B": f"CR{self.number}.2"}
        for code in self.codes.values():
            world.command("bev", f"add {code} Work on {code}, @anne, 21 Sep")

    def requests(self, versions: Sequence[str]) -> list[Request]:
        """The message and its edits, each as a platform hands it in; last, that it is gone."""
        of = f"m{self.number}"
        first = replace(self.world.request("anne", self._text(versions[0]), of), kind=Kind.SAID)
        edits = [
            replace(first, kind=Kind.EDITED, key=f"{of}:{n}", of=of, version=str(n), text=text)
            for n, text in enumerate(map(self._text, versions[1:]), 1)
        ]
        key = f"{of}:{DELETED}"
        gone = replace(first, kind=Kind.DELETED, key=key, of=of, version=DELETED, text="")
        return [first, *edits, gone]

    def _text(self, words: str) -> str:
        for name, code in self.codes.items():
            words = words.replace(f"{name} ", f"{code} ")
        return words

    def standing(self) -> list[Standing]:
        """How both actions stand."""
        with self.world.database.reading() as session:
            found = session.query(Action).filter(Action.code.in_(self.codes.values()))
            return [
                (action.mark, action.comment, f"{action.due_last:%d %b}")
                for action in found.order_by(Action.ref)
            ]

    def in_force(self) -> list[str]:
        """The words of every entry of this message that was not taken back."""
        with self.world.database.reading() as session:
            found = session.query(Entry).filter(Entry.key.startswith(f"m{self.number}"))
            live = found.filter(Entry.undone_by_id.is_(None), Entry.undoes_id.is_(None))
            return [entry.words for entry in live.order_by(Entry.id) if entry.words]


@pytest.fixture
def world(sqlite_database: Database) -> World:
    return World(sqlite_database)


VERSIONS = st.lists(st.sampled_from([*sorted(WORDS), NO_UPDATE]), min_size=1, max_size=4)


def latest(arrived: Sequence[Request], versions: Sequence[str]) -> list[str]:
    """The words that count in the end; none where nothing was heard before the deletion."""
    heard = list(itertools.takewhile(lambda each: each.kind is not Kind.DELETED, arrived))
    return [versions[max(int(each.version or 0) for each in heard)]] if heard else []


@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(versions=VERSIONS, data=st.data(), is_deleted=st.booleans())
def test_in_whatever_order_and_however_often_they_come_the_latest_words_stand_once(
    world: World, versions: list[str], data: st.DataObject, is_deleted: bool
) -> None:
    thread = Thread(world)
    requests = thread.requests(versions)
    if not is_deleted:
        requests.pop()
    again = data.draw(st.lists(st.sampled_from(requests), max_size=4))
    arrived = data.draw(st.permutations(requests + again))

    for request in arrived:
        world.inbound.receive(request)

    said = latest(arrived, versions)
    assume(said != [NO_UPDATE])  # what was recorded before stands then: that depends on the order
    assert thread.standing() == (WORDS[said[0]] if said else [_AS_ADDED, _AS_ADDED])
    assert len(thread.in_force()) == len(said)


@pytest.mark.parametrize("nth", range(3))
def test_all_at_the_same_moment_the_latest_words_stand_once(database: Database, nth: int) -> None:
    world, versions = World(database), random.Random(nth).sample(sorted(WORDS), 3)
    thread = Thread(world)
    arrived = thread.requests(versions)[:-1] * 2

    at_once([partial(world.inbound.receive, request) for request in arrived])

    assert thread.standing() == WORDS[versions[-1]]
    assert len(thread.in_force()) == 1
