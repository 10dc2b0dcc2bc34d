"""Decides what each column of a table is for: by its heading, and by its cells if that misleads."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from handlers.papers.by_content import by_content
from handlers.papers.columns import normal
from handlers.papers.grid import Cell, Row
from handlers.papers.heads import Head
from handlers.papers.key_entries import heads_key
from handlers.papers.periods import newest_comment
from handlers.papers.plan import ColumnRead
from handlers.papers.profile import Profile, profile
from handlers.papers.states import Status

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


def recognise(
    head: Head,
    rows: Sequence[Row],
    sheet: str,
    overrides: Mapping[str, str],
    key: Mapping[str, Status] | None,
) -> Columns:
    """The columns under a header, with what each is for."""
    body = [row for row in rows if len(row.filled) > 1] or list(rows)
    profiles = [profile([row.cell(i) for row in body], key) for i in range(len(head.headings))]
    columns = [
        ColumnRead(heading, meaning or "other", i, sheet)
        for i, (heading, meaning) in enumerate(zip(head.headings, head.meanings, strict=True))
    ]
    fixed = {c.index for c in columns if normal(c.heading) in overrides}
    columns = _keys_beside(columns, fixed)
    columns = _work_by_name(columns, fixed)
    columns = by_content(columns, profiles, fixed, known=head.meanings)
    columns = _by_place(
        columns, [[row.cell(i) for row in body] for i in range(len(columns))], fixed
    )
    columns = _settle(columns, profiles, fixed)
    columns = _set_keys(_set_dates(columns, fixed))
    return Columns(tuple(c for c in columns if c.heading or profiles[c.index].count))


def _work_by_name(columns: list[ColumnRead], fixed: set[int]) -> list[ColumnRead]:
    """ "Name" beside "Person" names the work, where none but "Projects" does: Monday has it so."""
    leads = [c for c in columns if c.meaning == "lead"]
    named = [c for c in leads if normal(c.heading) == "name" and c.index not in fixed]
    work = [c for c in columns if c.meaning in ("action", "task")]
    over = [c for c in work if normal(c.heading) in ("project", "projects")]
    if len(leads) < 2 or len(named) != 1 or over != work:
        return columns
    instead = {named[0].index: "action", **{c.index: "other" for c in over}}
    return [replace(c, meaning=instead.get(c.index, c.meaning)) for c in columns]


_BARE_DATES = frozenset(("date", "dates", "month", "meeting"))


def _set_dates(columns: list[ColumnRead], fixed: set[int]) -> list[ColumnRead]:
    """A bare "Date" before the work is when it was agreed, not when it is due."""
    work = next((c.index for c in columns if c.meaning == "action"), 0)
    return [
        replace(c, meaning="start")
        if c.meaning == "deadline"
        and c.index < work
        and c.index not in fixed
        and normal(c.heading) in _BARE_DATES
        else c
        for c in columns
    ]


def _keys_beside(columns: list[ColumnRead], fixed: set[int]) -> list[ColumnRead]:
    """A column that an entry of a key heads, where a key stands beside the top of the plan."""
    keys = {
        c.index
        for c in columns
        if c.meaning == "other" and c.index not in fixed
        if normal(c.heading) in _KEYS or heads_key(c.heading)
    }
    fixed |= keys
    return [replace(c, meaning="key") if c.index in keys else c for c in columns]


_KEYS = frozenset(("key", "rag key", "legend", "rag status key", "status key"))


def _set_keys(columns: list[ColumnRead]) -> list[ColumnRead]:
    """A key beside the plan is no part of it: the column so headed, and blank ones after it."""
    out: list[ColumnRead] = []
    for column in columns:
        goes_on = bool(out) and out[-1].meaning == "key" and not column.heading
        own = normal(column.heading) in _KEYS
        out.append(replace(column, meaning="key") if own or goes_on else column)
    return out


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
    gaps = _parts(cells[first.index], cells[second.index])
    again = _said_again(cells[first.index], cells[second.index])
    coarse = first.heading.casefold().startswith(_COARSE_WORDS)
    finer = first.meaning == second.meaning and coarse and not details
    return second if gaps or again or finer else first


def _parts(whole: list[Cell], part: list[Cell]) -> bool:
    """Whether one column is filled once for several rows, and the other in each of those.

    Work that has no parts may stand in the first alone: "Repair café", with no step beside it.
    """
    below = [step for over, step in zip(whole[1:], part[1:], strict=True) if not over.own]
    return bool(below) and all(step.own for step in below)


def _said_again(whole: list[Cell], part: list[Cell]) -> bool:
    """Whether one column says the same of two rows or more where the other tells them apart."""
    # A line that was copied as it stands says nothing new.
    lines = dict.fromkeys((over.own, step.own) for over, step in zip(whole, part, strict=True))
    kinds, parts = {over for over, _ in lines}, [step for _, step in lines]
    apart = all(parts) and len(set(parts)) == len(parts)
    return apart and "" not in kinds and len(kinds) * 2 <= len(parts)


def _gaps(cells: list[Cell]) -> bool:
    """Whether a column is filled once for several rows: merged down, or left blank below."""
    return any(not cell.own for cell in cells[1:])


# How urgent or how much: no heading to gather work under.
_LEVEL = re.compile(
    r"(?:very\s+)?(?:high|medium|moderate|low|urgent|critical|normal|major|minor|essential|desirable"
    r"|h|m|l|p?\d{1,2}|must|should|could|yes|no)(?:\s*/\s*(?:high|medium|low))?",
    re.IGNORECASE,
)


def says_level(text: str) -> bool:
    """Whether a cell says only how urgent or how much: "High", "P2"."""
    return _LEVEL.fullmatch(text) is not None


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
        levels = all(map(says_level, texts))
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
    out = newest_comment(out, profiles, fixed)
    return [replace(c, meaning="other") if c.meaning in _PLAIN else c for c in out]


# Whoever answers for the work, where another column names who does it and can say how it stands.
_ANSWERS_FOR_IT = re.compile(r"s\.?r\.?o\b|(?:senior\s+responsible|exec|accountab)", re.IGNORECASE)


def _best(rivals: list[ColumnRead], profiles: list[Profile]) -> ColumnRead:
    """The column that says most plainly what it is; of two themes the one next to the work."""
    if rivals[0].meaning == "theme":
        return rivals[-1]

    def plainness(column: ColumnRead) -> tuple[bool, bool, bool, bool, bool, int]:
        filled = profiles[column.index].count > 0
        own = normal(column.heading) not in _BARE_DATES
        does = _ANSWERS_FOR_IT.match(column.heading.strip()) is None
        return (own, not column.guessed, filled, does, " " in column.heading, -column.index)

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
