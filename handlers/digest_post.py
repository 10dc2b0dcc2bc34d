"""The digest on its way: asked for by somebody, or posted in the channel before a meeting."""

from datetime import datetime

from sqlalchemy.orm import Session

from handlers.asker import Answer, Asker
from handlers.calendars import days_of
from handlers.chair_brief import compose_chair_brief
from handlers.digest import compose_digest, publish
from handlers.finding import Sorry
from handlers.messages import Message, from_dict, to_dict
from handlers.rules.clock import local_day
from store import deliveries, digests, meetings, people
from store.mail import Delivery
from store.models import Meeting, Partnership, Published


def digest(asker: Asker, words: str) -> Answer | None:
    """`digest`, `digest theme food`, `digest red` for the asker; `digest post` for the channel."""
    if words.casefold() == "post":
        return _post(asker)
    shown = compose_digest(
        asker.session, asker.partnership, asker.now, only=words or None, thread=False
    )
    return Answer(shown.message)


def _post(asker: Asker) -> Answer:
    if not (asker.is_coordinator or asker.is_chair):
        who = asker.coordinators() or "a coordinator"
        raise Sorry(f"The digest is posted by {who} or the chair. Type “digest” to read it.")
    meeting = meetings.next_after(asker.session, asker.partnership.id, asker.now)
    owe_digest(asker.session, asker.partnership, meeting, f"asked:{asker.request.key}", asker.now)
    return Answer(Message("The digest is on its way to the channel."))


def owe_digest(
    session: Session,
    partnership: Partnership,
    meeting: Meeting | None,
    key: str,
    now: datetime,
) -> int | None:
    """Owe the channel a digest under this key; None where it is owed or was posted already."""
    return deliveries.owe(
        session,
        f"digest:{key}",
        "digest",
        partnership.workspace_id,
        partnership_id=partnership.id,
        place=partnership.place,
        what={"meeting": meeting.id if meeting else None},
        created_at=now,
    )


def owe_due(session: Session, partnership_id: int, now: datetime) -> int:
    """Owe the digest of the next meeting once its time has come: 1 if it became owed now."""
    partnership = session.get_one(Partnership, partnership_id)
    meeting = meetings.next_after(session, partnership_id, now)
    if meeting is None:
        return 0
    digest_at = days_of(session, partnership, meeting).digest_at
    if digest_at > now or digests.posted_since(session, meeting.id, digest_at):
        return 0
    key = key_of(partnership, meeting)
    return int(owe_digest(session, partnership, meeting, key, now) is not None)


def key_of(partnership: Partnership, meeting: Meeting) -> str:
    """What the digest of a meeting is known by: a meeting moved to another day has another.

    What was posted before the move stays as it is.
    """
    return f"{meeting.id}:{local_day(meeting.starts_at, partnership.zone).isoformat()}"


def compose(session: Session, row: Delivery, now: datetime) -> Message | None:
    """Compose and freeze it. A second try says what the first may have said, to the letter."""
    if row.body is not None:
        return from_dict(row.body)
    partnership = session.get_one(Partnership, row.partnership_id)
    meeting_id = row.what.get("meeting")
    meeting = session.get(Meeting, meeting_id) if meeting_id else None
    if meeting is not None and (meeting.cancelled or _was_moved(row, partnership, meeting)):
        return None
    composed = compose_digest(session, partnership, now, meeting=meeting)
    published = publish(session, partnership, meeting, composed, now)
    row.what = {**row.what, "published": published.id}
    return composed.message


def _was_moved(row: Delivery, partnership: Partnership, meeting: Meeting) -> bool:
    """Whether it was owed for another day: the new one brings a digest of its own."""
    by_calendar = not row.key.startswith("digest:asked:")
    return by_calendar and row.key != f"digest:{key_of(partnership, meeting)}"


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
    _brief(session, row, now)


def _brief(session: Session, row: Delivery, now: datetime) -> None:
    partnership = session.get_one(Partnership, row.partnership_id)
    meeting_id = row.what.get("meeting")
    meeting = session.get(Meeting, meeting_id) if meeting_id else None
    brief = compose_chair_brief(session, partnership, now, meeting=meeting)
    if brief is None:
        return
    told = [
        *people.holders(session, partnership.id, "chair"),
        *people.holders(session, partnership.id, "coordinator"),
    ]
    for recipient in {person.id: person for person in told}.values():
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
