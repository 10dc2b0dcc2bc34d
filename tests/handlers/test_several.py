"""One command for several actions, and several commands in one message."""

import pytest

from tests.handlers.room import Room


@pytest.mark.parametrize(
    "words",
    [
        "move CR1.3 and CR2.1 to 12 Nov",
        "move CR1.3, CR2.1 to 12 Nov",
        "move CR1.3 CR2.1 12 Nov",
        "move CR1.3 & CR2.1 to 12 Nov",
        "move cr 1.3 and #3 to 12 Nov",
        "move CR1.3 to 12 Nov and CR2.1 to 12/11",
        "move CR1.3 to 12 Nov; CR2.1 until 12/11",
        "move CR1.3 to 12 Nov\nmove CR2.1 to 12 Nov",
        "move CR1.3 to 12 Nov\nCR2.1 to 12 Nov",
        "move CR1.3 to 12 Nov\n- move CR2.1 to 12 Nov",
    ],
)
@pytest.mark.parametrize("typed", [False, True])
def test_several_deadlines_move_at_once(room: Room, words: str, *, typed: bool) -> None:
    said = (room.command if typed else room.say)("bev", words)
    due = [str(room.action(ref).due_last) for ref in (1, 3)]
    assert due == ["2026-11-12", "2026-11-12"], said
    assert [room.action(ref).comment for ref in (1, 3)] == ["", ""]
    room.press("bev", "Undo")
    assert [str(room.action(ref).due_last) for ref in (1, 3)] == ["2026-09-30", "2026-10-31"]


def test_several_are_held_for_the_same_reason(room: Room) -> None:
    room.command("bev", "hold CR1.3 and CR2.1 until Jan, funding")
    for ref in (1, 3):
        action = room.action(ref)
        assert (action.on_hold, str(action.hold_until), action.hold_why) == (
            True, "2027-01-01", "funding",
        )  # fmt: skip


def test_each_may_be_held_until_another_day(room: Room) -> None:
    room.say("bev", "hold CR1.3 until Jan\nhold CR2.1 until Feb")
    assert [str(room.action(ref).hold_until) for ref in (1, 3)] == ["2027-01-01", "2027-02-01"]
    assert room.action(1).hold_why == ""


def test_several_are_kept_private_and_shown_again(room: Room) -> None:
    room.command("bev", "private CR1.3 and CR2.1")
    assert room.action(1).private
    assert room.action(3).private
    room.command("bev", "public CR1.3, CR2.1")
    assert {room.action(ref).private for ref in (1, 3)} == {False}


def test_several_are_assigned_paused_and_resumed(room: Room) -> None:
    room.command("bev", "assign CR1.3 and CR2.1 to Gupti")
    assert room.kept(1)["leads"] == room.kept(3)["leads"] == ["Gupti Gosine"]
    room.command("bev", "pause CR1.3 and CR2.1")
    assert room.action(1).paused
    assert room.action(3).paused
    room.command("bev", "resume CR1.3 and CR2.1")
    assert {room.action(ref).paused for ref in (1, 3)} == {False}


def test_what_fails_for_one_is_said_beside_what_was_recorded(room: Room) -> None:
    said = room.command("anne", "move CR1.3 and CR2.1 to 12 Nov")
    assert "CR1.3 is still Green, due Thu 12 Nov" in said
    assert "CR2.1 is led by Priya Nair." in said
    assert str(room.action(3).due_last) == "2026-10-31"


@pytest.mark.parametrize("words", ["move CR1.3 and CR9.9 to 12 Nov", "hold CR1.3, CR9.9 until Jan"])
def test_a_code_that_nothing_has_is_asked_about(room: Room, words: str) -> None:
    assert "There is no action CR9.9 here." in room.command("bev", words)
    assert room.action(1).hold_why == room.action(1).comment == ""


