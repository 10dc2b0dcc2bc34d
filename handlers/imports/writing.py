"""Writes what was read from a file into a plan, in bulk, under one entry.

Each action's update says that it was added, so that undoing the entry takes it out again.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.edits import change
from handlers.exports.layouts import layout_of, printed_of
from handlers.imports.rows import (
    deadlines,
    due_columns,
    fields_of,
    heading_of,
    history,
    status_columns,
)
from handlers.papers.plan import ActionRead, LeadRead, PlanRead, ThemeRead
from handlers.rules.names.reading import emails_in
from store import actions, deliveries
from store.additions import last_position
from store.imports import (
    add_leads,
    add_rows,
    add_updates,
    names_by_spelling,
    note_emails,
    put_latest_deadlines_in_force,
    set_parents,
    themes_by_title,
)
from store.models import Action, Deadline, Entry, Partnership, Person, Plan, Theme


@dataclass(frozen=True)
class Writing:
    """Where and under which entry actions are written."""

    session: Session
    partnership: Partnership
    entry: Entry
    now: datetime


def write_new_plan(writing: Writing, read: PlanRead, title: str) -> Plan:
    """The file as the partnership's live plan; the one before it is closed and kept."""
    session, partnership = writing.session, writing.partnership
    plan = Plan(
        partnership_id=partnership.id,
        title=title,
        period=read.period,
        headings=kept_headings(read),
        layout=layout_of(read),
        live=False,
        created_at=writing.now,
    )
    session.add(plan)
    session.flush()
    write_actions(writing, plan, read, read.actions)
    before = actions.live_plan(session, partnership.id)
    if before:
        closed = {"live": False, "closed_at": writing.now}
        change(session, writing.entry, before, closed)
    change(session, writing.entry, plan, {"live": True})
    return plan


def kept_headings(read: PlanRead) -> list[str]:
    """The file's own columns that actions keep, in its order."""
    used = {heading for action in read.actions for heading, _ in action.fields}
    in_order = dict.fromkeys(column.heading for column in read.columns if column.heading in used)
    return [*in_order, *sorted(used - in_order.keys())]


def write_actions(
    writing: Writing, plan: Plan, read: PlanRead, chosen: Sequence[ActionRead]
) -> list[int]:
    """Add these of the file's actions at the end of the plan; return their ids."""
    if not chosen:
        return []
    session = writing.session
    themes = _themes(session, plan, read, chosen)
    people = people_of(writing, chosen)
    ids = add_rows(session, Action, _action_rows(writing, plan, chosen, themes))
    add_leads(session, _lead_rows(ids, chosen, people))
    add_rows(session, Deadline, _deadline_rows(writing.entry, ids, chosen))
    put_latest_deadlines_in_force(session, ids)
    by_key = dict(zip((action.key for action in chosen), ids, strict=True))
    set_parents(session, _parents(chosen, by_key))
    rows = (history(action, i, writing.entry.id) for action, i in zip(chosen, ids, strict=True))
    add_updates(session, [row for several in rows for row in several])
    deliveries.wake_partnership(session, writing.partnership.id)
    return ids


def _themes(
    session: Session, plan: Plan, read: PlanRead, chosen: Sequence[ActionRead]
) -> dict[tuple[str, str], int]:
    """The headings by section and title, those added that the plan doesn't have."""
    known = themes_by_title(session, plan.id)
    wanted = dict.fromkeys(heading_of(action) for action in chosen)
    stated = {(theme.section, theme.title): theme for theme in read.themes}
    new = [key for key in wanted if key[1] and key not in known]
    new.sort(key=lambda key: stated[key].position if key in stated else len(stated) + 1)
    rows = [
        {"plan_id": plan.id, "section": key[0], "title": key[1], "position": len(known) + number}
        | _stated(stated.get(key))
        for number, key in enumerate(new, 1)
    ]
    return known | dict(zip(new, add_rows(session, Theme, rows), strict=True))


