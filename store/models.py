"""The tables of a partnership's plan, people and meetings.

Everything belongs to one partnership; a recipient belongs to a chat workspace, since one human
may lead actions in several partnerships. The outbox and inbox are in `store.mail`.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from store.base import Base
from store.codes import plain_code


class Workspace(Base):
    """A team's space on a chat platform."""

    __tablename__ = "workspace"
    __table_args__ = (UniqueConstraint("platform", "external_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[str]
    external_id: Mapped[str]
    next_send_at: Mapped[datetime | None]  # real time; None: no pause, send at once
    served_at: Mapped[datetime | None]  # real time of the last claim; None: never served


class Partnership(Base):
    """A body that meets."""

    __tablename__ = "partnership"
    __table_args__ = (UniqueConstraint("workspace_id", "place"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"))
    name: Mapped[str]
    place: Mapped[str]  # the platform's id of its channel
    zone: Mapped[str] = mapped_column(default="Europe/London")  # IANA name
    region: Mapped[str] = mapped_column(default="England")  # of its bank holidays
    policy: Mapped[dict[str, Any]] = mapped_column(default=dict)  # only what differs from default
    next_ref: Mapped[int] = mapped_column(default=1)
    paused: Mapped[bool] = mapped_column(default=False)  # nobody is chased, at a coordinator's word
    next_look_at: Mapped[datetime | None]  # when to see what to tell coordinators; None: not yet
    created_at: Mapped[datetime]
    workspace: Mapped[Workspace] = relationship()
    closures: Mapped[list["Closure"]] = relationship(
        order_by="Closure.first", back_populates="partnership"
    )


class Closure(Base):
    """Days on which a partnership does not work though nobody else is off."""

    __tablename__ = "closure"

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    first: Mapped[date]
    last: Mapped[date]  # closed on this day too
    removed: Mapped[bool] = mapped_column(default=False)
    partnership: Mapped[Partnership] = relationship(back_populates="closures")


class Plan(Base):
    """An action plan; a partnership has one live plan at a time and keeps the old ones."""

    __tablename__ = "plan"

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    title: Mapped[str]
    period: Mapped[str] = mapped_column(default="")
    live: Mapped[bool] = mapped_column(default=True)
    headings: Mapped[list[Any]] = mapped_column(default=list)  # the file's columns, in its order
    layout: Mapped[dict[str, Any]] = mapped_column(default=dict)  # of the file, for its exports
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class Theme(Base):
    """A heading of the plan; `section` is the heading above it, "" where there is none."""

    __tablename__ = "theme"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    section: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    code: Mapped[str] = mapped_column(default="")  # the heading's own: "CR1"
    fields: Mapped[dict[str, Any]] = mapped_column(default=dict)  # an outcome's contact, its date


class Recipient(Base):
    """A human in a chat workspace: one, whatever number of partnerships and names."""

    __tablename__ = "recipient"
    __table_args__ = (UniqueConstraint("workspace_id", "external_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"))
    external_id: Mapped[str]
    name: Mapped[str]
    email: Mapped[str] = mapped_column(default="")  # in lower case, to link by; "" if not told
    zone: Mapped[str | None]  # IANA name; None: the partnership's
    conversation: Mapped[str | None]  # the direct message's id; None until it is opened
    active: Mapped[bool] = mapped_column(default=True)
    guest: Mapped[str] = mapped_column(default="")  # how they are a guest here; "" for a member
    greeted_at: Mapped[datetime | None]  # None: has not yet had the three lines on what this is
    snoozed_until: Mapped[date | None]  # "remind me Monday": None, or that day
    snoozed_at: Mapped[datetime | None]  # when they said so
    snooze_id: Mapped[int | None]  # the entry by which they said so
    next_look_at: Mapped[datetime | None] = mapped_column(index=True)  # None: nothing led
    workspace: Mapped[Workspace] = relationship()


class Role(Base):
    """Coordinator, chair or member of a partnership; whoever leads an action is a lead by that."""

    __tablename__ = "role"
    __table_args__ = (UniqueConstraint("partnership_id", "recipient_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"))
    recipient_id: Mapped[int] = mapped_column(ForeignKey("recipient.id"), index=True)
    role: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)  # False: given once, and taken back
    recipient: Mapped[Recipient] = relationship()


class Person(Base):
    """A name in the plan, person or group, as written. Linked to a recipient or not yet."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("partnership_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"))
    name: Mapped[str]
    is_group: Mapped[bool] = mapped_column(default=False)
    organisation: Mapped[str] = mapped_column(default="")
    post: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")  # as the plan has it, in lower case
    paused: Mapped[bool] = mapped_column(default=False)  # "stop", or a coordinator's word
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("recipient.id"), index=True)
    recipient: Mapped[Recipient | None] = relationship()


class Lead(Base):
    """A person leads an action; position 0 is the main lead."""

    __tablename__ = "lead"

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    position: Mapped[int] = mapped_column(default=0)
    person: Mapped[Person] = relationship()


def _plain_code(context: DefaultExecutionContext) -> str:
    given: dict[str, Any] = context.get_current_parameters()  # type: ignore[no-untyped-call]
    return plain_code(given.get("code", ""))


class Action(Base):
    """One line of work. The latest report stands here, so that a digest asks no history."""

    __tablename__ = "action"
    __table_args__ = (
        UniqueConstraint("partnership_id", "ref"),
        # All that a digest counts by: it reads no row of the table.
        Index(
            "ix_action_counted",
            *("plan_id", "withdrawn", "theme_id", "state", "rag", "due_last", "due_first"),
            *("not_started", "reported_at", "private"),
        ),
        Index("ix_action_plan_id_code", "plan_id", "code"),
        Index("ix_action_plan_id_plain_code", "plan_id", "plain_code"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"))
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"))
    ref: Mapped[int]  # Chaser's own number: "#12", counted in the partnership, never reused
    code: Mapped[str] = mapped_column(default="")  # theirs; may repeat
    plain_code: Mapped[str] = mapped_column(default=_plain_code)  # what typed ones are held to
    title: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    origin: Mapped[str] = mapped_column(default="")  # where it comes from: "agreed 3 Sep, item 5"
    private: Mapped[bool] = mapped_column(default=False)
    withdrawn: Mapped[bool] = mapped_column(default=False)  # adding it was undone
    state: Mapped[str] = mapped_column(default="open")  # open, complete, discontinued
    rag: Mapped[str | None]  # green, amber, red; None: not rated
    not_started: Mapped[bool] = mapped_column(default=False)
    on_hold: Mapped[bool] = mapped_column(default=False)
    hold_why: Mapped[str] = mapped_column(default="")
    hold_until: Mapped[date | None]  # None while on hold: until somebody says
    paused: Mapped[bool] = mapped_column(default=False)  # not chased, at a coordinator's word
    comment: Mapped[str] = mapped_column(default="")
    commented_on: Mapped[date | None]
    commented_by: Mapped[str] = mapped_column(default="")
    comment_private: Mapped[bool] = mapped_column(default=False)
    reported_at: Mapped[datetime | None]  # the last word on how it stands; None: never
    differed_at: Mapped[datetime | None]  # when leads came to say different colours; None: agreed
    deadline_id: Mapped[int | None] = mapped_column(ForeignKey("deadline.id", use_alter=True))
    deadline_text: Mapped[str] = mapped_column(default="")  # of the revision in force, as its id
    deadline_kind: Mapped[str] = mapped_column(default="none")
    due_first: Mapped[date | None]
    due_last: Mapped[date | None]  # missed after this day
    original_text: Mapped[str] = mapped_column(default="")  # of the first deadline, kept for ever
    original_last: Mapped[date | None]
    moved: Mapped[int] = mapped_column(default=0)  # how many times the deadline moved
    fields: Mapped[dict[str, Any]] = mapped_column(default=dict)  # other columns, by their heading
    printed: Mapped[dict[str, Any]] = mapped_column(default=dict)  # as imported, for exports
    created_at: Mapped[datetime]
    leads: Mapped[list[Lead]] = relationship(
        order_by=Lead.position, cascade="all, delete-orphan", lazy="selectin"
    )
    theme: Mapped[Theme | None] = relationship(lazy="joined")
    plan: Mapped[Plan] = relationship(viewonly=True)

    @validates("code")
    def _keep_plain(self, _name: str, code: str) -> str:
        self.plain_code = plain_code(code)
        return code

    @property
    def is_open(self) -> bool:
        """Neither complete nor discontinued."""
        return self.state == "open"

    @property
    def mark(self) -> str:
        """How it is counted: complete, discontinued, green, amber, red or none."""
        return self.state if self.state != "open" else (self.rag or "none")


class Deadline(Base):
    """A deadline as it was set once: the first, or a revision with who, when and why."""

    __tablename__ = "deadline"

    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), index=True)
    text: Mapped[str]
    kind: Mapped[str]  # date, ongoing, recurring, tbc, conditional, relative, none
    first: Mapped[date | None]
    last: Mapped[date | None]
    at: Mapped[datetime]
    by_name: Mapped[str] = mapped_column(default="")
    why: Mapped[str] = mapped_column(default="")


class Entry(Base):
    """One thing that somebody did: its updates share who, when, through what and the words."""

    __tablename__ = "entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"))
    at: Mapped[datetime] = mapped_column(index=True)
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("recipient.id"), index=True)
    by_name: Mapped[str]
    on_behalf_of: Mapped[str] = mapped_column(default="")
    source: Mapped[str]  # "a reply", "a command", "a button", "plan.xlsx", "the command line"
    words: Mapped[str] = mapped_column(default="")  # what was written, to the letter
    key: Mapped[str] = mapped_column(default="")  # of the request
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id"))
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id"))
    updates: Mapped[list["Update"]] = relationship(order_by="Update.id")


class Update(Base):
    """What an entry changed on one subject. Append-only: a correction is a new entry.

    `change` maps each changed field to [before, after] in plain JSON values.
    """

    __tablename__ = "update"
    __table_args__ = (Index("ix_update_subject_subject_id", "subject", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    subject: Mapped[str]  # action, person, role, meeting, closure, … as `handlers.edits` knows them
    subject_id: Mapped[int]
    rag: Mapped[str | None]  # as counted after this update; None for other subjects
    comment: Mapped[str] = mapped_column(default="")
    private: Mapped[bool] = mapped_column(default=False)  # the comment is for the inner circle
    said_on: Mapped[date | None]  # the day it was true of, where that is not the day of the entry
    said: Mapped[str] = mapped_column(default="")  # the status named, where several lead an action
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # of them; None: none did
    change: Mapped[dict[str, Any]] = mapped_column(default=dict)
    entry: Mapped[Entry] = relationship(viewonly=True)  # it is written by the list of its entry