@pytest.mark.parametrize("verb", ["move", "hold", "assign"])
def test_several_without_a_word_more_are_asked_about(room: Room, verb: str) -> None:
    before = room.kept(1)
    said = room.command("bev", f"{verb} CR1.3 and CR2.1")
    assert f"“{verb} CR1.3, CR2.1 " in said
    assert room.kept(1) == before


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("move CR1.3 to 12 Nov, waiting for CR2.1", "waiting for CR2.1"),
        ("move CR1.3 to 12 Nov\nCR2.1 is in the way", "CR2.1 is in the way"),
        ("move CR1.3 to 12 Nov, CR2.1 and the survey are late", "CR2.1 and the survey are late"),
    ],
)
def test_another_action_may_be_the_reason(room: Room, words: str, why: str) -> None:
    room.command("bev", words)
    assert room.action(1).comment == why
    assert str(room.action(3).due_last) == "2026-10-31"


@pytest.mark.parametrize("words", ["done CR1.3 CR2.1", "update CR1.3 and CR2.1 done"])
def test_several_are_done_by_a_slash_command_as_in_a_message(room: Room, words: str) -> None:
    room.command("bev", words)
    assert room.action(1).state == room.action(3).state == "complete"


def test_a_numbered_list_on_one_line_is_several_actions(room: Room) -> None:
    said = room.say("bev", "add 1. get a fridge, Anne, end Oct 2. buy milk, Priya, Nov 3) stir it")
    assert said.startswith("3 actions read. Nothing is saved yet.")
    assert "1. get a fridge · Anne Baker · due Sat 31 Oct" in said
    assert "2. buy milk · Priya Nair · due in Nov" in said
    assert "3. stir it · no lead yet" in said


def test_a_number_in_a_title_is_no_list(room: Room) -> None:
    said = room.say("bev", "add Open hall 2. floor, Anne")
    assert said.startswith("Added #8 Open hall 2. floor · Anne Baker")


def test_more_than_can_be_done_at_once_are_refused_and_none_is_done(room: Room) -> None:
    codes = [f"SS{number}" for number in range(1, 22)]
    for code in codes:
        room.add(code, f"Work of {code}", "Anne Baker")
    said = room.command("bev", f"private {', '.join(codes)}")
    assert said == "I take 20 actions of one message at most. Nothing was changed."
    assert not any(room.action(ref).private for ref in range(8, 29))


def test_a_code_that_is_said_twice_is_done_once(room: Room) -> None:
    said = room.command("bev", "private CR1.3, CR2.1 and CR1.3")
    assert said.count("CR1.3 is private now") == 1
    assert room.action(3).private


def three_more(room: Room) -> None:
    for number in (1, 2, 3):
        room.command("bev", f"add CR8.{number} Work on the quay, part {number}, Anne Baker")


@pytest.mark.parametrize(
    "words",
    ["CR8.1-CR8.3 amber", "CR8.1 - CR8.3: amber", "CR8.1 to CR8.3 are amber", "CR8.1-3 amber",
     "cr8.1–cr8.3 now amber"],
)  # fmt: skip
def test_a_span_of_codes_is_all_of_them(room: Room, words: str) -> None:
    three_more(room)
    room.say("bev", words)
    assert [room.action(ref).rag for ref in (8, 9, 10)] == ["amber"] * 3


def test_of_a_span_what_is_closed_stays_as_it_is(room: Room) -> None:
    three_more(room)
    room.say("bev", "CR8.2 done")
    room.say("bev", "CR8.1-CR8.3 amber")
    assert [room.action(ref).state for ref in (8, 9, 10)] == ["open", "complete", "open"]


def test_a_span_is_moved_at_once(room: Room) -> None:
    three_more(room)
    assert room.say("bev", "move CR8.1-CR8.3 to 12 Nov").count("due Thu 12 Nov") == 3


def test_a_number_behind_a_dash_is_news_of_one_action(room: Room) -> None:
    three_more(room)
    room.say("bev", "CR8.1 - 3 people came")
    assert room.action(10).reported_at is None


@pytest.mark.parametrize("words", ["QA1, 2 and 3 all amber", "QA 1 amber, 2 amber, 3 amber"])
def test_letters_that_codes_share_are_said_once(room: Room, words: str) -> None:
    for number in (1, 2, 3):
        room.command("bev", f"add Work on the quay, part {number}, Anne Baker")
        room.command("bev", f"set #{7 + number} code QA{number}")
    room.say("bev", words)
    assert [room.action(ref).rag for ref in (8, 9, 10)] == ["amber"] * 3
    assert room.action(8).comment == ""
