"""Commands come from channels that Chaser is not in; what it says to all can't be said there."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from store.database import Database
from tests.slack.said import Fault
from tests.slack.stage import BEV, CHANNEL, PRIYA, SlackStage, on_stage, workspace
from tests.slack.team import BOT, TEAM, Team

MONDAY = datetime(2026, 9, 7, 9, tzinfo=UTC)
INVITE = "To have me in this channel, type /invite @Chaser."


@pytest.fixture(params=["public", "private"])
def stage(sqlite_database: Database, request: pytest.FixtureRequest) -> Iterator[SlackStage]:
    team = workspace()
    team.members[CHANNEL].discard(BOT)
    if request.param == "private":
        team.hidden.add(CHANNEL)
    with on_stage(sqlite_database, MONDAY, team=team) as ready:
        yield ready


def invited(stage: SlackStage) -> str:
    """What is said in the channel when Chaser comes to it."""
    team, before = stage.team, len(stage.team.said)
    team.members[CHANNEL].add(BOT)
    team.hidden.discard(CHANNEL)
    joined = {"type": "member_joined_channel", "user": BOT, "channel": CHANNEL, "inviter": BEV}
    stage.slack.event(joined | {"event_ts": team.now()})
    stage.settle()
    return stage.since(before, BEV)


def shown(stage: SlackStage, channel: str) -> list[str]:
    return [said.text for said in stage.team.seen(BEV, channel) if said.user == BOT]


def test_set_up_from_outside_the_channel_says_at_once_how_to_have_chaser_in_it(
    stage: SlackStage,
) -> None:
    stage.command(BEV, "setup Riverside Partnership")
    assert shown(stage, CHANNEL) == [
        f"I am not in this channel, so I answer in our direct message. {INVITE}"
    ]
    (answer,) = shown(stage, f"D-{BEV}")
    assert answer.startswith("Riverside Partnership is set up in this channel.")
    assert "I couldn't say this in the channel: " in answer
    assert "ype /invite @Chaser in it" in answer


def test_it_is_said_beside_a_form_too(stage: SlackStage) -> None:
    stage.slack.command(BEV, CHANNEL, "/action", "setup")
    stage.settle()
    assert INVITE in shown(stage, CHANNEL)[0]
    stage.slack.submit(BEV, stage.team.views[-1], name="Riverside")
    stage.settle()
    assert "I couldn't say this in the channel" in shown(stage, f"D-{BEV}")[0]


def test_the_coordinators_home_says_so_until_chaser_is_invited(stage: SlackStage) -> None:
    stage.command(BEV, "setup Riverside Partnership")
    assert "Not delivered" in home(stage)
    said = invited(stage)
    assert said.startswith("I'm Chaser: I keep the action plan of Riverside Partnership")
    assert "/action setup" not in said
    assert "Not delivered" not in home(stage)
    assert "/invite" not in stage.command(BEV, f"add CR1.5 Draft the survey, <@{PRIYA}>, 25 Sep")


def test_slack_is_asked_where_chaser_is_until_it_is_there(stage: SlackStage) -> None:
    stage.command(BEV, "setup Riverside Partnership")
    stage.command(BEV, f"add CR1.5 Draft the survey, <@{PRIYA}>, 25 Sep")
    assert len(shown(stage, CHANNEL)) == 2
    invited(stage)
    stage.command(BEV, "update CR1.5 amber")
    asked = asked_where(stage)
    stage.command(BEV, "update CR1.5 red no hall")
    assert asked_where(stage) == asked


def asked_where(stage: SlackStage) -> int:
    return sum(method == "conversations.info" for method, _ in stage.team.calls)


def home(stage: SlackStage) -> str:
    stage.slack.open_home(BEV)
    stage.settle()
    return str(stage.team.homes[BEV]["blocks"])


def test_what_is_for_one_alone_shows_in_any_channel_without_a_word_of_it(
    stage: SlackStage,
) -> None:
    stage.command(BEV, "setup Riverside Partnership")
    assert "/invite" not in stage.command(BEV, "list")


def test_a_coordinator_is_told_of_what_others_were_answered_elsewhere(stage: SlackStage) -> None:
    stage.command(BEV, "setup Riverside Partnership")
    stage.command(BEV, f"add CR1.5 Draft the survey, <@{PRIYA}>, 25 Sep")
    assert "A message to the channel could not be delivered" not in str(shown(stage, f"D-{BEV}"))
    stage.command(PRIYA, "CR1.5 amber late")
    assert "A message to the channel could not be delivered" in shown(stage, f"D-{BEV}")[-1]
    said = stage.last(PRIYA).text
    assert "CR1.5 is now Amber" in said
    assert "I couldn't say this in the channel" in said


def test_where_slack_does_not_say_who_is_in_a_channel_nothing_is_claimed(
    stage: SlackStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[str, Any] = {"channel": {"id": CHANNEL, "name": "river"}}
    monkeypatch.setattr(Team, "_conversations_info", lambda *_: told)
    stage.command(BEV, "setup Riverside Partnership")
    assert shown(stage, CHANNEL) == []


def _among_several(stage: SlackStage, words: str) -> None:
    """Bev's command in a direct message with Priya and Olly."""
    stage.slack.form({
        "command": "/action", "text": words, "user_id": BEV, "channel_id": "C0GROUP",
        "channel_name": "mpdm-bev--priya-1", "team_id": TEAM, "trigger_id": stage.team.trigger(),
    })  # fmt: skip
    stage.settle()


def test_nothing_is_set_up_in_a_direct_message_among_several(stage: SlackStage) -> None:
    _among_several(stage, "setup Riverside")
    assert shown(stage, f"D-{BEV}") == [
        "Type “/action setup” in the channel where the partnership talks."
    ]


def test_a_command_among_several_is_answered_while_slack_opens_no_conversation(
    stage: SlackStage,
) -> None:
    stage.team.fail("conversations.open", Fault(500))
    _among_several(stage, "help")
    assert "No partnership is set up here yet." in str(shown(stage, f"D-{BEV}"))
