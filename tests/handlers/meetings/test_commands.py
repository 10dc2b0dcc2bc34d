"""`meetings` and `meeting`: when the partnership meets, moved, cancelled, recurring."""

import pytest

from store.calendar import Meeting
from tests.handlers.room import Room

FIRST = "Thu 1 Oct, 2pm"


def test_the_next_meetings_are_shown_with_their_days(room: Room) -> None:
    said = room.command("max", "meetings")
    assert said.startswith(f"Next: {FIRST}.\n{FIRST} · papers Wed 23 Sep, cut-off Mon 21 Sep")
    assert "[Cancel it]" not in said
    assert "[Cancel it]" in room.command("bev", "meetings")


def test_a_single_meeting_is_added_once(any_room: Room) -> None:
    assert any_room.command("bev", "meeting Thu 3 Dec 2pm").startswith("Meeting Thu 3 Dec, 2pm.")
    assert any_room.command("bev", "meeting 3 December at 2pm") == (
        "There is a meeting on Thu 3 Dec, 2pm already. Nothing was changed."
    )


def test_a_series_is_laid_down_around_what_stands(room: Room) -> None:
    said = room.command("bev", "meeting every first Thursday at 2pm")
    assert said.startswith("We meet the first Thursday of each month at 2pm, from Thu 1 Oct.")
    listed = room.command("bev", "meetings")
    assert listed.count(f"{FIRST} · papers") == 1
    assert "Thu 5 Nov, 2pm" in listed


def test_a_new_series_ends_the_old_one(room: Room) -> None:
    room.command("bev", "meeting every first Thursday at 2pm")
    room.command("bev", "meeting every second Tuesday of the month at 10am")
    listed = room.command("bev", "meetings")
    assert "Thu 5 Nov" not in listed
    assert "Tue 10 Nov, 10am" in listed or "Tue 13 Oct, 10am" in listed


def test_the_next_meeting_moves_and_keeps_its_time(room: Room) -> None:
    said = room.command("bev", "meeting move to Thu 8 Oct")
    assert "Thu 8 Oct, 2pm" in said
    assert f"(was {FIRST})" in said


@pytest.mark.parametrize("words", ["meeting Thu 3 Dec", "next meeting is 3 Dec"])
def test_a_meeting_without_a_time_begins_when_the_others_do(room: Room, words: str) -> None:
    assert room.say("bev", words).startswith("Meeting Thu 3 Dec, 2pm.")


def test_where_the_others_begin_at_other_times_it_is_asked_for(room: Room) -> None:
    room.command("bev", "meeting Thu 3 Dec 10am")
    assert room.say("bev", "meeting 10 Dec").startswith("At what time?")


def test_a_meeting_is_cancelled_by_its_day_or_number_and_no_other(room: Room) -> None:
    room.command("bev", "meeting Thu 3 Dec 2pm")
    assert "The meeting on Thu 3 Dec, 2pm is cancelled." in room.command(
        "bev", "meeting cancel 3 Dec"
    )
    number = room.session.query(Meeting).filter_by(cancelled=False).one().id
    assert f"The meeting on {FIRST} is cancelled." in room.command(
        "bev", f"meeting cancel {number}"
    )
    assert "There is no such meeting" in room.command("bev", f"meeting cancel {number}")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("meeting move 3 Dec to 10 Dec", "moved to Thu 10 Dec, 2pm (was Thu 3 Dec, 2pm)."),
        ("meeting move next to Fri 9 Oct 3pm", f"moved to Fri 9 Oct, 3pm (was {FIRST})."),
        ("meeting skip", f"The meeting on {FIRST} is cancelled."),
        ("meeting cancel the next one", f"The meeting on {FIRST} is cancelled."),
    ],
)
def test_one_is_moved_or_cancelled_and_put_back(room: Room, words: str, said: str) -> None:
    room.command("bev", "meeting Thu 3 Dec 2pm")
    before = room.command("bev", "meetings")
    assert said in room.command("bev", words)
    assert room.command("bev", "meetings") != before
    room.command("bev", "undo")
    assert room.command("bev", "meetings") == before


def test_two_meetings_never_share_a_moment(room: Room) -> None:
    room.command("bev", "meeting Thu 3 Dec 2pm")
    assert room.command("bev", "meeting move to 3 Dec").startswith("There is a meeting on Thu 3")


