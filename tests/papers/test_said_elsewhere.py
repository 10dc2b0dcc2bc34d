"""A status that stands in another column than its own: the comment's, or that of the outcome."""

import pytest

from store.database import Database
from tests.handlers.exports.test_what_changed import rows, say
from tests.handlers.exports.turning import again, bring_in, exported, told
from tests.papers.build import action, read_rows, read_text, said

OUTCOMES = """Ref,Task,Owner,Timescale,RAG,Outcome
T1,Launch website,Jo Hill,March 2026,,Done March
T2,Hire worker,Al Roe,June 2026,,Complete - see minutes
T3,Youth survey,Al Roe,June 2026,,Young people are heard
T4,Street party,Jo Hill,May 2026,Green,"Completed 4/5/24, 300 came"
T5,Bus pass,Jo Hill,May 2026,,Withdrawn - no funding
T6,Benches,Jo Hill,May 2026,,Complete by March 2027
"""


def test_what_an_outcome_says_is_over_is_over_and_pointed_out() -> None:
    plan = read_text(OUTCOMES)
    states = {a.code: a.state for a in plan.actions}
    assert states == {
        "T1": "complete", "T2": "complete", "T3": "open", "T4": "open", "T5": "discontinued",
        "T6": "open",
    }  # fmt: skip
    assert dict(action(plan, "T1").fields)["Outcome"] == "Done March"
    doubts = said(plan, "status")
    assert "“Outcome” says that T1 and T2 are complete, and I read them so" in doubts
    assert "“Outcome” says that T5 is discontinued, and I read it so" in doubts


def test_an_outcome_that_is_hoped_for_ends_nothing() -> None:
    plan = read_text(OUTCOMES.replace("Outcome", "Expected outcome"))
    assert {a.state for a in plan.actions} == {"open"}
    assert said(plan, "status") == []


@pytest.mark.parametrize(
    "words",
    ["Delivered, 80%", "Completed (3 of 5)", "Completed; one outstanding", "Completed - TBC",
     "Closed in May, reopened June", "Done, will be by March", "Complete March 2027",
     "Done - Sep 2025", "Dropped by 20%", "Removed by March", "Done?", "80% done", "not done",
     "To be completed June", "Done by March"],
)  # fmt: skip
def test_an_outcome_in_part_or_still_ahead_ends_nothing(words: str) -> None:
    plan = read_text(OUTCOMES.replace("Done March", f'"{words}"'))
    assert action(plan, "T1").state == "open"
    assert all("T1" not in doubt for doubt in said(plan, "status"))


@pytest.mark.parametrize(
    "words", ["Completed (5 of 5)", "Done - Sep 2024", "Delivered, 100%", "Done 4/5/24"]
)
def test_an_outcome_that_is_all_there_ends_its_work(words: str) -> None:
    plan = read_text(OUTCOMES.replace("Done March", f'"{words}"'))
    assert action(plan, "T1").state == "complete"


def test_work_dropped_by_somebody_is_dropped() -> None:
    plan = read_text(OUTCOMES.replace("Withdrawn - no funding", "Cancelled by Marcus Hill"))
    assert action(plan, "T5").state == "discontinued"


@pytest.mark.parametrize(
    ("time", "state"), [("Complete March 2026", "open"), ("Completed March 2024", "complete")]
)
def test_a_timescale_is_over_once_it_has_come(time: str, state: str) -> None:
    plan = read_text(OUTCOMES.replace("Jo Hill,March 2026,,Done March", f"Jo Hill,{time},,"))
    assert action(plan, "T1").state == state


def test_a_colour_goes_before_what_the_outcome_says() -> None:
    plan = read_text(OUTCOMES)
    assert action(plan, "T4").rag == "green"
    told_so = "T4 is Green, and its Outcome says “Completed 4/5/24, 300 came”: I left it Green"
    assert told_so in said(plan, "status")


@pytest.mark.parametrize("words", ["update T1 amber the site is down", "update T1 not started"])
@pytest.mark.parametrize("file_format", ["csv", "excel", "word"])
def test_work_that_is_open_again_is_not_closed_by_the_outcome_of_its_paper(
    sqlite_database: Database, words: str, file_format: str
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, OUTCOMES.encode(), "plan.csv")
        assert told(again(session, exported(session, file_format), file_format)) == []
        say(session, words)
        assert told(again(session, exported(session, file_format), file_format)) == []
        found = {row["Ref"]: row["Outcome"] for row in rows(exported(session, "csv"))}
    assert (found["T1"], found["T3"]) == ("", "Young people are heard")


def test_a_comment_that_is_nothing_but_a_status_says_it_where_no_column_does() -> None:
    plan = read_rows(
        [
            ("No.", "What will we do?", "Who?", "By when?", "How are we doing?"),
            ("A1", "Open hub", "Jo Hill", "30/9/26", "G"),
            ("A2", "Hire worker", "Al Roe", "30/9/26", "R"),
            ("A3", "Print the leaflet", "Al Roe", "30/9/26", "On track"),
            ("A4", "Launch the bus", "Al Roe", "30/9/26", "A/G"),
            ("A5", "Count the trees", "Al Roe", "30/9/26", "Blue"),
            ("A6", "Repair the hall", "Al Roe", "30/9/26", "Amber – vacancies in the whole team"),
            ("A7", "Sell the van", "Al Roe", "30/9/26", "A buyer has been found, papers to sign"),
            ("A8", "Walk", "Al Roe", "30/9/26", "The council has bought a green and a red van"),
        ]
    )
    rags = {a.code: a.rag for a in plan.actions}
    assert rags == {
        "A1": "green", "A2": "red", "A3": "green", "A4": None, "A5": None, "A6": "amber",
        "A7": None, "A8": None,
    }  # fmt: skip
    assert "A4 “A/G”: no one colour, so I set none" in said(plan, "status")
    assert "Blue is no status I know without a key (A5)" in " ".join(said(plan, "colour"))


def test_steps_title_their_rows_and_work_without_steps_titles_its_own() -> None:
    plan = read_rows(
        [
            ("#", "Action", "Sub-action", "Lead", "End", "RAG"),
            ("1", "Retrofit homes", "Survey", "Jo Hill", "30/9/26", "G"),
            (None, None, "Let the contract", "Al Roe", "30/11/26", "A"),
            ("2", "Repair café", None, "Al Roe", "30/9/26", "A"),
        ],
        merged=["A2:A3", "B2:B3"],
    )
    assert [(a.code, a.title) for a in plan.actions] == [
        ("1", "Survey"),
        ("1", "Let the contract"),
        ("2", "Repair café"),
    ]


def test_a_month_and_a_year_in_a_column_of_targets_is_a_deadline_and_nobody() -> None:
    plan = read_rows(
        [
            ("Action", "Owner", "Target", "Progress"),
            ("Damp surveys", "Jo Hill", "Sep-26", "40 done"),
            ("Landlord charter", "Al Roe", "Jun-26", "Agreed"),
            ("Debt advice", "Al Roe", "TBA", "One room found"),
        ]
    )
    assert [str(a.deadline.window and a.deadline.window.last) for a in plan.actions] == [
        "2026-09-30",
        "2026-06-30",
        "None",
    ]
    assert "The column “Target”: by what stands in it I took it for the deadline" in said(
        plan, "column"
    )
