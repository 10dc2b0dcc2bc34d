"""Ditto marks, and “as above”, stand for the cell above them."""

from __future__ import annotations

import pytest

from tests.papers.build import action, read_rows, read_text, said

HEAD = ("Ref", "Objective", "Action", "Lead", "Deadline", "RAG", "Comments")
FIRST = ("1", "Less debt", "Advice in libraries", "Jo Hill", "30/9/26", "G", "Two open")


@pytest.mark.parametrize(
    "mark", ['"', "''", "〃", "ditto", "Ditto.", "-do-", "as above", "Same as above", "“", '- " -']
)
def test_a_cell_that_says_ditto_is_read_as_the_one_above(mark: str) -> None:
    row = ("2", mark, "Credit union", mark, mark, mark, mark)
    plan = read_rows([HEAD, FIRST, row, ("3", "Warm homes", "Insulate", "Al Roe", mark, "A", "")])
    second, third = plan.actions[1:]
    assert [lead.name for lead in second.leads] == ["Jo Hill"]
    assert (second.theme, second.deadline.text) == ("Less debt", "30/9/26")
    assert (second.rag, second.comment) == ("green", "Two open")
    assert (third.theme, third.deadline.text) == ("Warm homes", "30/9/26")
    assert said(plan, "ditto") == [
        "Rows 3 and 4 have ditto marks or “as above”: I read each as the cell above it"
    ]


def test_what_says_more_stays_as_it_is() -> None:
    text = "Ref,Action,Lead,Deadline,Comments\n1,Cook,Jo Hill,30/9/26,fine\n"
    plan = read_text(f"{text}2,Serve,Al Roe,31/10/26,As above but in Matson\n")
    assert action(plan, "2").comment == "As above but in Matson"
    assert said(plan, "ditto") == []


def test_a_heading_is_nothing_to_repeat() -> None:
    head = ("Action", "Lead", "Deadline")
    rows = [("Cook", "Jo Hill", "30/9/26"), ("FOOD",), ("Serve", "ditto", "ditto")]
    plan = read_rows([head, *rows])
    assert [lead.name for lead in plan.actions[1].leads] == ["Jo Hill"]
