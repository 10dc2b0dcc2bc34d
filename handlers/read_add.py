"""Reads one line that adds an action: a code, what is to be done, who leads, by when, and where.

It reads from the right, piece by piece, and stops at the first that it does not understand:
that, and all before it, is the title. Nothing that was written is lost.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from handlers.asker import Asker
from handlers.finding import Sorry
from handlers.name_beside import name_beside
from handlers.read_heading import cut_heading, known_theme, own_heading, theme_like
from handlers.rules.dates import DateKind, Reading, find_dates, read_date, say_window
from handlers.taking import next_meeting_day
from handlers.who import Named, Names, bounded, in_words, is_certain, names_here, read_who
from store import actions
from store.codes import shape_of

LONGEST_TITLE = 500
LONGEST_CODE = 30
LONGEST_LINE = 200

_BULLET = re.compile(r"^\s*(?:[•◦▪‣·*–—-]\s+|\(?\d{1,2}\)\s+|\d{1,2}\.\s+)")
_NAMED = re.compile(r"^(?:an? )?(?:new )?action\s+(?=[A-Za-z]{0,6}\s?\d)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+[|–—-]\s+")
_LABEL = re.compile(r"^(?:action(?: point)?|ap|to ?do)\s*[:–-]\s+", re.IGNORECASE)
_CODE = re.compile(
    r"([A-Za-z]{0,6}\s?\d{1,4}(?:[.\-/]\d{1,4}){0,3}[a-z]?)(?:\s*[:–]\s*|\.?\s+)(?=\S)"
)
_ORIGIN = re.compile(
    r"(?:^|[\s,;–(\[-]+)"
    r"((?:agreed|minuted|decided)\b[^,;()\[\]]*(?:,\s*(?:agenda\s+)?(?:item|minute|para)\s*[\w.]+)?)"
    r"[)\]\s.]*$",
    re.IGNORECASE,
)
_SAYS_WHERE = re.compile(r"\b(?:at|in|item|minute|para|last|meeting|mtg)\b", re.IGNORECASE)
_THEME = re.compile(r"^(?:theme|heading|under)\s*:?\s+(.+)$", re.IGNORECASE)
_TAIL_THEME = re.compile(r"\s+theme\s*:?\s+([^,;]+)$", re.IGNORECASE)
_DUE = re.compile(r"^(?:deadline|due(?:\s+(?:by|on|in))?|by|until|for)\s*:?\s+", re.IGNORECASE)
_TAIL_DUE = re.compile(r"\s(?:(?:due\s+)?before|due(?:\s+(?:by|on|in))?|by)\s+$", re.IGNORECASE)
_TAIL_BRACKET = re.compile(
    r"\s+\(((?:due|by|before|deadline|no later than)\b[^()]{2,60})\)[\s.]*$", re.IGNORECASE
)
_TAIL_MENTION = re.compile(
    r"\s+(?:(?:for|lead|led by)\s+)?(<?@[\w.\-]+(?:\|[^>]*)?>?)$", re.IGNORECASE
)

# What says something of its own about time, though it is no day.
_SAYS_TIME = (DateKind.ONGOING, DateKind.RECURRING, DateKind.TBC)


@dataclass(frozen=True)
class NewDeadline:
    """A deadline as written, and its first and last day; None where it is no date."""

    text: str = ""
    kind: str = "none"  # as in the deadline table: date, ongoing, tbc, …
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class NewAction:
    """An action that is to be added. `notes` are sentences about how it was read."""

    title: str
    code: str = ""
    leads: tuple[Named, ...] = ()
    deadline: NewDeadline = NewDeadline()
    theme: str = ""
    origin: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Here:
    """What the reader must know of the partnership to understand a line."""

    today: date
    next_meeting: date | None  # its local day; None: none is planned
    names: Names
    themes: Sequence[str] = ()
    codes: frozenset[str] = frozenset()


@dataclass
class _Line:
    """What was understood so far, and how much of the text is still to be read."""

    text: str
    new: NewAction = field(default_factory=lambda: NewAction(""))


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


def read_add(known: Here, text: str) -> NewAction:
    """The action that one line of text adds.

    Raises Sorry where it can't be right: an impossible day, somebody unknown, no title, or more
    than the plan can hold.
    """
    line = _Line(" ".join(_NAMED.sub("", _LABEL.sub("", _BULLET.sub("", text))).split()))
    line.text, origin = cut_origin(known, line.text)
    if (aside := _TAIL_BRACKET.search(line.text)) and read_deadline(known, aside[1])[0]:
        line.text = f"{line.text[: aside.start()]}, {aside[1]}"
    code, line.text = cut_code(known, line.text)
    theme, line.text = cut_heading(known.themes, line.text)
    line.new = NewAction("", code, theme=theme, origin=origin)
    while _take_piece(known, line) or _take_tail(known, line):
        pass
    if not line.new.leads:
        leads, line.text = name_beside(known.names, line.text)
        line.new = replace(line.new, leads=leads)
    title = in_words(known.names.asker, line.text).strip(" ,;–-")
    return checked(replace(line.new, title=title))


def checked(new: NewAction) -> NewAction:
    """The same, if it has a title and nothing in it is too long. Raises Sorry otherwise."""
    if not re.search(r"\w", new.title):
        raise Sorry("What is to be done? Say it first, for example “add Draft the survey, Anne B”.")
    sizes = (
        (new.title, LONGEST_TITLE, "title"),
        (new.code, LONGEST_CODE, "code"),
        (new.theme, LONGEST_LINE, "heading"),
        (new.origin, LONGEST_LINE, "source"),
        (new.deadline.text, LONGEST_LINE, "deadline"),
    )
    for said, most, what in sizes:
        if len(said) > most:
            raise Sorry(
                f"The {what} is {len(said)} characters long; {most} fit. Nothing was added."
            )
    bounded(new.leads)
    return new


def cut_origin(known: Here, text: str) -> tuple[str, str]:
    """The text without where it was agreed, and that: ("Share data", "agreed 3 Sep, item 5")."""
    found = _ORIGIN.search(text)
    if not found:
        return text, ""
    said = found.group(1).strip()
    if not (_SAYS_WHERE.search(said) or find_dates(said, known.today)):
        return text, ""
    return text[: found.start()].rstrip(" ,;–-("), said


def cut_code(known: Here, text: str) -> tuple[str, str]:
    """The code that the text begins with, or "", and the rest.

    "CR1.5" is one by its looks; "A4" is one only where the plan has others of its kind.
    """
    found = _CODE.match(text)
    if not found:
        return "", text
    code = found.group(1).strip()
    shapes = {shape_of(other) for other in known.codes}
    if re.search(r"\d[.\-/]\d", code) or shape_of(code) in shapes:
        return code, text[found.end() :]
    return "", text


def _take_piece(known: Here, line: _Line) -> bool:
    """Understand what stands after the last comma, and cut it off; False where it can't be."""
    cuts = [
        found
        for found in _BETWEEN.finditer(line.text)
        if found.start() and _is_outside(line.text, found)
    ][-2:]
    for cut in reversed(cuts):
        piece = line.text[cut.end() :].strip(" .")
        # "Thu 3 Sep, 2pm" has a comma of its own; a name never has.
        if _understand(known, line, piece, whole=cut is cuts[-1]):
            line.text = line.text[: cut.start()]
            return True
        theme = (
            own_heading(known.themes, piece) if "|" in cut.group() and not line.new.theme else ""
        )
        if theme:
            line.new, line.text = replace(line.new, theme=theme), line.text[: cut.start()]
            return True
    return False


