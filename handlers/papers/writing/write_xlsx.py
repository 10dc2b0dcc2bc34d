"""Writes a paper as an Excel workbook, row by row in bounded memory: a sheet a view."""

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from handlers.messages import Mark
from handlers.papers.writing.looks import FILLS, FONT, HEADER, RULES, SECTION, THEME, writable
from handlers.papers.writing.paper import (
    Cell,
    Column,
    Group,
    Line,
    Paper,
    Step,
    View,
    is_section,
    sample,
)
from handlers.papers.writing.xlsx_editing import help_editing

if TYPE_CHECKING:
    from openpyxl import Workbook

VIEW = "ChaserView"
"""The code name of a sheet that only shows the plan in another way: an import passes it by."""

ABOUT, PASSED_BY = "About this paper", "An import of this file passes by: "
"""The same in words, on the last sheet: not every program keeps the names that code goes by."""

_WIDEST, _NARROWEST = 60, 8
_LONG = 120  # characters of one line in a cell
_PAGE, _ENOUGH = 190, 20  # characters across a page at three quarters of their size; in a column
_HIGHEST = 409  # points, as Excel has it
_LONGEST = 32_767  # characters that Excel lets a cell hold


def write_xlsx(paper: Paper, step: Step = lambda _done: None) -> bytes:
    """The workbook's bytes. Every text is a string, whatever it begins with; dates are dates."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.title = writable(paper.title)
    book.properties.creator = "Chaser"
    book.properties.language = "en-GB"
    book.properties.created = paper.made_at or book.properties.created
    styles = _Styles()
    names: set[str] = set()
    shown: list[str] = []
    for view in (paper.plan, *paper.after, *paper.views):
        report = step if view is paper.plan else lambda _done: None
        sheet = _Sheet(book, view, paper, styles, names)
        sheet.write(report)
        shown += [] if view.is_plan else [sheet.sheet.title]
    _about(book, paper, styles, names, shown)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


class _Styles:
    """The few looks of cells, each made once."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        def fill(rgb: str) -> PatternFill:
            return PatternFill("solid", start_color=f"FF{rgb}", end_color=f"FF{rgb}")

        def font(rgb: str, *, bold: bool = False) -> Font:
            return Font(name=FONT, size=10, bold=bold, color=f"FF{rgb}")

        self.top = Alignment(horizontal="left", vertical="top", wrap_text=True)
        self.along = Alignment(vertical="center")
        self.plain = font("000000")
        line = Side(style="thin", color=f"FF{RULES}")
        self.box = Border(left=line, right=line, top=line, bottom=line)
        self.looks = {
            name: (fill(back), font(ink, bold=True))
            for name, (back, ink) in {
                "header": HEADER, "section": SECTION, "theme": THEME,
                **{mark.value: pair for mark, pair in FILLS.items()},
            }.items()
        }  # fmt: skip
        self._made: dict[tuple[str, str, bool], Any] = {}

    def of(self, sheet: Any, look: str, number_format: str = "", *, quoted: bool = False) -> Any:
        """The style of a cell, put together once: to do so for each takes most of the time."""
        key = (look, number_format, quoted)
        if key not in self._made:
            self._made[key] = self._make(sheet, look, number_format, quoted=quoted)
        return self._made[key]

    def _make(self, sheet: Any, look: str, number_format: str, *, quoted: bool) -> Any:
        from openpyxl.cell import WriteOnlyCell

        cell: Any = WriteOnlyCell(sheet)
        if look in self.looks:
            cell.fill, cell.font = self.looks[look]
        else:
            cell.font = self.plain
        cell.alignment = self.along if look in ("section", "theme") else self.top
        cell.border = self.box
        if number_format:
            cell.number_format = number_format
        if quoted:
            cell.quotePrefix = True  # no formula, when somebody edits it either
        return cell._style


