"""Turns a form on its side: headings down the first column, an action in each of the next."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from handlers.papers.columns import CORE, meaning_of, normal
from handlers.papers.grid import BLANK, Cell, Grid, Row
from handlers.papers.heads import find_heads

# One heading more than a table of facts about a meeting would share with a plan.
_FEWEST = 3
# "Action 1": the heading of the work, with the number of the form.
_NUMBERED = re.compile(
    r"(action|task|recommendation|activity)\s+(?:no\.?\s+)?(\w{0,4}\d[\w.]{0,5})", re.IGNORECASE
)


def all_upright(grids: Sequence[Grid], overrides: Mapping[str, str]) -> list[Grid]:
    """The grids with their headings in a row each.

    A sheet of two columns beside a plan tells what its headings mean, and is no form.
    """
    turned = [upright(grid, overrides) for grid in grids]
    told = [
        new is not old and old.kind == "sheet" and old.width == 2
        for new, old in zip(turned, grids, strict=True)
    ]
    if not any(told) or not any(find_heads(g, overrides) for g in grids if g.width > 2):
        return turned
    return [old if no else new for new, old, no in zip(turned, grids, told, strict=True)]


def upright(grid: Grid, overrides: Mapping[str, str]) -> Grid:
    """The grid with its headings in a row, itself where they are in one already."""
    if not _is_on_its_side(grid, overrides) or find_heads(grid, overrides):
        return grid
    grid = _with_code_apart(grid)
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
    label = " ".join(label.split())
    numbered = "action" if _NUMBERED.fullmatch(label) else None
    return overrides.get(normal(label)) or meaning_of(label) or numbered


def _with_code_apart(grid: Grid) -> Grid:
    """A form that opens with "Action 1", with its number in a row of its own."""
    row = grid.rows[0]
    numbered = _NUMBERED.fullmatch(" ".join(row.cell(0).own.split()))
    if numbered is None or grid.width != 2:
        return grid
    title = replace(row, cells=(replace(row.cell(0), text=numbered[1]), *row.cells[1:]))
    code = replace(row, cells=(Cell("Ref"), Cell(numbered[2])))
    return replace(grid, rows=(code, title, *grid.rows[1:]))


def _row_of_action(grid: Grid, overrides: Mapping[str, str]) -> int:
    work = (r for r in grid.rows if _meaning(r.cell(0).own, overrides) in ("action", "task"))
    return next(work, grid.rows[0]).number


def _plain(row: Row, column: int) -> Cell:
    cell = row.cell(column)
    return BLANK if cell.inherited else replace(cell, span=1)
