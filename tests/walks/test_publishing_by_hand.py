"""`export publish`: its files are written while others go on, and nothing that is over gets in."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from bot.chat.chat import ChatError
from handlers.exports import publishing
from handlers.exports.exporting import written
from handlers.messages import Message
from store.mail import Delivery
from tests.walks.conftest import Anywhere
from tests.walks.test_the_meeting_paper import (
    ANNE,
    CUT_OFF,
    colours,
    kept,
    versions,
)
from tests.walks.test_the_meeting_paper import stage as stage
from tests.walks.walk import BEV


def whenever_it_is_written(
    monkeypatch: pytest.MonkeyPatch, act: Callable[[int], None]
) -> list[bool]:
    """While each file is written somebody does something; whether they could, in time."""
    could: list[bool] = []

    def meanwhile(*arguments: Any) -> bytes:
        other = threading.Thread(target=act, args=(len(could),), daemon=True)
        other.start()
        other.join(20)
        could.append(not other.is_alive())
        return written(*arguments)

    monkeypatch.setattr(publishing, "written", meanwhile)
    return could


def landlord_says_no(stage: Anywhere) -> Callable[[int], None]:
    """Bev hears of it while the first file is written, and says so."""

    def speak(n: int) -> None:
        if n == 0:
            stage.hand_in(BEV, "update F1 red the landlord said no")

    return speak


def content(stage: Anywhere) -> str:
    """The words of the first page of the newest Word paper."""
    document = Document(BytesIO(stage.given(BEV)[-2][1]))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_others_go_on_while_its_files_are_written(
    stage: Anywhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    could = whenever_it_is_written(monkeypatch, lambda _n: stage.hand_in(ANNE, "mine"))
    assert "is ready to attach" in stage.say(BEV, "export publish")
    assert could == [True, True]
    assert [version for version, _ in versions(stage)] == [1]


def test_what_is_said_while_it_is_written_is_in_it_and_there_is_one_version(
    stage: Anywhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    could = whenever_it_is_written(monkeypatch, landlord_says_no(stage))
    stage.say(BEV, "export publish")
    assert could == [True] * 4, "both files were written again"
    assert [version for version, _ in versions(stage)] == [1]
    assert colours(stage.given(BEV)[0])["F1"] == "red"


def test_words_that_are_redacted_while_it_is_written_are_not_in_it(
    stage: Anywhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.say(BEV, "update F1 red Mrs Secret of the High Street said no")
    stage.say(BEV, "redact F1 names a resident")
    stage.press(BEV, "Bev Hall on Mon 7 Sep: Mrs Secret of the High Street said no")

    def redact(n: int) -> None:
        if n == 1:
            stage.hand_in_press(BEV, "Redact it")

    could = whenever_it_is_written(monkeypatch, redact)
    stage.say(BEV, "export publish")
    assert could == [True] * 4
    assert len(versions(stage)) == 1
    assert "F1" in content(stage)
    assert "Secret" not in content(stage)
    assert all(b"Secret" not in one for one in kept(stage))


def test_where_somebody_always_speaks_it_is_published_all_the_same(
    stage: Anywhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    def speak(n: int) -> None:
        if n < 6:
            stage.hand_in(BEV, f"update F1 red word number {n}")

    whenever_it_is_written(monkeypatch, speak)
    assert "is ready to attach" in stage.say(BEV, "export publish")
    assert [version for version, _ in versions(stage)] == [1]
    assert "word number 5" in content(stage)


def test_a_paper_that_could_not_be_sent_is_sent_again_and_not_published_twice(
    stage: Anywhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = stage.app.chat.send
    lost: list[Message] = []

    def lose_the_first(address: Any, message: Message, *more: Any) -> list[str]:
        if message.attachments and not lost:
            lost.append(message)
            raise ChatError("timed out")
        return send(address, message, *more)

    monkeypatch.setattr(stage.app.chat, "send", lose_the_first)
    stage.say(BEV, "export publish")
    first = kept(stage)
    assert (len(lost), len(first), stage.given(BEV)) == (1, 2, [])
    stage.say(BEV, "update F1 red the landlord said no")
    with stage.database.writing() as session:
        for row in session.query(Delivery).filter(Delivery.state == "owed"):
            row.next_try_at = datetime(2020, 1, 1, tzinfo=UTC)
    stage.app.sender.drain()
    assert [content for _, content in stage.given(BEV)] == first
    assert kept(stage) == first


def test_the_paper_of_the_cut_off_waits_for_the_next_look_where_something_came_between(
    stage: Anywhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    could = whenever_it_is_written(monkeypatch, landlord_says_no(stage))
    stage.go(CUT_OFF)
    assert (could[:2], len(versions(stage))) == ([True, True], min(1, len(could) // 4))
    stage.go(CUT_OFF.replace(minute=10))
    assert [version for version, _ in versions(stage)] == [1]
