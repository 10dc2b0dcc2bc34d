"""When the partnership meets: `meetings`, `meeting every first Thursday at 2pm`, move, cancel."""

import re
from datetime import date, datetime, time

from handlers.asker import Answer, Asker
from handlers.confirming import done
from handlers.edits import begin, change, undo_button
from handlers.finding import Sorry, for_coordinators
from handlers.meetings.calendars import days_of
from handlers.meetings.series import replace
from handlers.messages import Button, Message, Row, Rows
from handlers.requests import Kind
from handlers.rules.clock import read_time, wall_time
from handlers.rules.dates.reading import read_date
from handlers.rules.dates.saying import say_day, say_moment
from handlers.rules.dates.windows import Window
from handlers.rules.meetings.patterns import read_pattern
from handlers.rules.meetings.rules import PatternUnclearError
from handlers.rules.meetings.times import Pattern
from handlers.rules.meetings.words import say_meeting_days, say_pattern
from store import meetings, people
from store.calendar import Meeting, Series
from store.models import Entry

_SHOWN = 3
_LOOKED_AT = 50  # meetings ahead among which one is found by its day
_STEERED = re.compile(
    r"(cancel|skip|move)\b\s*(?:(?:the\s+)?next\b(?:\s+one\b|\s+meeting\b)?|"
    r"#?(\d{1,9})(?=\s+to\b|\s*$))?\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_TIMED = re.compile(
    r"\d|\b(?:every|each|fortnightly|weekly|monthly|quarterly|(?:to|mon|tues?|wednes|thurs?|fri|"
    r"satur|sun|yester)day|tomorrow|mon|tue|wed|thu|fri|sat|sun)\b",
    re.IGNORECASE,
)  # plain speech about when a meeting is has one of these
_SECOND = re.compile(r"(?i)(?:(?:also|another|a second(?: one)?|one more)\b(?: (?:on|at))? ?)")
_INSTEAD = re.compile(r"(?i)^(?:at|from)\s|\s(?:instead|rather than|not)\b.*$")
_EXAMPLE = "Type for example “meeting every first Thursday at 2pm” or “meeting Thu 3 Sep 2pm”."
_TO_WHEN = "Type for example “meeting move to Thu 10 Sep 2pm”. Nothing was changed."


def list_meetings(asker: Asker, words: str) -> Answer | None:
    """`meetings`: the next three, with their papers dates and cut-offs."""
    return meeting(asker, words) if words else Answer(meetings_ahead(asker))


def meetings_ahead(asker: Asker) -> Message:
    """When we meet, and the next three meetings with the days that belong to them."""
    ahead = meetings.ahead(asker.session, asker.partnership.id, asker.now, _SHOWN)
    if not ahead:
        hint = _EXAMPLE if asker.is_coordinator else "A coordinator can add one."
        return Message(f"No meeting is known yet. {hint}")
    patterns = [
        say_pattern(Pattern.from_text(series.rule), asker.today, counted_from=False)
        for series in meetings.running_series(asker.session, asker.partnership.id)
    ]
    first = f"We meet {' and '.join(patterns)}. " if patterns else ""
    following = asker.say_moment(ahead[0].starts_at)
    summary = f"{first}Next: {following}."
    return Message(summary, (Rows(tuple(_row(asker, each) for each in ahead)),))


def _row(asker: Asker, each: Meeting) -> Row:
    days = days_of(asker.session, asker.partnership, each)
    starts, _, rest = say_meeting_days(days, asker.now.astimezone(asker.zone)).partition(": ")
    digest = say_moment(days.digest_at, asker.today)
    buttons: tuple[Button, ...] = ()
    if asker.is_coordinator:
        buttons = (Button("Cancel it", f"meeting cancel {each.id}", about=starts),)
    return Row(starts, detail=f"{rest}, digest {digest}", buttons=buttons)


def meeting(asker: Asker, words: str) -> Answer | None:
    """`meeting PATTERN`, `meeting cancel 3`, `meeting move 3 to Thu 10 Sep 2pm`."""
    if not words:
        return list_meetings(asker, "")
    steered = _STEERED.fullmatch(words)
    if asker.request.kind is Kind.SAID and not steered and not _TIMED.search(words):
        return None
    if not asker.is_coordinator:
        raise for_coordinators(asker, "set meetings", f"meeting {words}")
    people.locked(asker.session, asker.partnership.id)  # one at a time: nothing is set twice
    if not steered:
        return _new(asker, words)
    verb, number, rest = steered.groups()
    if verb.lower() == "move":
        day, when = _from_to(rest)
        return _move(asker, _on_day(asker, day) if day else _one(asker, number), when)
    return _cancel(asker, _on_day(asker, rest) if rest else _one(asker, number))


