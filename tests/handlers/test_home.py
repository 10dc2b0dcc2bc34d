"""`home`: what is one's own, what is asked of whom by when, and how things run."""

from datetime import UTC, datetime, timedelta

import pytest

from handlers.messages import in_words
from store import deliveries, kept, people, publications
from store.calendar import Meeting
from store.models import Partnership, Person, Role
from store.publications import ADDENDUM, DIGEST, PAPER
from tests.handlers.asking import NOW
from tests.handlers.room import Room

BEFORE_THE_CUT_OFF = datetime(2026, 9, 14, 9, tzinfo=UTC)


def _row(room: Room, title: str) -> str:
    lines = [line for line in in_words(room.message).splitlines() if title in line]
    assert lines, in_words(room.message)
    return lines[0]


def test_a_lead_sees_their_actions_with_buttons_and_nothing_of_how_things_run(room: Room) -> None:
    room.now -= timedelta(days=4)
    said = room.command("anne", "home")
    assert said.startswith("Nothing is asked of you just now.")
    assert "Your actions\n🟢 Green · CR1.3 Draft the survey · due Wed 30 Sep · [On track]" in said
    assert "CR7.1 Shelter one family" in said
    assert "For coordinators" not in said
    assert (
        "Your reminders\nAt most one a day and 2 cards a week, on working days, 9:30am to" in said
    )
    assert room.press("anne", "On track").startswith("CR1.3 is still Green")


def test_what_is_asked_is_said_with_its_day(room: Room) -> None:
    room.now = BEFORE_THE_CUT_OFF
    said = room.command("anne", "home")
    assert said.startswith("3 actions of yours want a word by")
    assert "for Thu 1 Oct's meeting." in said
    assert said.count("wants a word") == 3
    room.command("anne", "update CR1.3 green")
    assert room.command("anne", "home").startswith("2 actions of yours want a word by")


def test_reminders_that_are_put_off_are_shown_so(room: Room) -> None:
    room.say("anne", "remind me Friday")
    assert "Put off until Fri 11 Sep, as you asked." in room.say("anne", "home")


@pytest.mark.parametrize("who", ["bev", "carol"])
def test_coordinators_and_chairs_see_how_things_run(room: Room, who: str) -> None:
    room.command(who, "home")
    assert "7 actions: 1 on track" in _row(room, "The plan")
    assert "Overdue · 1: CR1.4" in _row(room, "Overdue")
    assert "Gupti Gosine: nobody reminds them." in _row(room, "No account")
    assert "none so far; next " in _row(room, "Reminders")
    assert "for" not in _row(room, "Digest").partition("[")[0]
    assert "none so far; next Wed 30 Sep, 9am" in _row(room, "Digest")
    labels = [button.label for button in room.message.every_button()]
    assert {"Preview digest", "Post it now", "People", "List overdue"} <= set(labels)


def test_who_was_not_heard_from_is_counted_by_lead(room: Room) -> None:
    room.session.add(Meeting(partnership_id=room.partnership.id, starts_at=NOW - timedelta(30)))
    room.command("anne", "update CR1.3 green")
    room.command("bev", "home")
    said = _row(room, "Not heard from since 8 Aug")
    assert "Anne Baker (2 actions)" in said
    assert "Gupti Gosine (1 action)" in said


def test_what_was_not_delivered_is_named_until_something_arrives(room: Room) -> None:
    anne = people.recipient(room.session, room.partnership.workspace_id, "anne")
    assert anne is not None

    def owe(key: str, state: str, outcome: str = "") -> None:
        number = deliveries.owe(
            room.session, key, "answer", room.partnership.workspace_id,
            partnership_id=room.partnership.id, recipient_id=anne.id, created_at=NOW,
        )  # fmt: skip
        from store.mail import Delivery

        row = room.session.get_one(Delivery, number)
        row.state, row.outcome = state, outcome

    owe("one", "failed", "Their account is closed.")
    room.command("bev", "home")
    assert "to Anne Baker: Their account is closed" in _row(room, "Not delivered")
    owe("two", "sent")
    assert "Not delivered" not in room.command("bev", "home")


def test_what_the_platform_does_not_allow_is_shown(room: Room) -> None:
    kept.put(
        room.session,
        f"trouble:{room.partnership.workspace_id}",
        {"sentences": ["The scope files:read is missing: plans can't be read."]},
    )
    assert "The scope files:read is missing" in room.command("bev", "home")
    assert "files:read" not in room.command("anne", "home")


def test_alone_with_chaser_it_is_of_all_partnerships(room: Room) -> None:
    anne = people.recipient(room.session, room.partnership.workspace_id, "anne")
    assert anne is not None
    other = Partnership(
        workspace_id=room.partnership.workspace_id, name="Harbour Board", place="h", created_at=NOW
    )
    room.session.add(other)
    room.session.flush()
    room.session.add(Person(partnership_id=other.id, name="Anne B", recipient_id=anne.id))
    room.session.add(Role(partnership_id=other.id, recipient_id=anne.id, role="coordinator"))
    said = room.private_press("anne", f"in {other.id} home")
    assert "Stronger Communities · your actions" in said
    assert "Harbour Board · for coordinators and chairs" in said
    button = room.button("On track")
    assert button.text.startswith(f"in {room.partnership.id} update #")
    assert room.private_press("anne", button.text).startswith("CR1.3 is still Green")


def test_home_sweet_home_is_plain_speech(room: Room) -> None:
    assert "Your actions" not in room.say("anne", "home sweet home")


def test_reminders_are_stopped_and_started_from_home(room: Room) -> None:
    room.command("anne", "home")
    assert room.press("anne", "Stop them").startswith("Stopped: ")
    assert "Your reminders\nStopped: nobody reminds you." in room.command("anne", "home")
    assert room.press("anne", "Start").startswith("Started: ")


def test_a_coordinator_pauses_all_and_resumes(room: Room) -> None:
    room.command("bev", "home")
    room.press("bev", "Pause all")
    room.command("bev", "home")
    assert "paused for everybody; none so far" in _row(room, "Reminders")
    room.press("bev", "Resume all")
    room.command("bev", "home")
    assert "paused" not in _row(room, "Reminders")
    assert "Pause all" not in room.command("carol", "home")


def test_the_last_digest_is_a_digest_and_no_paper(room: Room) -> None:
    for kind in (PAPER, ADDENDUM):
        publications.freeze(room.session, room.partnership.id, kind, None, room.now, {}, {})
    assert "Digest · none so far" in room.command("bev", "home")
    publications.freeze(room.session, room.partnership.id, DIGEST, None, room.now, {}, {})
    assert "Digest · last Mon 7 Sep" in room.command("bev", "home")
    assert room.button("Preview digest").text == "digest preview"
