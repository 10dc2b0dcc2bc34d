"""The inbox: was this request taken before?"""

from datetime import datetime
from typing import Any

from sqlalchemy import Table
from sqlalchemy.orm import Session

from store.database import add_unless_there
from store.mail import Receipt


def first_time(session: Session, key: str, request: dict[str, Any], now: datetime) -> bool:
    """Keep the receipt, and say whether this transaction was the first to do so."""
    table = Receipt.__table__
    assert isinstance(table, Table)  # noqa: S101 - for the type checker: it is typed wider
    values = {"key": key, "version": "", "at": now, "request": request}
    # What comes back says it: the driver for PostgreSQL counts no rows here.
    return add_unless_there(session, table, values) is not None
