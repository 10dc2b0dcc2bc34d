"""Finds the column that groups the work where nothing else in the file heads it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.papers.codes import leading_code
from handlers.papers.columns import meaning_of, normal
from handlers.papers.items import Heading, Line, Walked
from handlers.papers.plan import ColumnRead
from handlers.papers.profile import profile
from handlers.papers.recognise import Columns, says_level
from handlers.papers.rows import LONGEST_HEADING


def take_grouping(walked: Walked, overrides: Mapping[str, str]) -> None:
    """Make a column such as "Project" the heading of its actions, where the plan has no other.

    It has to say the same of several rows and not of all of them; `overrides` are the columns
    that a person has spoken of, which are left as they are.
    """
    lines = [item for item in walked.items if isinstance(item, Line)]
    if not lines or _is_headed(walked) or any(_heads(line.columns) for line in lines):
        return
    taken = next(
        (
            normal(column.heading)
            for column in _candidates(lines[0].columns)
            if normal(column.heading) not in overrides and _groups(column, lines)
        ),
        None,
    )
    if taken is not None:
        _take(walked, lines, taken)


def _is_headed(walked: Walked) -> bool:
    """Whether some heading parts the work: one over or under all of it does not."""
    lines = [i for i, item in enumerate(walked.items) if isinstance(item, Line)]
    return any(isinstance(item, Heading) for item in walked.items[lines[0] : lines[-1]])


def _heads(columns: Columns) -> bool:
    return bool(columns.each("theme") or columns.each("section"))


def _candidates(columns: Columns) -> list[ColumnRead]:
    """The columns that may group the work: those known to come first, then the nearest to it."""
    work = columns.index("action")
    left = [c for c in columns.all if c.heading and work is not None and c.index < work]
    unknown = [c for c in left if c.meaning == "other" and meaning_of(c.heading) is None]
    return [*columns.each("coarse"), *reversed(unknown)]


def _groups(column: ColumnRead, lines: Sequence[Line]) -> bool:
    """Whether the column says the same of several rows; an unknown one, of rows in a run."""
    said = _said(column, lines)
    kinds = set(said)
    fits = "" not in kinds and 1 < len(kinds) < len(said) and not all(map(says_level, kinds))
    if not fits or max(map(len, kinds)) > LONGEST_HEADING:
        return False
    if column.meaning == "coarse":
        # Work that has no parts stands in that column alone, and its code may stand nowhere else.
        return all(map(_work_of, lines)) and not (
            _lacks_codes(lines) and any(map(_opens_with_code, kinds))
        )
    runs = 1 + sum(one != other for one, other in pairwise(said))
    return runs == len(kinds) and len(kinds) * 2 <= len(said) and _is_wording(column, lines)


def _said(column: ColumnRead, lines: Sequence[Line]) -> list[str]:
    """What the column says of each line; a blank cell goes on with the one above it."""
    said: list[str] = []
    for line in lines:
        place = _place(line.columns, normal(column.heading))
        text = " ".join(line.row.cell(place).text.split()) if place is not None else ""
        said.append(text or (said[-1] if said else ""))
    return said


def _place(columns: Columns, heading: str) -> int | None:
    return next((c.index for c in columns.all if normal(c.heading) == heading), None)


def _work_of(line: Line) -> str:
    index = line.columns.index("action")
    return line.row.cell(index).text if index is not None else ""


def _lacks_codes(lines: Sequence[Line]) -> bool:
    """Whether some table has no column of codes."""
    return any(line.columns.index("code") is None for line in lines)


def _opens_with_code(text: str) -> bool:
    return leading_code(text) is not None


def _is_wording(column: ColumnRead, lines: Sequence[Line]) -> bool:
    """Whether the cells are neither dates nor statuses, codes or shares."""
    seen = profile([line.row.cell(column.index) for line in lines])
    return max(seen.dates, seen.statuses, seen.codes, seen.percents) < 0.5


def _take(walked: Walked, lines: Sequence[Line], heading: str) -> None:
    """Let the column so headed be the theme, in every table that has it."""

    def as_theme(column: ColumnRead) -> ColumnRead:
        same = normal(column.heading) == heading
        return replace(column, meaning="theme", guessed=True) if same else column

    changed = {id(line.columns): Columns(tuple(map(as_theme, line.columns.all))) for line in lines}
    for line in lines:
        line.columns = changed.get(id(line.columns), line.columns)
    walked.columns = [as_theme(column) for column in walked.columns]
