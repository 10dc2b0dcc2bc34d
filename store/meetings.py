"""Questions about meetings."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import Integer, Select, bindparam, func, select
from sqlalchemy.orm import Session

from store.calendar import Meeting, Series
from store.mail import Reminded


def next_after(session: Session, partnership_id: int, moment: datetime) -> Meeting | None:
    """The first meeting that starts after this moment."""
    return next(iter(ahead(session, partnership_id, moment, 1)), None)


def ahead(session: Session, partnership_id: int, moment: datetime, most: int) -> Sequence[Meeting]:
    """The next so many meetings after this moment, cancelled ones left out."""
    which = {"partnership_id": partnership_id, "moment": moment, "most": most}
    return session.scalars(_ahead(), which).all()


# Making a statement takes longer than running it: what every request asks is made once.
@cache
def _ahead() -> Select[Meeting]:
    return (
        select(Meeting)
        .where(
            Meeting.partnership_id == bindparam("partnership_id"),
            ~Meeting.cancelled,
            Meeting.starts_at > bindparam("moment"),
        )
        .order_by(Meeting.starts_at)
        .limit(bindparam("most", type_=Integer))
    )


def expected(session: Session, moment: datetime) -> Sequence[int]:
    """The partnerships, by id, that have a meeting after this moment."""
    which = select(Meeting.partnership_id).where(~Meeting.cancelled, Meeting.starts_at > moment)
    return session.scalars(which.distinct().order_by(Meeting.partnership_id)).all()


def recurring(session: Session) -> Sequence[int]:
    """The partnerships, by id, that have recurring meetings which go on."""
    which = select(Series.partnership_id).where(~Series.ended)
    return session.scalars(which.distinct().order_by(Series.partnership_id)).all()


def last_before(session: Session, partnership_id: int, moment: datetime) -> Meeting | None:
    """The last meeting that started at or before this moment."""
    return next(iter(up_to(session, partnership_id, moment, 1)), None)


def up_to(session: Session, partnership_id: int, moment: datetime, most: int) -> Sequence[Meeting]:
    """The last so many meetings that started at or before this moment, the latest first."""
    which = {"partnership_id": partnership_id, "moment": moment, "most": most}
    return session.scalars(_up_to(), which).all()


@cache
def _up_to() -> Select[Meeting]:
    return (
        select(Meeting)
        .where(
            Meeting.partnership_id == bindparam("partnership_id"),
            ~Meeting.cancelled,
            Meeting.starts_at <= bindparam("moment"),
        )
        .order_by(Meeting.starts_at.desc())
        .limit(bindparam("most", type_=Integer))
    )


def at(session: Session, partnership_id: int, moment: datetime) -> Meeting | None:
    """A meeting that starts at exactly this moment and is not cancelled."""
    which = select(Meeting).where(
        Meeting.partnership_id == partnership_id, ~Meeting.cancelled, Meeting.starts_at == moment
    )
    return session.scalars(which).first()


def cancelled_after(session: Session, partnership_id: int, moment: datetime) -> Sequence[Meeting]:
    """The cancelled meetings that were to start after this moment."""
    which = select(Meeting).where(
        Meeting.partnership_id == partnership_id, Meeting.cancelled, Meeting.starts_at > moment
    )
    return session.scalars(which.order_by(Meeting.id)).all()


def asked_for(session: Session, ids: Sequence[int]) -> set[int]:
    """Those of these meetings for which leads were asked for an update."""
    which = select(Reminded.anchor).where(
        Reminded.kind.in_(("request", "nudge")), Reminded.anchor.in_(ids)
    )
    return set(session.scalars(which.distinct())) if ids else set()


def running_series(session: Session, partnership_id: int) -> Sequence[Series]:
    """The recurring meetings that go on."""
    which = select(Series).where(Series.partnership_id == partnership_id, ~Series.ended)
    return session.scalars(which.order_by(Series.id)).all()


def of_series(session: Session, series_id: int) -> Sequence[Meeting]:
    """Every meeting that was laid down from a series, moved and cancelled ones too."""
    which = select(Meeting).where(Meeting.series_id == series_id)
    return session.scalars(which.order_by(Meeting.starts_at)).all()


def slots_after(session: Session, series_id: int, moment: datetime) -> int:
    """How many slots of a series after this moment are laid down, whatever became of them."""
    which = select(func.count()).where(Meeting.series_id == series_id, Meeting.slot > moment)
    return session.scalar(which) or 0


def last_before_this(session: Session, meeting: Meeting) -> Meeting | None:
    """The meeting before a meeting; None for the first."""
    which = select(Meeting).where(
        Meeting.partnership_id == meeting.partnership_id,
        ~Meeting.cancelled,
        Meeting.starts_at < meeting.starts_at,
        Meeting.id != meeting.id,
    )
    return session.scalars(which.order_by(Meeting.starts_at.desc()).limit(1)).first()
