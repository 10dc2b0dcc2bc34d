"""How an action stands by its row: the status column, its fill, ticks, dates, a plain comment."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.papers.colours import colour_name
from handlers.papers.columns import names_period, tells_news_too
from handlers.papers.grid import Cell, one_line
from handlers.papers.items import Line, Walked
from handlers.papers.openings import read_opening
from handlers.papers.periods import in_time
from handlers.papers.plan import ColumnRead, DatedUpdate, State
from handlers.papers.recognise import Columns
from handlers.papers.states import (
    COLOURS,
    SILENT,
    Status,
    bare_words,
    is_plain,
    is_whole_percent,
    of_colour,
    read_status,
    read_tick,
    whole_comment,
    whole_status,
)
from handlers.rules.dates.reading import find_dates

_DROPPED_MARK = re.compile(r"\(\s*(?:discontinued|withdrawn|cancelled|dropped)\s*\)", re.IGNORECASE)
_NO_LONGER = re.compile(
    r"\b(?:no\s+longer\s+(?:be\s+)?(?:being\s+)?pursued|will\s+not\s+be\s+(?:pursued|taken\s+forward)"
    r"|(?:has|have)\s+been\s+(?:discontinued|dropped|withdrawn|abandoned|cancelled))\b",
    re.IGNORECASE,
)


_HOPED_FOR = re.compile(
    r"expect|intend|desir|anticipat|plan|hope|want|will|success|difference|benefit|impact", re.I
)
_IN_PART = re.compile(
    r"\b(?!100)\d{1,2}(?:\.\d+)?\s*(?:%|per\s?cent)|\b(\d{1,4})\s+of\s+(?!\1\b)\d{1,4}\b"
    r"|\b(?:tbc|to\s+be|will\s+be|outstanding|remain\w*|re-?open\w*|on-?going|still)\b",
    re.I,
)
_WITH_YEAR = re.compile(r"\b20\d\d\b|\d[/.-]\d{1,2}[/.-]\d\d$|[a-z][-'’ ]\d\d$", re.I)


@dataclass(frozen=True)
class Standing:
    """An action's status, and the columns that it tells in full."""

    status: Status
    told: frozenset[int] = frozenset()


def standing_of(
    line: Line,
    comment: str,
    updates: Sequence[DatedUpdate],
    walked: Walked,
    name: str,
    today: date,
    *,
    finished: bool,
) -> Standing:
    """The status that a line states in so many words, signs or fills; open and unrated if none.

    `finished` says that a column of dates tells of work that is over.
    """
    status, told = _by_column(line, walked, name)
    told.update(column.index for column in news_among_statuses(line.columns))
    if status == SILENT:
        status = _by_comment(line, comment, walked, name)
    state = _by_other_columns(line, walked) or said_over(comment, today)
    state = state or ("complete" if finished else None)
    if state is None and status.state is None:
        state = _by_outcome(line, status, walked, name, today)
    if state is None and whole_comment(comment).not_started and not status.says_something:
        status = Status(not_started=True)
    if state is None and status.state is None:
        state = _by_mark(line, updates, walked, name)
    if state is not None and status.state is None:
        status = Status(status.rag, state)
    return Standing(status, frozenset(told))


def news_among_statuses(columns: Columns) -> list[ColumnRead]:
    """The columns of statuses that hold the comments too, where no other column does."""
    if columns.each("comment"):
        return []
    return [column for column in columns.each("rag") if tells_news_too(column.heading)]


def _by_comment(line: Line, comment: str, walked: Walked, name: str) -> Status:
    """The colour that a comment opens with: "AMBER – awaiting sign-off", or the status it is.

    It counts where no column is for the status; beside an empty one it is only pointed out.
    """
    said = read_opening(comment, walked.key)
    if not line.columns.each("rag"):
        return said if said.rag else _of_words(comment, line, walked, name)
    if not said.rag:
        return said
    colour = said.rag.capitalize()
    walked.doubt(
        "status", line.sheet, line.row.number,
        f"has {colour} in its comment and no status of its own: I left it not rated", name,
    )  # fmt: skip
    return SILENT


def _of_words(comment: str, line: Line, walked: Walked, name: str) -> Status:
    """The status of a comment that is nothing but one: "R", "On track", "A/G"."""
    said = _asked(whole_status(comment, walked.key), line, walked, name)
    return _in_two_minds(one_line(comment), line, walked, name) if said.unsure else said


def _in_two_minds(text: str, line: Line, walked: Walked, name: str) -> Status:
    said = f"“{text[:60]}”: no one colour, so I set none"
    walked.doubt("status", line.sheet, line.row.number, said, name)
    return SILENT


def _by_column(line: Line, walked: Walked, name: str) -> tuple[Status, set[int]]:
    """The last status stated in the columns of status, in their order."""
    status = SILENT
    told: set[int] = set()
    lapsed = False
    if not line.columns.each("rag"):
        return _by_row_fill(line, walked), told
    for column in in_time(tuple(line.columns.each("rag"))):
        cell = line.row.cell(column.index)
        said = _of_cell(cell, line, walked, name)
        period = names_period(column.heading)
        if said.says_something:
            status = said if period else _joined(status, said)
            told = set() if period else told
            if not cell.text or is_plain(cell.text):
                told.add(column.index)
        elif lapsed and not cell.text:
            continue  # said once, for the first of the periods that give none
        elif period and status.says_something and walked.is_rated(line, column.index):
            lapsed = True
            status = _lapsed(status, cell, line, column, walked, name)
            told = told if status.says_something else set()
    return status, told


