"""Whose words count, and which action they mean: what first users stumbled over."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.walks.conftest import Anywhere, SetUp

START = datetime(2026, 9, 7, 8, 0, tzinfo=UTC)


@pytest.fixture
def stage(set_up: SetUp) -> Anywhere:
    return set_up(START, leanne_leads_two)


def leanne_leads_two(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.1 Open the lunch club, @leanne, 14 Sep")
    stage.command("bev", "add CR1.2 Share the data, @leanne, 31 Oct 2027")


def test_a_code_that_the_card_does_not_show_still_means_its_action(stage: Anywhere) -> None:
    stage.app.conductor.next_event()
    card = stage.last_card("leanne")

    said = stage.say("leanne", "CR1.1 green, CR1.2 amber waiting on legal", thread=card)

    assert "CR1.1 is now Green" in said
    assert "CR1.2 is now Amber" in said


@pytest.mark.parametrize(
    "said",
    ["data is amber, waiting on legal", "share the data: amber", "re data: amber, with legal",
     "regarding data - amber"],
)  # fmt: skip
def test_a_title_that_the_card_does_not_show_means_its_action_too(
    stage: Anywhere, said: str
) -> None:
    stage.app.conductor.next_event()
    card = stage.last_card("leanne")

    told = stage.say("leanne", said, thread=card)

    assert "CR1.2 is now Amber" in told
    assert "CR1.1" not in told


def test_what_names_nothing_else_is_of_the_card(stage: Anywhere) -> None:
    stage.app.conductor.next_event()
    card = stage.last_card("leanne")
    told = stage.say("leanne", "amber, we can't share the hall with the scouts", thread=card)
    assert "CR1.1 is now Amber" in told


def test_a_chairs_comment_stands_beside_the_leads_own_words(stage: Anywhere) -> None:
    stage.say("leanne", "CR1.1 red, lost the kitchen")

    said = stage.command("di", "update CR1.1 please can Leanne come to the meeting")

    assert "a comment is added" in said
    assert "“lost the kitchen”" in stage.command("di", "digest red")
    assert "please can Leanne come" in stage.command("di", "show CR1.1")


def test_a_bare_undo_days_later_asks_first(stage: Anywhere) -> None:
    stage.say("leanne", "CR1.1 red, lost the kitchen")
    stage.app.conductor.clock.set(START + timedelta(days=9))

    said = stage.say("leanne", "undo")

    assert "The last thing you did here was on Mon 7 Sep" in said
    assert "Red" in stage.command("leanne", "show CR1.1")
    assert "Undone" in stage.press("leanne", "Undo it")


def test_the_rest_are_those_of_the_card_that_nothing_was_said_of_yet(stage: Anywhere) -> None:
    for number in range(1, 5):
        stage.command("bev", f"add CR2.{number} Job {number}, @anne, 14 Sep")
    stage.days(5)
    stage.say("anne", "CR2.1 amber waiting on legal")
    stage.say("anne", "CR2.2 done, all in")
    said = stage.say("anne", "all the rest are green thanks")
    assert "CR2.3 is now Green" in said
    assert "CR2.4 is now Green" in said
    assert "CR2.1" not in said
    assert "CR2.2" not in said


def test_the_rest_are_not_the_one_that_was_just_asked_about(stage: Anywhere) -> None:
    for number in range(1, 4):
        stage.command("bev", f"add CR2.{number} Job {number}, @anne, 14 Sep")
    stage.days(5)
    assert "What happens next" in stage.say("anne", "CR2.1 red")
    said = stage.say("anne", "the rest are green")
    assert "CR2.2 is now Green" in said
    assert "CR2.3 is now Green" in said
    assert "CR2.1" not in said


@pytest.mark.parametrize("rest", ["the rest are done", "all the others are done thanks"])
def test_where_each_was_answered_the_rest_are_asked_about(stage: Anywhere, rest: str) -> None:
    for number in range(1, 3):
        stage.command("bev", f"add CR2.{number} Job {number}, @anne, 14 Sep")
    stage.command("bev", "add CR2.3 Job 3, @anne, 31 Oct 2027")
    stage.days(5)
    stage.say("anne", "CR2.1 amber waiting on legal")
    stage.say("anne", "CR2.2 green, all in hand")
    said = stage.say("anne", rest)
    assert "I couldn't tell which actions are left" in said
    assert "Nothing was changed" in said
    assert "Not rated" in stage.command("anne", "show CR2.3")


@pytest.mark.parametrize(
    "words",
    ["amber, waiting on the others", "amber, the others have left", "amber the rest is late"],
)
def test_of_a_card_with_one_action_the_rest_is_something_else(stage: Anywhere, words: str) -> None:
    stage.command("bev", "add CR2.1 Job 1, @anne, 14 Sep")
    stage.command("bev", "add CR2.2 Job 2, @anne, 31 Oct 2027")
    stage.days(5)
    said = stage.say("anne", "the rest are green")
    assert said.startswith("I couldn't tell which actions are left. Name them")
    said = stage.say("anne", words)
    assert "CR2.1 is now Amber" in said
    assert "CR2.2" not in said


@pytest.mark.parametrize(
    "words",
    ["the rest of the money came in, green", "rest assured it's green",
     "amber waiting for the rest of the quotes", "amber, waiting on the others"],
)  # fmt: skip
def test_the_rest_of_other_things_are_no_actions(stage: Anywhere, words: str) -> None:
    for number in range(1, 3):
        stage.command("bev", f"add CR2.{number} Job {number}, @anne, 14 Sep")
    stage.days(5)
    assert "CR2.1 or CR2.2" in stage.say("anne", words)
    assert "Not rated" in stage.command("anne", "show CR2.1")


def test_the_other_one_is_the_last_that_nothing_was_said_of(stage: Anywhere) -> None:
    for number in range(1, 3):
        stage.command("bev", f"add CR2.{number} Job {number}, @anne, 14 Sep")
    stage.days(5)
    stage.say("anne", "CR2.1 amber waiting on legal")
    assert "CR2.2 is now Red" in stage.say("anne", "the other one is red")


def test_a_word_of_command_is_no_word_of_a_title(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.3 Bike marking and repair days, @leanne, 14 Sep")
    assert "I couldn't tell which action you mean" in stage.say("leanne", "mark it done")
    assert "CR1.3 is now Complete" in stage.say("leanne", "bike marking done")
