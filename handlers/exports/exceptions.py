"""The exceptions alone: what needs the meeting's time, and nothing besides."""

from collections.abc import Sequence

from handlers.differing import who_says
from handlers.digests.rows import exceptions
from handlers.exports.cells import Plain, line_of
from handlers.exports.dates import short
from handlers.exports.ground import Ground
from handlers.exports.holds import hold_line
from handlers.papers.writing.paper import Cell, Column, Group, Line, Paper, View
from handlers.rules.sentences import times
from handlers.wording import due_words, leads_of, mark_of
from store.models import Action

_COLUMNS = (
    Column("No.", "code"),
    Column("Action", "action"),
    Column("Theme", "theme"),
    Column("Lead", "lead"),
    Column("Deadline"),
    Column("Status", "rag"),
    Column("Latest comment"),
)


def exceptions_paper(ground: Ground) -> Paper:
    """Red first, then overdue, what got worse, and Amber; each action once."""
    view = exceptions_view(ground)
    nothing = () if view.size else ("Nothing is Red, overdue, worse than before or Amber.",)
    return Paper(f"{ground.title}: exceptions", (*ground.cover, *nothing), ground.key, view)


def exceptions_view(ground: Ground) -> View:
    """The same as a table of the plan's paper."""
    by_id = {action.id: action for action in ground.actions}
    groups = []
    for pick in exceptions(ground.picture):
        found = [by_id[s.id] for s in pick.standings if s.id in by_id]
        lines = tuple(_line(action, ground) for action in found)
        groups.append(Group("", pick.heading, lines))
    return View("Exceptions", _COLUMNS, tuple(groups))


def _line(action: Action, ground: Ground) -> Line:
    comment = " ".join(ground.picture.printed(action).split())
    if comment and action.commented_on:
        comment = f"{short(action.commented_on)}: {comment}"
    flags = (_differing(action, ground), _on_hold(action))
    comment = " ".join(said for said in (*flags, comment) if said)
    return (
        Cell(action.code or f"#{action.ref}"),
        Cell(action.title),
        Cell(action.theme.title if action.theme else ""),
        Cell(_leads(action, ground)),
        Cell(_due(action, ground)),
        Cell(mark_of(action).word, mark_of(action)),
        Cell(comment),
    )


def _on_hold(action: Action) -> str:
    held = hold_line(action)
    return held and held.rstrip(".") + "."


def _differing(action: Action, ground: Ground) -> str:
    """Who says what, where leads differ; no names where the paper has posts or organisations."""
    words = ground.picture.differing.get(action.id)
    if not words:
        return ""
    return f"Leads differ: {who_says(words)}." if ground.leads == "names" else "Leads differ."


def _leads(action: Action, ground: Ground) -> str:
    if ground.leads == "names":
        return leads_of(action)
    only: Sequence[Cell] = line_of(action, (), Plain((_COLUMNS[3],), leads=ground.leads))
    return only[0].text


def _due(action: Action, ground: Ground) -> str:
    """`30 Sep 2026; moved twice, first 30 Jun 2026`."""
    due = due_words(action, ground.picture.today)
    if not action.moved:
        return due
    first = f", first {action.original_text}" if action.original_text else ""
    return f"{due}; moved {times(action.moved)}{first}"
