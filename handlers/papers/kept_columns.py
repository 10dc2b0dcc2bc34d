"""The columns of a plan that are kept as they were printed, beside the parts of an action."""

from collections import Counter
from collections.abc import Sequence

from handlers.papers.cells import day_of_serial
from handlers.papers.items import Line
from handlers.papers.line_text import with_more
from handlers.papers.standing import Standing

# Columns that are wholly told by an action's own parts; all others are kept as they stand.
_TOLD = frozenset(
    {"code", "action", "theme", "section", "lead", "deadline", "revised", "comment", "key"}
)


def fields_of(
    line: Line, standing: Standing, coarse: str, extra: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Every column not told elsewhere, under its own heading; a heading used twice is numbered.

    `coarse` is the text of the column of that meaning, `extra` what other columns left over.
    """
    fields: list[tuple[str, str]] = []
    for column in line.columns.all:
        if column.meaning in _TOLD or column.index in standing.told:
            continue
        text = with_more(line, column.index)
        text = coarse if column.meaning == "coarse" else text
        text = day_of_serial(text) if column.meaning in ("start", "completed") else text
        if text:
            fields.append((column.heading or f"Column {column.index + 1}", text))
    return _numbered([*fields, *extra])


def cells_of(line: Line, standing: Standing) -> tuple[tuple[str, str], ...]:
    """The columns told elsewhere, as printed: the first by its meaning, a further one by name."""
    cells: list[tuple[str, str]] = []
    seen = {"rag"}  # a status may stand in several columns, so each goes by its heading
    for column in line.columns.all:
        if column.meaning in _TOLD or column.index in standing.told:
            name = column.heading if column.meaning in seen else column.meaning
            seen.add(column.meaning)
            cells.append((name, with_more(line, column.index)))
    return tuple((name, text) for name, text in cells if text)


def _numbered(fields: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    seen: Counter[str] = Counter()
    out = []
    for heading, text in fields:
        seen[heading] += 1
        out.append((heading if seen[heading] == 1 else f"{heading} ({seen[heading]})", text))
    return tuple(out)
