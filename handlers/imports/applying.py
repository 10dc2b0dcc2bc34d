"""Applies to the live plan what somebody chose of a changed file: new, changed, or gone."""

from collections.abc import Sequence
from typing import Any

from handlers.edits import change
from handlers.exports.layouts import printed_of
from handlers.imports.comparing import Against
from handlers.imports.rows import deadlines, said_row
from handlers.imports.writing import MAIL_COLUMN, Writing, people_of, with_emails, write_actions
from handlers.papers.difference import PROGRESS, Change, Changed
from handlers.papers.plan import ActionRead, PlanRead
from handlers.revisions import NewDeadline, deadline_values
from store import actions
from store.additions import theme_called
from store.imports import add_updates
from store.models import Action, Person

PARTS = ("new", "changed", "reported", "gone")


def apply_part(writing: Writing, read: PlanRead, against: Against, part: str) -> int:
    """Write one part down; return how many actions it was about."""
    assert against.plan is not None  # noqa: S101 - the caller has looked
    match part:
        case "new":
            new = against.difference.new
            return len(write_actions(writing, against.plan, read, new))
        case "changed":
            return _change_all(writing, against.changed)
        case "reported":
            return _change_all(writing, against.reported)
        case _:
            return _take_out(writing, [int(known.key) for known in against.difference.gone])


def _take_out(writing: Writing, ids: Sequence[int]) -> int:
    for action_id in sorted(ids):
        action = actions.locked(writing.session, action_id)
        change(writing.session, writing.entry, action, {"withdrawn": True})
    return len(ids)


def _change_all(writing: Writing, chosen: Sequence[tuple[Changed, list[Change]]]) -> int:
    """In the order of their ids, so that two imports never wait for each other."""
    for changed, changes in sorted(chosen, key=lambda pair: int(pair[0].known.key)):
        action = actions.locked(writing.session, int(changed.known.key))
        values = _values(writing, action, changed, changes)
        values["printed"] = printed_of(changed.action)
        comment = str(values.get("comment", ""))
        said_on = values.get("commented_on")
        change(writing.session, writing.entry, action, values, comment=comment, said_on=said_on)
        if any(one.part == PROGRESS for one in changes):
            entries = [said_row(e, action.id, writing.entry.id) for e in changed.entries]
            add_updates(writing.session, entries)
        if any(MAIL_COLUMN.search(one.part) for one in changes):
            _note_address(writing, changed.action)
    return len(chosen)


def _note_address(writing: Writing, read: ActionRead) -> None:
    """The address that the file now has beside its one lead, in place of the one it had."""
    (lead, *others) = with_emails(read) or (None,)
    if lead is None or others or not lead.email:
        return
    known = people_of(writing, [read])
    person = writing.session.get_one(Person, known[lead.name])
    if person.email != lead.email:
        change(writing.session, writing.entry, person, {"email": lead.email})


def _values(
    writing: Writing, action: Action, changed: Changed, changes: Sequence[Change]
) -> dict[str, Any]:
    """What the file's words make of the action's columns."""
    read = changed.action
    values: dict[str, Any] = {}
    for one in changes:
        match one.part:
            case "code" | "title":
                values[one.part] = one.after
            case "state":
                values["state"] = read.state
            case "rag":
                values |= {"rag": read.rag, "not_started": read.not_started}
            case "comment":
                days = [u.day for u in read.updates if u.words == one.after != read.comment]
                values |= {"comment": one.after, "commented_on": days[0] if days else None}
                values |= {"commented_by": "", "comment_private": False}
            case "section" | "theme":
                theme = theme_called(writing.session, action.plan_id, read.theme, read.section)
                values["theme_id"] = theme.id
            case "leads":
                known = people_of(writing, [read])
                values["leads"] = list(dict.fromkeys(known[lead.name] for lead in read.leads))
            case "deadline":
                values |= _due(writing, action, changed)
            case part if part != PROGRESS:
                fields = values.get("fields", action.fields)
                values["fields"] = {**fields, one.part: one.after}
    return values


def _due(writing: Writing, action: Action, changed: Changed) -> dict[str, Any]:
    last = deadlines(changed.action)[-1]
    new = NewDeadline(last.text, last.kind, last.first, last.last)
    return deadline_values(writing.session, writing.entry, action, new)
