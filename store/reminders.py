"""Questions about who was reminded of what, and the cards that recipients had."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, select
from sqlalchemy.orm import Session

from store.mail import Delivery, Reminded, Shown
from store.models import Recipient

FOR_OTHERS = "for:"
"""How the kind of a reason begins of which a coordinator was told in a lead's place."""


@dataclass(frozen=True)
class Card:
    """A card that is owed, was sent or failed. `wished`: a person asked for it."""

    key: str
    state: str
    at: datetime  # sent, or else made; Chaser's clock
    wished: bool


def locked_recipient(session: Session, recipient_id: int) -> Recipient:
    """The recipient as they stand now, ours to look at until the transaction ends."""
    return session.scalars(_locking(), {"recipient_id": recipient_id}).one()


# Making a statement takes longer than running it: what every look at a recipient asks is made once.
@cache
def _locking() -> Select[Recipient]:
    return (
        select(Recipient)
        .where(Recipient.id == bindparam("recipient_id"))
        .with_for_update(key_share=True, of=Recipient)
        .execution_options(populate_existing=True)
    )


def used(
    session: Session, recipient_id: int, *, besides: int | None = None
) -> set[tuple[int, str, int]]:
    """(action, kind, anchor) of the reasons given; those of the delivery `besides` left out.

    What a coordinator was told of somebody else's actions is not among them.
    """
    found = session.execute(_used(), {"recipient_id": recipient_id, "besides": besides or 0})
    return {(action, kind, anchor) for action, kind, anchor in found}


@cache
def _used() -> Select[int, str, int]:
    return select(Reminded.action_id, Reminded.kind, Reminded.anchor).where(
        Reminded.recipient_id == bindparam("recipient_id"),
        Reminded.kind.not_like(f"{FOR_OTHERS}%"),
        Reminded.delivery_id != bindparam("besides"),
    )


def used_by(session: Session, delivery_id: int) -> set[tuple[int, str, int]]:
    """(action, kind, anchor) of the reasons that one delivery gives."""
    which = select(Reminded.action_id, Reminded.kind, Reminded.anchor).where(
        Reminded.delivery_id == delivery_id
    )
    return {(action, kind, anchor) for action, kind, anchor in session.execute(which)}


def use(
    session: Session,
    delivery_id: int,
    recipient_id: int,
    reasons: Iterable[tuple[int, str, int]],
    shown: Sequence[int],
) -> None:
    """Write down that this delivery gives these reasons, and only these, and what it shows."""
    session.execute(delete(Reminded).where(Reminded.delivery_id == delivery_id))
    session.execute(delete(Shown).where(Shown.delivery_id == delivery_id))
    for action, kind, anchor in sorted(reasons):
        session.add(
            Reminded(
                action_id=action,
                recipient_id=recipient_id,
                kind=kind,
                anchor=anchor,
                delivery_id=delivery_id,
            )
        )
    for position, action in enumerate(shown):
        session.add(Shown(delivery_id=delivery_id, action_id=action, position=position))
    session.flush()


def cards(session: Session, recipient_id: int, since: datetime) -> list[Card]:
    """The recipient's cards since a moment, those left out that were closed as not needed."""
    found = session.execute(_cards(), {"recipient_id": recipient_id, "since": since})
    return [Card(key, state, at, bool(what.get("wished"))) for key, state, at, what in found]


@cache
def _cards() -> Select[str, str, datetime, dict[str, Any]]:
    at = func.coalesce(Delivery.sent_at, Delivery.created_at)
    which = select(Delivery.key, Delivery.state, at, Delivery.what).where(
        Delivery.recipient_id == bindparam("recipient_id"),
        Delivery.kind == "card",
        # One that failed has had its day: the next is tried on another.
        Delivery.state.in_(("owed", "sent", "failed")),
        Delivery.created_at >= bindparam("since"),
    )
    return which.order_by(Delivery.id)


def used_for_others(
    session: Session, recipient_id: int, *, besides: int | None = None
) -> set[tuple[int, str, int]]:
    """(action, kind, anchor) of which a coordinator was told in a lead's place."""
    which = select(Reminded.action_id, Reminded.kind, Reminded.anchor).where(
        Reminded.recipient_id == recipient_id, Reminded.kind.startswith(FOR_OTHERS)
    )
    if besides is not None:
        which = which.where(Reminded.delivery_id != besides)
    found = session.execute(which)
    return {(action, kind.removeprefix(FOR_OTHERS), anchor) for action, kind, anchor in found}


def told_at(
    session: Session, action_ids: Sequence[int], kind: str
) -> dict[int, dict[int, tuple[datetime, bool]]]:
    """By action and anchor, when somebody was first told of it for this reason.

    With whether a lead was: otherwise only coordinators were, in their leads' place.
    """
    which = (
        select(Reminded.action_id, Reminded.anchor, Delivery.sent_at, Reminded.kind)
        .join(Delivery, Reminded.delivery_id == Delivery.id)
        .where(
            Reminded.action_id.in_(action_ids),
            Reminded.kind.in_((kind, f"{FOR_OTHERS}{kind}")),
            Delivery.sent_at.is_not(None),
        )
    )
    found: dict[int, dict[int, tuple[datetime, bool]]] = {}
    for action, anchor, at, told in session.execute(which):
        if at is not None:
            by_anchor = found.setdefault(action, {})
            first, was_lead = by_anchor.get(anchor, (at, False))
            by_anchor[anchor] = (min(at, first), was_lead or told == kind)
    return found


def last_card_failed(session: Session, recipient_ids: Sequence[int]) -> dict[int, str]:
    """By recipient, why the last card that was tried could not be delivered; others left out."""
    last = (
        select(func.max(Delivery.id))
        .where(
            Delivery.recipient_id.in_(recipient_ids),
            Delivery.kind == "card",
            Delivery.state.in_(("sent", "failed")),
        )
        .group_by(Delivery.recipient_id)
    )
    which = select(Delivery).where(Delivery.id.in_(last), Delivery.state == "failed")
    return {row.recipient_id or 0: row.outcome for row in session.scalars(which)}
