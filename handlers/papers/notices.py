"""Tells what a file hides or leaves open: hidden and struck rows, guessed columns, odd statuses."""

from collections import defaultdict
from collections.abc import Sequence

from handlers.papers.doubt_words import called, listed
from handlers.papers.grid import Book, Grid, one_line
from handlers.papers.items import Heading, Line, Walked
from handlers.papers.periods import in_time
from handlers.papers.plan import ActionRead, Doubt
from handlers.papers.status_words import HELD, quoted, statuses

_PLAIN_MEANINGS = {
    "rag": "the status", "deadline": "the deadline", "revised": "the revised deadline",
    "lead": "the lead", "code": "the code", "action": "the action", "comment": "a comment",
    "percent": "how much is done", "theme": "the headings of the actions",
    "other": "no more than text",
}  # fmt: skip


def notices_of(
    book: Book, walked: Walked, actions: Sequence[ActionRead], left_out: Sequence[Grid]
) -> list[Doubt]:
    """Everything about the file itself that a person should know of."""
    rows = {(action.sheet, action.row) for action in actions}
    return [
        *_hidden_sheets(left_out),
        *_rows_marked(book, rows, "hidden"),
        *_rows_marked(book, rows, "struck"),
        *_cells_struck(book, rows),
        *_columns(walked),
        *_turned_periods(walked),
        *_left_out(book, walked),
        *_opening_codes(walked),
        *_colours(walked, actions),
        *_row_fills(walked),
        *_outcomes(walked),
        *_full_headings(walked),
        *_held(walked, actions),
        *statuses(walked, actions),
        *(Doubt(n.row, n.sheet, n.kind, _sentence(n.sheet, n.row, n.text)) for n in book.notices),
    ]


def _sentence(sheet: str, row: int | None, text: str) -> str:
    if row is None and not sheet:
        return text
    where = f"Row {row}" if row is not None else f"On the sheet “{sheet}”"
    return f"{where}: {text}"


def _opening_codes(walked: Walked) -> list[Doubt]:
    """Codes that stand before the titles in one cell, once for all."""
    if not walked.opening_codes:
        return []
    sheet, row, _ = walked.opening_codes[0]
    names = listed([code for _, _, code in walked.opening_codes])
    said = f"{names}: what opens the words of an action I read as its code, the rest as its title"
    return [Doubt(row, sheet, "opening code", said)]


def _hidden_sheets(left_out: Sequence[Grid]) -> list[Doubt]:
    return [
        Doubt(None, grid.name, "hidden", f"The sheet “{grid.name}” is hidden, so I left it out")
        for grid in left_out
        if grid.rows
    ]


def _left_out(book: Book, walked: Walked) -> list[Doubt]:
    """The sheets on which no action was found, in one sentence."""
    used = {column.sheet for column in walked.columns} | walked.left_out
    names = [g.name for g in book.grids if g.kind == "sheet" and g.rows and g.name not in used]
    if not names or not used:
        return []
    where = "sheet" if len(names) == 1 else "sheets"
    text = f"I found no actions on the {where} {listed([quoted(name) for name in names])}"
    return [Doubt(None, names[0], "sheet", text)]


def _rows_marked(book: Book, rows: set[tuple[str, int]], mark: str) -> list[Doubt]:
    """One doubt a sheet for its hidden rows, one for those that are struck through."""
    found: dict[str, list[int]] = defaultdict(list)
    for grid in book.grids:
        for row in grid.rows:
            filled = [row.cell(i) for i in row.filled]
            struck = bool(filled) and all(cell.struck for cell in filled)
            if (row.hidden if mark == "hidden" else struck) and (grid.name, row.number) in rows:
                found[grid.name].append(row.number)
    return [
        Doubt(numbers[0], sheet, mark, _marked(numbers, mark)) for sheet, numbers in found.items()
    ]


def _cells_struck(book: Book, rows: set[tuple[str, int]]) -> list[Doubt]:
    """Cells that are struck through in rows that are not."""
    doubts = []
    for grid in book.grids:
        for row in grid.rows:
            filled = [row.cell(i) for i in row.filled] if (grid.name, row.number) in rows else []
            struck = [one_line(cell.own)[:60] for cell in filled if cell.struck and cell.own]
            if struck and not all(cell.struck for cell in filled):
                said = f"Row {row.number}: “{struck[0]}” is struck through, and I read it as it is"
                doubts.append(Doubt(row.number, grid.name, "struck", said))
    return doubts[:_MOST_STRUCK]


_MOST_STRUCK = 50


