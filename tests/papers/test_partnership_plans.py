"""What partnerships' own trackers hold beside the plain case, each as it was once misread."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.papers.plan import Before
from handlers.papers.read import read_plan
from handlers.rules.dates.reading import read_date
from tests.papers.build import HEADER, TODAY, action, read_rows, read_text, said

TRACKER = (
    "Project,Ref,Task,Lead,End,% complete,RAG status,Last update\n"
    "High Street,HS1,Pop-up shops,Ann Reed,30/09/26,100%,Blue,Finished early\n"
    ",HS2,Planters,Ann Reed,Dec-26,40%,Amber,Waiting for delivery\n"
    "Riverside,RS1,Resurfacing,Bo Kerr,29/02/27,75%,Green,\n"
    ",,,,,72%,,\n"
)


def test_an_average_under_a_column_is_no_heading() -> None:
    plan = read_text(TRACKER)
    assert [(a.code, a.theme) for a in plan.actions] == [
        ("HS1", "High Street"), ("HS2", "High Street"), ("RS1", "Riverside"),
    ]  # fmt: skip


def test_a_last_update_in_words_is_the_comment() -> None:
    assert [a.comment for a in read_text(TRACKER).actions] == [
        "Finished early", "Waiting for delivery", "",
    ]  # fmt: skip
    dated = read_rows(
        [("Ref", "Action", "Lead", "Due", "Last updated"),
         ("1", "Open hub", "Jo Hill", "30/9/26", "3/6/26"),
         ("2", "Hire", "Al Roe", "30/9/26", "4/6/26")]
    )  # fmt: skip
    assert dict(dated.actions[0].fields)["Last updated"] == "3/6/26"
    assert dated.actions[0].comment == ""


def test_a_colour_of_work_that_is_over_anyway_is_not_asked_about() -> None:
    assert said(read_text(TRACKER), "colour") == []
    still_open = said(read_text(TRACKER.replace("40%,Amber", "40%,Blue")), "colour")
    assert still_open == ["Blue is no status I know without a key (HS2): what does it mean?"]


def test_a_column_of_colours_and_what_is_behind_them_is_the_comment() -> None:
    plan = read_rows(
        [("Ref", "Action", "Who", "By when", "Where are we now?"),
         ("1", "Open hub", "Jo Hill", "30/9/26", "Amber: draft with partners"),
         ("2", "Hire", "Al Roe", "30/9/26", "Done"),
         ("3", "Print", "Al Roe", "30/9/26", "Not started")]
    )  # fmt: skip
    hub, hire, print_ = plan.actions
    assert (hub.rag, hub.comment) == ("amber", "draft with partners")
    assert (hire.state, print_.not_started) == ("complete", True)


def test_years_bodies_and_posts_under_their_usual_headings() -> None:
    plan = read_rows(
        [("ID", "Action", "Lead org", "Lead", "Start year", "End year", "Evidence / comments"),
         ("1", "Open hub", "RCC", "Fay Moss", 2025, 2026, "Signs are up"),
         ("2", "Hire", "NHS", "vacant post", 2026, 2027, "")]
    )  # fmt: skip
    hub, hire = plan.actions
    assert (hub.leads[0].name, hub.leads[0].organisation) == ("Fay Moss", "RCC")
    assert (hub.deadline.text, hub.comment) == ("2026", "Signs are up")
    assert [lead.name for lead in hire.leads] == ["NHS"]


def test_a_deadline_in_words_is_no_doubt_where_the_work_is_over() -> None:
    plan = read_rows(
        [HEADER, ("1", "Open hub", "Jo Hill", "in place", "Complete", ""),
         ("2", "Hire", "Al Roe", "30/9/26", "A", "")]
    )  # fmt: skip
    assert said(plan, "date") == []


@pytest.mark.parametrize("words", ["by AGM", "Sumer 2027"])
def test_a_deadline_that_is_no_date_is_quoted(words: str) -> None:
    plan = read_rows(
        [HEADER, ("1", "Open hub", "Jo Hill", words, "G", ""),
         ("2", "Hire", "Al Roe", "n/a", "A", ""), ("3", "Print", "Al Roe", "30/9/26", "A", "")]
    )  # fmt: skip
    assert said(plan, "date") == [
        f"1 “{words}”: I can't tell what day that is, so no deadline is set"
    ]
    assert said(plan, "no deadline") == ["1 action has no deadline: 2"]
    assert action(plan, "1").deadline.text == words


def test_a_day_that_excel_shows_as_a_number_is_written_as_a_day() -> None:
    plan = read_rows(
        [("Ref", "Action", "Lead", "Start", "Finish"), ("1", "Open hub", "Jo Hill", 46113, 46295)]
    )
    [hub] = plan.actions
    assert (hub.deadline.text, dict(hub.fields)["Start"]) == ("30/09/2026", "01/04/2026")


def test_a_body_that_leads_for_want_of_a_name_is_pointed_out() -> None:
    plan = read_rows(
        [("Ref", "Action", "Lead", "Agency", "Due"), ("1", "Open hub", "TBC", "RCC", "30/9/26"),
         ("2", "License the fair", "Licensing (K. Mbeki)", "", "30/9/26")]
    )  # fmt: skip
    assert said(plan, "lead") == ["1 “TBC”: nobody is named yet, so I took RCC"]
    [licensing] = action(plan, "2").leads
    assert (licensing.name, licensing.organisation) == ("K. Mbeki", "Licensing")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026/27 academic year", date(2026, 9, 1), date(2027, 8, 31)),
        ("AY 2026/27", date(2026, 9, 1), date(2027, 8, 31)),
        ("2026-27 school year", date(2026, 9, 1), date(2027, 8, 31)),
        ("2026/27 financial year", date(2026, 4, 1), date(2027, 3, 31)),
    ],
)
def test_a_school_year_may_be_named_after_its_years(text: str, first: date, last: date) -> None:
    window = read_date(text, TODAY).window
    assert window is not None
    assert (window.first, window.last) == (first, last)


def test_a_later_version_of_a_plan_is_read_as_the_plan_was() -> None:
    text = "Project,Ref,Task,Who does it,Finish by\nFood,1,Cook,Jo,1/9/26\nBus,2,Drive,Al,2/9/26\n"
    before = {"Project": "theme", "Ref": "code", "Task": "action", "Who does it": "lead",
              "Finish by": "deadline"}  # fmt: skip
    later = read_plan(text.encode(), "plan.csv", TODAY, before=Before(before))
    assert [a.theme for a in later.actions] == ["Food", "Bus"]
    other = read_plan(
        text.encode(), "plan.csv", TODAY, before=Before({**before, "A": "x", "B": "x"})
    )
    assert [a.theme for a in other.actions] == ["", ""], "most headings are another plan's"
    chosen = read_plan(
        text.encode(), "plan.csv", TODAY, before=Before(before), columns={"Project": "other"}
    )
    assert [dict(a.fields) for a in chosen.actions] == [{"Project": "Food"}, {"Project": "Bus"}]
