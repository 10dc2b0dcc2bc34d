"""Points that are numbered within a line: "Three things: 1) FD3 amber 2) FD4 all good"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.rules.codes import code_refs
from handlers.rules.replies import Known

_POINT = re.compile(r"(?:(?<=\s)|^)\(?(\d{1,2})[).] ")
_MOST = 20  # points of one message


def numbered_lines(said: str, actions: Sequence[Known]) -> str:
    """`said` with each point on a line of its own and without its number, if each has its code.

    Where they have none, "1) done 2) amber", the numbers may be what names the actions.
    """
    points = list(_POINT.finditer(said))
    if not 1 < len(points) <= _MOST:
        return said
    if [int(point[1]) for point in points] != list(range(1, len(points) + 1)):
        return said
    ends = [*(point.start() for point in points[1:]), len(said)]
    told = [said[point.end() : end] for point, end in zip(points, ends, strict=True)]
    if not all(any(ref.actions for ref in code_refs(each, actions)) for each in told):
        return said
    return "\n".join(each.strip() for each in (said[: points[0].start()], *told)).strip()
