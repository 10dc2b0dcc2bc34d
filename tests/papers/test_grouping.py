"""A column that groups the work heads it where nothing else does."""

from __future__ import annotations

import pytest

from handlers.papers.plan import PlanRead
from tests.papers.build import Rows, read_document, read_rows, read_text, said

WORK = (
    ("Open hub", "Jo Hill", "30/9/26", "Green"),
    ("Hire worker", "Al Roe", "31/10/26", "Amber"),
    ("Print leaflets", "Al Roe", "30/11/26", "Green"),
    ("Run course", "Jo Hill", "30/9/27", "Red"),
    ("Review rota", "Sam Poe", "31/10/27", "Green"),
)


def _rows(heading: str, *groups: str | None) -> Rows:
    header = (heading, "Action", "Lead", "Due", "RAG")
    return [header, *((group, *row) for group, row in zip(groups, WORK, strict=True))]


def _themes(plan: PlanRead) -> list[str]:
    return [action.theme for action in plan.actions]


@pytest.mark.parametrize(
    "heading", ["Project", "Initiative", "Locality", "Sub-group", "Intervention"]
)
def test_a_column_that_repeats_over_rows_heads_them_and_is_spoken_of(heading: str) -> None:
    plan = read_rows(_rows(heading, "Food", "Food", "Food", "Buses", "Buses"))
    assert _themes(plan) == ["Food", "Food", "Food", "Buses", "Buses"]
    assert [action.title for action in plan.actions] == [row[0] for row in WORK]
    assert all(not action.fields for action in plan.actions)
    assert said(plan, "column") == [
        f"The column “{heading}”: by what stands in it I took it for the headings of the actions"
    ]


def test_a_column_filled_once_for_several_rows_heads_them() -> None:
    plan = read_rows(_rows("Ward", "Kingsholm", None, None, "Tuffley", None))
    assert _themes(plan) == ["Kingsholm"] * 3 + ["Tuffley"] * 2


@pytest.mark.parametrize(
    ("heading", "groups"),
    [
        ("Project", ("Food",) * 5),
        ("Project", ("Food", "Buses", "Parks", "Arts", "Sport")),
        ("Locality", ("Food", "Buses", "Food", "Buses", "Food")),
        ("Locality", ("Food", "Food", "Buses", "Arts", "Sport")),
        ("Level", ("High", "High", "High", "Low", "Low")),
        ("Agreed at", ("March 2026", "March 2026", "March 2026", "June 2026", "June 2026")),
    ],
)
def test_a_column_that_parts_nothing_stays_a_field(heading: str, groups: tuple[str, ...]) -> None:
    plan = read_rows(_rows(heading, *groups))
    assert {*_themes(plan)} == {""}
    assert [dict(action.fields).get(heading) for action in plan.actions] == list(groups)


def test_headings_of_the_plans_own_go_before_a_column_that_groups() -> None:
    rows = _rows("Project", "Food", "Food", "Food", "Buses", "Buses")
    by_column = [(*row, group) for row, group in zip(rows, ("Aim", *"AABBB"), strict=True)]
    assert _themes(read_rows(by_column)) == list("AABBB")
    by_row = [rows[0], ("RESIST",), *rows[1:3], ("RETAIN",), *rows[3:]]
    assert _themes(read_rows(by_row)) == ["RESIST"] * 2 + ["RETAIN"] * 3


def test_a_heading_over_the_whole_table_does_not_keep_a_column_from_grouping() -> None:
    plan = read_document("# Our plan", "## Actions", _rows("Project", "A1", "A1", "A1", "B2", "B2"))
    assert _themes(plan) == ["A1"] * 3 + ["B2"] * 2


def test_a_person_may_say_that_the_column_is_a_mere_field() -> None:
    rows = _rows("Project", "Food", "Food", "Food", "Buses", "Buses")
    plan = read_rows(rows, columns={"Project": "other", "Action": "action"})
    assert {*_themes(plan)} == {""}
    assert dict(plan.actions[0].fields) == {"Project": "Food"}


def test_a_copied_line_leaves_the_steps_and_what_they_are_steps_of_as_they_were() -> None:
    step = ("Feed people", "Open hub", "Jo Hill", "Sept 2026")
    plan = read_rows(
        [
            ("Action", "Milestone", "Lead", "By when"),
            *(step, step),
            ("Feed people", "Cook", "Al Roe", "Oct 2026"),
            ("Move people", "Run bus", "Jo Hill", "Nov 2026"),
            ("Move people", "Stop bus", "", ""),
        ]
    )
    assert [a.title for a in plan.actions] == [
        "Open hub",
        "Open hub",
        "Cook",
        "Run bus",
        "Stop bus",
    ]


def test_a_heading_that_stands_twice_is_one_heading_and_no_action() -> None:
    work = "Food,,\nFood,,\nOpen hub,Jo Hill,Sept 2026\nBus,,\nRun,Al Roe,Oct 2026\n"
    plan = read_text(f"Action,Lead,By when\n{work}")
    assert [(a.theme, a.title) for a in plan.actions] == [("Food", "Open hub"), ("Bus", "Run")]
    assert [theme.title for theme in plan.themes] == ["Food", "Bus"]
