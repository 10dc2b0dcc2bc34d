"""Turns a form on its side: headings down the first column, an action in each of the next."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.papers.columns import CORE, meaning_of, normal
from handlers.papers.grid import BLANK, Cell, Grid, Row
from handlers.papers.heads import find_heads

# One heading more than a table of facts about a meeting would share with a plan.
_FEWEST = 3


def upright(grid: Grid, overrides: Mapping[str, str]) -> Grid:
    """The grid with its headings in a row, itself where they are in one already."""
    if not _is_on_its_side(grid, overrides) or find_heads(grid, overrides):
        return grid
    header = Row(0, tuple(replace(row.cell(0), span=1) for row in grid.rows))
    first = _row_of_action(grid, overrides)
    rows = [header]
    for column in range(1, grid.width):
        cells = tuple(_plain(row, column) for row in grid.rows)
        if any(cell.text for cell in cells):
            rows.append(Row(first + column - 1, cells))
    return replace(grid, rows=tuple(rows), width=len(grid.rows))


def _is_on_its_side(grid: Grid, overrides: Mapping[str, str]) -> bool:
    """Whether the first column names work, and who or when, and the next ones tell it."""
    if not _FEWEST <= len(grid.rows) <= 40 or not 2 <= grid.width <= 12:
        return False
    labels = [row.cell(0).own for row in grid.rows]
    found = [m for m in (_meaning(label, overrides) for label in labels) if m]
    named = len(found) >= _FEWEST and len(found) * 2 > len(labels)
    work = "action" in found or "task" in found
    return named and work and len(CORE & set(found)) > 1


def _meaning(label: str, overrides: Mapping[str, str]) -> str | None:
    return overrides.get(normal(label)) or meaning_of(" ".join(label.split()))


def _row_of_action(grid: Grid, overrides: Mapping[str, str]) -> int:
    work = (r for r in grid.rows if _meaning(r.cell(0).own, overrides) in ("action", "task"))
    return next(work, grid.rows[0]).number


def _plain(row: Row, column: int) -> Cell:
    cell = row.cell(column)
    return BLANK if cell.inherited else replace(cell, span=1)
