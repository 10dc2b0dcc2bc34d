"""What a digest asks of the database: numbers from the actions alone, words of the few it shows.

No question here reads a plan's updates, but for those since the last digest of the few actions
whose deadline moved: so ten thousand actions with years of history cost what ten thousand rows
cost. What was withdrawn is never among the answers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    RowMapping,
    Select,
    and_,
    bindparam,
    case,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session, selectinload

from store.database import UtcDateTime, in_pieces
from store.mail import Delivery, Reminded
from store.models import Action, Deadline, Entry, Lead, Plan, Update


@dataclass(frozen=True)
class Move:
    """A deadline in force that was set since a moment, and the one in force before."""

    action_id: int
    before: Deadline
    after: Deadline


def mark() -> ColumnElement[str]:
    """How an action is counted: complete, discontinued, green, amber, red, or none."""
    return case((Action.state != "open", Action.state), else_=func.coalesce(Action.rag, "none"))


def _in(plan: Plan) -> ColumnElement[bool]:
    return and_(
        Action.plan_id == plan.id,
        Action.partnership_id == plan.partnership_id,
        ~Action.withdrawn,
    )


def _quiet(
    today: BindParameter[date], since: BindParameter[datetime] | None
) -> ColumnElement[bool]:
    never = Action.reported_at.is_(None)
    no_word = never if since is None else or_(never, Action.reported_at < since)
    asked = or_(~Action.not_started, Action.due_first.is_(None), Action.due_first <= today)
    return and_(no_word, asked)


def counts(
    session: Session, plan: Plan, today: date, since: datetime | None
) -> Sequence[dict[str, Any]]:
    """The numbers of each theme that has an action that counts; theme_id None for those without.

    `overdue` are open after the last day of their window; `quiet` are open without an update
    since `since` (with None: without any ever), the not started before their window left out.
    """
    which = _counting(ever=since is None)
    asked = {"plan": plan.id, "today": today} | ({"since": since} if since else {})
    found: dict[int | None, dict[str, Any]] = {}
    for row in session.execute(which, asked).mappings():
        mine = found.setdefault(row["theme_id"], {"theme_id": row["theme_id"]} | _NO_NUMBERS)
        is_open = row["state"] == "open"
        _add(mine, row["rag"] or "none" if is_open else "complete", row["number"])
        _add(mine, "private", row["private"])
        for flag in _FLAGS if is_open else ():
            _add(mine, flag, row[flag])
    return list(found.values())


# Making a statement takes a third of the time of running it.
@cache
def _counting(*, ever: bool) -> Select[*tuple[Any, ...]]:
    today, since = bindparam("today", type_=Date), bindparam("since", type_=UtcDateTime)
    quiet = _quiet(today, None if ever else since)
    # In the order of the index, which holds all of it: neither database sorts, or reads a row.
    kinds = (Action.theme_id, Action.state, Action.rag)
    return (
        select(
            *kinds,
            func.count().label("number"),
            func.count().filter(Action.due_last < today).label("overdue"),
            func.count().filter(quiet).label("quiet"),
            func.count().filter(Action.private).label("private"),
        )
        .where(Action.plan_id == bindparam("plan"), Action.withdrawn == false())
        .where(Action.state != "discontinued")
        .group_by(*kinds)
    )


_FLAGS = ("overdue", "quiet")
_NUMBERS = ("complete", "green", "amber", "red", "none", *_FLAGS, "private")
_NO_NUMBERS: dict[str, Any] = dict.fromkeys(_NUMBERS, 0)


def _add(numbers: dict[str, Any], name: str, more: int) -> None:
    numbers[name] += more


def standings(session: Session, plan: Plan) -> Sequence[RowMapping]:
    """How every action stands, without its words: what is compared, ordered and frozen."""
    which = select(
        Action.id,
        Action.ref,
        Action.theme_id,
        Action.position,
        mark().label("mark"),
        Action.private,
        Action.on_hold,
        Action.not_started,
        Action.moved,
        Action.due_first,
        Action.due_last,
        Action.reported_at,
        Action.differed_at,
        Action.created_at,
    ).where(_in(plan))
    return session.execute(which.order_by(Action.position, Action.ref)).mappings().all()


def shown(
    session: Session, plan: Plan, ids: Iterable[int], *, private: bool = False
) -> dict[int, Action]:
    """These actions with their words and leads, by id. Private ones only where they are asked for.

    An id of another plan, of a withdrawn or of a private action is not among the answers.
    """
    wanted = select(Action).where(_in(plan))
    if not private:
        wanted = wanted.where(~Action.private)
    wanted = wanted.options(selectinload(Action.leads).joinedload(Lead.person))
    found: dict[int, Action] = {}
    for some in in_pieces(ids):
        for action in session.scalars(wanted.where(Action.id.in_(some))).unique():
            found[action.id] = action
    return found


def moves(session: Session, plan: Plan, since: datetime) -> list[Move]:
    """Open actions whose deadline was moved since a moment, and where it stood then."""
    now = select(Action.id, Deadline).join(Deadline, Action.deadline_id == Deadline.id)
    now = now.where(_in(plan), Action.state == "open", Action.moved > 0, Deadline.at >= since)
    after = {row.id: row.Deadline for row in session.execute(now)}
    before = _in_force(session, list(after), since)
    return [Move(i, before[i], deadline) for i, deadline in after.items() if i in before]


def _in_force(session: Session, ids: Sequence[int], moment: datetime) -> dict[int, Deadline]:
    """The deadline that stood at a moment; the first, where none stood then."""
    found: dict[int, Deadline] = {}
    replaced = _replaced(session, ids, moment)
    for some in in_pieces(ids):
        which = select(Deadline).where(Deadline.action_id.in_(some)).order_by(Deadline.id)
        for deadline in session.scalars(which):
            if deadline.action_id not in found or deadline.id == replaced.get(deadline.action_id):
                found[deadline.action_id] = deadline
    return found


def _replaced(session: Session, ids: Sequence[int], moment: datetime) -> dict[int, int]:
    """By action, the id of the deadline that its first move since a moment took away.

    The latest one set before may have been undone before, so it is the moves that say it.
    """
    found: dict[int, int] = {}
    for some in in_pieces(ids):
        which = (
            select(Update.subject_id, Update.change)
            .join(Update.entry)
            .where(Update.subject == "action", Update.subject_id.in_(some), Entry.at >= moment)
            .order_by(Update.id)
        )
        for action_id, change in session.execute(which):
            before, _ = change.get("deadline_id", (None, None))
            if before is not None:
                found.setdefault(action_id, before)
    return found


def asked_on(session: Session, ids: Iterable[int], since: datetime) -> list[tuple[int, datetime]]:
    """(action id, when) of each card that went out and asked about one of these actions."""
    asked: list[tuple[int, datetime]] = []
    for some in in_pieces(ids):
        which = (
            select(Reminded.action_id, Delivery.sent_at)
            .join(Delivery, Reminded.delivery_id == Delivery.id)
            .where(Reminded.action_id.in_(some), Delivery.sent_at >= since)
            .where(Delivery.kind == "card")  # a note tells a coordinator
            .order_by(Delivery.sent_at)
        )
        asked += [(action_id, at) for action_id, at in session.execute(which) if at]
    return asked
