"""Decides what each column of a table is for: by its heading, and by its cells if that misleads."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from handlers.papers.columns import normal
from handlers.papers.grid import Cell, Row
from handlers.papers.heads import Head
from handlers.papers.plan import ColumnRead
from handlers.papers.profile import Profile, profile

# One column can hold each of these; a further one is kept under its own heading.
_SINGLE = ("code", "deadline", "revised", "lead", "organisation", "percent", "state",
           "completed", "task", "theme", "section")  # fmt: skip
_PLAIN = frozenset({"notes", "support", "contact"})
_COARSE_WORDS = ("potential", "recommend", "objective", "priority", "commitment", "proposal",
                 "project", "initiative", "what we", "measure")  # fmt: skip


@dataclass(frozen=True)
class Columns:
    """The columns of a table; look one up by what it is for."""

    all: tuple[ColumnRead, ...]

    @cached_property
    def _by_meaning(self) -> dict[str, list[ColumnRead]]:
        found: dict[str, list[ColumnRead]] = {}
        for column in self.all:
            found.setdefault(column.meaning, []).append(column)
        return found

    def index(self, meaning: str) -> int | None:
        """Where the first column with that meaning stands, None where there is none."""
        found = self._by_meaning.get(meaning)
        return found[0].index if found else None

    def each(self, meaning: str) -> list[ColumnRead]:
        """All columns with that meaning."""
        return self._by_meaning.get(meaning, [])

    def heading(self, index: int) -> str:
        return next((c.heading for c in self.all if c.index == index), "")

    @property
    def is_plan(self) -> bool:
        """Whether the table can be a plan: work to do, and who, when or how it stands."""
        found = {column.meaning for column in self.all}
        work = bool(found & {"action", "task"})
        return work and bool(
            found & {"lead", "organisation", "deadline", "rag", "state", "percent", "comment"}
        )


def recognise(head: Head, rows: Sequence[Row], sheet: str, overrides: Mapping[str, str]) -> Columns:
    """The columns under a header, with what each is for."""
    body = [row for row in rows if len(row.filled) > 1] or list(rows)
    profiles = [profile([row.cell(i) for row in body]) for i in range(len(head.headings))]
    columns = [
        ColumnRead(heading, meaning or "other", i, sheet)
        for i, (heading, meaning) in enumerate(zip(head.headings, head.meanings, strict=True))
    ]
    fixed = {c.index for c in columns if normal(c.heading) in overrides}
    columns = _by_content(columns, profiles, fixed, known=head.meanings)
    columns = _by_place(
        columns, [[row.cell(i) for row in body] for i in range(len(columns))], fixed
    )
    columns = _settle(columns, profiles, fixed)
    return Columns(tuple(c for c in columns if c.heading or profiles[c.index].count))


def _by_content(
    columns: list[ColumnRead],
    profiles: list[Profile],
    fixed: set[int],
    known: Sequence[str | None],
) -> list[ColumnRead]:
    """Correct headings that their cells contradict, and read unknown ones that are needed."""
    wrong = [
        i
        for i, column in enumerate(columns)
        if i not in fixed and profiles[i].count > 1 and _contradicts(column.meaning, profiles[i])
    ]
    wrong = [i for i in wrong if columns[i].meaning not in _WORK or _has_other_text(i, profiles)]
    out = list(columns)
    for i in wrong:
        taken = {c.meaning for c in out if c.index not in wrong or c.guessed}
        out[i] = replace(out[i], meaning=_instead(out[i].meaning, profiles[i], taken), guessed=True)
    for i, column in enumerate(columns):
        if i in fixed or known[i] is not None or profiles[i].count < 2:
            continue
        meaning = _needed(profiles[i], out)
        if meaning:
            out[i] = replace(column, meaning=meaning, guessed=True)
    return out if any(known) else _longest_is_work(out, profiles)


def _longest_is_work(columns: list[ColumnRead], profiles: list[Profile]) -> list[ColumnRead]:
    """Where no heading helps, the work stands in the column with the longest texts left over."""
    free = [c for c in columns if c.meaning == "other" and profiles[c.index].length > 7]
    if not free or any(c.meaning in _WORK for c in columns):
        return columns
    best = max(free, key=lambda c: profiles[c.index].length)
    return [replace(c, meaning="action", guessed=True) if c is best else c for c in columns]


_WORK = frozenset({"action", "task"})


def _has_other_text(index: int, profiles: list[Profile]) -> bool:
    """Whether another column could hold the work that this one, full of codes, does not."""
    return any(seen.long > 0.5 and i != index for i, seen in enumerate(profiles))


def _contradicts(meaning: str, seen: Profile) -> bool:
    """Whether the cells show plainly that the heading means something else here."""
    if meaning in ("deadline", "revised"):
        return seen.dates < 0.15 and max(seen.names, seen.statuses, seen.percents, seen.long) > 0.6
    if meaning == "lead":
        return seen.names < 0.2 and max(seen.dates, seen.statuses) > 0.6
    if meaning == "rag":
        return seen.statuses < 0.2 and max(seen.long, seen.dates, seen.percents, seen.names) > 0.5
    if meaning == "code":
        return seen.codes < 0.2 and seen.long > 0.5
    if meaning in ("action", "task"):
        return seen.codes > 0.8 and seen.long == 0
    if meaning in ("target", "comment", "planned", "position", "completed", "start"):
        return _tells_other(meaning, seen)
    return False


def _tells_other(meaning: str, seen: Profile) -> bool:
    if meaning == "comment":
        return seen.statuses > 0.8 and seen.count > 2 and seen.long < 0.1
    return meaning == "target" and seen.dates > 0.8 and seen.long < 0.2


def _instead(meaning: str, seen: Profile, taken: set[str]) -> str:
    """What a contradicted column is for, by its cells, where no other column is that."""
    for share, least, other in (
        (seen.dates, 0.6, "deadline"),
        (seen.statuses, 0.6, "rag"),
        (seen.names, 0.6, "lead"),
        (seen.percents, 0.5, "percent"),
        (seen.codes, 0.8, "code"),
    ):
        if share > least:
            return other if other not in taken else "other"
    if meaning == "code":
        return "other" if taken & _WORK else "action"
    return "comment" if meaning == "rag" and "comment" not in taken else "other"


def _needed(seen: Profile, columns: list[ColumnRead]) -> str | None:
    """What an unknown column is for, where the table has no other column for that."""
    taken = {c.meaning for c in columns}
    if seen.dates > 0.7 and "deadline" not in taken:
        return "deadline"
    if seen.statuses > 0.7 and "rag" not in taken:
        return "rag"
    if seen.codes > 0.8 and seen.different > 0.6 and "code" not in taken and seen.dates < 0.2:
        return "code"
    if seen.names > 0.8 and not taken & {"lead", "organisation", "contact"}:
        return "lead"
    if seen.long > 0.6 and not taken & {"action", "task"} and seen.names < 0.3:
        return "action"
    return None


def _by_place(
    columns: list[ColumnRead], cells: list[list[Cell]], fixed: set[int]
) -> list[ColumnRead]:
    """Tell the column that holds the work from those that only gather it."""
    out = list(columns)
    work = [c for c in columns if c.meaning in ("action", "task")]
    title = _title_among(work, cells)
    for column in work:
        if column is not title and column.index not in fixed:
            coarse = title is not None and column.index < title.index
            out[column.index] = replace(column, meaning="coarse" if coarse else "other")
    if title is not None:
        out[title.index] = replace(title, meaning="action")
        _gather_left(out, cells, title.index, fixed)
    return out


def _title_among(work: list[ColumnRead], cells: list[list[Cell]]) -> ColumnRead | None:
    """Of several columns of work, the one that has a row to itself each time."""
    if len(work) < 2:
        return work[0] if work else None
    first, second = work[0], work[1]
    details = second.heading.casefold().startswith(("desc", "detail", "summary", "how"))
    gaps = _gaps(cells[first.index]) and not _gaps(cells[second.index])
    coarse = first.heading.casefold().startswith(_COARSE_WORDS)
    finer = first.meaning == second.meaning and coarse and not details
    return second if gaps or finer else first


def _gaps(cells: list[Cell]) -> bool:
    """Whether a column is filled once for several rows: merged down, or left blank below."""
    return any(not cell.own for cell in cells[1:])


# How urgent or how much: no heading to gather work under.
_LEVEL = re.compile(
    r"(?:very\s+)?(?:high|medium|moderate|low|urgent|critical|normal|major|minor|essential|desirable"
    r"|h|m|l|p?\d{1,2}|must|should|could|yes|no)(?:\s*/\s*(?:high|medium|low))?",
    re.IGNORECASE,
)


def _gather_left(
    out: list[ColumnRead], cells: list[list[Cell]], title: int, fixed: set[int]
) -> None:
    """Left of the work an outcome or a priority gathers it; right of it, it comes of the work."""
    for i in range(title):
        column = out[i]
        texts = [cell.own for cell in cells[i] if cell.own]
        gathers = _gaps(cells[i]) or len(set(texts)) < len(texts)
        if i in fixed or not texts or not gathers:
            continue
        levels = all(_LEVEL.fullmatch(text) for text in texts)
        if column.meaning in ("impact", "target", "priority") and not levels:
            out[i] = replace(column, meaning="theme")
    for i in range(title + 1, len(out)):
        late = out[i].meaning == "theme" and i not in fixed
        if late and len({c.own for c in cells[i]}) == len(cells[i]):
            out[i] = replace(out[i], meaning="other")


def _settle(
    columns: list[ColumnRead], profiles: list[Profile], fixed: set[int]
) -> list[ColumnRead]:
    """Leave one column for each single meaning, and give the plain ones their part."""
    out = list(columns)
    found = {c.meaning for c in out}
    for i, column in enumerate(out):
        if column.meaning == "notes" and "comment" not in found and i not in fixed:
            out[i] = replace(column, meaning="comment")
            found.add("comment")
        elif column.meaning == "organisation" and "lead" not in found:
            out[i] = replace(column, meaning="lead")
            found.add("lead")
    for meaning in _SINGLE:
        _keep_one(out, [c for c in out if c.meaning == meaning], profiles, fixed)
    return [replace(c, meaning="other") if c.meaning in _PLAIN else c for c in out]


def _best(rivals: list[ColumnRead], profiles: list[Profile]) -> ColumnRead:
    """The column that says most plainly what it is; of two themes the one next to the work."""
    if rivals[0].meaning == "theme":
        return rivals[-1]

    def plainness(column: ColumnRead) -> tuple[bool, bool, bool, int]:
        filled = profiles[column.index].count > 0
        return (not column.guessed, filled, " " in column.heading, -column.index)

    return max(rivals, key=plainness)


def _keep_one(
    out: list[ColumnRead], rivals: list[ColumnRead], profiles: list[Profile], fixed: set[int]
) -> None:
    if len(rivals) < 2:
        return
    best = next((c for c in rivals if c.index in fixed), None) or _best(rivals, profiles)
    nested = best.meaning == "theme" and not any(c.meaning == "section" for c in out)
    for column in rivals:
        if column is not best and column.index not in fixed:
            upper = nested and column.index < best.index
            out[column.index] = replace(column, meaning="section" if upper else "other")
