"""Where the plan stands in a file, and what each row of it is."""

from typing import Any

import pytest

from handlers.papers.plan import PlanRead, PlanRefused
from handlers.papers.read import read_plan
from tests.papers.build import (
    HEADER,
    TODAY,
    Look,
    read_document,
    read_rows,
    read_text,
    said,
    saved,
    workbook,
)

ONE = ["1.1", "Do a thing", "Jo Jones", "Oct 2024", "Green", "fine"]
TWO = ["1.2", "Do another", "Sam Lee", "Nov 2024", "Amber", ""]


def titles(plan: PlanRead) -> list[str]:
    return [a.title for a in plan.actions]


def places(plan: PlanRead) -> list[tuple[str, str, str]]:
    return [(a.code, a.section, a.theme) for a in plan.actions]


def test_title_rows_above_the_header_give_title_and_period() -> None:
    plan = read_rows(
        [["Anytown Partnership"], ["Action Plan 2024-27"], ["Updated: 3 Sept"], [], HEADER, ONE]
    )
    assert (plan.title, plan.period) == ("Action Plan 2024-27", "2024-27")
    assert titles(plan) == ["Do a thing"]
    assert plan.actions[0].row == 6


def test_a_repeated_header_is_no_action() -> None:
    assert titles(read_rows([HEADER, ONE, HEADER, TWO])) == ["Do a thing", "Do another"]


def test_a_header_in_the_middle_begins_a_new_table_with_its_own_columns() -> None:
    plan = read_rows(
        [HEADER, ONE, [], ["Housing"], ["Task", "Who", "By when"], ["Fix", "Al", "Dec"]]
    )
    assert titles(plan) == ["Do a thing", "Fix"]
    assert plan.actions[1].theme == "Housing"
    assert plan.actions[1].leads[0].name == "Al"


def test_a_second_header_row_under_merged_cells_names_the_columns() -> None:
    plan = read_rows(
        [
            ["No", "Action", "Lead", "Timescale", None, "Progress", None],
            [None, None, None, "Start", "End", "RAG", "Comment"],
            ["1", "Do", "Jo", "Jan 2024", "Dec 2024", "G", "fine"],
        ],
        ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"],
    )
    [found] = plan.actions
    assert found.deadline.text == "Dec 2024"
    assert (found.rag, found.comment) == ("green", "fine")
    assert found.fields == (("Timescale: Start", "Jan 2024"),)


def test_a_second_header_row_that_explains_the_first_is_no_action() -> None:
    plan = read_document(
        [["Activity", "Impact", "Lead"],
         ["What we are going to do", "What we want it to achieve", "Who is responsible"],
         ["Do a thing", "Good", "Jo Jones"]]
    )  # fmt: skip
    assert titles(plan) == ["Do a thing"]
    assert plan.actions[0].fields == (("Impact", "Good"),)


def test_merged_rows_between_are_themes() -> None:
    plan = read_rows(
        [HEADER, ["Theme 1: Housing"], ONE, ["Theme 2: Health"], TWO], ["A2:F2", "A4:F4"]
    )
    assert places(plan) == [("1.1", "", "Theme 1: Housing"), ("1.2", "", "Theme 2: Health")]


def test_a_heading_right_above_another_is_its_section() -> None:
    plan = read_rows(
        [HEADER, ["SAFER"], ["1 - Night time"], ONE, ["2 - Roads"], TWO, ["GREENER"], ["3 - Trees"],
         ["3.1", "Plant", "Al", "Dec 2024"]]
    )  # fmt: skip
    assert places(plan) == [
        ("1.1", "SAFER", "1 - Night time"),
        ("1.2", "SAFER", "2 - Roads"),
        ("3.1", "GREENER", "3 - Trees"),
    ]
    assert plan.sections == ("SAFER", "GREENER")


def test_a_bold_lone_title_is_a_heading_and_a_plain_one_an_action() -> None:
    header = ["Action", "Lead", "Deadline"]
    plan = read_rows(
        [header, [Look("Housing", bold=True)], ["Do", "Jo", "Oct 24"], ["Do more", "Sam", "Nov 24"],
         ["Nobody has this yet. It needs a lead."], ["Last", "Al", "Dec 24"]]
    )  # fmt: skip
    assert titles(plan) == ["Do", "Do more", "Nobody has this yet. It needs a lead.", "Last"]
    assert {a.theme for a in plan.actions} == {"Housing"}


