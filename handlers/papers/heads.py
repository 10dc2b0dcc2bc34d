"""Finds the rows of a grid that name its columns: one row or two, repeated, or in the middle."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handlers.papers.columns import CORE, meaning_of, normal
from handlers.papers.grid import Grid, Row, one_line
from handlers.papers.prompts import is_prompt

# A second row of headings explains the first: "What we are going to do", "(R/A/G)".
_EXPLAINS = re.compile(
    r"(?:what|who|when|how|why|where|which|by\s+when|please|e\.?\s?g\b|i\.?\s?e\b|list|name\s+of"
    r"|describe|insert|state|include|use|select|choose|enter|add|give|give|[(\[]).*",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Head:
    """The headings over a table. `meanings` holds None where a heading is not known."""

    rows: tuple[int, ...]
    headings: tuple[str, ...]
    meanings: tuple[str | None, ...]

    def same_as(self, other: "Head") -> bool:
        return [normal(h) for h in self.headings] == [normal(h) for h in other.headings]


def find_heads(grid: Grid, overrides: Mapping[str, str]) -> dict[int, Head]:
    """Each header of the grid by the number of its first row, in order."""
    heads: dict[int, Head] = {}
    taken: set[int] = set()
    for i, row in enumerate(grid.rows):
        if row.number in taken or not _names_columns(row, overrides) or _is_over_counts(grid, i):
            continue
        head = _head_at(grid, i, overrides)
        heads[row.number] = head
        taken.update(head.rows)
    return heads


_COLOURS = frozenset(("red", "amber", "green", "blue", "complete", "total"))
_COUNT = re.compile(r"\d{1,5}(?:\.\d+)?\s*%?")


def _is_over_counts(grid: Grid, i: int) -> bool:
    """Whether a row names colours that are counted below it: a summary beside the plan itself."""
    row = grid.rows[i]
    named = [c for c in row.filled if normal(row.cell(c).text) in _COLOURS]
    if len(named) < 2 or i + 1 == len(grid.rows):
        return False
    below = [one_line(grid.rows[i + 1].cell(c).own) for c in named]
    return sum(1 for text in below if _COUNT.fullmatch(text)) > 1


def _names_columns(row: Row, overrides: Mapping[str, str]) -> bool:
    """Whether enough of the row's cells are headings, and one of them a heading of actions."""
    filled = row.filled
    if len(filled) < 2 or any(row.cell(i).value is not None for i in filled[:2]):
        return False
    texts = row.texts
    if len(set(texts)) < 2 or not _may_name_columns(texts, overrides):
        return False
    found = [m for m in (_meaning(text, overrides) for text in texts) if m]
    core = CORE & set(found)
    # Two plain headings are enough over a row of months or quarters that mean nothing to us.
    most = len(found) * 2 >= len(filled) or len(core) > 1
    return len(set(found)) >= 2 and most and bool(core)


# Every heading of actions, leads or deadlines has a word in it that begins like one of these.
_HINTS = frozenset(
    [
        *("acti", "task", "sub", "sub-", "suba", "subt", "what", "step", "mile", "deli", "reco"),
        *("proj", "init", "inte", "comm", "prop", "meas", "work", "desc", "deta", "titl", "summ"),
        *("how", "we", "to", "todo", "to-d", "lead", "owne", "resp", "acco", "assi", "allo"),
        *("who", "whom", "who's", "who'", "who’", "offi", "pers", "peop", "name", "memb", "indi"),
        *("mana", "dire", "agen", "date", "dead", "time", "due", "when", "by", "comp", "fini"),
        *("end", "mont"),
    ]
)
_MARKS = str.maketrans(dict.fromkeys("/:()?*,.;&[]|-_", " "))


def _has_hint(text: str) -> bool:
    words = text.casefold().translate(_MARKS).split()
    return len(words) <= 10 and not _HINTS.isdisjoint(word[:4] for word in words)