def _lapsed(
    before: Status, cell: Cell, line: Line, column: ColumnRead, walked: Walked, name: str
) -> Status:
    """What an earlier period's status comes to where a later one gives none.

    A dash says that there is none; an empty cell only that nobody has filled it in. A colour that
    nobody explains is asked about elsewhere.
    """
    if bare_words(cell.text) in COLOURS:
        return SILENT
    dash = bool(cell.text)
    kept = "I left it not rated" if dash else "I took that one"
    said = f"has no status under “{column.heading}”, only an earlier one: {kept}"
    walked.doubt("status", line.sheet, line.row.number, said, name)
    return SILENT if dash else before


def _by_row_fill(line: Line, walked: Walked) -> Status:
    """The status of a row filled all over, where there is no column for it and a key explains."""
    fills = {cell.fill for cell in line.row.cells if cell.own}
    whole, fills = len(fills) == 1, fills - {""}
    colour = colour_name(fills.pop()) if len(fills) == 1 else ""
    if whole and colour in walked.key:
        return walked.key[colour]
    if colour in ("red", "amber", "green"):
        walked.row_fills.setdefault(colour, []).append((line.sheet, line.row.number))
    return SILENT


def _joined(first: Status, second: Status) -> Status:
    """Two columns' statuses: a colour from one and a state from the other stand together."""
    rag = second.rag or (first.rag if not second.not_started else None)
    return Status(rag, second.state or first.state, second.not_started and rag is None)


def _of_cell(cell: Cell, line: Line, walked: Walked, name: str) -> Status:
    """A status cell: its words, and its fill where they tell of none."""
    text = one_line(cell.text)
    colour = colour_name(cell.fill)
    by_fill = of_colour(colour, walked.key) if colour else SILENT
    if not text:
        return SILENT if _is_banding(cell, line) else _asked(by_fill, line, walked, name)
    said = _asked(read_status(cell.text, walked.key), line, walked, name)
    if said == SILENT and not _is_banding(cell, line):
        return _asked(by_fill, line, walked, name)
    if said.unsure:
        return _in_two_minds(text, line, walked, name)
    if said.rag and by_fill.rag and said.rag != by_fill.rag:
        walked.doubt(
            "status", line.sheet, line.row.number,
            f"says {said.rag.capitalize()} on {by_fill.rag}: I went by the word", name,
        )  # fmt: skip
    return said


def _is_banding(cell: Cell, line: Line) -> bool:
    """Whether a grey or blue cell is only as grey or blue as the rest of its row."""
    own = line.row.cells[: line.columns.index("key")]  # a key beside the plan is no part of the row
    others = [other.fill for other in own if other is not cell]
    return colour_name(cell.fill) in ("grey", "blue", "purple") and cell.fill in others


def _asked(said: Status, line: Line, walked: Walked, name: str) -> Status:
    """The status, noting a colour that the plan does not explain."""
    if said.asks:
        walked.asked.setdefault(said.asks, []).append((line.sheet, line.row.number, name))
        return SILENT
    return said


def _by_other_columns(line: Line, walked: Walked) -> State | None:
    for column in line.columns.each("state"):
        state = read_tick(line.row.cell(column.index).text).state
        if state:
            return state
    for column in line.columns.each("percent"):
        text = line.row.cell(column.index).text
        one = text.strip() in ("1", "1.0") and walked.counts_to_one(line, column.index)
        if one or is_whole_percent(text):
            return "complete"
    return None


def said_over(text: str, today: date) -> State | None:
    """What a text that says nothing else tells of work that is over: "Done March".

    None for "Complete March 2027" as long as that is ahead: so much is hoped for.
    """
    state = whole_comment(text).state
    return None if state and _is_ahead(text, today) else state


def _is_ahead(text: str, today: date) -> bool:
    return any(
        found.reading.window is not None
        and found.reading.window.first > today
        and _WITH_YEAR.search(text[found.start : found.end])
        for found in find_dates(text[:200], today, chat=False)
    )


def _by_outcome(line: Line, status: Status, walked: Walked, name: str, today: date) -> State | None:
    """What a column of outcomes says has come of the work: "Done March". A colour goes before it.

    Such a column may hold what is hoped for, though none says so, and it is pointed out.
    """
    for column in line.columns.each("impact"):
        if _HOPED_FOR.search(column.heading):
            continue
        text = one_line(line.row.cell(column.index).text)
        state = read_status(text).state
        if state is None or _IN_PART.search(text[:200]) or _is_ahead(text, today):
            continue
        if status.rag is None:
            walked.outcomes.setdefault((column.heading, state), []).append(
                (line.sheet, line.row.number, name)
            )
            return state
        colour = status.rag.capitalize()
        said = f"is {colour}, and its {column.heading} says “{text[:60]}”: I left it {colour}"
        walked.doubt("status", line.sheet, line.row.number, said, name)
    return None


def _by_mark(line: Line, updates: Sequence[DatedUpdate], walked: Walked, name: str) -> State | None:
    """Work marked "(Discontinued)" in some cell: only when the last update says so too."""
    marked = [c for c in line.row.cells if _DROPPED_MARK.search(c.own)]
    if not marked:
        return None
    whole = any(_DROPPED_MARK.search(c.own.splitlines()[-1]) for c in marked)
    said = bool(updates) and _NO_LONGER.search(updates[-1].text) is not None
    if whole and said:
        walked.doubt(
            "status", line.sheet, line.row.number,
            "is marked discontinued and its last update agrees: I read it as that", name,
        )  # fmt: skip
        return "discontinued"
    text = one_line(marked[0].own)[:60]
    walked.doubt(
        "status", line.sheet, line.row.number,
        f'“{text}”: some of it is discontinued, so I left it open', name,
    )  # fmt: skip
    return None
