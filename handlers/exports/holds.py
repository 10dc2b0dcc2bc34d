"""What a paper says of work on hold: a line under its progress, known again when it comes back.

A hold is Chaser's own: no column of a plan has it, and an import neither sets nor ends one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from handlers.papers.updates import ON_HOLD
from store.models import Action

_NONE: dict[str, Any] = {"on_hold": False, "hold_until": None, "hold_why": ""}


def hold_line(action: Action) -> str:
    """`On hold until 1 Jan 2027: funding`; "" where nothing is held, or the action is closed."""
    if not (action.on_hold and action.is_open):
        return ""
    return _line(action.hold_until, action.hold_why)


def _line(until: date | None, why: str) -> str:
    day = f" until {until.day} {until:%b %Y}" if until else ""
    reason = " ".join(why.split())
    return f"{ON_HOLD}{day}{f': {reason}' if reason else ''}"


def lines_printed(
    changes: Iterable[tuple[int, int, Mapping[str, Any]]],
) -> defaultdict[int, set[str]]:
    """By action, what papers have said of its holds, given all its changes in their order."""
    stands: dict[int, dict[str, Any]] = {}
    found: defaultdict[int, set[str]] = defaultdict(set)
    for action_id, _, change in changes:
        new = {name: change[name][1] for name in _NONE if name in change}
        if not new:
            continue
        hold = stands[action_id] = stands.get(action_id, _NONE) | new
        if hold["on_hold"]:
            until = hold["hold_until"]
            day = date.fromisoformat(until) if until else None
            found[action_id].add(_line(day, hold["hold_why"]))
    return found
