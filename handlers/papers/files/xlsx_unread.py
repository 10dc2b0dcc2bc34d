"""What of an Excel workbook is not read, or not seen by people, and is told of as a notice."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Any

from handlers.papers.grid import MOST_COLUMNS, Book, Notice, Row, pictures_unread
from handlers.rules.sentences import counted, some_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# A formula that no program has worked out yet: it has no value beside it.
_UNWORKED = re.compile(rb"<f\b[^<]*(?:</f>|/>)\s*(?:<v>\s*</v>|<v\s*/>)?\s*</c>")


def tell_of_formulas(data: bytes, book: Book) -> None:
    """How many cells hold a formula that no program has worked out."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        sheets = [n for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
        count = sum(len(_UNWORKED.findall(archive.read(name))) for name in sheets)
    if count:
        cells = counted(count, "cell holds a formula", "cells hold formulas")
        said = f"{cells} not worked out yet: open the file in Excel, save it and drop it here again"
        book.notices.append(Notice("formula", "", None, said))


def tell_of_pictures(sheet: Worksheet, book: Book) -> None:
    """Pictures where a word should be: in a blank cell beside others, and not a logo on top."""
    filled = {place for place, cell in sheet._cells.items() if cell.value is not None}
    rows, columns = Counter(row for row, _ in filled), {column for _, column in filled}
    places = [_place_of(picture) for picture in getattr(sheet, "_images", ())]
    within = [place for place in places if rows[place[0]] > 1 and place[1] in columns]
    count = sum(place not in filled for place in within)
    if count:
        book.notices.append(Notice("picture", sheet.title, None, pictures_unread(count)))


def _place_of(picture: Any) -> tuple[int, int]:
    start = getattr(picture.anchor, "_from", None)
    return (start.row + 1, start.col + 1) if start is not None else (0, 0)


def tell_of_notes(sheet: Worksheet, book: Book) -> None:
    """Which cells have a note beside them."""
    noted = [c.coordinate for c in sheet._cells.values() if getattr(c, "comment", None)]
    if noted:
        cells = counted(len(noted), "cell has a note", "cells have notes")
        said = f"{cells} in Excel that I don't read: {some_of(noted)}"
        book.notices.append(Notice("note", sheet.title, None, said))


def tell_of_columns(sheet: Worksheet, rows: list[Row], book: Book) -> None:
    """Which columns that hold something are hidden."""
    from openpyxl.utils import get_column_letter

    for letter, dimension in sheet.column_dimensions.items():
        if not dimension.hidden:
            continue
        first = int(dimension.min or 0) or 1
        last = min(int(dimension.max or first), MOST_COLUMNS)
        used = [c for c in range(first, last + 1) if any(row.cell(c - 1).own for row in rows)]
        names = ", ".join(get_column_letter(c) for c in used) or letter
        if used:
            book.notices.append(Notice("hidden", sheet.title, None, f"column {names} is hidden"))
