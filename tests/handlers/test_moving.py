"""`move`: a new deadline with its reason, and what is asked about first."""

from datetime import date

import pytest
from sqlalchemy import select

from store.models import Deadline
from tests.handlers.room import Room


def test_a_deadline_moves_and_the_old_one_is_kept(any_room: Room) -> None:
    said = any_room.command("anne", "move CR1.3 to 30 Oct, survey late")
    assert said.startswith(
        "CR1.3 is still Green, due Fri 30 Oct (was Wed 30 Sep).\n“survey late”\n[Undo]"
    )
    action = any_room.action(1)
    assert (action.due_last, action.moved) == (date(2026, 10, 30), 1)
    assert action.original_last == date(2026, 9, 30)
    latest = any_room.session.get_one(Deadline, action.deadline_id)
    assert (latest.by_name, latest.why) == ("Anne Baker", "survey late")


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("30 Nov", "Mon 30 Nov"),
        ("to end of next month", "Sat 31 Oct"),
        ("to next meeting", "Thu 1 Oct"),
        ("until Nov", "Nov"),
    ],
)
def test_a_date_may_be_said_in_many_ways(room: Room, words: str, due: str) -> None:
    assert f"due {due} (was Wed 30 Sep)" in room.command("anne", f"move CR1.3 {words}")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("to 31 September", "There is no 31 September."),
        ("to 31 Dec 9999", "Fri 31 Dec 9999 is more than 20 years ahead."),
        ("to 31/12/9999", "Fri 31 Dec 9999 is more than 20 years ahead."),
        ("to 2099", "2099 is more than 20 years ahead."),
        ("to whenever", "I couldn't read “whenever” as a date."),
    ],
)
def test_what_is_no_date_changes_nothing(room: Room, words: str, why: str) -> None:
    before = room.kept(1)
    assert room.command("anne", f"move CR1.3 {words}") == (
        f"{why} Type the new date again, for example “move CR1.3 to 30 Sep”. Nothing was changed."
    )
    assert room.kept(1) == before


def test_a_past_date_is_asked_about_first(room: Room) -> None:
    said = room.command("anne", "move CR1.3 to 1 Sept 2026, typo")
    assert said.startswith("Tue 1 Sep has passed. Shall CR1.3 be due then all the same?")
    assert room.action(1).due_last == date(2026, 9, 30)
    said = room.press("anne", "Yes, Tue 1 Sep")
    assert "due Tue 1 Sep (was Wed 30 Sep)" in said
    assert "“typo”" in said


def test_a_question_may_be_left_and_is_then_over(room: Room) -> None:
    room.command("anne", "move CR1.3 to last Tuesday")
    yes = room.button("Yes, Tue 1 Sep").text
    assert room.press("anne", "Leave as it is") == "Left as it is."
    assert "answered already" in room.press_words("anne", yes)
    assert room.action(1).due_last == date(2026, 9, 30)


def test_somebody_elses_question_is_not_answered(room: Room) -> None:
    room.command("anne", "move CR1.3 to last Tuesday")
    leave = room.button("Leave as it is").text
    yes = room.button("Yes, Tue 1 Sep").text
    assert "Only the person who was asked" in room.press_words("priya", leave)
    assert "Only the person who was asked" in room.press_words("priya", yes)
    assert "due Tue 1 Sep" in room.press_words("bev", yes)


@pytest.mark.parametrize("words", ["answer 99 1", "answer 99 leave", "answer 9999999999999 1"])
def test_a_question_that_never_was_is_said_to_be_none(room: Room, words: str) -> None:
    assert "I have no question with that number here" in room.press_words("anne", words)


def test_an_amount_of_time_that_could_count_from_two_days_is_asked_about(room: Room) -> None:
    said = room.command("anne", "move CR1.3 two weeks")
    assert said.startswith("When is CR1.3 due now?")
    assert "due Mon 21 Sep" in room.press("anne", "Mon 21 Sep")


def test_after_the_code_alone_a_form_asks(room: Room) -> None:
    room.command("anne", "move CR1.3")
    room.submit("anne", room.form.command, deadline="31 September", why="late")
    assert room.message.errors[0][0] == "deadline"
    assert "due Fri 30 Oct" in room.submit("anne", "move #1", deadline="30 Oct", why="late")
    latest = room.session.scalars(select(Deadline).order_by(Deadline.id.desc())).first()
    assert latest is not None
    assert latest.why == "late"
    assert "move #1 to 30 Oct, late" in room.command("bev", "history")


