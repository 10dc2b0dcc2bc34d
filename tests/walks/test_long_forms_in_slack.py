"""A form that is too long for one dialog of Slack goes on in the next, and misses no action."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from store.database import Database
from tests.slack.stage import BEV, PRIYA, SlackStage, on_stage

MONDAY = datetime(2026, 9, 7, 9, tzinfo=UTC)
View = dict[str, Any]


@pytest.fixture
def stage(sqlite_database: Database) -> Iterator[SlackStage]:
    """Priya has a card about 20 actions."""
    with on_stage(sqlite_database, MONDAY) as ready:
        ready.command(BEV, "setup Riverside Partnership")
        ready.command(BEV, "settings actions 20")
        lines = "\n".join(f"- CR{n} Draft survey {n}, <@{PRIYA}|priya>, 9 Sep" for n in range(20))
        ready.say(BEV, f"add\n{lines}")
        ready.press(BEV, ready.last(BEV), "Add 20")
        ready.tick(datetime(2026, 9, 8, 9, 40, tzinfo=UTC))
        yield ready


def first(stage: SlackStage) -> View:
    """The dialog that "Answer in one form" opens on the card."""
    card = next(s for s in stage.team.seen(PRIYA, f"D-{PRIYA}") if "Morning Priya" in s.text)
    stage.press(PRIYA, card, "Answer in one form")
    return stage.team.views[-1]


def asked(view: View) -> list[str]:
    """The actions that a dialog asks about, by the names of their fields."""
    names = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    return [name for name in names if name.startswith("status-")]


def caption(view: View) -> str:
    return str(view["blocks"][0])


def then(answer: View, before: View) -> View:
    """The dialog that takes the place of the one that was sent."""
    assert answer["response_action"] == "update"
    view: View = before | answer["view"]
    return view


def test_what_was_done_on_one_page_makes_the_next_miss_nothing(stage: SlackStage) -> None:
    page = first(stage)
    seen = asked(page)
    page = then(stage.slack.submit(PRIYA, page, **dict.fromkeys(seen[:4], "complete")), page)
    assert "2 of 2" in caption(page)
    seen += asked(page)
    assert len(seen) == len(set(seen)) == 20
    assert stage.slack.submit(PRIYA, page, **{asked(page)[0]: "green"}) == {}
    assert "1 on track" in stage.command(BEV, "home")
    assert "4 complete" in stage.command(BEV, "home")


def test_a_page_on_which_nothing_is_to_be_said_is_gone_over(stage: SlackStage) -> None:
    page = first(stage)
    page = then(stage.slack.submit(PRIYA, page), page)
    assert stage.slack.submit(PRIYA, page, **{asked(page)[0]: "green"}) == {}
    assert "1 on track" in stage.command(BEV, "home")


def test_the_last_page_may_be_left_empty_too(stage: SlackStage) -> None:
    page = first(stage)
    page = then(stage.slack.submit(PRIYA, page, **{asked(page)[0]: "green"}), page)
    assert stage.slack.submit(PRIYA, page) == {}
