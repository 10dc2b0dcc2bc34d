"""What is said of all actions of one theme at once: "all SS green"."""

from __future__ import annotations

import pytest

from store.models import Theme
from tests.handlers.room import Room


@pytest.fixture
def streets(room: Room) -> Room:
    """Three of Anne's actions are of Safer streets, one of them another's; one is not."""
    plan = room.action(1).plan_id
    theme = Theme(plan_id=plan, title="Safer streets", position=3)
    room.add("SS1", "Light the towpath", "Anne Baker", theme=theme)
    room.add("SS2", "Joint patrols", "Anne Baker", theme=theme, rag="amber")
    room.add("SS3", "Street pastors", "Priya Nair", theme=theme)
    room.add("YP1", "Youth work on the quay", "Anne Baker")
    return room


@pytest.mark.parametrize(
    "text",
    [
        "all SS green",
        "SS all green",
        "all ss are green",
        "all the SS actions are green",
        "everything in SS is green",
        "all Safer streets green",
        "Safer streets: all on track",
        "everything under safer streets is on track",
    ],
)
def test_a_lead_speaks_of_their_own_of_the_theme(streets: Room, text: str) -> None:
    said = streets.say("anne", text)
    assert "SS1 is now Green (was Not rated)." in said
    assert "SS2 is now Green (was Amber)." in said
    assert "SS3" not in said
    assert "YP1" not in said
    assert "“" not in said  # no word of it is a comment


@pytest.mark.parametrize(
    "text", ["no change on SS", "no updates for any of the Safer streets actions", "SS no change"]
)
def test_nothing_new_is_said_of_the_theme_alone(streets: Room, text: str) -> None:
    said = streets.say("anne", text)
    assert said.splitlines()[:2] == ["SS1 is still Not rated.", "SS2 is still Amber."]
    assert "YP1" not in said


def test_all_but_some_of_it(streets: Room) -> None:
    said = streets.say("anne", "all SS green except SS2 which is red, no patrols yet")
    assert "SS1 is now Green (was Not rated)." in said
    assert "SS2 is now Red (was Amber)." in said
    assert "YP1" not in said


@pytest.mark.parametrize(
    "text", ["all of CR8 green", "everything in CR8 is green", "Community building: all green"]
)
def test_a_theme_is_called_by_its_own_code_and_by_its_title_without_it(
    room: Room, text: str
) -> None:
    plan = room.action(1).plan_id
    theme = Theme(plan_id=plan, title="CR8 - Community building", code="CR8", position=3)
    room.add("CR8.1", "Builders in Barton", "Anne Baker", theme=theme)
    room.add("CR8.2", "Builders in Kingsholm", "Anne Baker", theme=theme)
    said = room.say("anne", f"{text} except 8.2 which waits for ethics. CR1.4 red, no ink")
    assert "CR8.1 is now Green" in said
    assert "CR8.2 is still Not rated.\n“which waits for ethics.”" in said
    assert "CR1.4 is still Red.\n“no ink”" in said
    assert "CR1.3" not in said


def test_what_codes_begin_with_is_a_theme_too(room: Room) -> None:
    room.add("CR9.1", "Ask the schools", "Anne Baker")
    room.add("CR9.2", "Ask the churches", "Anne Baker")
    said = room.say("anne", "all CR9 green")
    assert "CR9.1 is now Green" in said
    assert "CR9.2 is now Green" in said
    assert "CR1.3" not in said


def test_what_follows_is_the_comment_of_each(streets: Room) -> None:
    said = streets.say("anne", "all SS amber, waiting for the contract")
    assert said.count("“waiting for the contract”") == 2


def test_a_coordinator_speaks_of_the_whole_theme(streets: Room) -> None:
    said = streets.say("bev", "all SS green")
    assert all(f"SS{number} is now Green" in said for number in (1, 2, 3))
    assert "YP1" not in said


def test_nobody_speaks_for_another(streets: Room) -> None:
    assert "is now" not in streets.say("max", "all SS green")


@pytest.mark.parametrize(
    "text",
    [
        "all SS forms are back",
        "all safer streets surveys done",
        "all food green",
        "everything in the shop is green",
    ],
)
def test_what_only_sounds_like_a_theme_is_none(streets: Room, text: str) -> None:
    said = streets.say("anne", text)
    assert "SS1 is now" not in said
