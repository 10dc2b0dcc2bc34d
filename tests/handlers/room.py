"""A room where a small plan is worked on: people speak to the router, and read what it answers."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from handlers import router
from handlers.asker import Answer
from handlers.messages import Button, Form, Message, from_dict, in_words
from handlers.requests import Address, Kind, Request, Taken, untouched
from store import people
from store.calendar import Meeting
from store.mail import Delivery
from store.models import Action, Deadline, Lead, Person, Plan, Theme
from tests.handlers.asking import NOW, a_partnership

MEETING = datetime(2026, 10, 1, 13, tzinfo=UTC)
PEOPLE = {"Anne Baker": "anne", "Priya Nair": "priya", "Gupti Gosine": ""}


class Room:
    """People, a plan of seven actions, and a clock that stands until the test moves it."""

    # The plan may be in the database already: then it is that one.
    def __init__(self, session: Session) -> None:
        self.session = session
        self.now = NOW
        self.partnership = a_partnership(session)
        self.answer: Answer | None = None
        self._keys = 0
        self._plan = session.scalars(select(Plan)).first() or self._new_plan()
        session.flush()

    def command(self, who: str, words: str) -> str:
        """Somebody types `/action …` in the channel; what it answers, in words."""
        return self._ask(who, Kind.COMMAND, words)

    def say(self, who: str, words: str, replying_to: str | None = None) -> str:
        """Somebody writes to Chaser in their direct message; "" where it stays silent."""
        return self._ask(who, Kind.SAID, words, private=True, replying_to=replying_to)

    def call(self, who: str, words: str) -> str:
        """Somebody calls Chaser in the channel."""
        return self._ask(who, Kind.SAID, words)

    def among_others(self, who: str, words: str) -> str:
        """The same under a message of Chaser's in the channel, without a call for Chaser."""
        return self._ask(who, Kind.SAID, words, replying_to="a digest", called=False)

    def edit(self, who: str, words: str) -> str:
        """Somebody edits the last message of the room."""
        before = Taken((self.request.key,), self.request.text)
        return self._ask(who, Kind.EDITED, words, private=True, before=before)

    def press(self, who: str, label: str) -> str:
        """Somebody presses a button of the last answer."""
        return self._ask(who, Kind.PRESSED, self.button(label).text)

    def press_words(self, who: str, words: str) -> str:
        """Somebody presses a button that stands for these words."""
        return self._ask(who, Kind.PRESSED, words)

    def private_press(self, who: str, words: str) -> str:
        """Somebody presses a button in their direct message that stands for these words."""
        return self._ask(who, Kind.PRESSED, words, private=True)

    def submit(self, who: str, command: str, **form: str) -> str:
        """Somebody sends a form."""
        return self._ask(who, Kind.SUBMITTED, command, form=form)

    def send(self, who: str, opened: Form, **typed: str) -> str:
        """Somebody sends a form that they opened, with this typed into its fields."""
        shown = {field.name: field.value for field in opened.fields}
        sent = shown | {name.replace("_", "-"): value for name, value in typed.items()}
        left = untouched(shown, sent)
        return self._ask(who, Kind.SUBMITTED, opened.command, form=sent, untouched=left)

    def button(self, label: str) -> Button:
        """The button with this label on the last answer."""
        found = [button for button in self.message.every_button() if button.label == label]
        assert found, f"no button {label!r} in: {in_words(self.message)}"
        return found[0]

    @property
    def labels(self) -> list[str]:
        """The labels of the last answer's buttons under the message, not those of its rows."""
        return [button.label for button in self.message.buttons]

    @property
    def message(self) -> Message:
        """The last answer."""
        assert self.answer is not None
        return self.answer.message

    @property
    def form(self) -> Form:
        """The dialog that the last answer opens."""
        assert self.message.form is not None
        return self.message.form

    def action(self, ref: int) -> Action:
        """The action with Chaser's number, as it stands in the database."""
        self.session.expire_all()
        return self.session.scalars(select(Action).where(Action.ref == ref)).one()

    def kept(self, ref: int) -> dict[str, Any]:
        """Every column of an action and its leads: to see that nothing was changed."""
        action = self.action(ref)
        columns = {column.key: getattr(action, column.key) for column in Action.__table__.columns}
        return columns | {"leads": [lead.person.name for lead in action.leads]}

    def told(self, who: str) -> list[str]:
        """What Chaser owes this person in their own conversation, in words."""
        recipient = people.recipient(self.session, self.partnership.workspace_id, who)
        assert recipient is not None
        which = select(Delivery).where(Delivery.recipient_id == recipient.id).order_by(Delivery.id)
        rows = self.session.scalars(which).all()
        return [in_words(from_dict(row.body)) for row in rows if row.body]

    def add(self, code: str, title: str, *leads: str, **values: Any) -> Action:
        """An action at the end of the plan; `first` and `last` are the days of its deadline."""
        first, last = values.pop("first", None), values.pop("last", None)
        action = Action(
            partnership_id=self.partnership.id,
            plan_id=self._plan.id,
            ref=self.partnership.next_ref,
            code=code,
            title=title,
            position=self.partnership.next_ref,
            created_at=NOW,
            leads=[Lead(person=self.person(name), position=i) for i, name in enumerate(leads)],
            **values,
        )
        self.partnership.next_ref += 1
        self.session.add(action)
        self.session.flush()
        if last:
            self._set_deadline(action, first or last, last)
        return action

    def person(self, name: str) -> Person:
        """The name in the plan, linked to whoever bears it."""
        found = people.named(self.session, self.partnership.id, name)
        if found:
            return found
        member = people.recipient(self.session, self.partnership.workspace_id, PEOPLE.get(name, ""))
        person = Person(
            partnership_id=self.partnership.id,
            name=name,
            recipient_id=member.id if member else None,
        )
        self.session.add(person)
        return person

    def _new_plan(self) -> Plan:
        session = self.session
        session.add(Meeting(partnership_id=self.partnership.id, starts_at=MEETING))
        self._plan = Plan(
            partnership_id=self.partnership.id,
            title="Recovery plan",
            headings=["Cost", "Measure of success", "Cost to partners"],
            created_at=NOW,
        )
        session.add(self._plan)
        session.flush()
        food = Theme(plan_id=self._plan.id, section="RETURN", title="Food and drink", position=1)
        safe = Theme(plan_id=self._plan.id, title="Feeling safe", position=2)
        self.add(
            "CR1.3", "Draft the survey", "Anne Baker", theme=food, rag="green",
            last=date(2026, 9, 30), fields={"Cost": "£2k"},
        )  # fmt: skip
        self.add(
            "CR1.4", "Print the leaflets", "Anne Baker", "Priya Nair", theme=food, rag="red",
            last=date(2026, 8, 31), comment="printer broke", commented_by="Anne Baker",
            commented_on=date(2026, 8, 20),
        )  # fmt: skip
        october = {"first": date(2026, 10, 1), "last": date(2026, 10, 31)}
        self.add("CR2.1", "Police to share data", "Priya Nair", theme=safe, rag="amber", **october)
        self.add("CR6.1", "Open food hubs", "Priya Nair", theme=food, **october)
        self.add("CR6.1", "Open more food hubs", "Gupti Gosine", theme=food, **october)
        self.add("CR7.1", "Shelter one family", "Anne Baker", theme=safe, private=True, **october)
        self.add("", "Write the annual report", deadline_text="ongoing", deadline_kind="ongoing")
        return self._plan

    def _set_deadline(self, action: Action, first: date, last: date) -> None:
        text = f"{last.day} {last:%b %Y}"
        revision = Deadline(
            action_id=action.id, text=text, kind="date", first=first, last=last, at=NOW
        )
        self.session.add(revision)
        self.session.flush()
        action.deadline_id, action.deadline_kind = revision.id, "date"
        action.deadline_text = action.original_text = text
        action.due_first, action.due_last, action.original_last = first, last, last

    def _ask(self, who: str, kind: Kind, words: str, **more: Any) -> str:
        self._keys += 1
        self.now += timedelta(minutes=1)
        place = f"dm:{who}" if more.get("private") else self.partnership.place
        request = Request(
            key=f"{who}-{self._keys}",
            kind=kind,
            user=who,
            address=Address("local", "demo", place),
            text=words,
            **more,
        )
        self.request = request
        self.session.flush()
        self.session.expire_all()
        self.answer = router.answer(self.session, request, self.now)
        self.session.flush()
        return in_words(self.answer.message) if self.answer else ""
