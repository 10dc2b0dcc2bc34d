"""An action that is written over several rows is one action."""

from __future__ import annotations

import pytest

from tests.papers.build import HEADER, Look, Rows, read_document, read_rows, said

FIRST = ("Action", "Lead", "Deadline", "RAG", "Comments")
NEXT = ("Run the bus", "Al Roe", "31/10/26", "A", "")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Debt advice in libraries", "(Tuffley and Matson)"),
        ("Debt advice in libraries (Tuffley and", "Matson)"),
        ("Debt advice in Tuffley,", "Matson and Podsmead"),
        ("Debt advice in Tuffley and", "Matson"),
        ("Debt advice in every library of the city", "and in the schools"),
    ],
)
def test_a_title_that_goes_on_in_the_next_row_is_one(one: str, two: str) -> None:
    rows: Rows = [
        FIRST,
        (one, "Jo Hill", "30/9/26", "G", "Two open"),
        (two, "", "", "", "Third"),
        NEXT,
    ]
    plan = read_rows(rows)
    assert [action.title for action in plan.actions] == [f"{one} {two}", "Run the bus"]
    assert plan.actions[0].comment == "Two open\nThird"
    assert said(plan, "row") == ["Row 3 goes on with the title above: I read both as one action"]


def test_a_title_may_go_on_over_several_rows() -> None:
    rows: Rows = [
        FIRST,
        ("Debt advice (Tuffley,", "Jo Hill", "30/9/26", "G", ""),
        ("Matson and",),
        ("Podsmead)",),
    ]
    plan = read_rows([*rows, NEXT])
    titles = [action.title for action in plan.actions]
    assert titles == ["Debt advice (Tuffley, Matson and Podsmead)", "Run the bus"]


@pytest.mark.parametrize(
    "row",
    [
        ("", "find the kitchen", "Al Roe", "", "", ""),
        ("2", "find the kitchen", "", "", "", ""),
        ("", "Find the kitchen", "", "", "", ""),
        ("", Look("(FOOD)", bold=True), "", "", "", ""),
    ],
)
def test_what_has_a_lead_a_code_or_a_capital_is_work_of_its_own(row: tuple[str, ...]) -> None:
    first = ("1", "Open the food hub in the old library", "Jo Hill", "30/9/26", "G", "")
    plan = read_rows([HEADER, first, row, ("3", "Buses", "Al Roe", "31/10/26", "A", "")])
    assert plan.actions[0].title == first[1]


HUB = ("A1", "Open a hub", "Kim Lee", "30 Sep 2024", "Green", "fine")
FAIR = ("A2", "Run a fair", "Jo Day", "31 Oct 2024", "Amber", "slow")
REPORT = ("A3", "Write the report", "Al Roe", "30 Nov 2024", "", "")


def test_a_table_broken_in_two_is_read_whole_and_it_is_said() -> None:
    plan = read_document("# Plan", [HEADER, HUB], "continued overleaf", [FAIR], "", [REPORT])
    assert [a.code for a in plan.actions] == ["A1", "A2", "A3"]
    assert [a.rag for a in plan.actions] == ["green", "amber", None]
    assert said(plan, "row") == [
        f"Table {n} names no columns: I read it as going on with the one before it" for n in (2, 3)
    ]


def test_the_headings_before_the_second_half_head_its_actions() -> None:
    plan = read_document("# Plan", "## Food", [HEADER, HUB], "## Warmth", [FAIR])
    assert [(a.code, a.theme) for a in plan.actions] == [("A1", "Food"), ("A2", "Warmth")]


@pytest.mark.parametrize(
    "other",
    [
        [("Signed", "", "", "", "", "")],
        [("Kim Lee", "Council")],
        [("R", "Off track", "A", "Slipping")],
        [("Key", "", "", "", "", ""), ("Red", "Off track", "", "", "", "")],
    ],
)
def test_another_table_below_is_no_part_of_the_plan(other: list[tuple[str, ...]]) -> None:
    plan = read_document("# Plan", [HEADER, HUB, FAIR], "", other)
    assert [a.code for a in plan.actions] == ["A1", "A2"]
