"""Makes one status of columns that name a colour each and are ticked: R, A and G."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.papers.colours import colour_name
from handlers.papers.columns import normal
from handlers.papers.doubt_words import listed
from handlers.papers.grid import BLANK, Cell, Grid, Row
from handlers.papers.heads import Head
from handlers.papers.items import Walked

_NAMES = {
    "r": "Red", "red": "Red", "a": "Amber", "amber": "Amber", "g": "Green", "green": "Green",
    "b": "Blue", "blue": "Blue", "c": "Complete", "complete": "Complete",
}  # fmt: skip
_TICKS = frozenset(("✓", "✔", "☑", "✅", "•", "●", "*", "/", "1", "y", "yes", "ü", "þ", "√"))
_CROSSES = frozenset(("x", "✗", "✘", "☒", "×"))  # marks too, where no tick stands beside them
_BLANK = frozenset(("", "n", "no", "-", "–", "0", "❌"))


def with_one_status(
    grid: Grid, heads: Mapping[int, Head], overrides: Mapping[str, str], walked: Walked
) -> tuple[Grid, dict[int, Head]]:
    """The grid with the name of the ticked colour in the first of such columns, the rest blank."""
    kept, rows = dict(heads), list(grid.rows)
    starts = [i for i, row in enumerate(rows) if row.number in heads]
    for start, end in pairwise([*starts, len(rows)]):
        head = heads[rows[start].number]
        body = [i for i in range(start, end) if rows[i].number not in head.rows]
        names = _colours(head)
        told = any(normal(head.headings[i]) in overrides for i in names)
        if not names or told or not _are_ticked([rows[i] for i in body], list(names)):
            continue
        kept[rows[start].number] = _joined(head, list(names))
        _tell(walked, grid.name, [head.headings[i] for i in names])
        for i in body:
            rows[i] = _with_status(rows[i], names)
    return replace(grid, rows=tuple(rows)), kept


def _colours(head: Head) -> dict[int, str]:
    """By column the colours that a run of headings names, {} where not all three are there."""
    named = {i: _NAMES.get(_last(heading), "") for i, heading in enumerate(head.headings)}
    run = {i: name for i, name in named.items() if name}
    whole = {"Red", "Amber", "Green"} <= set(run.values()) and len(set(run.values())) == len(run)
    other = any(m == "rag" for i, m in enumerate(head.meanings) if i not in run)
    return run if whole and not other and max(run) - min(run) < len(run) else {}


def _last(heading: str) -> str:
    """What the lower of two rows of headings says."""
    return normal(heading.rpartition(": ")[2])


def _are_ticked(rows: Sequence[Row], columns: Sequence[int]) -> bool:
    """Whether marks and nothing else stand under the colours."""
    full = [row for row in rows if len(set(row.texts)) > 1]
    said = [row.cell(i).own.casefold() for row in full for i in columns]
    marks = any(said) or any(_filled(row, columns) for row in full)
    return marks and set(said) <= _TICKS | _CROSSES | _BLANK


def _filled(row: Row, columns: Sequence[int]) -> list[int]:
    """The one cell of several that is filled, where no mark stands in any."""
    found = [i for i in columns if colour_name(row.cell(i).fill)]
    return found if len(found) == 1 else []


def _joined(head: Head, columns: list[int]) -> Head:
    headings, meanings = list(head.headings), list(head.meanings)
    for i in columns:
        headings[i], meanings[i] = "", None
    over = head.headings[columns[0]].rpartition(": ")[0]
    headings[columns[0]], meanings[columns[0]] = over or "RAG", "rag"
    return replace(head, headings=tuple(headings), meanings=tuple(meanings))


def _with_status(row: Row, names: Mapping[int, str]) -> Row:
    if len(set(row.texts)) < 2:
        return row
    columns = list(names)
    ticked = [i for i in columns if row.cell(i).own.casefold() in _TICKS]
    ticked = ticked or [i for i in columns if row.cell(i).own.casefold() in _CROSSES]
    ticked = ticked or _filled(row, columns)
    cells = [row.cell(i) for i in range(max(len(row.cells), columns[-1] + 1))]
    for i in columns:
        cells[i] = BLANK
    cells[columns[0]] = Cell("/".join(names[i] for i in ticked))
    return replace(row, cells=tuple(cells))


def _tell(walked: Walked, sheet: str, headings: Sequence[str]) -> None:
    names = listed([f"“{heading}”" for heading in headings])
    said = f"The columns {names}: I took the marks in them for the status"
    walked.doubt("column", sheet, None, said)
