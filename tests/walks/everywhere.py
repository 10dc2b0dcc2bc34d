"""One stage on three platforms: the local chat, Slack over HTTP, and Slack by socket.

A walk says who does what. `COORDINATOR` and `LEAD` stand for the people, by whatever id and name
each platform knows them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import ClassVar, Protocol

from handlers.requests import File
from store.database import Database
from store.mail import Post
from tests.slack.said import Said
from tests.slack.stage import BEV, CHANNEL, PRIYA, SlackStage, on_stage, wait
from tests.slack.team import BOT
from tests.walks.stage import Stage
from tests.walks.walk import CHANNEL as RIVERSIDE

COORDINATOR, LEAD = "coordinator", "lead"


class Place(Protocol):
    """What a walk can do on any platform. Each answer is what that person sees of it, in words."""

    lead: str  # the lead's name
    mention: str  # how the lead is mentioned

    def command(self, who: str, words: str) -> str:
        """Somebody types `/action …` in the channel."""

    def say(self, who: str, text: str) -> str:
        """Somebody writes to Chaser alone."""

    def drop(self, who: str, name: str, data: bytes) -> str:
        """Somebody drops a file into the conversation with Chaser."""

    def reply(self, who: str, text: str) -> str:
        """Somebody answers in the thread of the newest message with buttons that they got."""

    def press(self, who: str, label: str) -> str:
        """Somebody presses the newest button with this label."""

    def fill_in(self, who: str, words: str, **fields: str) -> str:
        """Somebody types a command that opens a form, and sends the form; errors too."""

    def go(self, until: datetime, hours: int = 2) -> None:
        """Time goes on, and all that falls due happens; it is looked at every so many hours."""

    def inbox(self, who: str) -> str:
        """All that Chaser said to this person alone."""

    def channel(self, who: str) -> str:
        """All of Chaser's that this person sees in the channel."""

    def file(self, who: str) -> bytes:
        """The newest file that Chaser gave to this person alone."""


class Local:
    """The local chat."""

    lead, mention = "Anne Bell", "@anne"
    _ids: ClassVar = {COORDINATOR: "bev", LEAD: "anne"}

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def command(self, who: str, words: str) -> str:
        return self._stage.command(self._ids[who], words)

    def say(self, who: str, text: str) -> str:
        return self._stage.say(self._ids[who], text)

    def drop(self, who: str, name: str, data: bytes) -> str:
        return self._stage.say(self._ids[who], "", files=[(name, data)])

    def reply(self, who: str, text: str) -> str:
        user = self._ids[who]
        return self._stage.say(user, text, thread=self._stage.last_card(user))

    def press(self, who: str, label: str) -> str:
        return self._stage.press(self._ids[who], label)

    def fill_in(self, who: str, words: str, **fields: str) -> str:
        user = self._ids[who]
        shown = self._stage.app.chat.say(user, RIVERSIDE, f"/action {words}")
        assert shown is not None
        assert shown.form is not None
        return self._stage.submit(user, shown.form.command, **fields)

    def go(self, until: datetime, hours: int = 2) -> None:  # noqa: ARG002 - it knows what is next
        self._stage.go(until)

    def inbox(self, who: str) -> str:
        return self._stage.inbox(self._ids[who])

    def channel(self, who: str) -> str:
        return self._stage.channel(self._ids[who])

    def file(self, who: str) -> bytes:
        with self._stage.database.reading() as session:
            mine = session.query(Post).filter(Post.place == f"dm:{self._ids[who]}", ~Post.removed)
            given = [file for post in mine.order_by(Post.id) for file in post.files]
        return self._stage.app.chat.fetch(File(**given[-1]), 9_000_000)


class Slack:
    """Slack, over HTTP or by socket."""

    lead, mention = "Priya Nair", f"<@{PRIYA}|priya>"
    _ids: ClassVar = {COORDINATOR: BEV, LEAD: PRIYA}

    def __init__(self, stage: SlackStage) -> None:
        self._stage = stage

    def command(self, who: str, words: str) -> str:
        return self._stage.command(self._ids[who], words)

    def say(self, who: str, text: str) -> str:
        return self._stage.say(self._ids[who], text)

    def drop(self, who: str, name: str, data: bytes) -> str:
        user, before = self._ids[who], len(self._stage.team.said)
        self._stage.slack.say(user, f"D-{user}", "", files=[(name, data)])
        self._stage.sender.drain()
        return self._stage.since(before, user)

    def reply(self, who: str, text: str) -> str:
        user = self._ids[who]
        card = self._newest(user, lambda said: said.channel == f"D-{user}" and _buttons(said))
        return self._stage.say(user, text, thread=card.thread or card.ts)

    def press(self, who: str, label: str) -> str:
        user = self._ids[who]
        return self._stage.press(user, self._newest(user, lambda s: label in _buttons(s)), label)

    def fill_in(self, who: str, words: str, **fields: str) -> str:
        user, team = self._ids[who], self._stage.team
        opened, before = len(team.views), len(team.said)
        self._stage.slack.command(user, CHANNEL, "/action", words)
        wait(lambda: len(team.views) > opened)
        answer = self._stage.slack.submit(user, team.views[-1], **fields)
        self._stage.sender.drain()
        errors = "\n".join(answer.get("errors", {}).values())
        return self._stage.since(before, user) + errors

    def go(self, until: datetime, hours: int = 2) -> None:
        while self._stage.now < until:
            self._stage.tick(min(self._stage.now + timedelta(hours=hours), until))

    def inbox(self, who: str) -> str:
        user = self._ids[who]
        return self._all(user, f"D-{user}")

    def channel(self, who: str) -> str:
        return self._all(self._ids[who], CHANNEL)

    def file(self, who: str) -> bytes:
        seen = self._stage.team.seen(self._ids[who], f"D-{self._ids[who]}")
        given = [file["id"] for said in seen for file in said.files or ()]
        return self._stage.team.uploads.files[given[-1]].data

    def _all(self, user: str, channel: str) -> str:
        found = [said.text for said in self._stage.team.seen(user, channel) if said.user == BOT]
        return "\n---\n".join(found)

    def _newest(self, user: str, which: Callable[[Said], object]) -> Said:
        for said in reversed(self._stage.team.said):
            mine = said.channel in (f"D-{user}", CHANNEL) and said.only_for in (None, user)
            if mine and said.user == BOT and which(said):
                return said
        raise AssertionError(f"{user} sees no such message")


def _buttons(said: Said) -> list[str]:
    every = (each for block in said.blocks for each in block.get("elements", []))
    return [each["text"]["text"] for each in every if each.get("type") == "button"]


@contextmanager
def on(platform: str, database: Database, start: datetime) -> Iterator[Place]:
    """The stage on one platform, with a partnership whose coordinator it already knows."""
    if platform == "local":
        stage = Stage(database, start)
        yield Local(stage)
        stage.stop()
        return
    with on_stage(database, start, by_socket=platform == "socket") as slack:
        slack.command(BEV, "setup Riverside Partnership")
        yield Slack(slack)
