"""One short answer to what is no report: away, stop, on hold, a stranger, a question beside it."""

import pytest

from tests.handlers.room import Room


@pytest.mark.parametrize("words", ["on leave", "driving, will do later"])
def test_who_is_away_is_told_how_to_be_asked_again(room: Room, words: str) -> None:
    said = room.say("anne", words)
    assert "remind me Monday" in said
    assert "which action" not in said


def test_who_wants_no_more_gets_no_more_and_is_told_how_to_begin_again(room: Room) -> None:
    said = room.say("anne", "STOP SENDING ME THESE")
    assert said.startswith("Stopped")
    assert "“start”" in said
    assert "which action" not in said


def test_an_hour_to_be_reminded_at_is_answered(room: Room) -> None:
    assert "by the day, not the hour" in room.say("anne", "remind me at 4pm")


def test_on_hold_in_words_says_what_to_type(room: Room) -> None:
    assert "hold CR1.3 until Jan, why" in room.say("anne", "CR1.3 on hold")


def test_a_stranger_is_asked_about_before_anybody_loses_an_action(room: Room) -> None:
    before = [lead.person_id for lead in room.action(1).leads]
    said = room.say("anne", "CR1.3 not mine - Rev Adeyemi leads that")
    assert "I don't know Rev Adeyemi here" in said
    assert [lead.person_id for lead in room.action(1).leads] == before


def test_a_question_beside_a_report_is_passed_on(room: Room) -> None:
    said = room.say("anne", "CR1.3 amber. Who is chairing on Thursday?")
    assert "CR1.3 is now Amber" in said
    assert "passed your question on" in said


@pytest.mark.parametrize("words", ["done CR1.3 and CR1.4", "update CR1.3 done, CR1.4 done"])
def test_a_command_that_names_two_actions_reports_on_both(room: Room, words: str) -> None:
    said = room.say("anne", words)
    assert "CR1.3 is now Complete" in said
    assert "CR1.4 is now Complete" in said


@pytest.mark.parametrize("words", ["yes", "Yep please", "no", "nope"])
@pytest.mark.parametrize("who", ["anne", "bev", "max"])
def test_a_yes_that_nothing_waits_for_is_told_so_and_asks_nothing(
    room: Room, who: str, words: str
) -> None:
    said = room.say(who, words)
    assert said.startswith("I'm not waiting for a yes or a no just now, so nothing was changed.")
    assert "?" not in said
