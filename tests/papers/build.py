"""Builds plan files of the sorts that people make, for the tests to read."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from handlers.papers.plan import ActionRead, PlanRead
from handlers.papers.read import read_plan

TODAY = date(2024, 9, 10)
PLANS = Path(__file__).parents[3] / "shared" / "plans"

Rows = Sequence[Sequence[Any]]

HEADER = ("Ref", "Action", "Lead", "Deadline", "RAG", "Comments")


def real_plan(name: str) -> bytes:
    """A real plan from the folder beside this checkout; where there is none, the test skips."""
    path = PLANS / name
    if not path.exists():
        pytest.skip(f"{name} is not in shared/plans beside this checkout, so it can't be read")
    return path.read_bytes()


class Look:
    """A cell with a look: what stands in it, its number format, fill, weight, strike."""

    def __init__(
        self,
        value: Any,
        shown: str = "",
        fill: str = "",
        *,
        bold: bool = False,
        struck: bool = False,
    ) -> None:
        self.value, self.shown, self.fill = value, shown, fill
        self.bold, self.struck = bold, struck


def workbook(
    sheets: Mapping[str, Rows], *, merged: Mapping[str, Sequence[str]] | None = None
) -> Workbook:
    """A workbook with a sheet for each name; `merged` are ranges by sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for r, row in enumerate(rows, start=1):
            for c, value in enumerate(row, start=1):
                if value is not None:
                    _put(sheet.cell(r, c), value)
        for area in (merged or {}).get(name, ()):
            sheet.merge_cells(area)
    return book


def _put(cell: Any, value: Any) -> None:
    if not isinstance(value, Look):
        cell.value = value
        return
    cell.value = value.value
    if value.shown:
        cell.number_format = value.shown
    if value.fill:
        cell.fill = PatternFill("solid", fgColor=value.fill)
    cell.font = Font(bold=value.bold, strike=value.struck)


def saved(book: Any) -> bytes:
    """The bytes of a workbook or a document."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_rows(rows: Rows, merged: Sequence[str] = (), **more: Any) -> PlanRead:
    """The plan on a sheet with these rows."""
    book = workbook({"Plan": rows}, merged={"Plan": merged})
    return read_plan(saved(book), "plan.xlsx", TODAY, **more)


def read_text(text: str, encoding: str = "utf-8", **more: Any) -> PlanRead:
    """The plan in a CSV file with this text."""
    return read_plan(text.encode(encoding), "plan.csv", TODAY, **more)


def document(*parts: str | Rows) -> Any:
    """A Word document: a text is a paragraph ("# " heads, "## " heads below), rows are a table."""
    made = Document()
    for part in parts:
        if isinstance(part, str):
            level = len(part) - len(part.lstrip("#"))
            text = part.lstrip("# ")
            made.add_heading(text, level) if level else made.add_paragraph(text)
        else:
            _table(made, part)
    return made


def _table(made: Any, rows: Rows) -> None:
    table = made.add_table(len(rows), max(len(row) for row in rows))
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            look = value if isinstance(value, Look) else Look(value)
            cell = table.cell(r, c)
            for i, line in enumerate(str(look.value or "").split("\n")):
                paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
                paragraph.add_run(line).bold = look.bold or None
            if look.fill:
                shading = OxmlElement("w:shd")
                shading.set(qn("w:val"), "clear")
                shading.set(qn("w:fill"), look.fill)
                cell._tc.get_or_add_tcPr().append(shading)
        if len(row) == 1 and len(table.columns) > 1:
            table.cell(r, 0).merge(table.cell(r, len(table.columns) - 1))


def read_document(*parts: str | Rows) -> PlanRead:
    """The plan in a Word document made of these parts."""
    return read_plan(saved(document(*parts)), "plan.docx", TODAY)


def action(plan: PlanRead, code: str) -> ActionRead:
    """The one action with that code."""
    [found] = [a for a in plan.actions if a.code == code]
    return found


def said(plan: PlanRead, kind: str) -> list[str]:
    """What the doubts of a kind say."""
    return [doubt.text for doubt in plan.doubts if doubt.kind == kind]
