"""Leaves blank what only asks to be filled in: "Select date", "[insert name]", "TBC – name"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.papers.grid import BLANK, Cell, Grid, Row, one_line

if TYPE_CHECKING:
    from handlers.papers.heads import Head
    from handlers.papers.items import Walked

_WHAT = (
    r"(?:(?:an?|the|one|your)\s+)?(?:(?:action|lead|responsible|named|target|due|completion|review"
    r"|start|end|rag|rating|new)\s+)?(?:action|lead|owner|officer|name|date|day|deadline|status|rag"
    r"|rating|item|option|text|person|value|organi[sz]ation|agency|comment|update|progress|role|post"
    r"|title|team|one)s?(?:\s+here)?"
)
_FROM = r"(?:\s?from\s+(?:the\s+)?(?:list|menu|drop-?\s?down))?"
_ASKS = r"(?:please\s+)?(?:select|choose|insert|enter|pick|add|type)"
_TAP = r"click(?:\s+or\s+tap)?(?:\s+here)?\s+to\s+(?:select|choose|insert|enter|add)"
_IN_BRACKETS = rf"[\[<{{](?:{_ASKS}\b[^\[\]<>{{}}]{{0,60}}|{_WHAT})[\]>}}]|\({_ASKS}\s+{_WHAT}\)"
_WORDS_DATE = r"(?:dd|d)\s?[/.-]\s?(?:mm|m)\s?[/.-]\s?(?:yyyy|yy)"
# These ask for something wherever they stand.
_ALWAYS = re.compile(
    rf"{_IN_BRACKETS}|{_TAP}\s+{_WHAT}\.?|choose an item\.?|[-–—]{{1,3}}\s?{_ASKS}\s?[-–—]{{1,3}}",
    re.IGNORECASE,
)
# These might be work, where work stands.
_BESIDE = re.compile(
    rf"[-–—]{{0,3}}\s?{_ASKS}(?:\s+{_WHAT})?{_FROM}\s?(?:[.…:]{{1,3}}|[-–—]{{1,3}})?|{_WORDS_DATE}"
    r"|t\.?b\.?[acd]\.?\s?[-–—:(]\s?(?:lead|owner|officer|name|date|person)\)?"
    r"|\(?(?:lead|owner|officer|name|date|person)\s?[-–—:]?\s?"
    r"\(?(?:t\.?b\.?[acd]\.?|to be \w{3,10})\)?",
    re.IGNORECASE,
)
_LONGEST = 80
_WORK = frozenset(("action", "task", "coarse", None))


def is_prompt(text: str, *, of_work: bool = False) -> bool:
    """Whether a cell holds nothing but words that ask for something to be put there."""
    if len(text) > _LONGEST:
        return False
    found = _ALWAYS.fullmatch(text) or (None if of_work else _BESIDE.fullmatch(text))
    return found is not None


def without_prompts(grid: Grid, heads: Mapping[int, Head], walked: Walked) -> Grid:
    """The grid with its prompts left blank, and one doubt about all of them."""
    found: Counter[tuple[str, str]] = Counter()
    rows: list[Row] = []
    first: int | None = None
    head: Head | None = None
    for row in grid.rows:
        head = heads.get(row.number, head)
        if head is not None and row.number not in head.rows:
            blank = _blank_in(row, head)
            found.update((one_line(row.cell(i).own), head.headings[i]) for i in blank)
            first = row.number if blank and first is None else first
            row = _without(row, blank)
        rows.append(row)
    if found:
        walked.doubt("prompt", grid.name, first, _said(found))
    return replace(grid, rows=tuple(rows)) if found else grid


def _blank_in(row: Row, head: Head) -> list[int]:
    meanings, known = head.meanings, len(head.meanings)
    return [
        i
        for i in row.filled
        if i < known and is_prompt(one_line(row.cell(i).own), of_work=meanings[i] in _WORK)
    ]


def _without(row: Row, blank: list[int]) -> Row:
    if not blank:
        return row
    cells: list[Cell] = [
        replace(BLANK, fill=cell.fill, span=cell.span) if i in blank else cell
        for i, cell in enumerate(row.cells)
    ]
    return replace(row, cells=tuple(cells))


def _said(found: Counter[tuple[str, str]]) -> str:
    from handlers.papers.doubt_words import listed

    places = [
        f"“{text}”{f' under {heading}' if heading else ''}{f' ({count})' if count > 1 else ''}"
        for (text, heading), count in found.items()
    ]
    one = sum(found.values()) == 1
    cells = "that cell" if one else "those cells"
    asks = "asks" if len(places) == 1 else "ask"
    return f"{listed(places)} {asks} to be filled in: I read {cells} as blank"
