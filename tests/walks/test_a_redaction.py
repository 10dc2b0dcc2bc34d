"""A comment that should never have been written is removed, and nowhere do its words stand."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import MetaData, select

from store.database import Database
from store.mail import Delivery
from store.models import Entry
from tests.walks.conftest import LONDON, Anywhere, SetUp
from tests.walks.stage import Stage
from tests.walks.test_the_loop import SAMPLE, set_out

BEGINS = datetime(2026, 9, 7, 9, tzinfo=LONDON)
SECRET = "Mrs Okonkwo of Mill Lane “complained” that the driver shouted"
MARKS = ("okonkwo", "mill lane")
CARD = datetime(2026, 9, 14, 12, tzinfo=LONDON)
PAPERS = datetime(2026, 9, 23, 12, tzinfo=LONDON)
DIGEST = datetime(2026, 9, 30, 12, tzinfo=LONDON)


@dataclass
class Removal:
    """What came of removing a secret that was replied, answered, edited, posted and printed."""

    stage: Anywhere
    stood: set[str]  # where it stood before; so for each that follows
    posted: int
    digests: int
    asked: str
    standing: set[str]  # where it stood when it was asked whether it is meant
    done: str
    stands: set[str]
    messages: int


@pytest.fixture(scope="module")
def removal(set_up_once: SetUp) -> Removal:
    """The story, told once on each platform. The tests read what came of it."""
    stage = set_out(set_up_once, BEGINS, SAMPLE)
    tell(stage)
    return removed(stage)


def tell(stage: Anywhere) -> None:
    """The secret gets everywhere."""
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


def removed(stage: Anywhere) -> Removal:
    """A coordinator removes it."""
    return Removal(
        stage=stage,
        stood=places(stage.database),
        posted=len(stage.said("bev", "riverside")),
        digests=stage.channel().count("RAG digest for"),
        asked=stage.command("bev", "redact FD3 names a resident"),
        standing=places(stage.database),
        done=stage.press("bev", "Redact it"),
        stands=places(stage.database),
        messages=len(stage.said("bev", "riverside")),
    )


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


def test_a_redacted_comment_stands_nowhere_in_the_database(removal: Removal) -> None:
    assert {
        "action.comment", "update.comment", "update.change", "entry.words", "receipt.request",
        "delivery.body", "published.body", "paper_file.content",
    } <= removal.stood  # fmt: skip
    in_the_chat = {"post.text", "post.message", "upload.content"}
    assert in_the_chat <= removal.stood or not isinstance(removal.stage, Stage)
    asked = removal.asked
    assert "Remove these words of Leanne Price on Mon 7 Sep from FD3 for good?" in asked
    assert "This can't be undone." in asked
    assert "Who, when and why stay: “names a resident”." in asked
    assert removal.standing >= removal.stood, "nothing is done before it is confirmed"
    assert "Redacted: the words of Leanne Price on Mon 7 Sep on FD3." in removal.done
    assert removal.stands == set()


def test_what_was_posted_is_corrected_in_its_place(removal: Removal) -> None:
    stage = removal.stage
    assert "“[redacted]”" in stage.channel("ruth")
    assert not has_secret(stage.channel("ruth"))
    assert stage.channel().count("RAG digest for") == removal.digests
    if isinstance(stage, Stage):  # Slack parts a message that is too long for one
        assert removal.messages == removal.posted + 2  # what was asked, and answered
    with stage.database.reading() as session:
        rows = session.query(Delivery).filter(Delivery.state == "sent").all()
        assert [row.key for row in rows if row.want > row.shown] == []


def test_a_digest_that_is_shown_again_is_without_it(removal: Removal) -> None:
    assert "[redacted]" in removal.stage.say("bev", "digest 1 Oct")


def test_history_says_who_removed_it_when_and_why_and_it_cannot_be_undone(
    removal: Removal,
) -> None:
    stage = removal.stage
    history = stage.command("bev", "history FD3")
    assert "a comment was redacted by Bev Hall: names a resident" in history
    assert "Leanne Price, through a message: status Red" in history
    with stage.database.reading() as session:
        entry = session.query(Entry).filter_by(source="a redaction").one()
    assert "A redaction can't be undone" in stage.command("bev", f"undo {entry.id}")


def test_after_it_the_action_counts_as_before_and_has_no_comment(removal: Removal) -> None:
    stage = removal.stage
    assert "Red" in stage.command("bev", "list red")
    assert "has no comment to redact" in stage.command("bev", "redact FD3 once more")
    stage.command("bev", "export word")
    assert places(stage.database) == set()
