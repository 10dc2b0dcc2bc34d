"""`people`, `role` and `unrole`."""

from datetime import timedelta

import pytest

from handlers.chasing import coordinating
from store import people
from store.models import Recipient
from tests.handlers.room import Room


def test_people_says_who_is_who_and_who_cannot_be_reminded(room: Room) -> None:
    first, *others = room.command("bev", "people").splitlines()
    assert first.startswith("3 names in the plan.")
    assert "can't be reminded" in first
    assert {"Coordinator · Bev Hill", "Chair · Carol Chair"} <= set(others)
    assert "Gupti Gosine · no account linked" in others


def test_a_role_is_given_and_taken_back(any_room: Room) -> None:
    assert any_room.command("bev", "role @max chair").startswith("Max Member is chair now.")
    assert any_room.command("bev", "role max chair") == "Max Member is chair already."
    assert any_room.command("bev", "unrole @max chair").startswith("Max Member is no longer chair.")
    assert "isn't chair here" in any_room.command("bev", "unrole @max chair")


def test_a_coordinator_may_do_what_coordinators_do(room: Room) -> None:
    room.command("bev", "role max coordinator")
    assert room.command("max", "done CR1.3").startswith("CR1.3 is now Complete")


def test_one_coordinator_is_always_left(room: Room) -> None:
    assert "is the only coordinator" in room.command("bev", "unrole bev coordinator")
    assert "Coordinator · Bev Hill" in room.command("bev", "people")


def test_an_undo_leaves_a_coordinator_too(room: Room) -> None:
    room.command("bev", "role @anne coordinator")
    given = room.button("Undo").text
    room.command("anne", "unrole @bev coordinator")
    assert room.press_words("anne", given).startswith("That would leave nobody as a coordinator.")
    assert "Coordinator · Anne Baker" in room.command("anne", "people")
    assert room.command("anne", "undo").startswith("Undone: Bev Hill is a coordinator now.")
    assert "Coordinators · Bev Hill and Anne Baker" in room.command("anne", "people")


def test_a_coordinator_hears_how_to_link_a_lead_and_can(room: Room) -> None:
    assert "Type “link Gupti Gosine @…”." in room.command("bev", "people")
    room.command("bev", "link Gupti Gosine @max")
    said = room.command("bev", "people")
    assert "Gupti Gosine · linked to Max Member" in said
    assert "can't be reminded" not in said


def test_a_name_that_came_with_what_was_undone_is_no_name_in_the_plan(room: Room) -> None:
    before = room.command("bev", "people")
    room.command("bev", "add Count the trees, Zoe Hart, 30 Nov")
    assert "Zoe Hart" in room.command("bev", "people")
    room.command("bev", "undo")
    assert room.command("bev", "people") == before
    room.command("bev", "assign CR1.3 to Zoe Hart")
    room.command("bev", "undo")
    assert room.command("bev", "people") == before


def test_a_name_with_an_account_is_listed_without_any_action(room: Room) -> None:
    room.command("bev", "assign CR1.3 to Zoe Hart")
    room.command("bev", "link Zoe Hart @max")
    room.command("bev", "assign CR1.3 to Anne Baker")
    assert "Zoe Hart · linked to Max Member" in room.command("bev", "people")


def test_many_names_come_a_page_at_a_time(room: Room) -> None:
    for number in range(60):
        room.add(f"D{number}", "Work", f"Lead Number{number}")
    pages = [room.command("bev", "people")]
    assert "61 leads can't be reminded" in pages[0]
    pages += [room.press("bev", "Next 30 of 33 more"), room.press("bev", "The last 3")]
    assert sum(page.count("no account linked") for page in pages) == 61
    assert room.labels == []


@pytest.mark.parametrize("words", ["people are tired", "role play went well"])
def test_plain_speech_is_no_command(room: Room, words: str) -> None:
    assert not room.say("bev", words).startswith(("3 names", "Who, and which", "Only"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("role", "Who, and which role: coordinator, chair or member?"),
        ("role @max king", "Who, and which role: coordinator, chair or member?"),
        ("role @zzz chair", "I don't know anybody called zzz here."),
    ],
)
def test_what_is_no_role_or_nobody_is_said(room: Room, words: str, said: str) -> None:
    assert room.command("bev", words).startswith(said)
    assert "Nothing was changed." in room.command("bev", words)


