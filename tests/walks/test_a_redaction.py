"""A comment that should never have been written is removed, and nowhere do its words stand."""

from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import MetaData, select

from store.database import Database
from store.mail import Delivery
from tests.walks.conftest import LONDON, Anywhere, SetUp
from tests.walks.stage import Stage
from tests.walks.test_the_loop import SAMPLE, set_out

BEGINS = datetime(2026, 9, 7, 9, tzinfo=LONDON)
SECRET = "Mrs Okonkwo of Mill Lane “complained” that the driver shouted"
MARKS = ("okonkwo", "mill lane")
CARD = datetime(2026, 9, 14, 12, tzinfo=LONDON)
PAPERS = datetime(2026, 9, 23, 12, tzinfo=LONDON)
DIGEST = datetime(2026, 9, 30, 12, tzinfo=LONDON)


@pytest.fixture
def stage(set_up: SetUp) -> Anywhere:
    """A secret that was replied, answered, previewed, edited, posted, printed and exported."""
    stage = set_out(set_up, BEGINS, SAMPLE)
    stage.command("bev", "assign FD3 to @leanne")
    stage.say("leanne", f"FD3 red, {SECRET}")
    stage.command("leanne", "digest")
    stage.command("bev", "export csv")
    stage.go(PAPERS)
    stage.command("bev", "export publish")
    stage.command("bev", "digest preview")
    stage.submit("bev", "digest edit FD3", words="A resident complained")
    stage.command("bev", "digest edit FD3")
    stage.press("bev", "Undo")
    stage.go(DIGEST)
    stage.command("bev", "history FD3")
    stage.command("bev", "show FD3")
    return stage


def places(database: Database) -> set[str]:
    """The columns of the whole database in which the secret stands, files unpacked."""
    found = set()
    tables = MetaData()
    tables.reflect(database.engine)
    with database.engine.connect() as connection:
        for name, table in tables.tables.items():
            for row in connection.execute(select(table)).mappings():
                found |= {f"{name}.{key}" for key, value in row.items() if has_secret(value)}
    return found


def has_secret(value: object) -> bool:
    if isinstance(value, bytes) and value.startswith(b"PK"):
        with ZipFile(BytesIO(value)) as packed:
            return any(has_secret(packed.read(name)) for name in packed.namelist())
    text = value.decode("utf-8", "ignore") if isinstance(value, bytes) else str(value)
    return any(mark in text.casefold() for mark in MARKS)


def test_a_redacted_comment_stands_nowhere_in_the_database(stage: Anywhere) -> None:
    before = places(stage.database)
    assert {
        "action.comment", "update.comment", "update.change", "entry.words", "receipt.request",
        "delivery.body", "published.body", "paper_file.content",
    } <= before  # fmt: skip
    in_the_chat = {"post.text", "post.message", "upload.content"}
    assert in_the_chat <= before or not isinstance(stage, Stage)
    asked = stage.command("bev", "redact FD3 names a resident")
    assert "Remove these words of Leanne Price on Mon 7 Sep from FD3 for good?" in asked
    assert "This can't be undone." in asked
    assert "Who, when and why stay: “names a resident”." in asked
    assert places(stage.database) >= before, "nothing is done before it is confirmed"
    done = stage.press("bev", "Redact it")
    assert "Redacted: the words of Leanne Price on Mon 7 Sep on FD3." in done
    assert places(stage.database) == set()


def test_what_was_posted_is_corrected_in_its_place(stage: Anywhere) -> None:
    posted, digests = len(stage.said("bev", "riverside")), stage.channel().count("RAG digest for")
    stage.command("bev", "redact FD3 names a resident")
    stage.press("bev", "Redact it")
    assert "“[redacted]”" in stage.channel("ruth")
    assert not has_secret(stage.channel("ruth"))
    assert stage.channel().count("RAG digest for") == digests
    assert "[redacted]" in stage.command("bev", "digest 1 Oct")
    if isinstance(stage, Stage):  # Slack parts an old digest that is shown again
        assert len(stage.said("bev", "riverside")) == posted + 3  # what was asked, and answered
    with stage.database.reading() as session:
        rows = session.query(Delivery).filter(Delivery.state == "sent").all()
        assert [row.key for row in rows if row.want > row.shown] == []


def test_history_says_who_removed_it_when_and_why_and_it_cannot_be_undone(stage: Anywhere) -> None:
    stage.command("bev", "redact FD3 names a resident")
    stage.press("bev", "Redact it")
    history = stage.command("bev", "history FD3")
    assert "a comment was redacted by Bev Hall: names a resident" in history
    assert "Leanne Price, through a message: status Red" in history
    with stage.database.reading() as session:
        from store.models import Entry

        entry = session.query(Entry).filter_by(source="a redaction").one()
    assert "A redaction can't be undone" in stage.command("bev", f"undo {entry.id}")


def test_after_it_the_action_counts_as_before_and_has_no_comment(stage: Anywhere) -> None:
    stage.command("bev", "redact FD3 names a resident")
    stage.press("bev", "Redact it")
    assert "Red" in stage.command("bev", "list red")
    assert "has no comment to redact" in stage.command("bev", "redact FD3 once more")
    stage.command("bev", "export word")
    assert places(stage.database) == set()
