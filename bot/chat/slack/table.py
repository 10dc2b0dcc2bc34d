"""Tables for Slack: its own table block, or the same in lines of words.

A message holds one table and shows it below all else, so a table ends its message ("Table block").
Its cells may come to 10,000 characters; the words beside it keep it far below that. Body cells are
`raw_text`, headings and totals bold rich text; neither reads markup.
"""

from collections.abc import Iterator

from bot.chat.controls import clean
from bot.chat.slack.prose import lines_units, part_words, prose
from bot.chat.slack.split import MOST_WORDS, Unit
from bot.chat.slack.text import Block, Span, rich, said, width
from handlers.messages import Table

MOST_ROWS = 100
"""Rows of a table, headings among them: "Table block"."""

MOST_COLUMNS = 20
"""Cells of a row: "Table block"."""

_EMPTY = " "  # an empty cell is refused ("must be more than 0 characters")


def table_units(table: Table, *, plain: bool) -> list[Unit]:
    """The table in as many blocks as it needs, its headings over each; `plain` for no block."""
    caption = prose([(table.caption, True)])
    if plain or not _can_be_block(table):
        return [*caption, *_in_lines(table)]
    return [*caption, *(_unit(piece) for piece in _pieces(table))]


def _can_be_block(table: Table) -> bool:
    """Whether every row, under the headings, makes a table on its own."""
    longest = max(map(_cost, _lines(table)), default=MOST_WORDS)
    return 0 < _columns(table) <= MOST_COLUMNS and _cost(table.headings) + longest <= MOST_WORDS


def _lines(table: Table) -> list[tuple[str, ...]]:
    return [*table.rows, *([table.totals] if table.totals else [])]


def _cost(line: tuple[str, ...]) -> int:
    """Characters of a line in words; no more than its cells have."""
    return width(" | ".join(line)) + 1


def _pieces(table: Table) -> Iterator[Table]:
    """As few tables as hold the rows; the totals close the last."""
    held: list[tuple[str, ...]] = []
    cost = _cost(table.headings)
    for line in _lines(table):
        if held and (len(held) + 2 > MOST_ROWS or cost + _cost(line) > MOST_WORDS):
            yield Table(table.headings, tuple(held), marks=table.marks)
            held, cost = [], _cost(table.headings)
        held.append(line)
        cost += _cost(line)
    body = held[:-1] if table.totals else held
    yield Table(table.headings, tuple(body), table.totals, table.marks)


def _unit(table: Table) -> Unit:
    count = _columns(table)
    rows = [_line(_headings(table), count, bold=True)]
    rows += [_line(line, count, bold=False) for line in table.rows]
    if table.totals:
        rows.append(_line(table.totals, count, bold=True))
    block = {"type": "table", "rows": rows, "column_settings": _settings(table)}
    return Unit((block,), part_words(table), ends=True)


def _headings(table: Table) -> tuple[str, ...]:
    """The headings with their marks before them."""
    marks = (*table.marks, *(None for _ in table.headings[len(table.marks) :]))
    return tuple(
        f"{mark.emoji} {heading}" if mark else heading
        for heading, mark in zip(table.headings, marks, strict=False)
    )


def _line(cells: tuple[str, ...], count: int, *, bold: bool) -> list[Block]:
    return [_cell(cell, bold) for cell in (*cells, *[""] * (count - len(cells)))]


def _cell(text: str, bold: bool) -> Block:
    text = clean(text)
    if not text.strip():
        return {"type": "raw_text", "text": _EMPTY}
    return rich([(text, True)]) if bold else {"type": "raw_text", "text": text}


def _columns(table: Table) -> int:
    return max(map(len, (table.headings, *table.rows, table.totals)))


def _settings(table: Table) -> list[Block]:
    """Words to the left, where they may wrap; numbers to the right."""
    return [_setting(table, index) for index in range(_columns(table))]


def _setting(table: Table, index: int) -> Block:
    cells = [line[index].strip("+-–−") for line in table.rows if index < len(line)]
    if index and any(cells) and all(cell.isdecimal() for cell in cells if cell):
        return {"align": "right"}
    return {"align": "left", "is_wrapped": True}


def _in_lines(table: Table) -> list[Unit]:
    """`**Food** · Green 2 · Amber 1`: a line a row, empty cells left out."""
    lines = [_spans(table, row) for row in _lines(table)]
    return lines_units(lines, [said(spans) for spans in lines])


def _spans(table: Table, row: tuple[str, ...]) -> list[Span]:
    headings = (*_headings(table), *[""] * len(row))
    pairs = zip(headings[1:], row[1:], strict=False)
    rest = [f" · {heading} {cell}".replace("  ", " ") for heading, cell in pairs if cell.strip()]
    return [(row[0] if row else "", True), ("".join(rest), False)]
