"""Who has which delivery in hand: claims of the outbox, with a lease and a token.

Claims run on real time. A lease or a pause that is much further ahead than its length was given by
a clock that stood wrong, so it counts as over.
"""

import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Select,
    Update,
    and_,
    bindparam,
    func,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.interfaces import ORMOption
from sqlalchemy.sql.dml import ReturningUpdate

from store.database import writes_alone
from store.mail import Delivery
from store.models import Recipient, Workspace

FAR = timedelta(hours=2)  # ahead; no pause is longer than an hour
SUSPECT = 3  # claims without an outcome, after which a row is claimed last and alone


@dataclass(frozen=True)
class Claim:
    """A delivery in hand: ours as long as its token stands."""

    id: int
    token: str
    place: str | None = None  # where it goes; None while its recipient has no conversation


def claim(
    session: Session,
    platforms: Iterable[str],
    real_now: datetime,
    lease: timedelta,
    most: int,
    crowded: Collection[str] = (),
) -> list[Claim]:
    """Take up to `most` deliveries of the workspace that has waited longest to be served.

    Only of these platforms: another process speaks to the others; and none that goes to a place
    of `crowded`. A row that was claimed three times without an outcome may kill whoever sends it,
    so it comes last and alone; of several, those that were only claimed beside it go before it.
    """
    run = session.connection().execute
    # Twice its length: a sender that read its clock a moment before another, and then waited its
    # turn, must not take the other's fresh lease for a wrong one.
    times = {"now": real_now, "until": real_now + lease, "wrong": real_now + 2 * lease}
    for suspect in (False, True):
        which = times | {"platforms": list(platforms)}
        take = _take(suspect=suspect, crowded=bool(crowded))
        for workspace in run(_waiting(suspect=suspect), which).scalars().all():
            token = secrets.token_hex(8)
            ours = times | {"workspace": workspace, "new_token": token}
            ours |= {"most": 1 if suspect else most} | ({"crowded": [*crowded]} if crowded else {})
            # What an UPDATE returns comes in no order.
            if rows := sorted(run(take, ours), key=lambda row: (row.next_try_at, row.id)):
                run(_served(), {"workspace": workspace, "now": real_now})
                return [Claim(row.id, token, row.goes_to) for row in rows]
    # Only now, when there is time: in the question itself it would cost the queue its order.
    for end in _ends_of_wrong_pauses():
        run(end, {"now": real_now, "far": real_now + FAR})
    return []


@cache
def _ends_of_wrong_pauses() -> Sequence[Update]:
    rows = update(Delivery).where(
        Delivery.workspace_id.in_(select(Workspace.id)), Delivery.next_try_at > bindparam("far")
    )
    workspaces = update(Workspace).where(Workspace.next_send_at > bindparam("far"))
    return (
        rows.values(next_try_at=bindparam("now")),
        workspaces.values(next_send_at=bindparam("now")),
    )


# Making a statement takes longer than running it: these are made once.
@cache
def _free(*, suspect: bool) -> ColumnElement[bool]:
    lease, suspected = Delivery.lease_until, Delivery.claims >= SUSPECT
    return and_(
        Delivery.next_try_at <= bindparam("now"),
        or_(lease.is_(None), lease <= bindparam("now"), lease > bindparam("wrong")),
        suspected if suspect else ~suspected,
    )


@cache
def _waiting(*, suspect: bool) -> Select[int]:
    """Workspaces that may be served and have such deliveries, the one longest unserved first."""
    waiting = select(Delivery.id).where(
        Delivery.workspace_id == Workspace.id, _free(suspect=suspect)
    )
    open_now = or_(Workspace.next_send_at.is_(None), Workspace.next_send_at <= bindparam("now"))
    platforms = Workspace.platform.in_(bindparam("platforms", expanding=True))
    found = select(Workspace.id).where(platforms, open_now, waiting.exists())
    return found.order_by(Workspace.served_at.asc().nulls_first())


