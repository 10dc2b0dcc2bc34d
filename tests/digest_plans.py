"""A partnership to draw digests of: its plan, its people and its meetings, written down short."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from store.calendar import Meeting
from store.models import (
    Action,
    Deadline,
    Entry,
    Lead,
    Partnership,
    Person,
    Plan,
    Recipient,
    Theme,
    Update,
    Workspace,
)

LAST = datetime(2026, 6, 12, 13, tzinfo=UTC)  # Fri 12 Jun, 2pm in London
NEXT = datetime(2026, 9, 3, 13, tzinfo=UTC)  # Thu 3 Sep, 2pm
THEN = datetime(2026, 10, 1, 13, tzinfo=UTC)
NOW = datetime(2026, 9, 2, 8, tzinfo=UTC)  # Wed 2 Sep, 9am
LONG_AGO = datetime(2026, 1, 5, 9, tzinfo=UTC)


@dataclass
class Town:
    """One partnership with a live plan, and quick ways to fill it."""

    session: Session
    name: str = "Stronger Communities"
    platform_id: str = "T1"
    people: dict[str, Person] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.workspace = Workspace(platform="local", external_id=self.platform_id)
        self.session.add(self.workspace)
        self.session.flush()
        self.partnership = Partnership(
            workspace_id=self.workspace.id, name=self.name, place="C1", created_at=LONG_AGO
        )
        self.session.add(self.partnership)
        self.session.flush()
        self.plan = self.new_plan()

    def new_plan(self, live: bool = True) -> Plan:
        """A plan of this partnership."""
        plan = Plan(
            partnership_id=self.partnership.id, title="Plan", live=live, created_at=LONG_AGO
        )
        self.session.add(plan)
        self.session.flush()
        return plan

    def meets(self, *moments: datetime, cancelled: bool = False) -> Meeting:
        """Meetings at these moments; the first of them."""
        laid = [
            Meeting(partnership_id=self.partnership.id, starts_at=moment, cancelled=cancelled)
            for moment in moments
        ]
        self.session.add_all(laid)
        self.session.flush()
        return laid[0]

    def theme(self, title: str, section: str = "") -> Theme:
        """The theme of that title, added when it is first named."""
        if title not in self.themes:
            theme = Theme(
                plan_id=self.plan.id, title=title, section=section, position=len(self.themes)
            )
            self.session.add(theme)
            self.session.flush()
            self.themes[title] = theme
        return self.themes[title]

    def person(self, name: str, linked: bool = True) -> Person:
        """The name in the plan, linked to somebody in the chat unless said otherwise."""
        if name not in self.people:
            recipient = None
            if linked:
                recipient = Recipient(
                    workspace_id=self.workspace.id, external_id=f"U-{name}", name=name
                )
                self.session.add(recipient)
            person = Person(partnership_id=self.partnership.id, name=name, recipient=recipient)
            self.session.add(person)
            self.session.flush()
            self.people[name] = person
        return self.people[name]

    def action(
        self, title: str, *, theme: str | None = "Food", lead: str = "", **columns: Any
    ) -> Action:
        """An action of the live plan; `due` is a day, or the first and last of a window."""
        due = columns.pop("due", None)
        first, last = due if isinstance(due, tuple) else (due, due)
        ref = self.partnership.next_ref
        self.partnership.next_ref += 1
        values: dict[str, Any] = {
            "plan_id": self.plan.id, "partnership_id": self.partnership.id, "ref": ref,
            "position": ref, "title": title, "due_first": first, "due_last": last,
            "original_last": last, "theme_id": self.theme(theme).id if theme else None,
            "created_at": LONG_AGO,
        }  # fmt: skip
        action = Action(**(values | columns))
        if lead:
            action.leads = [Lead(person=self.person(lead))]
        self.session.add(action)
        self.session.flush()
        return action

    def deadline(self, action: Action, day: date, at: datetime, why: str = "") -> None:
        """Set the action's deadline; a second time it is a revision."""
        deadline = Deadline(
            action_id=action.id, text=f"{day:%d/%m/%Y}", kind="date", first=day, last=day,
            at=at, why=why,
        )  # fmt: skip
        self.session.add(deadline)
        self.session.flush()
        if action.deadline_id is None:
            action.original_last = day
        else:
            action.moved += 1
            self._moved(action, deadline, at)
        action.deadline_id = deadline.id
        action.due_first = action.due_last = day
        self.session.flush()

    def _moved(self, action: Action, to: Deadline, at: datetime) -> None:
        entry = Entry(partnership_id=self.partnership.id, at=at, by_name="Bev", source="a command")
        change = {"deadline_id": [action.deadline_id, to.id]}
        entry.updates = [Update(subject="action", subject_id=action.id, change=change)]
        self.session.add(entry)
