"""The rows of a table under one set of headings, and the header of a table that has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers.papers.columns import normal
from handlers.papers.going_on import CONTINUED
from handlers.papers.grid import Grid, Row
from handlers.papers.heads import Head

# Where a header would stand that the file has not got.
HEADLESS = -1


def headless(grid: Grid) -> dict[int, Head]:
    """A header without a word, for a grid that looks like a table all the same."""
    full = [row for row in grid.rows if len(row.filled) > 2]
    if len(full) < 2 or len(full) * 2 < len(grid.rows):
        return {}
    return {HEADLESS: Head((), ("",) * grid.width, (None,) * grid.width)}


def bodies_of(
    grids: Sequence[Grid], heads: Sequence[Mapping[int, Head]]
) -> dict[object, list[Row]]:
    """All rows under one set of headings, wherever in the file it is repeated."""
    bodies: dict[object, list[Row]] = {}
    for grid, found in zip(grids, heads, strict=True):
        head = found.get(HEADLESS, found.get(CONTINUED))
        body = bodies.setdefault(signature(head), []) if head else []
        for row in grid.rows:
            if row.number in found:
                head = found[row.number]
                body = bodies.setdefault(signature(head), [])
            if head is not None and row.number not in head.rows:
                body.append(row)
    return bodies


def signature(head: Head) -> tuple[str, ...]:
    """What makes two headers the same: their headings, whatever their case and marks."""
    return tuple(normal(heading) for heading in head.headings)
