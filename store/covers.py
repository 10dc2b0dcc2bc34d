"""Who is away, and who answers in whose place: the table, and the questions about it."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, ForeignKey, Select, bindparam, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from store.base import Base
from store.models import Person, Recipient


class Cover(Base):
    """Somebody's absence, a handover for a while, or a standing deputy.

    A leave is a recipient's and holds everywhere; their deputy answers in this partnership. A
    handover is of one name in the plan.
    """

    __tablename__ = "cover"

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    kind: Mapped[str]  # leave, handover, standing
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("recipient.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("recipient.id"), index=True)
    first: Mapped[date | None]  # None of a standing deputy
    last: Mapped[date | None]  # on this day too; None: until somebody says
    removed: Mapped[bool] = mapped_column(default=False)
    recipient: Mapped[Recipient | None] = relationship(foreign_keys=[recipient_id])
    person: Mapped[Person | None] = relationship()
    deputy: Mapped[Recipient | None] = relationship(foreign_keys=[deputy_id])


def absences(session: Session, recipient_id: int, today: date) -> Sequence[Cover]:
    """The leaves of a recipient that are not over, in whichever partnership they were said."""
    return session.scalars(_absences(), {"recipient_id": recipient_id, "today": today}).all()


# Making a statement takes longer than running it: what every look at a recipient asks is made once.
@cache
def _absences() -> Select[Cover]:
    away = (Cover.recipient_id == bindparam("recipient_id"), Cover.kind == "leave")
    return select(Cover).where(*away, *_ahead()).order_by(Cover.first, Cover.id)


def handed_over(session: Session, persons: Iterable[int], today: date) -> Sequence[Cover]:
    """The handovers of these names that are not over."""
    return session.scalars(_handed_over(), {"persons": list(persons), "today": today}).all()


@cache
def _handed_over() -> Select[Cover]:
    theirs = Cover.person_id.in_(bindparam("persons", expanding=True))
    return select(Cover).where(theirs, Cover.kind == "handover", *_ahead()).order_by(Cover.id)


def deputising(session: Session, recipient_id: int, today: date) -> Sequence[Cover]:
    """For whom this recipient answers, now or later."""
    return session.scalars(_deputising(), {"deputy_id": recipient_id, "today": today}).all()


@cache
def _deputising() -> Select[Cover]:
    instead = (Cover.deputy_id == bindparam("deputy_id"), Cover.kind != "standing")
    return select(Cover).where(*instead, *_ahead()).order_by(Cover.id)


def covered_names(session: Session, cover: Cover) -> Sequence[int]:
    """The ids of the names in the plan whose actions it is about."""
    if cover.person_id is not None:
        return [cover.person_id]
    which = select(Person.id).where(
        Person.partnership_id == cover.partnership_id, Person.recipient_id == cover.recipient_id
    )
    return session.scalars(which).all()


def names_of_recipient(session: Session, recipient_id: int) -> Sequence[int]:
    """The ids of all names, in whatever partnership, that are linked to a recipient."""
    return session.scalars(_names(), {"recipient_id": recipient_id}).all()


@cache
def _names() -> Select[int]:
    return select(Person.id).where(Person.recipient_id == bindparam("recipient_id"))


def standing(session: Session, partnership_id: int, recipient_id: int) -> Cover | None:
    """Who answers for this recipient whenever they are away; None where nobody was named."""
    which = select(Cover).where(
        Cover.partnership_id == partnership_id,
        Cover.recipient_id == recipient_id,
        Cover.kind == "standing",
        ~Cover.removed,
    )
    return session.scalars(which.order_by(Cover.id.desc())).first()


def of_partnership(session: Session, partnership_id: int, today: date) -> Sequence[Cover]:
    """Every leave and handover here that is not over."""
    which = select(Cover).where(
        Cover.partnership_id == partnership_id, Cover.kind != "standing", *_ahead()
    )
    ordered = which.order_by(Cover.first, Cover.id)
    return session.scalars(ordered, {"today": today}).all()


def deputies(
    session: Session, today: date, partnership_id: int | None = None
) -> Sequence[Recipient]:
    """Everybody with an account who answers for somebody, anywhere or in one, now or later."""
    which = select(Cover.deputy_id).where(Cover.kind != "standing", *_ahead())
    if partnership_id is not None:
        which = which.where(Cover.partnership_id == partnership_id)
    found = select(Recipient).where(Recipient.id.in_(which), Recipient.active)
    return session.scalars(found.order_by(Recipient.id), {"today": today}).all()


def deputies_for(session: Session, persons: Iterable[Person]) -> Sequence[int]:
    """The ids of the recipients who answer for one of these names, at whatever time."""
    names = list(persons)
    if not names:
        return []
    accounts = [person.recipient_id for person in names if person.recipient_id is not None]
    whose = or_(
        Cover.person_id.in_([person.id for person in names]), Cover.recipient_id.in_(accounts)
    )
    which = select(Cover.deputy_id).where(~Cover.removed, Cover.deputy_id.is_not(None), whose)
    return [found for found in session.scalars(which) if found is not None]


def _ahead() -> tuple[ColumnElement[bool], ...]:
    return (~Cover.removed, or_(Cover.last.is_(None), Cover.last >= bindparam("today")))
