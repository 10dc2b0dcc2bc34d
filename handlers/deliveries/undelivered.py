"""Coordinators are told at once of what could not be delivered, and once for one cause.

Of what has failed for hours and is tried again and again they are told once too.

Of a card that failed they see what its lead would have been asked, with what can be done. The
daily note does not say these reasons again.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.chasing.coordinating import lost_row, told_of, unreached_keys
from handlers.chasing.unreached import Unreached, unreached
from handlers.deliveries.outbox import ASKED_BY
from handlers.messages import Button, Message, Rows, Text, from_dict, to_dict
from handlers.rules.dates.saying import say_day, say_moment
from store import deliveries, people, reminders
from store.mail import Delivery
from store.models import Partnership, Recipient

_UNDELIVERED = "undelivered:"
_WAY_ON = "Nothing is lost: it stands in “history”. Put the cause right, and I go on."
_POST_IT = "Put that right, then press Post now or type “digest post”."


def tell_undelivered(session: Session, row: Delivery, now: datetime) -> None:
    """Owe the coordinators word of a delivery that failed; never of such word itself."""
    if row.key.startswith(_UNDELIVERED):
        return
    for coordinator, partnerships in _concerned(session, row).items():
        if coordinator.external_id == row.what.get(ASKED_BY):
            continue  # it stands beside the answer that they were handed
        lost = [
            each for here in partnerships for each in _lost(session, here, coordinator, row, now)
        ]
        if lost or not _is_known(session, row, coordinator):
            _tell(session, row, coordinator, partnerships[0], lost, now)


def tell_delayed(session: Session, row: Delivery, now: datetime) -> None:
    """Owe the coordinators word of a delivery that has failed for hours; asked at each try more.

    One a day for each addressee, whatever the causes; and of cards none after another that did
    not arrive either.
    """
    if row.key.startswith(_UNDELIVERED):
        return
    about = f"{_UNDELIVERED}delayed:{_whom(row)}:"
    for coordinator, partnerships in _concerned(session, row).items():
        lost = row.recipient_id if row.kind == "card" else None
        if lost and deliveries.said_since(session, about, coordinator.id, lost):
            continue
        deliveries.owe(
            session,
            f"{about}{row.created_at:%Y-%m-%d}:{coordinator.id}",
            "delayed",
            coordinator.workspace_id,
            partnership_id=partnerships[0].id,
            recipient_id=coordinator.id,
            what={"of": row.id},
            created_at=now,
        )


def compose_delayed(session: Session, told: Delivery, now: datetime) -> Message | None:
    """Word of what is late, as of now; None where it has arrived, or nothing else arrives either.

    Such word itself is tried once: where it fails too, the platform is away, and all goes out when
    that is back. What fails then opens it again.
    """
    row = session.get_one(Delivery, told.what["of"])
    if told.state == "sent" or told.tries or not deliveries.is_delayed(row):
        return None
    zone = ZoneInfo(session.get_one(Partnership, told.partnership_id).zone)
    since = say_moment(row.created_at.astimezone(zone), now.astimezone(zone).date())
    on = Text(f"I have tried since {since}, and go on every hour. Nothing is lost.")
    if row.kind == "digest":
        said = f"The digest is not posted yet: {row.outcome.rstrip('.')}."
        return Message(said, (on,), (Button("Preview digest", "digest preview"),))
    addressee = _addressee(session, row)
    whom = addressee.name if addressee else "the channel"
    said = f"A message to {whom} has not arrived yet: {row.outcome.rstrip('.')}."
    return Message(said, (on,), (Button("See what is late", "sent failed"),))


def tell_standing(session: Session, row: Delivery, now: datetime) -> None:
    """Owe the coordinators word that redacted words stay where they were posted."""
    for coordinator, partnerships in _concerned(session, row).items():
        addressee, zone = _addressee(session, row), ZoneInfo(partnerships[0].zone)
        where = f"to {addressee.name}" if addressee else "in the channel"
        sent = say_day((row.sent_at or now).astimezone(zone).date(), now.astimezone(zone).date())
        said = f"Words that were redacted still stand in a message of mine {where}, of {sent}"
        message = Message(
            f"{said}: {row.outcome.rstrip('.')}. An administrator can delete it there."
        )
        key = f"{_UNDELIVERED}standing:{row.id}:{row.want}"
        _owe(session, coordinator, partnerships[0], key, message, now)


def hand_to_asker(session: Session, row: Delivery, user: str | None, now: datetime) -> None:
    """Owe an answer that its channel does not take, and why, to whoever asked."""
    asker = people.recipient(session, row.workspace_id, user) if user else None
    if asker is None or not row.body:
        return
    said = from_dict(row.body)
    why = Text(f"I couldn't say this in the channel: {row.outcome.rstrip('.')}.")
    deliveries.owe(
        session,
        f"{row.key}:own",
        "answer",
        row.workspace_id,
        partnership_id=row.partnership_id,
        recipient_id=asker.id,
        body=to_dict(replace(said, parts=(*said.parts, why))),
        created_at=now,
    )


def _concerned(session: Session, row: Delivery) -> dict[Recipient, list[Partnership]]:
    """Whose business it was, by coordinator; a card may be about several partnerships."""
    if row.partnership_id is not None:
        about = [session.get_one(Partnership, row.partnership_id)]
    else:
        lost = _addressee(session, row)
        about = list(people.partnerships_of(session, lost.id)) if lost else []
    found: dict[Recipient, list[Partnership]] = {}
    for partnership in about:
        for coordinator in people.holders(session, partnership.id, "coordinator"):
            found.setdefault(coordinator, []).append(partnership)
    return found


def _addressee(session: Session, row: Delivery) -> Recipient | None:
    """Who was to have it; what answers somebody's own words is owed to their conversation."""
    return row.recipient or people.talking_at(session, row.workspace_id, row.place or "")


