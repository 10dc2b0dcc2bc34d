"""A file without the words of a comment opens, and is the same in all else."""

from io import BytesIO

from docx import Document
from openpyxl import Workbook, load_workbook

from handlers.papers.writing.redacted import without
from handlers.rules.redacting import Redaction

SECRET = "Mrs Shah of “Mill” Lane & others <complained>"
GONE = Redaction(SECRET)


def workbook(*texts: str) -> bytes:
    book, made = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    for text in texts:
        sheet.append([text])
    book.save(made)
    return made.getvalue()


def test_an_excel_file_keeps_its_other_cells() -> None:
    made = without(workbook("Progress – ☃", f"7 Sep: {SECRET}"), GONE)
    assert made is not None
    sheet = load_workbook(BytesIO(made)).active
    assert sheet is not None
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == [
        "Progress – ☃",
        "7 Sep: [redacted]",
    ]


def test_a_word_file_loses_them_also_where_they_are_in_two_runs() -> None:
    document, packed = Document(), BytesIO()
    document.add_paragraph(f"Said: {SECRET}.")
    paragraph = document.add_paragraph("Mrs Shah of “Mill” ")
    paragraph.add_run("Lane & others <complained>").bold = True
    document.save(packed)
    made = without(packed.getvalue(), GONE)
    assert made is not None
    texts = [paragraph.text for paragraph in Document(BytesIO(made)).paragraphs]
    assert texts == ["Said: [redacted].", "[redacted]"]


def test_a_csv_file_keeps_its_mark_and_its_lines() -> None:
    before = f"\ufeffCode,Said\r\nA1,{SECRET}\r\n".encode()
    assert without(before, GONE) == "\ufeffCode,Said\r\nA1,[redacted]\r\n".encode()


def test_a_file_without_the_words_or_that_cannot_be_read_is_left() -> None:
    for content in (b"", b"PK\x03\x04 no archive", b"\xff\xd8\xff", workbook("Progress")):
        assert without(content, GONE) is None
