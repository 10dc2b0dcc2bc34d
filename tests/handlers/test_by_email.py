"""Leads without an account: the email to them, and their answer pasted back."""

import pytest

from tests.handlers.room import Room


def test_the_email_is_about_exactly_their_actions(room: Room) -> None:
    said = room.command("bev", "email Gupti Gosine")
    assert "Dear Gupti Gosine," in said
    assert "before we meet on Thu 1 Oct how these stand:" in said
    assert "- CR6.1 (#5) Open more food hubs (due in Oct; Not rated)" in said
    assert "Open food hubs (" not in said
    assert said.endswith("from Gupti Gosine:”, and I record it as theirs.")


def test_the_pasted_answer_is_recorded_as_theirs(any_room: Room) -> None:
    room = any_room
    said = room.say("bev", "from Gupti Gosine: amber, waiting on Cabinet, now end Nov\n\nGupti")
    assert said.startswith("CR6.1 (#5) is now Amber (was Not rated), due Mon 30 Nov")
    assert "Recorded as Gupti Gosine's, by email, entered by Bev Hill." in said
    action = room.action(5)
    assert (action.rag, action.commented_by) == ("amber", "Gupti Gosine")
    history = room.command("bev", "history #5")
    assert "Gupti Gosine, by email, entered by Bev Hill: status Amber" in history
    assert room.command("bev", "undo").startswith("Undone: CR6.1 (#5) is now Not rated")


@pytest.mark.parametrize("sign", ["Priya", "Priya Nair", "– Priya"])
def test_the_name_at_the_end_of_an_email_is_no_part_of_the_comment(room: Room, sign: str) -> None:
    room.say("bev", f"email from Priya Nair:\nCR2.1 red, no data before 16 December.\n{sign}")
    assert room.action(3).comment == "no data before 16 December."


def test_a_question_about_it_keeps_whose_words_they_are(room: Room) -> None:
    room.say("bev", "from Gupti Gosine: should be green by Friday")
    room.press("bev", "Amber")
    assert room.action(5).rag == "amber"
    assert "Gupti Gosine, by email, entered by Bev Hill" in room.command("bev", "history #5")


@pytest.mark.parametrize(
    ("who", "words", "why"),
    [
        ("bev", "from Nobody Here: amber", "I don't know anybody called Nobody Here here."),
        ("bev", "from Gupti Gosine: thank you so much", "I found no news of Gupti Gosine's"),
        ("bev", "from Gupti Gosine", "Whose answer, and what was it?"),
        ("anne", "from Gupti Gosine: green", "Only a coordinator (Bev Hill) can"),
        ("anne", "email Gupti Gosine", "Only a coordinator (Bev Hill) can"),
        ("bev", "email Nobody", "I don't know anybody called Nobody here."),
    ],
)
def test_what_cannot_be_is_refused(room: Room, who: str, words: str, why: str) -> None:
    before = room.kept(5)
    assert room.command(who, words).startswith(why)
    assert room.kept(5) == before


def test_plain_speech_that_begins_with_from_is_no_email(room: Room) -> None:
    said = room.say("anne", "from the police: CR1.3 is green")
    assert "now Green" in said or "still Green" in said
    assert "by email" not in said


def test_quotation_marks_around_a_pasted_answer_are_no_part_of_it(room: Room) -> None:
    room.say("bev", 'from Anne Baker: "CR1.3 amber, waiting on Cabinet"')
    assert room.action(1).comment == "waiting on Cabinet"
