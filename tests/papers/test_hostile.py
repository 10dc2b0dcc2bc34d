"""Files that are broken, locked, boundless or up to something are refused with a sentence."""

import tracemalloc
import zipfile
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handlers.papers.files import guard
from handlers.papers.plan import PlanRefused
from handlers.papers.read import read_plan
from tests.papers.build import HEADER, TODAY, document, read_rows, read_text, said, saved, workbook

ROW = ["1", "Do a thing", "Jo Jones", "Oct 2024", "Green", ""]


def a_workbook() -> bytes:
    return saved(workbook({"Plan": [HEADER, ROW]}))


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The archive with one part replaced or added."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return stream.getvalue()


def refusal(data: bytes, name: str = "plan.xlsx") -> str:
    with pytest.raises(PlanRefused) as caught:
        read_plan(data, name, TODAY)
    return str(caught.value)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        pytest.param(b"", "plan.csv", "it is empty", id="empty"),
        pytest.param(b" \r\n ", "plan.csv", "it is empty", id="blank"),
        pytest.param(
            OLE + "EncryptedPackage".encode("utf-16-le"), "plan.xlsx",
            "it has a password. Take the password off in Excel and drop it here again",
            id="password on a workbook",
        ),
        pytest.param(
            OLE + "EncryptedPackage".encode("utf-16-le"), "plan.docx",
            "Take the password off in Word", id="password on a document",
        ),
        pytest.param(OLE, "plan.xls", "save it as .xlsx", id="old Excel"),
        pytest.param(OLE, "plan.doc", "save it as .docx", id="old Word"),
        pytest.param(b"%PDF-1.7 ...", "plan.pdf", "it is a PDF", id="PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n...", "plan.xlsx", "it is a picture", id="picture"),
        pytest.param(b"{\\rtf1 plan}", "plan.doc", "rich text", id="rich text"),
        pytest.param(b"<html><table>", "plan.xls", "it is a web page", id="web page as .xls"),
        pytest.param(b"MZ\x90\x00...", "plan.xlsx", "it is a program", id="program"),
        pytest.param(b"a\x00b\x00c" * 50, "plan.csv", "it is not a Word", id="binary"),
        pytest.param(b"PK\x03\x04 torn", "plan.xlsx", "the file is damaged", id="torn archive"),
    ],
)  # fmt: skip
def test_what_is_no_plan_file_is_refused_with_what_to_do(
    data: bytes, name: str, sentence: str
) -> None:
    said_so = refusal(data, name)
    assert said_so.startswith(f"I can't read {name}: ")
    assert sentence in said_so
    assert said_so.endswith(". Nothing was imported.")


def test_a_truncated_workbook_is_refused() -> None:
    assert "damaged" in refusal(a_workbook()[:-400])