def _from_to(words: str) -> tuple[str, str]:
    """`5 Nov to 12 Nov`: the day that is moved, "" where none is named, and the new one."""
    found = re.fullmatch(r"(?:(.*?)\s+)??(?:to\b\s*)(.*)", words, re.IGNORECASE | re.DOTALL)
    return (found.group(1) or "", found.group(2)) if found else ("", words)


def _one(asker: Asker, number: str | None) -> Meeting:
    """The meeting with that number, or the next one."""
    if number is None:
        found = meetings.next_after(asker.session, asker.partnership.id, asker.now)
    else:
        found = asker.session.get(Meeting, int(number))
    if found is None or found.partnership_id != asker.partnership.id or found.cancelled:
        raise Sorry(
            "There is no such meeting ahead. Type “meetings” to see them. Nothing was changed."
        )
    if found.starts_at <= asker.now:
        raise Sorry("That meeting has been. Nothing was changed.")
    return found


def _on_day(asker: Asker, words: str) -> Meeting:
    """The next meeting on the day that the words name."""
    reading = read_date(words, asker.today, chat=True)
    window = reading.window
    ahead = meetings.ahead(asker.session, asker.partnership.id, asker.now, _LOOKED_AT)
    for each in ahead if window else ():
        if window and window.first <= asker.day_of(each.starts_at) <= window.last:
            return each
    raise Sorry(
        f"There is no meeting ahead on “{words[:60]}”. Type “meetings” to see them. "
        "Nothing was changed."
    )


def _cancel(asker: Asker, which: Meeting) -> Answer:
    entry = begin(asker)
    change(asker.session, entry, which, {"cancelled": True})
    was = asker.say_moment(which.starts_at)
    said = f"The meeting on {was} is cancelled. Nobody will be chased for it."
    return done(said, entry)


def _move(asker: Asker, which: Meeting, rest: str) -> Answer:
    was = asker.say_moment(which.starts_at)
    starts_at = _moment(asker, rest, which)
    _refuse_taken(asker, starts_at)
    entry = begin(asker)
    change(asker.session, entry, which, {"starts_at": starts_at})
    days = say_meeting_days(
        days_of(asker.session, asker.partnership, which), asker.now.astimezone(asker.zone)
    )
    starts, _, rest = days.partition(": ")
    said = f"The meeting is moved to {starts} (was {was}). {rest[:1].upper()}{rest[1:]}."
    return done(said, entry)


def _read(asker: Asker, words: str, like: Meeting | None = None) -> Pattern:
    """The pattern in the words; without a time of its own, a meeting has that of the others."""
    last = meetings.last_before(asker.session, asker.partnership.id, asker.now)
    at = like.starts_at.astimezone(asker.zone).time() if like else _usual_time(asker, words)
    last_day = asker.day_of(last.starts_at) if last else None
    try:
        return read_pattern(words, asker.today, last=last_day, at=at)
    except PatternUnclearError as unclear:
        example = "" if "or example" in str(unclear) else f" {_EXAMPLE}"
        raise Sorry(f"{unclear}{example} Nothing was changed.") from unclear


def _usual_time(asker: Asker, words: str) -> time | None:
    """Of a single meeting that is said without its time: when the others begin, if they agree."""
    if read_date(words, asker.today, chat=True).window is None:
        return None
    known = meetings.ahead(asker.session, asker.partnership.id, asker.now, _SHOWN)
    last = meetings.last_before(asker.session, asker.partnership.id, asker.now)
    times = {each.starts_at.astimezone(asker.zone).time() for each in (*known, last) if each}
    return times.pop() if len(times) == 1 else None


def _moment(asker: Asker, words: str, like: Meeting) -> datetime:
    """When it starts instead; "3pm" alone is of its own day, "a week later" counts from that."""
    starts = like.starts_at.astimezone(asker.zone)
    if at := read_time(_INSTEAD.sub("", words)):
        return _ahead(asker, Pattern("", starts.date(), at))
    own = Window(starts.date(), starts.date())
    if words.endswith("later") and (
        later := read_date(words, asker.today, deadline=own, chat=True).window
    ):
        return _ahead(asker, Pattern("", later.first, starts.time()))
    if not _TIMED.search(words):
        raise Sorry(f"To which day? {_TO_WHEN}")
    pattern = _read(asker, words, like)
    if pattern.rule:
        raise Sorry(f"To which one day? {_TO_WHEN}")
    return _ahead(asker, pattern)


