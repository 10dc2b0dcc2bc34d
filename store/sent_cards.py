"""Cards, owed and sent, and the actions that they show."""

from datetime import datetime
from functools import cache

from sqlalchemy import Update, bindparam, case, select, update
from sqlalchemy.orm import Session

from store.deliveries import AT_ONCE
from store.mail import Delivery, Shown
from store.models import Action


def latest(
    session: Session, recipient_id: int, partnership_id: int, by: datetime | None = None
) -> Delivery | None:
    """The last card that this recipient got about this partnership's actions, by a moment or now.

    `by` is of Chaser's clock.
    """
    which = (
        select(Delivery)
        .join(Shown, Shown.delivery_id == Delivery.id)
        .join(Action, Shown.action_id == Action.id)
        .where(
            Delivery.recipient_id == recipient_id,
            Delivery.kind == "card",
            Delivery.state == "sent",
            Action.partnership_id == partnership_id,
        )
    )
    if by is not None:
        which = which.where(Delivery.sent_at <= by)
    return session.scalars(which.order_by(Delivery.id.desc()).limit(1)).first()


def had_one_by(session: Session, recipient_id: int, moment: datetime | None) -> bool:
    """Whether a card was sent to them by a moment of Chaser's clock; None: ever."""
    which = select(Delivery.id).where(
        Delivery.recipient_id == recipient_id,
        Delivery.kind == "card",
        Delivery.sent_at.is_not(None),
    )
    if moment is not None:
        which = which.where(Delivery.sent_at <= moment)
    return session.scalar(which.limit(1)) is not None


def shown_on(session: Session, delivery_id: int) -> list[int]:
    """The ids of the actions that a card shows, in its order."""
    shown = select(Shown.action_id).where(Shown.delivery_id == delivery_id)
    return list(session.scalars(shown.order_by(Shown.position)))


def action_changed(session: Session, action_id: int) -> None:
    """Cards that show this action are to be brought up to date, those in flight too."""
    session.flush()
    session.connection().execute(_action_changed(), {"action_id": action_id})


# Making a statement takes longer than running it: what every change asks is made once.
@cache
def _action_changed() -> Update:
    cards = select(Shown.delivery_id).where(Shown.action_id == bindparam("action_id"))
    return (
        update(Delivery)
        .where(Delivery.id.in_(cards), Delivery.state.in_(("owed", "sent")))
        .values(
            want=Delivery.want + 1,
            # One that is still owed keeps its pause; it is composed anew when its time comes.
            next_try_at=case((Delivery.state == "sent", AT_ONCE), else_=Delivery.next_try_at),
        )
    )
