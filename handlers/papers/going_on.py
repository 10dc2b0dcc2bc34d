"""Knows what only goes on: a row with the title of the action above it, a table with another."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.papers.grid import BLANK, Cell, Grid, Row
from handlers.papers.heads import Head
from handlers.papers.items import Line, Walked
from handlers.papers.recognise import Columns

_OF_ITS_OWN = frozenset(
    {"code", "section", "theme", "coarse", "lead", "organisation", "deadline", "revised", "rag",
     "percent", "state", "completed"}
)  # fmt: skip
_LEFT_OPEN = re.compile(r"(?:[,;&/]|\b(?:and|or|the|a|of|for|to|with|in|by|on|at|from))$", re.I)
_WRAPPED = 30  # characters, from which on a title is long enough to be wrapped


def goes_on(row: Row, line: Line) -> bool:
    """Whether a row right below a line of work has only the rest of its title, and of comments."""
    title = line.columns.index("action")
    last = (line.more or [line.row])[-1]
    if title is None or not row.cell(title).own or row.number != last.number + 1:
        return False
    if any(c.meaning in _OF_ITS_OWN and row.cell(c.index).text for c in line.columns.all):
        return False
    above, text = line.row.cell(title), row.cell(title).text
    return above.bold == row.cell(title).bold and _is_rest(text, above.text)


def _is_rest(text: str, above: str) -> bool:
    if above.count("(") > above.count(")") or _LEFT_OPEN.search(above):
        return True
    wrapped = len(above) >= _WRAPPED and not above.endswith((".", "!", "?", ":"))
    return text.startswith("(") or (wrapped and text[0].islower())


def take_rest(row: Row, line: Line) -> None:
    """Join the rest of a title to its line, and what stands beside it to what stands there."""
    title = line.columns.index("action") or 0
    whole = replace(
        line.row.cell(title), text=f"{line.row.cell(title).text} {row.cell(title).text}"
    )
    line.row = _with(line.row, title, whole)
    line.more.append(_with(row, title, BLANK))


def as_news(row: Row, columns: Columns) -> Row:
    """A row across the table that tells how the action above it stands, with its words where
    comments are."""
    column = columns.index("comment") or 0
    words = Cell(row.cell(row.filled[0]).text)
    return replace(row, cells=tuple(words if i == column else BLANK for i in range(column + 1)))


CONTINUED = 0
"""Where the header of a table would stand that goes on with the one before it."""

_FULL = 3  # cells of a row of work, at the least


def with_heads_above(
    grids: Sequence[Grid], heads: list[dict[int, Head]], walked: Walked
) -> list[dict[int, Head]]:
    """The headers, with that of the table before it for one that goes on without its own."""
    out = list(heads)
    for i in range(1, len(out)):
        above = list(out[i - 1].values())
        if not out[i] and above and _goes_on_with(grids[i], grids[i - 1], above[-1]):
            out[i] = {CONTINUED: replace(above[-1], rows=())}
            said = f"{grids[i].name} names no columns: I read it as going on with the one before it"
            walked.doubt("row", grids[i].name, None, said)
    return out


def _goes_on_with(grid: Grid, above: Grid, head: Head) -> bool:
    work = [i for i, meaning in enumerate(head.meanings) if meaning in ("action", "task")]
    alike = grid.kind == above.kind == "table" and _columns(grid) == _columns(above) >= _FULL
    if not work or not alike:
        return False
    full = [row for row in grid.rows if len(row.filled) >= _FULL and row.cell(work[0]).own]
    return bool(full) and len(full) * 2 >= len(grid.rows)


def _columns(grid: Grid) -> int:
    return max((len(row.cells) for row in grid.rows), default=0)


def _with(row: Row, column: int, cell: Cell) -> Row:
    cells = [cell if i == column else own for i, own in enumerate(row.cells)]
    return replace(row, cells=tuple(cells))
