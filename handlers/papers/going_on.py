"""Knows a row that only goes on with the title of the action above it, as people wrap long ones."""

import re
from dataclasses import replace

from handlers.papers.grid import BLANK, Cell, Row
from handlers.papers.items import Line
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


def _with(row: Row, column: int, cell: Cell) -> Row:
    cells = [cell if i == column else own for i, own in enumerate(row.cells)]
    return replace(row, cells=tuple(cells))
