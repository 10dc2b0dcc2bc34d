"""Plans as councils, police, health services, charities and landlords keep them."""

from __future__ import annotations

from datetime import datetime

import pytest

from handlers.papers.columns import meaning_of
from handlers.papers.plan import PlanRead
from tests.papers.build import Rows, read_document, read_rows, read_text, said


def _read(plan: PlanRead) -> list[tuple[str, str, str | None]]:
    return [(a.code or a.title, a.state, a.rag) for a in plan.actions]


PERIODS = ("Action", "Lead", "Due")


@pytest.mark.parametrize(
    "names",
    [
        ("Status at Sept", "Status at June"),
        ("RAG Q2", "RAG Q1"),
        ("RAG Sept 2024", "RAG June 2024"),
        ("RAG Sep", "RAG Aug"),
        ("RAG Q1 2024/25", "RAG Q4 2023/24"),
    ],
)
def test_the_newest_of_two_statuses_counts_wherever_it_stands(names: tuple[str, str]) -> None:
    rows = [("Cook", "Jo Hill", "Oct 2024", "Green", "Amber"),
            ("Wash", "Jo Hill", "Oct 2024", "Red", "Green")]  # fmt: skip
    plan = read_rows([(*PERIODS, *names), *rows])
    assert [a.rag for a in plan.actions] == ["green", "red"]
    assert f'The newest status is that under "{names[0]}", by its name' in said(plan, "column")
    turned = [(*row[:3], row[4], row[3]) for row in rows]
    plan = read_rows([(*PERIODS, *reversed(names)), *turned])
    assert [a.rag for a in plan.actions] == ["green", "red"]
    assert not any("newest" in text for text in said(plan, "column"))


def test_statuses_of_periods_whose_order_is_not_told_are_read_as_they_stand() -> None:
    plan = read_rows(
        [(*PERIODS, "RAG Jan", "RAG Aug"), ("Cook", "Jo Hill", "Oct 2024", "Green", "Amber")]
    )
    assert [a.rag for a in plan.actions] == ["amber"]


def test_a_log_of_progress_is_no_deadline() -> None:
    head = ("Action", "Update log (newest first)", "Lead officer & agency", "Deadline/s", "RAG")
    log = "05.09.24 JT: draft to board\n10/06/24: data request sent"
    rows: Rows = [("Cook", log, "Jo Hill (NHS)", "Oct 2024", "Green"),
                  ("Wash", "06/09 still reviewing", "Al Roe", "31 March 2025", "Red")]  # fmt: skip
    plan = read_rows([head, *rows])
    assert [a.deadline.text for a in plan.actions] == ["Oct 2024", "31 March 2025"]
    assert [u.text for u in plan.actions[0].updates] == ["JT: draft to board", "data request sent"]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Named officer", "lead"), ("SRO", "lead"), ("Senior Responsible Owner", "lead"),
        ("Lead(s)", "lead"), ("Deadline/s", "deadline"), ("Action(s)", "action"),
        ("% comp", "percent"), ("RAG this quarter", "rag"), ("Objective / action", "action"),
        ("Where are we up to", "comment"), ("Ref and action", "action"), ("Update log", "comment"),
        ("Risk owner", "planned"), ("Deputy lead", "support"), ("Ref", "code"),
        ("Objective", "theme"),
    ],
)  # fmt: skip
def test_headings_as_coordinators_write_them_are_known(heading: str, meaning: str) -> None:
    assert meaning_of(heading) == meaning


def test_an_organisation_beside_a_named_officer_is_that_officer_s() -> None:
    head = ("ID", "Milestone", "Org", "Named officer", "Start", "End", "% comp", "RAG")
    start, end = datetime(2024, 4, 1), datetime(2024, 6, 30)  # noqa: DTZ001
    rows = [("1.01", "Appoint builder", "HTC", "M. Okoro", start, end, 1, "Green"),
            ("1.02", "Pave the quay", "HTC", "M. Okoro", start, end, 0.35, "Green"),
            ("", "Total", None, None, None, None, None, None)]  # fmt: skip
    plan = read_rows([head, *rows])
    leads = [(lead.name, lead.organisation) for a in plan.actions for lead in a.leads]
    assert leads == [("M. Okoro", "HTC")] * 2
    assert [a.state for a in plan.actions] == ["complete", "open"]


