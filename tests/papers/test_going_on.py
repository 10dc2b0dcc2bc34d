"""An action that is written over several rows is one action."""

from __future__ import annotations

import pytest

from tests.papers.build import HEADER, Look, Rows, read_rows, said

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
