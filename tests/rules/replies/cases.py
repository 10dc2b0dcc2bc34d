"""Actions to reply about, and a short way to write down what a reply should come to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from _pytest.mark.structures import ParameterSet

from handlers.rules.dates.windows import Window
from handlers.rules.grammar import read_reply
from handlers.rules.reply import Known, Reply

TODAY = date(2020, 9, 7)
MEETING = date(2020, 9, 24)


def day(month: int, number: int) -> Window:
    return Window(date(2020, month, number), date(2020, month, number))


def forum(rag: str | None) -> list[Known]:
    return [Known("CR6.4", "Resilience forum", rag, day(9, 30), 33)]


UNRATED, GREEN, AMBER, RED = forum(None), forum("green"), forum("amber"), forum("red")
THREE = [
    Known("CR6.2", "Food in the school holidays", "red", day(8, 31), 31, overdue=True),
    Known("CR6.4", "Resilience forum", "amber", day(9, 30), 33),
    Known(
        "CR6.5", "Medium-term food strategy", None, Window(date(2020, 9, 1), date(2020, 9, 30)), 34
    ),
]


def read(text: str, actions: Sequence[Known], next_meeting: date | None = None) -> Reply:
    return read_reply(text, TODAY, actions, next_meeting=next_meeting)


def outcome(reply: Reply, actions: Sequence[Known]) -> str:
    """A reply in one line: "amber due 2020-10-31", "comment + ask", "none thanks"."""
    if not reply.edits:
        return f"{reply.kind.value} {reply.intent.value}" if reply.intent else reply.kind.value
    said = []
    for edit in reply.edits:
        parts = [edit.status.value] if edit.status else []
        parts += [f"due {edit.deadline.last}"] if edit.deadline else []
        parts += [f"to {edit.reassign_to}"] if edit.reassign_to else []
        parts += ["same"] if edit.no_change else []
        code = f"{actions[edit.action].code} " if len(actions) > 1 else ""
        said.append(code + " ".join(parts or ["comment"]))
    asked = " + ask" if reply.questions else ""
    return "; ".join(said) + asked + (" + after" if reply.follow_ups else "")


def table(text: str) -> list[ParameterSet]:
    """Cases out of lines such as "done => complete"; "\\n" in a reply is a new line."""
    cases = []
    for line in text.strip().splitlines():
        said, _, expected = line.partition(" => ")
        assert expected, f"no outcome in {line!r}"
        cases.append(pytest.param(said.replace("\\n", "\n"), expected, id=said[:60]))
    return cases
