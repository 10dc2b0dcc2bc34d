"""What a coordinator passes on from a lead, as people say it."""

import pytest

from tests.handlers.room import Room


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("Priya said CR2.1 is red", "in person"),
        ("priya says CR2.1 red", "in person"),
        ("Priya Nair told me that CR2.1 is red", "in person"),
        ("just had Priya tells me CR2.1 is red", "in person"),
        ("Priya rang to say CR2.1 is red", "by phone"),
        ("call from Priya: CR2.1 is red", "by phone"),
        ("Priya texted CR2.1 red", "by text"),
        ("Priya has confirmed CR2.1 red", "in person"),
        ("from Priya by phone: CR2.1 red", "by phone"),
    ],
)
def test_what_a_lead_said_is_recorded_as_theirs(any_room: Room, words: str, how: str) -> None:
    said = any_room.say("bev", words)
    assert said.startswith("CR2.1 is now Red (was Amber).")
    assert f"Recorded as Priya Nair's, {how}, entered by Bev Hill." in said
    assert f"Priya Nair, {how}, entered by Bev Hill" in any_room.command("bev", "history CR2.1")


def test_a_question_about_it_keeps_how_it_came(room: Room) -> None:
    room.say("bev", "Priya rang to say CR2.1 should be green by Friday")
    room.press("bev", "Green")
    assert "Priya Nair, by phone, entered by Bev Hill" in room.command("bev", "history CR2.1")


def test_whoever_has_another_name_in_the_plan_is_known_by_their_own(room: Room) -> None:
    room.command("bev", "assign CR2.1 to Sgt Okafor")
    room.command("bev", "link Sgt Okafor @max")
    assert "Recorded as Sgt Okafor's, in person" in room.say("bev", "Max said CR2.1 is green")


def test_of_a_code_that_two_actions_share_it_is_of_the_one_they_lead(room: Room) -> None:
    said = room.say("bev", "Gupti Gosine rang: CR6.1 amber, two hubs left")
    assert said.startswith("CR6.1 (#5) is now Amber")
    assert "Recorded as Gupti Gosine's, by phone" in said
    assert room.action(5).comment == "two hubs left"


def test_of_what_they_do_not_lead_it_is_news(room: Room) -> None:
    assert "Recorded as" not in room.say("bev", "Priya said CR1.3 is red")
    assert room.action(1).rag == "green"


def test_of_several_actions_each_gets_its_own(room: Room) -> None:
    room.say("bev", "Anne told me CR1.3 and CR1.4 are both on track")
    assert [room.action(ref).rag for ref in (1, 2)] == ["green", "green"]


def test_the_comment_leaves_out_who_said_it(room: Room) -> None:
    room.say("bev", "Anne says CR1.3 is red, waiting on legal")
    assert room.action(1).comment == "waiting on legal"


@pytest.mark.parametrize(
    "words",
    [
        "got an email from Priya: CR2.1 is red now, no data yet",
        "email from priya - CR2.1 red, no data yet",
        "just had a reply from Priya Nair: red now for CR2.1, no data yet",
    ],
)
def test_what_a_lead_wrote_is_recorded_as_theirs(room: Room, words: str) -> None:
    said = room.say("bev", words)
    assert room.action(3).rag == "red"
    assert "Recorded as Priya Nair's, by email, entered by Bev Hill." in said
    assert room.action(3).comment == "no data yet"


@pytest.mark.parametrize(
    "words",
    ["Priya called the plumber", "Priya wrote to the Trust: no reply yet",
     "Priya confirmed the hall booking", "Priya texted the volunteers"],
)  # fmt: skip
def test_what_a_lead_did_is_no_word_of_theirs(room: Room, words: str) -> None:
    assert "Recorded as" not in room.say("bev", words)


@pytest.mark.parametrize("words", ["legal said CR1.3 is red", "Zebedee says CR1.3 red"])
def test_what_somebody_unknown_said_is_news(room: Room, words: str) -> None:
    room.say("bev", words)
    assert room.action(1).rag == "green"


def test_of_a_lead_it_is_news_as_they_tell_it(room: Room) -> None:
    room.say("anne", "CR1.3 Priya said it is fine")
    assert "Priya said" in (room.action(1).comment or "")


SPOKE = [
    ("from yesterday's call with Priya - CR2.1 red, no data", "by phone"),
    ("spoke to Priya this morning: CR2.1 red, no data", "in person"),
    ("met with Priya earlier, CR2.1 red, no data", "in person"),
    ("had a quick chat with Priya Nair - CR2.1 red, no data", "in person"),
]


@pytest.mark.parametrize(("words", "how"), SPOKE)
def test_what_a_lead_told_a_coordinator_is_theirs(room: Room, words: str, how: str) -> None:
    said = room.say("bev", words)
    assert said.startswith("CR2.1 is now Red (was Amber).\n“no data”")
    assert f"Recorded as Priya Nair's, {how}, entered by Bev Hill." in said


def test_a_meeting_with_nobody_here_is_no_word_of_a_lead(room: Room) -> None:
    assert "Recorded as" not in room.say("bev", "meeting with the board - CR2.1 is red")
