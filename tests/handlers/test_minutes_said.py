"""Minutes typed right out of the meeting, and codes as a telephone hears them."""

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
