"""Rewrites what was kept and posted, wherever words of people stand in it.

What is to stand there instead is the caller's to say; here it is known where to look.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import ColumnElement, String, cast, or_, select, true
from sqlalchemy.orm import Session

from store import posts
from store.base import Base
from store.calendar import Meeting, PaperFile, Published
from store.deliveries import AT_ONCE
from store.drafts import Draft
from store.mail import Delivery, Post, Receipt, Upload
from store.models import Action, Deadline, Entry, Update

Rewrite = Callable[[str, Any], Any]
"""From the name of a column ("action.comment") and its value to the one that replaces it."""

_COLUMNS: dict[type[Base], tuple[str, ...]] = {
    Action: ("comment", "hold_why", "fields", "printed"),
    Deadline: ("why",),
    Entry: ("words",),
    Update: ("comment", "change"),
    Meeting: ("in_print",),
    Published: ("body", "numbers"),
    Draft: ("body",),
    Receipt: ("request",),
    Delivery: ("body", "what"),
    Post: ("text", "message"),
}
"""Where words of people are kept, in the order in which rows are locked."""


def rewrite(session: Session, partnership_id: int, probe: str, new: Rewrite) -> Counter[str]:
    """Rewrite every value that differs then; how many rows of each table did.

    Only rows in which the letters of `probe` stand are looked at. What was posted and has changed
    is owed again, to be put in the place of what stands in the chat.
    """
    session.flush()
    counts: Counter[str] = Counter()
    for table, columns in _COLUMNS.items():
        for row in _rows(session, table, columns, partnership_id, probe):
            if _rewritten(row, columns, new):
                counts[table.__tablename__] += 1
                _follow(session, row)
        session.flush()
    return counts


def _rows(
    session: Session, table: type[Base], columns: tuple[str, ...], partnership_id: int, probe: str
) -> Iterable[Base]:
    texts = [cast(getattr(table, name), String) for name in columns]
    has_letters = or_(*(text.ilike(f"%{probe}%") for text in texts)) if probe else true()
    which = (
        select(table)
        .where(_within(table, partnership_id), has_letters)
        .order_by(*table.__table__.primary_key)
        .with_for_update(key_share=True, of=table)
        .execution_options(populate_existing=True)
    )
    return session.scalars(which).unique().all()


def _within(table: type[Base], partnership_id: int) -> ColumnElement[bool]:
    """The rows of a partnership; those that name none may be about it."""
    if table is Update:
        entries = select(Entry.id).where(Entry.partnership_id == partnership_id)
        return Update.entry_id.in_(entries)
    if table is Deadline:
        actions = select(Action.id).where(Action.partnership_id == partnership_id)
        return Deadline.action_id.in_(actions)
    if table is Delivery:
        return or_(Delivery.partnership_id == partnership_id, Delivery.partnership_id.is_(None))
    whose: Any = getattr(table, "partnership_id", None)
    return true() if whose is None else whose == partnership_id


def _rewritten(row: Base, columns: tuple[str, ...], new: Rewrite) -> bool:
    changed = False
    for name in columns:
        before = getattr(row, name)
        after = new(f"{row.__tablename__}.{name}", before)
        if after != before:
            setattr(row, name, after)
            changed = True
    return changed


def _follow(session: Session, row: Base) -> None:
    if isinstance(row, Post):
        posts.changed(session, row)
    if isinstance(row, Delivery) and row.state in ("owed", "sent"):
        row.want += 1
        row.what = {**row.what, "redacted": row.want}
        if row.state == "sent":
            row.next_try_at = AT_ONCE


def rewrite_request(session: Session, key: str, new: Rewrite) -> None:
    """Rewrite what a request said: its receipt, and its post in the local chat."""
    receipt = session.get(Receipt, key)
    if receipt is not None:
        receipt.request = new("receipt.request", receipt.request)
    post = posts.of_request(session, key)
    if post is not None:
        post.text = new("post.text", post.text)
        posts.changed(session, post)


def with_comment(session: Session, partnership_id: int, comment: str) -> list[Entry]:
    """The entries by which this very comment was given, to whatever action."""
    which = (
        select(Entry)
        .join(Entry.updates)
        .where(Entry.partnership_id == partnership_id, Update.comment == comment)
        .order_by(Entry.id)
    )
    return list(session.scalars(which).unique())


def rewrite_files(
    session: Session, partnership_id: int, new: Callable[[bytes], bytes | None]
) -> tuple[int, int]:
    """Rewrite published papers and the local chat's files; how many of either were changed."""
    papers = (
        select(PaperFile.id)
        .join(Published, PaperFile.published_id == Published.id)
        .where(Published.partnership_id == partnership_id)
    )
    uploads = select(Upload.id)
    return (
        sum(_file_rewritten(session.get_one(PaperFile, i), new) for i in session.scalars(papers)),
        sum(_file_rewritten(session.get_one(Upload, i), new) for i in session.scalars(uploads)),
    )


def _file_rewritten(file: PaperFile | Upload, new: Callable[[bytes], bytes | None]) -> bool:
    content = new(file.content)
    if content is not None:
        file.content = content
    return content is not None
