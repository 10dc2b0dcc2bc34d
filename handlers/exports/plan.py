"""A plan as a paper in the layout of its file, with status, revised deadlines and progress."""

from collections.abc import Mapping, Sequence
from typing import Any

from handlers.exports.cells import line_of
from handlers.exports.columns import plain_of
from handlers.exports.exceptions import exceptions_view
from handlers.exports.ground import Ground, groups_of, themes_view
from handlers.papers.writing.paper import Cell, Column, Group, Line, Paper, View
from store.models import Action


def plan_paper(ground: Ground) -> Paper:
    """The whole plan; for Excel with its exceptions and its numbers on sheets of their own."""
    plan = ground.picture.plan
    plain = plain_of(plan, ground.actions, ground.said, ground.leads)

    def line(action: Action) -> Line:
        return line_of(action, ground.said.get(action.id, ()), plain)

    groups = groups_of(ground.actions, line)
    if any(column.meaning in ("theme", "section") for column in plain.columns):
        groups = _in_columns(groups, plain.columns)
    return Paper(
        title=ground.title,
        cover=ground.cover,
        key=ground.key,
        plan=View("Action plan", plain.columns, groups, is_plan=True),
        after=_parents(plan.layout.get("parents")),
        views=(exceptions_view(ground), themes_view(ground.picture)),
    )


def _in_columns(groups: Sequence[Group], columns: Sequence[Column]) -> tuple[Group, ...]:
    """One table, where the file had its headings in a column; a section still stands in a row."""
    named = {column.meaning for column in columns}
    if "theme" not in named:
        return tuple(groups)
    merged: dict[str, list[Line]] = {}
    for group in groups:
        over = group.section if "section" not in named and group.section != group.title else ""
        merged.setdefault(over, []).extend(group.lines)
    return tuple(Group("", over, tuple(lines)) for over, lines in merged.items())


def _parents(kept: Mapping[str, Any] | None) -> tuple[View, ...]:
    """The rows that stand over the headings, as they were imported."""
    if not kept:
        return ()
    columns = tuple(Column(heading, meaning) for heading, meaning in kept["columns"])
    lines = tuple(tuple(Cell(text) for text in row["cells"]) for row in kept["rows"])
    return (View(kept["title"], columns, (Group("", "", lines),), is_plan=True),)
