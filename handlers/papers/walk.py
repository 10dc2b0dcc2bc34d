"""Walks through a file's grids row by row and says what each row is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from handlers.papers.blocks import block_facts, facts, gathering, gathers, heading
from handlers.papers.bodies import HEADLESS, bodies_of, headless, signature
from handlers.papers.codes import leading_code
from handlers.papers.files.shifted import shifted
from handlers.papers.going_on import CONTINUED, as_news, goes_on, take_rest, with_heads_above
from handlers.papers.grid import Book, Grid, Row, short
from handlers.papers.grouping import take_grouping
from handlers.papers.heads import Head, find_heads
from handlers.papers.items import BLOCK, IN_TABLE, OUTSIDE, OVER_TABLE, Heading, Line, Walked
from handlers.papers.keys import (
    OPENS_KEY,
    KeyRows,
    explains_initials,
    initials_in,
    key_in_headings,
    learn_columns,
    learn_lines,
    opens_key,
    read_ahead,
    row_opens_key,
    without_key,
)
from handlers.papers.plain_grids import plainly
from handlers.papers.profile import is_code_like
from handlers.papers.recognise import Columns, recognise
from handlers.papers.rows import LONGEST_HEADING, NAMES_LEAD, kind_of_row
from handlers.papers.states import Status
from handlers.papers.turned import all_upright


def walk(book: Book, overrides: Mapping[str, str], key: Mapping[str, Status]) -> Walked:
    """Everything in the file, in its order. `overrides` go by headings as `normal` writes them.

    `key` is what words meant before; the file's own key goes first.
    """
    walked = Walked(on_sheets=all(grid.kind == "sheet" for grid in book.grids))
    book.grids = all_upright(book.grids, overrides)
    walked.key.update(key)
    walked.own_words = {**key, **read_ahead(book.grids, book.after)}
    heads = [find_heads(grid, overrides) for grid in book.grids]
    if not any(heads):
        heads = [headless(grid) for grid in book.grids]
    heads = with_heads_above(book.grids, heads, walked)
    plain = [
        plainly(g, found, overrides, walked) for g, found in zip(book.grids, heads, strict=True)
    ]
    book.grids, heads = [grid for grid, _ in plain], [found for _, found in plain]
    bodies = bodies_of(book.grids, heads)
    for table, (grid, found) in enumerate(zip(book.grids, heads, strict=True)):
        _above(grid, found, walked, table)
        _Walker(grid, found, bodies, overrides, walked, table).run()
    learn_lines(walked.key, book.after)
    take_grouping(walked, overrides)
    return walked


# So many rows after one are enough to judge it by.
_NEAR = 40


def _above(grid: Grid, found: Mapping[int, Head], walked: Walked, table: int) -> None:
    """The headings in the document before a table; the nearest one is the table's own."""
    learn_lines(walked.key, [text for _, text in grid.above])
    titles = [(level, text) for level, text in grid.above if level]
    for i, (level, text) in enumerate(titles):
        nearest = i == len(titles) - 1
        depth = OVER_TABLE if nearest and found else OUTSIDE + min(level, 9)
        walked.items.append(heading(grid.name, 0, text, depth, ("above", level), table))


