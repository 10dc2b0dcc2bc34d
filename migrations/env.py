"""Run by Alembic: connects its commands with our connection and our tables."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

import store.calendar
import store.covers
import store.drafts
import store.mail  # noqa: F401  (its tables belong to the same metadata)
from store.base import Base
from store.database import UtcDateTime


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """A step keeps to plain types, since our own may change after it was written."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite can't alter a table in place
    render_item=render_item,
)
context.run_migrations()
