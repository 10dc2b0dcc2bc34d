"""Reads an Excel workbook into grids: values, how they are shown, merged, hidden, struck cells."""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from handlers.papers.colours import Palette
from handlers.papers.files.guard import refuse
from handlers.papers.files.numbers import shown, shown_text
from handlers.papers.files.rich_text import without_struck
from handlers.papers.files.xlsx_rules import Ruled, tell_of_rules
from handlers.papers.files.xlsx_unread import (
    tell_of_columns,
    tell_of_formulas,
    tell_of_notes,
    tell_of_pictures,
)
from handlers.papers.grid import (
    BLANK,
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Book,
    Cell,
    Notice,
    Row,
    bounded,
    grid_of,
    struck_beside,
    tidy,
)
from handlers.papers.signs import colour_of_shape, in_font
from handlers.papers.writing.write_xlsx import ABOUT, PASSED_BY, VIEW

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


def read_xlsx(data: bytes, file_name: str) -> Book:
    """Every sheet with something on it. Raises PlanRefused for a broken or boundless workbook."""
    workbook = _open(data, file_name)
    book = Book()
    palette = Palette.of(workbook)
    views = _views(workbook)
    for sheet in workbook.worksheets:
        code_name = str(sheet.sheet_properties.codeName or "")
        if code_name.startswith(VIEW) or sheet.title in views:
            continue
        _read_sheet(sheet, palette, book, file_name)
    tell_of_formulas(data, book)
    return book


def _views(workbook: Workbook) -> set[str]:
    """The sheets that a paper of ours says an import passes by."""
    abouts = [
        sheet
        for sheet in workbook.worksheets
        if (1, 1) in sheet._cells and sheet._cells[1, 1].value == ABOUT
    ]
    texts = [str(cell.value) for sheet in abouts for cell in sheet._cells.values()]
    said = [text for text in texts if text.startswith(PASSED_BY)]
    return {name for text in said for name in re.findall("“([^”]*)”", text)}


def _open(data: bytes, file_name: str) -> Workbook:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # openpyxl warns of parts it drops (data validation, headers); none of them is read here.
        warnings.simplefilter("ignore")
        try:
            return load_workbook(BytesIO(data), data_only=True, keep_links=False, rich_text=True)
        except Exception:
            refuse(
                file_name,
                "the file is damaged. Open it in Excel, save it again and drop the new copy here",
            )


def _read_sheet(sheet: Worksheet, palette: Palette, book: Book, file_name: str) -> None:
    lines = _lines(sheet, file_name)
    reader = _Cells(sheet, palette, book)
    merged = _merged(sheet, max(lines, default=0))
    rows = []
    for number in sorted(lines.keys() | merged.keys()):
        cells = reader.row(lines.get(number, {}), merged.get(number, {}))
        hidden = bool(sheet.row_dimensions[number].hidden) if number in lines else False
        rows.append(Row(number, cells, hidden=hidden))
    tell_of_columns(sheet, rows, book)
    tell_of_notes(sheet, book)
    tell_of_rules(sheet, book)
    tell_of_pictures(sheet, book)
    book.grids.append(grid_of(sheet.title, rows, hidden=sheet.sheet_state != "visible"))


def _lines(sheet: Worksheet, file_name: str) -> dict[int, dict[int, SheetCell]]:
    """The cells that exist, by row and column from 1.

    openpyxl's own walk makes a cell for every place up to the last one, which a single stray
    cell in the bottom corner turns into seventeen thousand million.
    """
    lines: dict[int, dict[int, Any]] = defaultdict(dict)
    cells = sheet._cells
    if len(cells) > MOST_CELLS:
        _refuse_long(sheet.title, file_name)
    for (row, column), cell in cells.items():
        if column <= MOST_COLUMNS:
            lines[row][column] = cell
    full = {n: line for n, line in lines.items() if any(c.value is not None for c in line.values())}
    if len(full) > MOST_ROWS:
        _refuse_long(sheet.title, file_name)
    return full


def _refuse_long(title: str, file_name: str) -> None:
    refuse(
        file_name,
        f"its sheet “{title}” has more than {MOST_ROWS:,} rows. Copy the plan's own rows "
        "into a new file and drop that here",
    )


def _merged(sheet: Worksheet, last_row: int) -> dict[int, dict[int, tuple[int, int]]]:
    """For each row and column covered by a merged cell, where its text stands."""
    covered: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    for area in sheet.merged_cells.ranges:
        anchor = (area.min_row, area.min_col)
        for row in range(area.min_row, min(area.max_row, last_row) + 1):
            for column in range(area.min_col, min(area.max_col, MOST_COLUMNS) + 1):
                covered[row][column] = anchor
    return covered