@pytest.mark.parametrize(
    "words", ["a week later than planned", "a week later than agreed", "back a week than we said"]
)
def test_than_planned_is_no_reason(room: Room, words: str) -> None:
    room.command("anne", f"move CR1.3 {words}")
    assert room.action(1).comment == ""


@pytest.mark.parametrize("words", ["to 30 Oct or 6 Nov", "30 Oct, poss 6 Nov"])
def test_of_two_days_one_is_chosen(room: Room, words: str) -> None:
    room.command("anne", f"move CR1.3 {words}")
    assert room.labels == ["Fri 30 Oct", "Fri 6 Nov", "Leave as it is"]
    assert room.action(1).due_last == date(2026, 9, 30)
    room.press("anne", "Fri 6 Nov")
    assert (room.action(1).due_last, room.action(1).comment) == (date(2026, 11, 6), "")


def test_a_date_said_under_the_form_is_the_new_deadline(room: Room) -> None:
    room.say("anne", "can I have more time on CR1.3")
    assert room.say("anne", "end of Oct").startswith("CR1.3 is still Green, due Sat 31 Oct")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("move CR1.3 from 30 Sep to 31 Oct", (10, 31), (10, 31)),
        ("move CR1.3 30 Sep to 31 Oct, survey late", (10, 31), (10, 31)),
        ("move CR1.3 from Sept until 31 Oct", (10, 31), (10, 31)),
        ("move CR1.3 from 1 to 31 Oct", (10, 1), (10, 31)),
        ("move CR1.3 to 30 Sep to 31 Oct", (9, 30), (10, 31)),
        ("move CR1.3 from Oct to Nov", (10, 1), (11, 30)),
    ],
)
def test_a_date_that_goes_from_the_present_one_is_no_span(
    room: Room, words: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    room.command("bev", "move CR1.3 to 30 Sep")
    room.say("bev", words)
    action = room.action(1)
    assert (action.due_first, action.due_last) == (date(2026, *first), date(2026, *last))


@pytest.mark.parametrize(
    ("words", "kind"), [("ongoing", "ongoing"), ("tbc", "tbc"), ("monthly", "recurring")]
)
def test_an_action_can_be_due_on_no_day(any_room: Room, words: str, kind: str) -> None:
    said = any_room.command("bev", f"move CR1.3 to {words}, it never ends")
    assert said.startswith(f"CR1.3 is still Green, without a date: “{words}” (was Wed 30 Sep).")
    action = any_room.action(1)
    assert (action.due_last, action.deadline_kind, action.moved) == (None, kind, 1)
    assert action.comment == "it never ends"
    assert any_room.command("bev", "undo").startswith(
        "Undone: CR1.3 is still Green, due Wed 30 Sep"
    )


def test_a_reason_said_in_confidence_is_kept_so_without_a_date(room: Room) -> None:
    room.command("anne", "move CR1.3 to ongoing, private: staff sickness")
    assert room.action(1).comment_private
    assert room.session.get_one(Deadline, room.action(1).deadline_id).why == ""


def test_what_is_ongoing_already_stays_so(room: Room) -> None:
    said = room.command("bev", "move #7 to ongoing")
    assert said.endswith("is ongoing already. Nothing was changed.")


def test_where_new_dates_are_agreed_to_a_lead_takes_none_away(room: Room) -> None:
    room.command("bev", "settings approve deadlines by chair")
    said = room.command("anne", "move CR1.3 to ongoing")
    assert said.startswith("Only a coordinator (Bev Hill) can take a date away.")
    assert room.action(1).due_last == date(2026, 9, 30)


def test_words_after_a_month_are_the_reason(room: Room) -> None:
    room.command("bev", "move CR1.3 to Jan recruitment freeze")
    assert (room.action(1).due_last, room.action(1).comment) == (
        date(2027, 1, 31),
        "recruitment freeze",
    )
    assert "until Fri 1 Jan 2027: recruitment freeze." in room.command(
        "bev", "hold CR1.4 until Jan recruitment freeze"
    )
