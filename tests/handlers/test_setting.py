"""`set`: the plan's other columns with their own spelling, and what has a command of its own."""

import re

import pytest

from store.models import Plan
from tests.handlers.room import Room


@pytest.mark.parametrize(
    ("words", "said", "fields"),
    [
        ("cost £3k", "CR1.3: Cost is now “£3k” (was “£2k”).", {"Cost": "£3k"}),
        ("COST: £3k", "CR1.3: Cost is now “£3k” (was “£2k”).", {"Cost": "£3k"}),
        (
            "cost to partners £1",
            "CR1.3: Cost to partners is now “£1”.",
            {"Cost": "£2k", "Cost to partners": "£1"},
        ),
        (
            "measure 40 people",
            "CR1.3: Measure of success is now “40 people”.",
            {"Cost": "£2k", "Measure of success": "40 people"},
        ),
        ("cost", "CR1.3: Cost is now empty (was “£2k”).", {"Cost": ""}),
    ],
)
def test_a_column_is_filled_in_as_the_plan_spells_it(
    any_room: Room, words: str, said: str, fields: dict[str, str]
) -> None:
    assert any_room.command("anne", f"set CR1.3 {words}").startswith(said)
    assert any_room.action(1).fields == fields


def test_the_title_and_the_code_are_changed(room: Room) -> None:
    assert room.command("anne", "set CR1.3 title Write the survey").startswith(
        "CR1.3 is now called “Write the survey”."
    )
    assert room.command("anne", "set CR1.3 code CR1.9").startswith(
        "#1 now has the code CR1.9 (was CR1.3)."
    )


def test_an_action_goes_under_another_heading(room: Room) -> None:
    said = room.command("bev", "set CR1.3 theme feeling safe")
    assert said.startswith("CR1.3 is now under Feeling safe.")
    assert room.press("bev", "Undo").startswith("Undone: CR1.3 is now under Food and drink.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("status amber", "CR1.3 is now Amber (was Green)."),
        ("deadline 30 Oct", "CR1.3 is still Green, due Fri 30 Oct (was Wed 30 Sep)."),
        ("lead Gupti", "CR1.3 is now led by Gupti Gosine."),
    ],
)
def test_what_has_a_command_of_its_own_goes_there(room: Room, words: str, said: str) -> None:
    assert room.command("bev", f"set CR1.3 {words}").startswith(said)


def test_an_unknown_column_is_asked_about(room: Room) -> None:
    said = room.command("anne", "set CR1.3 costt £3k")
    assert said.startswith(
        "This plan has no column “costt”. It has Cost, Measure of success and Cost to partners."
    )
    assert room.action(1).fields == {"Cost": "£2k"}
    assert room.press("anne", "Cost").startswith("CR1.3: Cost is now “£3k”")


def test_a_new_column_is_added_at_a_press(room: Room) -> None:
    room.command("anne", "set CR1.3 Risk high")
    assert room.press("anne", "Add “Risk”").startswith("CR1.3: Risk is now “high”.")


def test_the_example_beside_an_unknown_column_works_where_the_plan_has_no_other(
    room: Room,
) -> None:
    room.action(1).fields = {}
    room.session.query(Plan).one().headings = []
    (example,) = re.findall("“(set .*?)”", room.command("bev", "set CR1.3 cost £3k"))
    assert room.command("bev", example).startswith("CR1.3: cost is now “£3k”.")


@pytest.mark.parametrize("words", ["title", "title  ", "code " + "x" * 200])
def test_a_title_or_code_that_cannot_be_is_refused(room: Room, words: str) -> None:
    before = room.kept(1)
    assert "Nothing was changed." in room.command("anne", f"set CR1.3 {words}")
    assert room.kept(1) == before


def test_after_the_code_alone_a_form_shows_every_column(room: Room) -> None:
    room.command("anne", "set CR1.3")
    assert [(field.label, field.value) for field in room.form.fields] == [
        ("Cost", "£2k"),
        ("Measure of success", ""),
        ("Cost to partners", ""),
    ]
    sent = {"set-0": "£2k", "set-1": "40 people", "set-2": ""}
    said = room.submit("anne", room.form.command, **sent)
    assert said.startswith("CR1.3: Measure of success is now “40 people”.")
    assert room.action(1).fields == {"Cost": "£2k", "Measure of success": "40 people"}
