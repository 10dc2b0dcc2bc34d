"""What people do works alike in the local chat, in Slack over HTTP and in Slack by socket."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from store.database import Database
from tests.walks.conftest import LONDON, MONDAY
from tests.walks.everywhere import COORDINATOR, LEAD, Place, on


@pytest.fixture(params=["local", "http", "socket"])
def place(request: pytest.FixtureRequest, sqlite_database: Database) -> Iterator[Place]:
    with on(request.param, sqlite_database, MONDAY) as ready:
        yield ready


@pytest.fixture
def planned(place: Place) -> Place:
    """Two actions of the lead's, and a meeting."""
    place.command(COORDINATOR, f"add CR1.5 Draft the survey, {place.mention}, 25 Sep")
    place.command(COORDINATOR, f"add CR1.6 Print it, {place.mention}, 16 Oct")
    place.command(COORDINATOR, "meeting Thu 1 Oct 2pm")
    return place


def test_an_action_goes_from_its_first_line_to_reminder_answer_and_digest(planned: Place) -> None:
    planned.go(datetime(2026, 9, 25, 12, tzinfo=LONDON))
    card = planned.inbox(LEAD)
    assert f"Morning {planned.lead.split()[0]}." in card
    assert "CR1.5 Draft the survey" in card
    said = planned.reply(LEAD, "CR1.5 amber, waiting on Cabinet, now end Oct")
    assert "CR1.5 is now Amber" in said
    assert "due Sat 31 Oct (was Fri 25 Sep)" in said
    planned.go(datetime(2026, 9, 30, 12, tzinfo=LONDON))
    digest = planned.channel(LEAD)
    assert "Riverside Partnership · RAG digest for Thu 1 Oct, 2pm" in digest
    assert "waiting on Cabinet" in digest


def test_what_a_lead_says_alone_reaches_the_channel_by_the_digest_only(planned: Place) -> None:
    before = planned.channel(COORDINATOR)
    assert "CR1.5 is now Amber" in planned.say(LEAD, "CR1.5 amber")
    assert planned.channel(COORDINATOR) == before


def test_undo_takes_it_back_and_puts_it_back(planned: Place) -> None:
    planned.say(LEAD, "CR1.5 green")
    assert "Undone: CR1.5 is now Not rated" in planned.press(LEAD, "Undo")
    assert "Put back: CR1.5 is now Green" in planned.press(LEAD, "Put it back")


def test_what_is_half_said_is_asked_about(planned: Place) -> None:
    said = planned.say(LEAD, "CR1.5 green or amber, not sure")
    assert "CR1.5" in said
    assert "is now" not in said
    assert "CR1.5 is now Amber" in planned.press(LEAD, "Amber")


def test_a_form_records_and_its_errors_stand_in_it(planned: Place) -> None:
    said = planned.fill_in(LEAD, "update CR1.5", status="green", comment="at last")
    assert "CR1.5 is now Green" in said
    said = planned.fill_in(LEAD, "move CR1.5", deadline="31 September")
    assert "There is no 31 September" in said
    assert "due Fri 25 Sep" in planned.command(LEAD, "show CR1.5")


def test_a_list_is_for_the_asker_alone(planned: Place) -> None:
    assert "CR1.5 Draft the survey" in planned.command(LEAD, "list")
    assert "Here are" not in planned.channel(COORDINATOR)
    assert planned.channel(COORDINATOR).count("CR1.6 Print it") == 1


def test_a_refusal_says_who_can(planned: Place) -> None:
    said = planned.command(LEAD, "add Paint the hall, next week")
    assert "Only a coordinator (Bev Hall) can add actions. Nothing was added." in said


def test_home_shows_what_is_ones_own(planned: Place) -> None:
    assert "Your actions" in planned.say(LEAD, "home")
    assert "For coordinators and chairs" in planned.say(COORDINATOR, "home")


def test_odd_words_arrive_as_they_were_written(planned: Place) -> None:
    planned.say(LEAD, "CR1.5 amber, see *bold* _it_ `code` @here today")
    shown = planned.command(COORDINATOR, "show CR1.5")
    assert "see *bold* _it_ `code` @here today" in shown
