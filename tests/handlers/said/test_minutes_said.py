"""Minutes typed right out of the meeting, and codes as a telephone hears them."""

from datetime import date

import pytest

from tests.handlers.room import Room

MINUTES = """Minutes 7 Sep
CR1.3 - survey out, agreed amber
CR2.1 - c/f
AP: Priya to bring the data to the board
AOB: none"""


def test_minutes_are_recorded_and_new_work_among_them_is_offered(room: Room) -> None:
    said = room.say("bev", MINUTES)
    assert room.action(1).rag == "amber"
    assert room.action(1).comment == "survey out"
    assert room.action(3).comment == ""
    assert "Not on the plan yet: “Priya to bring the data to the board”." in said
    assert "Priya to bring the data" in room.press("bev", "Add it")
    assert room.action(8).leads[0].person.name == "Priya Nair"


def test_a_button_pressed_twice_adds_its_action_once(room: Room) -> None:
    room.say("bev", MINUTES)
    words = room.button("Add it").text
    room.press_words("bev", words)
    again = room.press_words("bev", words)
    assert again == "#8 Priya to bring the data to the board is added already. " + (
        "Nothing more was added."
    )
    assert room.partnership.next_ref == 9


def test_several_new_ones_are_read_back_before_they_are_added(room: Room) -> None:
    room.say("bev", f"{MINUTES}\nAction: Anne to find a hall for the fair")
    assert room.press("bev", "Add them").startswith("2 actions read. Nothing is saved yet.")


def test_a_line_of_minutes_alone_is_added(room: Room) -> None:
    assert "Added" in room.say("bev", "AP: Anne to book the hall by 12 Sep")
    said = room.say("bev", "Action: CR1.4 to be amber")
    assert "Added" not in said


def test_a_code_that_was_spoken_is_no_news_of_the_action_asked_about(room: Room) -> None:
    room.say("anne", "CR1.3 amber")
    room.say("anne", "C R one point four new printer found")
    assert room.action(1).comment == ""
    assert "new printer found" in room.action(2).comment


def test_words_that_begin_a_title_are_of_that_action_whatever_was_asked(room: Room) -> None:
    room.say("anne", "CR1.3 amber")
    room.say("anne", "print the leaflets new printer found")
    assert room.action(1).comment == ""
    assert "new printer found" in room.action(2).comment


@pytest.mark.parametrize("words", ["Apologies: Tom, Gwen", "Present: Carol, Bev", "AOB: none"])
def test_a_note_of_the_meeting_asks_nothing(room: Room, words: str) -> None:
    assert room.say("bev", words) == "I keep the actions only, so nothing was changed."


def test_numbered_work_under_its_heading_is_read_back(room: Room) -> None:
    said = room.say("bev", "Actions agreed: 1. Anne to bring data 2. Priya to book hall")
    assert said.startswith("2 actions read. Nothing is saved yet.")


@pytest.mark.parametrize(
    "words", ["DONM 1 Dec 2pm", "next mtg 1 Dec 2pm", "Next meeting: 1 Dec 2pm"]
)
def test_the_next_date_is_kept(room: Room, words: str) -> None:
    assert room.say("bev", words).startswith("Meeting Tue 1 Dec, 2pm.")


@pytest.mark.parametrize(
    "words",
    [
        "Priya to take over CR1.3 from Anne",
        "CR1.3 reallocated to Priya",
        "CR1.3: Priya to take it on",
    ],
)
def test_who_takes_over_leads_it(room: Room, words: str) -> None:
    assert room.say("bev", words).startswith("CR1.3 is now led by Priya Nair.")


@pytest.mark.parametrize("name", ["Priya", "its Priya", "Priya Nair now", "I think Priya does"])
def test_a_name_answers_who_leads_it_now(room: Room, name: str) -> None:
    assert "CR1.3: who leads on it now?" in room.say(
        "anne", "CR1.4 amber, CR1.3 not my area any more"
    )
    assert room.say("anne", name).startswith("CR1.3 is now led by Priya Nair.")


def test_a_name_that_nobody_has_gives_it_to_nobody(room: Room) -> None:
    room.say("anne", "CR1.4 amber, CR1.3 not my area any more")
    room.say("anne", "Percival")
    assert [lead.person.name for lead in room.action(1).leads] == ["Anne Baker"]


def test_a_date_alone_is_of_what_was_just_said(room: Room) -> None:
    room.say("anne", "CR1.3 won't make Sept")
    assert "CR1.3 is still Green, due Oct" in room.say("anne", "oct")
    room.say("anne", "CR1.3 and CR7.1 green")
    assert "?" in room.say("anne", "end of Nov")


@pytest.mark.parametrize("words", ["nothing from me", "nil return", "nil to report"])
def test_nothing_to_say_is_no_change(room: Room, words: str) -> None:
    assert "CR1.3 is still Green." in room.say("anne", words)
    assert room.action(1).comment == ""


def test_what_is_complete_and_said_to_be_closed_has_no_comment(room: Room) -> None:
    room.say("anne", "CR1.3 done")
    room.say("anne", "CR1.3 closed")
    assert room.action(1).comment == ""


def test_who_delegates_while_away_is_not_met_with_silence(room: Room) -> None:
    said = room.say("anne", "delegate CR1.3 to Priya while I'm away 24-28 Sep")
    assert "away 24 to 28 Sep" in said
    assert "Priya Nair is asked in your place" in said


WORK = """Actions agreed 3 Sept:
1. Anne to circulate options paper (11 Sept)
2. Priya to book hall - by end of month
3. Priya/Anne to meet re CR1.3, asap"""


@pytest.mark.parametrize(
    "head", ["Actions agreed 3 Sept:", "Actions:", "New actions", "Action points from the meeting"]
)
def test_new_work_under_its_heading_is_read_back_and_no_comment(room: Room, head: str) -> None:
    said = room.say("bev", WORK.replace("Actions agreed 3 Sept:", head))
    assert said.startswith("3 actions read")
    assert room.action(1).comment == ""
    room.press("bev", "Add 3")
    assert room.action(8).title == "Anne to circulate options paper"
    assert room.action(8).due_last == date(2026, 9, 11)
    origin = {"Actions:": "", "New actions": ""}.get(head, "agreed")
    assert room.action(8).origin.startswith(origin)


def test_lines_about_actions_of_the_plan_are_no_new_work(room: Room) -> None:
    room.say("bev", "Actions:\nCR1.3 - amber, to be discussed\nCR1.4 - green")
    assert (room.action(1).rag, room.action(2).rag) == ("amber", "green")


def test_from_a_lead_the_same_lines_add_nothing(room: Room) -> None:
    assert "actions read" not in room.say("anne", WORK)
