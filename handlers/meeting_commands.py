"""When the partnership meets: `meetings`, `meeting every first Thursday at 2pm`, move, cancel."""

import re
from datetime import datetime

from sqlalchemy.orm import Session

from handlers.asker import Answer, Asker
from handlers.calendars import calendar_of, days_of
from handlers.edits import begin, change
from handlers.finding import Sorry
from handlers.messages import Button, Message, Row, Rows
from handlers.rules.clock import wall_time
from handlers.rules.dates import say_moment
from handlers.rules.meeting_patterns import read_pattern
from handlers.rules.meeting_rules import PatternUnclearError
from handlers.rules.meeting_times import Pattern, occurrences
from handlers.rules.meeting_words import say_meeting_days, say_pattern
from handlers.wording import counted
from store import meetings
from store.models import Entry, Meeting, Partnership, Series

_SHOWN = 3
_LAID_DOWN = 6  # meetings of a series that stand in the table ahead of time
_EXAMPLE = "Type for example “meeting every first Thursday at 2pm” or “meeting Thu 3 Sep 2pm”."


def list_meetings(asker: Asker, words: str) -> Answer | None:
    """`meetings`: the next three, with their papers dates and cut-offs."""
    if words:
        return meeting(asker, words)
    ahead = meetings.ahead(asker.session, asker.partnership.id, asker.now, _SHOWN)
    if not ahead:
        hint = _EXAMPLE if asker.is_coordinator else "A coordinator can add one."
        return Answer(Message(f"No meeting is known yet. {hint}"))
    patterns = [
        say_pattern(Pattern.from_text(series.rule), asker.today, counted_from=False)
        for series in meetings.running_series(asker.session, asker.partnership.id)
    ]
    first = f"We meet {' and '.join(patterns)}. " if patterns else ""
    summary = f"{first}Next: {counted(len(ahead), 'meeting')}."
    return Answer(Message(summary, (Rows(tuple(_row(asker, each) for each in ahead)),)))


def _row(asker: Asker, each: Meeting) -> Row:
    days = days_of(asker.session, asker.partnership, each)
    starts, _, rest = say_meeting_days(days, asker.today).partition(": ")
    digest = say_moment(days.digest_at, asker.today)
    buttons: tuple[Button, ...] = ()
    if asker.is_coordinator:
        buttons = (Button("Cancel it", f"meeting cancel {each.id}", about=starts),)
    return Row(starts, detail=f"{rest}, digest {digest}", buttons=buttons)


def meeting(asker: Asker, words: str) -> Answer | None:
    """`meeting PATTERN`, `meeting cancel 3`, `meeting move 3 to Thu 10 Sep 2pm`."""
    if not words:
        return list_meetings(asker, "")
    if not asker.is_coordinator:
        who = asker.coordinators() or "a coordinator"
        raise Sorry(f"Meetings are set by {who}. Type “meetings” to see when we meet.")
    steered = re.match(r"(cancel|skip|move)\b\s*(?:#?(\d+))?\s*(.*)", words, re.IGNORECASE)
    if steered:
        verb, number, rest = steered.groups()
        return _steer(asker, verb.lower(), _one(asker, number), rest)
    return _new(asker, words)


def _one(asker: Asker, number: str | None) -> Meeting:
    """The meeting with that number, or the next one."""
    if number is None:
        found = meetings.next_after(asker.session, asker.partnership.id, asker.now)
    else:
        found = asker.session.get(Meeting, int(number))
    if found is None or found.partnership_id != asker.partnership.id or found.cancelled:
        raise Sorry("There is no such meeting ahead. Type “meetings” to see them.")
    if found.starts_at <= asker.now:
        raise Sorry("That meeting has been. Nothing was changed.")
    return found


