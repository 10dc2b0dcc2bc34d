"""A message in a channel that called Chaser is heard to its end, though the call was edited out."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from store.database import Database
from store.mail import Receipt
from tests.slack.caller import mention
from tests.slack.said import Said
from tests.slack.stage import BEV, CHANNEL, PRIYA, SlackStage, on_stage

MONDAY = datetime(2026, 9, 7, 9, tzinfo=UTC)


@pytest.fixture
def stage(sqlite_database: Database) -> Iterator[SlackStage]:
    with on_stage(sqlite_database, MONDAY) as ready:
        ready.command(BEV, "setup Riverside Partnership")
        ready.command(BEV, f"add CR1.5 Draft the survey, <@{PRIYA}|priya>, 25 Sep")
        yield ready


class Talk:
    """One message of Priya's in the channel, and its versions."""

    def __init__(self, stage: SlackStage, text: str) -> None:
        self.stage = stage
        self.said: Said = stage.team.put(CHANNEL, PRIYA, text)
        self.last: dict[str, Any] = stage.slack.message(self.said)
        self.take(self.last)

    def take(self, event: dict[str, Any]) -> str:
        """What is said to an event."""
        count = len(self.stage.team.said)
        self.stage.slack.event(event)
        self.stage.settle()
        return self.stage.since(count, PRIYA)

    def edit(self, text: str) -> str:
        """The next version of it."""
        edited = {"user": PRIYA, "ts": f"{float(self.last['ts']) + len(text):.6f}"}
        before, self.last = self.last, {**self.last, "text": text, "edited": edited}
        return self.take(self._changed("message_changed", before) | {"message": self.last})

    def delete(self) -> str:
        """It is gone."""
        return self.take(self._changed("message_deleted", self.last))

    def _changed(self, how: str, before: dict[str, Any]) -> dict[str, Any]:
        where = {"channel": CHANNEL, "channel_type": "channel", "previous_message": before}
        return {"type": "message", "subtype": how, "ts": "1788000999.000000", **where}


def test_an_edit_after_the_call_was_taken_out_is_heard(stage: SlackStage) -> None:
    talk = Talk(stage, mention("CR1.5 green"))
    assert "CR1.5 is now Amber" in talk.edit("CR1.5 amber, late")
    assert "Corrected: CR1.5 is now Red" in talk.edit("CR1.5 red, no printer")
    assert "Red · CR1.5" in stage.command(BEV, "list")


def test_a_deletion_after_the_call_was_taken_out_is_told(stage: SlackStage) -> None:
    talk = Talk(stage, mention("CR1.5 green"))
    talk.edit("CR1.5 amber, late")
    assert "What it recorded stands: CR1.5 is Amber" in talk.delete()


def test_what_people_say_among_themselves_is_kept_in_no_version(stage: SlackStage) -> None:
    with stage.database.reading() as session:
        before = session.query(Receipt).count()
    talk = Talk(stage, "CR1.5 green if you ask me")
    assert not talk.edit("CR1.5 red if you ask me, and late")
    assert not talk.delete()
    with stage.database.reading() as session:
        assert session.query(Receipt).count() == before
