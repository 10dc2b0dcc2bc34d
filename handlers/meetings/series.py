"""Recurring meetings: what is laid down of them ahead of time, and what goes with them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from handlers.asker import Asker
from handlers.edits import change
from handlers.meetings.calendars import calendar_of
from handlers.rules.meetings.times import Pattern, occurrences
from store import deliveries, meetings, people
from store.calendar import Meeting, Series
from store.models import Entry, Partnership, Update

_LAID_DOWN = 6  # meetings of a series that stand in the table ahead of time


def drop_if_ended(asker: Asker, entry: Entry, update: Update) -> None:
    """Where an update ended a series, its meetings ahead are cancelled with it."""
    if update.subject == "series" and update.change.get("ended") == [False, True]:
        drop(asker, entry, asker.session.get_one(Series, update.subject_id))


def drop(asker: Asker, entry: Entry, series: Series) -> None:
    """The meetings ahead of a series that ended are cancelled with it."""
    for each in meetings.of_series(asker.session, series.id):
        if each.starts_at > asker.now and not each.cancelled:
            change(asker.session, entry, each, {"cancelled": True})


def replace(asker: Asker, entry: Entry, old: Sequence[Series], new: Series) -> None:
    """What recurred ends, and recurs from now on as `new` says; nobody is asked twice for it.

    A meeting of before that is held on its day all the same stays the meeting that it is. So does
    the next one, on whatever day, where its leads were asked.
    """
    slots = occurrences(
        Pattern.from_text(new.rule), calendar_of(asker.partnership), asker.now, count=_LAID_DOWN
    )
    for each, slot in _goes_on(asker, old, slots):
        change(asker.session, entry, each, {"series_id": new.id, "slot": slot, "starts_at": slot})
    for series in old:
        change(asker.session, entry, series, {"ended": True})
        drop(asker, entry, series)
    change(asker.session, entry, new, {"ended": False})
    lay_down(asker.session, asker.partnership, asker.now)


def _goes_on(
    asker: Asker, old: Sequence[Series], slots: Sequence[datetime]
) -> list[tuple[Meeting, datetime]]:
    ahead = [
        each
        for series in old
        for each in meetings.of_series(asker.session, series.id)
        if each.starts_at > asker.now and not each.cancelled
    ]
    by_day = {asker.day_of(each.starts_at): each for each in ahead}
    days = {asker.day_of(slot): slot for slot in slots}
    found = [(each, days[day]) for day, each in by_day.items() if day in days]
    following = min(ahead, key=lambda each: each.starts_at, default=None)
    if (
        following is None
        or not slots
        or any(following is each or slots[0] == slot for each, slot in found)
    ):
        return found
    asked = meetings.asked_for(asker.session, [following.id])
    return [*found, (following, slots[0])] if asked else found


def falls_short(session: Session, partnership_id: int, now: datetime) -> bool:
    """Whether a series has fewer meetings ahead than are laid down of one."""
    every = meetings.running_series(session, partnership_id)
    return any(meetings.slots_after(session, each.id, now) < _LAID_DOWN for each in every)


def go_on(session: Session, partnership_id: int, now: datetime) -> int:
    """Lay down what is missing as time passes; of several who come at once, one at a time.

    Nobody is told of it: always 0 messages become owed.
    """
    partnership = people.locked(session, partnership_id)
    if lay_down(session, partnership, now):
        deliveries.wake_partnership(session, partnership_id)
    return 0


def lay_down(session: Session, partnership: Partnership, now: datetime) -> int:
    """Put the next meetings of each series into the table, each slot once; how many were new.

    A slot at which another meeting stands already is laid down as cancelled: when that one is
    cancelled or moved, nothing takes its place.
    """
    calendar, new = calendar_of(partnership), 0
    for series in meetings.running_series(session, partnership.id):
        slots = {each.slot for each in meetings.of_series(session, series.id)}
        pattern = Pattern.from_text(series.rule)
        for starts_at in occurrences(pattern, calendar, now, count=_LAID_DOWN):
            if starts_at not in slots:
                new += 1
                taken = meetings.at(session, partnership.id, starts_at) is not None
                session.add(
                    Meeting(
                        partnership_id=partnership.id,
                        series_id=series.id,
                        slot=starts_at,
                        starts_at=starts_at,
                        cancelled=taken,
                    )
                )
    session.flush()
    return new
