"""The partnership's history tells of meetings, roles and links in words."""

import pytest

from tests.handlers.room import Room


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("meeting Thu 3 Dec 2pm", "meeting: Thu 3 Dec, 2pm"),
        ("meeting cancel", "meeting cancelled: Thu 1 Oct, 2pm"),
        ("meeting move to 8 Oct", "meeting moved to Thu 8 Oct, 2pm (was Thu 1 Oct, 2pm)"),
        ("meeting every Friday at 2pm", "meetings “every Friday at 2pm” begin"),
        ("role @max chair", "Max Member is chair now"),
        ("unrole @carol chair", "Carol Chair is no longer chair"),
        ("link Gupti Gosine @max", "Gupti Gosine linked to Max Member"),
        ("unlink Anne Baker", "Anne Baker no longer linked"),
    ],
)
def test_what_is_no_action_is_told_too(room: Room, words: str, said: str) -> None:
    room.command("bev", words)
    lines = room.command("bev", "history").splitlines()
    assert said in lines[1]
    assert room.press("bev", "Undo").startswith("Undone")
