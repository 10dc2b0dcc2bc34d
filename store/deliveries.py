"""The outbox: what is owed, and how it ended.

A row ends once: sent, closed (no longer needed) or failed. Tries run on real time, what people see
on Chaser's clock.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    case,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from store.covers import Cover
from store.database import put_off, writes_alone
from store.mail import Delivery, Reminded, Sent, Shown, Unsent
from store.models import Person, Recipient
from store.unless_there import add_each_unless_there, add_unless_there

AT_ONCE = datetime(2000, 1, 1, tzinfo=UTC)
"""A time to try that has always come: handlers, who know no real clock, write this one."""

DELAYED = 8
"""Tries without success, after some three hours, from which on a row counts as delayed."""

AFTER_ANSWERS = AT_ONCE + timedelta(seconds=1)
"""Slow work waits behind the answer that says it has begun."""


def owe(
    session: Session,
    key: str,
    kind: str,
    workspace_id: int,
    *,
    once_failed: bool = False,
    **columns: Any,
) -> int | None:
    """Add what is owed and return its id; None where the key is owed or was sent already.

    A row that was closed as not needed opens again: a key blocks only what was sent. One that
    failed for good opens with `once_failed`, at somebody's word that its cause is put right.
    """
    table = Delivery.__table__
    assert isinstance(table, Table)  # noqa: S101 - for the type checker: it is typed wider
    values = {"what": {}, "state": "owed", "outcome": "", "claims": 0, "tries": 0, "want": 0}
    values |= {"uncertain": False, "message_ids": [], "shown": 0, "next_try_at": AT_ONCE}
    values |= {"key": key, "kind": kind, "workspace_id": workspace_id} | columns
    added = add_unless_there(session, table, values)
    ended = ("closed", "failed") if once_failed else ("closed",)
    return added.id if added is not None else _reopen(session, key, ended, columns)


def _reopen(
    session: Session, key: str, ended: Iterable[str], columns: dict[str, Any]
) -> int | None:
    anew: dict[str, Any] = {"state": "owed", "outcome": "", "next_try_at": AT_ONCE, "claims": 0}
    anew |= {"tries": 0, "body": None, "token": None, "lease_until": None, "first_try_at": None}
    anew |= {"uncertain": False, "recheck_at": None}
    statement = (
        update(Delivery)
        .where(Delivery.key == key, Delivery.state.in_(ended), Delivery.sent_at.is_(None))
        .values(anew | columns)
        .returning(Delivery.id)
    )
    opened = session.execute(statement).scalar_one_or_none()
    if opened is not None:
        session.execute(delete(Unsent).where(Unsent.delivery_id == opened))
    return opened


def lock_recipients(session: Session, ids: Iterable[int]) -> None:
    """Nobody else looks at these recipients or changes what they are shown until we are done."""
    if (wanted := sorted(set(ids))) and not writes_alone(session):
        session.execute(_locking(), {"ids": wanted})


@cache
def _locking() -> Select[int]:
    which = select(Recipient.id).where(Recipient.id.in_(bindparam("ids", expanding=True)))
    return which.order_by(Recipient.id).with_for_update(key_share=True, of=Recipient)


def look_soon(session: Session, ids: Iterable[int]) -> None:
    """Look at these recipients at the next tick: what is due for them may have changed.

    It is written when the transaction ends. Written even where it says so already: a look that is
    under way would set it to a later time.
    """
    put_off(session, _look_at, ids)


def _look_at(session: Session, ids: Sequence[int]) -> None:
    if ids:
        lock_recipients(session, ids)
        session.execute(_looking(), {"ids": ids})


def met_in(session: Session, recipient: Recipient, place: str) -> None:
    """Keep where the recipient's own conversation with Chaser is; written with the looks."""
    look_soon(session, [recipient.id])
    put_off(session, partial(_keep_place, place), [recipient.id])


def _keep_place(place: str, session: Session, ids: Sequence[int]) -> None:
    session.execute(update(Recipient).where(Recipient.id.in_(ids)).values(conversation=place))


@cache
def _looking() -> Update:
    which = update(Recipient).where(Recipient.id.in_(bindparam("ids", expanding=True)))
    return which.values(next_look_at=AT_ONCE)


def record_sent(
    session: Session, standing: Iterable[tuple[Delivery, str, Sequence[str]]], now: datetime
) -> None:
    """These stand in the chat, each at a place, under the platform's ids of its messages.

    Chaser's clock says when; replies find it by these ids.
    """
    messages: list[dict[str, Any]] = []
    for row, place, ids in standing:
        whose = {"workspace_id": row.workspace_id, "delivery_id": row.id, "place": place}
        messages += [whose | {"message_id": message_id} for message_id in ids]
        row.state, row.message_ids, row.uncertain = "sent", list(ids), False
        row.sent_at = row.sent_at or now
        row.place = place
        release(row, AT_ONCE if row.want > row.shown else row.recheck_at)
    table = Sent.__table__
    assert isinstance(table, Table)  # noqa: S101 - for the type checker: it is typed wider
    add_each_unless_there(session, table, messages)


