"""Plans as councils, police, health services, charities and landlords keep them."""

from __future__ import annotations

from datetime import datetime

import pytest

from handlers.papers.columns import meaning_of
from handlers.papers.plan import PlanRead
from tests.papers.build import Look, Rows, read_document, read_rows, read_text, said


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
    assert f"The newest status is that under “{names[0]}”, by its name" in said(plan, "column")
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
        ("Risk owner", "planned"), ("Accountable exec", "lead"), ("Forecast finish", "revised"),
        ("Baseline finish", "deadline"), ("Deputy lead", "support"), ("Ref", "code"),
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
    assert said(plan, "status") == ["“D” says no colour, so 1 action stays not rated"]


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


def test_a_ward_leads_nothing_where_a_column_of_leads_stands_beside_it() -> None:
    head = ("Ward", "Action", "Police lead", "Council lead", "Q1 RAG", "Q2 RAG", "Deadline")
    rows = [("Abbey", "Alley gates", "PC 441 Ray", "J. Moss", "G", "A", "30/11/2024"),
            ("Quay", "Dog patrols", "PC 441 Ray", "", "R", "G", "31/12/2024")]  # fmt: skip
    plan = read_rows([head, *rows])
    assert [lead.name for a in plan.actions for lead in a.leads] == ["PC 441 Ray"] * 2
    assert [a.rag for a in plan.actions] == ["amber", "green"]
    assert ("Council lead", "J. Moss") in plan.actions[0].fields
    bare = read_rows([(*head[:2], *head[4:]), *[(*row[:2], *row[4:]) for row in rows]])
    assert [a.leads for a in bare.actions] == [(), ()]


@pytest.mark.parametrize(
    "heading", ["RAG (1=G, 2=A, 3=R)", "Status (1 = green, 2 = amber, 3 = red)"]
)
def test_a_key_within_a_heading_is_read(heading: str) -> None:
    rows: Rows = [("Signs", "Flo Day", "1/11/24", 1), ("Bins", "Flo Day", "1/12/24", 3),
                  ("Benches", "Al Po", "1/12/24", 2)]  # fmt: skip
    plan = read_rows([("Action", "Lead", "Due", heading), *rows])
    assert [a.rag for a in plan.actions] == ["green", "red", "amber"]
    assert said(plan, "key") == ["By the plan's own key “1” is Green, “3” Red and “2” Amber"]


def test_colours_of_one_cell_a_row_beside_no_column_of_statuses_are_told() -> None:
    rows: Rows = [("Ref", "Action", "Service", "Due"),
                  (Look("T1", fill="FF00B050"), "Street lights", "Highways", "2025"),
                  (Look("T2", fill="FFFF0000"), "Retrofit", "Housing", "31/03/25")]  # fmt: skip
    plan = read_rows(rows)
    assert [a.rag for a in plan.actions] == [None, None]
    assert said(plan, "colour") == [
        "2 rows are filled green and red, and no key says why: I set no status by that"
    ]


def test_the_average_of_a_programme_is_no_work() -> None:
    head = ("#", "Deliverable", "Lead", "Finish", "% complete")
    rows: Rows = [
        (1, "Open beds", "Mo Singh", "31/10/24", 0.6),
        (2, "Average wait", "Mo", "1/1/25", 0),
    ]
    plan = read_rows([head, *rows, (None, "Programme average", None, None, 0.3)])
    assert [a.title for a in plan.actions] == ["Open beds", "Average wait"]


def test_a_target_that_is_mostly_a_day_is_the_deadline() -> None:
    head = ("Date raised", "Action", "Assigned to", "Target", "Closed?")
    day = datetime(2024, 5, 31)  # noqa: DTZ001
    rows: Rows = [
        ("14/5/24", "Send it", "Nina", day, "Y"),
        ("14/5/24", "Map it", "Tunde", day, "N"),
        ("9/7/24", "Share it", "Nina", "ASAP", "N"),
        ("9/7/24", "Ask", "Nina", "Next mtg", "N"),
    ]
    plan = read_rows([head, *rows])
    assert [a.deadline.text for a in plan.actions][2:] == ["ASAP", "Next mtg"]
    assert plan.actions[0].deadline.window is not None


def test_who_answers_for_a_block_heads_nothing_and_is_told() -> None:
    head = ("What", "Who", "When", "RAG", "Comments")
    rows: Rows = [
        ("Outcome 1: Fewer children in care",), ("Accountable: Director of Children's Services",),
        head, ("Edge of care team", "R. Abbott", "Sept 24", "G", ""), (),
        ("Outcome 2: Better transitions",), ("Accountable: Director of Adults' Services",),
        head, ("Transitions panel", "L. Frost", "Dec 24", "R", ""),
    ]  # fmt: skip
    plan = read_rows(rows)
    assert [a.theme for a in plan.actions] == [
        "Outcome 1: Fewer children in care", "Outcome 2: Better transitions",
    ]  # fmt: skip
    assert len(said(plan, "note")) == 2
