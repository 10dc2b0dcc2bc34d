"""A Word paper as a screen reader, a translator and a printer in grey meet it."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Doc
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook

from handlers.papers.writing.looks import FILLS, HEADER, SECTION, THEME
from store.database import Database
from tests.handlers.exports.turning import at, bring_in, exported
from tests.papers.build import real_plan

NAME, NOW = "stronger-communities-performance-2008.docx", at(2008, 9, 10)


@pytest.fixture(params=["plan", "report", "exceptions"])
def paper(request: pytest.FixtureRequest, sqlite_database: Database) -> Doc:
    with sqlite_database.writing() as session:
        bring_in(session, real_plan(NAME), NAME, NOW)
        return Document(BytesIO(exported(session, "word", request.param, NOW)))


def test_headings_are_heading_styles_and_skip_no_level(paper: Doc) -> None:
    styles = [p.style.name for p in paper.paragraphs if p.style and p.text.strip()]
    levels = [int(name[-1]) for name in styles if name and name.startswith("Heading")]
    assert styles[0] == "Title"
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_has_a_header_row_that_repeats_and_words_for_who_cannot_see_it(
    paper: Doc,
) -> None:
    assert paper.tables
    for table in paper.tables:
        first = table.rows[0]._tr
        assert first.trPr is not None
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")) is not None


def test_what_stands_over_a_table_stays_on_its_page_with_its_first_row(paper: Doc) -> None:
    assert list(_over_tables(paper))
    for paragraph in _over_tables(paper):
        own = paragraph.paragraph_format.keep_with_next
        style = paragraph.style and paragraph.style.paragraph_format.keep_with_next
        assert own or style, paragraph.text


def _over_tables(paper: Doc) -> Iterator[Paragraph]:
    """From each heading on, what stands before the first row of the heading's last table."""
    over: list[Paragraph] = []
    kept: list[Paragraph] = []
    for block in paper.iter_inner_content():
        if isinstance(block, Table):
            rows = [[p for cell in row.cells for p in cell.paragraphs] for row in block.rows]
            kept = [*over, *rows[0]]
            over += [paragraph for row in rows for paragraph in row]
        elif block.style and str(block.style.name).startswith("Heading"):
            yield from kept
            over, kept = [*([] if kept else over), block], []
        elif over:  # the cover has no heading
            over.append(block)
    yield from kept


def test_no_table_is_for_layout_alone(paper: Doc) -> None:
    for table in paper.tables:
        widths = {len(row._tr.tc_lst) for row in table.rows}
        assert len(table.rows) > 1
        assert widths == {len(table.columns)}
        assert all(cell.text for cell in table.rows[0].cells)


def test_the_language_is_british_english_and_the_title_is_set(paper: Doc) -> None:
    said = [lang.get(qn("w:val")) for lang in paper.styles.element.iter(qn("w:lang"))]
    assert said
    assert set(said) == {"en-GB"}
    assert paper.core_properties.language == "en-GB"
    assert "Performance Reporting" in paper.core_properties.title


def test_a_filled_cell_has_a_word_that_stands_out_from_its_fill(paper: Doc) -> None:
    filled = list(_filled(paper))
    assert filled
    for fill, ink, text in filled:
        assert text.strip()
        assert contrast(fill, ink) >= 4.5


def test_every_look_there_is_stands_out() -> None:
    for fill, ink in (*FILLS.values(), HEADER, SECTION, THEME):
        assert contrast(fill, ink) >= 4.5


def _filled(paper: Doc) -> Iterator[tuple[str, str, str]]:
    """Fill, ink and words of every cell that has a fill."""
    for table in paper.tables:
        for tc in table._tbl.iter(qn("w:tc")):
            shade = tc.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
            if shade is not None:
                ink = next(tc.iter(qn("w:color"))).get(qn("w:val"))
                text = "".join(t.text or "" for t in tc.iter(qn("w:t")))
                yield str(shade.get(qn("w:fill"))), str(ink), text


def contrast(one: str, other: str) -> float:
    """As WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: str) -> float:
    parts = [int(pair, 16) / 255 for pair in re.findall("..", rgb)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_paper_says_when_it_was_made_and_is_of_the_word_of_today(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, b"Action,Lead,Deadline\nOpen a hub,Anne B,Oct 2008\n", "plan.csv", NOW)
        data = exported(session, "word", "plan", NOW)
        book = load_workbook(BytesIO(exported(session, "excel", "plan", NOW)))
    properties = Document(BytesIO(data)).core_properties
    assert properties.created == properties.modified == NOW
    assert book.properties.created == NOW.replace(tzinfo=None)
    with ZipFile(BytesIO(data)) as archive:
        assert (
            b'"compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
            in (archive.read("word/settings.xml"))
        )
        assert not [name for name in archive.namelist() if "thumbnail" in name]
