"""Headings as people write them, and what their columns are for."""

# ruff: noqa: E501

import pytest

from handlers.papers.columns import meaning_of
from handlers.papers.read import read_plan
from tests.papers.build import TODAY, read_rows, read_text, said

HEADINGS = {
    "code": "No. | No | Ref | Ref: | Ref No. | Reference | Action No | Action Code | ID | # | Item | "
    "Objective ref | Card ID",
    "action": "Action | ACTIONS | Activity | What | Key actions | Actions required | What will we do? | "
    "What we are going to do | Recommendation | Agreed action | Project | Description | "
    "POTENTIAL ACTION | Action point | How will we do it? | Card name",
    "task": "Task | Tasks | Milestone | Key milestones | Step | Deliverable",
    "lead": "Lead | Lead officer | LEAD OFFICER / ORGANISATION | Owner | Action owner | Who | By whom | "
    "Responsible officer | Person responsible | Responsibility | Assigned to | Who will lead? | "
    "Who is responsible for this piece of work | Lead (name and organisation) | Accountable lead | Resp. | Delivery lead | Exec lead | Responsibility of",
    "organisation": "Organisation | Lead agency | Lead partner | Agency | Lead organisation",
    "deadline": "Deadline | Due | Due date | Target date | By when | When | When? | Timescale | "
    "TIMESCALES | Timeframe | Completion date | End date | To be completed by | Original deadline | "
    "When will we do it by? | Date due | Delivery date | Original due",
    "revised": "Revised deadline | Revised date | New deadline | Revised target date | Forecast date | "
    "Extended deadline",
    "other": "Labels | Tags",
    "rag": "RAG | RAG status | R/A/G | BRAG | RAG rating | Status | Status (RAG) | Status / comments | RAG & update | Comments and RAG | Traffic light | "
    "Current status | RAG Q2 | Q1 RAG",
    "earlier rag": "Previous RAG | Last RAG | Direction of travel | Target RAG | Inherent rating",
    "comment": "Comment | Comments | Progress | Progress update | Update | Latest update | "
    "Progress to date | Update July 2024 | Progress / comments | Commentary | Comments / exceptions | Comments / risks | Update / next steps | Notes / updates | Actions taken to date | Latest news | What's happened so far | "
    "Update / narrative | Comments and narrative | Narrative / notes",
    "percent": "% complete | Percentage complete | Progress (%) | % done",
    "state": "Complete? | Completed (Y/N) | Completed | Open/Closed",
    "completed": "Date completed | Actual completion date | Closed date",
    "start": "Start date | Start | Date raised | Review date | Timeline - Start | Created Date",
    "theme": "Theme | Objective | Strategic objective | Priority area | Workstream | Bucket Name | List name",
    "impact": "Impact | Desired Outcome | Outcome | What difference will it make? | Expected outcome",
    "target": "Target | KPI | Success criteria | How will we know? | How we'll know | Measure of success",
    "position": "Position | Current position",
    "planned": "Planned improvement/action needed and deadline | Next steps | Risks",
    "cost": "Cost | COST (£ / in kind) | Budget | Resources required (staff, systems etc) | Funding",
    "contact": "Contact | Email | Telephone",
}
CASES = [(text.strip(), meaning) for meaning, row in HEADINGS.items() for text in row.split(" | ")]


@pytest.mark.parametrize(("heading", "meaning"), CASES)
def test_a_heading_says_what_its_column_is_for(heading: str, meaning: str) -> None:
    assert meaning_of(heading) == meaning


@pytest.mark.parametrize("above", ["SRO", "Senior responsible owner", "Executive lead"])
def test_who_does_the_work_leads_it_and_not_who_answers_for_it(above: str) -> None:
    plan = read_rows([("Ref", "Action", above, "Delivery lead", "Due"),
                      ("1", "Open hub", "Dr Ann Shah", "Jo Hill", "30/9/26")])  # fmt: skip
    assert [lead.name for lead in plan.actions[0].leads] == ["Jo Hill"]
    plan = read_rows([("Ref", "Action", above, "Due"), ("1", "Open hub", "Dr Ann Shah", "30/9/26")])
    assert [lead.name for lead in plan.actions[0].leads] == ["Dr Ann Shah"]


@pytest.mark.parametrize(
    "text",
    ["", "Council", "Do a thing", "Jo Jones", "31 March 2025", "Ward", "Action: house people",
     "Lead partners to a shared view", "x" * 200],
)  # fmt: skip
def test_what_is_no_heading_has_no_meaning(text: str) -> None:
    assert meaning_of(text) is None


SWAPPED = (
    "Ref,Action,Deadline,Lead,Status\n"
    "1,Write the strategy,Jo Jones,31/10/2024,We have started this work and met twice\n"
    "2,Hold the meeting,Sam Lee,30/11/2024,Nothing to report yet since the post is vacant\n"
    "3,Print the report,Al Khan,30/11/2025,The draft is with communications for design\n"
)


def test_columns_whose_cells_contradict_their_headings_are_read_by_their_cells() -> None:
    plan = read_text(SWAPPED)
    first = plan.actions[0]
    assert first.leads[0].name == "Jo Jones"
    assert first.deadline.text == "31/10/2024"
    assert first.comment.startswith("We have started")
    assert first.rag is None


