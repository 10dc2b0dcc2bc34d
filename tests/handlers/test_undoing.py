"""`undo`: everything that is done can be taken back, once, by those who may."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from handlers.finding import Sorry
from handlers.undoing import undo
from store.calendar import Series
from store.database import Database
from store.models import Entry, Role
from tests.handlers.asking import asker, pressed, said
from tests.handlers.plan_files import SMALL, drop, imported, press
from tests.handlers.room import Room

DONE = [
    pytest.param("anne", "update CR1.3 amber late, now end Nov", id="update"),
    pytest.param("anne", "done CR1.3 press release issued", id="done"),
    pytest.param("anne", "move CR1.3 to 30 Oct, late", id="move"),
    pytest.param("bev", "assign CR1.3 to Gupti and Jenny Ford", id="assign"),
    pytest.param("anne", "hold CR1.3 until Jan, funding", id="hold"),
    pytest.param("bev", "pause CR1.3", id="pause"),
    pytest.param("anne", "private CR1.3", id="private"),
    pytest.param("anne", "set CR1.3 cost £9", id="set"),
    pytest.param("anne", "set CR1.3 title Another", id="title"),
]


@pytest.mark.parametrize(("who", "words"), DONE)
def test_an_action_is_as_before_and_as_after_again(any_room: Room, who: str, words: str) -> None:
    before = any_room.kept(1)
    any_room.command(who, words)
    after = any_room.kept(1)
    assert after != before
    assert any_room.press(who, "Undo").startswith("Undone: ")
    assert any_room.kept(1) == before
    assert any_room.press(who, "Put it back").startswith("Put back: ")
    assert any_room.kept(1) == after
    assert any_room.press(who, "Undo").startswith("Undone: ")
    assert any_room.kept(1) == before


def test_undo_alone_takes_back_the_last_thing_and_then_the_one_before(room: Room) -> None:
    room.command("anne", "update CR1.3 amber")
    room.command("anne", "update CR1.4 green")
    assert room.command("anne", "undo").startswith("Undone: CR1.4 is now Red (was Green).")
    assert room.command("anne", "undo").startswith("Undone: CR1.3 is now Green (was Amber).")
    assert room.command("anne", "undo").startswith("There is nothing of yours to undo.")


def test_what_was_put_back_is_undone_by_undo_alone(room: Room) -> None:
    room.command("anne", "update CR1.3 amber")
    room.press("anne", "Undo")
    room.press("anne", "Put it back")
    assert room.command("anne", "undo").startswith("Undone: CR1.3 is now Green (was Amber).")
    assert room.command("anne", "undo").startswith("There is nothing of yours to undo.")


def test_undone_twice_it_says_who_did(room: Room) -> None:
    room.command("anne", "update CR1.3 amber")
    undo = room.button("Undo").text
    room.press_words("bev", undo)
    assert room.press_words("anne", undo) == (
        "That was undone already, by Bev Hill. Nothing was changed."
    )
    assert "by you" in room.press_words("bev", undo)


def test_it_is_for_who_did_it_or_a_coordinator(room: Room) -> None:
    room.command("anne", "update CR1.3 amber")
    undo = room.button("Undo").text
    for stranger in ("priya", "carol", "max"):
        assert room.press_words(stranger, undo) == (
            "Anne Baker did that. They or Bev Hill can undo it. Nothing was changed."
        )
    assert room.action(1).rag == "amber"
    assert room.press_words("bev", undo).startswith("Undone: CR1.3 is now Green")


def test_a_later_word_stays(room: Room) -> None:
    room.command("anne", "update CR1.3 amber late, now end Nov")
    undo = room.button("Undo").text
    room.command("bev", "update CR1.3 red")
    said = room.press_words("anne", undo)
    assert "due Wed 30 Sep (was Mon 30 Nov)" in said
    assert "CR1.3: somebody changed it since, so that part stays as it is." in said
    assert room.action(1).rag == "red"


def test_nothing_is_left_to_undo_where_all_has_moved_on(room: Room) -> None:
    room.command("anne", "set CR1.3 title One")
    undo = room.button("Undo").text
    room.command("anne", "set CR1.3 title Two")
    assert "there is nothing left of it to undo" in room.press_words("anne", undo)


def test_a_comment_comes_back(room: Room) -> None:
    room.command("anne", "update CR1.4 red no paper")
    said = room.press("anne", "Undo")
    assert said.startswith("Undone: CR1.4: its comment is “printer broke” again.")
    assert room.action(2).comment == "printer broke"


def test_a_chairs_comment_is_no_longer_shown(room: Room) -> None:
    room.command("carol", "update CR1.3 thank you")
    assert "“thank you”" in room.command("bev", "CR1.3")
    said = room.press_words("carol", "undo 1")
    assert said.startswith("Undone: CR1.3: the comment by Carol Chair is taken out.")
    back = room.button("Put it back").text
    assert "“thank you”" not in room.command("bev", "CR1.3")
    said = room.press_words("carol", back)
    assert said.startswith("Put back: CR1.3: the comment by Carol Chair stands again.")
    assert "“thank you”" in room.command("bev", "CR1.3")


def test_an_added_action_is_taken_out_and_put_back(room: Room) -> None:
    room.command("bev", "add CR9.1 Print posters, Anne Baker, Oct")
    assert "Undone: CR9.1 was taken out." in room.press("bev", "Undo")
    assert "There is no action CR9.1" in room.command("bev", "CR9.1 green")
    assert "There is no action" in room.command("bev", "show CR9.1")


def test_a_role_is_taken_back(room: Room) -> None:
    room.command("bev", "role @max chair")
    assert room.press("bev", "Undo").startswith("Undone: Max Member is no longer chair.")
    assert room.press("bev", "Put it back").startswith("Put back: Max Member is chair now.")
    assert room.session.query(Role).filter_by(role="chair", active=True).count() == 2


def test_a_link_is_taken_back(room: Room) -> None:
    room.command("bev", "link Gupti Gosine @max")
    assert "Undone: Gupti Gosine is not linked." in room.press("bev", "Undo")
    assert "Put back: Gupti Gosine is linked to Max Member." in room.press("bev", "Put it back")


def test_a_meeting_moves_back(any_room: Room) -> None:
    any_room.command("bev", "meeting move to Thu 8 Oct")
    assert "Undone: there is a meeting on Thu 1 Oct, 2pm." in any_room.press("bev", "Undo")
    assert "there is a meeting on Thu 8 Oct, 2pm." in any_room.press("bev", "Put it back")


def test_a_cancelled_meeting_is_on_again(room: Room) -> None:
    room.command("bev", "meeting cancel")
    assert "No meeting is known yet" in room.command("bev", "meetings")
    room.command("bev", "undo")
    assert "Thu 1 Oct, 2pm" in room.command("bev", "meetings")


def test_an_undone_series_leaves_no_meetings_and_put_back_has_them_again(room: Room) -> None:
    before = room.command("bev", "meetings")
    room.command("bev", "meeting every Tuesday at 10am")
    after = room.command("bev", "meetings")
    assert "Tue 8 Sep, 10am" in after
    room.command("bev", "undo")
    assert room.command("bev", "meetings") == before
    again = room.session.query(Series).one()
    assert again.ended
    room.press_words("bev", "undo 2")
    assert room.command("bev", "meetings") == after


def test_a_wish_to_be_reminded_later_is_taken_back(room: Room) -> None:
    assert room.say("anne", "remind me Monday").startswith("I'll remind you on Mon 14 Sep.")
    assert room.press("anne", "Undo").startswith("Undone: your reminders are as they were before.")


@pytest.mark.parametrize("words", ["undo 99999999999999999999", "undo 99", "undo #99"])
def test_a_number_that_is_no_entry_changes_nothing(room: Room, words: str) -> None:
    room.command("anne", "update CR1.3 amber")
    assert "There is nothing of yours to undo" in room.command("anne", words)
    assert room.action(1).rag == "amber"


def test_words_after_undo_are_answered_with_how_it_is_typed(room: Room) -> None:
    assert room.command("anne", "undo zebra") == (
        "I couldn't read what follows “undo”. Nothing was changed. Type for example:\n/action undo"
    )


def test_what_a_file_said_is_no_comment_of_whoever_imported_it(sqlite_database: Database) -> None:
    text = SMALL.replace("Keys collected", "12/08/26: Keys collected")
    with sqlite_database.writing() as session:
        words = pressed(imported(session, text), "Undo").removeprefix("undo ")
        answer = said(undo(asker(session, "bev", f"undo {words}"), words))
    assert answer.startswith("Undone")
    assert "comment by" not in answer


def test_an_import_that_was_undone_and_put_back_is_not_imported_again(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        message, _ = drop(session)
        done = press(session, pressed(message, "Import"))
        taken_out = undo(asker(session, "bev"), number(pressed(done, "Undo")))
        assert taken_out is not None
        undo(asker(session, "bev"), number(pressed(taken_out, "Put it back")))
        with pytest.raises(Sorry, match="That was saved already"):
            press(session, pressed(message, "Import"))


def number(words: str) -> str:
    return words.removeprefix("undo ")


def test_a_deadline_that_was_undone_is_none_that_a_later_one_moved_from(room: Room) -> None:
    room.command("anne", "move CR1.3 to 31 Dec, survey late")
    room.press("anne", "Undo")
    room.now += timedelta(days=30)  # past the meeting of 1 October
    room.command("anne", "move CR1.3 to 30 Oct, printers")
    digest = room.command("max", "digest")
    assert "Deadline moved · CR1.3 from 30 Sep to 30 Oct (printers)" in digest


def test_what_is_no_longer_ones_own_is_not_ones_own_to_undo(room: Room) -> None:
    room.command("anne", "update CR1.3 red late")
    room.command("bev", "assign CR1.3 to Priya Nair")
    said = room.command("anne", "undo")
    assert said == "That is no longer yours to undo. Ask a coordinator. Nothing was changed."
    assert room.action(1).rag == "red"


def test_an_edited_message_takes_nothing_back_that_is_no_longer_ones_own(room: Room) -> None:
    room.say("anne", "CR1.3 red late")
    room.command("bev", "assign CR1.3 to Priya Nair")
    room.session.flush()
    room.request = replace(room.request, key="anne-1", text="CR1.3 red late")
    assert "no longer yours to undo" in room.edit("anne", "CR1.4 amber late")
    assert room.action(1).rag == "red"
    assert room.action(2).rag == "red"


def test_what_somebody_did_as_a_coordinator_they_undo_as_one(room: Room) -> None:
    room.command("bev", "role @max coordinator")
    room.command("max", "settings papers 3")
    room.command("max", "meeting Thu 15 Oct 2pm")
    room.command("max", "add CR9.1 Count the trees, Anne Baker, 30 Nov")
    room.command("bev", "unrole @max coordinator")
    said = room.command("max", "undo")
    assert said == "That is no longer yours to undo. Ask a coordinator. Nothing was changed."
    assert not room.action(8).withdrawn
    for entry in room.session.scalars(select(Entry).where(Entry.by_name == "Max Member")):
        assert "no longer yours to undo" in room.press_words("max", f"undo {entry.id}")
