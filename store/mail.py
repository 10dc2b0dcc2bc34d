"""The tables of what was taken in (inbox), what is owed (outbox), and the local chat's posts."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from store.base import Base
from store.models import Recipient, Workspace


class Receipt(Base):
    """A request that was taken. Its key is the platform's own id of it."""

    __tablename__ = "receipt"

    key: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(default="")  # of an edited message: the latest taken
    at: Mapped[datetime]
    request: Mapped[dict[str, Any]]


class Delivery(Base):
    """A message that Chaser owes. It is claimed with a lease and a token, and ends once.

    Leases, pauses and tries run on real time, everything that people see on Chaser's clock.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("key"),
        Index("ix_delivery_workspace_id_next_try_at", "workspace_id", "next_try_at"),
        Index("ix_delivery_recipient_id_state", "recipient_id", "state"),
        # What a coordinator's home asks each time: what failed, and when the last of a kind went.
        Index("ix_delivery_of_partnership", "partnership_id", "state", "kind", "sent_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]  # "card:5:2026-09-07", "digest:3:2026-09-10", "answer:…"
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"))
    partnership_id: Mapped[int | None] = mapped_column(ForeignKey("partnership.id"))
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("recipient.id"))
    kind: Mapped[str]  # answer, card, digest, file: which function composes it
    place: Mapped[str | None]  # None: the recipient's own conversation
    thread: Mapped[str | None]
    what: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what composing needs to know
    body: Mapped[dict[str, Any] | None]  # the message as composed; None until then
    state: Mapped[str] = mapped_column(default="owed")  # owed, sent, closed, failed
    outcome: Mapped[str] = mapped_column(default="")  # why it was closed, or how it failed
    created_at: Mapped[datetime]
    not_after: Mapped[datetime | None]  # Chaser's clock; None: never too late
    next_try_at: Mapped[datetime | None]  # real time; None: nothing more to do
    lease_until: Mapped[datetime | None]  # real time; None: nobody has it
    token: Mapped[str | None]
    claims: Mapped[int] = mapped_column(default=0)  # without an outcome so far
    tries: Mapped[int] = mapped_column(default=0)
    first_try_at: Mapped[datetime | None]  # real time; set before the first send
    uncertain: Mapped[bool] = mapped_column(default=False)  # a try may have been posted
    recheck_at: Mapped[datetime | None]  # real time to look for surplus copies; None: none
    message_ids: Mapped[list[Any]] = mapped_column(default=list)
    want: Mapped[int] = mapped_column(default=0)  # how often what it shows has changed
    shown: Mapped[int] = mapped_column(default=0)  # the `want` that it was composed from
    sent_at: Mapped[datetime | None]  # Chaser's clock
    workspace: Mapped[Workspace] = relationship()
    recipient: Mapped[Recipient | None] = relationship()


class Reminded(Base):
    """A reason that was used: this recipient was reminded of this action for this."""

    __tablename__ = "reminded"

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), primary_key=True)
    recipient_id: Mapped[int] = mapped_column(
        ForeignKey("recipient.id"), primary_key=True, index=True
    )
    kind: Mapped[str] = mapped_column(primary_key=True)
    anchor: Mapped[int] = mapped_column(primary_key=True)  # of the revision, meeting or request
    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id"), index=True)


class Unsent(Base):
    """A reminder of an action that did not go, and why. Those that went are in `reminded`."""

    __tablename__ = "unsent"

    # Of the card that ended so, or of the note that told a coordinator.
    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id"), primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), primary_key=True, index=True)
    name: Mapped[str] = mapped_column(primary_key=True)  # whom it was for
    kind: Mapped[str]
    anchor: Mapped[int]
    why: Mapped[str]  # "" where the delivery's own outcome says it


class Shown(Base):
    """A card that shows an action, so that an answer elsewhere brings it up to date."""

    __tablename__ = "shown"

    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id"), primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), primary_key=True, index=True)
    position: Mapped[int] = mapped_column(default=0)  # on the card: "the first one"


class Sent(Base):
    """A platform's message that came of a delivery: what a reply in its thread is about."""

    __tablename__ = "sent"

    place: Mapped[str] = mapped_column(primary_key=True)
    message_id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"), primary_key=True)
    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id"), index=True)


class Post(Base):
    """A message in the local chat, which is a platform of its own: anybody's, not only Chaser's."""

    __tablename__ = "post"
    __table_args__ = (Index("ix_post_place_id", "place", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[str]
    thread: Mapped[int | None] = mapped_column(index=True)  # the post that opened it
    author: Mapped[str]  # a person's id, or "chaser"
    at: Mapped[datetime]  # the local chat's clock
    text: Mapped[str] = mapped_column(default="")  # of a person's post
    message: Mapped[dict[str, Any] | None]  # of Chaser's; of a person's, that it was edited
    only_for: Mapped[str | None]  # the one person who sees it; None: everybody in the place
    delivery: Mapped[str | None] = mapped_column(index=True)
    files: Mapped[list[Any]] = mapped_column(default=list)  # {"name", "size", "ref"}
    version: Mapped[int] = mapped_column(default=1, index=True)
    removed: Mapped[bool] = mapped_column(default=False)
    posted_at: Mapped[datetime]  # real time


class Upload(Base):
    """A file that was dropped into the local chat."""

    __tablename__ = "upload"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    content: Mapped[bytes]
    at: Mapped[datetime]


class Kept(Base):
    """A small fact that outlives a restart, by name: the local clock's offset."""

    __tablename__ = "kept"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[dict[str, Any]]
