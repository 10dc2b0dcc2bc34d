"""`hold` until a day, for a reason, and `resume`."""

from datetime import date

import pytest

from tests.handlers.room import Room


@pytest.mark.parametrize(
    ("words", "until", "why"),
    [
        pytest.param("until Jan, funding", date(2027, 1, 1), "funding", id="a month"),
        pytest.param("until 5 October: no room", date(2026, 10, 5), "no room", id="a day"),
        pytest.param("till next meeting", date(2026, 10, 1), "", id="the next meeting"),
        pytest.param("until Jan, @anne", date(2027, 1, 1), "Anne Baker", id="a mention"),
        pytest.param("because of funding", None, "of funding", id="a reason"),
        pytest.param("until further notice, flood", None, "flood", id="no end in sight"),
    ],
)
def test_it_is_held(room: Room, words: str, until: date | None, why: str) -> None:
    said = room.command("priya", f"hold CR2.1 {words}")
    assert said.startswith("CR2.1 is on hold")
    action = room.action(3)
    assert (action.on_hold, action.hold_until, action.hold_why) == (True, until, why)


def test_it_says_until_when_and_why(room: Room) -> None:
    said = room.command("priya", "hold CR2.1 until Jan, funding")
    assert said.startswith("CR2.1 is on hold until Fri 1 Jan 2027: funding.")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("until 31 September", "There is no 31 September."),
        ("until yesterday", "Sun 6 Sep isn't ahead of us."),
        ("until the cows come home", "I couldn't read “the cows come home” as a date."),
    ],
)
def test_a_day_that_is_none_holds_nothing(room: Room, words: str, why: str) -> None:
    assert room.command("priya", f"hold CR2.1 {words}") == (
        f"{why} Type for example “hold CR2.1 until Jan, funding”. Nothing was changed."
    )
    assert not room.action(3).on_hold


def test_after_the_code_alone_a_form_asks(room: Room) -> None:
    room.command("priya", "hold CR2.1")
    room.submit("priya", room.form.command, until="31 September", why="flood")
    assert room.message.errors[0][0] == "until"
    said = room.submit("priya", "hold #3", until="5 Oct", why="flood")
    assert said.startswith("CR2.1 is on hold until Mon 5 Oct: flood.")


def test_a_hold_may_have_neither_end_nor_reason(room: Room) -> None:
    assert room.submit("priya", "hold #3", until="", why="").startswith("CR2.1 is on hold.")


def test_it_goes_on(room: Room) -> None:
    room.command("priya", "hold CR2.1 until Jan, funding")
    assert room.command("priya", "resume CR2.1").startswith("CR2.1 is no longer on hold.")
    action = room.action(3)
    assert (action.on_hold, action.hold_until, action.hold_why) == (False, None, "")


def test_a_pause_ends_too(room: Room) -> None:
    assert room.command("bev", "pause CR2.1").startswith("CR2.1 is not chased for now.")
    assert room.command("priya", "resume CR2.1").startswith("CR2.1 is chased again.")


@pytest.mark.parametrize("words", ["on hold until Jan", "paused til jan", "has been parked"])
def test_who_only_tells_of_it_learns_what_stops_the_reminders(room: Room, words: str) -> None:
    said = room.say("priya", f"CR2.1 {words}")
    assert "To stop reminders for CR2.1, type for example “hold CR2.1 until Jan, why”." in said
    assert not room.action(3).on_hold


@pytest.mark.parametrize("words", ["we paused the survey", "amber, parked cars in the way"])
def test_something_else_may_be_paused(room: Room, words: str) -> None:
    assert "To stop reminders" not in room.say("priya", f"CR2.1 {words}")


@pytest.mark.parametrize("words", ["is back on", "has restarted", "needs restarting please"])
def test_what_goes_on_can_be_taken_off_hold_with_a_press(room: Room, words: str) -> None:
    room.command("priya", "hold CR2.1 until Jan, funding")
    said = room.say("priya", f"CR2.1 {words}")
    assert "CR2.1 is on hold, so nobody is asked about it." in said
    assert room.press("priya", "Take it off hold").startswith("CR2.1 is no longer on hold.")
    assert not room.action(3).on_hold


def test_what_is_complete_and_goes_on_can_be_opened_again(room: Room) -> None:
    room.command("priya", "done CR2.1")
    said = room.say("priya", "CR2.1 is back on")
    assert "CR2.1 counts as finished. Is there more to do?" in said
    room.press("priya", "Open it again")
    assert room.form.command.startswith("update")


@pytest.mark.parametrize("words", ["back on track", "is back on", "back on the road"])
def test_what_goes_on_anyway_is_not_asked_about(room: Room, words: str) -> None:
    assert "on hold" not in room.say("priya", f"CR2.1 {words}")


@pytest.mark.parametrize("words", ["CR2.1 is off hold", "CR2.1 no longer on hold"])
def test_off_hold_in_plain_words(room: Room, words: str) -> None:
    room.command("priya", "hold CR2.1 until Jan, funding")
    assert room.say("priya", words).startswith("CR2.1 is no longer on hold.")
