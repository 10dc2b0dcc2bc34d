"""Reads the tables of a Word document into grids, with the headings that stand before each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from handlers.papers.codes import leading_code
from handlers.papers.files.guard import refuse
from handlers.papers.files.word_blocks import blocks, inside, tag_of
from handlers.papers.files.word_controls import attribute, is_on
from handlers.papers.files.word_lists import Lists
from handlers.papers.files.word_text import (
    fill_of,
    holds_picture,
    ink_of,
    run_marks,
    struck_in,
    text_of,
)
from handlers.papers.grid import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Book,
    Cell,
    Grid,
    Notice,
    Row,
    bounded,
    grid_of,
    one_line,
    pictures_unread,
    struck_beside,
)
from handlers.papers.keys import opens_key
from handlers.papers.signs import colour_of_shape
from handlers.rules.sentences import counted

_LONGEST_HEADING = 160
_HEADING_STYLE = re.compile(r"(?:heading|title|subtitle)\s*(\d?)", re.IGNORECASE)
_HEADS = re.compile(
    r"(?:strategic\s+|key\s+)?(?:theme|priority|objective|outcome|aim|goal|strand|workstream|pillar"
    r"|ambition|section)\s*(?:\d+|[A-Z]\b|:|[-–])",
    re.IGNORECASE,
)
# A short bold line stands for a heading where nobody used Word's own.
_BOLD_LEVEL = 7


def read_docx(data: bytes, file_name: str) -> Book:
    """Every table, in order. Raises PlanRefused for a broken document or one without bounds."""
    document = _open(data, file_name)
    reader = _Reader(Book(), file_name, Lists.of(document))
    styles = _heading_styles(document)
    for element in blocks(document.element.body):
        if tag_of(element) == "tbl":
            reader.table(element)
        else:
            reader.paragraph(element, styles)
    _tell_of_review(document, reader.book)
    return reader.finish()


def _tell_of_review(document: Any, book: Book) -> None:
    """Say what reviewers left in the tables: changes not yet accepted, comments in the margin."""
    body = document.element.body
    marks = (f"{{*}}tbl//{{*}}{mark}/{{*}}r" for mark in ("ins", "del", "moveFrom", "moveTo"))
    if any(body.find(f".//{mark}") is not None for mark in marks):
        said = "has tracked changes: I read it as if all of them were accepted"
        book.notices.append(Notice("changed", "", None, f"The document {said}"))
    count = sum(1 for _ in body.iterfind(".//{*}commentReference"))
    if count:
        said = f"{counted(count, 'comment')} in the margin that I don't read"
        book.notices.append(Notice("note", "", None, said))


def _open(data: bytes, file_name: str) -> Any:
    from docx import Document

    try:
        return Document(BytesIO(data))
    except ValueError:
        refuse(
            file_name, "it is a Word template or holds macros. Save it as .docx and drop that here"
        )
    except Exception:
        refuse(
            file_name,
            "the file is damaged. Open it in Word, save it again and drop the new copy here",
        )


def _heading_styles(document: Any) -> dict[str, int]:
    """The level of each heading style by its id; a title is level 1."""
    levels = {}
    for style in document.styles:
        match = _HEADING_STYLE.match(str(style.name or ""))
        if match and style.style_id:
            subtitle = str(style.name).lower().startswith("sub")
            levels[str(style.style_id)] = int(match.group(1) or (2 if subtitle else 1))
    return levels


@dataclass
class _Reader:
    """Gathers grids and the headings before each."""

    book: Book
    file_name: str
    lists: Lists
    above: list[tuple[int, str]] = field(default_factory=list)
    cells: int = 0
    pictures: int = 0  # in cells with nothing else

    def paragraph(self, element: Any, styles: dict[str, int]) -> None:
        text = one_line(text_of(element, self.lists, boxes=False))
        if text:
            self.above.append((_level(element, text, styles), text))

    def table(self, element: Any) -> None:
        name = f"Table {len(self.book.grids) + 1}"
        rows = self._rows(element, name)
        grid = grid_of(name, rows)
        if not grid.rows:
            return
        above = self._titled() if not self.book.grids else tuple(self.above)
        self.book.grids.append(Grid(name, grid.rows, above=above, width=grid.width, kind="table"))
        self.above = []

    def finish(self) -> Book:
        if self.pictures:
            said = pictures_unread(self.pictures)
            self.book.notices.append(Notice("picture", "", None, said))
        self.book.after = [text for _, text in self.above]
        self._drop_lone_levels()
        return self.book

    def _titled(self) -> tuple[tuple[int, str], ...]:
        """Take the document's title from what stands before its first table."""
        for i, (level, text) in enumerate(self.above):
            if opens_key(text):
                continue
            if level or (i == 0 and len(text) <= _LONGEST_HEADING and not text.endswith(".")):
                self.book.title = text
                return tuple(self.above[:i] + self.above[i + 1 :])
        return tuple(self.above)

    def _drop_lone_levels(self) -> None:
        """A heading before the first table, of a level met nowhere else, belongs to the title."""
        if not self.book.grids:
            return
        first, rest = self.book.grids[0], self.book.grids[1:]
        later = {level for grid in rest for level, _ in grid.above if level}
        headings = [(level, text) for level, text in first.above if level]
        extra = [text for level, text in headings if level not in later]
        if extra and self.book.title and headings[-1][1] == extra[-1]:
            above = tuple(pair for pair in first.above if pair[1] not in extra)
            self.book.title = ": ".join([self.book.title, *extra])
            self.book.grids[0] = Grid(
                first.name, first.rows, above, width=first.width, kind="table"
            )

    def _rows(self, table: Any, name: str) -> list[Row]:
        rows: list[Row] = []
        above: dict[int, Cell] = {}
        for number, element in enumerate(inside(table, "tr"), start=1):
            if len(rows) >= MOST_ROWS or self.cells > MOST_CELLS:
                self._refuse_long(name)
            if _is_deleted(element):
                self.book.notices.append(
                    Notice(
                        "deleted",
                        name,
                        number,
                        "deleted in Word's tracked changes, so I left it out",
                    )
                )
                continue
            cells = self._row(element, above, name, number)
            self.cells += len(cells)
            hidden, marked = _has_mark(element, "hidden"), _has_mark(element, "tblHeader")
            rows.append(Row(number, tuple(cells), hidden=hidden, marked=marked))
        return rows

    def _refuse_long(self, name: str) -> None:
        refuse(
            self.file_name,
            f"{name} has more than {MOST_ROWS:,} rows. Copy the plan's own rows into a new file "
            "and drop that here",
        )

    def _row(self, element: Any, above: dict[int, Cell], name: str, number: int) -> list[Cell]:
        cells, pictures = [Cell()] * _grid_before(element), self.pictures
        for tc in inside(element, "tc"):
            column = len(cells)
            if column >= MOST_COLUMNS:
                break
            cell = self._cell(tc, name, number)
            if _continues(tc):
                over = above.get(column, Cell())
                cell = _covered(over, "down")
            else:
                above[column] = cell
            cells.append(cell)
            cells += [_covered(cell, "across")] * (min(_span(tc), MOST_COLUMNS) - 1)
        if sum(bool(cell.own) for cell in cells) < 2:
            self.pictures = pictures  # a logo beside a title
        return cells

    def _cell(self, tc: Any, name: str, number: int) -> Cell:
        bold, struck = run_marks(tc)
        gone = "" if struck else struck_in(tc)
        if gone:
            self.book.notices.append(Notice("struck", name, number, struck_beside(gone)))
        text, cut = bounded(text_of(tc, self.lists, struck=not gone))
        if cut:
            said = f"cut after {LONGEST_CELL:,} characters"
            self.book.notices.append(Notice("cut", name, number, said))
        fill = fill_of(tc, text)
        if not text and not fill and holds_picture(tc):
            self.pictures += 1
        shape = colour_of_shape(text, ink_of(tc)) if text and not fill else ""
        if shape:
            text, fill = "", shape
        return Cell(text, fill=fill, bold=bold, struck=struck, span=_span(tc))


