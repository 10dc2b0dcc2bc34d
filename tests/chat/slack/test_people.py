"""Whom Slack is asked about while somebody waits for an answer."""

from typing import Any

import pytest

from bot.chat.slack.people import SlackPeople, member_of
from handlers.people.arriving import Member


class SlowWeb:
    """Slack's answers about people, each after so many seconds of a clock of their own."""

    def __init__(self, seconds: float) -> None:
        self.client = self
        self.users_info = "users.info"
        self.asked: list[str] = []
        self.now = 0.0
        self._seconds = seconds

    def call(self, _method: str, *, user: str) -> dict[str, Any]:
        """Who that is."""
        self.asked.append(user)
        self.now += self._seconds
        return {"user": {"id": user, "name": user.casefold(), "team_id": "T1"}}


def test_nobody_is_asked_about_after_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    web, met = SlowWeb(0.4), list[Member]()
    monkeypatch.setattr("bot.chat.slack.people.time.monotonic", lambda: web.now)
    people = SlackPeople(web, web, met.extend)  # type: ignore[arg-type]
    mentioned = [f"U{number}" for number in range(8)]
    people.hear_of(mentioned)
    assert web.asked == mentioned[:3]
    people.hear_of(mentioned)
    assert web.asked == mentioned[:6]


@pytest.mark.parametrize(
    ("more", "guest"),
    [
        ({"team_id": "T1"}, ""),
        ({}, ""),
        ({"team_id": "T2"}, "from another workspace"),
        ({"team_id": "T2", "enterprise_user": {"teams": ["T1", "T2"]}}, ""),
        ({"team_id": "T2", "enterprise_user": {"teams": None}}, "from another workspace"),
    ],
)
def test_who_comes_by_slack_connect_is_told_from_our_own(more: dict[str, Any], guest: str) -> None:
    assert member_of({"id": "U1", "name": "rhys", **more}, "T1").guest == guest
