"""Questions about how a partnership's messages fare: what went out last, what did not arrive."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased, selectinload

from store.deliveries import delayed
from store.mail import Delivery
from store.models import Person


def last_card(session: Session, partnership_id: int) -> datetime | None:
    """When the last card went out, on Chaser's clock; None before the first.

    A card about several partnerships counts for each whose names its reader bears.
    """
    named = select(Person.recipient_id).where(
        Person.partnership_id == partnership_id, Person.recipient_id.is_not(None)
    )
    last = select(func.max(Delivery.sent_at)).where(
        Delivery.state == "sent", Delivery.kind == "card"
    )
    # Asked apart, each reads a few lines of an index, and not all that was ever sent.
    of_one = session.scalar(last.where(Delivery.partnership_id == partnership_id))
    of_several = session.scalar(
        last.where(Delivery.partnership_id.is_(None), Delivery.recipient_id.in_(named))
    )
    return max((at for at in (of_one, of_several) if at is not None), default=None)


def undelivered(session: Session, partnership_id: int, since: datetime) -> Sequence[Delivery]:
    """What could not be delivered since then, newest first, where nothing got there afterwards."""
    later = aliased(Delivery)
    arrived = (
        select(later.id)
        .where(
            later.id > Delivery.id,
            later.state == "sent",
            later.workspace_id == Delivery.workspace_id,
            or_(later.recipient_id == Delivery.recipient_id, later.place == Delivery.place),
        )
        .exists()
    )
    which = (
        select(Delivery)
        .where(
            Delivery.partnership_id == partnership_id,
            Delivery.state == "failed",
            Delivery.created_at >= since,
            ~arrived,
        )
        .options(selectinload(Delivery.recipient))
    )
    return session.scalars(which.order_by(Delivery.id.desc())).all()


def late(session: Session, partnership_id: int) -> Sequence[Delivery]:
    """What has failed for hours and goes on being tried, the longest owed first."""
    which = select(Delivery).where(Delivery.partnership_id == partnership_id, delayed())
    which = which.options(selectinload(Delivery.recipient))
    return session.scalars(which.order_by(Delivery.id)).all()
