"""Several partnerships in one workspace: nobody's words land in the wrong one.

Each of these moves the clock or changes the plans, so each has a stage of its own: those that the
platform has a part in (its channels, cards, buttons and threads) play on all three, and the others,
which are of the same handlers, in the local chat.
"""

from datetime import datetime

import pytest

from handlers.messages import in_words
from tests.walks.conftest import LONDON, MONDAY, Anywhere, SetUp
from tests.walks.stage import Stage
from tests.walks.test_reminders import card_days, day
from tests.walks.walk import HARBOUR


@pytest.fixture
def two(set_up: SetUp) -> Anywhere:
    """Riverside with CR1.5 and CR1.6, the Harbour Board with HB1.5 and HB1.6; Anne leads in both.

    Each has actions #1 and #2.
    """
    return set_up(MONDAY, are_two)


@pytest.fixture
def two_here(local_stage: Stage) -> Stage:
    """The same, in the local chat alone."""
    are_two(local_stage)
    return local_stage


def are_two(stage: Anywhere) -> None:
    stage.command("ruth", "setup Harbour Board", HARBOUR)
    stage.command("ruth", "role @anne member", HARBOUR)
    for number in (5, 6):
        stage.command("bev", f"add CR1.{number} Riverside job {number}, @anne, 21 Sep")
        stage.command("ruth", f"add HB1.{number} Harbour job {number}, @anne, 21 Sep", HARBOUR)


def riverside(stage: Anywhere) -> str:
    return stage.command("bev", "list")


def harbour(stage: Anywhere) -> str:
    return stage.command("ruth", "list", HARBOUR)


def test_a_command_in_a_channel_is_about_its_partnership(two: Anywhere) -> None:
    assert "HB1.5" not in riverside(two)
    assert "CR1.5" not in harbour(two)


def test_a_direct_message_asks_which_is_meant_and_a_button_answers(two: Anywhere) -> None:
    asked = two.say("anne", "update #1 red the hall burnt down")
    assert asked.startswith("Which partnership do you mean?")
    assert "[Riverside Partnership] [Harbour Board]" in asked
    assert "HB1.5 is now Red" in two.press("anne", "Harbour Board")
    assert "🟥 Red · HB1.5" in harbour(two)
    assert "Red · CR1.5" not in riverside(two)


def test_who_is_in_one_partnership_alone_is_never_asked(two_here: Stage) -> None:
    assert "Which partnership" not in two_here.say("bev", "list")


def test_one_card_shows_what_is_due_in_both_under_their_names(two: Anywhere) -> None:
    two.days(1)
    card = two.inbox("anne")
    assert card.count("Morning Anne") == 1
    assert "Four actions" in card
    assert card.index("Riverside Partnership") < card.index("CR1.5") < card.index("Harbour Board")


def test_a_button_on_that_card_records_where_it_belongs(two: Anywhere) -> None:
    two.days(1)
    assert "HB1.5 is now Green" in two.press("anne", "On track", about="HB1.5")
    assert "CR1.5 is now Red" in two.press("anne", "Needs action", about="CR1.5")
    assert "🟢 Green · HB1.5" in harbour(two)
    assert "🟥 Red · CR1.5" in riverside(two)


def test_undoing_there_takes_back_the_right_one(two_here: Stage) -> None:
    two_here.days(1)
    two_here.press("anne", "On track", about="HB1.5")
    assert "HB1.5 is now Not rated" in two_here.press("anne", "Undo")


def test_all_on_track_is_said_of_one_partnership(two: Anywhere) -> None:
    two.days(1)
    said = two.press("anne", "Harbour Board: all on track")
    assert "HB1.5 is now Green" in said
    assert "HB1.6 is now Green" in said
    assert "Green" not in riverside(two)


def test_the_form_of_that_card_shows_one_partnerships_actions_and_records_them(
    two_here: Stage,
) -> None:
    two_here.days(1)
    form = two_here.form("anne", "Harbour Board: one form")
    labels = " ".join(field.label for field in form.fields)
    assert "HB1.6" in labels
    assert "CR1" not in labels
    said = two_here.submit("anne", form.command, status_2="amber", comment_2="late")
    assert "HB1.6 is now Amber" in said


def test_a_reply_in_words_to_that_card_asks_once_and_stays_with_the_card(two: Anywhere) -> None:
    two.command("ruth", "add HB1.7 Far away, @anne, end March 2027", HARBOUR)
    two.days(1)
    asked = two.say("anne", "all on track", thread=two.last_card("anne"))
    assert asked.startswith("Which partnership do you mean?")
    said = two.press("anne", "Harbour Board")
    assert "HB1.5 is now Green" in said
    assert "HB1.6 is now Green" in said
    assert "HB1.7" not in said
    assert "Green" not in riverside(two)


@pytest.mark.parametrize(
    ("words", "answered"),
    [
        ("stop", "Stopped: I won't remind you"),
        ("HB1.5 is done, all in", "HB1.5 is now Complete"),
        ("late with both, sorry", "HB1.5"),
        ("remind me on Friday", "I'll remind you on Fri 11 Sep"),
    ],
)
def test_plain_words_are_understood_after_the_question_too(
    two_here: Stage, words: str, answered: str
) -> None:
    two_here.days(1)
    assert two_here.say("anne", words).startswith("Which partnership do you mean?")
    assert answered in two_here.press("anne", "Harbour Board")


def test_remind_me_tomorrow_holds_for_the_whole_card(two_here: Stage) -> None:
    two_here.days(1)
    assert "I'll remind you on" in two_here.press("anne", "Remind me tomorrow")
    two_here.days(1.1)
    assert two_here.inbox("anne").count("Morning Anne") == 2
    assert "HB1.6" in in_words(two_here.seen("anne")[-1])
    assert "CR1.6" in in_words(two_here.seen("anne")[-1])


def test_each_digest_goes_to_its_own_channel_with_its_own_actions(two: Anywhere) -> None:
    two.command("bev", "meeting Thu 1 Oct 2pm")
    two.go(datetime(2026, 9, 30, 12, tzinfo=LONDON))
    assert "CR1.5" in two.channel()
    assert "HB1.5" not in two.channel()
    assert not any("RAG digest" in said for said in two.said("ruth", HARBOUR))


def test_a_coordinator_of_one_is_a_lead_in_the_other_and_no_more(two_here: Stage) -> None:
    two_here.command("bev", "assign CR1.5 to @ruth")
    asked = two_here.say("ruth", "add CR9.9 Mine, @ruth, Oct")
    assert asked.startswith("Which partnership do you mean?")
    assert "Only a coordinator (Bev Hall)" in two_here.press("ruth", "Riverside Partnership")
    assert "CR9.9" not in riverside(two_here)


def test_what_is_put_off_in_one_leaves_an_older_card_of_the_other_alone(local_stage: Stage) -> None:
    stage = local_stage
    stage.command("ruth", "setup Harbour Board", HARBOUR)
    stage.command("ruth", "role @anne member", HARBOUR)
    stage.command("ruth", "add HB1.5 Harbour job, @anne, 21 Sep", HARBOUR)
    stage.command("bev", "add CR1.5 Riverside job, @anne, 22 Sep")
    stage.days(1.5)
    assert card_days(stage, "anne") == [day(7), day(8)]
    stage.say("anne", "remind me in 3 weeks", thread=stage.last_card("anne"))
    assert "I'll remind you on Tue 29 Sep." in stage.press("anne", "Riverside Partnership")
    stage.go(datetime(2026, 9, 18, tzinfo=LONDON))
    assert "HB1.5" in stage.said("anne")[-1]
