"""Partnerships with as many people and actions as a test or a measurement wants, all at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from store import people
from store.models import Action, Deadline, Lead, Partnership, Person, Plan, Recipient

_AT_A_TIME = 5_000  # rows in one statement


@dataclass(frozen=True)
class Crowd:
    """How many leads a partnership has, and what each of them leads."""

    leads: int
    each: int = 1  # actions of one lead
    due: date = date(2026, 9, 21)
    look_at: datetime | None = None  # when each is to be looked at next; None: never


def crowd(
    session: Session, platform: str, team: str, place: str, now: datetime, who: Crowd
) -> Partnership:
    """A partnership whose plan is led by a crowd, each of whom leads as many actions."""
    workspace = people.workspace(session, platform, team)
    partnership = Partnership(workspace_id=workspace.id, name=place, place=place, created_at=now)
    session.add(partnership)
    session.flush()
    plan = Plan(partnership_id=partnership.id, title="Recovery plan", created_at=now)
    session.add(plan)
    session.flush()
    persons = _people(session, partnership, who)
    _actions(session, plan, persons, now, who)
    partnership.next_ref = who.leads * who.each + 1
    return partnership


def _people(session: Session, partnership: Partnership, who: Crowd) -> Sequence[int]:
    names = [f"{partnership.place} {number}" for number in range(who.leads)]
    workspace, looked_at = partnership.workspace_id, who.look_at
    recipients = _added(session, Recipient, [
        {"workspace_id": workspace, "external_id": name, "name": name, "next_look_at": looked_at}
        for name in names
    ])  # fmt: skip
    return _added(session, Person, [
        {"partnership_id": partnership.id, "name": name, "recipient_id": recipient}
        for name, recipient in zip(names, recipients, strict=True)
    ])  # fmt: skip


def _actions(
    session: Session, plan: Plan, persons: Sequence[int], now: datetime, who: Crowd
) -> None:
    leads = [person for person in persons for _ in range(who.each)]
    common = {"partnership_id": plan.partnership_id, "plan_id": plan.id, "created_at": now}
    common |= {"deadline_kind": "date", "due_first": who.due, "due_last": who.due}
    actions = _added(session, Action, [
        {"ref": ref, "code": f"CR{ref}", "title": f"Work number {ref}", **common}
        for ref in range(1, len(leads) + 1)
    ])  # fmt: skip
    text = f"{who.due:%d %b %Y}"
    deadline = {"text": text, "kind": "date", "first": who.due, "last": who.due, "at": now}
    deadlines = _added(session, Deadline, [{"action_id": i, **deadline} for i in actions])
    _insert(session, Lead, [
        {"action_id": action, "person_id": person}
        for action, person in zip(actions, leads, strict=True)
    ])  # fmt: skip
    # Those of one plan were added in the same order.
    first = deadlines[0] - actions[0]
    if any(d - a != first for a, d in zip(actions, deadlines, strict=True)):
        raise RuntimeError("somebody else added deadlines meanwhile")
    session.execute(
        update(Action)
        .where(Action.plan_id == plan.id)
        .values(deadline_id=Action.id + first, deadline_text=text, original_text=text)
        .execution_options(synchronize_session=False)
    )


def _added(session: Session, table: type, rows: Sequence[Mapping[str, object]]) -> Sequence[int]:
    """Insert the rows; their ids, in the same order."""
    found: list[int] = []
    for some in _some(rows):
        statement = insert(table).returning(table.id, sort_by_parameter_order=True)  # type: ignore[attr-defined]
        found += session.scalars(statement, some)
    return found


def _insert(session: Session, table: type, rows: Sequence[Mapping[str, object]]) -> None:
    for some in _some(rows):
        session.execute(insert(table), some)


def _some(rows: Sequence[Mapping[str, object]]) -> list[Sequence[Mapping[str, object]]]:
    return [rows[first : first + _AT_A_TIME] for first in range(0, len(rows), _AT_A_TIME)]
