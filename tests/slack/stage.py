"""Chaser in Slack, whole: the workspace, the server, and people who speak in it over HTTP."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as finished
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from bot.chat.slack.pictures import PAUSES
from bot.chat.slack.platform import SlackChat, SlackKeys
from bot.chat.slack.web import Pace
from bot.inbound import COME_AGAIN, Inbound
from bot.schedule import tick
from bot.sender import Sender
from bot.web.serve import listen, serve
from bot.web.slack_site import site
from store.database import Database
from tests.slack.caller import Caller, SocketCaller
from tests.slack.said import Said
from tests.slack.server import running
from tests.slack.team import APP_TOKEN, BOT, BOT_TOKEN, SECRET, Team

CHANNEL = "C0RIVER"
BEV, PRIYA, OLD = "U0BEV", "U0PRIYA", "U0OLD"
PATIENCE = 20  # seconds that a test waits for what is done beside an acknowledgement


class SlackStage:
    """People in a channel, and Chaser among them. Nothing is sent until the test says so."""

    def __init__(
        self, database: Database, start: datetime, api: str, team: Team, app_token: str | None
    ) -> None:
        self.database = database
        self.team = team
        self.now = start.astimezone(UTC)
        keys = SlackKeys(BOT_TOKEN, app_token, SECRET, f"{api}/api/")
        self.chat = SlackChat(keys, self._meet, Pace(0, 0), (0.02,), self._lacks)
        self.inbound = Inbound(database, self._clock, lambda: None, COME_AGAIN)
        self.sender = Sender(database, {"slack": self.chat}, self._clock)
        self.slack: Caller  # once the server listens
        self._beside: set[Future[None]] = set()
        self._watch(self.chat._answers._hands)
        self.chat._posts._pictures._pauses = (0.02,) * len(PAUSES)

    def _watch(self, hands: ThreadPoolExecutor) -> None:
        submit = hands.submit

        def watched(*given: Any) -> Future[None]:
            done = submit(*given)
            self._beside.add(done)
            return done

        hands.submit = watched  # type: ignore[assignment, method-assign]

    def settle(self) -> None:
        """All that is owed is sent, and all that comes beside an acknowledgement has come."""
        self.sender.drain()
        finished(self._beside, timeout=PATIENCE)

    def _clock(self) -> datetime:
        return self.now

    def _meet(self, arrived) -> None:  # type: ignore[no-untyped-def]
        self.inbound.meet("slack", self.chat.workspace, arrived)

    def _lacks(self, sentences: Sequence[str]) -> None:
        self.inbound.lacks("slack", self.chat.workspace, sentences)

    def command(self, user: str, text: str, command: str = "/action") -> str:
        """Somebody types a command in the channel; what they see after it."""
        before = len(self.team.said)
        self.slack.command(user, CHANNEL, command, text)
        self.settle()
        return self.since(before, user)

    def say(self, user: str, text: str, channel: str = "", thread: str | None = None) -> str:
        """Somebody writes to Chaser; what they see after it."""
        before = len(self.team.said)
        self.slack.say(user, channel or f"D-{user}", text, thread)
        self.settle()
        return self.since(before, user)

    def press(self, user: str, said: Said, label: str) -> str:
        """Somebody presses a button; what they see after it."""
        before = len(self.team.said)
        self.slack.press(user, said, label)
        self.settle()
        return self.since(before, user)

    def since(self, before: int, user: str) -> str:
        """What Chaser said since then that this person sees."""
        fresh = [s for s in self.team.said[before:] if s.user == BOT and s.only_for in (None, user)]
        return "\n".join(said.text for said in fresh)

    def last(self, user: str, channel: str = "") -> Said:
        """The newest message of Chaser's that this person sees in a conversation."""
        return [s for s in self.team.seen(user, channel or f"D-{user}") if s.user == BOT][-1]

    def tick(self, now: datetime) -> None:
        """The time has come; what is due is sent."""
        self.now = now.astimezone(UTC)
        tick(self.database, self.now)
        self.sender.drain()


def workspace(people: Mapping[str, str] | None = None) -> Team:
    """A workspace with one channel; `people` are further ones who are in it, names by id."""
    team = Team()
    for user, name in (people or {}).items():
        team.join(user, name)
    team.join(BEV, "Bev Hall")
    team.join(PRIYA, "Priya Nair", tz="Europe/Dublin")
    team.join(OLD, "Olly Dean", deleted=True)
    team.join("U0BOT", "Pollbot", is_bot=True)
    team.channel(CHANNEL, BEV, PRIYA, BOT, *(people or ()))
    for user in {BEV, PRIYA, *(people or ())}:
        team.channel(f"D-{user}", user, BOT)
    return team


@contextmanager
def on_stage(
    database: Database,
    start: datetime,
    without: frozenset[str] = frozenset(),
    *,
    by_socket: bool = False,
    team: Team | None = None,
) -> Iterator[SlackStage]:
    """A stage that is ready: Chaser knows who it is and who is there.

    `without` are scopes that the app was not given; `team` is a workspace that is there already.
    """
    team = team or workspace()
    team.scopes -= without
    with running(team) as api, listen("127.0.0.1", 0) as bound:
        stage = SlackStage(database, start, api, team, APP_TOKEN if by_socket else None)
        url = f"http://127.0.0.1:{bound.getsockname()[1]}/slack/events"
        stage.slack = (SocketCaller if by_socket else Caller)(team, url, api)
        stopping = threading.Event()
        served = site({"slack": lambda: stage.chat.trouble}, stage.chat.handle)
        server = threading.Thread(target=serve, args=(served, [bound]), kwargs={"stop": stopping})
        server.start()
        stage.chat.start(stage.inbound.receive)
        try:
            wait(lambda: not stage.chat.trouble)
            wait(lambda: sum(method == "users.list" for method, _ in team.calls) > 1)
            yield stage
        finally:
            stopping.set()
            stage.chat.stop()
            server.join()


def wait(until: Callable[[], object]) -> None:
    """Wait for something that another thread does."""
    give_up = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < give_up, "it did not happen"
        time.sleep(0.005)
