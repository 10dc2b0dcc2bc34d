"""A plan dropped into the chat: it is read while others go on, once, and nothing of it is lost."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.chat.chat import ChatError
from handlers.deliveries.outbox import takes_long
from handlers.papers import read as reading
from handlers.papers.read import read_plan
from store.claims import SUSPECT
from store.drafts import Draft
from store.mail import Delivery
from store.models import Action
from tests.handlers.plan_files import SMALL
from tests.walks.conftest import Anywhere, SetUp
from tests.walks.walk import BEV

ANNE = "anne"
START = datetime(2026, 9, 7, 8, 30, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
PLAN = [("plan.csv", SMALL.encode())]
NEXT = [("next.csv", SMALL.replace("Lost the kitchen", "Found another").encode())]


@pytest.fixture
def stage(set_up: SetUp) -> Anywhere:
    return set_up(START)


def whenever_it_is_read(monkeypatch: pytest.MonkeyPatch, act: Callable[[int], None]) -> list[bool]:
    """While a file is read somebody does something; whether they could, in time."""
    could: list[bool] = []

    def meanwhile(*arguments: Any, **more: Any) -> Any:
        other = threading.Thread(target=act, args=(len(could),), daemon=True)
        other.start()
        other.join(20)
        could.append(not other.is_alive())
        return read_plan(*arguments, **more)

    monkeypatch.setattr(reading, "read_plan", meanwhile)
    return could


def drafts(stage: Anywhere) -> list[int]:
    with stage.database.reading() as session:
        return [draft.id for draft in session.query(Draft).filter(Draft.kind == "import")]


def shown(stage: Anywhere) -> list[str]:
    """What Bev was shown of files before they were imported."""
    return [said for said in stage.said(BEV) if "Nothing is saved yet." in said]


def colour(stage: Anywhere, code: str) -> str | None:
    with stage.database.reading() as session:
        return session.query(Action).filter(Action.code == code).one().rag


def let_go(stage: Anywhere) -> None:
    """Whoever has what is owed loses it, and it may be taken again at once."""
    with stage.database.writing() as session:
        for row in session.query(Delivery).filter(Delivery.state == "owed"):
            row.token, row.lease_until, row.next_try_at = None, None, LONG_AGO


def test_a_command_is_taken_while_a_file_is_read(
    stage: Anywhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.say(BEV, "import", files=PLAN)
    stage.press(BEV, "Import")
    could = whenever_it_is_read(monkeypatch, lambda _n: stage.hand_in(BEV, "update F1 red no hall"))
    assert "Nothing is saved yet." in stage.say(BEV, "import", files=NEXT)
    assert could == [True]
    assert colour(stage, "F1") == "red"


def test_what_is_said_while_it_is_read_counts_as_reported_here(
    stage: Anywhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.say(BEV, "import", files=PLAN)
    stage.press(BEV, "Import")
    whenever_it_is_read(monkeypatch, lambda _n: stage.hand_in(BEV, "update F2 red no van"))
    answer = stage.say(BEV, "import", files=NEXT)
    assert "1 reported otherwise here" in answer


def test_columns_that_are_changed_are_read_while_others_go_on(
    stage: Anywhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.say(BEV, "import", files=PLAN)
    could = whenever_it_is_read(monkeypatch, lambda _n: stage.hand_in(ANNE, "mine"))
    stage.fill_in(BEV, "Change columns", column7="comment")
    assert could == [True]
    assert len(shown(stage)) == 1
    assert "Read again since: the newer message counts." in stage.inbox(BEV)


def test_a_file_that_another_sender_has_taken_meanwhile_is_shown_once(
    stage: Anywhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    could = whenever_it_is_read(monkeypatch, lambda n: let_go(stage) if n == 0 else None)
    stage.say(BEV, "import", files=PLAN)
    assert could == [True, True], "whoever lost it left it to the next"
    assert (len(drafts(stage)), len(shown(stage))) == (1, 1)


def test_a_file_whose_summary_could_not_be_sent_is_shown_again_and_not_read_again(
    stage: Anywhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = stage.app.chat.send
    lost: list[str] = []

    def lose_the_first(address: Any, message: Any, *more: Any) -> list[str]:
        if "Nothing is saved yet." in message.summary and not lost:
            lost.append(message.summary)
            raise ChatError("timed out")
        return send(address, message, *more)

    monkeypatch.setattr(stage.app.chat, "send", lose_the_first)
    could = whenever_it_is_read(monkeypatch, lambda _n: None)
    stage.say(BEV, "import", files=PLAN)
    assert (len(lost), shown(stage), len(drafts(stage))) == (1, [], 1)
    let_go(stage)
    stage.app.sender.drain()
    assert (len(shown(stage)), len(drafts(stage)), could) == (1, 1, [True])
    assert "3 actions" in stage.press(BEV, "Import")


def test_what_was_imported_or_cancelled_stands_without_its_buttons(stage: Anywhere) -> None:
    stage.say(BEV, "import", files=PLAN)
    stage.press(BEV, "Import")
    stage.app.sender.drain()
    assert shown(stage) == []
    assert "3 actions in 2 headings, 2 leads. Imported on Mon 7 Sep, 9:3" in stage.inbox(BEV)
    assert "[Import]" not in stage.inbox(BEV)
    stage.say(BEV, "import", files=NEXT)
    stage.press(BEV, "Cancel")
    stage.app.sender.drain()
    assert "Nothing was saved: cancelled on Mon 7 Sep, 9:3" in stage.inbox(BEV)
    assert "[Cancel]" not in stage.inbox(BEV)


def test_what_is_applied_in_part_shows_what_is_left_and_then_that_it_was_left(
    stage: Anywhere,
) -> None:
    stage.say(BEV, "import", files=PLAN)
    stage.press(BEV, "Import")
    more = SMALL.replace("Lost the kitchen", "Found another") + "M2,Open a shop,Money,,,,,\n"
    stage.say(BEV, "import", files=[("next.csv", more.encode())])
    stage.press(BEV, "Add 1 new")
    stage.app.sender.drain()
    assert "Beside the plan you have: 1 changed and 3 the same." in shown(stage)[-1]
    stage.press(BEV, "Leave the rest")
    stage.app.sender.drain()
    assert shown(stage) == []
    assert "Imported in part; the rest was left on Mon 7 Sep, 9:3" in stage.inbox(BEV)


def test_a_file_that_could_not_be_read_says_why_and_nothing_is_kept(stage: Anywhere) -> None:
    said = stage.say(BEV, "import", files=[("plan.xlsx", b"no workbook")])
    assert "plan.xlsx" in said
    assert drafts(stage) == []


def test_a_file_that_was_never_read_in_time_is_read_while_nobody_can_take_it() -> None:
    owed = Delivery(kind="read", state="owed", what={"file": {}}, claims=1)
    often = Delivery(kind="read", state="owed", what={"file": {}}, claims=SUSPECT + 1)
    assert (takes_long(owed), takes_long(often)) == (True, False)
