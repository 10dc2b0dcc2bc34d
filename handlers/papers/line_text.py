"""The texts of a line of work, by what its columns are for."""

from dataclasses import replace

from handlers.papers.grid import Cell, Row, one_line
from handlers.papers.items import Line
from handlers.papers.plan import LeadRead
from handlers.rules.names.reading import read_leads


def text_in(line: Line, meaning: str) -> str:
    """The text of a line's column with that meaning, "" where there is none."""
    index = line.columns.index(meaning)
    return line.row.cell(index).text if index is not None else ""


def heading_of(line: Line, meaning: str) -> str:
    index = line.columns.index(meaning)
    return line.columns.heading(index) if index is not None else meaning.capitalize()


def with_more(line: Line, index: int) -> str:
    """A cell's text with what the rows that go on with the line add to it."""
    shown = _shown(line.row, index)
    if not line.more:
        return shown
    texts = [shown, *(row.cell(index).own for row in line.more)]
    return "\n".join(text for text in texts if text)


def _shown(row: Row, index: int) -> str:
    cell: Cell = row.cell(index)
    return "" if cell.inherited == "across" else cell.text


def with_organisation(leads: tuple[LeadRead, ...], organisation: str) -> tuple[LeadRead, ...]:
    """The leads with the body beside them; a body alone leads by itself."""
    bodies = read_leads(organisation)
    if not leads:
        return tuple(replace(body, kind="group") for body in bodies)
    if not bodies:
        return leads
    if len(leads) == len(bodies):
        return tuple(
            lead if lead.organisation else replace(lead, organisation=body.name)
            for lead, body in zip(leads, bodies, strict=True)
        )
    alone = len(leads) == 1 and not leads[0].organisation
    return (replace(leads[0], organisation=one_line(organisation)),) if alone else leads
