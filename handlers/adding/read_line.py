"""Reads one line that adds an action: a code, what is to be done, who leads, by when, and where.

It reads from the right, piece by piece, and stops at the first that it does not understand:
that, and all before it, is the title. Nothing that was written is lost.
"""

import re
from dataclasses import dataclass, field, replace

from handlers.adding.frames import with_commas
from handlers.adding.last_status import cut_status
from handlers.adding.name_beside import name_beside
from handlers.adding.read_due import Here, read_deadline
from handlers.adding.read_heading import cut_heading, known_theme, own_heading, theme_like
from handlers.finding import Sorry
from handlers.people.matching import MENTION
from handlers.people.typed_leads import (
    Named,
    bounded,
    in_words,
    is_certain,
    known_leads,
    read_who,
)
from handlers.revisions import NO_DEADLINE, NewDeadline
from handlers.rules.dates.reading import find_dates
from handlers.rules.reply import Status
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
_TAIL_DUE = re.compile(r"\s(?:(?:due\s+)?before|due(?:\s+(?:by|on|in))?|by)\s+$", re.IGNORECASE)
_TAIL_BRACKET = re.compile(
    r"\s+\(((?:due|by|before|deadline|no later than)\b[^()]{2,60})\)[\s.]*$", re.IGNORECASE
)
_TAIL_LED = re.compile(
    r"[\s,]+(?:to be |and |is )?(?:led|owned) by\s+([^,;]{2,60})$", re.IGNORECASE
)
_LEAD_WORDS = re.compile(r"\s(?:for|by|lead|led by)$", re.IGNORECASE)
_SURNAMES = frozenset(["Green", "Amber", "Red", "Blue"])  # which are colours too
_NOW = re.compile(r"(?i)^(?:(?:is|now|to|at|goes|moved|due|by)\s+)+")
# "Meet with @anne" would be no title without her.
_HOLDING = frozenset(["with", "to", "from", "and", "&", "of", "about", "between", "via"])


@dataclass(frozen=True)
class NewAction:
    """An action that is to be added. `notes` are sentences about how it was read.

    `status` is how it stands already, None where nothing was said of that.
    """

    title: str
    code: str = ""
    leads: tuple[Named, ...] = ()
    deadline: NewDeadline = NO_DEADLINE
    theme: str = ""
    origin: str = ""
    notes: tuple[str, ...] = ()
    status: Status | None = None


@dataclass
class _Line:
    """What was understood so far, and how much of the text is still to be read."""

    text: str
    new: NewAction = field(default_factory=lambda: NewAction(""))
    status_said: str = ""


def read_add(known: Here, text: str) -> NewAction:
    """The action that one line of text adds.

    Raises Sorry where it can't be right: an impossible day, somebody unknown, no title, or more
    than the plan can hold.
    """
    line = _Line(" ".join(_NAMED.sub("", _LABEL.sub("", _BULLET.sub("", text))).split()))
    line.text, origin = cut_origin(known, line.text)
    if (aside := _TAIL_BRACKET.search(line.text)) and read_deadline(known, aside[1])[0]:
        line.text = f"{line.text[: aside.start()]}, {aside[1]}"
    line.text = with_commas(
        line.text,
        lambda piece: _is_day(known, piece),
        lambda piece: bool(known_leads(known.names, piece)),
    )
    code, line.text = cut_code(known, line.text)
    if code in known.codes and _only_tells(known, line.text):
        raise Sorry(
            f"{code} is on the plan already: type “update {code}” and its news instead. "
            "Nothing was added."
        )
    theme, line.text = cut_heading(known.themes, line.text)
    line.text = line.text.rstrip(" ,;")
    line.new = NewAction("", code, theme=theme, origin=origin)
    while _take_piece(known, line) or _take_tail(known, line):
        pass
    if not line.new.leads:
        leads, line.text = name_beside(known.names, line.text)
        line.new = replace(line.new, leads=leads)
    if line.new.status and not (line.new.leads or line.new.deadline.text):
        # "Paint the doors, green": nothing says yet that the title has ended.
        line.text += f", {line.status_said}"
        line.new = replace(line.new, status=None)
    title = in_words(known.names.asker, line.text).strip(" ,;–-")
    return checked(replace(line.new, title=title, leads=tuple(dict.fromkeys(line.new.leads))))


