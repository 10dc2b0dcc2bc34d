"""Numbers that Word shows before paragraphs and keeps in no text."""

from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from handlers.papers.files.word_lists import Lists
from tests.papers.build import document


def paragraph(number: int, depth: int, more: str = "") -> Any:
    inner = f'<w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/>'
    return parse_xml(f"<w:p {nsdecls('w')}><w:pPr><w:numPr>{inner}</w:numPr>{more}</w:pPr></w:p>")


def styled(style: str, more: str = "") -> Any:
    inner = f'<w:pStyle w:val="{style}"/>{more}'
    return parse_xml(f"<w:p {nsdecls('w')}><w:pPr>{inner}</w:pPr></w:p>")


def lists(
    *levels: tuple[str, str], level: str = "", start: int = 1, uses: str = "", styles: str = ""
) -> Lists:
    """One list, number 77, with these formats and patterns by depth; `level` adds to each."""
    made = document("# Plan")
    numbering = made.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="{start if i == 0 else 1}"/>'
        f'<w:numFmt w:val="{form}"/>{level}<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    for xml, over in ((uses, numbering), (styles, made.styles.element)):
        over.extend(parse_xml(f"<w:x {nsdecls('w')}>{xml}</w:x>"))
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


def test_a_second_use_of_a_list_begins_again_where_it_says_so_and_goes_on_otherwise() -> None:
    begin = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    uses = (
        f'<w:num w:numId="78"><w:abstractNumId w:val="77"/>{begin}</w:num>'
        '<w:num w:numId="79"><w:abstractNumId w:val="77"/></w:num>'
    )
    found = lists(("decimal", "%1."), uses=uses)
    order = [77, 77, 78, 78, 79, 77]
    assert [found.label(paragraph(number, 0)) for number in order] == [
        "1.", "2.", "1.", "2.", "3.", "4.",
    ]  # fmt: skip


def test_a_use_of_a_list_may_look_otherwise() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl>'
    uses = (
        '<w:num w:numId="78"><w:abstractNumId w:val="77"/>'
        f'<w:lvlOverride w:ilvl="0">{level}</w:lvlOverride></w:num>'
    )
    found = lists(("decimal", "%1."), uses=uses)
    assert [found.label(paragraph(number, 0)) for number in (77, 78)] == ["1.", "B)"]


def test_a_level_above_that_is_never_met_shows_where_it_would_begin() -> None:
    found = lists(("decimal", "%1."), ("decimal", "%1.%2"), start=3)
    assert [found.label(paragraph(77, 1)) for _ in range(2)] == ["3.1", "3.2"]


def test_a_level_may_count_on_and_show_figures_alone() -> None:
    on = lists(("decimal", "%1."), ("decimal", "%2."), level='<w:lvlRestart w:val="0"/>')
    assert [on.label(paragraph(77, depth)) for depth in (0, 1, 0, 1)] == ["1.", "1.", "2.", "2."]
    legal = lists(("upperRoman", "%1"), ("decimal", "%1.%2"), level="<w:isLgl/>")
    assert [legal.label(paragraph(77, depth)) for depth in (0, 1)] == ["1", "1.1"]


def test_a_style_numbers_its_paragraphs_and_those_of_styles_based_on_it() -> None:
    number = '<w:pPr><w:numPr><w:numId w:val="77"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:styleId="Above">{number}</w:style>'
        '<w:style w:styleId="Below"><w:basedOn w:val="Above"/></w:style>'
        '<w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style>'
    )
    found = lists(("decimal", "%1."), ("decimal", "%1.%2"), styles=styles)
    deeper = '<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    order = [styled("Above"), styled("Below"), styled("Below", deeper), styled("Round")]
    assert [found.label(each) for each in order] == ["1.", "2.", "2.1", ""]


def test_a_list_may_be_that_of_a_list_style() -> None:
    uses = (
        '<w:abstractNum w:abstractNumId="80"><w:numStyleLink w:val="Ours"/></w:abstractNum>'
        '<w:num w:numId="80"><w:abstractNumId w:val="80"/></w:num>'
    )
    number = '<w:pPr><w:numPr><w:numId w:val="77"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="numbering" w:styleId="Ours">{number}</w:style>'
    found = lists(("decimal", "N%1"), uses=uses, styles=styles)
    assert [found.label(paragraph(80, 0)) for _ in range(2)] == ["N1", "N2"]


def test_a_paragraph_deleted_in_tracked_changes_counts_no_more() -> None:
    found = lists(("decimal", "%1."))
    gone = '<w:rPr><w:del w:id="1" w:author="Bev"/></w:rPr>'
    order = [paragraph(77, 0), paragraph(77, 0, gone), paragraph(77, 0)]
    assert [found.label(each) for each in order] == ["1.", "", "2."]