def test_a_column_read_by_its_cells_is_told() -> None:
    plan = read_text(SWAPPED)
    assert "The column “Lead”: by what stands in it I took it for the deadline" in said(
        plan, "column"
    )
    assert [c.heading for c in plan.columns if c.guessed] == ["Deadline", "Lead", "Status"]


def test_a_person_may_say_what_a_column_is_for() -> None:
    text = "Thing,Bod,Sell by\nDo a thing,Jo Jones,Oct 24\n"
    plan = read_text(text, columns={"thing": "action", "Bod": "lead", "Sell by": "deadline"})
    [found] = plan.actions
    assert (found.title, found.leads[0].name) == ("Do a thing", "Jo Jones")
    assert found.deadline.text == "Oct 24"


def test_a_column_set_to_other_is_kept_as_it_stands() -> None:
    text = "Action,Lead,Deadline\nDo a thing,Jo Jones,Oct 24\n"
    plan = read_plan(text.encode(), "plan.csv", TODAY, columns={"Deadline": "other"})
    assert plan.actions[0].fields == (("Deadline", "Oct 24"),)
    assert plan.actions[0].deadline.text == ""


def test_a_target_full_of_dates_is_the_deadline() -> None:
    plan = read_text("Action,Lead,Target\nDo a,Jo,Oct 24\nDo b,Jo,31/12/24\nDo c,Jo,Jan 25\n")
    assert [a.deadline.text for a in plan.actions] == ["Oct 24", "31/12/24", "Jan 25"]


def test_an_earlier_rag_is_never_the_current_one() -> None:
    plan = read_text("Action,Lead,Previous RAG,RAG\nDo a,Jo,Green,\nDo b,Jo,Red,Amber\n")
    assert [a.rag for a in plan.actions] == [None, "amber"]
    assert dict(plan.actions[0].fields) == {"Previous RAG": "Green"}


def test_of_a_rag_each_quarter_the_last_one_counts() -> None:
    plan = read_text("Action,Lead,Q1 RAG,Q2 RAG,Q3 RAG\nDo a,Jo,Red,Amber,\nDo b,Jo,Green,Red,G\n")
    assert [a.rag for a in plan.actions] == ["amber", "green"]


