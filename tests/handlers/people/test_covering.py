"""Who answers when: leaves that overlap or follow one another, and deputies who are away too."""

from datetime import UTC, datetime

from sqlalchemy import select

from handlers.messages import in_words
from store import people
from store.covers import Cover
from store.mail import Delivery
from store.models import Partnership, Role
from tests.handlers.asking import NOW
from tests.handlers.chasing.notes import day, note
from tests.handlers.room import Room


def told_on(room: Room, at: datetime) -> str:
    """What the coordinator is told that day, in words."""
    message = note(room, at)
    return in_words(message) if message else ""


def test_a_deputy_is_asked_in_each_leave_whichever_was_said_first(room: Room) -> None:
    room.say("priya", "I'm away 5–16 Oct, @max covers")
    room.say("priya", "I'm away 7–25 Sep, @max covers")
    assert "CR1.4" in room.command("max", "due")
    room.now = datetime(2026, 10, 5, 7, tzinfo=UTC)
    assert "CR1.4" in room.command("max", "due")


def test_a_co_lead_who_covers_the_main_lead_is_asked_first(
    room: Room,
) -> None:
    first_card = 1
    assert "CR1.3" not in room.command("priya", "due").splitlines()[first_card]
    room.say("anne", "I'm away 7–18 Sep, @priya covers")
    assert "CR1.3" in room.command("priya", "due").splitlines()[first_card]


def test_a_deputy_who_is_away_too_answers_for_nobody(room: Room) -> None:
    room.say("priya", "I'm away 7–18 Sep, @max covers")
    room.say("max", "I'm away 7–11 Sep")
    assert "Priya Nair (away until Fri 18 Sep, and nobody answers)" in told_on(room, day(8))


def test_who_has_somebodys_work_and_is_away_answers_for_nobody(room: Room) -> None:
    room.command("bev", "hand over Priya's actions to @max until 18 Sep")
    room.say("max", "I'm away 7–11 Sep")
    assert "Priya Nair (handed over to Max Member, who is away)" in told_on(room, day(8))


def test_a_deputy_of_one_leave_answers_where_two_overlap(room: Room) -> None:
    room.say("priya", "I'm away 7–18 Sep")
    room.command("bev", "leave for Priya 8–25 Sep, @max covers")
    assert "Priya Nair" not in told_on(room, day(9))
    assert "CR1.4" in room.command("max", "due")


def test_a_deputy_named_elsewhere_answers_there_alone(room: Room) -> None:
    other = Partnership(
        workspace_id=room.partnership.workspace_id, name="Safer City", place="safer", created_at=NOW
    )
    room.session.add(other)
    room.session.flush()
    priya = people.recipient(room.session, other.workspace_id, "priya")
    maxi = people.recipient(room.session, other.workspace_id, "max")
    assert priya is not None
    assert maxi is not None
    room.session.add(Role(partnership_id=other.id, recipient_id=priya.id, role="member"))
    room.session.add(
        Cover(
            partnership_id=other.id, kind="leave", recipient_id=priya.id, deputy_id=maxi.id,
            first=day(7).date(), last=day(18).date(),
        )
    )  # fmt: skip
    assert "Priya Nair (away until Fri 18 Sep, and nobody answers)" in told_on(room, day(8))


def test_a_deputy_sees_what_is_covered_on_the_days_of_the_cover_alone(room: Room) -> None:
    room.say("anne", "I'm away 5–16 Oct, @max covers")
    assert "Shelter one family" not in room.say("max", "home")
    room.now = datetime(2026, 10, 5, 9, tzinfo=UTC)
    said = room.say("max", "home")
    assert "Shelter one family" in said
    assert "Stopped: nobody reminds you" not in said, "a deputy is reminded like a lead"
    assert "Shelter one family" in room.say("anne", "home"), "it is hers all the same"


def asked(room: Room) -> set[str]:
    """Who is owed a card at somebody's word."""
    rows = room.session.scalars(select(Delivery).where(Delivery.key.startswith("asked:")))
    return {row.recipient.external_id for row in rows if row.recipient}


def test_a_deputy_is_reminded_at_a_coordinators_word_and_who_is_away_is_not(room: Room) -> None:
    room.say("anne", "I'm away 7–18 Sep, @max covers")
    assert room.command("bev", "remind CR1.3 now") == "Max Member will hear of CR1.3 now."
    assert asked(room) == {"max"}


def test_a_name_reminded_at_a_coordinators_word_is_reminded_at_its_deputys(room: Room) -> None:
    room.command("bev", "hand over Anne's actions to @max until 18 Sep")
    assert room.command("bev", "remind Anne now").startswith("I'm asking Max Member now about")
    assert asked(room) == {"max"}


def test_who_is_away_without_a_deputy_may_be_reminded_at_a_coordinators_word(room: Room) -> None:
    room.say("anne", "I'm away 7–18 Sep")
    assert room.command("bev", "remind CR1.3 now") == "Anne Baker will hear of CR1.3 now."
    said = room.command("bev", "remind Anne now")
    assert said == "Anne Baker is away, and nobody answers in their place. Nothing was sent."
    assert asked(room) == {"anne"}


def test_a_second_handover_of_the_same_days_takes_the_place_of_the_first(room: Room) -> None:
    room.command("bev", "hand over Anne's actions to @priya until 18 Sep")
    said = room.command("bev", "hand over Anne's actions to @max until 25 Sep")
    assert "Max Member answers for Anne Baker 7 to 25 Sep, Priya Nair no longer." in said
    assert "CR1.3" in room.command("max", "due")
    assert "CR1.3" not in room.command("priya", "due")
    assert "Anne Baker's actions here are no longer yours to answer for" in room.told("priya")[-1]
    assert room.command("bev", "leave").count("Anne Baker") == 1
    room.command("bev", "undo")
    assert "CR1.3" in room.command("priya", "due")
    assert "CR1.3" not in room.command("max", "due")


def test_a_handover_for_a_few_days_leaves_a_longer_one_as_it_is(room: Room) -> None:
    room.command("bev", "hand over Anne's actions to @priya until 18 Dec")
    room.command("bev", "hand over Anne's actions to @max from 10 Sep until 18 Sep")
    assert room.command("bev", "leave").count("Anne Baker") == 2