class _Walker:
    """One grid's walk: what came before its header, then row after row."""

    def __init__(
        self,
        grid: Grid,
        heads: Mapping[int, Head],
        bodies: Mapping[object, list[Row]],
        overrides: Mapping[str, str],
        walked: Walked,
        table: int,
    ) -> None:
        self.grid, self.heads, self.bodies = grid, heads, bodies
        self.overrides, self.walked, self.table = overrides, walked, table
        self.columns: Columns | None = None
        self.head: Head | None = None
        self.width = 0  # of the header as it was written
        self.key = KeyRows(walked.key, under=bool(grid.above) and opens_key(grid.above[-1][1]))

    def run(self) -> None:
        rows = self.grid.rows
        if not self.heads:
            self._block(rows)
            return
        if HEADLESS in self.heads:
            self._begin(self.heads[HEADLESS])
            self._tellheadless()
        if CONTINUED in self.heads:
            self._begin(self.heads[CONTINUED])
        first = min(self.heads)
        self._preface([row for row in rows if row.number < first])
        for i, row in enumerate(rows):
            if row.number in self.heads:
                self.width = len(row.cells)
                self._begin(self.heads[row.number])
            elif self.head and row.number >= first and row.number not in self.head.rows:
                self._row(row, i)

    def _tellheadless(self) -> None:
        found = {c.meaning for c in self.columns.all} if self.columns is not None else set()
        if not found & {"deadline", "rag"}:
            self.columns = None
        elif self.columns is not None and self.columns.is_plan:
            said = "No row names the columns, so I went by what stands in them"
            self.walked.doubt("column", self.grid.name, None, said)

    def _begin(self, head: Head) -> None:
        again = self.head is not None and head.same_as(self.head)
        self.head = head
        if again:
            return
        rows = self.bodies.get(signature(head), [])
        told = key_in_headings(head.headings)
        self.walked.key.update(told)
        self.walked.own_words.update(told)
        self.columns = recognise(head, rows, self.grid.name, self.overrides, self.walked.own_words)
        kept = self.walked.columns if self.columns.is_plan else self.walked.other_columns
        kept += self.columns.all
        learn_columns(self.walked.key, self.columns, rows)
        lead = self.columns.index("lead")
        if lead is not None:
            self.key.initials = initials_in(row.cell(lead).own for row in rows)

    def _row(self, row: Row, i: int) -> None:
        columns = self.columns
        if columns is None or not columns.is_plan:
            return
        self._tell_shifted(row)
        near, opens = self._after(i)
        in_key = not opens and self.key.has(row, columns)
        kind = "key" if in_key else kind_of_row(row, columns, near, opens=opens)
        if kind in ("action", "heading") and self._takes_rest(row):
            return
        if kind == "action":
            self.walked.items.append(Line(self.grid.name, row, columns, self.table))
        elif kind == "heading":
            self._heading_row(row)
        elif kind in ("more", "again"):
            self._more(row, apart=kind == "again")
        elif kind == "news":
            self._more(as_news(row, columns), apart=False)
        elif kind == "key":
            if not self.key.learns(row) and explains_initials(row):
                self.walked.doubt("note", self.grid.name, row.number, _note(row))
        elif kind == "note" and not OPENS_KEY.fullmatch(" ".join(row.texts)):
            self.walked.unread.append(" ".join(row.texts))
            self.walked.doubt("note", self.grid.name, row.number, _note(row))

    def _tell_shifted(self, row: Row) -> None:
        parted = self.width and self.grid.separator
        said = shifted(row, self.width, self.grid.separator) if parted else ""
        if said:
            self.walked.doubt("shifted", self.grid.name, row.number, f"Row {row.number}{said}")

    def _takes_rest(self, row: Row) -> bool:
        """Join a row that only goes on with the title above it to that, and say so."""
        last = self.walked.items[-1] if self.walked.items else None
        if not isinstance(last, Line) or last.table != self.table or not goes_on(row, last):
            return False
        take_rest(row, last)
        said = f"Row {row.number} goes on with the title above: I read both as one action"
        self.walked.doubt("row", self.grid.name, row.number, said)
        return True

    def _after(self, i: int) -> tuple[Sequence[Row], bool]:
        """The next rows of the same table, and whether they lead straight to another header."""
        near = self.grid.rows[i + 1 : i + 1 + _NEAR]
        end = next((n for n, row in enumerate(near) if row.number in self.heads), None)
        if end is None:
            return near, False
        return near[:end], not any(len(set(row.texts)) > 1 for row in near[:end])

    def _heading_row(self, row: Row) -> None:
        texts, beside = row.texts, []
        cell = row.cell(row.filled[0])
        if len(set(texts)) > 1 and not is_code_like(texts[0]):
            beside = [(self._heading_of(i), row.cell(i).text) for i in row.filled[1:]]
            texts = texts[:1]
        text = " ".join(dict.fromkeys(texts))
        look = (cell.bold, cell.fill, text.isupper(), bool(leading_code(text)), row.filled[0])
        inner = gathering(self.grid.name, row.number, text, IN_TABLE, look, self.table)
        if len(texts) > 1:
            inner.code = texts[0]
        inner.fields += beside
        self.walked.items.append(inner)

    def _heading_of(self, column: int) -> str:
        return self.columns.heading(column) if self.columns is not None else ""

    def _more(self, row: Row, *, apart: bool) -> None:
        """A row that goes on with the action above; `apart` where it has its own lead or date."""
        last = self.walked.items[-1] if self.walked.items else None
        if isinstance(last, Line) and last.table == self.table and apart:
            said = "goes on with the action above, with a deadline of its own: I kept them apart"
            self.walked.doubt("row", self.grid.name, row.number, f"Row {row.number} {said}")
            self.walked.items.append(replace(last, row=row, more=[]))
        elif isinstance(last, Line) and last.table == self.table:
            last.more.append(row)
        else:
            self.walked.doubt("note", self.grid.name, row.number, _note(row))

    def _preface(self, rows: Sequence[Row]) -> None:
        """The rows before the header: the plan's title, a heading over the table, facts, a key."""
        singles = []
        for row in rows:
            row = without_key(row, self.walked.key)
            texts = list(dict.fromkeys(row.texts))
            if self._gathers(row, texts) or self.key.learns_outside(row) or row_opens_key(row):
                continue
            if len(texts) == 1 and NAMES_LEAD.fullmatch(texts[0]):
                self.walked.doubt("note", self.grid.name, row.number, _note(row))
            elif len(texts) == 1 and len(texts[0]) <= LONGEST_HEADING:
                singles.append((row, texts[0]))
            else:
                self.walked.unread += texts
        self._titles(singles)

    def _gathers(self, row: Row, texts: list[str]) -> bool:
        found = next((text for text in texts if gathers(text)), None)
        if found is None:
            return False
        over = gathering(self.grid.name, row.number, found, OVER_TABLE, ("over",), self.table)
        over.fields += [fact for text in texts if text != found for fact in facts(text)]
        self.walked.items.append(over)
        return True

    def _titles(self, singles: list[tuple[Row, str]]) -> None:
        """Whether a lone row over the table titles the plan or heads only this table."""
        for position, (row, text) in enumerate(singles):
            if position < len(singles) - 1 or not self._heads_table():
                self.walked.titles.append(text)
                self.walked.titled.add(self.grid.name)
            elif len(self.heads) > 1:
                self._heading_row(row)
            else:
                over = heading(self.grid.name, row.number, text, OVER_TABLE, ("over",), self.table)
                self.walked.items.append(over)

    def _heads_table(self) -> bool:
        """A Word table's own first row heads it, as does a row that stands over each header."""
        return self.grid.kind == "table" or len(self.heads) > 1

    def _block(self, rows: Sequence[Row]) -> None:
        """A table without a header: an outcome's block of facts, a key, or nothing of a plan."""
        block: Heading | None = None
        for row in rows:
            texts = list(dict.fromkeys(row.texts))
            learnt = self.key.learns_outside(row)
            found = next((text for text in texts if gathers(text)), None)
            if found is not None and block is None:
                block = gathering(self.grid.name, row.number, found, BLOCK, ("b",), self.table)
                self.walked.items.append(block)
                texts.remove(found)
            if block is not None:
                block.fields += block_facts(texts)
            elif learnt:
                continue
            else:
                self.walked.unread += texts


def _note(row: Row) -> str:
    return f"I read this as a note, not an action: “{short(' '.join(row.texts), 80)}”"
