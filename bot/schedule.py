"""What is due becomes owed. The database says what is due; a tick only looks.

Any number of processes may tick at once: each recipient is looked at under a lock, and a unique
key makes every second finding harmless.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

import structlog
from sqlalchemy.orm import Session

from handlers.chasing import reminders
from handlers.deliveries.outbox import Overtaken
from handlers.meetings import series
from store import deliveries, meetings, people
from store.database import Database

log = structlog.get_logger()

A_FEW = 100  # recipients that are found at a time


def tick(database: Database, now: datetime) -> int:
    """Look at everybody whose time has come; return how many messages became owed."""
    owed = 0
    seen: set[int] = set()
    while ids := _due(database, now, seen):
        for recipient_id in ids:
            owed += _look(database, recipient_id, now)
        seen.update(ids)
    lay_down_meetings(database, now)
    make_papers(database, now)
    return owed + owe_to_all(database, now)


def _due(database: Database, now: datetime, seen: set[int]) -> list[int]:
    """Whom to look at next. One whose look fails comes once a tick: it holds up nobody."""
    with database.reading() as session:
        found = deliveries.to_look_at(session, now, A_FEW + len(seen))
    return [recipient_id for recipient_id in found if recipient_id not in seen][:A_FEW]


def _look(database: Database, recipient_id: int, now: datetime) -> int:
    try:
        with database.writing() as session:
            return int(reminders.look(session, recipient_id, now))
    except Exception:
        log.exception("looking at a recipient failed", recipient=recipient_id)
        return 0


Step = Callable[[Session, int, datetime], int]
"""What is done for a partnership, by its id, at a tick; how many messages became owed."""

Whose = Callable[[Session, datetime], Sequence[int]]
"""For which partnerships, by their ids, a step may find something to do."""


def _for_each(database: Database, ids: Sequence[int], step: Step, now: datetime) -> int:
    """Take a step for each of these partnerships; one that fails holds up no other."""
    owed = 0
    for partnership_id in ids:
        try:
            with database.writing() as session:
                owed += step(session, partnership_id, now)
        except Exception:
            log.exception("a step failed", step=step.__module__, partnership=partnership_id)
    return owed


def lay_down_meetings(database: Database, now: datetime) -> None:
    """Put the next meetings of every series in the table, as the earlier ones go by."""
    with database.reading() as session:
        ids = meetings.recurring(session)
        short = [i for i in ids if series.falls_short(session, i, now)]
    _for_each(database, short, series.go_on, now)


def make_papers(database: Database, now: datetime) -> None:
    """Freeze each paper whose cut-off is over. Its files are written while no lock is held."""
    from handlers.exports import publishing  # not before the first tick: a start doesn't wait

    for partnership_id in _ids(database, meetings.expected, now):
        try:
            with database.reading() as session:
                composed = publishing.to_freeze(session, partnership_id, now)
            if composed is not None:
                made = publishing.Made(composed, composed.files())
                with database.writing() as session:
                    publishing.keep(session, made)
        except Overtaken:
            log.info("a paper was overtaken", partnership=partnership_id)  # the next tick makes it
        except Exception:
            log.exception("making a paper failed", partnership=partnership_id)


def owe_to_all(database: Database, now: datetime) -> int:
    """Owe papers, digests and what coordinators are told, where it is time; how many."""
    return sum(
        _for_each(database, _ids(database, whose, now), step, now) for whose, step in owing()
    )


def _ids(database: Database, whose: Whose, now: datetime) -> Sequence[int]:
    with database.reading() as session:
        return whose(session, now)


def owing() -> tuple[tuple[Whose, Step], ...]:
    """What a partnership may owe at a tick. Loaded by the first one: a start doesn't wait."""
    from handlers.chasing import coordinating
    from handlers.digests import post as digest_post
    from handlers.exports import publishing

    return (
        (meetings.expected, publishing.hand_out),
        (meetings.expected, digest_post.owe_due),
        (people.to_look_at, coordinating.owe_due),
    )
