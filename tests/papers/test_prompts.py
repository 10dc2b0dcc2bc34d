"""Words that only ask for something to be put into a cell are no lead, no date and no status."""

from __future__ import annotations

import pytest

from handlers.papers.prompts import is_prompt
from tests.papers.build import HEADER, read_rows, said


@pytest.mark.parametrize(
    "text",
    [
        "Select lead", "Select date", "Choose an item.", "[insert name]", "[Insert date here]",
        "Select…", "-- Select --", "Please select", "Click or tap to enter a date.", "<name>",
        "Click here to enter text.", "TBC – name", "TBC - Name", "Name TBC",
        "Lead to be confirmed",
        "DD/MM/YYYY", "dd/mm/yy", "Insert name", "(insert name)", "Select from list",
        "Enter update",
        "Select RAG status", "[name]", "Select one", "Add comment", "Enter date from drop-down",
    ],
)  # fmt: skip
def test_a_prompt_is_known(text: str) -> None:
    assert is_prompt(text)


@pytest.mark.parametrize(
    "text",
    [
        "TBC", "Jo Hill", "Name and address service", "Select committee", "Insert Group", "Green",
        "Choose a contractor", "Add Jo Hill", "[Jo Hill]", "1/2/26", "Pick up litter",
        "Lead officer",
        "Text Relay UK", "Options team", "Date moved to May", "(Jo Hill)", "Type 2 diabetes nurse",
    ],
)  # fmt: skip
def test_what_says_something_is_no_prompt(text: str) -> None:
    assert not is_prompt(text)


def test_work_that_only_sounds_like_a_prompt_stays_work() -> None:
    plan = read_rows(
        [
            HEADER,
            ("1", "Find a hall", "Select lead", "DD/MM/YYYY", "Choose an item.", "Enter update"),
            ("2", "Add date", "Jo Hill", "31/10/2024", "Green", ""),
            ("3", "Select lead", "Select lead", "Select date", "Choose an item.", ""),
            ("", "[insert action]", "Select lead", "Select date", "Choose an item.", ""),
            ("", "[insert action]", "[name]", "Select date", "Choose an item.", ""),
        ]
    )
    assert [action.title for action in plan.actions] == ["Find a hall", "Add date", "Select lead"]
    assert [[lead.name for lead in action.leads] for action in plan.actions] == [
        [], ["Jo Hill"], [],
    ]  # fmt: skip
    assert [(action.comment, action.fields) for action in plan.actions] == [("", ())] * 3
    assert said(plan, "prompt") == [
        "“Select lead” under Lead (3), “DD/MM/YYYY” under Deadline, “Choose an item.” under RAG "
        "(4), “Enter update” under Comments, “Select date” under Deadline (3), “[insert action]” "
        "under Action (2) and 1 more ask to be filled in: I read those cells as blank"
    ]


def test_no_prompt_takes_long_to_tell() -> None:
    for part in ("[", "<insert", "select ", "choose an ", "tbc - ", "- ", "please ", "click "):
        assert not is_prompt(part * 4000)


def test_one_prompt_is_told_of_as_one() -> None:
    plan = read_rows([HEADER, ("1", "Find a hall", "TBC – name", "31/10/2024", "Green", "")])
    assert plan.actions[0].leads == ()
    assert said(plan, "prompt") == [
        "“TBC – name” under Lead asks to be filled in: I read that cell as blank"
    ]
