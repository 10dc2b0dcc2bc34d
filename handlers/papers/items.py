"""What the rows of a file turn out to be: headings, lines of work, notes, entries of a key."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from handlers.papers.grid import Row
from handlers.papers.plan import ColumnRead, Doubt
from handlers.papers.recognise import Columns
from handlers.papers.states import Status, read_status

# How deep a heading stands, from the outside in. Headings in a table stand inside those over it.
OUTSIDE, BLOCK, OVER_TABLE, IN_TABLE = 10, 20, 30, 40
_SHARE = re.compile(r"0?\.\d+")


@dataclass
class Heading:
    """A heading, or an outcome's block with the facts in it; `look` tells its level."""

    sheet: str
    row: int
    text: str
    depth: int
    code: str = ""
    look: tuple[object, ...] = ()
    fields: list[tuple[str, str]] = field(default_factory=list)
    table: int = 0


@dataclass
class Line:
    """A row of work with the rows that go on with it, under the columns of its table."""

    sheet: str
    row: Row
    columns: Columns
    table: int
    more: list[Row] = field(default_factory=list)


@dataclass
class Walked:
    """Everything found in a file, in its order."""

    items: list[Heading | Line] = field(default_factory=list)
    columns: list[ColumnRead] = field(default_factory=list)
    other_columns: list[ColumnRead] = field(default_factory=list)
    key: dict[str, Status] = field(default_factory=dict)
    own_words: dict[str, Status] = field(default_factory=dict)  # the key's, known beforehand
    doubts: list[Doubt] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    titled: set[str] = field(default_factory=set)
    asked: dict[str, list[tuple[str, int, str]]] = field(default_factory=dict)
    outcomes: dict[tuple[str, str], list[tuple[str, int, str]]] = field(default_factory=dict)
    on_sheets: bool = True
    left_out: set[str] = field(default_factory=set)
    row_fills: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    opening_codes: list[tuple[str, int, str]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    _known: dict[tuple[str, int, int], bool] = field(default_factory=dict)

    def is_rated(self, line: Line, column: int) -> bool:
        """Whether some row of the table has a status in a column: a period that has come."""
        return self._any("rated", line, column, self._is_status)

    def counts_to_one(self, line: Line, column: int) -> bool:
        """Whether a column of percentages holds shares of one: 0.4 for 40%."""
        return self._any("share", line, column, lambda text: bool(_SHARE.fullmatch(text)))

    def _is_status(self, text: str) -> bool:
        return read_status(text, self.key).says_something

    def _any(self, what: str, line: Line, column: int, fits: Callable[[str], bool]) -> bool:
        """Whether some cell of a column fits, looked up once for each table."""
        place = (what, line.table, column)
        if place not in self._known:
            rows = [i.row for i in self.items if isinstance(i, Line) and i.table == line.table]
            self._known[place] = any(fits(row.cell(column).text) for row in rows)
        return self._known[place]

    def doubt(self, kind: str, sheet: str, row: int | None, said: str, about: str = "") -> None:
        """Note a doubt; the action it is about, if any, opens the sentence."""
        text = f"{about} {said}" if about else said
        self.doubts.append(Doubt(row, sheet, kind, text, about))
