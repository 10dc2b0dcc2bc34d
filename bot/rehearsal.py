"""What a tick would do now, word for word: it is done, read, and taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy.orm import Session

from bot.schedule import Step, owing
from handlers.chasing import reminders
from handlers.messages import in_words
from store import deliveries, people
from store.database import Database
from store.mail import Delivery
from store.models import Recipient

_CALLED = {
    "digest": "RAG digest",
    "preview": "Preview of the digest",
    "paper": "Paper",
    "note": "What needs a coordinator",
}
_MOST = 100_000  # recipients: all there are


class _TakenBack(Exception):  # noqa: N818 - it is no error
    """Ends a transaction that is to leave nothing."""


def rehearse(database: Database, now: datetime) -> Iterator[str]:
    """What would become owed now, a text a message. Nothing is kept, and nobody is written to."""
    with database.reading() as session:
        due = deliveries.to_look_at(session, now, _MOST)
        partnerships = [(each.id, each.name) for each in people.all_partnerships(session)]
        steps = [(set(whose(session, now)), step) for whose, step in owing()]
    for recipient_id in due:
        yield from _card(database, recipient_id, now)
    for partnership_id, name in partnerships:
        for _, step in (each for each in steps if partnership_id in each[0]):
            yield from _owed(database, step, partnership_id, name, now)


def _owed(
    database: Database, step: Step, partnership_id: int, name: str, now: datetime
) -> list[str]:
    with _trial(database) as session:
        before = set(deliveries.in_hand(session))
        step(session, partnership_id, now)
        rows = (row for row in deliveries.in_hand(session) if row not in before)
        return [_words(row, name) for row in rows]


def _words(row: Delivery, partnership: str) -> str:
    """`Preview of the digest to Bev Hall, of Riverside Partnership`."""
    what = _CALLED.get(row.kind, "A message")
    whose = f"to {row.recipient.name}, of" if row.recipient else "in the channel of"
    return f"{what} {whose} {partnership}"


def _card(database: Database, recipient_id: int, now: datetime) -> Iterator[str]:
    text = ""
    with _trial(database) as session:
        before = set(deliveries.in_hand(session))
        if reminders.look(session, recipient_id, now):
            row = next(row for row in deliveries.in_hand(session) if row not in before)
            card = reminders.compose_card(session, row, now)
            name = session.get_one(Recipient, recipient_id).name
            text = f"Reminder to {name}\n{in_words(card)}" if card else ""
    if text:
        yield text


@contextmanager
def _trial(database: Database) -> Iterator[Session]:
    try:
        with database.writing() as session:
            yield session
            raise _TakenBack
    except _TakenBack:
        pass
