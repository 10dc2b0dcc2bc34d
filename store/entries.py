"""Questions about what was done: entries and their updates."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from store.database import in_pieces
from store.models import Entry, Update

A_DELETION = "a deleted message"
"""The source of an entry that only notes that a message was deleted."""

A_REDACTION = "a redaction"
"""The source of an entry by which the words of a comment were removed; its words say why."""

_LOOKED_AT = 100  # entries of one person, among which the last that stands is looked for


def by_id(session: Session, partnership_id: int, entry_id: int) -> Entry | None:
    """The entry with this number, if it is this partnership's."""
    return session.scalar(
        select(Entry)
        .where(Entry.id == entry_id, Entry.partnership_id == partnership_id)
        .options(selectinload(Entry.updates))
    )


def last_by(session: Session, partnership_id: int, recipient_id: int) -> Entry | None:
    """The last thing that this person did and that still stands.

    Undoing is no such thing; putting back what was undone is.
    """
    which = select(Entry).where(
        Entry.partnership_id == partnership_id,
        Entry.recipient_id == recipient_id,
        Entry.undone_by_id.is_(None),
        Entry.source.not_in((A_DELETION, A_REDACTION)),
    )
    latest = session.scalars(which.order_by(Entry.id.desc()).limit(_LOOKED_AT))
    return next((entry for entry in latest if not is_undoing(session, entry)), None)


def of_requests(session: Session, keys: Sequence[str]) -> list[Entry]:
    """What the requests with these keys recorded and nobody took back, oldest first.

    What it took back itself is not among it.
    """
    which = select(Entry).where(
        Entry.key.in_(keys), Entry.undone_by_id.is_(None), Entry.undoes_id.is_(None)
    )
    found = session.scalars(which.order_by(Entry.id).options(selectinload(Entry.updates)))
    return list(found)


def is_undoing(session: Session, entry: Entry) -> bool:
    """Whether it takes something back; one that undoes an undoing puts it back instead."""
    if entry.undoes_id is None:
        return False
    return not is_undoing(session, session.get_one(Entry, entry.undoes_id))


def about(session: Session, subject: str, subject_id: int) -> Sequence[Update]:
    """Every update of one subject, oldest first, each with its entry."""
    which = (
        select(Update)
        .join(Update.entry)
        .where(Update.subject == subject, Update.subject_id == subject_id)
        .options(selectinload(Update.entry))
    )
    return session.scalars(which.order_by(Update.id)).all()


def since(session: Session, subject: str, ids: Sequence[int], moment: datetime) -> Sequence[Update]:
    """The updates of these subjects since a moment that stand, oldest first.

    What only took something back, or put it back, is not among them.
    """
    found: list[Update] = []
    for some in in_pieces(ids):
        which = (
            select(Update)
            .join(Update.entry)
            .where(Update.subject == subject, Update.subject_id.in_(some))
            .where(Entry.at >= moment, Entry.undoes_id.is_(None))
            .options(selectinload(Update.entry))
        )
        found += session.scalars(which.order_by(Update.id))
    return [update for update in found if stands(session, update.entry)]


def spoken_under(session: Session, undoing: Entry) -> list[int]:
    """The ids of the actions on which a lead's word was taken back, or put back, by an entry."""
    entry = undoing
    while entry.undoes_id is not None:
        entry = session.get_one(Entry, entry.undoes_id)
    which = select(Update.subject_id).where(
        Update.entry_id == entry.id, Update.subject == "action", Update.lead_id.is_not(None)
    )
    return sorted(set(session.scalars(which)))


def stands(session: Session, entry: Entry) -> bool:
    """Whether nobody took it back, or who did was undone in turn."""
    if entry.undone_by_id is None:
        return True
    return not stands(session, session.get_one(Entry, entry.undone_by_id))


def is_said(session: Session, entry: Entry, change: Mapping[str, Any]) -> bool:
    """Whether words that came with this change stand, as they were said under this entry.

    What changed something is said anew when it is put back; a comment alone stands again itself.
    """
    return entry.undone_by_id is None or (not change and stands(session, entry))


def actions_of(session: Session, key: str) -> list[int]:
    """The ids of the actions that the request with this key changed, in the order it did."""
    which = (
        select(Update.subject_id)
        .join(Update.entry)
        .where(Entry.key == key, Update.subject == "action")
    )
    return list(dict.fromkeys(session.scalars(which.order_by(Update.id))))


def ids_since(session: Session, partnership_id: int, moment: datetime) -> frozenset[int]:
    """The ids of what was done here since a moment: where others are found later, more was."""
    which = select(Entry.id).where(Entry.at >= moment, Entry.partnership_id == partnership_id)
    return frozenset(session.scalars(which))


def of_partnership(
    session: Session,
    partnership_id: int,
    most: int,
    *,
    by: int | None = None,
    since: datetime | None = None,
) -> Sequence[Entry]:
    """The latest entries of a partnership, newest first; one recipient's `by`, from `since` on."""
    which = (
        select(Entry)
        .where(Entry.partnership_id == partnership_id)
        .options(selectinload(Entry.updates))
    )
    if by is not None:
        which = which.where(Entry.recipient_id == by)
    if since is not None:
        which = which.where(Entry.at >= since)
    return session.scalars(which.order_by(Entry.id.desc()).limit(most)).all()