def _may_name_columns(texts: list[str], overrides: Mapping[str, str]) -> bool:
    """A quick look before the slow one: whether some short text is a heading of work, who or when.

    Most rows of a plan have none, and there may be thousands of them.
    """
    if sum(len(text) > 120 for text in texts) * 2 > len(texts):
        return False
    if any(normal(text) in overrides for text in texts) if overrides else False:
        return True
    hints = [text for text in texts if len(text) <= 80 and _has_hint(text)]
    return any(_meaning(text, overrides) in CORE for text in hints)


def _meaning(text: str, overrides: Mapping[str, str]) -> str | None:
    return overrides.get(normal(text)) or meaning_of(text)


def _head_at(grid: Grid, i: int, overrides: Mapping[str, str]) -> Head:
    row = grid.rows[i]
    below = grid.rows[i + 1] if i + 1 < len(grid.rows) else None
    if below is not None and below.number == row.number + 1 and _belongs(row, below, overrides):
        return _of_two(row, below, grid.width, overrides)
    headings = tuple(one_line(row.cell(c).text) for c in range(grid.width))
    return Head((row.number,), headings, tuple(_meaning(h, overrides) for h in headings))


def _belongs(row: Row, below: Row, overrides: Mapping[str, str]) -> bool:
    """Whether the row below goes on naming columns."""
    filled = below.filled
    if not filled or any(below.cell(i).value is not None for i in filled):
        return False
    texts = [one_line(below.cell(i).text) for i in filled]
    if below.marked and row.marked:
        return True
    if _is_under_spans(row, filled, texts):
        return True
    explains = sum(1 for text in texts if _EXPLAINS.fullmatch(text) and len(text) < 120)
    if len(filled) >= 2 and explains * 2 > len(filled):
        return not _is_yet_to_fill_in(row, below, overrides)
    again = [normal(t) for t in texts] == [normal(row.cell(i).text) for i in filled]
    return not again and _names_columns(below, overrides) and _styled_alike(row, below)


def _is_yet_to_fill_in(row: Row, below: Row, overrides: Mapping[str, str]) -> bool:
    """Whether the row below has work, and prompts beside it that nobody has answered yet."""
    work = [i for i in row.filled if _meaning(row.cell(i).text, overrides) in ("action", "task")]
    texts = [one_line(below.cell(i).own) for i in work]
    stated = any(text and not _EXPLAINS.fullmatch(text) for text in texts)
    return stated and any(is_prompt(one_line(below.cell(i).own)) for i in below.filled)


def _is_under_spans(row: Row, filled: list[int], texts: list[str]) -> bool:
    """Whether all texts stand under headings that were merged over several columns."""
    spanned = {
        c for i in row.filled if row.cell(i).span > 1 for c in range(i, i + row.cell(i).span)
    }
    return bool(spanned) and set(filled) <= spanned and all(len(text) < 60 for text in texts)


def _styled_alike(row: Row, below: Row) -> bool:
    first, second = row.cell(row.filled[0]), below.cell(below.filled[0])
    return (first.bold, first.fill) == (second.bold, second.fill)


def _of_two(row: Row, below: Row, width: int, overrides: Mapping[str, str]) -> Head:
    headings, meanings = [], []
    for column in range(width):
        top, low = one_line(row.cell(column).text), one_line(below.cell(column).own)
        heading, meaning = _one_of_two(row, column, top, low, overrides)
        headings.append(heading)
        meanings.append(meaning)
    return Head((row.number, below.number), tuple(headings), tuple(meanings))


def _one_of_two(
    row: Row, column: int, top: str, low: str, overrides: Mapping[str, str]
) -> tuple[str, str | None]:
    """A column's heading out of two rows: the lower one under a merged cell, else the upper."""
    under_span = row.cell(column).inherited == "across" or row.cell(column).span > 1
    if low and (not top or under_span):
        full = f"{top}: {low}" if top and normal(top) != normal(low) else low
        meaning = overrides.get(normal(full)) or _meaning(low, overrides)
        return full, meaning or _meaning(top, overrides)
    return top, _meaning(top, overrides) or _meaning(low, overrides)
