"""A comment that opens with its colour says it once: the status has it, the comment the rest."""

from __future__ import annotations

import pytest

from tests.papers.build import read_document, read_rows

_HEADER = ("Ref", "Action", "Lead", "By when", "RAG", "Comment")


@pytest.mark.parametrize(
    ("rag", "comment", "kept"),
    [
        ("Amber", "Amber – waiting on Cabinet", "waiting on Cabinet"),
        ("A", "AMBER: two quotes in\nA third is owed", "two quotes in\nA third is owed"),
        ("Green", "RAG: Green. All on track", "All on track"),
        ("Green", "Green", ""),
        ("Red", "Red (see the risk log)", "(see the risk log)"),
        ("Red", "Red tape is slowing us", "Red tape is slowing us"),
        ("Green", "Green spaces team engaged", "Green spaces team engaged"),
        ("Red", "Amber – nearly there", "Amber – nearly there"),
        ("Amber", "Amber – was Green in May", "Amber – was Green in May"),
        ("Complete", "Amber – waiting on Cabinet", "Amber – waiting on Cabinet"),
        ("", "Amber – waiting on Cabinet", "Amber – waiting on Cabinet"),
    ],
)
def test_a_comment_beside_a_status_loses_only_that_colour(
    rag: str, comment: str, kept: str
) -> None:
    plan = read_document(
        [_HEADER, ("F1", "Open hub", "Jo Hill", "30/9/26", rag, comment),
         ("F2", "Hire", "Al Roe", "30/9/26", "Green", "")]
    )  # fmt: skip
    assert plan.actions[0].comment == kept


def test_a_status_read_from_the_comment_is_not_said_there_again() -> None:
    plan = read_document(
        [("Action", "Lead", "Comment"), ("Open hub", "Jo Hill", "Amber – waiting on Cabinet"),
         ("Cut costs", "Al Roe", "Red tape is slowing us"), ("Hire", "Al Roe", "Green")]
    )  # fmt: skip
    assert [(a.rag, a.comment) for a in plan.actions] == [
        ("amber", "waiting on Cabinet"), (None, "Red tape is slowing us"), ("green", ""),
    ]  # fmt: skip


def test_a_column_of_comments_that_all_open_with_a_colour_holds_comments() -> None:
    plan = read_document(
        [_HEADER, ("F1", "Open hub", "Jo Hill", "30/9/26", "Green", "Green - keys collected"),
         ("F2", "Hire", "Al Roe", "30/9/26", "Amber", "Amber: two applied")]
    )  # fmt: skip
    assert [a.comment for a in plan.actions] == ["keys collected", "two applied"]
    assert not any(a.fields for a in plan.actions)


def test_a_colour_on_a_line_of_its_own_is_no_part_of_the_comment() -> None:
    rows = [("Action", "Lead", "Due", "RAG & update"),
            ("Sign up surgeries", "Jo Hill", "Oct 2024", "Amber\n6 signed; 2 refused")]  # fmt: skip
    [action] = read_rows(rows).actions
    assert (action.rag, action.comment) == ("amber", "6 signed; 2 refused")
