"""`themes`, and `rename` for one of them."""

import pytest

from store import actions
from tests.handlers.room import Room


def titles(room: Room) -> list[str]:
    plan = actions.live_plan(room.session, room.partnership.id)
    assert plan
    return [theme.title for theme in actions.themes(room.session, plan.id)]


@pytest.mark.parametrize("words", ["themes", "list the themes", "what are our themes?"])
def test_the_themes_are_shown_with_what_is_open_in_them(room: Room, words: str) -> None:
    room.command("bev", "done CR1.3")
    said = room.say("bev", words)
    assert said.startswith("2 themes.")
    assert "Food and drink · 4 actions, 3 open" in said
    assert "rename theme Food and drink to" in said


def test_whoever_does_not_coordinate_counts_what_they_may_see(room: Room) -> None:
    room.add("CR8.1", "A secret", "Gupti Gosine", private=True, theme=room.action(3).theme)
    assert "Feeling safe · 1 action, 1 open" in room.say("priya", "themes")
    assert "rename" not in room.say("priya", "themes")


@pytest.mark.parametrize(
    "words",
    [
        "rename theme Feeling safe to Safer streets", "rename Feeling safe to Safer streets",
        "rename the feeling safe theme to “Safer streets”.", "rename safe -> Safer streets",
        "change the theme Feeling safe to Safer streets",
    ],
)  # fmt: skip
def test_a_theme_gets_another_name_and_its_old_one_back(room: Room, words: str) -> None:
    said = room.say("bev", words)
    assert said.startswith("The theme “Feeling safe” is now “Safer streets”.")
    assert titles(room) == ["Food and drink", "Safer streets"]
    assert room.press("bev", "Undo").startswith("Undone: the theme is “Feeling safe” again.")
    assert titles(room) == ["Food and drink", "Feeling safe"]


def test_a_name_may_have_to_in_it(room: Room) -> None:
    room.say("bev", "rename theme Food and drink to Farm to fork")
    assert titles(room)[0] == "Farm to fork"
    room.say("bev", "rename theme Farm to fork to Food")
    assert titles(room)[0] == "Food"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("rename theme", "Which theme, and to what?"),
        ("rename theme Housing to Homes", "There is no theme “Housing” here. The themes are Food"),
        (
            "rename theme Feeling safe to Food and drink",
            "There is a theme “Food and drink” already",
        ),
        ("rename theme Feeling safe to Feeling safe", "The theme is called “Feeling safe” already"),
        (f"rename theme Feeling safe to {'x' * 201}", "The name is 201 characters long; 200 fit."),
    ],
)
def test_what_makes_no_sense_changes_nothing(room: Room, words: str, why: str) -> None:
    said = room.command("bev", words)
    assert said.startswith(why)
    assert "Nothing was changed." in said
    assert titles(room) == ["Food and drink", "Feeling safe"]


def test_only_a_coordinator_renames(room: Room) -> None:
    said = room.command("priya", "rename theme Feeling safe to Safer streets")
    assert said.startswith("Only a coordinator (Bev Hill) can rename a theme.")
    assert titles(room) == ["Food and drink", "Feeling safe"]


def test_an_action_is_still_renamed_by_its_code(room: Room) -> None:
    assert room.say("bev", "rename CR2.1 to Share data").startswith("CR2.1 is now called")
