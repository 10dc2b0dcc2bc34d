"""The tables of meetings, and of the digests and papers that were published for them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.base import Base


class Series(Base):
    """A recurring meeting: an RRULE in local wall time."""

    __tablename__ = "series"

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    rule: Mapped[str]  # RFC 5545 DTSTART and RRULE, wall time of the partnership's zone
    words: Mapped[str]  # as it was said: "every first Thursday at 2pm"
    ended: Mapped[bool] = mapped_column(default=False)


class Meeting(Base):
    """One meeting. Those of a series are laid down ahead as its rule says."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("series_id", "slot"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"))
    slot: Mapped[datetime | None]  # when the rule put it, however often it moved since
    starts_at: Mapped[datetime] = mapped_column(index=True)
    cancelled: Mapped[bool] = mapped_column(default=False)
    digest_held: Mapped[bool] = mapped_column(default=False)  # posted at a coordinator's word only
    # By action id: a comment as it was said, and the words that its digest prints for it ("" none).
    in_print: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Published(Base):
    """A digest or paper as it went out: its words and numbers, never changed afterwards."""

    __tablename__ = "published"

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    kind: Mapped[str]  # digest, paper
    version: Mapped[int] = mapped_column(default=1)
    at: Mapped[datetime]
    body: Mapped[dict[str, Any]]  # the message
    numbers: Mapped[dict[str, Any]]  # counts, and each action's status as published


class PaperFile(Base):
    """A file of a published paper, byte for byte as it went out."""

    __tablename__ = "paper_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    published_id: Mapped[int] = mapped_column(ForeignKey("published.id"), index=True)
    name: Mapped[str]
    media_type: Mapped[str]
    content: Mapped[bytes]
