"""Lines that were read back and wait: some are left out, and a yes saves the rest."""

import pytest
from sqlalchemy import update

from handlers.adding import line_choice
from handlers.asker import Asker
from store.drafts import Draft
from tests.handlers.room import Room

NEW = "add\n- Book the hall, @anne, 3 Nov\n- CR9.9 Buy paper, Bev\n- Thank everybody, Priya"


def test_those_left_out_are_not_saved_and_the_rest_is_at_a_press(room: Room) -> None:
    room.say("bev", NEW)
    said = room.say("bev", "without 2")
    assert said.startswith("Without 2: 2 actions left. Nothing is saved yet.\n1. Book the hall")
    assert "Buy paper" not in said
    assert room.press("bev", "Add 2").startswith("Added 2 actions: #8 and #9.")
    assert [room.action(ref).title for ref in (8, 9)] == ["Book the hall", "Thank everybody"]


def test_a_line_may_be_called_by_its_code_and_the_answer_come_as_a_command(room: Room) -> None:
    room.command("bev", NEW)
    assert "Buy paper" not in room.command("bev", "drop CR9.9")
    said = room.say("bev", "update\nCR1.3 red\nCR1.4 green")
    assert "2. CR1.4" in said
    assert room.say("bev", "only CR1.4").startswith("Without 1: 1 update left.")


def test_yes_saves_them_and_no_lets_them_go(room: Room) -> None:
    room.say("bev", NEW)
    assert room.say("bev", "yes").startswith("Added 3 actions:")
    room.say("bev", NEW)
    assert room.say("bev", "no") == "Cancelled. Nothing was saved."


def test_of_many_that_were_added_a_few_are_named(room: Room) -> None:
    room.say("bev", "add\n" + "\n".join(f"- Book hall {number}, 3 Nov" for number in range(40)))
    said = room.say("bev", "yes").splitlines()[0]
    assert said.endswith("#18, #19 and 28 more.")


def test_the_longer_list_is_no_longer_to_be_saved(room: Room) -> None:
    room.say("bev", NEW)
    old = room.button("Add 3").text
    room.say("bev", "without 2")
    said = room.private_press("bev", old)
    assert said == "Some of these lines were left out since: the newer list can be saved."


def test_a_number_that_is_not_there_changes_nothing(room: Room) -> None:
    room.say("bev", NEW)
    assert room.say("bev", "without 2 and 7") == (
        "There are 3 lines here, and no 7. Nothing was changed."
    )
    assert room.say("bev", "yes").startswith("Added 3 actions:")


def test_those_that_are_saved_at_this_moment_are_not_chosen_from(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.say("bev", NEW)

    def saved_meanwhile(asker: Asker, draft: Draft) -> list[set[str]]:
        saved = {"done_at": asker.now, "outcome": "saved"}
        which = update(Draft).where(Draft.id == draft.id).values(saved)
        asker.session.execute(which, execution_options={"synchronize_session": False})
        return [set(), set(), set()]

    monkeypatch.setattr(line_choice, "labels_of", saved_meanwhile)
    assert room.say("bev", "without 2").startswith("That was saved already")


def test_without_any_left_nothing_is_saved(room: Room) -> None:
    room.say("bev", NEW)
    assert room.say("bev", "drop 1-3") == "Cancelled. Nothing was saved."


@pytest.mark.parametrize("words", ["yes", "without 2"])
def test_what_was_done_since_is_not_taken_for_the_lines(room: Room, words: str) -> None:
    room.say("bev", NEW)
    room.now = room.now.replace(minute=40)
    room.say("bev", "CR1.3 amber waiting on paper")
    said = room.say("bev", words)
    assert "Added" not in said
    assert "Nothing is saved yet" not in said
