"""`show`: an action by its code, its ref or its title, with what one may do."""

import pytest

from handlers.showing import show
from store.database import Database
from tests.handlers.asking import asker, said
from tests.handlers.exports.turning import bring_in
from tests.handlers.plan_files import SMALL, imported
from tests.handlers.room import Room
from tests.papers.build import real_plan


def test_an_action_is_shown_whole(room: Room) -> None:
    room.command("anne", "move CR1.3 to 30 Oct, survey late")
    room.command("anne", "hold CR1.3 until Jan, funding")
    assert room.command("anne", "CR1.3").splitlines() == [
        "CR1.3 Draft the survey",
        "🟢 Green · Anne Baker · due Fri 30 Oct",
        "Leads · Anne Baker",
        "Deadline · Fri 30 Oct; moved once, first 30 Sep 2026",
        "Theme · RETURN > Food and drink",
        "On hold · It is on hold until Fri 1 Jan 2027: funding.",
        "Cost · £2k",
        "Chaser's number · #1",
        "Latest",
        "Mon 7 Sep · “survey late” (Anne Baker)",
        "[On track] [Needs attention] [Needs action] [Done] [Add a comment] [Move] [History]",
    ]


def test_whoever_may_only_read_is_offered_to_read(room: Room) -> None:
    room.command("max", "show cr1-4")
    assert room.labels == ["History"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("show leaflets", "CR1.4"),
        ("show print the leaflets", "CR1.4"),
        ("show prnt leaflet", "CR1.4"),
        ("show ANNUAL report", "#7"),
    ],
)
def test_an_action_is_found_by_its_title(room: Room, words: str, code: str) -> None:
    assert room.command("max", words).startswith(f"{code} ")


def test_several_titles_are_asked_about(room: Room) -> None:
    assert "Which one do you mean" in room.command("max", "show food hubs")
    assert room.press("max", "CR6.1 (#4) Open food hubs").startswith("CR6.1 (#4) Open food hubs")


@pytest.mark.parametrize("words", ["100%", "%", "_", "' or 1=1", "\\", "x" * 5000])
def test_signs_of_a_database_find_nothing(any_room: Room, words: str) -> None:
    said = any_room.command("max", f"show {words}")
    assert "There is no action" in said
    assert len(said) < 500


def test_an_undone_comment_is_not_among_the_latest(room: Room) -> None:
    room.command("anne", "update CR1.3 amber wrong one")
    room.press("anne", "Undo")
    assert "wrong one" not in room.command("anne", "CR1.3")


def test_every_button_leads_somewhere(room: Room) -> None:
    for words in ("CR1.3", "list", "mine", "meetings", "help", "history CR1.3", "people"):
        room.command("bev", words)
        for button in tuple(room.message.every_button()):
            assert "I don't know" not in room.press_words("bev", button.text)


def test_it_says_where_it_comes_from_and_what_it_is_part_of(room: Room) -> None:
    room.command("anne", "update CR1.3 amber waiting on Cabinet, now end Oct")
    action = room.action(1)
    action.origin, action.parent_id = "agreed 3 Sep, item 5", room.action(3).id
    person = action.leads[0].person
    person.post, person.organisation = "Manager", "City Council"
    said = room.command("max", "show CR1.3").splitlines()
    assert "Leads · Anne Baker (Manager, City Council)" in said
    assert "Deadline · Sat 31 Oct; moved once, first 30 Sep 2026" in said
    assert "Part of · CR2.1 Police to share data" in said
    assert "Agreed · agreed 3 Sep, item 5" in said


def test_a_word_or_two_after_the_code_do_not_matter(room: Room) -> None:
    assert room.say("anne", "show CR1.3 to the board").startswith("CR1.3 Draft the survey\n")
    assert room.kept(1)["comment"] == ""


@pytest.mark.parametrize("words", ["show CR7.1", "show #6", "show shelter one family", "CR7.1"])
def test_a_private_action_is_not_there_for_others(room: Room, words: str) -> None:
    assert room.command("max", words).startswith("There is no action")
    assert "Shelter one family" not in "".join(room.labels)
    assert "Shelter one family" in room.command("carol", words)


def test_a_private_parent_is_not_named(room: Room) -> None:
    room.action(1).parent_id = room.action(6).id
    assert "Shelter" not in room.command("max", "show CR1.3")
    assert "Part of · CR7.1 Shelter one family" in room.command("bev", "show CR1.3")


def test_a_private_comment_is_not_shown_to_others(room: Room) -> None:
    room.command("anne", "update CR1.3 amber the first word")
    room.command("anne", "update CR1.3 red private: the secret word")
    said = room.command("max", "show CR1.3")
    assert "the first word" in said
    assert "secret" not in said
    assert "secret" in room.command("anne", "show CR1.3")


def test_a_comment_without_history_is_shown_as_well(room: Room) -> None:
    assert "Thu 20 Aug · “printer broke” (Anne Baker)" in room.command("max", "show CR1.4")


def test_alone_it_asks_which_of_ones_own(room: Room) -> None:
    assert room.command("anne", "show").startswith("Which action?")
    assert room.press("anne", "CR1.3 Draft the survey").startswith("CR1.3 Draft the survey")


def test_a_comment_of_the_file_has_the_day_it_had_there_or_none(
    sqlite_database: Database,
) -> None:
    text = SMALL.replace("Keys collected", "12/08/26: Keys collected")
    with sqlite_database.writing() as session:
        imported(session, text)
        undated = said(show(asker(session, "bev"), "F2"))
        dated = said(show(asker(session, "bev"), "F1"))
    assert "\n“Lost the kitchen” (plan.csv)" in undated
    assert "Wed 12 Aug · “Keys collected” (plan.csv)" in dated


def test_a_comment_that_came_by_email_is_its_writers(room: Room) -> None:
    room.say("bev", "from Anne Baker: CR1.3 is amber, the survey is late")
    assert "(Anne Baker)" in room.command("bev", "show CR1.3")


def test_the_strategic_action_over_its_heading_is_named(sqlite_database: Database) -> None:
    name = "gloucester-recovery.xlsx"
    with sqlite_database.writing() as session:
        bring_in(session, real_plan(name), name)
        told = said(show(asker(session, "bev"), "CR8.2"))
    assert "Part of · CR-8 Working with the Gloucester Community Building" in told
