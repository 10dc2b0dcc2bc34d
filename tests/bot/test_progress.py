"""A long file says in the chat how far it is; nothing of that is left once the file is there."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from handlers.deliveries import outbox
from handlers.messages import Attachment, Message
from tests.bot.platform import GONE, TIMEOUT, Turn
from tests.bot.world import CHANNEL, World

Said = list[list[str]]


@pytest.fixture
def said(world: World, monkeypatch: pytest.MonkeyPatch) -> Said:
    """What stands in the channel after each step of a file of 4,000 lines; two seconds a step."""
    seen: Said = []

    def write(step: Callable[[int], None]) -> bytes:
        for done in range(1_000, 5_000, 1_000):
            world.real_now += timedelta(seconds=2)
            step(done)
            seen.append(world.platform.said(CHANNEL))
        return b"words"

    file = Attachment("plan.docx", "application/x", lambda: b"unused", 4_000, write)
    message = Message("Here is the plan.", (file,))
    monkeypatch.setattr(outbox, "compose", lambda *_: message)
    world.owe("Here is the plan.")
    return seen


HALF = "Writing the file: 2,000 of 4,000 actions so far."


def test_every_few_seconds_the_same_message_says_more(world: World, said: Said) -> None:
    world.sender.drain()
    assert said == [[], [HALF], [HALF], [HALF]]
    assert world.platform.said(CHANNEL) == ["Here is the plan.\nplan.docx"]
    world.later(minutes=10)
    world.sender.drain()
    assert world.platform.said(CHANNEL) == ["Here is the plan.\nplan.docx"]


def test_a_file_that_is_soon_there_says_nothing(world: World, monkeypatch: Any, said: Said) -> None:
    monkeypatch.setattr("bot.progress.EVERY", timedelta(minutes=1))
    world.sender.drain()
    assert said == [[], [], [], []]
    assert world.platform.count("send") == 1


@pytest.mark.parametrize("turn", [Turn(GONE, posts=False), Turn(TIMEOUT, posts=False)])
def test_a_word_that_is_lost_is_no_failure_of_the_file(
    world: World, said: Said, turn: Turn
) -> None:
    world.platform.next(turn)
    world.sender.drain()
    assert said == [[], [], [], []]
    assert world.platform.said(CHANNEL) == ["Here is the plan.\nplan.docx"]


def test_a_file_that_can_not_be_posted_leaves_no_word_behind(world: World, said: Said) -> None:
    world.platform.next(Turn(), Turn(GONE, posts=False))
    world.sender.drain()
    assert [HALF] in said
    assert HALF not in world.platform.said(CHANNEL)