def _ahead(asker: Asker, pattern: Pattern) -> datetime:
    """When a single meeting starts; one that has been is refused."""
    starts_at = wall_time(pattern.first, pattern.at, asker.partnership.zone)
    if starts_at <= asker.now:
        said = asker.say_moment(starts_at)
        raise Sorry(f"{said} has passed. Name a day ahead. Nothing was changed.")
    return starts_at


def _refuse_taken(asker: Asker, starts_at: datetime) -> None:
    if meetings.at(asker.session, asker.partnership.id, starts_at):
        said = asker.say_moment(starts_at)
        raise Sorry(f"There is a meeting on {said} already. Nothing was changed.")


def _check_alone(asker: Asker, pattern: Pattern) -> None:
    """Raise Sorry where another meeting is on that day: rather than a second, it may be moved."""
    starts_at = _ahead(asker, pattern)
    _refuse_taken(asker, starts_at)
    for each in meetings.ahead(asker.session, asker.partnership.id, asker.now, _LOOKED_AT):
        there = each.starts_at.astimezone(asker.zone)
        if there.date() == pattern.first:
            new = asker.say_moment(starts_at)
            at = new.rpartition(", ")[2]
            raise Sorry(
                f"There is a meeting on {say_moment(there, asker.today)} already. Nothing was "
                "changed.",
                Button(f"Move it to {at}", f"meeting move {each.id} to {at}"),
                Button(f"Add another at {at}", f"meeting another {new}"),
            )


def _new(asker: Asker, words: str) -> Answer:
    if read_time(_INSTEAD.sub("", words)):
        return _move(asker, _one(asker, None), words)
    second = _SECOND.match(words)
    pattern = _read(asker, words[second.end() :] if second else words)
    if not (pattern.rule or second):
        _check_alone(asker, pattern)
    entry = begin(asker)
    if pattern.rule:
        first = _start_series(asker, entry, pattern, words)
        rule = say_pattern(pattern, asker.today, counted_from=False)
        said = f"We meet {rule}, from {say_day(first, asker.today)}."
    else:
        said = f"Meeting {say_moment(_add_single(asker, entry, pattern), asker.today)}."
    ahead = meetings.ahead(asker.session, asker.partnership.id, asker.now, _SHOWN)
    rows = Rows(tuple(_row(asker, each) for each in ahead), "Next")
    return Answer(Message(said, (rows,), (undo_button(entry),)), to_all=True)


def _start_series(asker: Asker, entry: Entry, pattern: Pattern, words: str) -> date:
    """The meetings from now on, and the day of the first; what recurred before ends."""
    series = Series(
        partnership_id=asker.partnership.id, rule=pattern.to_text(), words=words, ended=True
    )
    asker.session.add(series)
    asker.session.flush()
    old = meetings.running_series(asker.session, asker.partnership.id)
    replace(asker, entry, old, series)
    laid = [each.starts_at for each in meetings.of_series(asker.session, series.id)]
    return asker.day_of(min(laid, default=asker.now))


def _add_single(asker: Asker, entry: Entry, pattern: Pattern) -> datetime:
    """One more meeting; its moment in the partnership's zone."""
    starts_at = _ahead(asker, pattern)
    _refuse_taken(asker, starts_at)
    again = _cancelled_before(asker, starts_at)
    if again is not None:
        change(asker.session, entry, again, {"starts_at": starts_at, "cancelled": False})
        return starts_at
    single = Meeting(partnership_id=asker.partnership.id, starts_at=starts_at, cancelled=True)
    asker.session.add(single)
    asker.session.flush()
    change(asker.session, entry, single, {"cancelled": False})
    return starts_at


def _cancelled_before(asker: Asker, starts_at: datetime) -> Meeting | None:
    """The meeting that was cancelled and is held after all, so that it asks nobody twice.

    That of the same day; else one for which leads were asked already, if this one comes in its
    place as the next.
    """
    here = asker.partnership.id
    dropped = meetings.cancelled_after(asker.session, here, asker.now)
    day = asker.day_of(starts_at)
    same = [each for each in dropped if asker.day_of(each.starts_at) == day]
    asked = meetings.asked_for(asker.session, [each.id for each in dropped])
    if same:
        return max(same, key=lambda each: (each.id in asked, each.id))
    following = meetings.next_after(asker.session, here, asker.now)
    if following is not None and following.starts_at < starts_at:
        return None
    single = [each for each in dropped if each.id in asked and each.series_id is None]
    return max(single, key=lambda each: each.id, default=None)
