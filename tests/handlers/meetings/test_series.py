"""A series lies ahead in the table, goes on as time passes, and brings nothing back."""

from datetime import timedelta

from handlers.meetings.series import falls_short, go_on
from handlers.messages import Message
from store import meetings
from store.calendar import Meeting, Published
from tests.handlers.room import Room

MONTHLY = "meeting every first Thursday at 2pm"


def _ahead(room: Room) -> list[Meeting]:
    return list(meetings.ahead(room.session, room.partnership.id, room.now, 50))


def test_six_are_laid_down_and_more_as_time_passes(any_room: Room) -> None:
    room = any_room
    room.command("bev", MONTHLY)
    assert len(_ahead(room)) == 6
    assert not falls_short(room.session, room.partnership.id, room.now)
    room.now += timedelta(days=200)
    assert not _ahead(room)
    assert falls_short(room.session, room.partnership.id, room.now)
    for _ in range(2):
        go_on(room.session, room.partnership.id, room.now)
    assert len(_ahead(room)) == 6


def test_a_meeting_that_was_cancelled_or_moved_is_not_laid_down_again(room: Room) -> None:
    room.command("bev", MONTHLY)
    room.command("bev", "meeting cancel")
    room.command("bev", "meeting move to Mon 9 Nov 10am")
    before = [each.starts_at for each in _ahead(room)]
    go_on(room.session, room.partnership.id, room.now)
    assert [each.starts_at for each in _ahead(room)] == before


def test_undoing_a_series_brings_the_old_one_back_with_its_meetings(room: Room) -> None:
    room.command("bev", MONTHLY)
    before = room.command("max", "meetings")
    room.command("bev", "meeting every 2 weeks on Monday at 10am from 14 Sep")
    assert room.command("max", "meetings") != before
    room.command("bev", "undo")
    assert room.command("max", "meetings") == before
    room.command("bev", "undo")
    assert "We meet every 2 weeks" not in room.command("max", "meetings")


def test_what_was_published_stays_when_its_meeting_moves_or_falls_away(room: Room) -> None:
    body = {"summary": Message("As it was.").summary}
    meeting = _ahead(room)[0]
    published = Published(
        partnership_id=room.partnership.id, meeting_id=meeting.id, kind="digest", at=room.now,
        body=body, numbers={"red": 1},
    )  # fmt: skip
    room.session.add(published)
    room.command("bev", "meeting move to Thu 8 Oct")
    room.command("bev", "meeting cancel")
    room.session.refresh(published)
    assert (published.body, published.numbers) == (body, {"red": 1})
    assert published.meeting_id == meeting.id
