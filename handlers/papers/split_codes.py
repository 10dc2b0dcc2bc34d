"""Sets right a code that stands in two columns, or in one merged with that of the work."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.papers.codes import leading_code
from handlers.papers.grid import BLANK, Grid, Row, one_line
from handlers.papers.heads import Head
from handlers.papers.items import Walked


def with_whole_codes(grid: Grid, heads: Mapping[int, Head]) -> tuple[Grid, dict[int, Head]]:
    """The grid with each such code in the first of its columns, and its headers without the other.

    A later header of the same sheet may have its codes otherwise, so each rules until the next.
    """
    rows, kept = [], dict(heads)
    column: int | None = None
    for row in grid.rows:
        head = heads.get(row.number)
        if head is not None:
            column = _split_at(row, head)
            kept[row.number] = head if column is None else _without(head, column + 1)
        rows.append(row if head is not None or column is None else _joined(row, column))
    return replace(grid, rows=tuple(rows)), kept


def _split_at(row: Row, head: Head) -> int | None:
    """The first of two columns over which one heading of codes is merged, None without such."""
    for i, meaning in enumerate(head.meanings[:-1]):
        if meaning == "code" and row.cell(i).span == 2 and head.meanings[i + 1] == "code":
            return i if head.headings[i] == head.headings[i + 1] else None
    return None


def _without(head: Head, column: int) -> Head:
    headings, meanings = list(head.headings), list(head.meanings)
    headings[column], meanings[column] = "", None
    return replace(head, headings=tuple(headings), meanings=tuple(meanings))


def _joined(row: Row, column: int) -> Row:
    left, right = row.cell(column), row.cell(column + 1)
    if not (left.text and right.own) or left.span > 1:
        return row
    between = "." if left.text[-1].isdigit() and right.text[0].isdigit() else ""
    cells = list(row.cells)
    whole = left.text + between + right.text
    cells[column] = replace(left, text=whole, value=None, inherited="")
    cells[column + 1] = BLANK
    return replace(row, cells=tuple(cells))


def with_titles_apart(grid: Grid, heads: Mapping[int, Head], walked: Walked) -> Grid:
    """The grid with code and title in their own columns where their two cells are merged."""
    rows: list[Row] = []
    head: Head | None = None
    for row in grid.rows:
        head = heads.get(row.number, head)
        below = head is not None and row.number not in head.rows
        rows.append(_parted(row, head, grid.name, walked) if head and below else row)
    return replace(grid, rows=tuple(rows))


def _parted(row: Row, head: Head, sheet: str, walked: Walked) -> Row:
    beside = {head.meanings[i] for i in row.filled if i < len(head.meanings)} & {
        "lead",
        "deadline",
        "revised",
        "rag",
    }
    if "code" not in head.meanings or len(beside) < 2:  # a heading may have a lead too
        return row
    at = head.meanings.index("code")
    both = row.cell(at)
    merged = both.span == 2 and head.meanings[at + 1 : at + 2] == ("action",)
    if not merged or not both.own:
        return row
    code, title = leading_code(one_line(both.text)) or ("", both.text)
    if code:
        walked.opening_codes.append((sheet, row.number, code))
    cells = list(row.cells)
    cells[at] = replace(both, text=code, value=None, span=1)
    cells[at + 1] = replace(both, text=title, value=None, span=1)
    return replace(row, cells=tuple(cells))
