"""Questions about what went out, to whom and for what, and what did not go and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select
from sqlalchemy.orm import Session, selectinload

from store.deliveries import delayed
from store.mail import Delivery, Reminded, Shown, Unsent
from store.models import Action
from store.reminders import FOR_OTHERS

_ANSWERS = ("answer:", "hello:", "detail:")
"""How the keys begin of what follows on somebody's own act, or belongs to another message."""

_SLOW_ANSWERS = ("read", "file", "later", "delayed")  # kinds


@dataclass(frozen=True)
class Told:
    """Somebody was to hear of an action for a reason; what came of it stands with the delivery.

    `why_not` is None where it went or is on its way; "" where the delivery's outcome says why it
    did not. `shown` is False for what a card gave as a reason but had no room to show.
    """

    delivery: Delivery
    action_id: int
    name: str
    kind: str
    anchor: int
    why_not: str | None = None
    shown: bool = True

    @property
    def at(self) -> datetime:
        """When it went, or else when it became due; Chaser's clock."""
        return self.delivery.sent_at or self.delivery.created_at


def of_action(session: Session, action_id: int, only: int | None = None) -> list[Told]:
    """Who was to hear of an action, oldest first; with `only`, from the cards of one recipient."""
    given = Reminded.action_id == action_id
    lost = Unsent.action_id == action_id
    if only is not None:
        own = and_(Delivery.recipient_id == only, Delivery.kind == "card")
        given, lost = given & own, lost & own
    found = [*_given(session, given), *_lost(session, lost)]
    return sorted(found, key=lambda told: (told.at, told.delivery.id))


def of_deliveries(session: Session, ids: Sequence[int]) -> dict[int, list[Told]]:
    """By delivery, of which actions it told and why; those that tell of none are left out."""
    found: dict[int, list[Told]] = {}
    given = _given(session, Reminded.delivery_id.in_(ids))
    for told in (*given, *_lost(session, Unsent.delivery_id.in_(ids))):
        found.setdefault(told.delivery.id, []).append(told)
    return found


def _given(session: Session, where: ColumnElement[bool]) -> list[Told]:
    """What a coordinator was told in a lead's place is not among them: `unsent` has it."""
    shown = and_(Shown.delivery_id == Delivery.id, Shown.action_id == Reminded.action_id)
    which = (
        select(Delivery, Reminded, Shown.position)
        .join(Reminded, Reminded.delivery_id == Delivery.id)
        .outerjoin(Shown, shown)
        .where(where, Reminded.kind.not_like(f"{FOR_OTHERS}%"))
        .options(selectinload(Delivery.recipient))
        .order_by(Delivery.id, Reminded.action_id, Reminded.kind)
    )
    return [
        Told(
            row,
            each.action_id,
            row.recipient.name if row.recipient else "",
            each.kind,
            each.anchor,
            shown=position is not None or row.kind != "card",
        )
        for row, each, position in session.execute(which)
    ]


def _lost(session: Session, where: ColumnElement[bool]) -> list[Told]:
    which = (
        select(Delivery, Unsent)
        .join(Unsent, Unsent.delivery_id == Delivery.id)
        .where(where)
        .order_by(Delivery.id, Unsent.action_id)
    )
    return [
        Told(row, each.action_id, each.name, each.kind, each.anchor, each.why)
        for row, each in session.execute(which)
    ]


def latest(
    session: Session,
    partnership_id: int,
    most: int,
    *,
    after: int = 0,
    only: int | None = None,
    cards: bool = False,
    failed: bool = False,
) -> Sequence[Delivery]:
    """The latest deliveries of a partnership, newest first, `after` so many newer ones.

    An answer to what somebody did is left out unless it failed: it stands in the chat. `only`
    leaves what is for one recipient, `cards` reminders, `failed` what did not arrive so far.
    """
    is_answer = or_(
        *(Delivery.key.startswith(begins) for begins in _ANSWERS), Delivery.kind.in_(_SLOW_ANSWERS)
    )
    not_there = or_(Delivery.state == "failed", delayed())
    which = select(Delivery).where(_is_of(partnership_id), or_(not_there, ~is_answer))
    if only is not None:
        which = which.where(Delivery.recipient_id == only)
    if cards:
        which = which.where(Delivery.kind == "card")
    if failed:
        which = which.where(not_there)
    page = which.order_by(Delivery.id.desc()).offset(after).limit(most)
    return session.scalars(page.options(selectinload(Delivery.recipient))).all()


def _is_of(partnership_id: int) -> ColumnElement[bool]:
    """A card about several partnerships is of each whose actions it was about."""
    given = select(Reminded.delivery_id).join(Action, Reminded.action_id == Action.id)
    lost = select(Unsent.delivery_id).join(Action, Unsent.action_id == Action.id)
    about = (
        given.where(
            Reminded.delivery_id == Delivery.id, Action.partnership_id == partnership_id
        ).exists(),
        lost.where(
            Unsent.delivery_id == Delivery.id, Action.partnership_id == partnership_id
        ).exists(),
    )
    of_several = and_(Delivery.partnership_id.is_(None), Delivery.kind == "card", or_(*about))
    return or_(Delivery.partnership_id == partnership_id, of_several)


def keep_unsent(session: Session, delivery_id: int, rows: Iterable[Unsent]) -> None:
    """Write down whom a delivery leaves without a word and why, and only these."""
    session.execute(delete(Unsent).where(Unsent.delivery_id == delivery_id))
    session.add_all(rows)
    session.flush()