@cache
def _goes_to() -> ColumnElement[str | None]:
    theirs = select(Recipient.conversation).where(Recipient.id == Delivery.recipient_id)
    return func.coalesce(Delivery.place, theirs.scalar_subquery())


@cache
def _take(*, suspect: bool, crowded: bool) -> ReturningUpdate[datetime | None, int, str | None]:
    queue = (Delivery.next_try_at, Delivery.id)
    elsewhere = func.coalesce(_goes_to(), "").not_in(bindparam("crowded", expanding=True))
    # Materialized: as a plain sub-select PostgreSQL may run it again for each row and claim all.
    chosen = (
        select(Delivery.id)
        .where(Delivery.workspace_id == bindparam("workspace"), _free(suspect=suspect))
        .where(elsewhere if crowded else true())
        .order_by(*((Delivery.claims, *queue) if suspect else queue))
        .limit(bindparam("most"))
        .with_for_update(skip_locked=True, key_share=True)
        .cte("chosen")
        .prefix_with("MATERIALIZED")
    )
    return (
        update(Delivery)
        .where(Delivery.id.in_(select(chosen.c.id)))
        .values(
            token=bindparam("new_token"),
            lease_until=bindparam("until"),
            claims=Delivery.claims + 1,
        )
        .returning(Delivery.next_try_at, Delivery.id, _goes_to().label("goes_to"))
    )


@cache
def _served() -> Update:
    which = update(Workspace).where(Workspace.id == bindparam("workspace"))
    return which.values(served_at=bindparam("now"))


def seen(session: Session, claims: Sequence[Claim]) -> dict[int, Delivery]:
    """By id, the claimed rows with where they go, not locked; none whose token isn't ours."""
    return {row.id: row for row in session.scalars(_seen(), _which(claims))}


@cache
def _seen() -> Select[Delivery]:
    return select(Delivery).where(_are_ours()).options(*_where_to())


def held(session: Session, claims: Sequence[Claim]) -> dict[int, Delivery]:
    """By id, the claimed rows, locked with their recipients; none whose token isn't ours.

    The recipients come first: whoever changes an action locks the same two in the same order.
    """
    if not writes_alone(session):
        session.execute(_locking_recipients(), _which(claims))
    return {row.id: row for row in session.scalars(_held(), _which(claims))}


def _which(claims: Sequence[Claim]) -> dict[str, Sequence[int | str]]:
    """What is taken together has one token."""
    return {"ids": [each.id for each in claims], "tokens": [*{each.token for each in claims}]}


def _where_to() -> Sequence[ORMOption]:
    return joinedload(Delivery.workspace), joinedload(Delivery.recipient)


@cache
def _are_ours() -> ColumnElement[bool]:
    return and_(
        Delivery.id.in_(bindparam("ids", expanding=True)),
        Delivery.token.in_(bindparam("tokens", expanding=True)),
    )


@cache
def _locking_recipients() -> Select[int]:
    theirs = select(Delivery.recipient_id).where(_are_ours())
    which = select(Recipient.id).where(Recipient.id.in_(theirs))
    return which.order_by(Recipient.id).with_for_update(key_share=True, of=Recipient)


@cache
def _held() -> Select[Delivery]:
    return (
        select(Delivery)
        .where(_are_ours())
        .options(*_where_to())
        .order_by(Delivery.id)
        .with_for_update(key_share=True, of=Delivery)
        .execution_options(populate_existing=True)
    )


def put_back(session: Session, claims: Iterable[Claim]) -> None:
    """Put down rows that were not begun, where they stood in the queue."""
    for claimed in sorted(claims, key=lambda claimed: claimed.id):
        row = update(Delivery).where(Delivery.id == claimed.id, Delivery.token == claimed.token)
        session.execute(row.values(token=None, lease_until=None, claims=Delivery.claims - 1))
