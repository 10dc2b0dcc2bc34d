"""A comment in confidence is for the action's leads, the coordinators and the chairs alone."""

import re
from datetime import timedelta

import pytest

from handlers.chasing.reminders import compose_card
from handlers.exports.ground import ground
from handlers.exports.plan import plan_paper
from handlers.messages import from_dict
from store import people
from store.mail import Delivery, Shown
from store.models import Deadline
from tests.handlers.room import Room

SECRET = "zebra"


@pytest.fixture
def confided(room: Room) -> Room:
    """Anne has said in confidence why CR1.3 is Red; before it she said something for all."""
    room.command("anne", "update CR1.3 amber the first word")
    room.say("anne", "CR1.3 red, the zebra left, not for publication")
    return room


def test_it_is_kept_and_who_sees_it_is_said(room: Room) -> None:
    said = room.say("anne", "CR1.3 red, the zebra left, not for publication")
    assert said.startswith("CR1.3 is now Red (was Green). Your comment stays out of the digest and")
    assert "its leads, the coordinators and the chairs see it." in said
    assert "“the zebra left”" in said
    assert (room.action(1).comment, room.action(1).comment_private) == ("the zebra left", True)


@pytest.mark.parametrize(
    "words",
    [
        "update CR1.3 red private: the zebra left",
        "private: CR1.3 red the zebra left",
        "private CR1.3 red the zebra left",
        "done CR1.3 private: the zebra left",
        "move CR1.3 to 30 Nov, private: the zebra left",
        "hold CR1.3 until Jan, in confidence: the zebra left",
        "CR1.3 private: the zebra left",
    ],
)
def test_it_may_be_said_in_any_command_and_is_confirmed_to_its_writer_alone(
    room: Room, words: str
) -> None:
    said = room.command("anne", words)
    action = room.action(1)
    assert (action.comment, action.comment_private) == ("the zebra left", True), said
    assert not action.private
    assert action.hold_why == ""
    assert room.answer is not None
    assert not room.answer.to_all
    assert "stays out of the digest" in said


def test_a_private_action_may_still_be_given_its_reason(room: Room) -> None:
    assert "CR1.3 is private now" in room.command("anne", "private CR1.3 it names a child")
    assert room.action(1).comment == ""


def test_a_form_says_how_and_takes_it(room: Room) -> None:
    room.command("anne", "update CR1.3")
    assert "“private:”" in next(f.hint for f in room.form.fields if f.name == "comment")
    room.submit("anne", "update #1", status="red", comment="Private: the zebra left")
    assert (room.action(1).comment, room.action(1).comment_private) == ("the zebra left", True)


ASKED = (
    *("list", "list red", "list lead anne", "show CR1.3", "show left", "history CR1.3", "history"),
    *("digest", "digest red", "digest full", "CR1.3", "undo 2", "home", "sent CR1.3"),
)


@pytest.mark.parametrize("who", ["max", "priya"])
def test_others_never_read_it(confided: Room, who: str) -> None:
    for words in ASKED:
        for said in (confided.command(who, words), confided.say(who, words)):
            assert SECRET not in said
            assert SECRET not in str(confided.answer)
    confided.command("anne", "update CR1.3 amber the last word")
    for words in ASKED:
        assert SECRET not in confided.command(who, words)


@pytest.mark.parametrize("who", ["anne", "bev", "carol"])
def test_its_leads_coordinators_and_chairs_do(confided: Room, who: str) -> None:
    assert "the zebra left” (Anne Baker, private)" in confided.command(who, "show CR1.3")
    confided.command("anne", "update CR1.3 amber the last word")
    assert "“the zebra left” (Anne Baker, private)" in confided.command(who, "show CR1.3")
    assert "the zebra left" in confided.command(who, "history CR1.3")
    assert "the first word" in confided.command("max", "show CR1.3")


