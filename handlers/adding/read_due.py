"""Reads the deadline in a line that adds an action, with what has to be known to read it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.asker import Asker
from handlers.finding import Sorry
from handlers.people.typed_leads import Names, names_here
from handlers.revisions import NewDeadline
from handlers.rules.dates.reading import read_date
from handlers.rules.dates.saying import say_window
from handlers.rules.dates.windows import DateKind, Reading
from handlers.said.ground import next_meeting_day
from store import actions

_DUE = re.compile(r"^(?:deadline|due(?:\s+(?:by|on|in))?|by|until|for)\s*:?\s+", re.IGNORECASE)

# What says something of its own about time, though it is no day.
_SAYS_TIME = (DateKind.ONGOING, DateKind.RECURRING, DateKind.TBC)


@dataclass(frozen=True)
class Here:
    """What the reader must know of the partnership to understand a line."""

    today: date
    next_meeting: date | None  # its local day; None: none is planned
    names: Names
    themes: Sequence[str] = ()
    codes: frozenset[str] = frozenset()


def here(asker: Asker) -> Here:
    """The partnership as the asker finds it now."""
    session, partnership = asker.session, asker.partnership
    plan = actions.live_plan(session, partnership.id)
    themes = actions.themes(session, plan.id) if plan else ()
    codes = actions.codes(session, plan.id) if plan else ()
    return Here(
        asker.today,
        next_meeting_day(asker),
        names_here(asker),
        tuple(theme.title for theme in themes),
        frozenset(code for _, code in codes if code),
    )


def read_deadline(known: Here, text: str) -> tuple[NewDeadline | None, tuple[str, ...]]:
    """The deadline that a piece of text states and what to say of it; None where it states none.

    Raises Sorry for a day that does not exist.
    """
    said = _DUE.sub("", text.strip()).strip()
    reading = read_date(said, known.today, next_meeting=known.next_meeting, chat=True)
    if reading.kind is DateKind.INVALID:
        why = (reading.why or f"I can't read the date “{said}”").rstrip(".")
        raise Sorry(f"{why}. Send it again with the right date. Nothing was added.")
    if reading.rest:
        return None, ()
    if reading.kind is DateKind.DATE and reading.window:
        first, last = reading.window.first, reading.window.last
        return NewDeadline(said, "date", first, last), _how_read(known, said, reading)
    if reading.kind in _SAYS_TIME:
        return NewDeadline(said, str(reading.kind)), ()
    if reading.kind is DateKind.RELATIVE:
        return NewDeadline(said, "relative"), _no_meeting(known, said)
    return None, ()


def _how_read(known: Here, said: str, reading: Reading) -> tuple[str, ...]:
    if not reading.ambiguous or reading.window is None:
        return ()
    return (f"“{said}” could mean two things: I read {say_window(reading.window, known.today)}.",)


def _no_meeting(known: Here, said: str) -> tuple[str, ...]:
    if known.next_meeting:
        return (f"“{said}” is kept as written: I can't make a date of it.",)
    return (f"“{said}” is kept as written: no meeting is planned, so it has no date yet.",)