def test_a_workbook_with_a_broken_sheet_is_refused() -> None:
    broken = with_part(a_workbook(), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row")
    assert "damaged" in refusal(broken)


def test_a_document_with_a_broken_body_is_refused() -> None:
    data = saved(document([["Action", "Lead"], ["Do", "Jo"]]))
    broken = with_part(data, "word/document.xml", b"<w:document")
    assert "damaged" in refusal(broken, "plan.docx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = with_part(a_workbook(), "xl/worksheets/sheet2.xml", bytes(guard.LARGEST_PART + 1))
    tracemalloc.start()
    try:
        assert "unpacks to far more" in refusal(bomb)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_a_file_too_large_is_refused_unread() -> None:
    assert "larger than 20 MB" in refusal(b"PK" + bytes(guard.LARGEST_FILE))


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused_in_any_part_and_encoding(part: str, encoding: str) -> None:
    declared = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet>&e;</worksheet>'
    evil = with_part(a_workbook(), part, declared.encode(encoding))
    sentence = {"utf-8": "document type", "utf-16": "damaged"}[encoding]
    assert sentence in refusal(evil)


def test_declared_entities_are_refused_in_a_document() -> None:
    data = saved(document([["Action", "Lead"], ["Do", "Jo"]]))
    declared = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>'
    evil = with_part(data, "word/document.xml", declared)
    assert "document type" in refusal(evil, "plan.docx")


def test_a_million_rows_are_refused_in_little_memory() -> None:
    sheet = b"<worksheet><sheetData>" + b'<row r="1"/>' * 1_000_000 + b"</sheetData></worksheet>"
    data = with_part(a_workbook(), "xl/worksheets/sheet1.xml", sheet)
    del sheet
    tracemalloc.start()
    try:
        assert "far more rows than a plan" in refusal(data)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_a_csv_with_too_many_rows_is_refused() -> None:
    text = "Action,Lead,Deadline\n" + "Do,Jo,Oct 24\n" * 21_000
    assert "more than 20,000 rows" in refusal(text.encode(), "plan.csv")


def test_one_stray_cell_in_the_last_corner_costs_nothing() -> None:
    book = workbook({"Plan": [HEADER, ROW]})
    book["Plan"]["XFD1048576"] = "here"
    found = read_plan(saved(book), "plan.xlsx", TODAY)
    assert [a.code for a in found.actions] == ["1"]


@pytest.mark.parametrize(
    "area",
    [
        '<mergeCells count="1"><mergeCell ref="A4:XFD1048576"/></mergeCells>',
        "<mergeCells count='1'><mergeCell ref='A4:XFD1048576'/></mergeCells>",
        '<mergeCells><mergeCell ref="A4:&#88;FD1048576"/></mergeCells>',
        '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>',
    ],
)
def test_an_area_over_the_whole_sheet_is_refused_before_it_is_filled(area: str) -> None:
    with zipfile.ZipFile(BytesIO(a_workbook())) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    wide = sheet.replace("</sheetData>", "</sheetData>" + area)
    data = with_part(a_workbook(), "xl/worksheets/sheet1.xml", wide.encode())
    assert "far more rows than a plan" in refusal(data)


def test_a_line_without_end_is_refused() -> None:
    text = "Action,Lead,Deadline\n" + "," * 1_000_001
    assert "one of its lines has no end" in refusal(text.encode(), "plan.csv")


def test_a_cell_without_end_is_cut_and_reported() -> None:
    found = read_rows([HEADER, [*ROW[:5], "x" * 30_000]])
    assert len(found.actions[0].comment) < 10_100
    assert said(found, "cut") == ["Row 2: cut after 10,000 characters"]


def test_a_quotation_mark_never_closed_does_not_swallow_the_file() -> None:
    text = 'Action,Lead,Deadline\n"Do,Jo,Oct 24\n' + "Do,Jo,Oct 24\n" * 90_000
    assert "quotation mark" in refusal(text.encode(), "plan.csv")


def test_a_formula_is_read_as_its_value_and_never_run() -> None:
    found = read_rows([HEADER, ["1", '=HYPERLINK("http://evil.example","Do")', "Jo", "Oct 24"]])
    assert not any("HYPERLINK" in a.title for a in found.actions)


def test_a_binary_workbook_and_an_opendocument_file_say_what_to_save_as() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    assert "save it as .xlsx or .docx" in refusal(stream.getvalue(), "plan.ods").lower()


def test_macros_are_neither_run_nor_in_the_way() -> None:
    with_macro = with_part(a_workbook(), "xl/vbaProject.bin", b"Sub AutoOpen()")
    assert len(read_plan(with_macro, "plan.xlsm", TODAY).actions) == 1


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        sentence = ""
        read_plan(data, "plan.csv", TODAY)
    except PlanRefused as refused:
        sentence = str(refused)
    assert not sentence or sentence.endswith("Nothing was imported.")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.text(max_size=30), min_size=3, max_size=6), max_size=8))
@example([["1", "Y: yes", "Y – see note", "Y=00", "Y (maybe)", "whıte: 2"]])
def test_any_cells_under_a_header_are_read_without_a_stumble(rows: list[list[str]]) -> None:
    lines = [["Ref", "Action", "Lead", "Deadline", "RAG", "Progress"], *rows]
    quoted = [",".join('"' + c.replace('"', '""') + '"' for c in line) for line in lines]
    try:
        found = read_text("\n".join(quoted))
    except PlanRefused:
        return
    assert all(a.title for a in found.actions)
