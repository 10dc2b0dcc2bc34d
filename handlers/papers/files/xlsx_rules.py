"""Colours that Excel works out by rules as the sheet is shown; they are in no cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from handlers.papers.grid import Book, Notice
from handlers.papers.states import is_plain
from handlers.rules.sentences import listed

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDEST = 2  # columns; rules for whole rows pick out rows and say no status
_SHOWS = frozenset({"iconSet", "colorScale"})


def tell_of_rules(sheet: Worksheet, book: Book) -> None:
    """Name the columns whose cells say nothing in words but are coloured by rules."""
    from openpyxl.utils import get_column_letter

    areas = _areas(sheet, lambda rule: not _is_of_words(rule))
    columns = sorted({c for area in areas for c in _wordless(sheet, area)})
    if not columns:
        return
    letters = listed(get_column_letter(column) for column in columns)
    noun = "column" if len(columns) == 1 else "columns"
    said = f"rules in Excel set the colours of {noun} {letters}, and I don't work them out"
    book.notices.append(Notice("colour", sheet.title, None, said))


class Ruled:
    """Which cells of a sheet have their fills set by rules, by what stands in them."""

    def __init__(self, sheet: Worksheet) -> None:
        self._rows: dict[int, list[tuple[int, int]]] = {}
        for area in _areas(sheet):
            for column in range(area.min_col, area.max_col + 1):
                self._rows.setdefault(column, []).append((area.min_row, area.max_row))

    def hides_fill(self, cell: Any, text: str) -> bool:
        """Whether the cell's own fill is none that is seen: a rule colours its word."""
        found = self._rows.get(cell.column, ())
        return any(first <= cell.row <= last for first, last in found) and is_plain(text)


def _areas(sheet: Worksheet, wanted: Callable[[Any], bool] = lambda _: True) -> list[Any]:
    return [
        area
        for found in sheet.conditional_formatting
        if any(_is_coloured(rule) and wanted(rule) for rule in found.rules)
        for area in found.cells.ranges
        if area.max_col - area.min_col < _WIDEST
    ]


def _is_coloured(rule: Any) -> bool:
    fill = getattr(rule.dxf, "fill", None)
    return rule.type in _SHOWS or fill is not None


def _is_of_words(rule: Any) -> bool:
    """Whether the rule colours only what says a word of its own: a cell equal to "Green"."""
    equal = rule.type == "cellIs" and rule.operator == "equal"
    return equal and any(re.match('"[^"]', words) for words in rule.formula)


def _wordless(sheet: Worksheet, area: Any) -> list[int]:
    """The columns in which more than one cell of a filled row is blank or a mere number."""
    rows = {r for (r, _), cell in sheet._cells.items() if isinstance(cell.value, str)}
    rows = {row for row in rows if area.min_row <= row <= area.max_row}
    found = []
    for column in range(area.min_col, area.max_col + 1):
        cells = [sheet._cells.get((row, column)) for row in rows]
        bare = sum(cell is None or _is_bare(cell) for cell in cells)
        if bare > 1 and bare * 2 >= len(cells):
            found.append(column)
    return found


def _is_bare(cell: Any) -> bool:
    return cell.value is None or (cell.data_type == "n" and not cell.is_date)
