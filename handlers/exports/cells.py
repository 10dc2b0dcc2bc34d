"""One action's line on paper, in the columns of its plan.

A cell is printed as it was imported for as long as what was read from it still holds; otherwise it
says how things stand now, in words that an import reads back as the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from handlers.exports.dates import Deadlines, deadlines_of
from handlers.exports.holds import hold_line
from handlers.exports.progress import Progress
from handlers.messages import Mark
from handlers.papers.grid import one_line
from handlers.papers.states import read_status, whole_comment
from handlers.papers.updates import EARLIER, split_updates
from handlers.papers.writing.paper import Cell, Column, Line
from handlers.wording import mark_of
from store.models import Action, Lead

LEADS = ("names", "posts", "organisations")
"""How leads may be printed."""

# Columns that say that an action is done: they are left blank for one that is open again.
_SAY_DONE = ("state", "percent", "completed")


@dataclass(frozen=True)
class Plain:
    """What all lines of a paper share.

    `status` is the column that holds the status in force. `coded` says that codes stand in a column
    that the file had not: titles then do without. `dated_deadlines` says that progress stands
    under the deadlines, as "Progress 11.7.11 …".
    """

    columns: tuple[Column, ...]
    status: int | None = None
    coded: bool = False
    dated_deadlines: bool = False
    leads: str = "names"


@dataclass
class _Line:
    """An action on its way to paper."""

    action: Action
    progress: Sequence[Progress]
    plain: Plain
    deadlines: Deadlines
    seen: dict[str, int] = field(default_factory=dict)

    @property
    def printed(self) -> dict[str, str]:
        cells: dict[str, str] = self.action.printed.get("cells", {})
        return cells


def line_of(action: Action, progress: Sequence[Progress], plain: Plain) -> Line:
    """The action's cells, one a column."""
    line = _Line(action, progress, plain, deadlines_of(action))
    first: set[str] = set()
    cells = []
    status = _column_in_force(line)
    for number, column in enumerate(plain.columns):
        again = column.meaning in first
        first.add(column.meaning)
        make = None if again and column.meaning != "rag" else _CELLS.get(column.meaning)
        if column.meaning == "rag":
            cells.append(_status(line, column, in_force=number == status))
        else:
            cells.append(make(line) if make else _field(line, column))
    return tuple(cells)


def _code(line: _Line) -> Cell:
    if line.action.code == line.action.printed.get("code"):
        return Cell(line.printed.get("code", "") or line.action.code)
    return Cell(line.action.code)


def _title(line: _Line) -> Cell:
    raw, title = line.printed.get("action", ""), line.action.title
    was = line.action.printed.get("title", "")
    before = one_line(raw).removesuffix(was) if raw and one_line(raw).endswith(was) else ""
    if line.plain.coded and before:
        return Cell(title)
    return Cell(raw if raw and title == was else before + title)


def _theme(line: _Line) -> Cell:
    return Cell(line.action.theme.title if line.action.theme else "")


def _section(line: _Line) -> Cell:
    theme = line.action.theme
    return Cell(theme.section if theme and theme.section != theme.title else "")


def _lead(line: _Line) -> Cell:
    names = [lead.person.name for lead in line.action.leads]
    if line.plain.leads != "names":
        said = [_said(lead, line.plain.leads) for lead in line.action.leads]
        return Cell("\n".join(dict.fromkeys(said)))
    if names == line.action.printed.get("leads"):
        moved = line.action.deadline_text != line.action.printed.get("due")
        raw = line.printed.get("lead", "")
        if not (moved and _holds_deadline(line, raw)):
            return Cell(raw)
    return Cell("\n".join(names))


def _holds_deadline(line: _Line, raw: str) -> bool:
    """Whether the lead's cell was where the deadline stood: "30/09/20 Ruth S"."""
    due = str(line.action.printed.get("due", ""))
    return bool(due) and due in " ".join(raw.split())


def _said(lead: Lead, how: str) -> str:
    person = lead.person
    wanted = person.post if how == "posts" else person.organisation
    return wanted or person.name


