"""Parts dated entries of progress from the text they stand in."""

import re
from collections.abc import Callable, Set
from dataclasses import replace
from datetime import date

from handlers.papers.plan import ActionRead, DatedUpdate
from handlers.rules.dates.words import MONTH_SPELT

_NUMERIC = r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:20|19)?\d\d"
_WORDED = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?{MONTH_SPELT}\.?[\s'’-]*(?:(?:20|19)?\d\d)?"
_ISO = r"\d{4}-\d\d-\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_SHORT = rf"{_DAY}[./]{_MONTH}"
_QUARTER = r"(?:Q[1-4]|quarter\s+\w+)(?:\s*[-,]?\s*\d{2,4}(?:\s?[/-]\s?\d\d(?:\d\d)?)?)?"
_ANY = rf"(?:{_ISO}|{_NUMERIC}|{_WORDED}|{_QUARTER}|{_SHORT})"

# "Progress 11.7.11 First meeting", "Update at 3 May 2024 - …".
_LABELLED = re.compile(
    r"(?:progress|updates?|updated|position|status)(?:\s+(?:update|report|note|as\s+(?:at|of)|at|on"
    rf"|to|for))*\s*[:(-]?\s*({_ANY})(?!\d)\s*[.):–—-]*\s*",
    re.IGNORECASE,
)
# "12/07/24: done", "[3 May 2024] done", "Jul-24 - done"; "2.5 - rising" tells of no day.
_DATED = re.compile(
    rf"[\[(]?({_ISO}|{_NUMERIC})(?!\d)[\])]?(?:\s*[:–—-]+\s*|\s+|$)"
    rf"|[\[(]?({_WORDED}|{_QUARTER}|{_DAY}/{_MONTH})(?!\d)[\])]?"
    rf"(?:\s*[:–—]\s*|\s+-\s*|$)(?!\s*{MONTH_SPELT}\b)|\[({_WORDED})\]\s+",
    re.IGNORECASE,
)
EARLIER = "In the earlier plan"
"""Stands in a paper before what an imported file said, undated, and no longer holds."""

ON_HOLD = "On hold"
"""Begins the line with which a paper says until when an action is on hold, and why."""

_EARLIER = re.compile(rf"({EARLIER}):\s*")
# A further entry in one line, after a sentence, or anywhere where its day stands in brackets.
_NAMED = rf"{_DAY}(?:st|nd|rd|th)?\s{MONTH_SPELT}(?:\s20\d\d)?"
_INLINE = re.compile(
    rf"(?<=[.;!?)])\s+(?=[\[(]?(?:{_ISO}|{_NUMERIC}|{_NAMED})[\])]?\s*(?::|\s[–—-]\s))"
    rf"|(?<=[.;!?)])\s+(?=(?:update|progress)\s(?:{_NUMERIC}|{_NAMED}|{_SHORT})\s?(?::|[–—-]\s))"
    rf"|(?<=[.;!?)])\s+(?={_DAY}/{_MONTH}:\s)"
    rf"|\s(?=\[(?:{_ISO}|{_NUMERIC}|{_NAMED}|{_SHORT})\]\s)",
    re.IGNORECASE,
)

ReadDay = Callable[[str], date | None]


def split_updates(
    text: str, read_day: ReadDay, *, labelled: bool
) -> tuple[str, tuple[DatedUpdate, ...]]:
    """The text before the first entry, and the entries, each with the undated lines after it.

    A day with nothing said of it is no entry but a word like any other: "June 2026", "3/5".
    With `labelled`, only lines that open with a word such as "Progress" begin an entry: in a
    column of deadlines a line with a bare date is a milestone.
    """
    before: list[str] = []
    entries: list[tuple[str, list[str]]] = []
    lines = _lines(text, labelled=labelled)
    begun = [_LABELLED.match(line) or (None if labelled else _begun(line)) for line in lines]
    for i, (line, match) in enumerate(zip(lines, begun, strict=True)):
        follows = i + 1 < len(lines) and begun[i + 1] is None
        if match and (line[match.end() :].strip() or follows):
            day_text = next(group for group in match.groups() if group)
            entries.append((day_text, [line[match.end() :]]))
        elif entries:
            entries[-1][1].append(line)
        else:
            before.append(line)
    return "\n".join(before), tuple(_update(day, lines, read_day) for day, lines in entries)


def _begun(line: str) -> re.Match[str] | None:
    return _EARLIER.match(line) or _DATED.match(line)


def _lines(text: str, *, labelled: bool) -> list[str]:
    lines = text.splitlines()
    if labelled or not lines or not (_DATED.match(lines[0]) or _LABELLED.match(lines[0])):
        return lines
    return [piece for line in lines for piece in _entries_in(line)]


def _entries_in(line: str) -> list[str]:
    return [line] if line.startswith(ON_HOLD) else _INLINE.split(line)


def _update(day_text: str, lines: list[str], read_day: ReadDay) -> DatedUpdate:
    text = "\n".join(line for line in lines if line).strip()
    day = None if day_text == EARLIER else read_day(" ".join(day_text.split()))
    return DatedUpdate(day, text, day_text.strip())


def without_lines(action: ActionRead, lines: Set[str]) -> ActionRead:
    """The action as if these whole lines, an entry's with its day, stood nowhere in its progress.

    Letters and digits are compared: of the other signs no file keeps them all.
    """
    if not lines:
        return action
    wanted = {piece for line in lines for piece in _pieces(line)}

    def rest(text: str) -> str:
        return "\n".join(line for line in text.split("\n") if letters(line) not in wanted)

    return replace(
        action,
        comment=rest(action.comment),
        updates=tuple(left for update in action.updates for left in _left(update, wanted)),
        cells=tuple((name, rest(text)) for name, text in action.cells),
    )


def _pieces(line: str) -> list[str]:
    """A line, and the entries that it is read as where it has several days in it."""
    _, updates = split_updates(line, lambda _: None, labelled=False)
    return [letters(text) for text in (line, *(f"{u.day_text} {u.text}" for u in updates))]


def _left(update: DatedUpdate, wanted: Set[str]) -> list[DatedUpdate]:
    """What is left of an entry; one of which nothing is left is none."""
    first, *more = update.text.split("\n")
    own = letters(f"{update.day_text} {first}") not in wanted and letters(first) not in wanted
    more = [line for line in more if letters(line) not in wanted]
    text = "\n".join([first, *more] if own else more)
    return [replace(update, text=text)] if text else []


def letters(text: str) -> str:
    """A text's letters and digits alone, by which it is known again."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