def test_a_code_and_title_alone_over_codes_below_it_is_a_heading() -> None:
    plan = read_rows([HEADER, ["1", "Housing"], ONE, TWO])
    assert places(plan) == [("1.1", "", "1 Housing"), ("1.2", "", "1 Housing")]
    assert plan.themes[0].code == "1"


def test_a_code_with_a_lead_over_codes_below_it_is_their_parent() -> None:
    plan = read_rows([HEADER, ["1", "Housing", "Jo", "2025"], ONE, TWO])
    parent, first, second = plan.actions
    assert parent.parent is None
    assert first.parent == second.parent == parent.key


def test_columns_of_priority_and_objective_are_section_and_theme() -> None:
    plan = read_rows(
        [["Priority", "Objective", "Action", "Lead", "By when"],
         ["Safer", "Fewer thefts", "Do a", "Jo", "Oct 24"],
         [None, None, "Do b", "Jo", "Oct 24"],
         [None, "Safer roads", "Do c", "Jo", "Oct 24"]],
        ["A2:A4", "B2:B3"],
    )  # fmt: skip
    assert [(a.section, a.theme) for a in plan.actions] == [
        ("Safer", "Fewer thefts"), ("Safer", "Fewer thefts"), ("Safer", "Safer roads"),
    ]  # fmt: skip


def test_a_theme_written_once_holds_for_the_blank_cells_below_it() -> None:
    plan = read_text("Theme,Action,Lead\nSafer,Do a,Jo\n,Do b,Jo\nGreener,Do c,Jo\n")
    assert [a.theme for a in plan.actions] == ["Safer", "Safer", "Greener"]


def test_a_priority_of_high_or_low_is_no_theme() -> None:
    plan = read_text("Priority,Action,Lead\nHigh,Do a,Jo\nLow,Do b,Jo\nHigh,Do c,Jo\n")
    assert plan.themes == ()
    assert plan.actions[0].fields == (("Priority", "High"),)


def test_the_finer_of_two_columns_of_work_is_the_action() -> None:
    plan = read_text(
        "Potential action,Activity,Lead\n"
        "1.1 Talk,Meet partners,Jo\n,Write to all,Sam\n1.2 Act,Do it,Al\n"
    )
    assert [(a.code, a.title) for a in plan.actions] == [
        ("1.1", "Meet partners"), ("1.1", "Write to all"), ("1.2", "Do it"),
    ]  # fmt: skip


def test_milestones_in_one_cell_stay_with_their_action() -> None:
    plan = read_text("Action,Milestones,Lead\nDo a,draft; final,Jo\nDo b,launch,Sam\n")
    assert titles(plan) == ["Do a", "Do b"]
    assert plan.actions[0].fields == (("Milestones", "draft; final"),)


def test_a_row_without_code_and_title_goes_on_with_the_one_above() -> None:
    plan = read_text(
        "Ref,Action,Lead,Due,Comment\n1,Do,Jo,Oct 24,First\n,,Sam,,second\n2,More,Al,Nov 24,\n"
    )
    assert [one.name for one in plan.actions[0].leads] == ["Jo", "Sam"]
    assert plan.actions[0].comment == "First\nsecond"
    assert len(plan.actions) == 2


def test_a_merged_title_with_two_dates_is_two_actions_with_a_doubt() -> None:
    plan = read_rows([HEADER, ONE, [None, None, "Sam", "Dec 2024"], TWO], ["A2:A3", "B2:B3"])
    assert [(a.code, a.deadline.text) for a in plan.actions] == [
        ("1.1", "Oct 2024"), ("1.1", "Dec 2024"), ("1.2", "Nov 2024"),
    ]  # fmt: skip
    assert len(said(plan, "row")) == 1


def test_a_merged_lead_leads_every_row_it_covers() -> None:
    plan = read_rows([HEADER, ONE, ["1.2", "More", None, "Nov 2024"]], ["C2:C3"])
    assert [a.leads[0].name for a in plan.actions] == ["Jo Jones", "Jo Jones"]