def test_the_next_comment_is_for_all_and_undo_brings_it_back_as_it_was(confided: Room) -> None:
    confided.command("anne", "update CR1.3 amber the last word")
    assert not confided.action(1).comment_private
    assert "the last word" in confided.command("max", "list")
    assert "its comment is “the zebra left” again" in confided.press_words("anne", "undo")
    assert confided.answer is not None
    assert not confided.answer.to_all
    assert confided.action(1).comment_private
    assert SECRET not in confided.command("max", "history CR1.3")


def test_what_is_put_back_is_as_private_as_it_was(confided: Room) -> None:
    confided.say("anne", "undo")
    confided.press("anne", "Put it back")
    assert confided.action(1).comment_private
    for words in ("history CR1.3", "show CR1.3"):
        assert SECRET not in confided.command("max", words)


def test_a_former_lead_reads_no_more_what_they_once_said(confided: Room) -> None:
    confided.command("bev", "assign CR1.3 to Priya Nair")
    for words in ("history", "history CR1.3", "show CR1.3"):
        assert SECRET not in confided.say("anne", words)
    assert SECRET in confided.say("priya", "show CR1.3")


def test_no_reason_of_a_move_is_printed(room: Room) -> None:
    room.command("anne", "move CR1.3 to 30 Nov, private: the zebra left")
    room.command("anne", "update CR1.3 amber the last word")
    whys = [each.why for each in room.session.query(Deadline)]
    assert set(whys) == {""}


def test_a_chair_may_comment_in_confidence(room: Room) -> None:
    said = room.command("carol", "update CR1.3 in confidence: the zebra left")
    assert "stays out of the digest" in said
    assert room.answer is not None
    assert not room.answer.to_all
    assert SECRET in room.command("anne", "history CR1.3")
    for words in ("history CR1.3", "show CR1.3", "list"):
        assert SECRET not in room.command("max", words)


def test_what_is_refused_is_asked_for_in_confidence_too(room: Room) -> None:
    room.say("priya", "CR1.3 red, private: the zebra left")
    room.press("priya", "Ask Bev Hill to")
    asked = room.told("bev")[-1]
    assert "private: the zebra left" in asked


def test_a_question_records_it_days_later_as_private(room: Room) -> None:
    room.say("priya", "CR2.1 in confidence: should be green by Friday, the zebra left")
    kept = next(b.text for b in room.message.every_button() if b.text.startswith("answer "))
    room.press_words("priya", kept)
    assert SECRET in room.action(3).comment
    for words in ("list", "show CR2.1", "history CR2.1", "digest full"):
        assert SECRET not in room.command("max", words)


def test_a_wish_keeps_its_reason_close(room: Room) -> None:
    room.command("bev", "settings approve deadlines by chair")
    room.say("anne", "CR1.3 now 30 Nov, private: the zebra left")
    assert any("the zebra left" in said for said in room.told("carol"))
    assert SECRET not in room.command("max", "show CR1.3")
    decide = next(b for b in _asked(room, "carol") if re.fullmatch(r"decide \d+ yes", b))
    room.press_words("carol", decide)
    assert room.action(1).moved == 1
    assert {each.why for each in room.session.query(Deadline)} == {""}


def _asked(room: Room, who: str) -> list[str]:
    recipient = people.recipient(room.session, room.partnership.workspace_id, who)
    assert recipient is not None
    rows = room.session.query(Delivery).filter_by(recipient_id=recipient.id)
    return [b.text for row in rows if row.body for b in from_dict(row.body).every_button()]


def test_pasted_from_an_email_it_is_the_writers_and_private(room: Room) -> None:
    said = room.command("bev", "from Anne Baker: CR1.3 red, in confidence, the zebra left")
    assert "The comment stays out of the digest" in said
    assert room.action(1).comment_private


def test_pasted_lines_are_read_back_and_kept_so(room: Room) -> None:
    said = room.command("bev", "update\nCR1.3 red private: the zebra left\nCR2.1 green on its way")
    assert "private comment" in said
    room.press("bev", "Record 2")
    assert room.action(1).comment_private
    assert not room.action(3).comment_private


