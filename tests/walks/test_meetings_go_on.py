"""Recurring meetings lie ahead for as long as the clock goes."""

from datetime import datetime, timedelta

from tests.walks.conftest import LONDON, Anywhere


def test_the_tick_lays_down_the_next_meetings_as_the_earlier_ones_go_by(stage: Anywhere) -> None:
    stage.command("bev", "meeting every first Thursday at 2pm")
    for _ in range(2):
        stage.clock.set(stage.clock() + timedelta(days=300))
        assert "No meeting is known yet." in stage.command("ruth", "meetings")
        stage.tick()
        assert stage.command("ruth", "meetings").count("cut-off") == 3


def test_a_tick_lays_down_no_meeting_twice(stage: Anywhere) -> None:
    stage.command("bev", "meeting every first Thursday at 2pm")
    before = stage.command("ruth", "meetings")
    stage.tick()
    stage.tick()
    assert stage.command("ruth", "meetings") == before


def posted(stage: Anywhere) -> int:
    """How many digests stand in the channel."""
    return stage.channel().count("RAG digest for")


def test_a_meeting_moved_after_its_digest_gets_a_fresh_one_and_an_earlier_day_none(
    stage: Anywhere,
) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 25 Nov")
    stage.command("bev", "meeting Thu 10 Sep 2pm")
    stage.go(datetime(2026, 9, 9, 12, tzinfo=LONDON))
    assert posted(stage) == 1
    stage.command("bev", "meeting move to Wed 9 Sep 4pm")
    stage.go(datetime(2026, 9, 9, 13, tzinfo=LONDON))
    assert posted(stage) == 1, "it has its digest"
    stage.command("bev", "meeting move to Thu 17 Sep 2pm")
    stage.go(datetime(2026, 9, 15, 12, tzinfo=LONDON))
    assert posted(stage) == 1
    stage.go(datetime(2026, 9, 17, 12, tzinfo=LONDON))
    assert posted(stage) == 2