def _lost(
    session: Session,
    partnership: Partnership,
    coordinator: Recipient,
    row: Delivery,
    now: datetime,
) -> list[Unreached]:
    """What the card's lead would be asked, and this coordinator was not told of yet."""
    if row.kind != "card":
        return []
    found = unreached(session, partnership, now, told_of(session, coordinator.id))
    return [each for each in found if each.person.recipient_id == row.recipient_id]


def _is_known(session: Session, row: Delivery, coordinator: Recipient) -> bool:
    """Whether they were told of this cause after the last card that got there."""
    if row.kind != "card" or row.what.get("wished"):
        return False
    return deliveries.said_since(session, _cause(row), coordinator.id, row.recipient_id or 0)


def _tell(
    session: Session,
    row: Delivery,
    coordinator: Recipient,
    partnership: Partnership,
    lost: Sequence[Unreached],
    now: datetime,
) -> None:
    key, message = f"{_cause(row)}{now:%Y-%m-%d}", _said(session, row, lost)
    told = _owe(session, coordinator, partnership, key, message, now)
    if told is not None:
        reminders.use(session, told, coordinator.id, unreached_keys(lost), [])


def _owe(
    session: Session,
    coordinator: Recipient,
    partnership: Partnership,
    key: str,
    message: Message,
    now: datetime,
) -> int | None:
    """Owe one coordinator a message, once under its key; its delivery's id where it is new."""
    return deliveries.owe(
        session,
        f"{key}:{coordinator.id}",
        "answer",
        coordinator.workspace_id,
        partnership_id=partnership.id,
        recipient_id=coordinator.id,
        body=to_dict(message),
        created_at=now,
    )


def _said(session: Session, row: Delivery, lost: Sequence[Unreached]) -> Message:
    addressee, why = _addressee(session, row), row.outcome.rstrip(".")
    if row.kind == "digest":
        steps = (Button("Post now", "digest post"), Button("Preview digest", "digest preview"))
        return Message(f"The digest could not be posted: {why}.", (Text(_POST_IT),), steps)
    whom = addressee.name if addressee else "the channel"
    rows = (Rows(tuple(lost_row(each, why=False) for each in lost)),) if lost else ()
    said = f"A message to {whom} could not be delivered: {why}."
    return Message(said, (*rows, Text(_WAY_ON)))


def _cause(row: Delivery) -> str:
    """To whom it could not be delivered and why: of ten cards for one reason one word is enough.

    A digest waits for somebody to post it, so each that could not be is told.
    """
    cause = row.outcome
    if row.kind == "digest":
        cause += f" {row.id} {row.created_at.isoformat()}"
    return f"{_UNDELIVERED}{_whom(row)}:{sha256(cause.encode()).hexdigest()[:12]}:"


def _whom(row: Delivery) -> str:
    return str(row.recipient_id or row.place or "")
