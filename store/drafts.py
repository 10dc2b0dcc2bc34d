"""What was read and shown, and waits for somebody's word: the table, and questions about it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from store.base import Base


class Draft(Base):
    """Something read and shown, waiting for somebody's word before it is written."""

    __tablename__ = "draft"
    __table_args__ = (Index("ix_draft_partnership_id_kind", "partnership_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"))
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("recipient.id"), index=True)
    kind: Mapped[str]  # import, lines, reply
    at: Mapped[datetime]
    body: Mapped[dict[str, Any]]
    done_at: Mapped[datetime | None]  # None while it waits
    outcome: Mapped[str] = mapped_column(default="")


def keep(
    session: Session,
    partnership_id: int,
    recipient_id: int | None,
    kind: str,
    at: datetime,
    body: dict[str, Any],
) -> Draft:
    """A new draft, waiting. `recipient_id` None: nobody in a chat, the command line asked."""
    draft = Draft(
        partnership_id=partnership_id, recipient_id=recipient_id, kind=kind, at=at, body=body
    )
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


def open_one(session: Session, partnership_id: int, draft_id: int, kind: str) -> Draft | None:
    """The draft of that kind with this number, locked, if it still waits for somebody's word."""
    draft = locked(session, partnership_id, draft_id)
    return draft if draft and draft.kind == kind and draft.done_at is None else None


def close(draft: Draft, now: datetime, outcome: str) -> None:
    """Somebody has answered: it is never taken up again."""
    draft.done_at, draft.outcome = now, outcome


def newest(session: Session, partnership_id: int, kind: str) -> Draft | None:
    """The newest draft of exactly this kind; None where there is none."""
    which = select(Draft).where(Draft.partnership_id == partnership_id, Draft.kind == kind)
    return session.scalars(which.order_by(Draft.id.desc()).limit(1)).first()


def last_asked(
    session: Session,
    partnership_id: int,
    recipient_id: int,
    begins: Sequence[str],
    since: datetime,
) -> Draft | None:
    """The newest draft of this recipient that waits, if it is no older than `since`.

    Of the kinds that begin with one of `begins`.
    """
    which = select(Draft).where(
        Draft.partnership_id == partnership_id,
        Draft.recipient_id == recipient_id,
        or_(*(Draft.kind.startswith(kind, autoescape=True) for kind in begins)),
        Draft.done_at.is_(None),
        Draft.at >= since,
    )
    return session.scalars(which.order_by(Draft.id.desc()).limit(1)).first()


def beside(session: Session, draft: Draft) -> Sequence[Draft]:
    """The other drafts that wait and were kept for the same request, by its key in their body."""
    key = draft.body.get("key")
    which = select(Draft).where(
        Draft.partnership_id == draft.partnership_id,
        Draft.recipient_id == draft.recipient_id,
        Draft.done_at.is_(None),
        Draft.at == draft.at,
        Draft.id != draft.id,
    )
    found = session.scalars(which.order_by(Draft.id)).all()
    return [other for other in found if key and other.body.get("key") == key]


def outcomes(session: Session, partnership_id: int, kind: str) -> Sequence[str]:
    """What became of the drafts of a kind, oldest first; those that wait say nothing yet."""
    which = select(Draft.outcome).where(
        Draft.partnership_id == partnership_id, Draft.kind == kind, Draft.outcome != ""
    )
    return session.scalars(which.order_by(Draft.id)).all()


def waiting(session: Session, partnership_id: int, kind: str) -> Sequence[Draft]:
    """The drafts of exactly this kind that nobody has answered, oldest first."""
    which = select(Draft).where(
        Draft.partnership_id == partnership_id, Draft.kind == kind, Draft.done_at.is_(None)
    )
    return session.scalars(which.order_by(Draft.id)).all()