@pytest.mark.parametrize(
    "last",
    [
        pytest.param(["Total", "2"], id="total"),
        pytest.param(["Sub-total", "", "", "", "", "2"], id="sub-total"),
        pytest.param(["Key"], id="key"),
        pytest.param(["Red – off track"], id="entry of a key"),
        pytest.param(["Note: figures are provisional"], id="note"),
        pytest.param(["* subject to Cabinet"], id="footnote"),
        pytest.param(["Source: Anytown Council"], id="source"),
        pytest.param(["This plan will be reviewed by the board each quarter, and leads will be "
                      "asked for an update two weeks before it meets."], id="paragraph"),
    ],
)  # fmt: skip
def test_what_follows_the_table_is_no_action(last: list[str]) -> None:
    assert titles(read_rows([HEADER, ONE, TWO, [], last])) == ["Do a thing", "Do another"]


def test_a_note_that_is_left_out_is_reported() -> None:
    plan = read_rows([HEADER, ONE, ["Note: all dates are provisional"]])
    assert said(plan, "note") == [
        "I read this as a note, not an action: “Note: all dates are provisional”"
    ]


def test_actions_on_several_sheets_stand_under_the_sheets_names() -> None:
    book = workbook({"Housing": [HEADER, ONE], "Health": [HEADER, TWO], "Lists": [["Red"]]})
    plan = read_plan(saved(book), "plan.xlsx", TODAY)
    assert plan.sections == ("Housing", "Health")
    assert [a.sheet for a in plan.actions] == ["Housing", "Health"]
    assert said(plan, "sheet") == ["I found no actions on the sheet “Lists”"]


def test_a_title_of_its_own_on_every_sheet_is_no_title_of_the_plan() -> None:
    sheets = {name: [[f"{name} plan"], HEADER, ONE] for name in ("Housing", "Health")}
    assert read_plan(saved(workbook(sheets)), "plan.xlsx", TODAY).title == ""


def test_rows_without_any_header_are_read_by_what_stands_in_them() -> None:
    plan = read_text("1,Do a thing,Jo Jones,31/10/24\n2,Do another,Sam Lee,30/11/24\n")
    assert [(a.code, a.title, a.leads[0].name) for a in plan.actions] == [
        ("1", "Do a thing", "Jo Jones"), ("2", "Do another", "Sam Lee"),
    ]  # fmt: skip
    assert "No row names the columns, so I went by what stands in them" in said(plan, "column")


def test_a_form_for_each_action_is_read_on_its_side() -> None:
    def form(title: str, lead: str) -> list[list[Any]]:
        return [["Action", title], ["Lead", lead], ["Deadline", "31 Oct 2024"], ["RAG", "Green"]]

    plan = read_document("# Plan", form("Do a thing", "Jo"), "Next", form("Do another", "Sam"))
    assert [(a.title, a.leads[0].name, a.rag) for a in plan.actions] == [
        ("Do a thing", "Jo", "green"), ("Do another", "Sam", "green"),
    ]  # fmt: skip


def test_a_form_may_be_numbered_beside_the_word_action() -> None:
    def form(number: str, title: str, lead: str) -> list[list[Any]]:
        return [[f"Action {number}", title], ["Lead", lead], ["Deadline", "30 Sep 2024"],
                ["Progress", "Begun"], ["RAG", "Amber"]]  # fmt: skip

    plan = read_document("# Plan", form("1", "Audit it", "Jo"), "", form("2a", "Teach it", "Sam"))
    assert [(a.code, a.title, a.leads[0].name, a.rag, a.comment) for a in plan.actions] == [
        ("1", "Audit it", "Jo", "amber", "Begun"), ("2a", "Teach it", "Sam", "amber", "Begun")
    ]  # fmt: skip


def test_a_sheet_that_says_what_to_put_in_the_columns_is_no_work() -> None:
    guide = [("Column", "What to put in"), ("Action", "One sentence, start with a verb"),
             ("Lead", "One name only"), ("RAG", "Red = off track; Green = on track")]  # fmt: skip
    plan = [("Action", "Lead", "Due", "RAG"), ("Cook a meal", "Jo Hill", "Oct 2024", "Green")]
    read = read_plan(saved(workbook({"How to use": guide, "Plan": plan})), "plan.xlsx", TODAY)
    assert [(a.title, a.rag) for a in read.actions] == [("Cook a meal", "green")]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["Name", "Organisation", "Email"], ["Jo", "CVA", "jo@x.uk"]], id="contacts"),
        pytest.param([["Risk", "Likelihood", "Owner"], ["Fire", "1", "Jo"]], id="risks"),
        pytest.param([["Date", "Venue"], ["3 Sept", "Town Hall"]], id="meetings"),
        pytest.param([["Hello"], ["World"]], id="nothing"),
        pytest.param([["2023", "2024"], [1, 2], [3, 4]], id="figures"),
        pytest.param([HEADER], id="a header alone"),
    ],
)  # fmt: skip
def test_what_is_no_plan_is_refused(rows: list[list[Any]]) -> None:
    with pytest.raises(PlanRefused, match="I find no action plan in it"):
        read_rows(rows)


