"""How fast papers are written: Word and Excel, against the bare library writing the same cells."""

import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from io import BytesIO

from handlers.messages import Mark
from handlers.papers.writing.paper import Cell, Column, Group, Paper, View
from handlers.papers.writing.write_docx import write_docx
from handlers.papers.writing.write_xlsx import write_xlsx
from tests.bench.row import Numbers, Row, alternating

WORD_ACTIONS = 1_000
EXCEL_ACTIONS = 10_000
ROUNDS = 3
AT_MOST = 2
MOST_MEMORY = 60  # MB at the peak of writing, beside the plan itself

_COLUMNS = tuple(
    Column(heading)
    for heading in ("No.", "Action", "Deadline", "Revised deadline", "Lead", "RAG", "Comment")
)


def rows() -> list[Row]:
    """A Word paper and an Excel workbook, and the memory that each takes."""
    word, excel = paper(WORD_ACTIONS), paper(EXCEL_ACTIONS)
    return [
        against(
            f"Word paper of {WORD_ACTIONS:,} actions", word, write_docx, bare_docx, "python-docx"
        ),
        against(f"Excel of {EXCEL_ACTIONS:,} actions", excel, write_xlsx, bare_xlsx, "openpyxl"),
        memory(f"Word paper of {WORD_ACTIONS:,} actions", word, write_docx),
        memory(f"Excel of {EXCEL_ACTIONS:,} actions", excel, write_xlsx),
    ]


def paper(actions: int) -> Paper:
    """A plan of so many actions under a heading for each fifty."""
    lines = [_line(number) for number in range(actions)]
    groups = tuple(
        Group("RETURN", f"CR{start // 50} - A heading", tuple(lines[start : start + 50]))
        for start in range(0, actions, 50)
    )
    return Paper("A plan", ("As of now",), (), View("Action plan", _COLUMNS, groups, is_plan=True))


def _line(number: int) -> tuple[Cell, ...]:
    day = date(2026, 1 + number % 12, 1 + number % 28)
    mark = (Mark.GREEN, Mark.AMBER, Mark.RED, Mark.COMPLETE)[number % 4]
    return (
        Cell(f"CR{number // 50}.{number % 50}"),
        Cell(f"Action number {number} of the plan, in about as many words as one has"),
        Cell(day.strftime("%d/%m/%Y"), day=day, number_format="dd/mm/yyyy"),
        Cell(""),
        Cell("Anne B"),
        Cell(mark.word, mark),
        Cell(f"{day:%d %b %Y}: waiting on Cabinet, which meets again after number {number}"),
    )


def against(
    what: str,
    of: Paper,
    ours: Callable[[Paper], bytes],
    bare: Callable[[Paper], bytes],
    library: str,
) -> Row:
    """Ours beside the library alone; both in milliseconds."""
    mine, theirs = alternating(lambda: _timed(ours, of), lambda: _timed(bare, of), ROUNDS)
    name = f"{library} alone, the same cells with their fills"
    return Row(what, mine["ms"], theirs["ms"], "ms", name, at_most=AT_MOST)


def _timed(write: Callable[[Paper], bytes], of: Paper) -> Numbers:
    began = time.perf_counter()
    write(of)
    return {"ms": (time.perf_counter() - began) * 1000}


def memory(what: str, of: Paper, write: Callable[[Paper], bytes]) -> Row:
    """The most that writing takes at a time, as Python counts it."""
    tracemalloc.start()
    write(of)
    peak = tracemalloc.get_traced_memory()[1] / 1_000_000
    tracemalloc.stop()
    return Row(f"{what}: memory", peak, MOST_MEMORY, "MB", "the bound", at_most=1)


def bare_docx(of: Paper) -> bytes:
    """The same cells as python-docx writes them, a table a heading."""
    from docx import Document
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = Document()
    for group in of.plan.groups:
        document.add_heading(group.title, 2)
        table = document.add_table(rows=0, cols=len(of.plan.columns))
        for line in ((*(Cell(c.heading) for c in of.plan.columns),), *group.lines):
            for target, cell in zip(table.add_row().cells, line, strict=True):
                target.text = cell.text
                if cell.mark is not None:
                    shade = OxmlElement("w:shd")
                    shade.set(qn("w:fill"), "1E6B3A")
                    target._tc.get_or_add_tcPr().append(shade)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def bare_xlsx(of: Paper) -> bytes:
    """The same cells as openpyxl writes them row by row, with font, fill, border and alignment."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Action plan")
    fill, font = PatternFill("solid", start_color="FF1E6B3A"), Font(name="Arial", size=10)
    side, top = Side(style="thin"), Alignment(vertical="top", wrap_text=True)
    box = Border(left=side, right=side, top=side, bottom=side)
    sheet.append([column.heading for column in of.plan.columns])
    for group in of.plan.groups:
        sheet.append([group.title])
        for line in group.lines:
            cells = []
            for cell in line:
                made = WriteOnlyCell(sheet, value=cell.text)
                made.font, made.alignment, made.border = font, top, box
                if cell.mark is not None:
                    made.fill = fill
                cells.append(made)
            sheet.append(cells)
    out = BytesIO()
    book.save(out)
    return out.getvalue()
