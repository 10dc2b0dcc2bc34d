"""Several partnerships in one workspace: nobody's words land in the wrong one."""

import pytest

from handlers.messages import in_words
from store.models import Partnership, Recipient, Role, Workspace
from tests.walks.stage import Stage

HARBOUR = "harbour"


@pytest.fixture
def two(local_stage: Stage) -> Stage:
    """Riverside with CR1.5 and CR1.6, the Harbour Board with HB1.5 and HB1.6; Anne leads in both.

    Each has actions #1 and #2.
    """
    with local_stage.database.writing() as session:
        workspace = session.query(Workspace).one()
        board = Partnership(
            workspace_id=workspace.id,
            name="Harbour Board",
            place=HARBOUR,
            created_at=local_stage.clock(),
        )
        session.add(board)
        session.flush()
        for who, role in (("ruth", "coordinator"), ("anne", "member")):
            person = session.query(Recipient).filter_by(external_id=who).one()
            session.add(Role(partnership_id=board.id, recipient_id=person.id, role=role))
    for number in (5, 6):
        local_stage.command("bev", f"add CR1.{number} Riverside job {number}, @anne, 21 Sep")
        local_stage.say(
            "ruth", f"/action add HB1.{number} Harbour job {number}, @anne, 21 Sep", place=HARBOUR
        )
    return local_stage


def riverside(stage: Stage) -> str:
    return stage.command("bev", "list")


def harbour(stage: Stage) -> str:
    stage.say("ruth", "/action list", place=HARBOUR)
    return in_words(stage.seen("ruth", HARBOUR)[-1])


def test_a_command_in_a_channel_is_about_its_partnership(two: Stage) -> None:
    assert "HB1.5" not in riverside(two)
    assert "CR1.5" not in harbour(two)


def test_a_direct_message_asks_which_is_meant_and_a_button_answers(two: Stage) -> None:
    asked = two.say("anne", "update #1 red the hall burnt down")
    assert asked.startswith("Which partnership do you mean?")
    assert "[Riverside Partnership] [Harbour Board]" in asked
    assert "HB1.5 is now Red" in two.press("anne", "Harbour Board")
    assert "🟥 Red · HB1.5" in harbour(two)
    assert "Red · CR1.5" not in riverside(two)


def test_who_is_in_one_partnership_alone_is_never_asked(two: Stage) -> None:
    assert "Which partnership" not in two.say("bev", "list")


def test_one_card_shows_what_is_due_in_both_under_their_names(two: Stage) -> None:
    two.days(1)
    card = two.inbox("anne")
    assert card.count("Morning Anne") == 1
    assert "Four actions" in card
    assert card.index("Riverside Partnership") < card.index("CR1.5") < card.index("Harbour Board")


def test_a_button_on_that_card_records_where_it_belongs(two: Stage) -> None:
    two.days(1)
    assert "HB1.5 is now Green" in two.press("anne", "On track", about="HB1.5")
    assert "CR1.5 is now Red" in two.press("anne", "Needs action", about="CR1.5")
    assert "🟢 Green · HB1.5" in harbour(two)
    assert "🟥 Red · CR1.5" in riverside(two)


def test_undoing_there_takes_back_the_right_one(two: Stage) -> None:
    two.days(1)
    two.press("anne", "On track", about="HB1.5")
    assert "HB1.5 is now Not rated" in two.press("anne", "Undo")


def test_all_on_track_is_said_of_one_partnership(two: Stage) -> None:
    two.days(1)
    said = two.press("anne", "Harbour Board: all on track")
    assert "HB1.5 is now Green" in said
    assert "HB1.6 is now Green" in said
    assert "Green" not in riverside(two)


def test_the_form_of_that_card_shows_one_partnerships_actions_and_records_them(
    two: Stage,
) -> None:
    two.days(1)
    form = two.form("anne", "Harbour Board: one form")
    labels = " ".join(field.label for field in form.fields)
    assert "HB1.6" in labels
    assert "CR1" not in labels
    said = two.submit("anne", form.command, status_2="amber", comment_2="late")
    assert "HB1.6 is now Amber" in said


def test_a_reply_in_words_to_that_card_asks_once_and_stays_with_the_card(two: Stage) -> None:
    two.say("ruth", "/action add HB1.7 Far away, @anne, end March 2027", place=HARBOUR)
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
    two: Stage, words: str, answered: str
) -> None:
    two.days(1)
    assert two.say("anne", words).startswith("Which partnership do you mean?")
    assert answered in two.press("anne", "Harbour Board")


def test_remind_me_tomorrow_holds_for_the_whole_card(two: Stage) -> None:
    two.days(1)
    assert "I'll remind you on" in two.press("anne", "Remind me tomorrow")
    two.days(1.1)
    assert two.inbox("anne").count("Morning Anne") == 2
    assert "HB1.6" in in_words(two.seen("anne")[-1])
    assert "CR1.6" in in_words(two.seen("anne")[-1])


def test_each_digest_goes_to_its_own_channel_with_its_own_actions(two: Stage) -> None:
    two.command("bev", "meeting Thu 1 Oct 2pm")
    two.app.conductor.next_meeting()
    assert "CR1.5" in two.channel()
    assert "HB1.5" not in two.channel()
    assert not any("RAG digest" in message.title for message in two.seen("ruth", HARBOUR))


def test_a_coordinator_of_one_is_a_lead_in_the_other_and_no_more(two: Stage) -> None:
    two.command("bev", "assign CR1.5 to @ruth")
    asked = two.say("ruth", "add CR9.9 Mine, @ruth, Oct")
    assert asked.startswith("Which partnership do you mean?")
    assert "Only a coordinator (Bev Hall)" in two.press("ruth", "Riverside Partnership")
    assert "CR9.9" not in riverside(two)
