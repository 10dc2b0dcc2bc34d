"""A paper is asked for in the chat, and comes as a file."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document

from handlers.messages import from_dict
from handlers.requests import File
from store.database import Database
from store.mail import Post
from tests.handlers.plan_files import SMALL
from tests.walks.stage import Stage
from tests.walks.walk import BEV, CHANNEL

START = datetime(2026, 9, 7, 8, 30, tzinfo=UTC)


@pytest.fixture
def stage(sqlite_database: Database) -> Stage:
    made = Stage(sqlite_database, START)
    made.say(BEV, "import", files=[("plan.csv", SMALL.encode())])
    made.press(BEV, "Import")
    return made


def _files(stage: Stage, place: str) -> list[File]:
    with stage.database.reading() as session:
        found = session.query(Post).where(Post.place == place, Post.author == "chaser")
        return [File(**file) for post in found.order_by(Post.id) for file in post.files]


def test_a_word_paper_comes_after_a_word_that_it_is_on_its_way(stage: Stage) -> None:
    said = stage.say(BEV, "export word")
    assert said.startswith("On it: writing the Word file of the action plan, 3 actions.")
    assert "Here is the action plan for Word, 3 actions" in said
    (file,) = _files(stage, f"dm:{BEV}")
    assert file.name == "Riverside Partnership action plan 2026-09-07.docx"
    paper = Document(BytesIO(stage.app.chat.fetch(file, 1_000_000)))
    assert [cell.text for cell in paper.tables[0].rows[1].cells][:2] == ["F1", "Open a food hub"]
    stage.stop()


def test_a_paper_of_exceptions_counts_its_own(stage: Stage) -> None:
    said = stage.say(BEV, "export exceptions excel")
    assert said.startswith("On it: writing the Excel file of the exceptions.")
    assert "Here are the exceptions for Excel, 1 of 3 actions, as of" in said
    stage.say(BEV, "F2 green")
    said = stage.say(BEV, "export exceptions word")
    assert "Here are the exceptions for Word, none of 3 actions, as of" in said
    stage.stop()


def test_a_paper_asked_for_in_the_channel_comes_to_the_asker_alone(stage: Stage) -> None:
    said = stage.command(BEV, "export excel")
    assert "It comes to you in our own conversation." in said
    assert _files(stage, CHANNEL) == []
    assert [file.name[-5:] for file in _files(stage, f"dm:{BEV}")] == [".xlsx"]
    stage.stop()


def test_what_cannot_be_exported_says_what_can(stage: Stage) -> None:
    said = stage.say(BEV, "export pdf")
    assert "I don't know how to export “pdf”" in said
    assert "[Word paper]" in said
    assert _files(stage, f"dm:{BEV}") == []
    stage.stop()


def test_leads_are_printed_as_posts_where_that_is_said(stage: Stage) -> None:
    stage.say(BEV, "assign F1 to Anne Bell")
    said = stage.say(BEV, "export csv leads as posts")
    assert said.startswith("On it: writing the CSV file of the action plan, 3 actions.")
    stage.stop()


def test_the_digest_offers_its_paper(stage: Stage) -> None:
    stage.say(BEV, "digest")
    stage.press(BEV, "Word paper")
    assert [file.name[-5:] for file in _files(stage, f"dm:{BEV}")] == [".docx"]
    stage.stop()


def test_the_bytes_are_not_kept_with_the_message(stage: Stage) -> None:
    stage.say(BEV, "export csv")
    with stage.database.reading() as session:
        kept = [p.message for p in session.query(Post) if p.files and p.author == "chaser"]
    (attachment,) = from_dict(kept[0] or {}).attachments
    assert attachment.write is None
    stage.stop()