def record_ended(session: Session, row: Delivery, state: str, outcome: str) -> None:
    """Closed or failed: it will not be sent, so its reasons may be given again."""
    row.state, row.outcome = state, outcome
    session.execute(delete(Reminded).where(Reminded.delivery_id == row.id))
    session.execute(delete(Shown).where(Shown.delivery_id == row.id))
    if row.recipient_id is not None:
        look_soon(session, [row.recipient_id])
    release(row, None)


def release(row: Delivery, next_try_at: datetime | None) -> None:
    """Put the row down after an outcome; None: nothing more to do for it."""
    row.token, row.lease_until, row.claims = None, None, 0
    row.next_try_at = next_try_at


def show_anew(session: Session, delivery_id: int) -> None:
    """What it says has changed: composed again, it is put in the place of what was sent.

    It is written when the transaction ends, behind other locks.
    """
    put_off(session, _show_anew, [delivery_id])


def _show_anew(session: Session, ids: Sequence[int]) -> None:
    session.execute(composed_anew(Delivery.id.in_(ids)))


def composed_anew(which: ColumnElement[bool]) -> Update:
    """The statement by which these, owed or sent, are composed once more."""
    # One that is still owed keeps its pause; it is composed anew when its time comes.
    soon = case((Delivery.state == "sent", AT_ONCE), else_=Delivery.next_try_at)
    stands = and_(which, Delivery.state.in_(("owed", "sent")))
    return update(Delivery).where(stands).values(want=Delivery.want + 1, next_try_at=soon)


def by_message(session: Session, workspace_id: int, place: str, message_id: str) -> Delivery | None:
    """The delivery that a platform's message came of."""
    sent = session.get(
        Sent, {"place": place, "message_id": message_id, "workspace_id": workspace_id}
    )
    return session.get(Delivery, sent.delivery_id) if sent else None


def in_hand(session: Session) -> Sequence[Delivery]:
    """What is owed and not sent yet, in the order in which it was first owed."""
    which = select(Delivery).where(Delivery.state == "owed")
    return session.scalars(which.order_by(Delivery.id)).all()


def wake_partnership(session: Session, partnership_id: int, *others: int) -> None:
    """Look at all who lead or deputise here at the next tick: a meeting or a rule has changed.

    And at these other recipients.
    """
    named = select(Person.recipient_id).where(
        Person.partnership_id == partnership_id, Person.recipient_id.is_not(None)
    )
    deputies = select(Cover.deputy_id).where(
        Cover.partnership_id == partnership_id, Cover.deputy_id.is_not(None), ~Cover.removed
    )
    found = {*session.scalars(named), *session.scalars(deputies)}
    look_soon(session, [*(one for one in found if one is not None), *others])


def to_look_at(session: Session, now: datetime, most: int) -> list[int]:
    """Recipients whose time to be looked at has come, the longest due first.

    One that lies more than two days ahead counts too: a clock that stood wrong may have set it.
    """
    due = or_(Recipient.next_look_at <= now, Recipient.next_look_at > now + timedelta(days=2))
    which = select(Recipient.id).where(due, Recipient.active)
    return list(session.scalars(which.order_by(Recipient.next_look_at, Recipient.id).limit(most)))


def is_there(session: Session, key: str) -> bool:
    """True when a delivery under this key is owed or was sent."""
    which = select(Delivery.id).where(Delivery.key == key, Delivery.state.in_(("owed", "sent")))
    return session.scalar(which) is not None


def is_delayed(row: Delivery) -> bool:
    """Whether it has failed for hours and goes on being tried."""
    return row.state == "owed" and row.tries >= DELAYED


def delayed() -> ColumnElement[bool]:
    """The same, of a row in a question."""
    return and_(Delivery.state == "owed", Delivery.tries >= DELAYED)


def has_reached(session: Session, workspace_id: int, place: str) -> bool:
    """Whether anything was ever sent to a place."""
    which = select(Sent.delivery_id).where(Sent.place == place, Sent.workspace_id == workspace_id)
    return session.scalar(which.limit(1)) is not None


def why_failed(session: Session, key: str) -> str | None:
    """Why the delivery under this key could not be made for good; None where it did not fail."""
    which = select(Delivery.outcome).where(Delivery.key == key, Delivery.state == "failed")
    return session.scalar(which)


def said_since(session: Session, begins: str, recipient_id: int, to: int) -> bool:
    """Whether a recipient was told something whose key begins so, and nothing got to `to` since."""
    last = select(func.max(Delivery.id)).where(
        Delivery.recipient_id == to, Delivery.state == "sent"
    )
    which = select(Delivery.id).where(
        Delivery.key.startswith(begins, autoescape=True),
        Delivery.recipient_id == recipient_id,
        Delivery.state.in_(("owed", "sent")),
        Delivery.id > func.coalesce(last.scalar_subquery(), 0),
    )
    return session.scalars(which.limit(1)).first() is not None