def test_an_owner_of_another_name_leads_where_no_other_column_is_for_leads() -> None:
    head = ("What will we do", "Tasking owner", "Target", "RAG this qtr", "RAG last qtr")
    rows = [("Sweep the parks", "Insp 2231 Doyle", "31.10.24", "G", "A"),
            ("Train wardens", "Parks", "30.09.24", "A", "R")]  # fmt: skip
    plan = read_rows([head, *rows])
    assert [[lead.name for lead in a.leads] for a in plan.actions] == [
        ["Insp 2231 Doyle"], ["Parks"],
    ]  # fmt: skip
    assert [a.rag for a in plan.actions] == ["green", "amber"]
    other = ("What will we do", "Risk owner", "Lead", "RAG")
    plan = read_rows([other, ("Sweep the parks", "Jo Hill", "Al Roe", "G")])
    assert [lead.name for a in plan.actions for lead in a.leads] == ["Al Roe"]


def test_letters_that_the_key_explains_are_statuses() -> None:
    head = ("No.", "Action", "SRO", "By", "Status")
    rows = [
        ("F1", "Falls app", "Jo Hill", "Dec 24", "OT"),
        ("F2", "Train carers", "Al Roe", "Oct 24", "D"),
        ("V1", "25 beds", "Jo Hill", "Nov 24", "NS"),
        ("V2", "Kit", "Al Roe", "Aug 24", "C"),
    ]
    key = "Status key: C = completed, OT = on track, D = delayed, NS = not started"
    plan = read_document("Frailty plan", key, [head, *rows])
    assert _read(plan) == [
        ("F1", "open", "green"), ("F2", "open", None), ("V1", "open", None),
        ("V2", "complete", None),
    ]  # fmt: skip
    assert plan.actions[2].not_started
    assert said(plan, "status") == ['"D" says no colour, so 1 action stays not rated']


def test_a_key_that_parts_its_words_with_strokes_is_read() -> None:
    key = "Status: Nailed it = complete / Cracking on = green / Wobbly = amber"
    rows: Rows = [
        ("Task", "Champion", "Due", "Status"),
        ("Laptop loans", "Dee Moss", "4 Oct 24", "Cracking on"),
        ("Wifi", "Raj", "18 Oct 24", "Wobbly"),
        ("Skills", "Dee Moss", "1 Sep 24", "Nailed it"),
    ]
    assert _read(read_rows([("Tracker",), (key,), *rows])) == [
        ("Laptop loans", "open", "green"), ("Wifi", "open", "amber"), ("Skills", "complete", None),
    ]  # fmt: skip


def test_numbered_objectives_over_actions_head_them_and_counts_are_no_work() -> None:
    rows: Rows = [
        ("No", "Objective / action", "Lead", "Timescale", "Progress", "BRAG"),
        (1, "Make the town centre safer", None, None, None, None),
        (1.1, "Night marshals", "BID – Paul Wynn", "By end Sept 24", "2 hired", "G"),
        (2, "Support young people", None, None, None, None),
        (2.1, "Youth cafe", "YMCA (Sal)", "Ongoing", "Going well", "G"),
        ("", "Actions complete: 0", None, None, None, None),
    ]
    plan = read_rows(rows)
    assert [(a.code, a.theme) for a in plan.actions] == [
        ("1.1", "1 Make the town centre safer"), ("2.1", "2 Support young people"),
    ]  # fmt: skip


def test_what_a_charity_says_of_where_it_is_is_its_comment() -> None:
    plan = read_text(
        "Done?,Who's on it,What we said we'd do,By,Where are we up to\n"
        "Y,Bev,Book the hall,June 2024,Booked for 12th\n"
        ",Bev & Carl,Recruit trustees,Oct 2024,3 so far\n"
    )
    assert [(a.state, a.comment) for a in plan.actions] == [
        ("complete", "Booked for 12th"), ("open", "3 so far"),
    ]  # fmt: skip
