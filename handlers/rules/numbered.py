"""Points that are numbered within a line: "Three things: 1) FD3 amber 2) FD4 all good"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.rules.codes import code_refs
from handlers.rules.no_change import unchanged
from handlers.rules.reply import Known
from handlers.rules.statuses import marks
from handlers.rules.words import words

_POINT = re.compile(r"(?:(?<=\s)|^)\(?(\d{1,2})[).]\s")


def points(said: str) -> tuple[str, list[str]]:
    """What stands before the first of several points that are numbered 1, 2, 3, and each of them.

    All of it, and none, where there are no such points.
    """
    found: list[re.Match[str]] = []
    for each in _POINT.finditer(said):
        if int(each[1]) == len(found) + 1:
            found.append(each)
    if len(found) < 2:
        return said, []
    ends = [*(each.start() for each in found[1:]), len(said)]
    told = [said[each.end() : end].strip() for each, end in zip(found, ends, strict=True)]
    return said[: found[0].start()].strip(), told


def numbered_lines(said: str, actions: Sequence[Known]) -> str:
    """`said` with each point on a line of its own, without its number where each has its code.

    Where none has, "1) done 2) amber", the numbers are what names the actions.
    """
    before, told = points(said)
    if not told or "\n" in said:
        return said
    coded = [any(ref.actions for ref in code_refs(one, actions)) for one in told]
    if all(coded):
        return "\n".join((before, *told)).strip()
    if any(coded) or len(told) > len(actions) or not all(map(_opens_with_status, told)):
        return said
    lines = (f"{number}. {one}" for number, one in enumerate(told, 1))
    return "\n".join((before, *lines)).strip()


def _opens_with_status(said: str) -> bool:
    found = words(said)
    ahead = marks(found[:6])
    return (bool(ahead) and ahead[0].first == 0) or bool(unchanged(found))
