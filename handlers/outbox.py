"""Composes what is owed, and does what follows once it was sent or could not be.

Composing reads the state of now: what is no longer true is left out, and where nothing is left
there is no message.
"""

from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from handlers.commands import named
from handlers.messages import Message, Text, from_dict, to_dict
from store import deliveries, people
from store.mail import Delivery

_COMPOSERS = {
    "card": "reminders.compose_card",
    "note": "coordinating.compose_note",
    "digest": "digests.post.compose",
    "preview": "digests.preview.compose_preview",
    "file": "exports.exporting.compose_file",
    "paper": "exports.publishing.compose_paper",
}
"""Each is loaded when it is first needed: a start doesn't wait for the digest's drawing."""


def compose(session: Session, row: Delivery, now: datetime, data: bytes | None) -> Message | None:
    """The message as of `now`; None where there is nothing to say any more.

    `data` are the bytes of the file that the delivery is about, None where it is about none.
    Raises ValueError for a kind that nothing composes.
    """
    is_redacted = row.state == "sent" and row.what.get("redacted") == row.want
    if is_redacted or row.kind == "answer":
        return from_dict(row.body) if row.body else None
    if row.kind == "read":
        from handlers.imports.importing import compose_read

        return compose_read(session, row, now, data)
    if row.kind not in _COMPOSERS:
        raise ValueError(f"nothing composes a delivery of kind {row.kind!r}")
    composed: Message | None = named(_COMPOSERS[row.kind])(session, row, now)
    return composed


def after_sending(session: Session, row: Delivery, now: datetime) -> None:
    """What follows a first sending: a digest's detail goes into its thread."""
    if row.kind == "digest":
        from handlers.digests.post import after_posting

        after_posting(session, row, now)


def after_failing(session: Session, row: Delivery, now: datetime) -> None:
    """Tell the coordinators of what could not be delivered, once a day for one cause.

    Never of such a note itself.
    """
    if row.key.startswith("undelivered:"):
        return
    to_whom = row.recipient.name if row.recipient else "the channel"
    note = Message(
        f"A message to {to_whom} could not be delivered: {row.outcome.rstrip('.')}.",
        (Text("Nothing is lost: it stands in “history”. Put the cause right, and I go on."),),
    )
    for partnership_id in _concerned(session, row):
        for coordinator in people.holders(session, partnership_id, "coordinator"):
            deliveries.owe(
                session,
                f"undelivered:{_cause(row)}:{now:%Y-%m-%d}:{coordinator.id}",
                "answer",
                coordinator.workspace_id,
                partnership_id=partnership_id,
                recipient_id=coordinator.id,
                body=to_dict(note),
                created_at=now,
            )


def _cause(row: Delivery) -> str:
    """To whom it could not be delivered and why: of ten cards for one reason one word is enough."""
    whom = row.recipient_id or row.place or ""
    return f"{whom}:{sha256(row.outcome.encode()).hexdigest()[:12]}"


def _concerned(session: Session, row: Delivery) -> list[int]:
    """The partnerships whose business it was; a card may be about several."""
    if row.partnership_id is not None:
        return [row.partnership_id]
    if row.recipient_id is None:
        return []
    return [found.id for found in people.partnerships_of(session, row.recipient_id)]
