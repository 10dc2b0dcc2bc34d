"""`due`: what will go to whom and when, before it goes."""

import pytest

from tests.handlers.room import Room


def test_a_coordinator_sees_who_hears_of_what_when_and_why(any_room: Room) -> None:
    said = any_room.command("bev", "due")
    lines = said.splitlines()
    assert lines[0] == "6 reminders in the next 14 days, as things stand."
    assert lines[1].startswith("Mon 7 Sep, 9:31am · to Anne Baker · CR1.4 (overdue: was due Mon 31")
    assert "no update yet" in said
    assert "to Priya Nair" in said
    assert "to Gupti Gosine" not in said, "whom no reminder reaches"
    assert "No account · Gupti Gosine: nobody reminds them. · [People]" in said


def test_a_digest_and_a_meeting_are_on_it(room: Room) -> None:
    said = room.command("bev", "due 30 days")
    assert "Wed 30 Sep, 9am · RAG digest in the channel" in said
    assert "Thu 1 Oct, 2pm · meeting" in said


def test_a_held_digest_is_said_to_wait(room: Room) -> None:
    room.say("bev", "digest hold")
    said = room.command("bev", "due 30 days")
    assert "9am · RAG digest for the channel, held until it is posted or released" in said


def test_everybody_else_sees_what_comes_to_them(room: Room) -> None:
    said = room.command("priya", "due 8")
    assert "2 reminders to you in the next 8 days" in said
    assert "Anne" not in said
    assert "No account" not in said
    assert room.command("max", "due 5") == "Nothing will be sent to you in the next 5 days."


def test_what_is_answered_is_no_longer_due(room: Room) -> None:
    assert "CR1.4" in room.command("priya", "due 3")
    room.say("priya", "update CR1.4 amber new printer, now 30 Nov")
    assert "CR1.4" not in room.command("priya", "due 3")


@pytest.mark.parametrize("words", ["due 0", "due 500", "due soon"])
def test_a_number_that_cannot_be_is_refused(room: Room, words: str) -> None:
    assert "Type for example “due 30 days”" in room.command("bev", words)


def test_plain_speech_about_what_is_due_is_no_command(room: Room) -> None:
    assert "reminder" not in room.say("anne", "due to sickness nothing has happened on CR1.3")


def test_many_are_shown_page_by_page(room: Room) -> None:
    for month in (9, 10, 11):
        for day in (3, 8, 13, 18, 23, 28):
            room.command("bev", f"add Job {month}.{day}, Anne Baker, {day} {month:02} 2026")
    room.command("bev", "meeting every Friday at 2pm")
    room.command("bev", "due 92")
    label = next(each for each in room.labels if each.startswith("The last"))
    assert room.press("bev", label).count("·") > 3
    whole = room.command("bev", "due Anne 92").count("to Anne Baker ·")
    assert room.command("bev", "due Anne 92 from 2").count("to Anne Baker ·") == whole - 1


def test_actions_of_one_card_are_told_with_their_shared_reason_once(room: Room) -> None:
    said = room.command("bev", "due 60 days")
    told = next(line for line in said.splitlines() if "(asked for the meeting" in line)
    assert told.count("(asked for the meeting on Thu 1 Oct; no update yet)") == 1


@pytest.mark.parametrize("words", ["due Anne", "due anne baker 30 days", "due to Anne, 30 days"])
def test_a_coordinator_sees_what_will_go_to_one_person(room: Room, words: str) -> None:
    said = room.command("bev", words)
    assert "reminders to Anne Baker in the next" in said.splitlines()[0]
    assert "Priya Nair" not in said
    assert "digest" not in said


def test_when_somebody_hears_next_is_answered(room: Room) -> None:
    said = room.say("bev", "when will Anne be reminded again?")
    assert "to Anne Baker in the next 14 days" in said


def test_others_do_not_see_what_goes_to_somebody(room: Room) -> None:
    assert "reminders to Anne" not in room.command("priya", "due Anne")
