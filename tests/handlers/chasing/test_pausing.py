"""`pause` and `resume` for one lead or all, and `stop` and `start` for oneself."""

from datetime import UTC, datetime

import pytest

from tests.handlers.room import Room

ALL_QUIET = "Nothing will be sent to you in the next 14 days."


def is_quiet(room: Room, who: str) -> bool:
    return room.command(who, "due") == ALL_QUIET


def test_one_lead_is_left_alone_and_the_others_are_not(any_room: Room) -> None:
    room = any_room
    said = room.command("bev", "pause Anne Baker")
    assert said == "Anne Baker: no reminders until “resume Anne Baker”.\n[Undo]"
    assert is_quiet(room, "anne")
    assert not is_quiet(room, "priya")
    assert "reminders to Anne Baker paused" in room.command("bev", "history")
    said = room.command("bev", "resume Anne")
    assert said == "Anne Baker: reminders are on again.\n[Undo]"
    assert not is_quiet(room, "anne")


def test_a_pause_of_a_lead_is_undone(room: Room) -> None:
    room.command("bev", "pause @anne")
    assert room.press("bev", "Undo").startswith("Undone: Anne Baker is reminded again.")
    assert not is_quiet(room, "anne")


def test_all_is_paused_and_resumed(any_room: Room) -> None:
    room = any_room
    assert room.command("bev", "pause all").startswith("Nobody is reminded of anything until")
    assert is_quiet(room, "anne")
    assert is_quiet(room, "priya")
    assert room.command("bev", "pause everyone").startswith("Reminders are paused already.")
    assert "all reminders paused" in room.command("bev", "history")
    assert room.command("bev", "resume all").startswith("Reminders are on again")
    assert not is_quiet(room, "anne")


def test_a_co_lead_is_asked_first_while_the_main_lead_is_paused(room: Room) -> None:
    room.add("CR9.1", "Two lead this", "Anne Baker", "Priya Nair",
             last=datetime(2026, 10, 9, tzinfo=UTC).date())  # fmt: skip
    first = "CR9.1 (10 working days before Fri 9 Oct"
    assert first not in room.command("priya", "due 30")
    room.command("bev", "meeting cancel")
    assert first not in room.command("priya", "due 30")
    room.command("bev", "pause Anne Baker")
    assert first in room.command("priya", "due 30")


@pytest.mark.parametrize("words", ["pause all", "pause Anne Baker", "resume all", "resume Anne"])
def test_only_a_coordinator_pauses_others(room: Room, words: str) -> None:
    assert room.command("priya", words).startswith("Only a coordinator (Bev Hill) can pause")
    assert not is_quiet(room, "anne")


def test_whoever_says_stop_hears_no_more_and_the_coordinator_sees_it(any_room: Room) -> None:
    room = any_room
    said = room.say("anne", "stop")
    assert said.startswith("Stopped: I won't remind you. Bev Hill will see that.")
    assert is_quiet(room, "anne")
    assert room.told("bev")[-1] == (
        "Anne Baker has stopped their reminders. Their actions stay theirs.\n"
        "[Their actions] [Resume]"
    )
    assert room.say("anne", "stop").startswith("Your reminders are stopped already.")
    assert room.say("anne", "start").startswith("Started: I'll remind you again.")
    assert not is_quiet(room, "anne")
    assert room.say("anne", "start") == "Your reminders are on."


def test_please_stop_messaging_me_is_the_same(room: Room) -> None:
    assert room.say("anne", "please stop messaging me").startswith("Stopped")
    assert room.press("anne", "Undo").startswith("Undone: Anne Baker is reminded again.")


@pytest.mark.parametrize("words", ["stop the leaflets", "start of October for CR1.3"])
def test_plain_speech_that_begins_so_stops_nothing(room: Room, words: str) -> None:
    room.say("anne", words)
    assert not is_quiet(room, "anne")


def test_whoever_leads_nothing_has_nothing_to_stop(room: Room) -> None:
    assert room.say("max", "stop").startswith("You lead nothing here")


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("pause all until 24 Sep", "7 to 24 Sep"),
        ("no reminders next week", "14 to 20 Sep"),
        ("don't chase anyone next week", "14 to 20 Sep"),
    ],
)
def test_a_pause_of_all_with_an_end_is_offered_as_days_that_are_closed(
    room: Room, words: str, days: str
) -> None:
    said = room.say("bev", words)
    assert said.startswith("A pause lasts until “resume all”.")
    assert f"“settings closed {days}”" in said
    assert room.press("bev", f"Close {days}").startswith(f"Closed {days}")
    assert room.press("bev", "Undo").startswith("Undone")
    room.say("bev", words)
    assert room.press("bev", "Pause all").startswith("Nobody is reminded of anything until")
    assert room.press("bev", "Undo").startswith("Undone")
    assert not is_quiet(room, "anne")


def test_a_pause_of_one_lead_with_an_end_is_leave(room: Room) -> None:
    assert "“leave Anne 7 to 24 Sep”" in room.command("bev", "pause Anne until 24 Sep")
    assert room.press("bev", "Away 7 to 24 Sep").startswith("Anne Baker is away 7 to 24 Sep")


def test_an_end_that_is_no_day_has_an_example(room: Room) -> None:
    assert "“leave Anne 3–14 August”" in room.command("bev", "pause Anne during the works")


def test_a_pause_of_an_action_with_an_end_is_a_hold(room: Room) -> None:
    said = room.command("bev", "pause CR1.3 until 24 Sep")
    assert "Nothing was changed." in said
    assert not room.action(1).paused
    assert room.press("bev", "Put it on hold").startswith("CR1.3 is on hold until Thu 24 Sep.")


@pytest.mark.parametrize("words", ["for the summer", "over Christmas", "next week"])
def test_a_hold_is_offered_only_where_it_ends_by_itself(room: Room, words: str) -> None:
    said = room.command("bev", f"pause CR1.3 {words}")
    assert "“hold CR1.3 until Jan”" in said
    assert "Put it on hold" not in said
    assert room.press("bev", "Pause it") == "CR1.3 is not chased for now.\n[Undo]"
