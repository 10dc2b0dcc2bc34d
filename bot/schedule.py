"""What is due becomes owed. The database says what is due; a tick only looks.

Any number of processes may tick at once: each recipient is looked at under a lock, and a unique
key makes every second finding harmless.
"""

from datetime import datetime

import structlog

from handlers import meeting_series, reminders
from store import deliveries, people
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
    return owed + hand_out_papers(database, now) + post_digests(database, now)


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


def lay_down_meetings(database: Database, now: datetime) -> None:
    """Put the next meetings of every series in the table, as the earlier ones go by."""
    with database.reading() as session:
        ids = [partnership.id for partnership in people.all_partnerships(session)]
        short = [i for i in ids if meeting_series.falls_short(session, i, now)]
    for partnership_id in short:
        try:
            with database.writing() as session:
                meeting_series.go_on(session, partnership_id, now)
        except Exception:
            log.exception("laying down meetings failed", partnership=partnership_id)


def make_papers(database: Database, now: datetime) -> None:
    """Freeze each paper whose cut-off is over. Its files are written while no lock is held."""
    from handlers.exports import (
        publishing,  # not before the first tick: a start doesn't wait for it
    )

    with database.reading() as session:
        ids = [partnership.id for partnership in people.all_partnerships(session)]
    for partnership_id in ids:
        try:
            with database.reading() as session:
                composed = publishing.to_freeze(session, partnership_id, now)
            if composed is not None:
                files = composed.files()
                with database.writing() as session:
                    publishing.keep(session, composed, files, now)
        except Exception:
            log.exception("making a paper failed", partnership=partnership_id)


def hand_out_papers(database: Database, now: datetime) -> int:
    """Owe the coordinators each paper whose date has come; return how many became owed."""
    from handlers.exports import publishing

    owed = 0
    with database.reading() as session:
        ids = [partnership.id for partnership in people.all_partnerships(session)]
    for partnership_id in ids:
        try:
            with database.writing() as session:
                owed += publishing.hand_out(session, partnership_id, now)
        except Exception:
            log.exception("handing out a paper failed", partnership=partnership_id)
    return owed


def post_digests(database: Database, now: datetime) -> int:
    """Owe each partnership's digest and what its coordinators are told, where it is time."""
    # Not before the first tick: a start doesn't wait for them.
    from handlers import coordinating
    from handlers.digests import post as digest_post

    owed = 0
    with database.reading() as session:
        ids = [partnership.id for partnership in people.all_partnerships(session)]
    for partnership_id in ids:
        try:
            with database.writing() as session:
                owed += digest_post.owe_due(session, partnership_id, now)
                owed += coordinating.owe_due(session, partnership_id, now)
        except Exception:
            log.exception("looking for a digest failed", partnership=partnership_id)
    return owed
