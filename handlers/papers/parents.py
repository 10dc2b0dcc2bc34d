"""Finds the rows that stand over the headings of a plan: a sheet of strategic actions."""

from dataclasses import replace

from handlers.papers.codes import plain_code
from handlers.papers.headings import Outline
from handlers.papers.items import Heading, Line, Walked
from handlers.papers.plan import ActionRead


def strategic_tables(walked: Walked) -> set[int]:
    """The tables whose every code is the code of a heading over other tables' actions."""
    headed = _codes_of_headings(walked)
    codes: dict[int, list[str]] = {}
    for item in walked.items:
        index = item.columns.index("code") if isinstance(item, Line) else None
        if isinstance(item, Line) and index is not None:
            codes.setdefault(item.table, []).append(plain_code(item.row.cell(index).text))
    found = set()
    for table, own in codes.items():
        others = {code for other, all_ in headed.items() if other != table for code in all_}
        if len(own) > 1 and others and all(code and code in others for code in own):
            found.add(table)
    return found


def _codes_of_headings(walked: Walked) -> dict[int, set[str]]:
    """By table, the codes of the headings that have lines under them."""
    headed: dict[int, set[str]] = {}
    above: Heading | None = None
    for item in walked.items:
        if isinstance(item, Heading):
            above = item
        elif above is not None and above.code and above.table == item.table:
            headed.setdefault(item.table, set()).add(plain_code(above.code))
    return headed


def adopt(
    actions: list[ActionRead], parents: list[ActionRead], outline: Outline
) -> list[ActionRead]:
    """The actions, each with the key of the row that stands over it, where there is one."""
    strategic = {plain_code(parent.code): parent.key for parent in parents}
    codes = {(t.section, t.title): plain_code(t.code) for t in outline.themes if t.code}
    adopted = []
    stems: dict[tuple[str, str], str] = {}
    for action in actions:
        over = strategic.get(codes.get((action.section, action.theme), ""))
        over = over or _over_by_code(action, stems)
        adopted.append(replace(action, parent=over) if over else action)
        if action.code:
            stems[action.sheet, plain_code(action.code)] = action.key
    return adopted


def _over_by_code(action: ActionRead, stems: dict[tuple[str, str], str]) -> str | None:
    """The action above in the same sheet whose code this one's goes on: "1" over "1.2"."""
    parts = plain_code(action.code).split(".") if action.code else []
    while len(parts) > 1:
        parts.pop()
        over = stems.get((action.sheet, ".".join(parts)))
        if over is not None:
            return over
    return None