def _covered(cell: Cell, side: Any) -> Cell:
    return Cell(cell.text, fill=cell.fill, bold=cell.bold, struck=cell.struck, inherited=side)


def _level(element: Any, text: str, styles: dict[str, int]) -> int:
    """The level of a paragraph as a heading, 0 where it is none."""
    style = element.find("./{*}pPr/{*}pStyle")
    level = styles.get(attribute(style), 0) if style is not None else 0
    if level:
        return level
    short = len(text) <= _LONGEST_HEADING and not text.endswith((".", ";", ","))
    bold, _ = run_marks(element)
    heads = bold or _HEADS.match(text) or (text.isupper() and leading_code(text))
    return _BOLD_LEVEL if short and heads else 0


def _span(tc: Any) -> int:
    span = tc.find("./{*}tcPr/{*}gridSpan")
    value = attribute(span) if span is not None else ""
    return max(int(value), 1) if value.isdigit() else 1


def _continues(tc: Any) -> bool:
    merge = tc.find("./{*}tcPr/{*}vMerge")
    return merge is not None and attribute(merge) != "restart"


def _grid_before(row: Any) -> int:
    before = row.find("./{*}trPr/{*}gridBefore")
    value = attribute(before) if before is not None else ""
    return min(int(value), MOST_COLUMNS) if value.isdigit() else 0


def _has_mark(row: Any, name: str) -> bool:
    mark = row.find(f"./{{*}}trPr/{{*}}{name}")
    return mark is not None and is_on(attribute(mark))


def _is_deleted(row: Any) -> bool:
    return row.find("./{*}trPr/{*}del") is not None