def _is_outside(text: str, comma: re.Match[str]) -> bool:
    before = text[: comma.start()]
    return before.count("(") <= before.count(")")


def _understand(known: Here, line: _Line, piece: str, *, whole: bool) -> bool:
    new = line.new
    theme = _THEME.match(piece) if whole else None
    if theme and not new.theme:
        line.new = replace(new, theme=theme_like(known.themes, theme.group(1)))
        return True
    if not new.deadline.text:
        deadline, note = read_deadline(known, piece)
        if deadline:
            line.new = replace(new, deadline=deadline, notes=new.notes + note)
            return True
    who = read_who(known.names, piece) if whole else ()
    # A second name to the left of the first may be the end of a list in the title.
    if who and (not new.leads or is_certain(who)):
        line.new = replace(new, leads=who + new.leads)
        return True
    return False


def _take_tail(known: Here, line: _Line) -> bool:
    """Understand the end of the title where no comma sets it off: "… @anne by end Oct"."""
    text, new = line.text, line.new
    theme = _TAIL_THEME.search(text)
    if theme and not new.theme and known_theme(known.themes, theme.group(1)):
        line.new = replace(new, theme=theme_like(known.themes, theme.group(1)))
        line.text = text[: theme.start()]
        return True
    mention = _TAIL_MENTION.search(text)
    if mention:
        line.new = replace(new, leads=read_who(known.names, mention.group(1)) + new.leads)
        line.text = text[: mention.start()]
        return True
    return not new.deadline.text and _take_tail_date(known, line)


def _take_tail_date(known: Here, line: _Line) -> bool:
    for found in find_dates(line.text, known.today, next_meeting=known.next_meeting):
        before = _TAIL_DUE.search(line.text[: found.start])
        if before and not line.text[found.end :].strip(" ."):
            deadline, note = read_deadline(known, line.text[before.start() :].strip(" ."))
            if deadline:
                line.new = replace(line.new, deadline=deadline, notes=line.new.notes + note)
                line.text = line.text[: before.start()]
                return True
    return False


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