@pytest.mark.parametrize("who", ["max", "anne", "carol"])
@pytest.mark.parametrize("words", ["role @max coordinator", "unrole @carol chair"])
def test_roles_are_a_coordinators_to_give(room: Room, who: str, words: str) -> None:
    assert room.command(who, words).startswith("Only a coordinator (Bev Hill) can give roles")
    assert room.button("Ask Bev Hill to").text == f"ask {words}"


def close_account(room: Room, who: str) -> None:
    """Somebody's account in the chat is closed: they have left."""
    found = people.recipient(room.session, room.partnership.workspace_id, who)
    assert found is not None
    found.active = False
    room.session.flush()


def test_a_coordinator_whose_account_is_closed_is_none(room: Room) -> None:
    room.command("bev", "role @max coordinator")
    close_account(room, "bev")
    assert "is the only coordinator" in room.command("max", "unrole @max coordinator")
    assert "Only a coordinator (Max Member) can" in room.command("carol", "pause all")
    assert "Coordinator · Max Member" in room.command("max", "people")


def test_what_a_chair_whose_account_is_closed_would_decide_a_coordinator_does(room: Room) -> None:
    room.command("bev", "settings approve deadlines by chair")
    close_account(room, "carol")
    assert "I've asked Bev Hill" in room.command("anne", "move CR1.3 to 30 Oct, late")


def test_where_nobody_coordinates_the_chair_chooses_who_does(room: Room) -> None:
    assert "Only a coordinator" in room.command("carol", "role @max coordinator")
    close_account(room, "bev")
    assert "Only a chair (Carol Chair) can" in room.command("anne", "role @anne coordinator")
    assert "Only a chair (Carol Chair) can" in room.command("carol", "unrole @bev coordinator")
    said = room.command("carol", "role @max coordinator")
    assert said.startswith("Max Member is a coordinator now.")
    assert "Only a coordinator" in room.command("carol", "role @anne coordinator")


def test_the_chair_hears_that_nobody_coordinates_and_only_a_coordinator_would_otherwise(
    room: Room,
) -> None:
    close_account(room, "bev")
    assert coordinating.owe_due(room.session, room.partnership.id, room.now + timedelta(hours=1))
    assert room.told("carol") == [
        "Nobody coordinates Stronger Communities now: no coordinator has an open account. Say who "
        "does, for example “role @anne coordinator”."
    ]
    assert room.told("bev") == []


def test_without_a_chair_whoever_is_at_home_says_in_the_channel_who_coordinates(
    room: Room,
) -> None:
    close_account(room, "bev")
    close_account(room, "carol")
    assert coordinating.owe_due(room.session, room.partnership.id, room.now + timedelta(hours=1))
    assert "Only a coordinator" in room.say("anne", "role @anne coordinator")
    guest = people.recipient(room.session, room.partnership.workspace_id, "priya")
    assert guest is not None
    guest.guest = "a guest in one channel"
    assert "Only a coordinator" in room.command("priya", "role @priya coordinator")
    said = room.command("anne", "role @anne coordinator")
    assert said.startswith("Anne Baker is a coordinator now.")


def test_a_closed_account_is_given_no_role_and_no_name(room: Room) -> None:
    close_account(room, "max")
    closed = "Max Member's account is closed. Nothing was changed."
    assert room.command("bev", "role @max coordinator") == closed
    assert room.command("bev", "link Gupti Gosine @max").startswith(closed)
    assert "Gupti Gosine · no account linked" in room.command("bev", "people")


def test_a_name_means_whoever_is_still_there(room: Room) -> None:
    gone = {"external_id": "max2", "name": "Max Gone", "active": False}
    room.session.add(Recipient(workspace_id=room.partnership.workspace_id, **gone))
    assert room.command("bev", "role max chair").startswith("Max Member is chair now.")
