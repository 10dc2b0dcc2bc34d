"""The daily note to coordinators, as of a moment."""

from datetime import UTC, datetime

from sqlalchemy import select

from handlers.chasing import coordinating
from handlers.messages import Message
from store import deliveries
from store.mail import Delivery
from tests.handlers.room import Room


def note(room: Room, at: datetime) -> Message | None:
    """What the coordinator is told at this moment; it counts as sent."""
    room.session.flush()
    room.now = at
    if not coordinating.owe_due(room.session, room.partnership.id, at):
        return None
    which = select(Delivery).where(Delivery.kind == "note").order_by(Delivery.id.desc())
    row = room.session.scalars(which).first()
    assert row is not None
    message = coordinating.compose_note(room.session, row, at)
    if message is not None:
        deliveries.record_sent(room.session, [(row, "dm:bev", [f"m{row.id}"])], at)
    return message


def day(number: int, month: int = 9, hour: int = 9) -> datetime:
    return datetime(2026, month, number, hour, tzinfo=UTC)
