"""Walks through a file's grids row by row and says what each row is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from handlers.papers.codes import leading_code
from handlers.papers.columns import normal
from handlers.papers.grid import Book, Grid, Row
from handlers.papers.heads import Head, find_heads
from handlers.papers.items import BLOCK, IN_TABLE, OUTSIDE, OVER_TABLE, Heading, Line, Walked
from handlers.papers.recognise import Columns, recognise
from handlers.papers.rows import LONGEST_HEADING, fill_entries, kind_of_row
from handlers.papers.states import key_entry, key_meaning
from handlers.papers.turned import upright

# "Outcome: 2:1 Communities live…": the word before the colon says what sort of heading it is.
_GATHERING = re.compile(
    r"(outcome|objective|priority|theme|aim|goal|strand|work\s?stream|action|section|pillar|ambition)"
    r"\s*:\s*(\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_OPENS_KEY = re.compile(r"(?:rag\s+)?(?:key|legend)(?:\s+to\s+.{0,30})?:?", re.IGNORECASE)
_FACT = re.compile(r"([A-Z][\w /&'’-]{1,40}?)\s*:\s*(.*)", re.DOTALL)


def walk(book: Book, overrides: Mapping[str, str]) -> Walked:
    """Everything in the file, in its order. `overrides` go by headings as `normal` writes them."""
    walked = Walked(on_sheets=all(grid.kind == "sheet" for grid in book.grids))
    book.grids = [upright(grid, overrides) for grid in book.grids]
    heads = [find_heads(grid, overrides) for grid in book.grids]
    if not any(heads):
        heads = [_headless(grid) for grid in book.grids]
    bodies = _bodies(book.grids, heads)
    for table, (grid, found) in enumerate(zip(book.grids, heads, strict=True)):
        _headings_above(grid, found, walked, table)
        _Walker(grid, found, bodies, overrides, walked, table).run()
    return walked


# So many rows after one are enough to judge it by.
_NEAR = 40
# Where a header would stand that the file has not got.
HEADLESS = -1


def _headless(grid: Grid) -> dict[int, Head]:
    """A header without a word, for a grid that looks like a table all the same."""
    full = [row for row in grid.rows if len(row.filled) > 2]
    if len(full) < 2 or len(full) * 2 < len(grid.rows):
        return {}
    return {HEADLESS: Head((), ("",) * grid.width, (None,) * grid.width)}


def _bodies(grids: Sequence[Grid], heads: Sequence[Mapping[int, Head]]) -> dict[object, list[Row]]:
    """All rows under one set of headings, wherever in the file it is repeated."""
    bodies: dict[object, list[Row]] = {}
    for grid, found in zip(grids, heads, strict=True):
        head = found.get(HEADLESS)
        for row in grid.rows:
            head = found.get(row.number, head)
            if head is not None and row.number not in head.rows:
                bodies.setdefault(signature(head), []).append(row)
    return bodies


def signature(head: Head) -> tuple[str, ...]:
    """What makes two headers the same: their headings, whatever their case and marks."""
    return tuple(normal(heading) for heading in head.headings)


def _headings_above(grid: Grid, found: Mapping[int, Head], walked: Walked, table: int) -> None:
    """The headings in the document before a table; the nearest one is the table's own."""
    titles = [(level, text) for level, text in grid.above if level]
    for i, (level, text) in enumerate(titles):
        nearest = i == len(titles) - 1
        depth = OVER_TABLE if nearest and found else OUTSIDE + min(level, 9)
        walked.items.append(_heading(grid.name, 0, text, depth, ("above", level), table))


