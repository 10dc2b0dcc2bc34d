"""The coordinator sees a digest before everybody, and what is posted is what they let out."""

from datetime import datetime

import pytest

from tests.walks.conftest import LONDON, Anywhere, SetUp
from tests.walks.test_the_loop import SAMPLE, has_a_plan
from tests.walks.walk import CHANNEL

IN_2026 = datetime(2026, 9, 21, 9, tzinfo=LONDON)
PREVIEW = datetime(2026, 9, 29, 9, tzinfo=LONDON)  # the meeting is on Thu 1 Oct
DIGEST = datetime(2026, 9, 30, 9, tzinfo=LONDON)
SECRET = "Mrs Shah complained"


@pytest.fixture
def stage(set_up: SetUp) -> Anywhere:
    return set_up(IN_2026, is_previewed)


def is_previewed(stage: Anywhere) -> None:
    has_a_plan(stage, SAMPLE)
    stage.command("bev", f"update FD3 red {SECRET} about the van")
    stage.go(PREVIEW)


def test_a_working_day_before_the_coordinator_sees_what_will_be_posted(stage: Anywhere) -> None:
    seen = "The digest" + stage.inbox("bev").rpartition("The digest")[2]
    assert "The digest for Thu 1 Oct, 2pm goes to the channel on Wed 30 Sep, 9am." in seen
    assert "No meeting is known after this one, so nobody will be asked for it" in seen
    assert SECRET in seen
    assert "[Hold] [Post now] [Leave out a comment] [Edit for print]" in seen
    assert "RAG digest for" not in stage.channel()
    assert "goes to the channel" not in stage.inbox("di")


def test_unheld_it_posts_itself_and_is_previewed_once(stage: Anywhere) -> None:
    stage.go(DIGEST)
    assert stage.channel().count("RAG digest for Thu 1 Oct") == 1
    assert stage.inbox("bev").count("goes to the channel on") == 1


def test_what_is_held_waits_until_it_is_let_out(stage: Anywhere) -> None:
    assert "is held: it goes to the channel when you post or release it" in stage.press(
        "bev", "Hold"
    )
    stage.go(DIGEST)
    assert "RAG digest for" not in stage.channel()
    assert stage.inbox("bev").count("is held, so it was not posted") == 1
    stage.press_at("bev", "is held, so it was not posted", "Post now")
    assert stage.channel().count("RAG digest for Thu 1 Oct") == 1
    stage.days(0.1)
    assert stage.channel().count("RAG digest for Thu 1 Oct") == 1


def test_a_hold_that_is_undone_or_released_lets_it_post_itself(stage: Anywhere) -> None:
    stage.press("bev", "Hold")
    stage.press("bev", "Undo")
    stage.command("bev", "digest hold")
    stage.command("bev", "digest release")
    stage.go(DIGEST)
    assert stage.channel().count("RAG digest for Thu 1 Oct") == 1


def test_posted_now_it_is_not_posted_again_and_refreshed_it_is_a_new_version(
    stage: Anywhere,
) -> None:
    stage.press_at("bev", "goes to the channel on", "Post now")
    stage.go(DIGEST)
    assert stage.channel().count("RAG digest for Thu 1 Oct") == 1
    stage.command("bev", "update FD3 amber van is back")
    assert "A new version of the digest is on its way" in stage.command("bev", "digest refresh")
    assert "RAG digest for Thu 1 Oct, 2pm · version 2" in stage.channel()
    assert stage.inbox("di").count("worth a question") == 1


def test_a_comment_left_out_is_kept_and_not_printed_unless_that_is_undone(stage: Anywhere) -> None:
    stage.press_at("bev", "goes to the channel on", "Leave out a comment")
    said = stage.command("bev", "digest leave out FD3")
    assert said.startswith("The comment on FD3 stays out of the digest. It is kept on record.")
    stage.go(DIGEST)
    digest = stage.channel()
    assert "FD3" in digest
    assert SECRET not in digest.rpartition("RAG digest for")[2]
    assert SECRET in stage.command("bev", "history FD3")


def test_words_for_print_stand_in_the_digest_until_the_lead_says_more(stage: Anywhere) -> None:
    stage.submit("bev", "digest edit FD3", words="A resident raised a concern")
    assert "A resident raised a concern" in stage.command("bev", "digest preview")
    assert SECRET in stage.command("bev", "show FD3")
    stage.command("bev", "update FD3 red resolved with the resident")
    shown = stage.command("bev", "digest preview")
    assert "resolved with the resident" in shown
    assert "raised a concern" not in shown


def test_a_digest_can_be_read_again_to_the_letter(stage: Anywhere) -> None:
    stage.go(DIGEST)
    stage.days(3)
    stage.command("bev", "update FD3 green all well")
    said = stage.command("di", "digest 1 Oct")
    assert "As posted Wed 30 Sep, 9am." in said
    assert SECRET in said
    assert "all well" not in said
    assert "With every theme" in said
    assert "No digest was posted for" in stage.command("di", "digest 3 Jan 2026")
    assert SECRET in stage.command("di", "digest last")


def test_a_chair_asks_for_the_brief_and_nobody_else_sees_it(stage: Anywhere) -> None:
    assert "No digest was posted yet." in stage.command("di", "digest last")
    seen = len(stage.said("anne", CHANNEL))
    said = stage.command("di", "brief")
    assert "worth a question" in said
    assert "[Show it]" in said
    assert "worth a question" in stage.command("bev", "brief")
    assert "The brief is for chairs and coordinators." in stage.command("anne", "brief")
    assert all("question" not in told for told in stage.said("anne", CHANNEL)[seen:])
    stage.days(14)
    assert stage.inbox("di").count("worth a question") == 1, "the digest brings its own as before"


def test_an_addendum_says_what_has_changed_since(stage: Anywhere) -> None:
    stage.go(DIGEST)
    assert "has changed since" in stage.command("bev", "digest addendum")
    stage.days(0.2)
    stage.command("bev", "update FD3 amber van is back, now 30 Nov")
    shown = stage.command("bev", "digest addendum")
    assert "FD3 is Amber (was Red)" in shown
    assert "Mon 30 Nov" in shown
    assert "Addendum" not in stage.channel("di")
    stage.press("bev", "Post it")
    assert "Addendum to the RAG digest for Thu 1 Oct" in stage.channel("di")


def test_only_a_coordinator_steers_the_digest(stage: Anywhere) -> None:
    for words in ("hold", "release", "leave out FD3", "edit FD3", "addendum"):
        said = stage.command("di", f"digest {words}")
        assert "Only a coordinator (Bev Hall) can" in said, words
