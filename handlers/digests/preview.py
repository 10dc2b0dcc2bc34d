"""The coordinators see a digest first: a working day before it is posted, with what can be done."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.asker import Answer, Asker
from handlers.digests.digest import compose_digest
from handlers.edits import begin, change, undo_button
from handlers.finding import Sorry, for_coordinators
from handlers.meetings.calendars import calendar_of, days_of, digest_key, preview_at
from handlers.messages import Button, Message, Text, to_dict
from handlers.rules.dates.saying import say_moment
from store import deliveries, meetings, people
from store.calendar import Meeting
from store.mail import Delivery
from store.models import Partnership

_STEPS = (
    Button("Post now", "digest post"),
    Button("Leave out a comment", "digest leave out"),
    Button("Edit for print", "digest edit"),
)
_NO_MORE = (
    "No meeting is known after this one, so nobody will be asked for it: "
    "type for example “meeting every first Thursday at 2pm”."
)
_HOLD = Button("Hold", "digest hold")
_RELEASE = Button("Release", "digest release")


def owe_previews(
    session: Session, partnership: Partnership, meeting: Meeting, now: datetime
) -> int:
    """Owe every coordinator the preview of a meeting's digest, once; return how many are new."""
    owed = 0
    day = days_of(session, partnership, meeting).digest_at.date()
    for coordinator in people.holders(session, partnership.id, "coordinator"):
        key = f"preview:{meeting.id}:{day}:{coordinator.id}"
        if not deliveries.is_there(session, key):
            owed += _owe(session, partnership, coordinator.id, key, "preview", meeting, now)
    return owed


def owe_held_notes(
    session: Session, partnership: Partnership, meeting: Meeting, now: datetime
) -> int:
    """Tell the coordinators once that a digest's time has come and that it waits for them."""
    owed = 0
    note = Message(
        f"The digest for {_when(partnership, meeting, now)} is held, so it was not posted. "
        "It goes to the channel when you say so.",
        buttons=(_STEPS[0], Button("Preview digest", "digest preview")),
    )
    for coordinator in people.holders(session, partnership.id, "coordinator"):
        key = f"held:{meeting.id}:{coordinator.id}"
        if not deliveries.is_there(session, key):
            owed += _owe(
                session, partnership, coordinator.id, key, "answer", meeting, now, to_dict(note)
            )
    return owed


def _owe(
    session: Session,
    partnership: Partnership,
    recipient_id: int,
    key: str,
    kind: str,
    meeting: Meeting,
    now: datetime,
    body: dict[str, object] | None = None,
) -> int:
    owed = deliveries.owe(
        session,
        key,
        kind,
        partnership.workspace_id,
        partnership_id=partnership.id,
        recipient_id=recipient_id,
        what={"meeting": meeting.id},
        body=body,
        created_at=now,
    )
    return int(owed is not None)


def compose_preview(session: Session, row: Delivery, now: datetime) -> Message | None:
    """The preview as of now; None where the digest is out, or its meeting is cancelled."""
    partnership = session.get_one(Partnership, row.partnership_id)
    meeting = session.get_one(Meeting, row.what["meeting"])
    if meeting.cancelled or posted_already(session, partnership, meeting):
        return None
    return _preview(session, partnership, meeting, now)


def preview(asker: Asker, _words: str) -> Answer:
    """`digest preview`: what will be posted, and when."""
    if not (asker.is_coordinator or asker.is_chair):
        raise for_coordinators(asker, "preview the digest", "digest preview")
    meeting = meetings.next_after(asker.session, asker.partnership.id, asker.now)
    if meeting is None:
        shown = compose_digest(asker.session, asker.partnership, asker.now, thread=False).message
        said = "No meeting is planned, so the digest is posted when somebody types “digest post”."
        return Answer(_under(said, shown, (_STEPS[0],)))
    return Answer(_preview(asker.session, asker.partnership, meeting, asker.now))


