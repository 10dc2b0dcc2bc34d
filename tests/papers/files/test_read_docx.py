"""What Word keeps around its tables, and in the cells beside their plain text."""

from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from handlers.papers.plan import PlanRead
from handlers.papers.read import read_plan
from tests.papers.build import TODAY, Look, document, read_document, said, saved

HEAD = ["Action", "Lead", "Deadline", "RAG"]
ROW: list[Any] = ["Do a thing", "Jo Jones", "Oct 2024", "Green"]


def read(made: Any) -> PlanRead:
    return read_plan(saved(made), "plan.docx", TODAY)


def in_last_cell(xml: str) -> PlanRead:
    """A plan whose last cell holds this XML in its paragraph."""
    made = document("# Plan", [HEAD, [*ROW[:3], ""]])
    paragraph = made.tables[0].cell(1, 3)._tc.p_lst[0]
    paragraph.append(parse_xml(xml.replace(" ", f" {nsdecls('w')} ", 1)))
    return read(made)


def test_a_heading_before_each_table_is_its_section() -> None:
    plan = read_document(
        "# Anytown plan 2024 to 2027", "Why we do this.", "## Housing", [HEAD, ROW], "## Health",
        [HEAD, ["Do more", "Sam", "Nov 2024", "Amber"]],
    )  # fmt: skip
    assert (plan.title, plan.period) == ("Anytown plan 2024 to 2027", "2024 to 2027")
    assert plan.sections == ("Housing", "Health")
    assert [a.section for a in plan.actions] == ["Housing", "Health"]


def test_a_tables_first_row_may_be_its_section_where_another_has_a_heading() -> None:
    plan = read_document("# Plan", [["1. Housing"], HEAD, ROW], "## 2. Health", [HEAD, ROW])
    assert plan.sections == ("1. Housing", "2. Health")


def test_a_table_without_a_heading_goes_on_under_the_one_before() -> None:
    plan = read_document(
        "# Plan", "## Housing", [HEAD, ROW], "", [HEAD, ROW], "## Health", [HEAD, ROW]
    )
    assert [a.section for a in plan.actions] == ["Housing", "Housing", "Health"]


def test_deeper_headings_are_themes_in_sections() -> None:
    plan = read_document("# Plan", "## Safer", "### Roads", [HEAD, ROW], "### Parks", [HEAD, ROW])
    assert [(a.section, a.theme) for a in plan.actions] == [("Safer", "Roads"), ("Safer", "Parks")]


def test_a_bold_line_before_a_table_is_a_heading_too() -> None:
    made = document("# Plan", [HEAD, ROW])
    made.add_paragraph().add_run("Health").bold = True
    table = made.add_table(2, 4)
    for r, row in enumerate([HEAD, ROW]):
        for c, value in enumerate(row):
            table.cell(r, c).text = value
    assert [a.section for a in read(made).actions] == ["", "Health"]


def test_a_cell_merged_down_gathers_the_rows_beside_it() -> None:
    made = document(
        "# Plan", [["Objective", "Action", "Lead"], ["Safer", "Do a", "Jo"], ["", "Do b", "Sam"]]
    )
    made.tables[0].cell(1, 0).merge(made.tables[0].cell(2, 0))
    assert [(a.title, a.theme) for a in read(made).actions] == [
        ("Do a", "Safer"),
        ("Do b", "Safer"),
    ]


def test_a_status_in_a_drop_down_is_read() -> None:
    plan = in_last_cell("<w:sdt ><w:sdtContent><w:r><w:t>Red</w:t></w:r></w:sdtContent></w:sdt>")
    assert plan.actions[0].rag == "red"


def test_a_drop_down_never_used_says_nothing() -> None:
    plan = in_last_cell(
        "<w:sdt ><w:sdtContent><w:r><w:t>Choose an item.</w:t></w:r></w:sdtContent></w:sdt>"
    )
    assert plan.actions[0].rag is None
    assert plan.actions[0].fields == ()


def test_text_deleted_in_tracked_changes_is_gone_and_inserted_text_is_there() -> None:
    plan = in_last_cell("<w:ins ><w:r><w:t>Amber</w:t></w:r></w:ins>")
    assert plan.actions[0].rag == "amber"
    gone = in_last_cell("<w:del ><w:r><w:delText>Amber</w:delText></w:r></w:del>")
    assert gone.actions[0].rag is None


def test_a_row_deleted_in_tracked_changes_is_left_out_and_reported() -> None:
    made = document("# Plan", [HEAD, ROW, ["Gone", "Sam", "Nov 2024", ""]])
    row = made.tables[0].rows[2]._tr.get_or_add_trPr()
    row.append(parse_xml(f"<w:del {nsdecls('w')}/>"))
    plan = read(made)
    assert [a.title for a in plan.actions] == ["Do a thing"]
    assert len(said(plan, "deleted")) == 1


def test_hidden_text_is_not_read() -> None:
    plan = in_last_cell("<w:r ><w:rPr><w:vanish/></w:rPr><w:t>Red</w:t></w:r>")
    assert plan.actions[0].rag is None


@pytest.mark.parametrize(
    ("fill", "rag"), [("00B050", "green"), ("FFC000", "amber"), ("FF0000", "red")]
)
def test_a_fill_alone_is_the_status(fill: str, rag: str) -> None:
    plan = read_document("# Plan", [HEAD, [*ROW[:3], Look("", fill=fill)]])
    assert plan.actions[0].rag == rag


def test_lines_in_a_cell_stay_lines_but_a_title_is_one_line() -> None:
    plan = read_document(
        "# Plan", [["Action", "Lead", "Impact"], ["Do:\n• this\n• that", "Jo\nSam", "Good\nBetter"]]
    )
    [found] = plan.actions
    assert found.title == "Do: • this • that"
    assert [one.name for one in found.leads] == ["Jo", "Sam"]
    assert found.fields == (("Impact", "Good\nBetter"),)


def test_a_table_of_decoration_is_passed_over() -> None:
    plan = read_document("# Plan", [["Version", "2.1"], ["Owner", "Jo"]], [HEAD, ROW])
    assert [a.title for a in plan.actions] == ["Do a thing"]
    assert plan.actions[0].sheet == "Table 2"


def test_a_key_in_a_paragraph_says_what_blue_means() -> None:
    key = "Key: Blue = complete; Green = on track; Amber = some delay"
    plan = read_document("# Plan", key, [HEAD, [*ROW[:3], "Blue"]])
    assert plan.actions[0].state == "complete"


def test_a_plain_line_that_names_an_objective_heads_its_table() -> None:
    plan = read_document(
        "# Plan", "Objective 1: Safer", [HEAD, ROW], "Objective 2: Greener", [HEAD, ROW]
    )
    assert [a.section for a in plan.actions] == ["Objective 1: Safer", "Objective 2: Greener"]


def test_numbers_that_word_counts_by_itself_are_the_codes() -> None:
    made = document("# Plan", [["No", "Action", "Lead"], ["", "Do", "Jo"], ["", "More", "Sam"]])
    for row in (1, 2):
        made.tables[0].cell(row, 0).paragraphs[0].style = "List Number"
    assert [(a.code, a.title) for a in read(made).actions] == [("1", "Do"), ("2", "More")]


def test_bullets_that_word_draws_add_nothing() -> None:
    made = document("# Plan", [["Action", "Lead"], ["Do", "Jo"]])
    made.tables[0].cell(1, 0).paragraphs[0].style = "List Bullet"
    assert [a.title for a in read(made).actions] == ["Do"]
