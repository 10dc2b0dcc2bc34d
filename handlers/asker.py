"""Who asks, where, and when: what every command is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.messages import Message
from handlers.requests import Kind, Request
from handlers.rules.dates.saying import say_moment
from store import actions, entries, people
from store.models import Action, Entry, Partnership, Person, Plan, Recipient, Update

EMAIL = "an email"
"""The source of what somebody wrote outside the chat and a coordinator pasted here."""

HEARD = {
    EMAIL: "by email",
    "a phone call": "by phone",
    "a text": "by text",
    "a conversation": "in person",
}
"""By the source of what a coordinator enters for somebody, how it came to them."""

SOURCES = {
    Kind.SAID: "a message",
    Kind.COMMAND: "a command",
    Kind.PRESSED: "a button",
    Kind.SUBMITTED: "a form",
    Kind.EDITED: "an edited message",
    Kind.DELETED: entries.A_DELETION,
}


@dataclass(frozen=True)
class Answer:
    """What Chaser answers. A change is confirmed where it was made; the rest is for the asker."""

    message: Message
    to_all: bool = False


@dataclass(frozen=True)
class Asker:
    """A person's request in one partnership."""

    session: Session
    request: Request
    now: datetime  # aware, Chaser's clock
    partnership: Partnership
    recipient: Recipient
    roles: frozenset[str]  # coordinator, chair, lead, member
    writer: str = ""  # whose words these are, where a coordinator enters what they said elsewhere
    heard: str = EMAIL  # how those words came to the coordinator: a key of `HEARD`
    under: Entry | None = None  # the entry of all that one message asks for, where it is several

    @property
    def zone(self) -> ZoneInfo:
        """The partnership's time zone."""
        return ZoneInfo(self.partnership.zone)

    @property
    def today(self) -> date:
        """The partnership's local day."""
        return self.day_of(self.now)

    def day_of(self, moment: datetime) -> date:
        """The partnership's local day at a moment."""
        return moment.astimezone(self.zone).date()

    def say_moment(self, moment: datetime) -> str:
        """A moment as the partnership's clock shows it: "Thu 3 Sep, 2pm"."""
        return say_moment(moment.astimezone(self.zone), self.today)

    @property
    def source(self) -> str:
        """Through what it came, in words."""
        if self.writer:
            return self.heard
        return SOURCES.get(self.request.kind, "a message")

    def entering(self, kept: Mapping[str, str]) -> "Asker":
        """The same, entering whose words a draft has kept, as they came."""
        return replace(self, writer=kept.get("writer", ""), heard=kept.get("heard", EMAIL))

    @property
    def is_coordinator(self) -> bool:
        """May change anything."""
        return "coordinator" in self.roles

    @property
    def is_chair(self) -> bool:
        """May comment, and ask for digests."""
        return "chair" in self.roles

    def leads(self, action: Action) -> bool:
        """True when the action is theirs, under whatever name, or they answer for its lead."""
        if any(lead.person.recipient_id == self.recipient.id for lead in action.leads):
            return True
        return any(lead.person_id in self.covers for lead in action.leads)

    @cached_property
    def covers(self) -> frozenset[int]:
        """The ids of the names in the plan for whom they answer today."""
        from handlers.people.covering import names_covered

        return names_covered(self.session, self.recipient.id, self.partnership.id, self.today)

    def may_change(self, action: Action) -> bool:
        """A coordinator may change anything, a lead their own actions."""
        return self.is_coordinator or self.leads(action)

    @property
    def sees_all(self) -> bool:
        """Nothing is private to them."""
        return self.is_coordinator or self.is_chair

    def may_see(self, action: Action) -> bool:
        """A private action is for its leads, the coordinators and the chairs."""
        return not action.private or self.is_confided(action)

    def is_confided(self, action: Action) -> bool:
        """Whether what is private of an action is for them."""
        return self.sees_all or self.leads(action)

    def may_read_comment(self, action: Action) -> bool:
        """Whether the comment that stands is for them."""
        return not action.comment_private or self.is_confided(action)

    def may_read(self, action: Action, update: Update) -> bool:
        """Whether the comment of an update of an action is for them, whatever was said since."""
        stands = update.comment == action.comment and not action.comment_private
        return not update.private or stands or self.is_confided(action)

    def names(self) -> Sequence[Person]:
        """The names in the plan."""
        return people.names(self.session, self.partnership.id)

    def live_plan(self) -> Plan | None:
        """The partnership's plan, None before there is one."""
        return actions.live_plan(self.session, self.partnership.id)

    def all_actions(self) -> Sequence[Action]:
        """Every action of the plan, in its order."""
        return actions.of_partnership(self.session, self.partnership.id)

    def led_actions(self) -> Sequence[Action]:
        """Those that they lead, or answer for."""
        return actions.led_by(self.session, self.recipient.id, self.partnership.id, self.covers)

    def coordinators(self) -> str:
        """Their names, to say who can help; empty where there is none."""
        return ", ".join(
            r.name for r in people.holders(self.session, self.partnership.id, "coordinator")
        )


def for_you(summary: str) -> Answer:
    """A sentence for the asker alone."""
    return Answer(Message(summary))