def _heading(
    sheet: str, row: int, text: str, depth: int, look: tuple[object, ...], table: int
) -> Heading:
    code = leading_code(text)
    return Heading(sheet, row, text, depth, code[0] if code else "", look, table=table)


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

    def run(self) -> None:
        rows = self.grid.rows
        if not self.heads:
            self._block(rows)
            return
        if HEADLESS in self.heads:
            self._begin(self.heads[HEADLESS])
            self._tell_headless()
        first = min(self.heads)
        self._preface([row for row in rows if row.number < first])
        for i, row in enumerate(rows):
            if row.number in self.heads:
                self._begin(self.heads[row.number])
            elif self.head and row.number >= first and row.number not in self.head.rows:
                self._row(row, i)

    def _tell_headless(self) -> None:
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
        self.columns = recognise(head, rows, self.grid.name, self.overrides)
        kept = self.walked.columns if self.columns.is_plan else self.walked.other_columns
        kept += self.columns.all

    def _row(self, row: Row, i: int) -> None:
        columns = self.columns
        if columns is None or not columns.is_plan:
            return
        near, opens = self._after(i)
        kind = kind_of_row(row, columns, near, opens=opens)
        if kind == "action":
            self.walked.items.append(Line(self.grid.name, row, columns, self.table))
        elif kind == "heading":
            self._heading_row(row)
        elif kind in ("more", "again"):
            self._more(row, apart=kind == "again")
        elif kind == "key":
            self._key(row)
        elif kind == "note" and not _OPENS_KEY.fullmatch(" ".join(row.texts)):
            self.walked.unread.append(" ".join(row.texts))
            self.walked.doubt("note", self.grid.name, row.number, _note(row))

    def _after(self, i: int) -> tuple[Sequence[Row], bool]:
        """The next rows of the same table, and whether they lead straight to another header."""
        near = self.grid.rows[i + 1 : i + 1 + _NEAR]
        end = next((n for n, row in enumerate(near) if row.number in self.heads), None)
        if end is None:
            return near, False
        return near[:end], not any(len(set(row.texts)) > 1 for row in near[:end])

    def _heading_row(self, row: Row) -> None:
        texts = row.texts
        cell = row.cell(row.filled[0])
        text = " ".join(dict.fromkeys(texts))
        look = (cell.bold, cell.fill, text.isupper(), bool(leading_code(text)), row.filled[0])
        heading = _gathering(self.grid.name, row.number, text, IN_TABLE, look, self.table)
        if len(texts) > 1:
            heading.code = texts[0]
        self.walked.items.append(heading)

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

    def _key(self, row: Row) -> None:
        for colour, words in fill_entries(row):
            self.walked.key[colour] = key_meaning(colour, words)
        for text in row.texts:
            self._key_entry(text)

    def _key_entry(self, text: str) -> bool:
        entry = key_entry(text)
        if entry is not None:
            self.walked.key[entry[0]] = key_meaning(*entry)
        return entry is not None

    def _preface(self, rows: Sequence[Row]) -> None:
        """The rows before the header: the plan's title, a heading over the table, facts, a key."""
        singles = []
        for row in rows:
            texts = list(dict.fromkeys(row.texts))
            self._key(row)
            entries = [key_entry(text) for text in texts] + fill_entries(row)
            if self._gathers(row, texts) or any(entries):
                continue
            if len(texts) == 1 and len(texts[0]) <= LONGEST_HEADING:
                singles.append((row, texts[0]))
            else:
                self.walked.unread += texts
        self._titles(singles)

    def _gathers(self, row: Row, texts: list[str]) -> bool:
        found = next((t for t in texts if _GATHERING.fullmatch(t)), None)
        if found is None:
            return False
        heading = _gathering(self.grid.name, row.number, found, OVER_TABLE, ("over",), self.table)
        heading.fields += [f for t in texts if t != found for f in _facts(t)]
        self.walked.items.append(heading)
        return True

    def _titles(self, singles: list[tuple[Row, str]]) -> None:
        """Whether a lone row over the table titles the plan or heads only this table."""
        for position, (row, text) in enumerate(singles):
            last = position == len(singles) - 1
            if last and self._heads_table():
                heading = _heading(
                    self.grid.name, row.number, text, OVER_TABLE, ("over",), self.table
                )
                self.walked.items.append(heading)
            else:
                self.walked.titles.append(text)
                self.walked.titled.add(self.grid.name)

    def _heads_table(self) -> bool:
        """A Word table's own first row heads it, as does a row that stands over each header."""
        return self.grid.kind == "table" or len(self.heads) > 1

    def _block(self, rows: Sequence[Row]) -> None:
        """A table without a header: an outcome's block of facts, a key, or nothing of a plan."""
        heading: Heading | None = None
        for row in rows:
            texts = list(dict.fromkeys(row.texts))
            texts = [text for text in texts if not self._key_entry(text) or len(texts) > 1]
            found = next((t for t in texts if _GATHERING.fullmatch(t)), None)
            if found is not None and heading is None:
                heading = _gathering(self.grid.name, row.number, found, BLOCK, ("b",), self.table)
                self.walked.items.append(heading)
                texts.remove(found)
            if heading is not None:
                heading.fields += _block_facts(texts)
            else:
                self.walked.unread += texts


def _gathering(
    sheet: str, row: int, text: str, depth: int, look: tuple[object, ...], table: int
) -> Heading:
    """A heading without the bare word that says what sort it is."""
    match = _GATHERING.fullmatch(text)
    return _heading(sheet, row, match.group(2) if match else text, depth, look, table)


def _facts(text: str) -> list[tuple[str, str]]:
    match = _FACT.fullmatch(text)
    return [(match.group(1), match.group(2))] if match and match.group(2) else []


def _block_facts(texts: list[str]) -> list[tuple[str, str]]:
    """The facts in a row of a block: "Contact: Di", or a colour's words and its printed count."""
    facts: list[tuple[str, str]] = []
    for i, text in enumerate(texts):
        labelled = _facts(text)
        if labelled:
            facts += labelled
        elif re.fullmatch(r"\d{1,4}", text) and i:
            facts.append((texts[i - 1], text))
    return facts


def _note(row: Row) -> str:
    text = " ".join(row.texts)
    short = text if len(text) <= 80 else text[:79].rstrip() + "…"
    return f'I read this as a note, not an action: "{short}"'
