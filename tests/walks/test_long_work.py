"""What takes longer than a platform waits is acknowledged first, and then done, once."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.chat.chat import ChatError
from handlers.deliveries import postponed
from store.drafts import Draft
from store.mail import Delivery
from store.models import Action
from tests.handlers.plan_files import SMALL
from tests.walks.conftest import Anywhere
from tests.walks.walk import BEV, HARBOUR

PLAN = [("plan.csv", SMALL.encode())]
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _three_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postponed, "MANY", 2)


def in_plan(stage: Anywhere) -> int:
    with stage.database.reading() as session:
        return session.query(Action).filter(~Action.withdrawn).count()


def again(stage: Anywhere) -> None:
    """What is owed may be taken again at once."""
    with stage.database.writing() as session:
        for row in session.query(Delivery).filter(Delivery.state == "owed"):
            row.token, row.lease_until, row.next_try_at = None, None, LONG_AGO
    stage.app.sender.drain()


def test_a_long_import_and_its_undo_are_acknowledged_and_then_done(stage: Anywhere) -> None:
    stage.say(BEV, "import", files=PLAN)
    stage.hand_in_press(BEV, "Import")
    assert in_plan(stage) == 0, "the press was acknowledged before anything was written"
    stage.app.sender.drain()
    assert "Plan is imported: 3 actions" in stage.said(BEV)[-1]
    assert in_plan(stage) == 3
    said = stage.press(BEV, "Undo")
    assert "that is 3 actions, so it takes a moment" in said
    assert "Undone: " in said
    assert in_plan(stage) == 0
    assert "Put back: " in stage.press(BEV, "Put it back")
    assert in_plan(stage) == 3


def test_it_is_done_where_it_was_asked(stage: Anywhere) -> None:
    stage.say(BEV, "import", files=PLAN)
    with stage.database.reading() as session:
        draft = session.query(Draft.id).scalar()
    stage.command(BEV, f"import {draft}")
    assert "Plan is imported: 3 actions" in stage.channel()
    assert "Plan is imported" not in stage.inbox(BEV)


def test_pressed_twice_it_is_done_once(stage: Anywhere) -> None:
    stage.say(BEV, "import", files=PLAN)
    stage.hand_in_press(BEV, "Import")
    stage.hand_in_press(BEV, "Import")
    stage.app.sender.drain()
    assert "Nothing was done twice." in stage.said(BEV)[-1]
    assert in_plan(stage) == 3


def test_an_answer_that_could_not_be_sent_is_said_again_and_nothing_done_again(
    stage: Anywhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = stage.app.chat.send
    lost: list[str] = []

    def lose_the_first(address: Any, message: Any, *more: Any) -> list[str]:
        if "is imported" in message.summary and not lost:
            lost.append(message.summary)
            raise ChatError("timed out")
        return send(address, message, *more)

    monkeypatch.setattr(stage.app.chat, "send", lose_the_first)
    stage.say(BEV, "import", files=PLAN)
    stage.press(BEV, "Import")
    assert (len(lost), in_plan(stage)) == (1, 3)
    again(stage)
    assert "Plan is imported: 3 actions" in stage.said(BEV)[-1]
    assert in_plan(stage) == 3


def test_what_is_cancelled_before_it_is_done_is_not_done(stage: Anywhere) -> None:
    stage.say(BEV, "import", files=PLAN)
    stage.hand_in_press(BEV, "Import")
    stage.hand_in_press(BEV, "Cancel")
    stage.app.sender.drain()
    assert "cancelled" in stage.said(BEV)[-1].casefold()
    assert in_plan(stage) == 0


def test_it_is_done_in_the_partnership_in_which_it_was_asked(stage: Anywhere) -> None:
    stage.say(BEV, "import", files=PLAN)
    stage.press(BEV, "Import")
    stage.command(BEV, "setup Harbour Board", HARBOUR)
    assert "Undone: " in stage.press(BEV, "Undo")
    assert in_plan(stage) == 0


def test_what_is_done_between_is_not_what_is_undone(stage: Anywhere) -> None:
    stage.say(BEV, "import", files=PLAN)
    stage.press(BEV, "Import")
    stage.hand_in(BEV, "undo")
    stage.hand_in(BEV, "add Find a hall, Anne B, 30 Oct")
    stage.app.sender.drain()
    with stage.database.reading() as session:
        left = [action.title for action in session.query(Action).filter(~Action.withdrawn)]
    assert left == ["Find a hall"]
