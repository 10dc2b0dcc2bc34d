"""Lists as SharePoint, Planner, Smartsheet, Monday and Trello write them out."""

from __future__ import annotations

from handlers.papers.plan import PlanRead
from tests.papers.build import Rows, read_rows, said


def _meanings(plan: PlanRead) -> dict[str, str]:
    return {column.heading: column.meaning for column in plan.columns}


def test_planner_s_progress_is_the_status_and_its_coloured_labels_are_not() -> None:
    head = ("Task ID", "Task Name", "Bucket Name", "Progress", "Assigned To", "Created Date",
            "Due date", "Labels", "Description")  # fmt: skip
    rows: Rows = [
        ("q0Xa7bLkT0aM9vR3cWd2ZmUAGhXw", "Charge points", "Transport", "In progress", "Raj Mehta",
         "05/01/2024", "30/09/2024", "Green", "With UKPN"),
        ("b1Ya7bLkT0aM9vR3cWd2ZmUAGhXw", "Show home", "Homes", "Not started", "", "05/01/2024",
         "", "Red;Blocked", ""),
        ("c2Za7bLkT0aM9vR3cWd2ZmUAGhXw", "Carbon course", "Homes", "Completed", "Ellen Fry",
         "05/01/2024", "30/07/2024", "Red", "38 came"),
    ]  # fmt: skip
    plan = read_rows([head, *rows])
    assert [(a.theme, a.code, a.rag, a.state, a.not_started, a.comment) for a in plan.actions] == [
        ("Transport", "", None, "open", False, ""),
        ("Homes", "", None, "open", True, ""),
        ("Homes", "", None, "complete", False, ""),
    ]
    assert ("Labels", "Green") in plan.actions[0].fields
    assert ("Progress", "In progress") in plan.actions[0].fields


def test_progress_in_words_beside_a_colour_adds_only_what_is_over() -> None:
    rows = [("Cook", "Jo Hill", "Oct 2024", "Amber", "In progress"),
            ("Wash", "Jo Hill", "Oct 2024", "Green", "Completed")]  # fmt: skip
    plan = read_rows([("Action", "Lead", "Due", "RAG", "Progress"), *rows])
    assert [(a.rag, a.state, a.comment) for a in plan.actions] == [
        ("amber", "open", ""), ("green", "complete", "")
    ]  # fmt: skip


def test_how_many_comments_there_are_is_no_comment() -> None:
    rows = [("Survey the roof", "Jo Hill", "Oct 2024", "2", "No builder yet"),
            ("Clean the hall", "Jo Hill", "Nov 2024", "1", "")]  # fmt: skip
    head = ("Task Name", "Assigned To", "Finish", "Comments", "Latest Comment")
    plan = read_rows([head, *rows])
    assert [a.comment for a in plan.actions] == ["No builder yet", ""]


def test_monday_names_the_work_and_the_person() -> None:
    head = ("Name", "Subitems", "Person", "Status", "Timeline - Start", "Timeline - End")
    plan = read_rows([
        ("Cohesion Board",), (), ("Quick wins",), head,
        ("Faith leaders breakfast", "", "Imran Q", "Done", "01/05/2024", "20/05/2024"),
        ("Hate crime cards", "Print", "Lucy Tan", "Stuck", "01/06/2024", "30/09/2024"),
        (), ("Longer term",), head,
        ("ESOL cafe", "", "Lucy Tan, Imran Q", "", "01/06/2024", "18/12/2024"),
    ])  # fmt: skip
    assert [(a.theme, a.title, [lead.name for lead in a.leads]) for a in plan.actions] == [
        ("Quick wins", "Faith leaders breakfast", ["Imran Q"]),
        ("Quick wins", "Hate crime cards", ["Lucy Tan"]),
        ("Longer term", "ESOL cafe", ["Lucy Tan", "Imran Q"]),
    ]
    assert [a.deadline.text for a in plan.actions] == ["20/05/2024", "30/09/2024", "18/12/2024"]
    assert plan.actions[1].rag == "red"


def test_trello_s_cards_are_the_work_and_its_lists_gather_it() -> None:
    head = ("Card ID", "Card Name", "Labels", "Members", "Due Date", "List Name")
    plan = read_rows([head, ("61", "Open the hub", "Green", "Jo Hill", "30/9/2024", "Doing"),
                      ("62", "Hire the cook", "", "Al Roe", "30/10/2024", "To do"),
                      ("63", "Paint the hall", "", "Al Roe", "30/11/2024", "To do")])  # fmt: skip
    assert [(a.code, a.theme, a.leads[0].name, a.rag) for a in plan.actions] == [
        ("61", "Doing", "Jo Hill", None), ("62", "To do", "Al Roe", None),
        ("63", "To do", "Al Roe", None),
    ]  # fmt: skip
    assert said(plan, "column") == []


def test_asana_names_the_work_and_the_projects_that_it_is_in() -> None:
    head = ("Task ID", "Created At", "Completed At", "Name", "Section/Column", "Assignee",
            "Assignee Email", "Due Date", "Notes", "Projects")  # fmt: skip
    made = ("2024-05-01", "")
    plan = read_rows([
        head,
        ("1201", *made, "Cook book", "Food", "Jo Hill", "jo@x.org", "2024-09-30", "", "Plan"),
        ("1202", "2024-05-01", "2024-07-10", "Hire van", "Food", "Al Roe", "", "2024-07-31", "",
         "Plan"),
        ("1203", *made, "Van insurance", "Bus", "Al Roe", "", "2024-10-31", "Quotes in", "Plan"),
    ])  # fmt: skip
    assert [(a.theme, a.title, a.leads[0].name, a.state, a.comment) for a in plan.actions] == [
        ("Food", "Cook book", "Jo Hill", "open", ""),
        ("Food", "Hire van", "Al Roe", "complete", ""),
        ("Bus", "Van insurance", "Al Roe", "open", "Quotes in"),
    ]