@pytest.mark.parametrize("words", ["meeting went well", "meetings are dull", "meeting cancelled"])
def test_plain_speech_sets_no_meeting(room: Room, words: str) -> None:
    assert "When is that?" not in room.say("bev", words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("meeting 31 September 2pm", "There is no 31 September."),
        ("meeting zebra", "When is that?"),
        ("meeting twice a week", "On which days?"),
        ("meeting every month", "On which day of the month?"),
        ("meeting Thu 3 Sep 2026 2pm", "has passed."),
        ("meeting cancel 99", "There is no such meeting ahead."),
        ("meeting cancel 99999999999999999999999", "There is no meeting ahead on"),
        ("meeting cancel 4 Nov", "There is no meeting ahead on “4 Nov”."),
        ("meeting cancel the whole thing", "There is no meeting ahead on"),
        ("meeting move to every Thursday 2pm", "To which"),
        ("meeting move to 31 September", "There is no 31 September."),
        ("meeting move", "Nothing was changed."),
    ],
)
def test_what_is_no_meeting_changes_nothing(room: Room, words: str, said: str) -> None:
    before = room.command("bev", "meetings")
    assert said in room.command("bev", words)
    assert room.command("bev", "meetings") == before


@pytest.mark.parametrize("who", ["max", "anne", "carol"])
def test_meetings_are_a_coordinators_to_set(room: Room, who: str) -> None:
    assert room.command(who, "meeting cancel").startswith(
        "Only a coordinator (Bev Hill) can set meetings. Nothing was changed."
    )
    room.press(who, "Ask Bev Hill to")
    assert "“meeting cancel”" in room.told("bev")[0]


def test_whoever_asks_when_we_meet_is_told(room: Room) -> None:
    for words in ("when is the next meeting?", "what time is the meeting", "next meeting?"):
        assert room.say("anne", words).startswith("Next: Thu 1 Oct, 2pm.\nThu 1 Oct, 2pm · papers")
    assert room.command("anne", "when is the next meeting?").startswith("Next: Thu 1 Oct, 2pm.")
    assert room.told("bev") == []


def test_news_beside_that_question_is_recorded_without_it(room: Room) -> None:
    said = room.say("anne", "CR1.3 amber, waiting on Cabinet. When is the next meeting?")
    assert "CR1.3 is now Amber (was Green)." in said
    assert "Next: Thu 1 Oct, 2pm." in said
    assert room.action(1).comment == "waiting on Cabinet."


def test_where_no_meeting_is_known_that_is_said(room: Room) -> None:
    room.command("bev", "meeting cancel")
    assert room.say("anne", "is there a meeting this month?") == (
        "No meeting is known yet. A coordinator can add one."
    )


def test_a_series_begins_with_the_first_meeting_to_come(room: Room) -> None:
    said = room.command("bev", "meeting every 6 weeks from 3 Sept at 2pm")
    assert said.startswith("We meet every 6 weeks on Thursday at 2pm, from Thu 15 Oct.")
    said = room.command("bev", "meeting every first Thursday at 2pm")
    assert said.startswith("We meet the first Thursday of each month at 2pm, from Thu 1 Oct.")


@pytest.mark.parametrize(
    "words",
    ["move the meeting to 2:30pm", "next meeting 2.30pm instead of 2pm", "meeting move to 2.30pm"],
)
def test_a_time_alone_moves_the_next_meeting_on_its_own_day(room: Room, words: str) -> None:
    said = room.say("bev", words)
    assert said.startswith("The meeting is moved to Thu 1 Oct, 2:30pm (was Thu 1 Oct, 2pm).")


def test_a_meeting_put_back_a_week_keeps_its_time(room: Room) -> None:
    said = room.say("bev", "the meeting's been put back a week")
    assert said.startswith("The meeting is moved to Thu 8 Oct, 2pm (was Thu 1 Oct, 2pm).")


@pytest.mark.parametrize("words", ["meeting 17 Sep 10am", "meeting 17 Sep now at 10am"])
def test_a_second_meeting_on_a_day_may_be_the_first_one_moved(room: Room, words: str) -> None:
    room.say("bev", "meeting Thu 17 Sep 2pm")
    assert room.say("bev", words).startswith("There is a meeting on Thu 17 Sep, 2pm already.")
    said = room.press("bev", "Move it to 10am")
    assert said.startswith("The meeting is moved to Thu 17 Sep, 10am (was Thu 17 Sep, 2pm).")


def test_two_meetings_on_a_day_are_added_at_a_press(room: Room) -> None:
    room.say("bev", "meeting Thu 17 Sep 2pm")
    room.say("bev", "meeting 17 Sep 10am")
    assert room.press("bev", "Add another at 10am").startswith("Meeting Thu 17 Sep, 10am.")
    said = room.say("bev", "meetings")
    assert "Thu 17 Sep, 10am" in said
    assert "Thu 17 Sep, 2pm" in said
