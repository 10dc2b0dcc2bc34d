"""The common shape of a sheet, a Word table and a CSV file: rows of cells as they are shown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from handlers.rules.sentences import counted

# Bounds on what is looked at: far above any real plan, far below what would hurt.
MOST_ROWS = 20_000
MOST_COLUMNS = 60
MOST_CELLS = 400_000
LONGEST_CELL = 10_000

_BLANKS = re.compile(r"[ \t\u00a0\u2007\u202f\u2009\u200a]+")
_UNSEEN = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f]|_x000D_")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as shown. `value` is the number or date behind it, None for text.

    `fill` is RRGGBB, "" for none. A cell covered by a merged one repeats its text and says in
    `inherited` from which side. `span` is how many columns a merged cell covers.
    """

    text: str = ""
    value: float | date | None = None
    number_format: str = ""
    fill: str = ""
    bold: bool = False
    struck: bool = False
    span: int = 1
    inherited: Literal["", "across", "down"] = ""

    @property
    def own(self) -> str:
        """The text that stands in this very cell, "" where it is only covered by another."""
        return "" if self.inherited else self.text


BLANK = Cell()


@dataclass(frozen=True)
class Row:
    """A row with its number in the sheet or table, from 1; `marked` as heading by the file."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False
    marked: bool = False

    def cell(self, index: int) -> Cell:
        return self.cells[index] if index < len(self.cells) else BLANK

    @cached_property
    def filled(self) -> list[int]:
        """The columns with a text of their own."""
        return [i for i, cell in enumerate(self.cells) if cell.own]

    @cached_property
    def texts(self) -> list[str]:
        """The texts of those columns, each on one line."""
        return [one_line(self.cells[i].text) for i in self.filled]


@dataclass(frozen=True)
class Grid:
    """A sheet or a table. Rows without any text are left out; numbers keep their gaps.

    `above` are the headings and paragraphs that stand before a Word table, as (level, text):
    level 0 is plain text, 1 the highest heading. `separator` parts the cells of a text file, whose
    rows are as long as they were written.
    """

    name: str
    rows: tuple[Row, ...]
    above: tuple[tuple[int, str], ...] = ()
    hidden: bool = False
    width: int = 0
    kind: Literal["sheet", "table"] = "sheet"
    separator: str = ""


@dataclass(frozen=True)
class Notice:
    """Something the reader of a file met that a person should know, before it is a doubt."""

    kind: str
    sheet: str
    row: int | None
    text: str


@dataclass
class Book:
    """A whole file: its grids in order, its stated title, paragraphs outside of all tables."""

    grids: list[Grid] = field(default_factory=list)
    title: str = ""
    after: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def tidy(text: str) -> str:
    """A cell's text without invisible characters and stray blanks; its lines stay lines."""
    text = text.replace("\u2011", "-")  # a hyphen at which no line breaks
    if text.isprintable() and "  " not in text and "_x" not in text:
        # The common case, and a plan has many cells.
        return text.strip()
    text = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n"))
    lines = [_BLANKS.sub(" ", line).strip() for line in text.split("\n")]
    return "\n".join(line for line in lines if line)


def struck_beside(text: str) -> str:
    """What is said of words struck through in a cell that holds others too."""
    return f"“{short(text, 60)}” is struck through beside other words, so I left it out"


def pictures_unread(count: int) -> str:
    """What is said of cells that only show a picture: a traffic light, a tick."""
    cells = counted(count, "cell holds", "cells hold")
    return f"{cells} nothing but a picture, and I read no pictures: put a word there"


def one_line(text: str) -> str:
    """The text with its lines run together, for a title or a name."""
    return " ".join(text.split())


def short(text: str, most: int) -> str:
    """The text, cut with an ellipsis where it is longer than `most` characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def bounded(text: str) -> tuple[str, bool]:
    """The text, cut where it is longer than any cell should be, and whether it was cut."""
    return (text, False) if len(text) <= LONGEST_CELL else (text[:LONGEST_CELL] + "…", True)


def grid_of(name: str, rows: Sequence[Row], **more: object) -> Grid:
    """A grid of the rows that hold something, as wide as the widest of them."""
    kept = tuple(row for row in rows if any(cell.text or cell.fill for cell in row.cells))
    width = max((_width(row) for row in kept), default=0)
    return Grid(name, kept, width=width, **more)  # type: ignore[arg-type]


def _width(row: Row) -> int:
    return max((i + 1 for i, cell in enumerate(row.cells) if cell.text), default=0)
