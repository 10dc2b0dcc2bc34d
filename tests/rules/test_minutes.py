"""Lines of minutes that are no work, and those that only look like it."""

from datetime import date

import pytest

from handlers.rules.minutes import agreed_where, is_note

TODAY = date(2026, 9, 7)


@pytest.mark.parametrize(
    "line",
    ["Apologies from Sam", "Apologies: Sam, Jo", "Present: Bev, Di", "AOB", "AOB: parking",
     "Any other business", "Next mtg Thurs 1 Oct 2pm", "Date of next meeting: tbc",
     "discussion on funding, no action", "no further action required", "1. Apologies: Sam",
     "2) Any other business", "4. The board noted the report.", "Partners welcomed the news"],
)  # fmt: skip
def test_a_note_of_the_meeting_is_no_work(line: str) -> None:
    assert is_note(line, TODAY)


@pytest.mark.parametrize(
    "line",
    ["Present the plan to Cabinet", "Next meeting to agree terms by 1 Oct", "Attend the fair",
     "Write up the apologies protocol", "Take no action forward without Di",
     "The board noted the report and asked Jo to reply", "The group discussed it; Jo will reply",
     "Partnership received money to spend", "Board papers noted on the web"],
)  # fmt: skip
def test_work_is_no_note(line: str) -> None:
    assert not is_note(line, TODAY)


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("Actions from 3 Sep mtg", "agreed 3 Sep mtg"),
        ("Notes of the meeting:", "agreed at the meeting"),
        ("Minutes of 3 September", "agreed 3 September"),
        ("Actions from the audit report", ""),
        ("Notes from residents to be typed up", ""),
        ("Draft the survey", ""),
    ],
)
def test_a_line_over_the_others_says_where_they_were_agreed(line: str, where: str) -> None:
    assert agreed_where(line, TODAY) == where