def test_a_message_that_is_edited_to_be_private_is_so_from_its_beginning(room: Room) -> None:
    room.say("anne", "CR1.3 red, the zebra left")
    room.edit("anne", "CR1.3 red, private: the zebra left")
    assert room.action(1).comment_private
    for words in ("history CR1.3", "show CR1.3", "list"):
        assert SECRET not in room.command("max", words)


def test_no_paper_has_it(confided: Room) -> None:
    for later in ("", "update CR1.3 amber the last word"):
        if later:
            confided.command("anne", later)
        paper = plan_paper(ground(confided.session, confided.partnership, confided.now))
        assert "the first word" in str(paper)
        assert SECRET not in str(paper)


def test_the_preview_offers_nothing_to_leave_out_of_it(confided: Room) -> None:
    assert "its comment is never printed" in confided.command("bev", "digest leave out CR1.3")
    assert SECRET not in str(confided.command("bev", "digest edit"))


def test_a_card_that_went_out_does_not_tell_a_former_lead(confided: Room) -> None:
    card = Delivery(
        key="card:1", kind="card", workspace_id=confided.partnership.workspace_id, state="sent",
        recipient_id=confided.person("Anne Baker").recipient_id, created_at=confided.now,
        partnership_id=confided.partnership.id,
    )  # fmt: skip
    confided.session.add(card)
    confided.session.flush()
    on_it = Shown(delivery_id=card.id, action_id=confided.action(1).id, position=0)
    confided.session.add(on_it)
    shown = compose_card(confided.session, card, confided.now)
    assert SECRET in str(shown)
    confided.command("bev", "assign CR1.3 to Priya Nair")
    confided.say("priya", "CR1.3 red, private: another zebra left")
    shown = compose_card(confided.session, card, confided.now)
    assert "CR1.3" in str(shown)
    assert SECRET not in str(shown)


@pytest.mark.parametrize("mark", ["not for publication please", "sorry, that was in confidence"])
def test_a_mark_a_moment_later_is_about_what_was_just_said(room: Room, mark: str) -> None:
    room.say("anne", "CR1.3 red, the zebra left, now 30 Nov")
    said = room.say("anne", mark)
    assert said.startswith("CR1.3: its comment stays out of the digest and the papers;")
    assert room.action(1).rag == "red"
    assert room.action(1).comment_private
    assert {each.why for each in room.session.query(Deadline)} == {""}
    for words in ("list", "show CR1.3", "history CR1.3", "digest full"):
        assert SECRET not in room.command("max", words)
    assert "the comment is private" in room.command("bev", "history CR1.3")
    assert "CR1.3: its comment is for everybody again." in room.say("anne", "undo")
    assert SECRET in room.command("max", "show CR1.3")


def test_a_mark_is_about_a_chairs_comment_too(room: Room) -> None:
    room.say("carol", "CR1.3 the zebra left")
    assert "CR1.3: your comment stays out" in room.say("carol", "please keep that private")
    assert SECRET not in room.command("max", "history CR1.3")


def test_a_mark_an_hour_later_asks_what_it_is_about(room: Room) -> None:
    room.say("anne", "CR1.3 red, the zebra left")
    room.now += timedelta(hours=2)
    assert "after “private:”" in room.say("anne", "not for publication please")
    assert not room.action(1).comment_private


def test_a_wish_is_kept_close_by_a_mark_a_moment_later(room: Room) -> None:
    room.command("bev", "settings approve deadlines by chair")
    room.say("anne", "CR1.3 now 30 Nov, the zebra left")
    room.say("anne", "not for publication please")
    approve = next(b for b in _asked(room, "carol") if re.fullmatch(r"decide \d+ yes", b))
    room.press_words("carol", approve)
    assert room.action(1).moved == 1
    assert {each.why for each in room.session.query(Deadline)} == {""}