def test_a_document_without_a_table_says_so() -> None:
    with pytest.raises(PlanRefused, match="there is no table in it"):
        read_document("# Plan", "We will do things.")


def test_a_sheet_a_month_is_read_from_the_latest() -> None:
    sheets = {"July 2024": [HEADER, ONE, TWO], "Aug 2024": [HEADER, ONE, [*TWO[:4], "Red", ""]]}
    plan = read_plan(saved(workbook(sheets)), "plan.xlsx", TODAY)
    assert [a.rag for a in plan.actions] == ["green", "red"]
    assert said(plan, "copies") == [
        "The sheet “July 2024” holds earlier versions: I read the latest, “Aug 2024”"
    ]


def test_sheets_of_the_same_work_under_other_names_are_all_read_with_a_doubt() -> None:
    sheets = {"Ours": [HEADER, ONE, TWO], "Theirs": [HEADER, ONE, TWO]}
    plan = read_plan(saved(workbook(sheets)), "plan.xlsx", TODAY)
    assert len(plan.actions) == 4
    assert len(said(plan, "copies")) == 1


def test_a_heading_with_a_status_of_its_own_is_no_action() -> None:
    plan = read_rows([HEADER, ["1. Housing for all", None, None, None, "Amber"], ONE])
    assert places(plan) == [("1.1", "", "1. Housing for all")]
    assert plan.themes[0].fields == (("RAG", "Amber"),)


def test_headings_over_each_repeated_header_are_themes_alike() -> None:
    head = ["What", "Who", "When"]
    plan = read_rows(
        [["Priority 1 – Safer"], head, ["Do a", "Jo", "Oct 24"], [], ["Priority 2 – Greener"], head,
         ["Do b", "Sam", "Nov 24"]]
    )  # fmt: skip
    assert [(a.section, a.theme) for a in plan.actions] == [
        ("", "Priority 1 – Safer"), ("", "Priority 2 – Greener"),
    ]  # fmt: skip


def test_months_across_the_top_do_not_hide_the_header() -> None:
    plan = read_rows([["Action", "Lead", "Apr-24", "May-24", "Jun-24"], ["Do a", "Jo", "x", "x"]])
    assert plan.actions[0].fields == (("Apr-24", "x"), ("May-24", "x"))


def test_a_summary_of_colours_above_the_plan_is_no_plan() -> None:
    plan = read_rows(
        [
            ("Summary", "Red", "Amber", "Green", "Complete", "Total"),
            ("Number of actions", 1, 0, 1, 0, 2),
            ("% of total", "50%", "0%", "50%", "0%", "100%"),
            (),
            ("Ref", "Action", "Lead", "Deadline", "RAG"),
            ("1", "Open hub", "Jo Hill", "30/9/26", "Red"),
            ("2", "Print", "Al Roe", "30/9/26", "Green"),
        ]
    )
    assert [(a.code, a.rag) for a in plan.actions] == [("1", "red"), ("2", "green")]


def test_a_summary_of_colours_below_the_plan_is_no_work() -> None:
    rows = [("Action", "Lead", "Deadline", "RAG"), ("Open hub", "Jo Hill", "30/9/26", "Red"),
            ("RAG summary",), ("Red", 1), ("Amber", 0), ("Green", 0)]  # fmt: skip
    assert [a.title for a in read_rows(rows).actions] == ["Open hub"]


def test_who_signed_a_plan_off_is_no_work() -> None:
    rows = [("What", "Who", "When"), ("Train the drivers", "Jo Hill", "Nov 2024"),
            ("Signed off by:", "Chair", "Date:")]  # fmt: skip
    assert [action.title for action in read_document("# Plan", rows).actions] == [
        "Train the drivers"
    ]