def _deadline(line: _Line) -> Cell:
    cell = line.deadlines.first
    lead_changed = _lead(line).text != line.printed.get("lead", "")
    if line.deadlines.in_lead and lead_changed:
        return Cell(line.action.deadline_text)
    if line.plain.dated_deadlines and line.progress:
        dated = [entry.labelled for entry in line.progress]
        return Cell("\n".join(text for text in (cell.text, *dated) if text))
    if _reopened(line) and whole_comment(cell.text).state:
        return Cell()
    return cell


def _revised(line: _Line) -> Cell:
    return line.deadlines.revised


def _column_in_force(line: _Line) -> int | None:
    """Where the status stands: a column a quarter, the one that gave it for as long as it holds."""
    columns = enumerate(line.plain.columns)
    gave = [i for i, c in columns if c.meaning == "rag" and line.printed.get(c.heading)]
    return gave[-1] if gave and _stands_as_printed(line) else line.plain.status


def _stands_as_printed(line: _Line) -> bool:
    action, printed = line.action, line.action.printed
    return (printed.get("mark"), printed.get("not_started")) == (action.mark, action.not_started)


def _status(line: _Line, column: Column, *, in_force: bool) -> Cell:
    action, same = line.action, _stands_as_printed(line)
    raw = line.printed.get(column.heading, "") or str(action.fields.get(column.heading, ""))
    if not in_force:
        return Cell(raw)
    mark = mark_of(action)
    if mark is Mark.NONE:
        said = "Not started" if action.is_open and action.not_started else ""
        return Cell(raw if same and raw else _as_in(raw, said))
    return Cell(raw if same and raw else _as_in(raw, mark.word), mark)


def _as_in(raw: str, word: str) -> str:
    """In capitals where the plan's own status was in capitals: "AMBER"."""
    return word.upper() if raw.isupper() and len(raw) > 1 else word


def _comment(line: _Line) -> Cell:
    raw = line.printed.get("comment", "")
    if (
        raw
        and _reopened(line)
        and whole_comment(split_updates(raw, _no_day, labelled=False)[0]).state
    ):
        raw = f"{EARLIER}: {raw}"
    lines = [raw] if raw else []
    if not line.plain.dated_deadlines:
        lines += [entry.line for entry in line.progress]
    lines += _standing_comment(line, lines)
    held = hold_line(line.action)
    # Last, under what has a date: in front it would hide whether the cell opens with one.
    return Cell("\n".join([*lines, held] if held else lines))


def _no_day(_text: str) -> date | None:
    return None


def _standing_comment(line: _Line, lines: Sequence[str]) -> list[str]:
    """The comment that stands, where it came from nowhere that is printed."""
    action = line.action
    comment = " ".join(action.comment.split())
    own = action.comment == action.printed.get("comment")
    known = any(comment in " ".join(text.split()) for text in [*lines, line.deadlines.first.text])
    said = any(comment == entry.text for entry in line.progress)
    if not comment or action.comment_private or own or known or said:
        return []
    return [Progress(action.commented_on, comment).line if action.commented_on else comment]


def _reopened(line: _Line) -> bool:
    """Whether the file had it as done and it is open now."""
    return line.action.is_open and line.action.printed.get("mark") in ("complete", "discontinued")


def _field(line: _Line, column: Column) -> Cell:
    """One of the plan's other columns; two under one heading are numbered, as when imported."""
    if column.meaning in _SAY_DONE and _reopened(line):
        return Cell()
    if column.meaning == "impact" and _reopened(line) and _says_over(line, column):
        return Cell()
    number = line.seen[column.heading] = line.seen.get(column.heading, 0) + 1
    name = column.heading if number == 1 else f"{column.heading} ({number})"
    raw = line.printed.get(column.heading, "") if column.meaning == "comment" else ""
    return Cell(raw or str(line.action.fields.get(name, "")))


def _says_over(line: _Line, column: Column) -> bool:
    """Whether an outcome's own words say that the work is done or dropped: "Done March"."""
    return read_status(str(line.action.fields.get(column.heading, ""))).state is not None


_CELLS: dict[str, Callable[[_Line], Cell]] = {
    "code": _code,
    "action": _title,
    "theme": _theme,
    "section": _section,
    "lead": _lead,
    "deadline": _deadline,
    "revised": _revised,
    "comment": _comment,
}