def _steer(asker: Asker, verb: str, which: Meeting, rest: str) -> Answer:
    entry = begin(asker)
    was = say_moment(which.starts_at.astimezone(asker.zone), asker.today)
    if verb in ("cancel", "skip"):
        change(asker.session, entry, which, {"cancelled": True})
        said = f"The meeting on {was} is cancelled. Nobody will be chased for it."
    else:
        starts_at = _moment(asker, re.sub(r"^to\b\s*", "", rest, flags=re.IGNORECASE), which)
        change(asker.session, entry, which, {"starts_at": starts_at})
        days = say_meeting_days(days_of(asker.session, asker.partnership, which), asker.today)
        said = f"Moved: {days} (was {was})."
    return Answer(Message(said, buttons=(Button("Undo", f"undo {entry.id}"),)), to_all=True)


def _read(asker: Asker, words: str, like: Meeting | None = None) -> Pattern:
    """The pattern in the words; a moved meeting keeps its time where none is named."""
    last = meetings.last_before(asker.session, asker.partnership.id, asker.now)
    at = like.starts_at.astimezone(asker.zone).time() if like else None
    last_day = last.starts_at.astimezone(asker.zone).date() if last else None
    try:
        return read_pattern(words, asker.today, last=last_day, at=at)
    except PatternUnclearError as unclear:
        raise Sorry(f"{unclear} Nothing was changed.") from unclear


def _moment(asker: Asker, words: str, like: Meeting) -> datetime:
    pattern = _read(asker, words, like)
    if pattern.rule:
        raise Sorry("To which day? Type for example “meeting move to Thu 10 Sep 2pm”.")
    starts_at = wall_time(pattern.first, pattern.at, asker.partnership.zone)
    if starts_at <= asker.now:
        raise Sorry(f"{say_moment(starts_at, asker.today)} has passed. Nothing was changed.")
    return starts_at


def _new(asker: Asker, words: str) -> Answer:
    pattern = _read(asker, words)
    entry = begin(asker)
    if pattern.rule:
        series = Series(
            partnership_id=asker.partnership.id, rule=pattern.to_text(), words=words, ended=True
        )
        asker.session.add(series)
        asker.session.flush()
        for old in meetings.running_series(asker.session, asker.partnership.id):
            change(asker.session, entry, old, {"ended": True})
            _drop(asker, entry, old)
        change(asker.session, entry, series, {"ended": False})
        lay_down(asker.session, asker.partnership, asker.now)
        said = f"We meet {say_pattern(pattern, asker.today)}."
    else:
        starts_at = wall_time(pattern.first, pattern.at, asker.partnership.zone)
        if starts_at <= asker.now:
            raise Sorry(f"{say_moment(starts_at, asker.today)} has passed. Nothing was changed.")
        single = Meeting(partnership_id=asker.partnership.id, starts_at=starts_at, cancelled=True)
        asker.session.add(single)
        asker.session.flush()
        change(asker.session, entry, single, {"cancelled": False})
        said = f"Meeting {say_moment(starts_at, asker.today)}."
    ahead = meetings.ahead(asker.session, asker.partnership.id, asker.now, _SHOWN)
    rows = Rows(tuple(_row(asker, each) for each in ahead))
    return Answer(Message(said, (rows,), (Button("Undo", f"undo {entry.id}"),)), to_all=True)


def _drop(asker: Asker, entry: Entry, series: Series) -> None:
    """The meetings ahead of a series that ended are cancelled with it."""
    for each in meetings.of_series(asker.session, series.id):
        if each.starts_at > asker.now and not each.cancelled:
            change(asker.session, entry, each, {"cancelled": True})


def lay_down(session: Session, partnership: Partnership, now: datetime) -> None:
    """Put the next meetings of each series into the table, each slot once."""
    calendar = calendar_of(partnership)
    for series in meetings.running_series(session, partnership.id):
        slots = {each.slot for each in meetings.of_series(session, series.id)}
        pattern = Pattern.from_text(series.rule)
        for starts_at in occurrences(pattern, calendar, now, count=_LAID_DOWN):
            if starts_at not in slots:
                session.add(
                    Meeting(
                        partnership_id=partnership.id,
                        series_id=series.id,
                        slot=starts_at,
                        starts_at=starts_at,
                    )
                )
    session.flush()
