"""What is typed under a question in place of pressing its button."""

from datetime import timedelta

import pytest

from tests.handlers.room import Room


@pytest.mark.parametrize(
    "words", ["CR1.4", "1.4 please", "the second one", "leaflets", "sorry, the leaflets one"]
)
def test_which_action_is_answered_by_its_name(room: Room, words: str) -> None:
    assert room.say("anne", "amber waiting on Cabinet").startswith("I couldn't tell which action")
    assert room.say("anne", words).startswith("CR1.4 is now Amber (was Red).\n“waiting on Cabinet”")
    assert room.press("anne", "Undo").startswith("Undone: CR1.4 is now Red")


def test_which_action_is_answered_by_all_of_them(room: Room) -> None:
    room.say("anne", "amber waiting on Cabinet")
    room.say("anne", "all of them")
    assert [room.action(ref).rag for ref in (1, 2)] == ["amber", "amber"]


def test_a_yes_and_a_status_answer_what_was_asked_of_one(room: Room) -> None:
    assert room.say("anne", "CR1.4 going ok").startswith("CR1.4: is “going ok” Green today?")
    old = room.button("Green").text
    assert room.say("anne", "yes").startswith("CR1.4 is now Green")
    assert room.private_press("anne", old).startswith("That question was answered already.")
    room.say("anne", "CR1.4 struggling a bit")
    assert room.say("anne", "red please").startswith("CR1.4 is now Red")


def test_more_than_an_answer_is_read_of_the_action_that_was_asked_about(room: Room) -> None:
    room.say("anne", "CR1.4 going ok")
    said = room.say("anne", "amber, waiting on the printers")
    assert said.startswith("CR1.4 is now Amber (was Red).\n“waiting on the printers”")


@pytest.mark.parametrize("words", ["never mind", "leave it", "ignore that", "no"])
def test_a_question_can_be_let_go_and_what_was_said_before_stands(room: Room, words: str) -> None:
    room.say("anne", "CR1.3 red")
    room.say("anne", "CR1.4 going ok")
    assert room.say("anne", words) == "Left as it is."
    assert (room.action(1).rag, room.action(2).rag) == ("red", "red")


@pytest.mark.parametrize("words", ["leave it", "never mind", "nothing yet"])
def test_what_happens_next_can_be_left(room: Room, words: str) -> None:
    assert "What happens next" in room.say("anne", "CR1.3 red")
    assert room.say("anne", words) == "Left as it is."
    assert (room.action(1).rag, room.action(1).comment) == ("red", "")


def test_what_was_recorded_with_a_question_is_taken_back(room: Room) -> None:
    assert "What happens next" in room.say("anne", "CR1.3 red")
    assert room.say("anne", "ignore that").startswith("Undone: CR1.3 is now Green")


def test_after_other_news_a_code_shows_its_action_again(room: Room) -> None:
    room.say("anne", "done")
    room.say("anne", "CR1.3 amber waiting on legal")
    assert room.say("anne", "CR1.4").startswith("CR1.4 Print the leaflets")
    assert room.action(2).state == "open"


def test_a_question_an_hour_old_is_not_what_a_word_answers(room: Room) -> None:
    room.say("anne", "CR1.4 going ok")
    room.now += timedelta(minutes=61)
    room.say("anne", "yes")
    assert room.action(2).rag == "red"


def test_the_answer_of_somebody_else_is_none(room: Room) -> None:
    room.say("anne", "CR1.4 going ok")
    room.say("priya", "yes")
    assert room.action(2).rag == "red"


@pytest.mark.parametrize(
    ("words", "rag"), [("sorry meant amber", "amber"), ("no, red", "red"), ("oops green", "green")]
)
def test_a_correction_is_of_what_was_said_last(room: Room, words: str, rag: str) -> None:
    room.say("anne", "CR1.4 complete")
    assert room.say("anne", words).startswith(f"CR1.4 is now {rag.capitalize()}")
    assert room.action(2).state == "open"


@pytest.mark.parametrize(
    "words", ["RAG: amber\nUpdate: at the printers", "Update - amber - at the printers"]
)
def test_a_box_of_a_form_is_no_command(room: Room, words: str) -> None:
    room.say("anne", "CR1.4 struggling a bit")
    said = room.say("anne", words)
    assert said.startswith("CR1.4 is now Amber (was Red).\n“at the printers”")


