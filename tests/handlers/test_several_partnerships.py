"""Somebody who is in two partnerships is asked which one, and not again."""

import pytest

from store import people
from store.models import Partnership, Role
from tests.handlers.asking import NOW
from tests.handlers.room import Room


@pytest.fixture
def two(room: Room) -> Room:
    """Anne chairs another partnership too, one without a plan."""
    other = Partnership(
        workspace_id=room.partnership.workspace_id, name="Safer City", place="safer", created_at=NOW
    )
    room.session.add(other)
    room.session.flush()
    anne = people.recipient(room.session, other.workspace_id, "anne")
    assert anne is not None
    room.session.add(Role(partnership_id=other.id, recipient_id=anne.id, role="chair"))
    return room


def test_in_a_direct_message_it_is_asked(two: Room) -> None:
    assert two.say("anne", "list red") == (
        "Which partnership do you mean?\n[Stronger Communities] [Safer City]"
    )
    assert "CR1.4" in two.press("anne", "Stronger Communities")


def test_the_words_are_kept_for_the_one_that_is_pressed(two: Room) -> None:
    two.say("anne", "CR1.3 amber waiting on Cabinet")
    assert two.press("anne", "Stronger Communities").startswith("CR1.3 is now Amber (was Green).")


def test_in_a_channel_its_own_is_meant(two: Room) -> None:
    assert two.command("anne", "list red").startswith("Red: 1 action.")


def test_buttons_and_forms_in_a_direct_message_remember_which(two: Room) -> None:
    which = two.partnership.id
    said = two.private_press("anne", f"in {which} update #1")
    assert "How does it stand?" in said
    assert two.form.command == f"in {which} update #1"
    said = two.submit("anne", two.form.command, status="red", comment="fire")
    assert said.startswith("CR1.3 is now Red (was Green).")
    two.private_press("anne", f"in {which} update #1 amber")
    assert two.button("Undo").text.startswith(f"in {which} undo ")


def test_a_lead_who_types_in_three_weeks_means_time(two: Room) -> None:
    assert two.say("anne", "in 1 week").startswith("Which partnership do you mean?")


def test_words_too_long_for_a_button_are_to_be_sent_elsewhere(two: Room) -> None:
    assert two.say("anne", "CR1.3 amber " + "late " * 1000).startswith("Which partnership")
    assert two.labels == []


def test_in_a_partnership_of_ones_own_alone_nothing_is_asked(two: Room) -> None:
    assert two.say("priya", "mine").startswith("Yours: 3 actions")


def test_whoever_is_in_none_is_told_whom_to_ask(two: Room) -> None:
    assert two.say("stranger", "hello") == (
        "You aren't in a partnership's plan here yet. Ask its coordinator to add you."
    )
