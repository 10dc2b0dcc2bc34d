"""The stage of the walks in Slack: the same people say the same things, and Slack carries them."""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from bot.conductor import Conductor
from bot.courier import Courier
from store.database import Database
from tests.slack.said import Said
from tests.slack.stage import CHANNEL as SLACK_CHANNEL
from tests.slack.stage import SlackStage, on_stage, wait, workspace
from tests.slack.team import BOT, Team
from tests.walks.stage import PEOPLE
from tests.walks.walk import CHANNEL, HARBOUR, Walk

_CHANNELS = {CHANNEL: SLACK_CHANNEL, HARBOUR: "C0HARBOUR"}
_MENTION = re.compile(rf"@({'|'.join(PEOPLE)})\b")


class SlackClock:
    """Chaser's clock on a Slack stage: it stands still unless it is put on."""

    def __init__(self, slack: SlackStage) -> None:
        self._slack = slack

    def __call__(self) -> datetime:
        return self._slack.now

    def set(self, moment: datetime) -> None:
        self._slack.now = max(self._slack.now, moment.astimezone(UTC))


class SlackWalk(Walk):
    """What `Stage` is in the local chat; each answer is what that person sees of it."""

    def __init__(self, database: Database, slack: SlackStage) -> None:
        self.database = database
        self.clock: SlackClock = SlackClock(slack)
        self.team = slack.team
        self._slack = slack
        courier = Courier(slack.sender)
        self.conductor = Conductor(database, courier, self.clock)  # type: ignore[arg-type]
        self.app = SimpleNamespace(conductor=self.conductor, sender=slack.sender, chat=slack.chat)

    def id(self, who: str) -> str:
        """By what id Slack knows somebody."""
        return _id(who)

    def say(
        self,
        who: str,
        text: str,
        thread: str | None = None,
        files: Sequence[tuple[str, bytes]] = (),
        place: str | None = None,
    ) -> str:
        """Somebody writes to Chaser."""
        before = len(self.team.said)
        self._slack.slack.say(_id(who), _place(who, place), self._typed(text), thread, files)
        return self._answer(before, who)

    def hand_in(self, who: str, text: str) -> None:
        """Somebody writes to Chaser: recorded at once, and answered with the walk's next line."""
        self._slack.slack.say(_id(who), _place(who, None), self._typed(text))

    def hand_in_press(self, who: str, label: str) -> None:
        """The same, of a button that is pressed."""
        newest = self._newest(who, lambda said: _has(said, label))
        self._slack.slack.press(_id(who), newest, label)

    def command(self, who: str, words: str, place: str = CHANNEL) -> str:
        """Somebody types `/action …` in a channel."""
        before = len(self.team.said)
        self._slack.slack.command(_id(who), _place(who, place), "/action", self._typed(words))
        return self._answer(before, who)

    def press(self, who: str, label: str, about: str = "") -> str:
        """Somebody presses the newest button with this label; what Chaser answers."""
        newest = self._newest(who, lambda said: _has(said, label, about))
        return self._press(who, newest, label, about)

    def press_at(self, who: str, saying: str, label: str) -> str:
        """Somebody presses a button of the newest message that says this."""
        seen = self._seen(who)
        at = max(i for i, said in enumerate(seen) if saying in said.text)
        # A long message comes in several, and its buttons stand under the last.
        return self._press(who, next(said for said in seen[at:] if _has(said, label)), label)

    def submit(self, who: str, command: str, **form: str) -> str:
        """Somebody types a command that opens a form, and sends the form; errors too."""
        views, before = self.team.views, len(self.team.said)
        opened = len(views)
        self._slack.slack.command(_id(who), SLACK_CHANNEL, "/action", self._typed(command))
        wait(lambda: len(views) > opened)
        return self._send(who, before, **form)

    def fill_in(self, who: str, label: str, **form: str) -> str:
        """Somebody presses the newest button with this label, and sends the form that opens."""
        views, before = self.team.views, len(self.team.said)
        opened = len(views)
        self.press(who, label)
        wait(lambda: len(views) > opened)
        return self._send(who, before, **form)

    def _send(self, who: str, before: int, **form: str) -> str:
        fields = {name.replace("_", "-"): value for name, value in form.items()}
        answer = self._slack.slack.submit(_id(who), self.team.views[-1], **fields)
        said = self._answer(before, who)
        return "\n".join([said, *answer.get("errors", {}).values()])

    def said(self, who: str, place: str | None = None) -> list[str]:
        """Every message of Chaser's that this person can see in a place, in words."""
        seen = self.team.seen(_id(who), _place(who, place))
        return [html.unescape(said.text) for said in seen if said.user == BOT]

    def given(self, who: str, place: str | None = None) -> list[tuple[str, bytes]]:
        """Every file of Chaser's that this person can see in a place: its name and its bytes."""
        seen = self.team.seen(_id(who), _place(who, place))
        uploads = [
            self.team.uploads.files[f["id"]] for s in seen if s.user == BOT for f in s.files or ()
        ]
        return [(upload.title, upload.data) for upload in uploads]

    def last_card(self, who: str) -> str:
        """The id of the newest message with buttons: what a reply answers."""
        own = f"D-{_id(who)}"
        said = self._newest(who, lambda said: said.channel == own and any(_buttons(said)))
        return said.thread or said.ts

    def _typed(self, text: str) -> str:
        """The text as Slack hands it on, a second later: escaped, and people as mentions."""
        self._slack.now += timedelta(seconds=1)
        escaped = html.escape(text, quote=False)
        return _MENTION.sub(lambda found: f"<@{_id(found[1])}|{found[1]}>", escaped)

    def _press(self, who: str, said: Said, label: str, about: str = "") -> str:
        before = len(self.team.said)
        self._slack.now += timedelta(seconds=1)
        self._slack.slack.press(_id(who), said, label, about)
        return self._answer(before, who)

    def _answer(self, before: int, who: str) -> str:
        self._slack.settle()
        return html.unescape(self._slack.since(before, _id(who)))

    def _newest(self, who: str, which: Callable[[Said], bool]) -> Said:
        found = [said for said in self._seen(who) if which(said)]
        assert found, f"{who} sees no such message"
        return found[-1]

    def _seen(self, who: str) -> list[Said]:
        """All of Chaser's that this person sees, oldest first."""
        places, eyes = (f"D-{_id(who)}", SLACK_CHANNEL), (None, _id(who))
        every = [said for said in self.team.said if said.user == BOT]
        return [said for said in every if said.channel in places and said.only_for in eyes]


