"""What Excel keeps in a cell beside its text: dates, fills, what is hidden or struck."""

import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from handlers.papers.files.numbers import shown
from handlers.papers.plan import PlanRead
from handlers.papers.read import read_plan
from handlers.rules.dates.windows import Window
from tests.papers.build import HEADER, TODAY, Look, read_rows, said, saved, workbook

ROW: list[Any] = ["1", "Do a thing", "Jo Jones", "Oct 2024", "Green", ""]
DUE = ["Action", "Lead", "Due"]


def rag_of(cell: Any, *more: list[Any]) -> PlanRead:
    return read_rows([["Action", "Lead", "RAG"], ["Do", "Jo", cell], *more])


@pytest.mark.parametrize(
    ("value", "shown_as", "first", "last", "text"),
    [
        (datetime(2024, 10, 1), "mmm-yy", date(2024, 10, 1), date(2024, 10, 31), "Oct-24"),  # noqa: DTZ001
        (datetime(2024, 10, 5), "dd/mm/yyyy", date(2024, 10, 5), date(2024, 10, 5), "05/10/2024"),  # noqa: DTZ001
        (45580, "dd/mm/yyyy", date(2024, 10, 15), date(2024, 10, 15), "15/10/2024"),
        (45580, "General", date(2024, 10, 15), date(2024, 10, 15), None),
        (2025, "General", date(2025, 1, 1), date(2025, 12, 31), "2025"),
    ],
)  # fmt: skip
def test_a_date_cell_is_read_as_it_is_shown(
    value: Any, shown_as: str, first: date, last: date, text: str | None
) -> None:
    [found] = read_rows([DUE, ["Do", "Jo", Look(value, shown_as)]]).actions
    assert found.deadline.window == Window(first, last)
    assert text is None or found.deadline.text == text


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1.1, "General", "1.1"), (1.1, "0.00", "1.10"), (3, "General", "3"), (3.0, "General", "3"),
        (0.6, "0%", "60%"), (1000, "£#,##0", "£1,000"), (1234.5, "#,##0.00", "1,234.50"),
        (7, "000", "007"), (0.1 + 0.2, "General", "0.3"), (12, '0" days"', "12 days"),
        (datetime(2024, 9, 20), "d-mmm", "20-Sep"), (datetime(2024, 9, 1), "mmm-yy", "Sep-24"),  # noqa: DTZ001
        (datetime(2024, 9, 1), "yyyy-mm-dd", "01/09/2024"),  # noqa: DTZ001
        (1, '[=1]"Green";[=2]"Amber";"Red"', "Green"),
        (2, '[=1]"Green";[=2]"Amber";"Red"', "Amber"),
        (3, '[=1]"Green";[=2]"Amber";"Red"', "Red"), (0.2, '[<0.5]"Stuck";[>=0.5]0%', "Stuck"),
        (0.7, '[<0.5]"Stuck";[>=0.5]0%', "70%"), (-1, '"Up";"Down";"Same"', "Down"),
        (0, '"Up";"Down";"Same"', "Same"), (0, '0;-0;"–"', "–"), (-5, "0;(0)", "(5)"),
        (0, "0;;", ""), (0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "-"),
        (7, ";;;", ""), (-5, "0.0", "-5.0"), (1, "[Green]●;[Red]●;[Yellow]●", "Green"),
        (-1, "[Color10]●;[Color3]●;[Color45]●", "Red"),
        (2, '"A;B "0', "A;B 2"), (1, '"ACT-"000', "ACT-001"),
        (3, "[Red]0", "3"), (4, "", "4"), (4, "@", "4"),
    ],
)  # fmt: skip
def test_a_number_is_said_as_the_sheet_shows_it(value: Any, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_what_a_format_shows_is_what_a_cell_says() -> None:
    by_number = '[=1]"Green";[=2]"Amber";"Red"'
    plan = read_rows(
        [
            HEADER,
            [Look("7", '"ACT-"@'), "Cook", "Jo Hill", "1/10/2024", Look(1, by_number), ""],
            [Look("8", '"ACT-"@'), "Wash", "Jo Hill", "1/10/2024", Look(3, by_number), ""],
        ]
    )
    assert [(a.code, a.rag) for a in plan.actions] == [("ACT-7", "green"), ("ACT-8", "red")]


def test_codes_that_are_numbers_keep_their_nought() -> None:
    rows = [HEADER, [1.1, *ROW[1:]], [Look(1.10, "0.00"), *ROW[1:]], [2, *ROW[1:]]]
    assert [a.code for a in read_rows(rows).actions] == ["1.1", "1.10", "2"]


def test_a_fill_alone_is_the_status() -> None:
    plan = rag_of(
        Look(None, fill="00B050"), ["More", "Jo", Look(None, fill="FFC000")],
        ["Most", "Jo", Look(" ", fill="FF0000")], ["Last", "Jo", Look(None, fill="FFFFFF")],
    )  # fmt: skip
    assert [a.rag for a in plan.actions] == ["green", "amber", "red", None]


def test_a_fill_in_a_theme_colour_is_seen() -> None:
    book = workbook({"Plan": [["Action", "Lead", "RAG"], ["Do", "Jo", None]]})
    book["Plan"]["C2"].fill = PatternFill("solid", fgColor=Color(theme=6))
    assert read_plan(saved(book), "plan.xlsx", TODAY).actions[0].rag == "green"


def test_a_word_on_another_colour_counts_with_a_doubt() -> None:
    plan = rag_of(Look("Green", fill="FF0000"))
    assert plan.actions[0].rag == "green"
    assert said(plan, "status") == ["“Do” says Green on red: I went by the word"]


def test_a_fill_behind_words_that_are_no_status_is_the_status() -> None:
    plan = rag_of(Look("In progress", fill="FFC000"), ["More", "Jo", Look("A/G", fill="FFC000")])
    assert [a.rag for a in plan.actions] == ["amber", None]


def test_blue_and_grey_without_a_key_are_asked_about_once_each() -> None:
    plan = rag_of(
        Look(None, fill="4472C4"), ["More", "Jo", "Blue"], ["Last", "Jo", Look(None, fill="A6A6A6")]
    )
    assert [(a.rag, a.state) for a in plan.actions] == [(None, "open")] * 3
    assert len(said(plan, "colour")) == 2
    assert said(plan, "colour")[0].startswith("Blue is no status I know without a key")


def test_a_row_that_is_grey_all_over_is_banding() -> None:
    grey = [Look(v, fill="D9D9D9") for v in ("Do", "Jo", None)]
    assert said(read_rows([["Action", "Lead", "RAG"], grey, ["More", "Sam"]]), "colour") == []


@pytest.mark.parametrize(
    "key",
    [
        pytest.param([["Blue - Complete"], ["Green - On track"]], id="words"),
        pytest.param([[Look(None, fill="4472C4"), "Complete"]], id="a filled cell beside a word"),
        pytest.param([[Look("Complete", fill="4472C4")]], id="a filled word"),
    ],
)
def test_the_plans_own_key_says_what_blue_means(key: list[list[Any]]) -> None:
    plan = rag_of(Look(None, fill="4472C4"), [], ["Key"], *key)
    assert [(a.title, a.state) for a in plan.actions] == [("Do", "complete")]
    assert said(plan, "colour") == []


def test_a_key_above_the_table_counts_too() -> None:
    plan = read_rows([["Green = complete"], ["Action", "Lead", "RAG"], ["Do", "Jo", "Green"]])
    assert plan.actions[0].state == "complete"


def test_percentages_complete_only_when_whole() -> None:
    head = ["Action", "Lead", "% complete"]
    shares = {"Do": 1, "More": 0.6, "None": 0}
    plan = read_rows([head, *([name, "Jo", Look(n, "0%")] for name, n in shares.items())])
    assert [a.state for a in plan.actions] == ["complete", "open", "open"]
    assert not any(a.rag or a.not_started for a in plan.actions)


def test_a_date_of_completion_that_has_come_completes() -> None:
    rows = [["Action", "Lead", "Date completed"], ["Do", "Jo", "12/3/2024"], ["More", "Jo", ""]]
    plan = read_rows([*rows, ["Last", "Jo", "31/3/2025"]])
    assert [a.state for a in plan.actions] == ["complete", "open", "open"]


def test_hidden_rows_are_read_and_reported() -> None:
    book = workbook({"Plan": [HEADER, ROW, ["2", *ROW[1:]]]})
    book["Plan"].row_dimensions[3].hidden = True
    plan = read_plan(saved(book), "plan.xlsx", TODAY)
    assert len(plan.actions) == 2
    assert said(plan, "hidden") == ["Row 3 is hidden in the file; I read it"]


def test_hidden_sheets_are_left_out_and_reported() -> None:
    book = workbook({"Plan": [HEADER, ROW], "Old": [HEADER, ["9", *ROW[1:]]]})
    book["Old"].sheet_state = "veryHidden"
    plan = read_plan(saved(book), "plan.xlsx", TODAY)
    assert [a.code for a in plan.actions] == ["1"]
    assert said(plan, "hidden") == ["The sheet “Old” is hidden, so I left it out"]


def test_a_plan_that_stands_on_a_hidden_sheet_alone_is_read() -> None:
    book = workbook({"Cover": [["Hello"]], "Plan": [HEADER, ROW]})
    book["Plan"].sheet_state = "hidden"
    assert len(read_plan(saved(book), "plan.xlsx", TODAY).actions) == 1


def test_a_hidden_column_is_reported() -> None:
    book = workbook({"Plan": [HEADER, ROW]})
    book["Plan"].column_dimensions["E"].hidden = True
    plan = read_plan(saved(book), "plan.xlsx", TODAY)
    assert said(plan, "hidden") == ["On the sheet “Plan”: column E is hidden"]


def test_a_row_struck_through_stays_open_with_a_doubt() -> None:
    struck = [Look(value, struck=True) for value in ROW]
    plan = read_rows([HEADER, struck, ["2", *ROW[1:]]])
    assert [a.state for a in plan.actions] == ["open", "open"]
    [text] = said(plan, "struck")
    assert text.startswith("Row 2 is struck through: I left it open")


def test_formulas_are_read_as_their_values() -> None:
    data = saved(workbook({"Plan": [HEADER, ["1", "Do", "Jo", "Oct 24", "=B9", ""]]}))
    assert calculated(data, b"<f>B9</f><v></v>", b"<f>B9</f><v>Amber</v>").actions[0].rag == "amber"


def calculated(data: bytes, before: bytes, after: bytes) -> PlanRead:
    """The plan with a formula's value put in, as Excel does when it saves."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename.endswith("sheet1.xml"):
                for one in (
                    before,
                    before.replace(b"<v></v>", b"<v />"),
                    before.replace(b"<v></v>", b"<v/>"),
                ):
                    content = content.replace(one, after)
                content = content.replace(b'<c r="E2">', b'<c r="E2" t="str">')
            new.writestr(part, content)
    return read_plan(stream.getvalue(), "plan.xlsx", TODAY)


def test_a_formula_never_worked_out_is_reported() -> None:
    plan = read_rows([HEADER, ["1", "Do", "Jo", "Oct 24", "=B9", ""]])
    assert plan.actions[0].rag is None
    [text] = said(plan, "formula")
    assert text.startswith("1 cell holds a formula not worked out yet")


def test_a_formula_that_shows_an_error_leaves_its_cell_blank_and_is_reported() -> None:
    plan = read_rows([HEADER, ["1", "Do", "Jo", "#REF!", "", ""]])
    assert plan.actions[0].deadline.text == ""
    assert said(plan, "formula") == ["Row 2: a formula shows #REF!, so I left its cell blank"]


def filled(fill: str, *values: Any) -> list[Look]:
    return [Look(value, fill=fill) for value in values]


def test_rows_filled_all_over_have_no_status_unless_a_key_says_so() -> None:
    green = filled("00B050", "Do", "Jo", "Oct 24")
    amber = filled("FFC000", "More", "Al", "Nov 24")
    rows: list[list[Any]] = [[*DUE], [*green], [*amber]]
    plan = read_rows(rows)
    assert [a.rag for a in plan.actions] == [None, None]
    assert "no key says why" in said(plan, "colour")[0]
    keyed = read_rows([["Green = complete; amber = at risk"], *rows])
    assert [(a.rag, a.state) for a in keyed.actions] == [(None, "complete"), ("amber", "open")]


def test_a_deadline_that_says_completed_completes() -> None:
    assert read_rows([DUE, ["Do", "Jo", "Completed"]]).actions[0].state == "complete"


def test_a_date_beside_a_name_is_the_deadline_where_there_is_none() -> None:
    [found] = read_rows([DUE, ["Do", "Jo Jones Oct 2024", ""]]).actions
    assert found.deadline.window == Window(date(2024, 10, 1), date(2024, 10, 31))
    assert found.leads[0].name == "Jo Jones"


@pytest.mark.parametrize(
    "name", ["April Jones", "May Smith", "June", "Summer Lee", "Mar Garcia", "PC 1234 Smith"]
)
def test_a_person_named_after_a_month_is_a_person(name: str) -> None:
    [found] = read_rows([DUE, ["Do", name, "Oct 24"]]).actions
    assert [one.name for one in found.leads] == [name]
    assert found.revised is None


@pytest.mark.parametrize("name", ["24/7 team", "Winter Pressures Group", "Sam Lee from Sept 2024"])
def test_a_time_in_a_bodys_name_or_of_a_handover_is_no_deadline(name: str) -> None:
    [found] = read_rows([DUE, ["Do", name, "Oct 24"]]).actions
    assert found.revised is None
    assert found.leads