def _is_day(known: Here, piece: str) -> bool:
    """Whether it is one day: "(summer 2026)" may say which summer."""
    due = read_deadline(known, piece)[0]
    return due is not None and due.kind == "date" and due.first == due.last


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
        piece = line.text[cut.end() :].strip(" .,;")
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
    head, status = ("", None) if _is_name(known, piece) else cut_status(piece)
    if status and not new.status and (not head or _understand(known, line, head, whole=whole)):
        line.new, line.status_said = replace(line.new, status=status), piece
        return True
    theme = _THEME.match(piece) if whole else None
    if theme and not new.theme:
        line.new = replace(new, theme=theme_like(known.themes, theme.group(1)))
        return True
    if not new.deadline.text:
        deadline, note = read_deadline(known, piece)
        if deadline:
            line.new = replace(new, deadline=deadline, notes=new.notes + note)
            return True
    if whole and not new.theme and (headed := _heading(known, piece)):
        line.new = replace(new, theme=headed)
        return True
    who = read_who(known.names, piece) if whole else ()
    # A second name to the left of the first may be the end of a list in the title.
    if who and (not new.leads or is_certain(who)):
        line.new = replace(new, leads=who + new.leads)
        return True
    return False


def _heading(known: Here, piece: str) -> str:
    """The plan's heading of exactly that name, unless somebody here is called so; "" for none."""
    title = next((each for each in known.themes if each.casefold() == piece.casefold()), "")
    who = read_who(known.names, piece) if title else ()
    return "" if who and is_certain(who) else title


def _is_name(known: Here, piece: str) -> bool:
    """Whether the whole piece is somebody's name: Anne Green is no Anne whose action is Green."""
    first, _, last = piece.rpartition(" ")
    named = bool(first) and piece.istitle() and last in _SURNAMES
    return named and bool(read_who(known.names, piece))


def _only_tells(known: Here, text: str) -> bool:
    """Whether it is a status or a date and no work: "FD2 now amber"."""
    said = _NOW.sub("", text)
    head, status = cut_status(said)
    return bool(status and not head) or read_deadline(known, said)[0] is not None


def _take_tail(known: Here, line: _Line) -> bool:
    """Understand the end of the title where no comma sets it off: "… @anne by end Oct"."""
    text, new = line.text, line.new
    theme = _TAIL_THEME.search(text)
    if theme and not new.theme and known_theme(known.themes, theme.group(1)):
        line.new = replace(new, theme=theme_like(known.themes, theme.group(1)))
        line.text = text[: theme.start()]
        return True
    title, mentioned = _mentioned_last(text)
    # "Ask @anne, Tom": one word alone is no title where the lead is known.
    if mentioned and (" " in title or not new.leads):
        line.new = replace(new, leads=read_who(known.names, mentioned) + new.leads)
        line.text = title
        return True
    led = _TAIL_LED.search(text) if not new.leads else None
    if led and (who := known_leads(known.names, led[1])):
        line.new, line.text = replace(new, leads=who), text[: led.start()]
        return True
    return not new.deadline.text and _take_tail_date(known, line)


def _mentioned_last(text: str) -> tuple[str, str]:
    """The title, and whom it ends with mentions of: ("Do the rota", "@anne and @bev")."""
    said = text.split()
    end = len(said)
    while end and (MENTION.fullmatch(said[end - 1].rstrip(",")) or said[end - 1] in ("and", "&")):
        end -= 1
    who = said[end:]
    if not who or end == 0 or who[0] in _HOLDING or said[end - 1].casefold() in _HOLDING:
        return text, ""
    return _LEAD_WORDS.sub("", " ".join(said[:end])), " ".join(who).replace(",", "")


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
