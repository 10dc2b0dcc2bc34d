"""A key under the plan explains colours and initials, and none of its rows is work."""

from __future__ import annotations

import pytest

from handlers.papers.plan import PlanRead
from tests.papers.build import Look, Rows, read_rows, said

GREEN, AMBER, RED = "FF00B050", "FFFFC000", "FFFF0000"
PLAN: Rows = [
    ("No", "What", "Who", "By when", "Status", "Notes"),
    ("1", "Open the hub", "JH", "30/9/26", Look("", fill=GREEN), "Keys got"),
    (),
    ("2", "Hire the cook", "AR/JH", "31/10/26", Look("", fill=AMBER), ""),
]
INITIALS: Rows = [("JH", "Jo Hill (RCC)"), ("AR", "Al Roe (NHS)")]


def _titles(plan: PlanRead) -> list[tuple[str, str]]:
    return [(action.theme, action.title) for action in plan.actions]


@pytest.mark.parametrize("heading", ["Initials", "Key to initials:", "Abbreviations", "Key", ""])
def test_initials_explained_under_the_plan_are_notes(heading: str) -> None:
    plan = read_rows([*PLAN, (), (heading,), *INITIALS])
    assert _titles(plan) == [("", "Open the hub"), ("", "Hire the cook")]
    notes = [text for text in said(plan, "note") if "JH" in text or "AR" in text]
    assert notes == [
        'I read this as a note, not an action: "JH Jo Hill (RCC)"',
        'I read this as a note, not an action: "AR Al Roe (NHS)"',
    ]


def test_the_words_of_a_colour_in_a_key_head_nothing() -> None:
    colours = [(Look("", fill=GREEN), "On track"), (Look("", fill=AMBER), "Some delay")]
    plan = read_rows([*PLAN, (), ("Key",), *colours, (), ("Initials",), *INITIALS])
    assert _titles(plan) == [("", "Open the hub"), ("", "Hire the cook")]
    assert [action.rag for action in plan.actions] == ["green", "amber"]


def test_work_that_goes_on_after_a_key_is_read() -> None:
    more = [("3", "Find a van"), ("BUSES",), ("4", "Run it", "JH", "30/11/26", "", "")]
    plan = read_rows([*PLAN, ("Key",), (Look("", fill=RED), "Off track"), *more])
    assert _titles(plan)[2:] == [("", "Find a van"), ("BUSES", "Run it")]
