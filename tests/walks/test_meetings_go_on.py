"""Recurring meetings lie ahead for as long as the clock goes."""

from datetime import timedelta

from tests.walks.stage import Stage


def test_the_tick_lays_down_the_next_meetings_as_the_earlier_ones_go_by(stage: Stage) -> None:
    stage.command("bev", "meeting every first Thursday at 2pm")
    for _ in range(2):
        stage.clock.set(stage.clock() + timedelta(days=300))
        assert "No meeting is known yet." in stage.command("ruth", "meetings")
        stage.tick()
        assert "Next: 3 meetings." in stage.command("ruth", "meetings")


def test_a_tick_lays_down_no_meeting_twice(stage: Stage) -> None:
    stage.command("bev", "meeting every first Thursday at 2pm")
    before = stage.command("ruth", "meetings")
    stage.tick()
    stage.tick()
    assert stage.command("ruth", "meetings") == before
