"""A paper is asked for in the chat, and comes as a file.

All of these share one stage on each platform, so each looks only at the files that it brought.
"""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document

from handlers.messages import from_dict
from store.mail import Post
from tests.handlers.plan_files import SMALL
from tests.walks.conftest import Anywhere, SetUp
from tests.walks.stage import Stage
from tests.walks.walk import BEV, CHANNEL

START = datetime(2026, 9, 7, 8, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def stage(set_up_once: SetUp) -> Anywhere:
    """A plan of three actions."""
    made = set_up_once(START)
    made.say(BEV, "import", files=[("plan.csv", SMALL.encode())])
    made.press(BEV, "Import")
    return made


def test_a_word_paper_comes_after_a_word_that_it_is_on_its_way(stage: Anywhere) -> None:
    said = stage.say(BEV, "export word")
    assert said.startswith("On it: writing the Word file of the action plan, 3 actions.")
    assert "Here is the action plan for Word, 3 actions" in said
    name, data = stage.given(BEV)[-1]
    assert name == "Riverside Partnership action plan 2026-09-07.docx"
    paper = Document(BytesIO(data))
    assert [cell.text for cell in paper.tables[0].rows[1].cells][:2] == ["F1", "Open a food hub"]


def test_a_paper_of_exceptions_counts_its_own(stage: Anywhere) -> None:
    said = stage.say(BEV, "export exceptions excel")
    assert said.startswith("On it: writing the Excel file of the exceptions.")
    assert "Here are the exceptions for Excel, 1 of 3 actions, as of" in said
    stage.say(BEV, "F2 green")
    said = stage.say(BEV, "export exceptions word")
    assert "Here are the exceptions for Word, none of 3 actions, as of" in said


def test_a_paper_asked_for_in_the_channel_comes_to_the_asker_alone(stage: Anywhere) -> None:
    said = stage.command(BEV, "export excel")
    assert "It comes to you in our own conversation." in said
    assert stage.given(BEV, CHANNEL) == []
    assert stage.given(BEV)[-1][0].endswith(".xlsx")


def test_what_cannot_be_exported_says_what_can(stage: Anywhere) -> None:
    before = len(stage.given(BEV))
    said = stage.say(BEV, "export pdf")
    assert "I write no PDF." in said
    assert "[Word paper]" in said
    assert len(stage.given(BEV)) == before


def test_leads_are_printed_as_posts_where_that_is_said(stage: Anywhere) -> None:
    stage.say(BEV, "assign F1 to Anne Bell")
    said = stage.say(BEV, "export csv leads as posts")
    assert said.startswith("On it: writing the CSV file of the action plan, 3 actions.")


def test_the_digest_offers_its_paper(stage: Anywhere) -> None:
    before = len(stage.given(BEV))
    stage.say(BEV, "digest")
    stage.press(BEV, "Word paper")
    assert [name[-5:] for name, _ in stage.given(BEV)[before:]] == [".docx"]


def test_how_many_are_on_their_way_leaves_out_what_is_private(local_stage: Stage) -> None:
    local_stage.say(BEV, "import", files=[("plan.csv", SMALL.encode())])
    local_stage.press(BEV, "Import")
    local_stage.say(BEV, "make F2 private")
    said = local_stage.say(BEV, "export word")
    assert said.startswith("On it: writing the Word file of the action plan, 2 actions.")
    assert "Here is the action plan for Word, 2 actions" in said


def test_the_bytes_are_not_kept_with_the_message(local_stage: Stage) -> None:
    local_stage.command(BEV, "add F1 Open a food hub, @anne, Oct")
    local_stage.say(BEV, "export csv")
    with local_stage.database.reading() as session:
        kept = [p.message for p in session.query(Post) if p.files and p.author == "chaser"]
    (attachment,) = from_dict(kept[0] or {}).attachments
    assert attachment.write is None