def _stated(theme: ThemeRead | None) -> dict[str, Any]:
    """What the file says of a heading beside its title."""
    return {"code": theme.code if theme else "", "fields": dict(theme.fields) if theme else {}}


def people_of(writing: Writing, chosen: Sequence[ActionRead]) -> dict[str, int]:
    """The names by their spelling as printed; none is taken for another."""
    known = names_by_spelling(writing.session, writing.partnership.id)
    new: dict[str, LeadRead] = {}
    for lead in (lead for action in chosen for lead in with_emails(action)):
        if lead.name not in known:
            new[lead.name] = _fuller(new.get(lead.name, lead), lead)
    leads = (lead for action in chosen for lead in with_emails(action) if lead.email)
    note_emails(writing.session, {known[e.name]: e.email for e in leads if e.name in known})
    rows = [
        {
            "partnership_id": writing.partnership.id,
            "name": name,
            "is_group": lead.kind == "group",
            "organisation": lead.organisation,
            "post": lead.post,
            "email": lead.email,
        }
        for name, lead in new.items()
    ]
    return known | dict(zip(new, add_rows(writing.session, Person, rows), strict=True))


MAIL_COLUMN = re.compile(r"\be-?mail|\bcontact", re.IGNORECASE)


def with_emails(action: ActionRead) -> Sequence[LeadRead]:
    """Its leads; the only one has the only address in a column of the plan's for that."""
    columns = (text for heading, text in action.fields if MAIL_COLUMN.search(heading))
    beside = [address for text in columns for address in emails_in(text)]
    if len(action.leads) != 1 or action.leads[0].email or len(set(beside)) != 1:
        return action.leads
    return (replace(action.leads[0], email=beside[0]),)


def _fuller(one: LeadRead, other: LeadRead) -> LeadRead:
    """What two mentions of a name say together."""
    return LeadRead(
        one.name,
        one.kind,
        one.organisation or other.organisation,
        one.post or other.post,
        one.email or other.email,
    )


def _action_rows(
    writing: Writing,
    plan: Plan,
    chosen: Sequence[ActionRead],
    themes: Mapping[tuple[str, str], int],
) -> list[dict[str, Any]]:
    session, partnership = writing.session, writing.partnership
    zone = ZoneInfo(partnership.zone)
    first = actions.take_refs(session, partnership.id, len(chosen))
    after = last_position(session, plan.id)
    same = {"partnership_id": partnership.id, "plan_id": plan.id, "created_at": writing.now}
    return [
        {
            **same,
            "ref": first + number,
            "position": after + number + 1,
            "theme_id": themes.get(heading_of(action)),
            "code": action.code,
            "title": action.title,
            "fields": fields_of(action),
            "printed": printed_of(action),
            **due_columns(deadlines(action)),
            **status_columns(action, zone),
        }
        for number, action in enumerate(chosen)
    ]


def _lead_rows(
    ids: Sequence[int], chosen: Sequence[ActionRead], people: Mapping[str, int]
) -> list[dict[str, Any]]:
    rows = []
    for action_id, action in zip(ids, chosen, strict=True):
        names = dict.fromkeys(people[lead.name] for lead in action.leads)
        rows += [
            {"action_id": action_id, "person_id": person_id, "position": position}
            for position, person_id in enumerate(names)
        ]
    return rows


def _deadline_rows(
    entry: Entry, ids: Sequence[int], chosen: Sequence[ActionRead]
) -> list[dict[str, Any]]:
    """Each deadline that the file states; the order of their ids is that of the revisions."""
    return [
        {
            "action_id": action_id,
            "text": due.text,
            "kind": due.kind,
            "first": due.first,
            "last": due.last,
            "at": entry.at,
            "by_name": entry.by_name,
        }
        for action_id, action in zip(ids, chosen, strict=True)
        for due in deadlines(action)
    ]


def _parents(chosen: Sequence[ActionRead], by_key: Mapping[str, int]) -> list[tuple[int, int]]:
    return [
        (by_key[action.key], by_key[action.parent])
        for action in chosen
        if action.parent in by_key and action.parent is not None
    ]
