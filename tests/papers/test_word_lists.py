"""Numbers that Word shows before paragraphs and keeps in no text."""

from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from handlers.papers.word_lists import Lists
from tests.papers.build import document


def paragraph(number: int, depth: int) -> Any:
    inner = f'<w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/>'
    return parse_xml(f"<w:p {nsdecls('w')}><w:pPr><w:numPr>{inner}</w:numPr></w:pPr></w:p>")


def lists(*levels: tuple[str, str]) -> Lists:
    """One list, number 77, with these formats and patterns by depth."""
    made = document("# Plan")
    numbering = made.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    numbering.append(
        parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{inner}</w:abstractNum>')
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    return Lists.of(made)


def test_levels_count_on_and_deeper_ones_begin_afresh() -> None:
    found = lists(("decimal", "%1."), ("decimal", "%1.%2"))
    depths = [0, 1, 1, 0, 1]
    assert [found.label(paragraph(77, depth)) for depth in depths] == [
        "1.", "1.1", "1.2", "2.", "2.1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("lowerLetter", ["(a)", "(b)", "(c)", "(d)"]),
        ("upperLetter", ["(A)", "(B)", "(C)", "(D)"]),
        ("lowerRoman", ["(i)", "(ii)", "(iii)", "(iv)"]),
        ("upperRoman", ["(I)", "(II)", "(III)", "(IV)"]),
        ("decimalZero", ["(01)", "(02)", "(03)", "(04)"]),
        ("bullet", ["", "", "", ""]),
    ],
)
def test_letters_and_roman_numbers_are_said(form: str, labels: list[str]) -> None:
    found = lists((form, "(%1)"))
    assert [found.label(paragraph(77, 0)) for _ in range(4)] == labels


def test_a_paragraph_in_no_list_has_no_number() -> None:
    found = lists(("decimal", "%1."))
    assert found.label(parse_xml(f"<w:p {nsdecls('w')}/>")) == ""
    assert found.label(paragraph(999, 0)) == ""
    assert found.label(paragraph(0, 0)) == ""
