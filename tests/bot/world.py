"""A partnership on the fake platform, with both clocks in the test's hands."""

import itertools
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.inbound import Inbound
from bot.schedule import tick
from bot.sender import LEASE, Sender
from handlers.messages import Message, to_dict
from handlers.requests import Address, Kind, Request
from store import deliveries, people
from store.database import Database
from store.mail import Delivery
from store.models import Partnership, Recipient, Role
from tests.bot.platform import PLATFORM, FakePlatform

LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 9, 7, 9, 30, tzinfo=LONDON)
CHANNEL = "C1"
PEOPLE = {"bev": "coordinator", "di": "chair", "anne": "member", "gupti": "member"}


class World:
    """Whatever a test of the house needs: a database, a platform, and hands on both clocks."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = MONDAY  # Chaser's clock
        self.real_now = MONDAY  # the machine's
        self.platform = FakePlatform(lambda: self.real_now)
        self.inbound = Inbound(database, lambda: self.now, lambda: None)
        self.sender = self.another_sender()
        self._numbers = itertools.count(1)
        self.furnish()

    def another_sender(self, lease: timedelta = LEASE) -> Sender:
        """One more sender over the same database and platform."""
        chats = {PLATFORM: self.platform}
        return Sender(
            self.database, chats, lambda: self.now, real=lambda: self.real_now, lease=lease
        )

    def furnish(self, workspace: str = "T1", place: str = CHANNEL) -> int:
        """A partnership in a workspace, with its people; returns its id."""
        with self.database.writing() as session:
            home = people.workspace(session, PLATFORM, workspace)
            partnership = Partnership(
                workspace_id=home.id, name=f"The {place} Partnership", place=place,
                created_at=self.now,
            )  # fmt: skip
            session.add(partnership)
            session.flush()
            for user, role in PEOPLE.items():
                person = people.recipient(session, home.id, user)
                if person is None:
                    person = Recipient(workspace_id=home.id, external_id=user, name=user.title())
                    session.add(person)
                    session.flush()
                session.add(Role(partnership_id=partnership.id, recipient_id=person.id, role=role))
            return partnership.id

    def later(self, **time: float) -> None:
        """Both clocks go on."""
        self.now += timedelta(**time)
        self.real_now += timedelta(**time)

    def request(
        self, user: str, text: str, key: str = "", place: str = CHANNEL, workspace: str = "T1"
    ) -> Request:
        """Somebody's command, in the channel unless a place is given."""
        return Request(
            key or f"k{next(self._numbers)}",
            Kind.COMMAND,
            user,
            Address(PLATFORM, workspace, place),
            text,
            private=place.startswith("D-"),
        )

    def command(self, user: str, text: str, key: str = "") -> Message | None:
        """Somebody types a command in the channel."""
        return self.inbound.receive(self.request(user, text, key))

    def owe(
        self, words: str = "Hello", place: str | None = CHANNEL, workspace: str = "T1",
        kind: str = "answer", **columns: object,
    ) -> int:  # fmt: skip
        """A message that Chaser owes; its delivery's id."""
        with self.database.writing() as session:
            home = people.workspace(session, PLATFORM, workspace)
            values: dict[str, Any] = {"place": place, "body": to_dict(Message(words))}
            values |= {"created_at": self.now} | columns
            key = f"test:{next(self._numbers)}"
            found = deliveries.owe(session, key, kind, home.id, **values)
            assert found is not None
            return found

    def owe_card(self, due: str = "21 Sep") -> int:
        """A card to Anne about one action of hers, CR1.5; its delivery's id."""
        self.command("bev", f"add CR1.5 Draft the survey, @anne, {due}")
        self.sender.drain()
        assert tick(self.database, self.now) == 1
        return self.rows()[-1].id

    def row(self, delivery_id: int) -> Delivery:
        """A delivery as it stands."""
        with self.database.reading() as session:
            return session.get_one(Delivery, delivery_id)

    def rows(self) -> list[Delivery]:
        """Every delivery, in the order in which they became owed."""
        with self.database.reading() as session:
            return session.query(Delivery).order_by(Delivery.id).all()
