"""How Chaser begins in Slack: what it asks, in which order, and what it does where that fails."""

from collections.abc import Iterator, Sequence

import pytest

from bot.chat.slack.platform import PAUSES, SlackChat, SlackKeys
from bot.chat.slack.web import Pace
from handlers.people.arriving import Member
from tests.slack.said import Fault, Given
from tests.slack.server import running
from tests.slack.stage import wait
from tests.slack.team import APP_TOKEN, BOT, BOT_TOKEN, Team
from tests.slack.waits import Waits

LIMITED = Fault(429, "ratelimited", {"Retry-After": "7"})


@pytest.fixture
def team() -> Team:
    team = Team()
    for number in range(5):
        team.join(f"U{number}", f"Person {number}")
    team.channel("D-U0", "U0", BOT)
    return team


class Start:
    """Chaser begins; whom it met, and how long it would have waited."""

    def __init__(self, url: str, app_token: str | None = None) -> None:
        self.met: list[str] = []
        keys = SlackKeys(BOT_TOKEN, app_token, api_url=f"{url}/api/")
        self.chat = SlackChat(keys, self._meet, Pace(0, 0))
        self.chat._ended = self.waits = Waits()

    def _meet(self, arrived: Sequence[Member]) -> None:
        self.met += [member.name for member in arrived]

    def begin(self) -> None:
        self.chat.start(lambda _request: None)


@pytest.fixture
def start(team: Team) -> Iterator[Start]:
    with running(team) as url:
        start = Start(url)
        yield start
        start.chat.stop()


def asked(team: Team) -> list[Given]:
    return [given for method, given in team.calls if method == "users.list"]


def test_everybody_is_met_from_where_slack_asked_to_wait(start: Start, team: Team) -> None:
    team.fail("users.list", Fault(is_done=True), LIMITED)
    start.begin()
    wait(lambda: len(start.met) == 5)
    assert [given.get("cursor") for given in asked(team)] == [None, None, "2", "4"]
    assert start.waits.told == [7.0]


def test_a_page_that_slack_no_longer_knows_begins_anew(start: Start, team: Team) -> None:
    team.fail("users.list", Fault(is_done=True), Fault(error="invalid_cursor"))
    start.begin()
    wait(lambda: set(start.met) == {f"Person {number}" for number in range(5)})
    assert [given.get("cursor") for given in asked(team)] == [None, None, None, "2", "4"]


def test_whoever_has_no_name_yet_is_heard_all_the_same(start: Start, team: Team) -> None:
    team.fail("users.list", *[Fault(error="missing_scope")] * 50)
    start.begin()
    wait(lambda: len(start.waits.told) > 2)
    assert start.chat.trouble == ""
    assert start.waits.told[:3] == [*PAUSES[:3]]


def test_what_went_wrong_at_the_start_is_forgotten_once_it_works(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Sequence[str]] = []

    def lacks(sentences: Sequence[str]) -> None:
        told.append(sentences)
        if len(told) == 1:
            raise OSError("the database is away")

    monkeypatch.setattr(start.chat, "_lacks", lacks)
    start.begin()
    wait(lambda: len(start.met) == 5)
    assert start.chat.trouble == ""


def test_slack_is_asked_again_no_sooner_than_it_says(start: Start, team: Team) -> None:
    limited = [Fault(429, "ratelimited", {"Retry-After": said}) for said in ("2.5", "")]
    team.fail("auth.test", *limited, Fault(200, "ratelimited"), Fault(error="invalid_auth"))
    start.begin()
    wait(lambda: not start.chat.trouble)
    assert start.waits.told[:4] == [2.5, 30.0, 30.0, PAUSES[3]]


def test_a_refused_app_token_says_which_token_to_make_anew(team: Team) -> None:
    with running(team) as url:
        start = Start(url, APP_TOKEN)
        team.fail("apps.connections.open", *[Fault(error="invalid_auth")] * 500)
        start.begin()
        wait(lambda: "SLACK_APP_TOKEN" in start.chat.trouble)
        start.chat.stop()


def test_somebody_who_could_not_be_asked_about_is_asked_about_again(
    start: Start, team: Team
) -> None:
    team.fail("users.info", LIMITED, Fault(error="user_not_visible"))
    for _ in range(3):
        start.chat._people.seen("U3")
    assert [method for method, _ in team.calls if method == "users.info"] == ["users.info"] * 2
