"""A column for who and when at once gives both."""

from __future__ import annotations

import pytest

from handlers.papers.columns import meaning_of
from tests.papers.build import TODAY, read_document, said

HEADINGS = ["Who / when", "Who/By when", "Lead & deadline", "Lead officer and date", "Owner / due"]
CELLS = {
    "Shelter: Ann Bell\nBy: 30 Sept 2024": (["Ann Bell"], "30 Sept 2024", "2024-09-30"),
    "Nightstop (Jo Hill)\nBy: Dec 2024": (["Jo Hill"], "Dec 2024", "2024-12-31"),
    "Ivy Okafor – Oct 2024": (["Ivy Okafor"], "Oct 2024", "2024-10-31"),
    "Sam Dee – by 30/11/24": (["Sam Dee"], "30/11/24", "2024-11-30"),
    "Jo Hill & Al Roe, Oct 2024": (["Jo Hill", "Al Roe"], "Oct 2024", "2024-10-31"),
    "Citizens Advice\nBy: tbc": (["Citizens Advice"], "", ""),
    "Jo Hill": (["Jo Hill"], "", ""),
}


@pytest.mark.parametrize("heading", HEADINGS)
def test_who_and_when_in_one_cell_are_told_apart(heading: str) -> None:
    assert meaning_of(heading) == "lead"
    rows = [("Action", heading, "RAG"), *((f"Do the work {c[:9]}", c, "Green") for c in CELLS)]
    plan = read_document("# Plan", rows)
    found = [
        (
            [lead.name for lead in action.leads],
            action.deadline.text,
            str(action.deadline.window.last) if action.deadline.window else "",
        )
        for action in plan.actions
    ]
    assert found == list(CELLS.values())
    assert said(plan, "lead") == said(plan, "date") == []
    assert TODAY.year == 2024