def _preview(
    session: Session, partnership: Partnership, meeting: Meeting, now: datetime
) -> Message:
    composed = compose_digest(session, partnership, now, meeting=meeting, thread=False).message
    first = _RELEASE if meeting.digest_held else _HOLD
    return _under(_coming(session, partnership, meeting, now), composed, (first, *_STEPS))


def _coming(session: Session, partnership: Partnership, meeting: Meeting, now: datetime) -> str:
    """When it goes out, as things stand."""
    what = f"The digest for {_when(partnership, meeting, now)}"
    if posted_already(session, partnership, meeting):
        return f"{what} is out already. This is how it would read now."
    if why := why_not_posted(session, partnership, meeting):
        return (
            f"{what} could not be posted: {why.rstrip('.')}. Put that right, then press Post now."
        )
    if meeting.digest_held:
        return f"{what} is held: it goes to the channel when you post or release it."
    digest_at = days_of(session, partnership, meeting).digest_at
    today = now.astimezone(digest_at.tzinfo).date()
    last = meetings.next_after(session, partnership.id, meeting.starts_at) is None
    then = f" {_NO_MORE}" if last else ""
    return f"{what} goes to the channel on {say_moment(digest_at, today)}.{then}"


def _when(partnership: Partnership, meeting: Meeting, now: datetime) -> str:
    zone = ZoneInfo(partnership.zone)
    return say_moment(meeting.starts_at.astimezone(zone), now.astimezone(zone).date())


def _under(said: str, shown: Message, buttons: tuple[Button, ...]) -> Message:
    """A digest below a sentence about it, with the steps that can be taken instead of its own."""
    return Message(said, (Text(shown.summary), *shown.parts), buttons, title=shown.title)


def posted_already(session: Session, partnership: Partnership, meeting: Meeting) -> bool:
    """Whether this meeting's own digest is out, or on its way."""
    return deliveries.is_there(session, f"digest:{digest_key(partnership, meeting)}")


def why_not_posted(session: Session, partnership: Partnership, meeting: Meeting) -> str | None:
    """Why this meeting's own digest could not be posted for good; None where it did not fail."""
    return deliveries.why_failed(session, f"digest:{digest_key(partnership, meeting)}")


def preview_has_begun(asker: Asker, meeting: Meeting) -> bool:
    """Whether the digest of this meeting is near enough to be the one that is posted now."""
    days = days_of(asker.session, asker.partnership, meeting)
    return asker.now >= preview_at(days, calendar_of(asker.partnership))


def hold(asker: Asker, _words: str) -> Answer:
    """`digest hold`: it is posted only at a coordinator's word."""
    return _held(asker, held=True)


def release(asker: Asker, _words: str) -> Answer:
    """`digest release`: it posts itself again, at once where its time has come."""
    return _held(asker, held=False)


def _held(asker: Asker, *, held: bool) -> Answer:
    word = "hold" if held else "release"
    meeting = meeting_ahead(asker, f"{word} its digest", f"digest {word}")
    if meeting.digest_held == held:
        raise Sorry(f"The digest is {'held' if held else 'not held'} already. Nothing was changed.")
    if posted_already(asker.session, asker.partnership, meeting):
        raise Sorry("That digest is out already. To post a new version, type “digest refresh”.")
    entry = begin(asker)
    change(asker.session, entry, meeting, {"digest_held": held})
    said = _coming(asker.session, asker.partnership, meeting, asker.now)
    return Answer(Message(said, buttons=(undo_button(entry), _STEPS[0])))


def meeting_ahead(asker: Asker, to_do: str, wanted: str) -> Meeting:
    """The meeting whose digest comes next. Raises Sorry for others than coordinators."""
    if not asker.is_coordinator:
        raise for_coordinators(asker, to_do, wanted)
    # Two who change what is printed at once: the later one adds to what the earlier has kept.
    people.locked(asker.session, asker.partnership.id)
    meeting = meetings.next_after(asker.session, asker.partnership.id, asker.now)
    if meeting is None:
        raise Sorry(
            "No meeting is planned. Type for example “meeting Thu 3 Sep 2pm”. Nothing was changed."
        )
    return meeting