def _place(who: str, place: str | None) -> str:
    return _CHANNELS[place] if place else f"D-{_id(who)}"


def _id(who: str) -> str:
    return f"U0{who.upper()}"


def _buttons(said: Said) -> Iterator[dict[str, Any]]:
    every = (each for block in said.blocks for each in block.get("elements", []))
    yield from (each for each in every if each.get("type") == "button")


def _has(said: Said, label: str, about: str = "") -> bool:
    return any(
        each["text"]["text"] == label and about in each.get("accessibility_label", "")
        for each in _buttons(said)
    )


@contextmanager
def in_slack(
    database: Database, start: datetime, *, by_socket: bool, team: Team | None = None
) -> Iterator[SlackWalk]:
    """The partnership of the walks in Slack; in a new workspace, where none is there already."""
    known = team or workspace({_id(who): name for who, (name, _) in PEOPLE.items()})
    with on_stage(database, start, by_socket=by_socket, team=known) as slack:
        walk = SlackWalk(database, slack)
        if team is None:
            _furnish(walk, known)
        yield walk


def _furnish(walk: SlackWalk, team: Team) -> None:
    team.channel(_CHANNELS[HARBOUR], *map(_id, PEOPLE), BOT)
    walk.command("bev", "setup Riverside Partnership")
    walk.command("bev", "role @di chair")
    for who, (_, role) in PEOPLE.items():
        if role == "member":
            walk.command("bev", f"role @{who} member")
    team.said.clear()
