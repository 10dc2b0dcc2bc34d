"""People who type whatever comes to them, at random, as fast as they are answered."""

import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.inbound import Inbound
from handlers.requests import Address, Kind, Request
from store import people
from store.database import Database
from store.models import Partnership, Recipient, Role
from tests.walks.stand_in import PLATFORM

TEAM, CHANNEL = "T1", "C1"
LEADS = ("anne", "gupti", "ruth", "leanne", "richard", "priya")
ACTIONS = 12

_BY_THE_COORDINATOR = [
    "update {code} green", "update {code} red burnt down", "update {code} discontinued",
    "update {code} open again", "done {code}", "move {code} to {day}", "move {code} to {day}, late",
    "assign {code} to @{who}", "assign {code} to @{who} and @{other}", "hold {code} until {day}",
    "resume {code}", "pause {code}", "resume {code}", "private {code}", "public {code}",
    "hand over {who}'s actions to {other} until {day}", "pause {who}", "resume {who}",
    "remind {code} now", "remind everyone", "meeting move to {day} 2pm", "meeting cancel",
    "meeting {day} 2pm", "undo", "undo", "undo",
]  # fmt: skip
_BY_A_LEAD = [
    "{code} green", "{code} amber, waiting on print, now {day}", "all on track", "undo",
    "remind me tomorrow", "remind me on {day}", "stop", "start", "start",
    "leave until {day}, @{who} covers",
    "deputy @{who}", "deputy none",
]  # fmt: skip


def furnish(database: Database, now: datetime, seed: int) -> None:
    """A partnership with a coordinator, leads and a plan that they share."""
    with database.writing() as session:
        workspace = people.workspace(session, PLATFORM, TEAM)
        here = Partnership(
            workspace_id=workspace.id, name="Riverside", place=CHANNEL, created_at=now
        )
        session.add(here)
        session.flush()
        for user in (*LEADS, "bev"):
            _add(session, here, user)
    editor = Editor(database, lambda: now, seed)
    for number in range(ACTIONS):
        editor.say("bev", editor.filled("add {code} Job, @{who} and @{other}, {day}", number))
    editor.say("bev", "meeting every second Thursday at 2pm")


def _add(session: Session, here: Partnership, user: str) -> None:
    member = Recipient(workspace_id=here.workspace_id, external_id=user, name=user.title())
    session.add(member)
    session.flush()
    role = "coordinator" if user == "bev" else "member"
    session.add(Role(partnership_id=here.id, recipient_id=member.id, role=role))


class Editor:
    """Somebody new at every act; what they do follows from the seed alone."""

    def __init__(self, database: Database, clock: Clock, seed: int) -> None:
        self._inbound = Inbound(database, clock, lambda: None)
        self._clock = clock
        self._seed = seed
        self._chance = random.Random(seed)
        self._acts = 0

    def act(self) -> None:
        """One person does one thing."""
        if self._chance.random() < 0.6:
            self.say("bev", self.filled(self._chance.choice(_BY_THE_COORDINATOR)))
        else:
            words = self.filled(self._chance.choice(_BY_A_LEAD))
            self.say(self._chance.choice(LEADS), words, private=True)

    def say(self, user: str, words: str, *, private: bool = False) -> None:
        """A command in the channel, or words said to Chaser."""
        self._acts += 1
        place = f"D-{user}" if private else CHANNEL
        kind = Kind.SAID if private else Kind.COMMAND
        address = Address(PLATFORM, TEAM, place)
        key = f"{self._seed}:{self._acts}"
        self._inbound.receive(Request(key, kind, user, address, words, private))

    def filled(self, words: str, number: int | None = None) -> str:
        """The words with a code, two leads and a day of the coming weeks."""
        who, other = self._chance.sample(LEADS, 2)
        number = self._chance.randrange(ACTIONS) if number is None else number
        local = self._clock().astimezone(ZoneInfo("Europe/London"))
        day = local + timedelta(days=self._chance.randint(0, 25))
        return words.format(code=f"CR1.{number}", who=who, other=other, day=f"{day:%-d %b %Y}")
