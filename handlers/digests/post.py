"""The digest on its way to the channel before a meeting, and what follows it."""

from datetime import datetime

from sqlalchemy.orm import Session

from handlers.digests.chair_brief import compose_chair_brief
from handlers.digests.digest import compose_digest, publish
from handlers.digests.preview import owe_held_notes, owe_previews, posted_already
from handlers.meetings.calendars import calendar_of, days_of, digest_key, preview_at
from handlers.messages import Message, from_dict, to_dict
from store import deliveries, meetings, people, publications
from store.calendar import Meeting, Published
from store.mail import Delivery
from store.models import Partnership


def owe_digest(
    session: Session,
    partnership: Partnership,
    meeting: Meeting | None,
    key: str,
    now: datetime,
    *,
    once_failed: bool = False,
) -> int | None:
    """Owe the channel a digest under this key; None where it is owed or was posted already.

    One that could not be posted is owed again with `once_failed`, at somebody's word.
    """
    return deliveries.owe(
        session,
        f"digest:{key}",
        "digest",
        partnership.workspace_id,
        partnership_id=partnership.id,
        once_failed=once_failed,
        place=partnership.place,
        what={"meeting": meeting.id if meeting else None},
        created_at=now,
    )


def owe_due(session: Session, partnership_id: int, now: datetime) -> int:
    """Owe the next meeting's preview, then its digest, as their time comes; how many are new."""
    partnership = session.get_one(Partnership, partnership_id)
    meeting = meetings.next_after(session, partnership_id, now)
    if meeting is None or posted_already(session, partnership, meeting):
        return 0
    days = days_of(session, partnership, meeting)
    if days.digest_at > now:
        seen = now >= preview_at(days, calendar_of(partnership))
        return owe_previews(session, partnership, meeting, now) if seen else 0
    if publications.posted_since(session, meeting.id, days.digest_at):
        return 0
    if meeting.digest_held:
        return owe_held_notes(session, partnership, meeting, now)
    key = digest_key(partnership, meeting)
    return int(owe_digest(session, partnership, meeting, key, now) is not None)


def compose(session: Session, row: Delivery, now: datetime) -> Message | None:
    """Compose and freeze it. A second try says what the first may have said, to the letter.

    Where the first surely never got out, the second says how things stand by then, and nothing
    where the meeting that it was owed for has begun.
    """
    if row.body is not None and row.state == "sent":
        return from_dict(row.body)
    # Its version follows the one before: two of a meeting are composed one after the other.
    partnership = people.locked(session, row.partnership_id or 0)
    take_back(session, row)
    meeting_id = row.what.get("meeting")
    meeting = session.get(Meeting, meeting_id) if meeting_id else None
    if meeting is not None and (meeting.cancelled or _is_late(row, partnership, meeting, now)):
        return None
    if row.body is not None and row.uncertain:
        return from_dict(row.body)
    composed = compose_digest(session, partnership, now, meeting=meeting)
    published = publish(session, partnership, meeting, composed, now)
    row.what = {**row.what, "published": published.id}
    return from_dict(published.body)


def _is_late(row: Delivery, partnership: Partnership, meeting: Meeting, now: datetime) -> bool:
    """Whether the meeting it was owed for has begun, or has moved and brings one of its own."""
    if row.key.startswith("digest:asked:"):
        return False
    return meeting.starts_at <= now or row.key != f"digest:{digest_key(partnership, meeting)}"


def take_back(session: Session, row: Delivery) -> None:
    """Keep no digest as published that surely never got out: the next one is not its second."""
    if row.uncertain or "published" not in row.what:
        return
    publications.take_back(session, row.what["published"])
    row.what = {name: value for name, value in row.what.items() if name != "published"}


def after_posting(session: Session, row: Delivery, now: datetime) -> None:
    """Each theme's detail goes into the thread, the brief to the chair and the coordinators."""
    published = session.get_one(Published, row.what["published"])
    for number, detail in enumerate(published.body["details"], 1):
        deliveries.owe(
            session,
            f"detail:{row.id}:{number}",
            "answer",
            row.workspace_id,
            partnership_id=row.partnership_id,
            place=row.place,
            thread=row.message_ids[0],
            body=detail,
            created_at=now,
        )
    if published.version == 1:  # a chair who has read a brief is not sent it again
        _brief(session, row, now)


def _brief(session: Session, row: Delivery, now: datetime) -> None:
    partnership = session.get_one(Partnership, row.partnership_id)
    meeting_id = row.what.get("meeting")
    meeting = session.get(Meeting, meeting_id) if meeting_id else None
    told = [
        *people.holders(session, partnership.id, "chair"),
        *people.holders(session, partnership.id, "coordinator"),
    ]
    briefs: dict[frozenset[str], Message | None] = {}
    for recipient in {person.id: person for person in told}.values():
        roles = people.roles(session, partnership.id, recipient.id) & {"chair", "coordinator"}
        if roles not in briefs:
            briefs[roles] = compose_chair_brief(session, partnership, now, roles, meeting=meeting)
        brief = briefs[roles]
        if brief is None:
            return
        deliveries.owe(
            session,
            f"brief:{row.id}:{recipient.id}",
            "answer",
            recipient.workspace_id,
            partnership_id=partnership.id,
            recipient_id=recipient.id,
            body=to_dict(brief),
            created_at=now,
        )