@dataclass(frozen=True)
class _Look:
    """What a style says that matters here; `ink` is the colour of the text as RRGGBB."""

    fill: str
    bold: bool
    struck: bool
    number_format: str
    font: str
    ink: str


class _Cells:
    """Turns openpyxl's cells into ours, remembering each style once."""

    def __init__(self, sheet: Worksheet, palette: Palette, book: Book) -> None:
        self._sheet, self._palette, self._book = sheet, palette, book
        self._looks: dict[bytes, _Look] = {}
        self._anchors: dict[tuple[int, int], Cell] = {}
        self._ruled = Ruled(sheet)

    def row(
        self, line: dict[int, SheetCell], merged: dict[int, tuple[int, int]]
    ) -> tuple[Cell, ...]:
        width = max([*line, *merged], default=0)
        if not merged:
            return tuple(self._cell(line.get(column)) for column in range(1, width + 1))
        return tuple(self._place(line, merged, column) for column in range(1, width + 1))

    def _place(
        self, line: dict[int, SheetCell], merged: dict[int, tuple[int, int]], column: int
    ) -> Cell:
        anchor = merged.get(column)
        if anchor is None:
            return self._cell(line[column]) if column in line else BLANK
        cell = self._anchor(anchor)
        here = line.get(column)
        if here is not None and (here.row, here.column) == anchor:
            return _spanning(cell, merged, column)
        side: Literal["down", "across"] = "down" if column == anchor[1] else "across"
        return Cell(cell.text, cell.value, cell.number_format, cell.fill, cell.bold,
                    cell.struck, 1, side)  # fmt: skip

    def _anchor(self, place: tuple[int, int]) -> Cell:
        if place not in self._anchors:
            self._anchors[place] = self._cell(self._sheet._cells.get(place))
        return self._anchors[place]

    def _cell(self, cell: Any) -> Cell:
        if cell is None:
            return BLANK
        look = self._look(cell)
        fill, number_format = look.fill, look.number_format
        if cell.data_type == "e":
            said = f"a formula shows {cell.value}, so I left its cell blank"
            self._book.notices.append(Notice("formula", self._sheet.title, cell.row, said))
            return Cell("", None, number_format, fill, look.bold)
        plain, gone = without_struck(cell.value)
        if gone:
            notice = Notice("struck", self._sheet.title, cell.row, struck_beside(gone))
            self._book.notices.append(notice)
        text, value = _content(plain, number_format)
        if value is None and text:
            text = in_font(text, look.font)
            shape = "" if fill else colour_of_shape(text, look.ink)
            text, fill = ("", shape) if shape else (text, fill)
            fill = "" if fill and self._ruled.hides_fill(cell, text) else fill
        text, cut = bounded(text)
        if cut:
            said = f"cut after {LONGEST_CELL:,} characters"
            self._book.notices.append(Notice("cut", self._sheet.title, cell.row, said))
        return Cell(text, value, number_format, fill, look.bold, look.struck and bool(text))

    def _look(self, cell: SheetCell) -> _Look:
        # The style's own numbers; asking for its id costs more than reading the whole cell.
        style = bytes(cell._style)  # type: ignore[attr-defined]
        if style not in self._looks:
            font = cell.font
            self._looks[style] = _Look(
                self._palette.fill(cell.fill),
                bool(font.bold),
                bool(font.strike),
                str(cell.number_format),
                str(font.name or ""),
                self._palette.ink(font),
            )
        return self._looks[style]


def _spanning(cell: Cell, merged: dict[int, tuple[int, int]], column: int) -> Cell:
    span = 1
    while merged.get(column + span) == merged[column]:
        span += 1
    return Cell(cell.text, cell.value, cell.number_format, cell.fill, cell.bold, cell.struck, span)


def _content(value: object, number_format: str) -> tuple[str, float | date | None]:
    """A cell's text as shown, and the number or date behind it."""
    if value is None:
        return "", None
    if isinstance(value, bool):
        return ("Yes" if value else "No"), None
    if isinstance(value, int | float | date | datetime):
        text = shown(value, number_format)
        return text, value if any(map(str.isdigit, text)) else None  # 1 shown as "Green" is none
    if isinstance(value, time | timedelta):
        return str(value), None
    return tidy(shown_text(str(value), number_format)), None
