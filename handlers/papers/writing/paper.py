"""A paper before it is written: plain values, which each writer lays out in its own format."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from handlers.messages import Mark

Step = Callable[[int], None]
"""Told how many lines have been written so far."""


@dataclass(frozen=True)
class Cell:
    """One cell. `mark` gives it that status's fill; `day` is the date behind a text that is one.

    `number_format` is how Excel shows `day`; the text reads the same.
    """

    text: str = ""
    mark: Mark | None = None
    day: date | None = None
    number_format: str = ""


Line = tuple[Cell, ...]


@dataclass(frozen=True)
class Column:
    """A column's heading, and what it is for, as `handlers.papers.columns` names it."""

    heading: str
    meaning: str = "other"


@dataclass(frozen=True)
class Group:
    """The lines under one heading. `section` is the heading above it, "" where there is none.

    `facts` is what is said of an outcome beside its title; `counts` its numbers, by their words.
    """

    section: str
    title: str
    lines: tuple[Line, ...]
    facts: tuple[tuple[str, str], ...] = ()
    counts: tuple[tuple[str, Mark | None, int], ...] = ()


@dataclass(frozen=True)
class View:
    """A table: in Excel a sheet of its own. Without `is_plan` an import passes it by."""

    title: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    is_plan: bool = False

    @property
    def size(self) -> int:
        """How many lines it has."""
        return sum(len(group.lines) for group in self.groups)


@dataclass(frozen=True)
class Paper:
    """All that a paper says. `cover` are the sentences under its title, `key` the definitions.

    `views` are further tables for Excel, and `after` those that also stand at the end in Word.
    `at` is when it was made, as a file says of itself.
    """

    title: str
    cover: tuple[str, ...]
    key: tuple[tuple[Mark, str], ...]
    plan: View
    after: tuple[View, ...] = ()
    views: tuple[View, ...] = ()
    at: datetime | None = None

    @property
    def made_at(self) -> datetime | None:
        """When it was made, by universal time and without a zone, as office files have it."""
        return self.at and self.at.astimezone(UTC).replace(tzinfo=None, microsecond=0)

    @property
    def size(self) -> int:
        """How many lines of the plan it holds."""
        return self.plan.size


_SAMPLE = 300


def sample(view: View) -> Iterator[Line]:
    """Some of a view's first lines, by which its columns' widths are judged."""
    left = _SAMPLE
    for group in view.groups:
        yield from group.lines[:left]
        left -= min(left, len(group.lines))


def flat(paper: Paper) -> Paper:
    """The paper with its headings in columns of the table, for what no heading row can say."""
    view = paper.plan
    named = {column.meaning for column in view.columns}
    wanted = [
        ("section", "Section", any(is_section(group) for group in view.groups)),
        ("theme", "Theme", any(group.title for group in view.groups)),
    ]
    added = [(m, heading) for m, heading, used in wanted if used and m not in named]
    lines = [
        (*(Cell(_heading(group, meaning)) for meaning, _ in added), *line)
        for group in view.groups
        for line in group.lines
    ]
    columns = (*(Column(heading, meaning) for meaning, heading in added), *view.columns)
    merged = replace(view, columns=columns, groups=(Group("", "", tuple(lines)),))
    return replace(paper, plan=merged)


def is_section(group: Group) -> bool:
    """Whether the heading stands under another; one that is its own section does not."""
    return group.section not in ("", group.title)


def _heading(group: Group, meaning: str) -> str:
    if meaning == "theme":
        return group.title
    return group.section if is_section(group) else ""
