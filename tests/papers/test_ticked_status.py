"""A status that is a tick in one of three columns, R, A and G, is read as the one it is."""

from __future__ import annotations

import pytest

from tests.papers.build import Look, Rows, read_rows, said

GREEN, AMBER, RED = "FF00B050", "FFFFC000", "FFFF0000"


def _rows(red: str, amber: str, green: str, *marks: tuple[object, ...]) -> Rows:
    work = [(str(n), f"Do {n}", "Jo Hill", "30/9/26", *m, "") for n, m in enumerate(marks)]
    return [("Ref", "Action", "Lead", "Deadline", red, amber, green, "Comments"), *work]


@pytest.mark.parametrize("mark", ["✓", "x", "X", "✔", "•", "1", "Yes", "ü"])
@pytest.mark.parametrize("heads", [("R", "A", "G"), ("Red", "Amber", "Green")])
def test_a_mark_under_a_colour_is_that_status(heads: tuple[str, str, str], mark: str) -> None:
    marks = [("", "", mark), ("", mark, ""), (mark, "", ""), ("", "", "")]
    plan = read_rows(_rows(*heads, *marks))
    assert [a.rag for a in plan.actions] == ["green", "amber", "red", None]
    assert all(not a.fields for a in plan.actions)
    assert said(plan, "column") == [
        f"The columns “{heads[0]}”, “{heads[1]}” and “{heads[2]}”: I took the marks in them for "
        "the status"
    ]


def test_a_tick_counts_beside_crosses_and_two_ticks_set_no_colour() -> None:
    plan = read_rows(_rows("R", "A", "G", ("✗", "✗", "✓"), ("✓", "✓", "")))
    assert [a.rag for a in plan.actions] == ["green", None]
    assert any("no one colour" in text for text in said(plan, "status"))


def test_a_filled_cell_under_a_colour_is_its_mark() -> None:
    fills = [(Look("", fill=RED), "", ""), ("", Look("", fill=AMBER), ""), ("", "", "✓")]
    assert [a.rag for a in read_rows(_rows("R", "A", "G", *fills)).actions] == [
        "red", "amber", "green",
    ]  # fmt: skip


def test_colours_that_head_words_or_numbers_stay_columns_of_their_own() -> None:
    plan = read_rows(_rows("R", "A", "G", ("12", "Jo", "3"), ("4", "Al", "")))
    assert dict(plan.actions[0].fields) == {"R": "12", "A": "Jo", "G": "3"}


def test_a_status_of_two_header_rows_is_joined_under_its_own_heading() -> None:
    rows: Rows = [
        ("Ref", "Action", "Lead", "RAG status", None, None),
        (None, None, None, "R", "A", "G"),
        ("1", "Do", "Jo Hill", None, None, "✓"),
        ("2", "Do more", "Al Roe", "✓", None, None),
    ]
    plan = read_rows(rows, merged=["D1:F1"])
    assert [a.rag for a in plan.actions] == ["green", "red"]
    assert [c.heading for c in plan.columns] == ["Ref", "Action", "Lead", "RAG status"]
