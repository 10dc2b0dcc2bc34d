"""Reads a plan file whole: bytes in, headings, actions and doubts out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from handlers.papers.actions import Actions
from handlers.papers.as_json import plan_json
from handlers.papers.columns import normal
from handlers.papers.copies import drop_earlier_copies
from handlers.papers.doubt_words import listed, run
from handlers.papers.doubts import doubts_of
from handlers.papers.files.guard import kind_of, refuse
from handlers.papers.grid import Book, Grid
from handlers.papers.headings import Outline, outline
from handlers.papers.items import Line, Walked
from handlers.papers.notices import notices_of
from handlers.papers.parents import adopt, strategic_tables
from handlers.papers.plan import ActionRead, Before, Doubt, PlanRead, PlanRefused
from handlers.papers.states import Status, read_status
from handlers.papers.status_words import NOT_UNDERSTOOD, own_key
from handlers.papers.titles import period_in, said_above, title_of
from handlers.papers.walk import walk

__all__ = ["PlanRefused", "plan_json", "read_plan"]


def read_plan(
    data: bytes,
    file_name: str,
    today: date,
    *,
    columns: Mapping[str, str] | None = None,
    before: Before | None = None,
) -> PlanRead:
    """The plan in a Word, Excel or CSV file.

    `columns` says what a heading means where the person knows better; `before` how a plan
    was read of which this may be a later version. Raises PlanRefused with one sentence for
    the user when the file can't be read, or holds no plan.
    """
    book = _open(data, file_name)
    before = _of_version(book, before or Before())
    told = {**before.columns, **(columns or {})}
    overrides = {normal(heading): meaning for heading, meaning in told.items()}
    key = {word: read_status(meaning) for word, meaning in before.key.items()}
    book, left_out, walked = _walk_visible(book, overrides, key)
    if not any(isinstance(item, Line) for item in walked.items):
        _refuse_no_plan(book, walked, file_name)
    return _plan(book, walked, file_name, today, left_out)


def _of_version(book: Book, before: Before) -> Before:
    """How the plan was read, where most of its headings stand in one row here; else nothing."""
    wanted = {normal(heading) for heading in before.columns}
    for grid in book.grids:
        for row in grid.rows[:_HEADER_WITHIN]:
            both = wanted & {normal(text) for text in row.texts}
            if len(both) > 2 and len(both) * 4 >= len(wanted) * 3:
                return before
    return Before()


_HEADER_WITHIN = 40  # rows; a header further down is read by itself


def _walk_visible(
    book: Book, overrides: Mapping[str, str], key: Mapping[str, Status]
) -> tuple[Book, list[Grid], Walked]:
    """Walk through what is not hidden; the rest only where it alone holds work."""
    hidden = [grid for grid in book.grids if grid.hidden]
    shown = replace(book, grids=[grid for grid in book.grids if not grid.hidden])
    walked = walk(shown, overrides, key)
    if hidden and not any(isinstance(item, Line) for item in walked.items):
        return book, [], walk(book, overrides, key)
    return shown, hidden, walked


def _open(data: bytes, file_name: str) -> Book:
    kind = kind_of(data, file_name)
    if kind == "xlsx":
        from handlers.papers.files.read_xlsx import read_xlsx

        return read_xlsx(data, file_name)
    if kind == "docx":
        from handlers.papers.files.read_docx import read_docx

        return read_docx(data, file_name)
    from handlers.papers.files.read_csv import read_csv

    return read_csv(data, file_name)


def _refuse_no_plan(book: Book, walked: Walked, file_name: str) -> None:
    if not any(grid.rows for grid in book.grids):
        refuse(
            file_name, "there is no table in it. Put the plan into a table and drop it here again"
        )
    columns = [*walked.columns, *walked.other_columns]
    names = {column.heading for column in columns if column.heading}
    seen = f" (its columns are {listed(sorted(names))})" if names else ""
    refuse(
        file_name,
        f"I find no action plan in it{seen}. A plan has a column of actions and one that says "
        "who leads, when they are due or how they stand",
    )


def _plan(
    book: Book, walked: Walked, file_name: str, today: date, left_out: Sequence[Grid]
) -> PlanRead:
    drop_earlier_copies(walked, today)
    tables = strategic_tables(walked)
    over = [item for item in walked.items if item.table in tables]
    walked.items = [item for item in walked.items if item.table not in tables]
    names = {item.sheet for item in over}
    walked.doubts = [d for d in walked.doubts if d.kind != "note" or d.sheet not in names]
    places = outline(walked)
    parents = Actions(Walked(items=over), Outline(), today).all()
    actions = adopt(Actions(walked, places, today).all(), parents, places)
    doubts = [*doubts_of(actions, places), *walked.doubts]
    doubts += [*notices_of(book, walked, actions, left_out), *_of_parents(parents, actions)]
    doubts.sort(key=lambda doubt: _GRAVEST.get(doubt.kind, len(_GRAVEST)))
    title = title_of(book, walked)
    return PlanRead(
        title=title,
        period=period_in([title, *walked.titles, *said_above(book), *walked.unread[:20]]),
        sections=tuple(places.sections),
        themes=tuple(places.themes),
        actions=tuple(actions),
        doubts=tuple(doubts),
        columns=tuple(walked.columns),
        file_name=file_name,
        parents=tuple(parents),
        key=own_key(walked.key),
    )


# What is in a wrong column is worst; then what leaves most of the plan unread.
_GRAVEST = {"shifted": 0, NOT_UNDERSTOOD: 1}


def _of_parents(parents: Sequence[ActionRead], actions: Sequence[ActionRead]) -> list[Doubt]:
    if not parents:
        return []
    codes = run([parent.code for parent in parents])
    below = sum(1 for action in actions if action.parent)
    text = f"{codes} stand over {below} of the actions: I read them as headings, not as actions"
    return [Doubt(parents[0].row, parents[0].sheet, "parent", text)]
