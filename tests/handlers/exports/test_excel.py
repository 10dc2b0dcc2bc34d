"""An Excel paper: filters, real dates, and no text that becomes a formula."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from handlers.papers.read import read_plan
from handlers.papers.writing.paper import Cell, Column, Group, View
from handlers.papers.writing.write_csv import safe, unsafe
from handlers.papers.writing.write_xlsx import widths
from store.database import Database
from tests.handlers.exports.turning import again, at, bring_in, exported, told
from tests.papers.build import real_plan, saved

NOW = at(2020, 9, 1)
EVIL = """Code,Action,Lead,Deadline,RAG,Comment,Cost
E1,"=HYPERLINK(""http://x"",""Open"")",Anne B,30/10/2020,Green,+44 1452 000000,-5%
E2,@SUM(A1) of the survey,Anne B,Oct-20,,"'=already marked",#N/A
"""


@pytest.fixture
def gloucester(sqlite_database: Database) -> Workbook:
    name = "gloucester-recovery.xlsx"
    with sqlite_database.writing() as session:
        bring_in(session, real_plan(name), name, NOW)
        return load_workbook(BytesIO(exported(session, "excel", now=NOW)))


def test_the_header_is_frozen_filtered_and_printed_on_every_page(gloucester: Workbook) -> None:
    for sheet in gloucester.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows == "$1:$1"


def test_each_view_has_a_sheet(gloucester: Workbook) -> None:
    assert gloucester.sheetnames == [
        "Action plan", "Strategic actions", "Exceptions", "Summary", "About",
    ]  # fmt: skip


def test_the_ten_strategic_actions_come_out_again(gloucester: Workbook) -> None:
    rows = list(gloucester["Strategic actions"].values)
    assert len(rows) == 11
    assert rows[1][-1] == "CR-1"


def test_deadlines_are_dates_shown_as_they_were_printed(gloucester: Workbook) -> None:
    cells = [sheet_cell for (sheet_cell,) in gloucester["Action plan"]["C4:C4"]]
    assert cells[0].is_date
    assert cells[0].number_format == "dd/mm/yy"


@pytest.mark.parametrize("file_format", ["excel", "csv"])
def test_no_text_becomes_a_formula_and_all_comes_back_as_it_was(
    sqlite_database: Database, file_format: str
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, EVIL.encode(), "evil.csv", NOW)
        data = exported(session, file_format, now=NOW)
        assert told(again(session, data, file_format, NOW)) == []
    if file_format == "excel":
        book = load_workbook(BytesIO(data))
        kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
        assert kinds <= {"s", "d", "n"}
    else:
        fields = data.decode("utf-8-sig").replace("\r\n", ",").split(",")
        assert not [field for field in fields if field.strip('"')[:1] in ("=", "+", "-", "@")]


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@x", "\tx", "'=1", "''-x", "plain", "'tis", ""]
)
def test_what_is_marked_for_a_spreadsheet_is_given_back(text: str) -> None:
    assert unsafe(safe(text)) == text
    assert safe(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")


def test_a_paper_saved_by_another_program_still_holds_the_plan_once(
    sqlite_database: Database,
) -> None:
    """Which sheets are views stands in names that code goes by; not every program keeps them."""
    name = "gloucester-recovery.xlsx"
    with sqlite_database.writing() as session:
        bring_in(session, real_plan(name), name, NOW)
        book = load_workbook(BytesIO(exported(session, "excel", now=NOW)))
        for sheet in book.worksheets:
            sheet.sheet_properties.codeName = None
        data = saved(book)
        assert told(again(session, data, "excel", NOW)) == []
        read = read_plan(data, "paper.xlsx", NOW.date())
    assert not [doubt for doubt in read.doubts if doubt.kind == "sheet"]


SMALL = """Code,Action,Lead,Deadline,RAG,Comment
F1,Open a food hub,Anne B,30/10/2026,Green,Keys collected
F2,Map food in the holidays,Ruth S,Aug to Sep 2026,,Lost the kitchen
F3,Print the debt leaflet,Anne B,30/11/2026,,
"""


def test_a_status_is_chosen_from_a_list_and_its_colour_follows(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, SMALL.encode(), "plan.csv", NOW)
        data = exported(session, "excel", now=NOW)
        book = load_workbook(BytesIO(data))
        sheet = book["Action plan"]
        (choice,) = sheet.data_validations.dataValidation
        assert choice.formula1 == '"Green,Amber,Red,Complete,Discontinued,Not started"'
        assert not choice.showErrorMessage
        assert str(choice.sqref) == "E2:E4"
        assert [str(found.sqref) for found in sheet.conditional_formatting] == ["E2:E4"]
        sheet["E2"] = "Amber"
        changed = saved(book)
        assert told(again(session, changed, "excel", NOW)) == [
            "F1 Open a food hub: rag 'green' -> 'amber'"
        ]
        assert not read_plan(changed, "paper.xlsx", NOW.date()).doubts


def test_a_wide_plan_prints_large_enough_to_read() -> None:
    line = tuple(Cell("as agreed with the Trust in May " * 9) for _ in range(7))
    columns = tuple(Column(f"No {i}") for i in range(7))
    found = widths(View("Plan", columns, (Group("", "", (line,)),)))
    assert sum(found) <= 190.5
    assert min(found) >= 20
