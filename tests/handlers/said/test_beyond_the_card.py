"""Answers that name more than the last card shows: still of the sender's own actions."""

from __future__ import annotations

import pytest

from store.mail import Delivery, Shown
from tests.handlers.room import Room


@pytest.fixture
def short_card(room: Room) -> Room:
    """Anne's last card showed CR1.3 alone; she leads a CR6.1 too, and so does Priya."""
    room.add("CR5.2", "Agree a contract", "Anne Baker")
    room.add("CR6.1", "Adopt a policy", "Anne Baker")
    anne = room.person("Anne Baker").recipient_id
    card = Delivery(
        key="card:1", kind="card", workspace_id=room.partnership.workspace_id, recipient_id=anne,
        partnership_id=room.partnership.id, state="sent", sent_at=room.now, created_at=room.now,
    )  # fmt: skip
    room.session.add(card)
    room.session.flush()
    room.session.add(Shown(delivery_id=card.id, action_id=room.action(1).id, position=0))
    room.session.flush()
    return room


def test_a_number_means_their_own_action_that_the_card_does_not_show(short_card: Room) -> None:
    said = short_card.say(
        "anne", "CR1.3 done, forms are in. 5.2 wants another look, so moving to end of Oct. amber"
    )
    assert "none of yours" not in said
    assert short_card.action(1).state == "complete"
    assert short_card.action(8).rag == "amber"
    assert str(short_card.action(8).due_last) == "2026-10-31"


def test_a_shared_code_is_the_leads_own(short_card: Room) -> None:
    said = short_card.say("anne", "CR1.3 green. CR6.1 out to consultation, amber")
    assert "CR6.1 (#9) is now Amber" in said
    assert "which action" not in said


def test_a_coordinator_is_asked_which_of_a_shared_code(short_card: Room) -> None:
    assert "which action" in short_card.say("bev", "CR1.3 green. CR6.1 out to consultation, amber")


def test_a_number_that_is_nobodys_is_still_asked_about(short_card: Room) -> None:
    assert "5.9 is none of yours" in short_card.say("anne", "CR1.3 done. 5.9 amber")


def test_what_is_told_for_somebody_else_is_no_comment_on_ones_own(room: Room) -> None:
    said = room.say("anne", "For Priya - the leaflets are at the printer's, report attached")
    assert "which of Priya Nair's actions" in said
    assert "Nothing was changed" in said


def test_what_is_told_for_oneself_is_read_as_ever(room: Room) -> None:
    assert "which of" not in room.say("anne", "For Anne - CR1.3 amber, two forms missing")
    assert room.action(1).rag == "amber"


@pytest.mark.parametrize(
    "words", ["fine", "all good", "going well", "late", "a bit behind", "not yet", "yes"]
)
def test_what_is_unclear_is_asked_of_what_the_card_showed(short_card: Room, words: str) -> None:
    short_card.action(1).rag = None
    short_card.session.flush()
    before = short_card.kept(1)
    said = short_card.say("anne", words)
    assert said.startswith("CR1.3: ")
    assert "CR5.2" not in said
    assert short_card.kept(1) == before


def test_what_is_unclear_of_another_that_is_named_is_asked_of_that(short_card: Room) -> None:
    said = short_card.say("anne", "CR5.2 is going well")
    assert said.startswith("CR5.2: ")
    assert "CR1.3" not in said


def test_the_rest_beside_one_that_is_named_are_ones_own(room: Room) -> None:
    room.say("anne", "just CR1.3 red, the rest are green")
    assert [room.action(ref).rag for ref in (1, 2, 6)] == ["red", "green", "green"]


def test_the_rest_of_something_else_is_a_comment(room: Room) -> None:
    room.say("anne", "CR1.3 red, the rest of the hall is shut")
    assert room.action(1).comment == "the rest of the hall is shut"
    assert room.action(2).rag == "red"
