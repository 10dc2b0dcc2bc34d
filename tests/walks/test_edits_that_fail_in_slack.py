"""What stands in Slack can't always be changed: gone, too old, in an archived channel."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from handlers.messages import Message, Text
from handlers.requests import Address
from store.database import Database
from store.mail import Delivery
from tests.slack.said import Fault
from tests.slack.stage import BEV, CHANNEL, PRIYA, SlackStage, on_stage
from tests.slack.team import BOT, TEAM

MONDAY = datetime(2026, 9, 7, 9, tzinfo=UTC)
TOLD = "Words that were redacted still stand in a message of mine in the channel, of Mon 7 Sep"


@pytest.fixture
def stage(sqlite_database: Database) -> Iterator[SlackStage]:
    with on_stage(sqlite_database, MONDAY) as ready:
        ready.command(BEV, "setup Riverside Partnership")
        ready.command(BEV, f"add CR1.5 Draft the survey, <@{PRIYA}|priya>, 25 Sep")
        yield ready


def redacted(stage: SlackStage, *faults: Fault) -> str:
    """What the coordinator is told in their own conversation after a comment was redacted."""
    stage.command(PRIYA, "CR1.5 amber, Mrs Jones complained")
    stage.command(BEV, "redact CR1.5 names a resident")
    stage.team.fail("chat.update", *faults)
    stage.press(BEV, stage.last(BEV, CHANNEL), "Redact it")
    stage.settle()
    return "\n".join(s.text for s in stage.team.seen(BEV, f"D-{BEV}") if s.user == BOT)


@pytest.mark.parametrize("reason", ["cant_update_message", "edit_window_closed", "is_archived"])
def test_redacted_words_that_can_not_be_taken_out_are_told_to_the_coordinator(
    stage: SlackStage, reason: str
) -> None:
    said = redacted(stage, Fault(error=reason))
    assert said.count(TOLD) == 1
    assert "An administrator can delete it there." in said
    assert "Jones" not in said
    with stage.database.reading() as session:
        rows = session.query(Delivery).all()
        assert all(row.want == row.shown for row in rows), "nothing is tried for ever"


@pytest.mark.parametrize("faults", [(), (Fault(error="message_not_found"),)])
def test_words_that_stand_nowhere_any_more_are_told_of_to_nobody(
    stage: SlackStage, faults: tuple[Fault, ...]
) -> None:
    assert "still stand" not in redacted(stage, *faults)


def test_a_part_that_somebody_removed_keeps_no_other_from_being_changed(stage: SlackStage) -> None:
    here = Address("slack", TEAM, CHANNEL)

    def long(word: str) -> Message:
        return Message("Parts", tuple(Text(f"part {n} {word * 600}") for n in range(12)))

    ids = stage.chat.send(here, long("before "), "900")
    assert len(ids) > 2
    stage.team.said.remove(next(said for said in stage.team.said if said.ts == ids[0]))
    assert stage.chat.send(here, long("behind "), "900", ids) == ids
    assert [s.ts for s in stage.team.said if "before" in s.text and s.channel == CHANNEL] == []
    assert len([s for s in stage.team.said if "behind" in s.text]) == len(ids) - 1
