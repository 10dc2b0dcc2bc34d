"""Questions about what was done: entries and their updates."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, selectinload

from store.models import Action, Entry, Update


def by_id(session: Session, partnership_id: int, entry_id: int) -> Entry | None:
    """The entry with this number, if it is this partnership's."""
    return session.scalar(
        select(Entry)
        .where(Entry.id == entry_id, Entry.partnership_id == partnership_id)
        .options(selectinload(Entry.updates))
    )


def last_by(session: Session, partnership_id: int, recipient_id: int) -> Entry | None:
    """The last thing that this person did and that still stands; undoing is no such thing."""
    which = select(Entry).where(
        Entry.partnership_id == partnership_id,
        Entry.recipient_id == recipient_id,
        Entry.undone_by_id.is_(None),
        Entry.undoes_id.is_(None),
    )
    return session.scalars(which.order_by(Entry.id.desc())).first()


def about(session: Session, subject: str, subject_id: int) -> Sequence[Update]:
    """Every update of one subject, oldest first, each with its entry."""
    which = (
        select(Update)
        .join(Update.entry)
        .where(Update.subject == subject, Update.subject_id == subject_id)
        .options(selectinload(Update.entry))
    )
    return session.scalars(which.order_by(Update.id)).all()


def of_partnership(
    session: Session, partnership_id: int, most: int, *, by: int | None = None
) -> Sequence[Entry]:
    """The latest entries of a partnership, newest first; only one recipient's with `by`."""
    which = (
        select(Entry)
        .where(Entry.partnership_id == partnership_id)
        .options(selectinload(Entry.updates))
    )
    if by is not None:
        which = which.where(Entry.recipient_id == by)
    return session.scalars(which.order_by(Entry.id.desc()).limit(most)).all()


def touched_what_is_private(session: Session, recipient_id: int, at: datetime) -> bool:
    """Whether something that this person did at this moment was to what others may not see."""
    hidden = or_(Action.private, Action.comment_private)
    which = (
        select(Update.id)
        .join(Update.entry)
        .join(Action, and_(Update.subject == "action", Update.subject_id == Action.id))
        .where(Entry.at == at, Entry.recipient_id == recipient_id, hidden)
    )
    return session.scalar(which.limit(1)) is not None
