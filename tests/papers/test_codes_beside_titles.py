"""A code that stands in one cell with the title is the code, and the rest is the title."""

from __future__ import annotations

import pytest

from handlers.papers.plan import PlanRead
from tests.papers.build import Rows, read_rows, said

WHO = ("Jo Hill", "1/10/2024", "Green")
READ = [("FD2", "Food in the holidays"), ("1.1", "Run a survey")]
BOTH = ("FD2 Food in the holidays", "1.1: Run a survey")


def _read(plan: PlanRead) -> list[tuple[str, str]]:
    return [(action.code, action.title) for action in plan.actions]


@pytest.mark.parametrize(
    "rows",
    [
        [("Action", "Lead", "Due", "RAG"), *[(both, *WHO) for both in BOTH]],
        [("Ref", "Lead", "Due", "RAG"), *[(both, *WHO) for both in BOTH]],
        [("Ref and action", "Lead", "Due", "RAG"), *[(both, *WHO) for both in BOTH]],
        [("No. / Action", "Lead", "Due", "RAG"), *[(both, *WHO) for both in BOTH]],
        [("Ref", "Action", "Lead", "Due", "RAG"), *[("", both, *WHO) for both in BOTH]],
    ],
)
def test_a_code_before_the_title_is_the_code_and_is_told_once(rows: Rows) -> None:
    plan = read_rows(rows)
    assert _read(plan) == READ
    assert said(plan, "opening code") == [
        "FD2 and 1.1: what opens the words of an action I read as its code, the rest as its title"
    ]


def test_so_is_one_in_cells_merged_over_the_columns_of_both() -> None:
    rows: Rows = [
        ("Ref", "Action", "Lead", "Due", "RAG"),
        *[(both, None, *WHO) for both in BOTH],
        ("FD7", "Cook", *WHO),
        ("Clean the hall", None, *WHO),
        ("FD8 Care at home", None, "Jo Hill"),
        ("FD9", "Wash", *WHO),
    ]
    plan = read_rows(rows, merged=["A2:B2", "A3:B3", "A5:B5", "A6:B6"])
    others = [("FD7", "Cook"), ("", "Clean the hall"), ("FD9", "Wash")]
    assert _read(plan) == [*READ, *others]
    assert plan.actions[-1].theme == "FD8 Care at home"


def test_titles_that_begin_with_a_number_keep_it_where_codes_have_their_own_column() -> None:
    rows: Rows = [("Ref", "Action", "Lead", "Due", "RAG"), ("A1", "2.5 posts filled", *WHO)]
    assert _read(read_rows([*rows, ("A2", "3.1 miles of path", *WHO)])) == [
        ("A1", "2.5 posts filled"),
        ("A2", "3.1 miles of path"),
    ]