class _Sheet:
    """One sheet on its way: header, headings across the table, lines."""

    def __init__(
        self, book: "Workbook", view: View, paper: Paper, styles: _Styles, names: set[str]
    ) -> None:
        from openpyxl.cell import WriteOnlyCell

        self.sheet: Any = book.create_sheet(sheet_name(view.title, names))
        self.view, self.styles, self.row = view, styles, 0
        self.merged: list[str] = []
        self._write_only = WriteOnlyCell
        self._set_up(paper)

    def _set_up(self, paper: Paper) -> None:
        from openpyxl.utils import get_column_letter

        sheet = self.sheet
        if not self.view.is_plan:
            sheet.sheet_properties.codeName = f"{VIEW}{len(sheet.parent.worksheets)}"
        self.widths = widths(self.view)
        for i, width in enumerate(self.widths, 1):
            sheet.column_dimensions[get_column_letter(i)].width = width
        sheet.freeze_panes = "A2"
        sheet.print_title_rows = "1:1"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9  # A4
        sheet.page_margins.left = sheet.page_margins.right = 0.4  # inches
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.oddHeader.left.text = _in_header(f"{paper.title} · {self.view.title}")
        sheet.oddFooter.left.text = _in_header(paper.cover[0] if paper.cover else "")
        sheet.oddFooter.right.text = "Page &P of &N"

    def write(self, step: Step) -> None:
        from openpyxl.utils import get_column_letter

        width, done, section = len(self.view.columns), 0, ""
        self._append([self._filled(column.heading, "header") for column in self.view.columns])
        for group in self.view.groups:
            self._headings(group, section, width)
            section = group.section
            for line in group.lines:
                height = self._height(line)
                self._append([self._cell(cell) for cell in line], height)
                done += 1
                if done % 100 == 0:
                    step(done)
        step(done)
        if self.view.is_plan:
            help_editing(self.sheet, self.view, self.row)
        self.sheet.auto_filter.ref = f"A1:{get_column_letter(width)}{self.row}"
        for area in self.merged:
            self.sheet.merged_cells.add(area)

    def _headings(self, group: Group, above: str, width: int) -> None:
        if is_section(group) and group.section != above:
            self._across(group.section, "section", width)
        if group.title:
            own = "section" if group.section == group.title else "theme"
            self._across(group.title, own, width)

    def _across(self, text: str, look: str, width: int) -> None:
        from openpyxl.utils import get_column_letter

        cells = [self._filled(text if i == 0 else None, look) for i in range(width)]
        self._append(cells)
        if width > 1:
            self.merged.append(f"A{self.row}:{get_column_letter(width)}{self.row}")

    def _append(self, cells: Sequence[Any], lines: int = 1) -> None:
        """Add a row. One of several lines says how high it is: not every program works it out."""
        self.row += 1
        if lines > 1:
            self.sheet.row_dimensions[self.row].height = min(_HIGHEST, 13 * lines + 3)
        self.sheet.append(cells)
        self.sheet.row_dimensions.pop(self.row, None)

    def _height(self, line: Line) -> int:
        """The lines that the row's fullest cell takes."""
        return max(
            (
                sum(1 + int(len(part) / (width * 1.05)) for part in cell.text.split("\n"))
                for cell, width in zip(line, self.widths, strict=True)
                if len(cell.text) > width or "\n" in cell.text
            ),
            default=1,
        )

    def _filled(self, text: str | None, look: str) -> Any:
        return self._string(text, look)

    def _cell(self, cell: Cell) -> Any:
        look = cell.mark.value if cell.mark else ""
        if cell.day is None:
            return self._string(cell.text, look)
        made: Any = self._write_only(self.sheet, datetime.combine(cell.day, time()))
        made._style = self.styles.of(self.sheet, look, cell.number_format or "dd/mm/yyyy")
        return made

    def _string(self, text: str | None, look: str) -> Any:
        made: Any = self._write_only(self.sheet, writable(text)[:_LONGEST] if text else None)
        quoted = bool(text) and text is not None and text[0] in "=+-@"
        if text:
            made.data_type = "s"  # and no formula or error, whatever it begins with
        made._style = self.styles.of(self.sheet, look, quoted=quoted)
        return made


def _in_header(text: str) -> str:
    """Words for a page's header, where "&" begins a code."""
    return writable(text).replace("&", "&&")[:120]


def sheet_name(title: str, names: set[str]) -> str:
    """A name that Excel takes: 31 characters, none of its own signs, none twice."""
    bare = "".join(" " if ch in r"[]:*?/\'" else ch for ch in writable(title))
    bare = " ".join(bare.split())[:31].strip() or "Sheet"
    name, number = bare, 2
    while name.casefold() in names:
        name, number = f"{bare[:27]} ({number})", number + 1
    names.add(name.casefold())
    return name


def widths(view: View) -> list[float]:
    """How wide each column is in characters: what its longer cells ask for, within reason."""
    longest = [[_longest_word_or_part(column.heading)] for column in view.columns]
    for line in sample(view):
        for found, cell in zip(longest, line, strict=True):
            found.append(max((len(part) for part in cell.text.splitlines()), default=0))
    wide = [
        _width(sorted(found), column) for found, column in zip(longest, view.columns, strict=True)
    ]
    return _on_a_page(wide)


def _on_a_page(wide: list[float]) -> list[float]:
    """The widths, the wider ones less wide where the print would be too small to read."""
    over, spare = sum(wide) - _PAGE, [max(0.0, width - _ENOUGH) for width in wide]
    if over <= 0 or not any(spare):
        return wide
    share = min(1.0, over / sum(spare))
    return [width - share * more for width, more in zip(wide, spare, strict=True)]


def _longest_word_or_part(heading: str) -> int:
    return max(max((len(word) for word in heading.split()), default=0), min(len(heading), 16)) + 3


def _width(lengths: Sequence[int], column: Column) -> float:
    usual = lengths[int(len(lengths) * 0.9)] if len(lengths) > 1 else lengths[0]
    least = max(_NARROWEST, min(lengths[-1], _longest_word_or_part(column.heading)))
    if usual > 40:
        usual = min(_WIDEST, 30 + usual // 8)
    if lengths[-1] > _LONG:
        usual = max(usual, 30 + lengths[-1] // 20)  # a few long ones must be read as well
    return float(min(_WIDEST, max(least, usual + 2)))


def _about(
    book: "Workbook", paper: Paper, styles: _Styles, names: set[str], shown: Sequence[str]
) -> None:
    """The cover as a sheet: title, as of when, what the colours mean, which sheets are views."""
    passed_by = ", ".join(f"“{name}”" for name in (*shown, "About"))
    words = [
        Cell(paper.title),
        *map(Cell, paper.cover),
        *(_key_cell(*entry) for entry in paper.key),
        Cell(f"{PASSED_BY}{passed_by}"),
    ]
    view = View("About", (Column(ABOUT),), (Group("", "", tuple((w,) for w in words)),))
    _Sheet(book, view, paper, styles, names).write(lambda _done: None)


def _key_cell(mark: Mark, words: str) -> Cell:
    return Cell(f"{mark.word} – {words}", mark)
