"""The inbox: was this request taken before?"""

from datetime import datetime
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from store.mail import Receipt
from store.unless_there import add_unless_there

EARLIER = "earlier"
"""Under this name a receipt keeps the keys of a message's earlier versions, oldest first."""


def first_time(
    session: Session, key: str, request: dict[str, Any], now: datetime, version: str
) -> bool:
    """Keep the receipt, and say whether this transaction was the first to do so."""
    table = Receipt.__table__
    assert isinstance(table, Table)  # noqa: S101 - for the type checker: it is typed wider
    values = {"key": key, "version": version, "at": now, "request": request}
    # What comes back says it: the driver for PostgreSQL counts no rows here.
    return add_unless_there(session, table, values) is not None


def is_known(session: Session, key: str) -> bool:
    """Whether a request of this key, or of a message of it, was taken."""
    return session.scalar(select(Receipt.key).where(Receipt.key == key)) is not None


def replaced(
    session: Session, key: str, request: dict[str, Any], now: datetime, version: str
) -> dict[str, Any] | None:
    """Keep a later version of a message; return the one before it, None for one that is older."""
    which = select(Receipt).where(Receipt.key == key).with_for_update(key_share=True)
    row = session.scalars(which).one()
    if version <= row.version:
        return None
    before = row.request
    earlier = [*before.get(EARLIER, ()), before["key"]]
    row.request, row.version, row.at = request | {EARLIER: earlier}, version, now
    return before
