"""A partnership on a stage: people speak in the local chat, the clock moves, and all is real.

Nothing runs in the background, so that a walk is a story: whatever somebody does is answered
before the next line.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import func

from bot.app import LocalApp, build_local
from bot.local_clock import LocalClock
from handlers.messages import Button, Form, Message, from_dict, in_words
from handlers.requests import File
from store import posts
from store.database import Database
from store.mail import Kept, Post
from store.models import Partnership, Recipient, Role, Workspace
from tests.walks.walk import CHANNEL, HARBOUR, Walk

DI = "di"
PEOPLE = {
    "bev": ("Bev Hall", "coordinator"),
    "di": ("Di Reed", "chair"),
    "leanne": ("Leanne Price", "member"),
    "anne": ("Anne Bell", "member"),
    "gupti": ("Gupti Gosine", "member"),
    "richard": ("Richard Hale", "member"),
    "ruth": ("Ruth Shaw", "member"),
}


class Stage(Walk):
    """A partnership with its people, its channel and a clock that the test moves."""

    def __init__(self, database: Database, start: datetime, *, begun: bool = False) -> None:
        """`begun`: its people are in this database, and at `start` the walk goes on."""
        self.database = database
        if begun:
            _stop_the_clock(database)
        else:
            _furnish(database, start)
        self.app: LocalApp = build_local(database)
        self.app.start(background=False)
        self.conductor = self.app.conductor
        self.clock: LocalClock = self.conductor.clock
        self.clock.set(start)

    def id(self, who: str) -> str:
        """By what id the platform knows somebody."""
        return who

    def stop(self) -> None:
        """Leave the stage: no threads, no connections."""
        self.app.stop()

    def say(
        self,
        who: str,
        text: str,
        thread: str | None = None,
        files: Sequence[tuple[str, bytes]] = (),
        place: str | None = None,
    ) -> str:
        """Somebody writes to Chaser; what it answers, in words."""
        before = self._last_id()
        shown = self.app.chat.say(who, place or f"dm:{who}", text, thread=thread, files=files)
        self.app.sender.drain()
        return self._answer(before, who, shown)

    def hand_in(self, who: str, text: str) -> None:
        """Somebody writes to Chaser: recorded at once, and answered with the walk's next line."""
        self.app.chat.say(who, f"dm:{who}", text)

    def hand_in_press(self, who: str, label: str) -> None:
        """The same, of a button that is pressed."""
        post, button = self._button(who, label, "")
        self.app.chat.press(who, str(post.id), button.text)

    def command(self, who: str, words: str, place: str = CHANNEL) -> str:
        """Somebody types `/action …` in a channel; what they see of the answer."""
        return self.say(who, f"/action {words}", place=place)

    def press(self, who: str, label: str, about: str = "") -> str:
        """Somebody presses the newest button with this label; what Chaser answers."""
        return self._press(who, *self._button(who, label, about))

    def press_at(self, who: str, saying: str, label: str) -> str:
        """Somebody presses a button of the newest message that says this; what Chaser answers."""
        for post in reversed(self._posts(who) + self._posts(who, CHANNEL)):
            message = from_dict(post.message) if post.message else None
            if message and saying in in_words(message):
                pressed = next(b for b in message.every_button() if b.label == label)
                return self._press(who, post, pressed)
        raise AssertionError(f"{who} sees no message that says {saying!r}")

    def form(self, who: str, label: str) -> Form:
        """Somebody presses the newest button with this label; the form that opens."""
        post, button = self._button(who, label, "")
        shown = self.app.chat.press(who, str(post.id), button.text)
        assert shown is not None
        assert shown.form is not None
        return shown.form

    def fill_in(self, who: str, label: str, **form: str) -> str:
        """The same, and they send it filled in."""
        return self.submit(who, self.form(who, label).command, **form)

    def submit(self, who: str, command: str, **form: str) -> str:
        """Somebody sends a form; what Chaser answers."""
        before = self._last_id()
        fields = {name.replace("_", "-"): value for name, value in form.items()}
        shown = self.app.chat.submit(who, f"dm:{who}", command, fields)
        self.app.sender.drain()
        return self._answer(before, who, shown)

    def seen(self, who: str, place: str | None = None) -> list[Message]:
        """Every message of Chaser's that this person can see in a place, oldest first."""
        return [from_dict(p.message) for p in self._posts(who, place) if p.message]

    def said(self, who: str, place: str | None = None) -> list[str]:
        """Every message of Chaser's that this person can see in a place, in words."""
        return [in_words(message) for message in self.seen(who, place)]

    def given(self, who: str, place: str | None = None) -> list[tuple[str, bytes]]:
        """Every file of Chaser's that this person can see in a place: its name and its bytes."""
        mine = (post for post in self._posts(who, place) if post.author == posts.CHASER)
        files = [File(**file) for post in mine for file in post.files]
        return [(file.name, self.app.chat.fetch(file, 9_000_000)) for file in files]

    def last_card(self, who: str) -> str:
        """The id of the newest post that shows rows with buttons: what a reply answers."""
        for post in reversed(self._posts(who)):
            if post.message and any(from_dict(post.message).every_button()):
                return str(post.id)
        raise AssertionError(f"{who} has no card")

    def _posts(self, who: str, place: str | None = None, after: int = 0) -> list[Post]:
        where = Post.place == (place or f"dm:{who}"), ~Post.removed, Post.id > after
        with self.database.reading() as session:
            found = session.query(Post).where(*where)
            return [p for p in found.order_by(Post.id) if p.only_for in (None, who)]

    def _button(self, who: str, label: str, about: str) -> tuple[Post, Button]:
        everywhere = self._posts(who) + self._posts(who, CHANNEL)
        for post in sorted(everywhere, key=lambda p: p.id, reverse=True):
            for button in from_dict(post.message).every_button() if post.message else ():
                if button.label == label and about in button.about:
                    return post, button
        raise AssertionError(f"{who} sees no button {label!r} {about}")

    def _press(self, who: str, post: Post, button: Button) -> str:
        before = self._last_id()
        shown = self.app.chat.press(who, str(post.id), button.text)
        self.app.sender.drain()
        return self._answer(before, who, shown)

    def _last_id(self) -> int:
        with self.database.reading() as session:
            return session.query(func.max(Post.id)).scalar() or 0

    def _answer(self, before: int, who: str, shown: Message | None) -> str:
        said = [
            in_words(from_dict(p.message))
            for place in (None, CHANNEL, HARBOUR)
            for p in self._posts(who, place, before)
            if p.author == posts.CHASER and p.message
        ]
        if shown is not None and (shown.form or shown.errors):
            said.append(in_words(shown))
        return "\n".join(said)


def _stop_the_clock(database: Database) -> None:
    # It has gone on while nobody was on the stage, and can't be set back.
    with database.writing() as session:
        session.query(Kept).filter(Kept.name == "local clock").delete()


def _furnish(database: Database, start: datetime) -> None:
    with database.writing() as session:
        workspace = Workspace(platform="local", external_id="local")
        session.add(workspace)
        session.flush()
        partnership = Partnership(
            workspace_id=workspace.id,
            name="Riverside Partnership",
            place=CHANNEL,
            created_at=start.astimezone(UTC),
        )
        session.add(partnership)
        session.flush()
        for external_id, (name, role) in PEOPLE.items():
            person = Recipient(workspace_id=workspace.id, external_id=external_id, name=name)
            session.add(person)
            session.flush()
            session.add(Role(partnership_id=partnership.id, recipient_id=person.id, role=role))
