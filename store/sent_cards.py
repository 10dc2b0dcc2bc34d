"""Cards, owed and sent, and the actions that they show."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Select, Update, and_, bindparam, select
from sqlalchemy.orm import Session

from store.database import in_pieces, put_off, writes_alone
from store.deliveries import composed_anew, look_soon
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


def had_one(session: Session, recipient_id: int, by: datetime | None = None) -> bool:
    """Whether a card was sent to them, by a moment of Chaser's clock or ever."""
    which = select(Delivery.id).where(
        Delivery.recipient_id == recipient_id,
        Delivery.kind == "card",
        Delivery.sent_at.is_not(None),
    )
    if by is not None:
        which = which.where(Delivery.sent_at <= by)
    return session.scalar(which.limit(1)) is not None


def shown_on(session: Session, delivery_id: int) -> list[int]:
    """The ids of the actions that a card shows, in its order."""
    shown = select(Shown.action_id).where(Shown.delivery_id == delivery_id)
    return list(session.scalars(shown.order_by(Shown.position)))


def action_changed(session: Session, action_id: int) -> None:
    """Cards that show this action are to be brought up to date, those in flight too.

    It is written when the transaction ends, after the recipients that it wakes.
    """
    look_soon(session, ())
    put_off(session, _bring_up_to_date, [action_id])


def _bring_up_to_date(session: Session, action_ids: Sequence[int]) -> None:
    for ids in in_pieces(action_ids):
        if not writes_alone(session):
            session.execute(_locking_cards(), {"actions": ids})
        session.connection().execute(_cards_changed(), {"actions": ids})


# Making a statement takes longer than running it: what every change asks is made once.
@cache
def _locking_cards() -> Select[int]:
    which = select(Delivery.id).where(_shows_one())
    return which.order_by(Delivery.id).with_for_update(key_share=True, of=Delivery)


@cache
def _cards_changed() -> Update:
    return composed_anew(_shows_one())


def _shows_one() -> ColumnElement[bool]:
    """A card, owed or sent, that shows one of the actions."""
    cards = select(Shown.delivery_id).where(
        Shown.action_id.in_(bindparam("actions", expanding=True))
    )
    return and_(Delivery.id.in_(cards), Delivery.state.in_(("owed", "sent")))