def test_fine_is_an_answer_and_no_slip_for_mine(room: Room) -> None:
    room.say("anne", "CR1.4 struggling a bit")
    assert room.say("anne", "fine").startswith("CR1.4: is “fine” Green today?")


def test_a_title_of_another_action_is_not_words_on_the_one_asked_about(room: Room) -> None:
    assert "What happens next" in room.say("anne", "CR1.3 red")
    assert room.say("anne", "leaflets are green").startswith("CR1.4 is now Green")
    assert room.action(1).comment == ""


def test_what_is_somebody_elses_is_refused_and_the_rest_is_recorded(room: Room) -> None:
    before = room.kept(3)
    said = room.say("anne", "CR1.4 green, all printed. CR2.1 red says Priya")
    assert said.startswith("CR1.4 is now Green")
    assert "CR2.1 is led by Priya Nair." in said
    assert "Nothing was changed for it." in said
    assert room.kept(3) == before


def test_leave_beside_what_is_refused_is_offered_all_the_same(room: Room) -> None:
    said = room.say("anne", "on leave til 28 Sept, CR2.1 is red")
    assert "CR2.1 is led by Priya Nair." in said
    assert room.button("Record my leave")


def test_where_all_is_somebody_elses_nothing_is_changed(room: Room) -> None:
    assert "Nothing was changed.\n" in room.say("anne", "CR2.1 red")


def test_one_press_says_yes_for_all_of_which_the_same_is_asked(room: Room) -> None:
    said = room.say("anne", "all my actions going ok")
    assert "CR1.4 and CR7.1: is “going ok” Green today? Nothing is recorded for them yet." in said
    everything = room.button("All Green").text
    assert room.action(2).rag == "red"
    assert room.private_press("anne", everything).startswith("CR1.4 is now Green (was Red).")
    assert [room.action(ref).rag for ref in (1, 2, 6)] == ["green"] * 3
    assert room.private_press("anne", everything).startswith("That question was answered already.")
    room.say("anne", "undo")
    assert [room.action(ref).rag for ref in (2, 6)] == ["red", None]


def test_each_of_them_is_answered_by_itself_and_the_rest_by_one_press(room: Room) -> None:
    room.say("anne", "all my actions going ok")
    amber = room.button("Amber").text
    everything = room.button("All Green").text
    assert room.private_press("anne", amber).startswith("CR1.4 is now Amber (was Red)")
    assert room.private_press("anne", everything).startswith("CR7.1 is now Green")
    assert room.action(2).rag == "amber"


@pytest.mark.parametrize(
    ("words", "rags"),
    [("yes", ["green", "green"]), ("no", ["red", None]), ("CR7.1", ["red", "green"])],
)
def test_what_is_asked_of_several_is_answered_in_a_word(
    room: Room, words: str, rags: list[str | None]
) -> None:
    room.say("anne", "all my actions going ok")
    room.say("anne", words)
    assert [room.action(ref).rag for ref in (2, 6)] == rags


@pytest.mark.parametrize(
    "words", ["CR1.3 no, CR1.4 yes", "no to CR1.3, yes to CR1.4", "CR1.4: yes. CR1.3 nope"]
)
def test_a_yes_and_a_no_beside_codes_answer_each_of_its_own(room: Room, words: str) -> None:
    room.say("anne", "CR1.3 red")
    room.say("anne", "CR1.3 and CR1.4 going ok")
    said = room.say("anne", words)
    assert "CR1.3 is left as it is." in said
    assert (room.action(1).rag, room.action(2).rag) == ("red", "green")


@pytest.mark.parametrize("words", ["CR1.4 yes, CR1.3 red", "yes, and CR1.3 red", "yes. CR1.3 red"])
def test_a_yes_stands_beside_news_of_another_action(room: Room, words: str) -> None:
    assert "Green today?" in room.say("anne", "CR1.4 going ok")
    said = room.say("anne", words)
    assert "CR1.4 is now Green" in said
    assert (room.action(1).rag, room.action(2).rag) == ("red", "green")
    room.press("anne", "Undo")
    assert (room.action(1).rag, room.action(2).rag) == ("green", "red")


def test_a_yes_to_what_was_not_asked_is_asked_about(room: Room) -> None:
    said = room.say("anne", "CR1.4 yes, CR1.3 red")
    assert "CR1.4: I couldn't tell from “yes” how it stands." in said
    assert room.action(1).rag == "red"
