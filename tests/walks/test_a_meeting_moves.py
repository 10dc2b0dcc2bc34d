"""A meeting that moves or is cancelled takes its chase and digest along, and asks nobody twice."""

from datetime import datetime

import pytest

from tests.walks.conftest import LONDON, Anywhere
from tests.walks.stage import Stage
from tests.walks.test_reminders import card_days, day


def asked(stage: Anywhere) -> None:
    """Anne was asked for the meeting on 1 Oct."""
    stage.command("bev", "add CR1.5 Keep at it, @anne, ongoing")
    stage.command("bev", "meeting Thu 1 Oct 2pm")
    stage.go(datetime(2026, 9, 8, 12, tzinfo=LONDON))
    assert card_days(stage, "anne") == [day(7)]


def digests(stage: Anywhere) -> list[str]:
    """The headings of what was posted in the channel before meetings."""
    posts = stage.channel().split("\n---\n")
    return [post.splitlines()[0] for post in posts if "RAG digest for" in post]


ONCE = [
    pytest.param(["meeting move to Thu 8 Oct 2pm", "meeting move to Thu 1 Oct 2pm"], 1, id="back"),
    pytest.param(["meeting cancel", "undo"], 1, id="cancelled and undone"),
    pytest.param(["meeting cancel", "meeting Thu 1 Oct 2pm"], 1, id="cancelled and held after all"),
    pytest.param(["meeting cancel", "meeting Thu 1 Oct 10am"], 1, id="held at another hour"),
    pytest.param(["meeting cancel", "meeting Thu 8 Oct 2pm"], 8, id="held on another day"),
    pytest.param(["meeting move to Thu 8 Oct 2pm"], 8, id="moved"),
]


@pytest.mark.parametrize(("commands", "held_on"), ONCE)
def test_whoever_was_asked_is_asked_again_at_the_nudge_alone(
    local_stage: Stage, commands: list[str], held_on: int
) -> None:
    stage = local_stage
    asked(stage)
    for words in commands:
        stage.command("bev", words)
        stage.days(0.5)
    stage.go(datetime(2026, 10, 9, 12, tzinfo=LONDON))
    nudge = 17 if held_on == 1 else 24
    assert card_days(stage, "anne") == [day(7), day(nudge)]
    assert [f"digest for Thu {held_on} Oct" in post for post in digests(stage)] == [True]


def test_a_meeting_held_after_all_can_be_taken_back_again(stage: Anywhere) -> None:
    asked(stage)
    stage.command("bev", "meeting cancel")
    stage.command("bev", "meeting Thu 8 Oct 10am")
    assert "Thu 8 Oct, 10am" in stage.command("bev", "meetings")
    stage.command("bev", "undo")
    stage.days(31)
    assert card_days(stage, "anne") == [day(7)]
    assert digests(stage) == []


def test_after_its_digest_a_meeting_held_after_all_gets_no_second_one(local_stage: Stage) -> None:
    stage = local_stage
    asked(stage)
    stage.go(datetime(2026, 9, 30, 12, tzinfo=LONDON))
    stage.command("bev", "meeting cancel")
    stage.command("bev", "meeting Thu 1 Oct 2pm")
    stage.days(2)
    assert len(digests(stage)) == 1


def test_one_more_meeting_beside_others_is_a_meeting_of_its_own(local_stage: Stage) -> None:
    stage = local_stage
    asked(stage)
    stage.command("bev", "meeting Thu 15 Oct 2pm")
    stage.command("bev", "meeting cancel")
    stage.command("bev", "meeting Thu 29 Oct 2pm")
    said = stage.command("bev", "meetings")
    assert "Thu 1 Oct" not in said
    assert said.index("Thu 15 Oct") < said.index("Thu 29 Oct")
    stage.go(datetime(2026, 11, 2, 12, tzinfo=LONDON))
    assert len(digests(stage)) == 2


SERIES = [
    pytest.param("meeting every first Thursday at 3pm", 17, "Thu 1 Oct", id="at another hour"),
    pytest.param("meeting every first Thursday at 2pm", 17, "Thu 1 Oct", id="said again"),
    pytest.param("meeting every first Friday at 2pm", 18, "Fri 2 Oct", id="on another day"),
]


@pytest.mark.parametrize(("words", "nudge", "held_on"), SERIES)
def test_other_recurring_meetings_ask_nobody_twice(
    local_stage: Stage, words: str, nudge: int, held_on: str
) -> None:
    stage = local_stage
    stage.command("bev", "add CR1.5 Keep at it, @anne, ongoing")
    stage.command("bev", "meeting every first Thursday at 2pm")
    stage.go(datetime(2026, 9, 8, 12, tzinfo=LONDON))
    assert card_days(stage, "anne") == [day(7)]
    stage.command("bev", words)
    stage.command("bev", "undo")
    stage.days(1)
    stage.command("bev", words)
    stage.go(datetime(2026, 10, 3, 12, tzinfo=LONDON))
    assert card_days(stage, "anne") == [day(7), day(nudge)]
    assert [f"digest for {held_on}" in post for post in digests(stage)] == [True]


def test_recurring_meetings_set_anew_after_the_digest_bring_no_second_one(
    local_stage: Stage,
) -> None:
    stage = local_stage
    stage.command("bev", "add CR1.5 Keep at it, @anne, ongoing")
    stage.command("bev", "meeting every first Thursday at 2pm")
    stage.go(datetime(2026, 9, 30, 12, tzinfo=LONDON))
    stage.command("bev", "meeting every first Thursday at 3pm")
    stage.go(datetime(2026, 10, 2, 12, tzinfo=LONDON))
    assert len(digests(stage)) == 1
