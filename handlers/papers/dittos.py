"""Reads ditto marks and “as above” as the cells that they stand for."""

import re
from collections.abc import Mapping
from dataclasses import replace

from handlers.papers.doubt_words import listed
from handlers.papers.grid import Cell, Grid, Row
from handlers.papers.heads import Head
from handlers.papers.items import Walked

_DITTO = re.compile(
    r"""(?:-\s?)?(?:["“”″〃]|['’‘]{2})(?:\s?-)?|-do-|do\.|ditto\.?|(?:the\s+)?(?:same\s+)?as\s+above\.?"""
    r"|same\s+again",
    re.IGNORECASE,
)


def without_dittos(grid: Grid, heads: Mapping[int, Head], walked: Walked) -> Grid:
    """The grid with what each ditto stands for, and one doubt about all of them."""
    plain, rows = _said_in_full(grid, heads)
    if rows:
        where = f"Row{'s' * (len(rows) > 1)} {listed([str(n) for n in rows])}"
        have = "have" if len(rows) > 1 else "has"
        said = f"{where} {have} ditto marks or “as above”: I read each as the cell above it"
        walked.doubt("ditto", grid.name, rows[0], said)
    return plain


def _said_in_full(grid: Grid, heads: Mapping[int, Head]) -> tuple[Grid, list[int]]:
    """The grid with what each ditto stands for, and the numbers of the rows that had one."""
    rows: list[Row] = []
    told: list[int] = []
    head: Head | None = None
    above: dict[int, Cell] = {}
    for row in grid.rows:
        if row.number in heads:
            head, above = heads[row.number], {}
        elif head is not None and row.number not in head.rows and len(row.filled) > 1:
            plain = _plain(row, head, above)
            if plain is not row:
                told.append(row.number)
            above |= {i: cell for i, cell in enumerate(plain.cells) if cell.text}
            row = plain
        rows.append(row)
    return replace(grid, rows=tuple(rows)), told


def _plain(row: Row, head: Head, above: Mapping[int, Cell]) -> Row:
    """The row itself, or with the cells above it in the place of its dittos."""
    found = {
        i: replace(above[i], fill=row.cell(i).fill, span=1, inherited="")
        for i in row.filled
        if i in above and head.meanings[i] != "code" and is_ditto(row.cell(i).own)
    }
    if not found:
        return row
    return replace(row, cells=tuple(found.get(i, cell) for i, cell in enumerate(row.cells)))


def is_ditto(text: str) -> bool:
    """Whether a cell says no more than that the one above it holds here too."""
    return len(text) <= 20 and _DITTO.fullmatch(text) is not None