@pytest.mark.parametrize(
    ("older", "newer", "later"),
    [
        ("Progress Q1", "Progress Q2", "Progress Q3"),
        ("Q3 Update", "Q4 Update", "Comments Q4 (none yet)"),
        ("Q4 2025/26 progress", "Q1 2026/27 progress", "Q2 2026/27 progress"),
        ("Update Oct 2025", "Update Jan 2026", "Update April 2026"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_of_progress_each_period_the_newest_that_is_filled_is_the_comment(
    older: str, newer: str, later: str, *, turned: bool
) -> None:
    columns = [(older, "Draft", "Advert"), (newer, "Signed", ""), (later, "", "")]
    columns = columns[::-1] if turned else columns
    heads, first, second = ([column[i] for column in columns] for i in range(3))
    plan = read_rows(
        [["Action", "Lead", *heads], ["Open a hub", "Jo Hill", *first],
         ["Find a tutor", "Sam Lee", *second]]
    )  # fmt: skip
    assert [a.comment for a in plan.actions] == ["Signed", ""]
    assert [dict(a.fields)[older] for a in plan.actions] == ["Draft", "Advert"]


def test_where_the_order_of_periods_cannot_be_told_the_first_stays_the_comment() -> None:
    plan = read_text("Action,Lead,Progress Oct,Progress Jan\nOpen,Jo,Draft,Signed\n")
    assert plan.actions[0].comment == "Draft"
    assert dict(plan.actions[0].fields) == {"Progress Jan": "Signed"}


def test_a_heading_used_twice_keeps_both_columns() -> None:
    plan = read_rows([["Action", "Lead", "Cost", "Cost"], ["Do", "Jo", "1", "2"]])
    assert plan.actions[0].fields == (("Cost", "1"), ("Cost (2)", "2"))


def test_statuses_under_bare_quarters_are_the_rag_of_the_last_one_filled() -> None:
    plan = read_text("Action,Lead,Q1,Q2,Q3,Q4\nDo a,Jo,Green,Amber,,\nDo b,Sam,Red,Red,Green,\n")
    assert [a.rag for a in plan.actions] == ["amber", "green"]
    assert len(said(plan, "column")) == 4


def test_a_key_in_columns_beside_the_plan_is_no_part_of_its_rows() -> None:
    plan = read_text(
        "Action,Lead,RAG,,Key,\nDo a,Jo,G,,Green,On track\nDo b,Sam,B,,Blue,Complete\n"
    )
    assert [(a.rag, a.state) for a in plan.actions] == [("green", "open"), (None, "complete")]
    assert plan.actions[0].fields == ()


def test_in_a_log_of_actions_the_date_before_them_is_not_when_they_are_due() -> None:
    head = "Date,Action,Owner,Due\n"
    plan = read_text(f"{head}1/7/24,Do a,Jo,31/10/24\n1/7/24,Do b,Sam,30/11/24\n")
    assert [a.deadline.text for a in plan.actions] == ["31/10/24", "30/11/24"]
    alone = read_text("Date,Action,Owner\n1/7/24,Do a,Jo\n1/7/24,Do b,Sam\n")
    assert [a.deadline.text for a in alone.actions] == ["", ""]
    assert alone.actions[0].fields == (("Date", "1/7/24"),)


@pytest.mark.parametrize("heading", ["% of budget spent", "% funded", "Confidence"])
def test_a_hundred_per_cent_of_something_else_completes_nothing(heading: str) -> None:
    plan = read_text(f"Action,Lead,{heading}\nDo a,Jo,100%\nDo b,Sam,100%\n")
    assert [a.state for a in plan.actions] == ["open", "open"]


def test_a_hundred_per_cent_of_progress_completes() -> None:
    plan = read_text("Action,Lead,Progress\nDo a,Jo,100%\nDo b,Sam,60%\n")
    assert [a.state for a in plan.actions] == ["complete", "open"]


def test_letters_that_are_grades_are_no_colours() -> None:
    plan = read_text("Action,Lead,Rating\nDo a,Jo,A\nDo b,Sam,B\nDo c,Al,C\n")
    assert [a.rag for a in plan.actions] == [None] * 3


def test_a_yes_under_on_track_is_no_yellow() -> None:
    plan = read_text("Action,Lead,On track?\nDo a,Jo,Y\nDo b,Sam,N\n")
    assert [a.rag for a in plan.actions] == [None, None]


def test_a_last_update_that_tells_more_than_its_day_is_a_comment() -> None:
    head = "Ref,Action,Lead,Due,Last update\n"
    told = "1,Do,Jo,1/10/24,8/8/24: patrols started\n2,More,Jo,1/10/24,1/7/24: form signed\n"
    assert [c.meaning for c in read_text(head + told).columns][-1] == "comment"
    days = "1,Do,Jo,1/10/24,8/8/24\n2,More,Jo,1/10/24,1/7/24\n"
    assert [c.meaning for c in read_text(head + days).columns][-1] == "start"


@pytest.mark.parametrize(
    "heading", ["Status / comments", "RAG & update", "Progress/RAG", "Progress (RAG)"]
)
def test_a_column_for_status_and_comments_gives_both(heading: str) -> None:
    cells = ["Form agreed and circulated", "Amber – legal have the draft", "On track: 3 of 6 seen",
             "Complete", "12/8: sent back\n3/9: signed"]  # fmt: skip
    rows = [(f"Write form {n}", "Jo Hill", "Oct 2024", cell) for n, cell in enumerate(cells)]
    plan = read_rows([("Action", "Lead", "Due", heading), *rows])
    assert [(a.rag, a.state, a.comment) for a in plan.actions] == [
        (None, "open", "Form agreed and circulated"),
        ("amber", "open", "legal have the draft"),
        ("green", "open", "On track: 3 of 6 seen"),
        (None, "complete", ""),
        (None, "open", ""),
    ]
    assert [update.text for update in plan.actions[4].updates] == ["sent back", "signed"]
    assert [action.fields for action in plan.actions] == [()] * 5


def test_beside_a_column_of_comments_one_for_status_and_comments_is_kept_as_it_stands() -> None:
    head = ("Action", "Lead", "Due", "Status / comments", "Update")
    plan = read_rows([head, ("Do", "Jo Hill", "Oct 2024", "Amber – legal have it", "Met 3 Sept")])
    [only] = plan.actions
    assert (only.rag, only.comment) == ("amber", "Met 3 Sept")
    assert only.fields == (("Status / comments", "Amber – legal have it"),)


def test_of_numbered_updates_the_last_that_is_filled_is_the_comment() -> None:
    head = ("Action", "Lead", "Due", "Update 1", "Update 2", "Update 3")
    rows = [("Train the staff", "Jo Hill", "Oct 2024", "June: 4 trained", "July: 9 trained", ""),
            ("Audit the files", "Jo Hill", "Oct 2024", "Begun", "", "")]  # fmt: skip
    plan = read_rows([head, *rows])
    assert [[u.text for u in a.updates] or a.comment for a in plan.actions] == [["9 trained"], ""]
    assert plan.actions[0].fields == (("Update 1", "June: 4 trained"),)
    assert plan.actions[1].fields == (("Update 1", "Begun"),)


@pytest.mark.parametrize("letter", ["C", "D", "H", "S"])
def test_one_letter_of_no_colour_costs_the_others_nothing(letter: str) -> None:
    rows = [("Train the staff", "Jo Hill", "Oct 2024", "G"),
            ("Audit the files", "Jo Hill", "Oct 2024", "R"),
            ("Print the leaflet", "Jo Hill", "Oct 2024", letter)]  # fmt: skip
    for heading in ("RAG", "Status"):
        plan = read_rows([("Action", "Lead", "Due", heading), *rows])
        assert [a.rag for a in plan.actions] == ["green", "red", None]
        assert said(plan, "status") == [f"“{letter}” says no colour, so 1 action stays not rated"]
