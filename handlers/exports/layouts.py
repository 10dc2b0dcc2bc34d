"""How a plan's file was laid out: kept by an import, so that its papers look as people know them.

`Plan.layout` holds `columns`, pairs of heading and meaning in the order of the file, `parents`, the
rows that stood over the headings (a sheet of strategic actions) under their own columns, and `key`,
what words of the plan's own stand for.
`Action.printed` holds the action's cells as printed and what was read from them: a cell is printed
again to the letter for as long as that still holds.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from handlers.imports.rows import comment_of, deadlines, mark_of
from handlers.papers.columns import normal
from handlers.papers.plan import ActionRead, ColumnRead, PlanRead

Column = tuple[str, str]
"""A column's heading, and what it is for, as `handlers.papers.columns` names it."""

# Of each of these a table has one; the same one may go by another heading on another sheet.
_ONCE = frozenset(
    {"code", "section", "theme", "action", "lead", "deadline", "revised", "comment", "organisation"}
)
_LEFT_OUT = frozenset({"key"})
_NAMES = {
    "code": "No.", "action": "Action", "task": "Action", "lead": "Lead", "deadline": "Deadline",
    "revised": "Revised deadline", "rag": "RAG", "comment": "Comment", "theme": "Theme",
    "section": "Section",
}  # fmt: skip


def layout_of(read: PlanRead) -> dict[str, Any]:
    """The layout of a file, as plain values."""
    over = {parent.sheet for parent in read.parents}
    columns = _joined(_runs(c for c in read.columns if c.sheet not in over))
    layout: dict[str, Any] = {"columns": [list(column) for column in columns]}
    if read.parents:
        layout["parents"] = _parents(read, over)
    if read.key:
        layout["key"] = dict(read.key)
    return layout


def joined_layouts(layout: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The layout with the columns of a further file after its own."""
    runs = [[(h, m) for h, m in one.get("columns", [])] for one in (layout, other)]
    joined = {**other, **layout, "columns": [list(column) for column in _joined(runs)]}
    key = {**layout.get("key", {}), **other.get("key", {})}
    return {**joined, "key": key} if key else joined


def _runs(columns: Iterable[ColumnRead]) -> list[list[Column]]:
    """The columns of one header after the other."""
    runs: list[list[Column]] = []
    last: ColumnRead | None = None
    for column in columns:
        if last is None or column.sheet != last.sheet or column.index <= last.index:
            runs.append([])
        if column.meaning not in _LEFT_OUT:
            runs[-1].append((heading_of(column), column.meaning))
        last = column
    return runs


def heading_of(column: ColumnRead) -> str:
    """The column's heading; one without takes a usual one, as its fields do."""
    return column.heading or _NAMES.get(column.meaning, f"Column {column.index + 1}")


def _joined(runs: Sequence[Sequence[Column]]) -> list[Column]:
    """The columns of several headers, each once."""
    joined: list[Column] = []
    for run in runs:
        before = list(joined)
        for column in run:
            same = [c for c in before if _is_same(c, column)]
            if same:
                before.remove(same[0])
            else:
                joined.append(column)
    return joined


def _is_same(one: Column, other: Column) -> bool:
    if one[1] != other[1]:
        return False
    return one[1] in _ONCE or normal(one[0]) == normal(other[0])


def _parents(read: PlanRead, sheets: set[str]) -> dict[str, Any]:
    """The rows over the headings, each a text a column; one meaning has one column."""
    runs = _runs(column for column in read.columns if column.sheet in sheets)
    columns = runs[0] if runs else []
    places = {(h, m): _place(columns, m, i) for run in runs for i, (h, m) in enumerate(run)}
    rows = []
    for parent in read.parents:
        told, fields = dict(parent.cells), dict(parent.fields)
        texts = [""] * len(columns)
        for (heading, meaning), place in places.items():
            text = told.get(meaning, "") or fields.get(heading, "")
            if text and place is not None:
                texts[place] = text
        rows.append({"code": parent.code, "title": parent.title, "cells": texts})
    sheet = read.parents[0].sheet
    return {"title": sheet, "columns": [list(c) for c in columns], "rows": rows}


def _place(columns: Sequence[Column], meaning: str, index: int) -> int | None:
    """Where the column with this meaning stands; the one at the same place, of several."""
    if index < len(columns) and columns[index][1] == meaning:
        return index
    return next((i for i, (_, m) in enumerate(columns) if m == meaning), None)


def printed_of(action: ActionRead) -> dict[str, Any]:
    """An action's cells as printed, and what was read from them."""
    dues = deadlines(action)
    return {
        "cells": dict(action.cells),
        "code": action.code,
        "title": action.title,
        "leads": list(dict.fromkeys(lead.name for lead in action.leads)),
        "due": dues[-1].text if dues else "",
        "mark": mark_of(action),
        "not_started": action.not_started,
        "comment": comment_of(action),
        "dated": bool(action.updates),
    }
