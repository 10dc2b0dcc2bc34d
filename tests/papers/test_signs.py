"""Signs and colours that say what no word says, in sheets."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.drawing.image import Image
from openpyxl.formatting import rule as openpyxl_rules
from openpyxl.styles import Font, PatternFill
from PIL import Image as PillowImage

from handlers.papers.boxes import ticked_of
from handlers.papers.plan import PlanRead
from handlers.papers.read import read_plan
from handlers.papers.signs import colour_of_shape, in_font
from tests.papers.build import HEADER, TODAY, said, saved, workbook

rules: Any = openpyxl_rules
RED = PatternFill(bgColor="FF0000", fill_type="solid")


def sheet_with(cells: Sequence[Any], fonts: Sequence[Font] = (), heading: str = "RAG") -> Workbook:
    """A plan with these in its column of status, one a row."""
    rows = [(f"A{i}", f"Run fair {i}", "Jo Day", "31 Oct 2024", value, "slow")
            for i, value in enumerate(cells, 1)]  # fmt: skip
    book = workbook({"Plan": [(*HEADER[:4], heading, "Comments"), *rows]})
    for i, font in enumerate(fonts, 2):
        book["Plan"].cell(i, 5).font = font
    return book


def read(book: Workbook) -> PlanRead:
    return read_plan(saved(book), "plan.xlsx", TODAY)


@pytest.mark.parametrize(("sign", "font"), [("●", "Arial"), ("l", "Wingdings"), ("n", "Webdings")])
def test_a_coloured_disc_says_its_colour(sign: str, font: str) -> None:
    inks = ("FF00B050", "FFFFC000", "FFFF0000", "FF000000")
    plan = read(sheet_with([sign] * 4, [Font(name=font, color=ink) for ink in inks]))
    assert [action.rag for action in plan.actions] == ["green", "amber", "red", None]


@pytest.mark.parametrize(
    ("font", "tick", "cross"), [("Wingdings", "ü", "û"), ("Wingdings 2", "P", "O")]
)
def test_letters_in_a_font_of_signs_are_the_signs(font: str, tick: str, cross: str) -> None:
    plan = read(sheet_with([tick, cross], [Font(name=font)] * 2, heading="Done"))
    assert [action.state for action in plan.actions] == ["complete", "open"]


def test_other_fonts_change_no_letter() -> None:
    assert in_font("lP", "Arial") == "lP"
    assert in_font("Kim", "Wingdings 9") == "Kim"


@pytest.mark.parametrize("ink", ["", "000000", "7F7F7F", "FFFFFF"])
def test_a_sign_in_the_usual_ink_says_nothing(ink: str) -> None:
    assert colour_of_shape("●", ink) == ""


def test_coloured_words_are_words() -> None:
    assert colour_of_shape("Green ●", "FF0000") == ""


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("☐ Red ☒ Amber ☐ Green", "Amber"),
        ("☐ Red\n☑ Amber\n☐ Green", "Amber"),
        ("Red ☐ Amber ☒ Green ☐", "Amber"),
        ("☒ Red / ☒ Amber", "Red\nAmber"),
        ("☐ Red ☐ Amber", ""),
        ("☑", "☑"), ("☐", "☐"), ("Green", "Green"), ("", ""), ("Kim ☒ and Jo", "Kim ☒ and Jo"),
    ],
)  # fmt: skip
def test_of_answers_with_boxes_the_ticked_ones_count(text: str, answers: str) -> None:
    assert ticked_of(text) == answers


@pytest.mark.parametrize(
    "rule",
    [
        rules.CellIsRule(operator="equal", formula=["1"], fill=RED),
        rules.FormulaRule(formula=["$D2<TODAY()"], fill=RED),
        rules.IconSetRule("3TrafficLights1", "percent", [0, 33, 67]),
    ],
)
@pytest.mark.parametrize("values", [(1, 2, 3), (None, None, None)])
def test_colours_that_rules_set_are_named_where_no_word_says_them(
    rule: Any, values: Sequence[int | None]
) -> None:
    book = sheet_with(values)
    book["Plan"].conditional_formatting.add("E2:E4", rule)
    assert said(read(book), "colour") == [
        "On the sheet “Plan”: rules in Excel set the colours of column E, and I don't work them out"
    ]


def test_rules_that_colour_words_or_whole_rows_are_passed_over() -> None:
    book = sheet_with(["Green", "Amber", "Red"])
    book["Plan"].conditional_formatting.add(
        "E2:E4", rules.CellIsRule(operator="equal", formula=['"Red"'], fill=RED)
    )
    book["Plan"].conditional_formatting.add(
        "A2:F4", rules.FormulaRule(formula=["$D2<TODAY()"], fill=RED)
    )
    assert not said(read(book), "colour")


def test_words_struck_through_beside_others_are_left_out_of_a_sheet_too() -> None:
    struck = InlineFont(strike=True)
    both = CellRichText(TextBlock(struck, "Green "), TextBlock(InlineFont(), "Red"))
    whole = CellRichText(TextBlock(struck, "Amber"))
    plan = read(sheet_with([both, whole]))
    assert [action.rag for action in plan.actions] == ["red", "amber"]
    assert said(plan, "struck") == [
        "Row 2: “Green” is struck through beside other words, so I left it out"
    ]


def test_pictures_where_a_word_should_be_are_named_and_a_logo_is_not() -> None:
    book = sheet_with(["Green", None])
    for place in ("E3", "H1", "E2"):  # a light, a logo, and one beside its word
        light = BytesIO()
        PillowImage.new("RGB", (4, 4), "red").save(light, "PNG")
        book["Plan"].add_image(Image(light), place)
    assert said(read(book), "picture") == [
        "On the sheet “Plan”: 1 cell holds nothing but a picture, and I read no pictures:"
        " put a word there"
    ]
