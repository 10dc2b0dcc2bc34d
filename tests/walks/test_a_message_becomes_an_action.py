"""The shortcut at a message in Slack: its words become an action, its link the source."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from store.database import Database
from store.models import Action
from tests.slack.stage import BEV, CHANNEL, PRIYA, SlackStage, on_stage, wait
from tests.slack.team import BOT

MONDAY = datetime(2026, 9, 14, 9, tzinfo=UTC)


@pytest.fixture
def stage(sqlite_database: Database) -> Iterator[SlackStage]:
    with on_stage(sqlite_database, MONDAY) as ready:
        ready.command(BEV, "setup Riverside Partnership")
        yield ready


def test_its_words_are_the_title_and_its_link_the_source(stage: SlackStage) -> None:
    said = stage.team.put(CHANNEL, PRIYA, f"<@{BEV}> we should fix the &lt;North&gt; gate")
    stage.slack.make_action(BEV, said)
    wait(lambda: stage.team.views)
    answer = stage.slack.submit(BEV, stage.team.views[-1], leads=f"@{PRIYA}", deadline="30 Oct")
    assert answer == {}
    stage.sender.drain()
    told = stage.last(BEV, CHANNEL)
    assert told.text.startswith("Added #1 Bev Hall we should fix the &lt;North&gt; gate")
    assert told.thread == said.ts
    with stage.database.reading() as session:
        action = session.query(Action).one()
    assert action.origin == f"https://riverside.slack.com/archives/{CHANNEL}/p" + (
        said.ts.replace(".", "")
    )
    assert action.title == "Bev Hall we should fix the <North> gate"


def test_whoever_may_not_add_is_told_who_can(stage: SlackStage) -> None:
    said = stage.team.put(CHANNEL, PRIYA, "We should fix the gate")
    stage.slack.make_action(PRIYA, said)
    wait(lambda: stage.team.seen(PRIYA, CHANNEL)[-1].user == BOT)
    assert "Only a coordinator (Bev Hall) can add actions." in stage.last(PRIYA, CHANNEL).text
    assert stage.team.views == []


@pytest.mark.parametrize("is_member", [True, False])
def test_where_there_is_no_partnership_it_is_confirmed_to_one_alone(
    stage: SlackStage, is_member: bool
) -> None:
    stage.team.channel("C0ELSE", BEV, PRIYA, *([BOT] if is_member else []))
    stage.slack.make_action(BEV, stage.team.put("C0ELSE", PRIYA, "We should fix the gate"))
    wait(lambda: stage.team.views)
    stage.slack.submit(BEV, stage.team.views[-1])
    where = "C0ELSE" if is_member else f"D-{BEV}"
    wait(lambda: any("Added #1" in said.text for said in stage.team.seen(BEV, where)))
    assert not any(said.user == BOT for said in stage.team.seen(PRIYA, "C0ELSE"))
