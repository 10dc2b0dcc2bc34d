"""The performance report: each outcome with its counts, then its tasks."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.exports.cells import Plain, line_of
from handlers.exports.columns import has_news
from handlers.exports.ground import Ground, groups_of, place_of
from handlers.exports.progress import Progress
from handlers.messages import Mark
from handlers.papers.writing.paper import Cell, Column, Line, Paper, View
from handlers.rules.rag import COLUMNS, Counts
from store.models import Action

_COLUMNS = (
    ("code", ""),
    ("action", "Task"),
    ("target", "Target"),
    ("position", "Position"),
    ("rag", "Status"),
    ("planned", "Planned action and deadline"),
)
"""What a report's columns are for, and their headings where the plan has none of that kind."""

# Where the plan has no planned action: who leads it, and the new deadline where it has moved.
_WHO = "Lead and new deadline"

Key = tuple[tuple[Mark, str], ...]
"""What each colour means in print."""

# What stands in such a column of a plan that has none of its own.
_INSTEAD = {"target": "deadline", "position": "comment"}


def report_paper(ground: Ground) -> Paper:
    """Green, Amber, Red and total of each outcome; target, position and status of its tasks."""
    columns = _columns(ground)
    own = {meaning for _, meaning in ground.picture.plan.layout.get("columns", [])}
    groups = groups_of(ground.actions, lambda action: _task(action, ground, columns, own))
    counts = _counts(ground)
    groups = tuple(
        replace(group, counts=_in_words(counts[group.section, group.title], ground.key))
        for group in groups
    )
    view = View("Performance report", columns, groups, is_plan=True)
    return Paper(f"{ground.title}: performance report", ground.cover, ground.key, view)


def _columns(ground: Ground) -> tuple[Column, ...]:
    layout = {m: h for h, m in reversed(ground.picture.plan.layout.get("columns", []))}
    coded = any(a.code and not a.printed.get("cells", {}).get("action") for a in ground.actions)
    if "planned" not in layout:
        layout = {**layout, "planned": _WHO}
    columns = [Column(layout.get(m, usual), m) for m, usual in _COLUMNS]
    if "code" not in layout:
        columns = [Column("No.", "code"), *columns[1:]] if coded else columns[1:]
    if "position" in layout and has_news(ground.actions, ground.said):
        columns.append(Column("Progress", "comment"))
    return tuple(columns)


def _task(action: Action, ground: Ground, columns: Sequence[Column], own: set[str]) -> Line:
    """The plan's own target, position and planned action; else deadline, progress and lead."""
    wanted = [
        replace(column, meaning=_INSTEAD[column.meaning])
        if column.meaning in _INSTEAD and column.meaning not in own
        else column
        for column in columns
    ]
    status = next(i for i, column in enumerate(columns) if column.meaning == "rag")
    coded = "code" not in own and columns[0].meaning == "code"
    plain = Plain(tuple(wanted), status, coded=coded, leads=ground.leads)
    line = list(line_of(action, ground.said.get(action.id, ()), plain))
    if not line[status].text:
        line[status] = Cell(Mark.NONE.word)
    if "target" not in own and _is_dated(action):
        line[_at(columns, "target")] = Cell(action.original_text)
        if "position" not in own:
            line[_at(columns, "position")] = _latest(action, ground)
    if "planned" not in own:
        line[_at(columns, "planned")] = _planned(action, plain)
    return tuple(line)


def _is_dated(action: Action) -> bool:
    """Whether its progress was printed under its deadline: a target is the deadline alone."""
    under = str(action.printed.get("cells", {}).get("deadline", ""))
    return bool(action.printed.get("dated")) and "\n" in under


def _latest(action: Action, ground: Ground) -> Cell:
    """The last that was said of it, and when."""
    said = ground.said.get(action.id, ())
    if said:
        return Cell(said[-1].line)
    if action.comment_private or not action.comment:
        return Cell()
    on = action.commented_on
    return Cell(Progress(on, action.comment).line if on else action.comment)


def _at(columns: Sequence[Column], meaning: str) -> int:
    return next(i for i, column in enumerate(columns) if column.meaning == meaning)


def _planned(action: Action, plain: Plain) -> Cell:
    """Who, and by when where that has moved."""
    both = Plain((Column("Lead", "lead"), Column("", "revised")), leads=plain.leads)
    lead, revised = line_of(action, (), both)
    said = ", ".join(lead.text.splitlines())
    return Cell(", now ".join(text for text in (said, revised.text) if text))


def _counts(ground: Ground) -> dict[tuple[str, str], Counts]:
    found: dict[tuple[str, str], Counts] = {}
    for theme in (None, *ground.themes):
        place = place_of(theme)
        own = ground.picture.counts.get(theme.id if theme else None, Counts())
        found[place] = found.get(place, Counts()) + own
    return found


def _in_words(counts: Counts, key: Key) -> tuple[tuple[str, Mark | None, int], ...]:
    """Green, Amber and Red as the field prints them; Complete and Not rated where there are any."""
    told: list[tuple[str, Mark | None, int]] = [
        (f"{mark.word} – {words}", mark, counts.of(mark.value)) for mark, words in key
    ]
    keyed = {mark for mark, _ in key}
    told += [
        (Mark(name).word, Mark(name), counts.of(name))
        for name in COLUMNS
        if Mark(name) not in keyed and counts.of(name)
    ]
    return (*told, ("Total", None, counts.total))
