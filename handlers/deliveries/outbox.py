"""Composes what is owed, and does what follows once it was sent or could not be.

Composing reads the state of now: what is no longer true is left out, and where nothing is left
there is no message.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from handlers.commands import named
from handlers.messages import Message, from_dict
from handlers.requests import File
from store.claims import SUSPECT
from store.mail import Delivery

_COMPOSERS = {
    "card": "chasing.reminders.compose_card",
    "note": "chasing.coordinating.compose_note",
    "digest": "digests.post.compose",
    "preview": "digests.preview.compose_preview",
    "file": "exports.exporting.compose_file",
    "paper": "exports.publishing.compose_paper",
    "later": "deliveries.postponed.compose_later",
    "delayed": "deliveries.undelivered.compose_delayed",
}
"""Each is loaded when it is first needed: a start doesn't wait for the digest's drawing."""

_MADE_AHEAD = {"paper": "published", "read": "draft"}
"""By kind, under what name its row keeps what was made ahead."""

_IN_CROWDS = ("answer", "card")

ASKED_BY = "asked by"
"""Under this name the row of an answer in a channel keeps the platform's id of whoever asked."""


class Overtaken(Exception):  # noqa: N818 - nothing is wrong with what was made: it came late
    """What was made ahead is no longer true. Nothing of it is kept; make it anew."""


@dataclass(frozen=True)
class Work:
    """What takes long and needs no transaction. `write` does it, and says how far it is."""

    lines: int
    write: Callable[[Callable[[int], None]], Any]


def takes_long(row: Delivery) -> bool:
    """Whether composing it takes so long that it should be made ahead, in no transaction.

    What was begun again and again and never came to an end may take longer than a lease: it is
    made while nobody else can take it.
    """
    kept_as = _MADE_AHEAD.get(row.kind)
    is_made = kept_as is None or kept_as in row.what
    return row.state == "owed" and not is_made and row.claims <= SUSPECT


def comes_in_crowds(row: Delivery) -> bool:
    """Whether it is short, one of many, and composing it locks nothing but its own recipient.

    Several such can be composed in one transaction. The rest locks a partnership, say, in
    which others work meanwhile.
    """
    return row.kind in _IN_CROWDS


def work_ahead(session: Session, row: Delivery, now: datetime, data: bytes | None) -> Work | None:
    """What is to be made ahead, from how things stand in this session; None where nothing is."""
    if row.kind == "read":
        from handlers.imports.reading import to_read

        return to_read(session, row, now, data) if data is not None else None
    from handlers.exports.publishing import to_publish

    return to_publish(session, row, now)


def not_had(file: File, why: str) -> Any:
    """What was made ahead of a dropped file that can't be had; `why` says it in sentences."""
    from handlers.imports.reading import FileRead

    return FileRead(None, {}, f"I can't read {file.name}. {why.rstrip('.')}. Nothing was imported.")


def compose(
    session: Session, row: Delivery, now: datetime, data: bytes | None, made: Any = None
) -> Message | None:
    """The message as of `now`; None where there is nothing to say any more.

    `data` are the bytes of the file that the delivery is about, None where it is about none;
    `made` is what was made ahead, None where it is to be made now. Raises Overtaken where that
    is no longer true, and ValueError for a kind that nothing composes.
    """
    # A card is composed anew; of all else, what was said then stands but for the words.
    if row.kind == "answer" or (_is_to_lose_words(row) and row.kind != "card"):
        return from_dict(row.body) if row.body else None
    if row.kind == "read":
        from handlers.imports.importing import compose_read

        return compose_read(session, row, now, data, made)
    if row.kind not in _COMPOSERS:
        raise ValueError(f"nothing composes a delivery of kind {row.kind!r}")
    ahead = (made,) if made is not None else ()
    composed: Message | None = named(_COMPOSERS[row.kind])(session, row, now, *ahead)
    return composed


def after_sending(session: Session, row: Delivery, now: datetime) -> None:
    """What follows a first sending: a digest's detail goes into its thread."""
    if row.kind == "digest":
        from handlers.digests.post import after_posting

        after_posting(session, row, now)


def before_closing(session: Session, row: Delivery, now: datetime) -> str:
    """Keep what will not go, and why; why the whole of it is not needed, in a few words."""
    from handlers.chasing.unsent import keep_closed

    return keep_closed(session, row, now)


def before_failing(session: Session, row: Delivery) -> None:
    """Keep what can't be delivered: its reasons are free again once it has ended."""
    from handlers.chasing.unsent import keep_failed

    if row.kind == "digest":
        from handlers.digests.post import take_back

        take_back(session, row)
    keep_failed(session, row)


def after_failing(session: Session, row: Delivery, now: datetime) -> None:
    """What follows when it can't be delivered for good: the asker hears it, coordinators of it."""
    from handlers.deliveries.undelivered import hand_to_asker, tell_undelivered

    hand_to_asker(session, row, row.what.get(ASKED_BY), now)
    tell_undelivered(session, row, now)


def after_standing(session: Session, row: Delivery, now: datetime) -> None:
    """What follows when what stands can't be changed for good: redacted words are told of."""
    if _is_to_lose_words(row):
        from handlers.deliveries.undelivered import tell_standing

        tell_standing(session, row, now)


def _is_to_lose_words(row: Delivery) -> bool:
    return row.state == "sent" and row.what.get("redacted") == row.want


def after_hours(session: Session, row: Delivery, now: datetime) -> None:
    """What follows when it has failed for hours, at each try more: coordinators hear of it once."""
    from handlers.deliveries.undelivered import tell_delayed

    tell_delayed(session, row, now)