def _marked(numbers: Sequence[int], mark: str) -> str:
    one = len(numbers) == 1
    where = f"{'Row' if one else 'Rows'} {listed([str(n) for n in numbers])}"
    if mark == "hidden":
        return (
            f"{where} {'is' if one else 'are'} hidden in the file; I read {'it' if one else 'them'}"
        )
    which = "it is" if one else "they are"
    return (
        f"{where} {'is' if one else 'are'} struck through: I left {'it' if one else 'them'} open, \
since a line does not say whether {which} done or dropped"
    )


def _columns(walked: Walked) -> list[Doubt]:
    """Columns whose cells, not their headings, said what they are for."""
    seen: dict[tuple[str, str], Doubt] = {}
    for column in walked.columns:
        if column.guessed:
            meaning = _PLAIN_MEANINGS.get(column.meaning, column.meaning)
            name = (
                f"The column “{column.heading}”" if column.heading else "A column without a heading"
            )
            text = f"{name}: by what stands in it I took it for {meaning}"
            seen.setdefault(
                (column.heading, column.meaning), Doubt(None, column.sheet, "column", text)
            )
    return list(seen.values())


def _turned_periods(walked: Walked) -> list[Doubt]:
    """Columns of one status a period, of which a later one stands before an earlier."""
    out: dict[tuple[str, ...], Doubt] = {}
    tables = {line.table: line.columns for line in walked.items if isinstance(line, Line)}
    for columns in tables.values():
        found = tuple(columns.each("rag"))
        newest = in_time(found)[-1] if found else None
        if newest is not None and newest != found[-1]:
            said = f"The newest status is that under {quoted(newest.heading)}, by its name"
            headings = tuple(column.heading for column in found)
            out.setdefault(headings, Doubt(None, newest.sheet, "column", said))
    return list(out.values())


def _colours(walked: Walked, actions: Sequence[ActionRead]) -> list[Doubt]:
    """Each colour that is no Red, Amber or Green and that no key explains, once.

    Where all that is so coloured is over by other columns, it is plain enough what it means.
    """
    out = []
    still_open = {(action.sheet, action.row) for action in actions if action.state == "open"}
    for colour, all_places in walked.asked.items():
        places = [place for place in all_places if place[:2] in still_open]
        if not places:
            continue
        sheet, row, _ = places[0]
        names = listed([name for _, _, name in places])
        text = (
            f"{colour.capitalize()} is no status I know without a key ({names}): what does it mean?"
        )
        out.append(Doubt(row, sheet, "colour", text))
    return out


def _row_fills(walked: Walked) -> list[Doubt]:
    """Rows filled in the colours of a status, where nothing says that they are one."""
    places = sorted(place for found in walked.row_fills.values() for place in found)
    if len(walked.row_fills) < 2:
        return []
    names = listed(sorted(walked.row_fills))
    text = f"{len(places)} rows are filled {names}, and no key says why: I set no status by that"
    return [Doubt(places[0][1], places[0][0], "colour", text)]


def _full_headings(walked: Walked) -> list[Doubt]:
    """Headings with as much beside them as work has: their cells may be merged by mistake."""
    meanings = {(column.sheet, column.heading): column.meaning for column in walked.columns}
    out = []
    for item in walked.items:
        if isinstance(item, Heading):
            beside = {meanings.get((item.sheet, name)) for name, _ in item.fields}
            if len(beside & {"lead", "deadline", "revised", "rag"}) > 1:
                said = f"Row {item.row}: I read {quoted(item.text[:60])} as a heading, no action"
                out.append(Doubt(item.row, item.sheet, "row", said))
    return out


def _outcomes(walked: Walked) -> list[Doubt]:
    """Work that nothing but a column of outcomes says is over, once for all that it says so of."""
    out = []
    for (heading, state), places in walked.outcomes.items():
        sheet, row, _ = places[0]
        names = listed([name for _, _, name in places])
        verb, them = ("is", "it") if len(places) == 1 else ("are", "them")
        said = f"“{heading}” says that {names} {verb} {state}, and I read {them} so"
        out.append(Doubt(row, sheet, "status", said))
    return out


def _held(walked: Walked, actions: Sequence[ActionRead]) -> list[Doubt]:
    """Work that its status calls on hold, in one sentence: an import puts nothing on hold."""
    names = {(a.sheet, a.row): called(a) for a in actions if a.state == "open"}
    found = [
        (item.sheet, item.row.number)
        for item in walked.items
        if isinstance(item, Line) and (item.sheet, item.row.number) in names
        if any(HELD.search(item.row.cell(c.index).text) for c in item.columns.each("rag"))
    ]
    if not found:
        return []
    said = [names[place] for place in found]
    are = "is" if len(said) == 1 else "are"
    text = (
        f"{listed(said)} {are} on hold in the file, and an import puts nothing on hold: "
        f"type for example “hold {said[0]} until Jan” afterwards"
    )
    return [Doubt(found[0][1], found[0][0], "hold", text)]
