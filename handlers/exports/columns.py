"""The columns of a paper: those of the plan's file, and what else there is to say by now."""

from collections.abc import Mapping, Sequence

from handlers.exports.cells import Plain
from handlers.exports.dates import deadlines_of
from handlers.exports.holds import hold_line
from handlers.exports.progress import Progress
from handlers.papers.writing.paper import Column
from store.models import Action, Plan

_USUAL = (
    Column("Action", "action"),
    Column("Lead", "lead"),
    Column("Deadline", "deadline"),
    Column("RAG", "rag"),
)
_ORDER = ("code", "section", "theme", "action", "lead", "deadline", "revised", "rag", "comment")

Said = Mapping[int, Sequence[Progress]]


def plain_of(plan: Plan, actions: Sequence[Action], said: Said, leads: str) -> Plain:
    """The columns for these actions, and how their cells are printed."""
    imported = [Column(str(h), str(m)) for h, m in plan.layout.get("columns", [])]
    columns = imported or list(_USUAL)
    coded = not _has(columns, "code") and any(map(_code_is_new, actions))
    dated = _dates_progress(columns, actions)
    for meaning, heading, wanted in (
        ("code", "No.", coded),
        ("lead", "Lead", any(action.leads for action in actions)),
        ("deadline", "Deadline", any(deadlines_of(action).first.text for action in actions)),
        ("revised", "Revised deadline", any(deadlines_of(a).revised.text for a in actions)),
        ("rag", "RAG", any(action.mark != "none" or action.not_started for action in actions)),
        ("comment", "Progress", _has_progress(actions, said, dated=dated)),
    ):
        if wanted and not _has(columns, meaning):
            columns.insert(_place(columns, meaning), Column(heading, meaning))
    columns += _further(columns, plan, actions)
    status = [i for i, column in enumerate(columns) if column.meaning == "rag"]
    return Plain(tuple(columns), status[-1] if status else None, coded, dated, leads)


def _has(columns: Sequence[Column], meaning: str) -> bool:
    return any(column.meaning == meaning for column in columns)


def _code_is_new(action: Action) -> bool:
    """Whether no cell of the file gives the code."""
    return bool(action.code) and action.code != action.printed.get("code")


def _dates_progress(columns: Sequence[Column], actions: Sequence[Action]) -> bool:
    """Whether the file had its progress in the cells of the deadlines."""
    if _has(columns, "comment") or not _has(columns, "deadline"):
        return False
    return any(action.printed.get("dated") for action in actions)


def _has_progress(actions: Sequence[Action], said: Said, *, dated: bool) -> bool:
    """Whether something stands in no cell of the file; a hold has no place under a deadline."""
    return any(map(hold_line, actions)) if dated else has_news(actions, said)


def has_news(actions: Sequence[Action], said: Said) -> bool:
    """Whether something was said that stands in no cell of the file."""
    return any(said.get(a.id) or _own_comment(a) or hold_line(a) for a in actions)


def _own_comment(action: Action) -> bool:
    shown = bool(action.comment) and not action.comment_private
    return shown and action.comment != action.printed.get("comment")


def _place(columns: Sequence[Column], meaning: str) -> int:
    """After the last column that usually comes before it."""
    before = _ORDER[: _ORDER.index(meaning)]
    places = [i for i, column in enumerate(columns) if column.meaning in before]
    if meaning == "code" or not places:
        return 0
    return len(columns) if meaning == "comment" else places[-1] + 1


def _further(columns: Sequence[Column], plan: Plan, actions: Sequence[Action]) -> list[Column]:
    """Columns that were added since: by hand, or by a file without a layout."""
    known = {column.heading for column in columns}
    used = dict.fromkeys(str(h) for action in actions for h, text in action.fields.items() if text)
    in_order = [*(str(h) for h in plan.headings if h in used), *used]
    numbered = [h for h in dict.fromkeys(in_order) if h not in known]
    return [Column(h) for h in numbered if not _is_second(h, known)]


def _is_second(heading: str, known: set[str]) -> bool:
    """Whether it is the number that a repeated heading got: "Notes (2)"."""
    bare, _, number = heading.rpartition(" (")
    return bare in known and number.rstrip(")").isdigit()
