"""Chaser's own page in Slack, and what it says to newcomers: once."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from store.database import Database
from store.models import Recipient
from tests.slack.said import Fault
from tests.slack.stage import BEV, CHANNEL, PRIYA, SlackStage, on_stage, wait
from tests.slack.team import BOT
from tests.slack.text_rules import shown

MONDAY = datetime(2026, 9, 14, 9, tzinfo=UTC)


@pytest.fixture
def stage(sqlite_database: Database) -> Iterator[SlackStage]:
    with on_stage(sqlite_database, MONDAY) as ready:
        ready.command(BEV, "setup Riverside Partnership")
        ready.command(BEV, f"add CR1.5 Draft the survey, <@{PRIYA}|priya>, 25 Sep")
        ready.command(BEV, "meeting Thu 1 Oct 2pm")
        yield ready


def home(stage: SlackStage, user: str) -> str:
    """All that stands in somebody's home."""
    view = stage.team.homes.get(user)
    return "\n".join(shown(view["blocks"])) if view else ""


def test_a_lead_answers_at_home_and_the_home_follows(stage: SlackStage) -> None:
    stage.slack.open_home(PRIYA)
    wait(lambda: "CR1.5 Draft the survey" in home(stage, PRIYA))
    assert "1 action of yours wants a word by" in home(stage, PRIYA)
    assert "For coordinators" not in home(stage, PRIYA)
    stage.slack.press_at_home(PRIYA, "Needs attention", "CR1.5")
    stage.sender.drain()
    assert "CR1.5 is now Amber" in stage.last(PRIYA).text
    wait(lambda: "Amber" in home(stage, PRIYA))
    assert "wants a word" not in home(stage, PRIYA)


def test_a_home_that_slack_did_not_take_is_shown_again(stage: SlackStage) -> None:
    stage.team.fail("views.publish", Fault(500, "internal_error"))
    stage.slack.open_home(PRIYA)
    wait(lambda: "CR1.5 Draft the survey" in home(stage, PRIYA))


def test_a_form_opens_from_home_and_the_home_follows(stage: SlackStage) -> None:
    stage.slack.open_home(PRIYA)
    wait(lambda: home(stage, PRIYA))
    stage.slack.press_at_home(PRIYA, "…", "CR1.5")
    wait(lambda: stage.team.views)
    assert any(method == "views.open" for method, _ in stage.team.calls)
    stage.slack.submit(PRIYA, stage.team.views[-1], status="red")
    wait(lambda: "Red" in home(stage, PRIYA))


def test_a_coordinator_sees_how_things_run(stage: SlackStage) -> None:
    stage.slack.open_home(BEV)
    wait(lambda: "For coordinators and chairs" in home(stage, BEV))
    stage.slack.press_at_home(BEV, "Post it now")
    stage.sender.drain()
    assert any("RAG digest" in said.text for said in stage.team.seen(BEV, CHANNEL))
    stage.slack.open_home(BEV)
    wait(lambda: "last Mon 14 Sep" in home(stage, BEV))


def test_a_newcomer_is_greeted_once(stage: SlackStage) -> None:
    stage.slack.open_home(PRIYA, "messages")
    stage.slack.open_home(PRIYA)
    stage.slack.open_home(PRIYA, "messages")
    stage.sender.drain()
    greeted = [s for s in stage.team.seen(PRIYA, f"D-{PRIYA}") if s.text.startswith("Hello Priya")]
    assert len(greeted) == 1


def test_a_new_channel_is_told_once_how_to_begin(stage: SlackStage) -> None:
    stage.team.channel("C0NEW", BEV, BOT)
    for channel in ("C0NEW", "C0NEW", CHANNEL):
        joined = {"type": "member_joined_channel", "user": BOT, "channel": channel, "inviter": BEV}
        stage.slack.event(joined | {"event_ts": stage.team.now(), "channel_type": "C"})
    stage.slack.event({"type": "member_joined_channel", "user": BEV, "channel": "C0NEW"})
    stage.sender.drain()
    assert [said.text.partition(":")[0] for said in stage.team.seen(BEV, "C0NEW")] == ["I'm Chaser"]
    assert "I'm Chaser" not in "".join(said.text for said in stage.team.seen(BEV, CHANNEL))


def test_a_scope_that_is_missing_is_named_to_the_coordinator(sqlite_database: Database) -> None:
    with on_stage(sqlite_database, MONDAY, frozenset({"files:read"})) as stage:
        stage.command(BEV, "setup Riverside Partnership")
        stage.slack.open_home(BEV)
        wait(lambda: "files:read is missing: a plan that is dropped can't" in home(stage, BEV))


@pytest.mark.parametrize(
    ("without", "email"),
    [
        pytest.param(frozenset(), "priya@riverside.uk", id="with the scope"),
        pytest.param(frozenset({"users:read.email"}), "", id="without"),
    ],
)
def test_an_address_is_known_where_slack_tells_it_and_all_goes_on_without(
    sqlite_database: Database, without: frozenset[str], email: str
) -> None:
    with on_stage(sqlite_database, MONDAY, without) as stage:
        assert "Riverside Partnership" in stage.command(BEV, "setup Riverside Partnership")
        wait(lambda: found(stage, PRIYA) is not None)
        priya = found(stage, PRIYA)
        assert priya is not None
        assert (priya.name, priya.email) == ("Priya Nair", email)


def found(stage: SlackStage, user: str) -> Recipient | None:
    """What is kept of somebody."""
    with stage.database.reading() as session:
        return session.query(Recipient).filter_by(external_id=user).one_or_none()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ({"is_ultra_restricted": True}, "Priya Nair (a guest in one channel)"),
        ({"is_restricted": True}, "Priya Nair (a guest)"),
        ({"is_stranger": True}, "Priya Nair (from another workspace)"),
        # "User type": who shares a channel with us is no stranger, and has a team of their own.
        ({"team_id": "T0CHARITY"}, "Priya Nair (from another workspace)"),
        ({"team_id": "T0CHARITY", "is_stranger": False}, "Priya Nair (from another workspace)"),
    ],
)
def test_a_lead_who_is_a_guest_is_named(stage: SlackStage, kind: dict[str, Any], said: str) -> None:
    user = stage.team.users[PRIYA] | kind
    stage.slack.event({"type": "user_change", "user": user})
    stage.slack.open_home(BEV)
    wait(lambda: said in home(stage, BEV))


def test_a_lead_whose_account_is_closed_is_named(stage: SlackStage) -> None:
    user = stage.team.users[PRIYA] | {"deleted": True}
    stage.slack.event({"type": "user_change", "user": user})
    stage.slack.open_home(BEV)
    wait(lambda: "Account closed" in home(stage, BEV))
    assert "Priya Nair: link the name anew" in home(stage, BEV)
