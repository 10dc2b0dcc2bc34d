"""What people do works alike in the local chat, in Slack over HTTP and in Slack by socket."""

from datetime import datetime

import pytest

from tests.walks.conftest import LONDON, MONDAY, Anywhere, SetUp


@pytest.fixture
def planned(set_up: SetUp) -> Anywhere:
    return set_up(MONDAY, anne_leads_two)


def anne_leads_two(stage: Anywhere) -> None:
    """There is a meeting too."""
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 25 Sep")
    stage.command("bev", "add CR1.6 Print it, @anne, 16 Oct")
    stage.command("bev", "meeting Thu 1 Oct 2pm")


def test_an_action_goes_from_its_first_line_to_reminder_answer_and_digest(
    planned: Anywhere,
) -> None:
    planned.go(datetime(2026, 9, 25, 12, tzinfo=LONDON))
    card = planned.inbox("anne")
    assert "Morning Anne." in card
    assert "CR1.5 Draft the survey" in card
    said = planned.say(
        "anne", "CR1.5 amber, waiting on Cabinet, now end Oct", thread=planned.last_card("anne")
    )
    assert "CR1.5 is now Amber" in said
    assert "due Sat 31 Oct (was Fri 25 Sep)" in said
    planned.go(datetime(2026, 9, 30, 12, tzinfo=LONDON))
    digest = planned.channel("anne")
    assert "Riverside Partnership · RAG digest for Thu 1 Oct, 2pm" in digest
    assert "waiting on Cabinet" in digest


def test_what_a_lead_says_alone_reaches_the_channel_by_the_digest_only(planned: Anywhere) -> None:
    before = planned.channel("bev")
    assert "CR1.5 is now Amber" in planned.say("anne", "CR1.5 amber")
    assert planned.channel("bev") == before


def test_undo_takes_it_back_and_puts_it_back(planned: Anywhere) -> None:
    planned.say("anne", "CR1.5 green")
    assert "Undone: CR1.5 is now Not rated" in planned.press("anne", "Undo")
    assert "Put back: CR1.5 is now Green" in planned.press("anne", "Put it back")


def test_what_is_half_said_is_asked_about(planned: Anywhere) -> None:
    said = planned.say("anne", "CR1.5 green or amber, not sure")
    assert "CR1.5" in said
    assert "is now" not in said
    assert "CR1.5 is now Amber" in planned.press("anne", "Amber")


def test_a_form_records_and_its_errors_stand_in_it(planned: Anywhere) -> None:
    said = planned.submit("anne", "update CR1.5", status="green", comment="at last")
    assert "CR1.5 is now Green" in said
    said = planned.submit("anne", "move CR1.5", deadline="31 September")
    assert "There is no 31 September" in said
    assert "due Fri 25 Sep" in planned.command("anne", "show CR1.5")


def test_a_list_is_for_the_asker_alone(planned: Anywhere) -> None:
    assert "CR1.5 Draft the survey" in planned.command("anne", "list")
    assert "Here are" not in planned.channel("bev")
    assert planned.channel("bev").count("CR1.6 Print it") == 1


def test_a_refusal_says_who_can(planned: Anywhere) -> None:
    said = planned.command("anne", "add Paint the hall, next week")
    assert "Only a coordinator (Bev Hall) can add actions. Nothing was added." in said


def test_home_shows_what_is_ones_own(planned: Anywhere) -> None:
    assert "Your actions" in planned.say("anne", "home")
    assert "For coordinators and chairs" in planned.say("bev", "home")


def test_odd_words_arrive_as_they_were_written(planned: Anywhere) -> None:
    planned.say("anne", "CR1.5 amber, see *bold* _it_ `code` @here today")
    shown = planned.command("bev", "show CR1.5")
    assert "see *bold* _it_ `code` @here today" in shown
