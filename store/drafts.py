"""Questions about drafts: what was read and shown, and waits for somebody's word."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.models import Draft


def keep(session: Session, partnership_id: int, kind: str, **columns: Any) -> Draft:
    """A new draft, waiting."""
    draft = Draft(partnership_id=partnership_id, kind=kind, **columns)
    session.add(draft)
    session.flush()
    return draft


def locked(session: Session, partnership_id: int, draft_id: int) -> Draft | None:
    """The draft with this number if it is this partnership's, ours until the transaction ends."""
    return session.scalar(
        select(Draft)
        .where(Draft.id == draft_id, Draft.partnership_id == partnership_id)
        .with_for_update(key_share=True, of=Draft)
        .execution_options(populate_existing=True)
    )


def by_id(session: Session, partnership_id: int, draft_id: int) -> Draft | None:
    """The draft with this number, if it is this partnership's."""
    which = select(Draft).where(Draft.id == draft_id, Draft.partnership_id == partnership_id)
    return session.scalar(which)


def done(session: Session, partnership_id: int, kind: str, most: int) -> Iterator[Draft]:
    """The latest drafts of a kind that were confirmed or cancelled, newest first, one by one."""
    which = (
        select(Draft.id)
        .where(
            Draft.partnership_id == partnership_id, Draft.kind == kind, Draft.done_at.is_not(None)
        )
        .order_by(Draft.id.desc())
        .limit(most)
    )
    ids: Sequence[int] = session.scalars(which).all()
    return (session.get_one(Draft, draft_id) for draft_id in ids)
