"""Writes a whole plan in few statements: ten thousand actions take seconds, not minutes."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from store.base import Base
from store.database import in_pieces
from store.mail import Shown
from store.models import Action, Deadline, Lead, Person, Theme, Update


def add_rows(session: Session, table: type[Base], rows: Sequence[dict[str, Any]]) -> list[int]:
    """Insert rows, all with the same columns, and return their ids in the order given."""
    if not rows:
        return []
    columns = table.__table__.c
    statement = insert(table).returning(columns.id, sort_by_parameter_order=True)
    # psycopg reads each statement for its parameters: many in one cost more than several of fewer.
    options = {"insertmanyvalues_page_size": 200}
    return list(session.scalars(statement, rows, execution_options=options))


def add_leads(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Who leads what: action_id, person_id, position."""
    if rows:
        session.execute(insert(Lead), rows)


def add_updates(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """What an entry changed, row by row."""
    if rows:
        session.execute(insert(Update), rows)


def put_latest_deadlines_in_force(session: Session, action_ids: Sequence[int]) -> None:
    """Let each of these actions, whose ids follow one another, point to its last revision."""
    if not action_ids:
        return
    # Joined to a table of its own: asked for action by action, PostgreSQL reads them all each time.
    latest = (
        select(Deadline.action_id, func.max(Deadline.id).label("id"))
        .where(Deadline.action_id.between(min(action_ids), max(action_ids)))
        .group_by(Deadline.action_id)
        .subquery()
    )
    session.execute(
        update(Action)
        .where(Action.id == latest.c.action_id)
        .values(deadline_id=latest.c.id)
        .execution_options(synchronize_session=False)
    )


def set_parents(session: Session, parents: Sequence[tuple[int, int]]) -> None:
    """(action id, its parent's id)."""
    if parents:
        rows = [{"id": child, "parent_id": parent} for child, parent in parents]
        session.execute(update(Action), rows)


def names_by_spelling(session: Session, partnership_id: int) -> dict[str, int]:
    """The id of every name in the partnership's plans, by its spelling to the letter."""
    which = select(Person.name, Person.id).where(Person.partnership_id == partnership_id)
    return {row.name: row.id for row in session.execute(which)}


def note_emails(session: Session, by_person: dict[int, str]) -> None:
    """Keep these addresses for names that have none yet."""
    which = select(Person).where(Person.id.in_(by_person), Person.email == "")
    for person in session.scalars(which):
        person.email = by_person[person.id]


def themes_by_title(session: Session, plan_id: int) -> dict[tuple[str, str], int]:
    """The id of every heading of a plan, by section and title."""
    which = select(Theme.section, Theme.title, Theme.id).where(Theme.plan_id == plan_id)
    return {(section, title): theme_id for section, title, theme_id in session.execute(which)}


def how_many(session: Session, plan_id: int, *, printed: bool = False) -> int:
    """The number of a plan's actions; of those alone that a paper may have, where `printed`."""
    which = select(func.count()).where(Action.plan_id == plan_id, ~Action.withdrawn)
    which = which.where(~Action.private) if printed else which
    return session.scalar(which.select_from(Action)) or 0


def leads_without_account(session: Session, plan_id: int) -> Sequence[Person]:
    """Persons who lead in this plan and aren't linked to anybody, in the order they came."""
    which = (
        select(Person)
        .join(Lead, Lead.person_id == Person.id)
        .join(Action, Lead.action_id == Action.id)
        .where(
            Action.plan_id == plan_id,
            ~Action.withdrawn,
            Person.recipient_id.is_(None),
            ~Person.is_group,
        )
        .distinct()
    )
    return session.scalars(which.order_by(Person.id)).all()


def changes_since(
    session: Session, plan_id: int, entry_id: int
) -> Sequence[tuple[int, int, dict[str, Any]]]:
    """(action id, entry id, what changed) of a plan's updates after an entry, oldest first."""
    which = (
        select(Update.subject_id, Update.entry_id, Update.change)
        .join(Action, Action.id == Update.subject_id)
        .where(Update.subject == "action", Action.plan_id == plan_id, Update.entry_id > entry_id)
        .order_by(Update.id)
    )
    return [(row[0], row[1], row[2]) for row in session.execute(which)]


def with_withdrawn(session: Session, action_ids: Sequence[int], withdrawn: bool) -> set[int]:
    """Those of these actions that are taken out, or that are not; all of them locked."""
    found: set[int] = set()
    for part in in_pieces(action_ids):
        which = (
            select(Action.id)
            .where(Action.id.in_(part), Action.withdrawn.is_(withdrawn))
            .order_by(Action.id)
        )
        found.update(session.scalars(which.with_for_update(key_share=True)))
    return found


def set_withdrawn(session: Session, action_ids: Sequence[int], withdrawn: bool) -> None:
    """Take these actions out, or put them back."""
    for part in in_pieces(action_ids):
        session.execute(
            update(Action)
            .where(Action.id.in_(part))
            .values(withdrawn=withdrawn)
            .execution_options(synchronize_session="fetch")
        )


def shown_somewhere(session: Session, action_ids: Sequence[int]) -> list[int]:
    """Those of these actions that a card shows."""
    found: set[int] = set()
    for part in in_pieces(action_ids):
        found.update(session.scalars(select(Shown.action_id).where(Shown.action_id.in_(part))))
    return sorted(found)


def updates_of(session: Session, entry_id: int) -> Sequence[Update]:
    """All that an entry has changed so far."""
    which = select(Update).where(Update.entry_id == entry_id).order_by(Update.id)
    return session.scalars(which).all()
