"""`history` tells in words what was done, by whom, and through what."""

from datetime import timedelta

import pytest

from tests.handlers.room import Room


@pytest.mark.parametrize(
    ("who", "words", "line"),
    [
        (
            "anne",
            "update CR1.3 amber waiting, now end Nov",
            "Anne Baker, through a command: status Amber (was Green); deadline 30 Nov 2026 "
            "(was 30 Sep 2026) · “waiting”",
        ),
        ("anne", "done CR1.3 all in", "Anne Baker, through a command: complete · “all in”"),
        ("bev", "assign CR1.3 to Gupti", "leads Gupti Gosine (was Anne Baker)"),
        (
            "anne",
            "hold CR1.3 until Jan, funding",
            "on hold; until Fri 1 Jan 2027; because of “funding”",
        ),
        ("bev", "pause CR1.3", "Bev Hill, through a command: reminders paused"),
        ("bev", "private CR1.3", "Bev Hill, through a command: private"),
        ("anne", "set CR1.3 cost £9", "Cost “£9” (was “£2k”)"),
        ("anne", "set CR1.3 title Go", "title Go (was Draft the survey)"),
        ("bev", "set CR1.3 theme feeling", "theme Feeling safe (was Food and drink)"),
        ("anne", "update CR1.3 no change", "Anne Baker, through a command: no change"),
        ("carol", "update CR1.3 well done", "Carol Chair, through a command · “well done”"),
    ],
)
def test_what_was_done_reads_in_words(room: Room, who: str, words: str, line: str) -> None:
    room.command(who, words)
    assert line in room.command("bev", "history CR1.3").splitlines()[-1]


def test_undoing_and_putting_back_are_told_apart(room: Room) -> None:
    room.command("anne", "update CR1.3 amber")
    room.press("anne", "Undo")
    room.press("bev", "Put it back")
    first, second, third = room.command("anne", "history cr1.3").splitlines()[2:5]
    assert first.endswith("Anne Baker, through a command: status Amber (was Green) (undone)")
    assert "undone by Anne Baker, through a button: status Green (was Amber) (undone)" in second
    assert "put back by Bev Hill, through a button: status Amber (was Green)" in third


def test_a_long_history_is_turned_page_by_page(room: Room) -> None:
    for number in range(25):
        room.command("anne", f"update CR1.3 comment {number}")
    assert room.command("anne", "history CR1.3").startswith(
        "History of CR1.3 Draft the survey\n25 entries, oldest first."
    )
    assert "comment 24" in room.press("anne", "The last 5")


def test_alone_it_lists_ones_own_and_for_a_coordinator_everybodys(room: Room) -> None:
    room.command("anne", "update CR1.3 amber")
    room.command("priya", "update CR2.1 red")
    assert room.command("max", "history") == "You have done nothing here yet."
    assert "update CR2.1 red" not in room.command("anne", "history")
    everybodys = room.command("bev", "history")
    assert everybodys.index("update CR2.1 red") < everybodys.index("update CR1.3 amber")


def test_nothing_was_done_is_said(room: Room) -> None:
    assert room.command("bev", "history") == "Nothing was done here yet."
    assert "Nothing was done to it yet" in room.command("bev", "history CR1.3")


def test_what_was_done_lately_is_told_to_those_who_see_all(room: Room) -> None:
    room.say("anne", "CR1.3 amber forms lost")
    for who in ("bev", "carol"):
        for words in ("what's changed this week?", "who updated today", "history today"):
            said = room.say(who, words)
            assert said.startswith("The latest thing done here since")
            assert "forms lost" in said


def test_a_lead_is_told_what_they_did_themselves(room: Room) -> None:
    room.say("anne", "CR1.3 amber forms lost")
    assert room.say("priya", "history this week").startswith("You have done nothing here since")


def test_what_was_done_before_is_left_out(room: Room) -> None:
    room.say("anne", "CR1.3 amber forms lost")
    room.now += timedelta(days=14)
    assert room.say("bev", "what's changed this week?").startswith("Nothing was done here since")


def test_a_chair_takes_nothing_back_that_somebody_else_did(room: Room) -> None:
    room.say("anne", "CR1.3 amber forms lost")
    room.say("carol", "what's changed this week?")
    assert "Undo" not in [button.label for button in room.message.every_button()]


def test_whom_a_command_mentions_stands_there_by_name(room: Room) -> None:
    room.command("bev", "role @carol coordinator")
    assert "“role Carol Chair coordinator”" in room.command("bev", "history")
