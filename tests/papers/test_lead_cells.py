"""Cells of leads that say more than names."""

import pytest

from handlers.papers.lead_cells import lead_cell
from handlers.papers.read import read_plan
from handlers.rules.names.reading import read_leads
from tests.papers.build import HEADER, TODAY, read_rows, said, saved, workbook


def names(text: str) -> list[str]:
    return [lead.name for lead in read_leads(lead_cell(text).names)]


@pytest.mark.parametrize(
    ("text", "leads", "doubt"),
    [
        ("Kim or Jo", ["Kim", "Jo"], "one of them, or all? I took all"),
        ("Kim Lee and/or Jo Day", ["Kim Lee", "Jo Day"], "one of them, or all? I took all"),
        ("Kim -> Jo", ["Jo"], "handed on? I took Jo"),
        ("Kim Lee → Jo Day (NHS)", ["Jo Day"], "handed on? I took Jo Day (NHS)"),
        ("Kim Lee > Jo Day", ["Jo Day"], "handed on? I took Jo Day"),
        ("Was Kim Lee, now Jo Day", ["Jo Day"], ""),
        ("Kim Lee (now Jo Day)", ["Jo Day"], ""),
        ("Kim Lee, now Jo Day", ["Jo Day"], ""),
        ("1. Kim 2. Jo", ["Kim", "Jo"], ""),
        ("1) Kim Lee 2) Jo Day 3) Pat Ash", ["Kim Lee", "Jo Day", "Pat Ash"], ""),
        ("a) Kim b) Jo", ["Kim", "Jo"], ""),
        ("(Kim Lee)", ["Kim Lee"], ""),
        ("Kim Lee?", ["Kim Lee"], "not certain yet? I took Kim Lee"),
        ("as above", [], "nobody stands above it, so I took no lead"),
        ("Kim's team", ["Kim's team"], ""),
        ("Kim Lee's team", ["Kim Lee's team"], ""),
        ("Kim Lee", ["Kim Lee"], ""),
        ("Kim Lee (was Jo Day)", ["Kim Lee"], ""),
        ("Parent or carer forum", ["Parent or carer forum"], ""),
        ("", [], ""),
    ],
)
def test_who_leads_is_read_from_what_is_said_of_them(
    text: str, leads: list[str], doubt: str
) -> None:
    assert names(text) == leads
    assert lead_cell(text).doubt == doubt


@pytest.mark.parametrize("piece", ["Kim or ", "was ", "1. A ", "Kim (", "a, now ", "-> ", "? "])
def test_a_long_cell_takes_no_time(piece: str) -> None:
    assert lead_cell(piece * 4_000) is not None
    assert lead_cell((piece * 2_000)[:2_000]) is not None


def test_what_is_doubtful_is_said() -> None:
    rows = [("1", "Find a kitchen", "as above", "Oct 2024"), ("2", "Open it", "Jo or Al", "")]
    plan = read_rows([HEADER[:4], *rows])
    assert [[lead.name for lead in action.leads] for action in plan.actions] == [[], ["Jo", "Al"]]
    assert said(plan, "lead") == [
        "1 “as above”: nobody stands above it, so I took no lead",
        "2 “Jo or Al”: one of them, or all? I took all",
    ]


def test_work_without_words_is_told() -> None:
    plan = read_rows([HEADER[:4], ("F1", "", "Jo Jones", "Oct 2024"), ("F2", "Open it", "Al", "")])
    assert [action.title for action in plan.actions] == ["F1", "Open it"]
    assert said(plan, "title") == ["F1 has no words for what is to be done: I called it “F1”"]


def test_work_that_the_file_has_on_hold_is_named_with_what_to_type() -> None:
    rows = [
        ("F1", "Find a kitchen", "Jo Jones", "Oct 2024", "On hold until Jan", ""),
        ("F2", "Open it", "Jo Jones", "Oct 2024", "Amber (paused)", ""),
        ("F3", "Paint it", "Jo Jones", "Oct 2024", "Green", ""),
    ]
    plan = read_rows([HEADER, *rows])
    assert [action.rag for action in plan.actions] == [None, "amber", "green"]
    assert said(plan, "hold") == [
        "F1 and F2 are on hold in the file, and an import puts nothing on hold: "
        "type for example “hold F1 until Jan” afterwards"
    ]
    assert not said(plan, "status")


def test_a_mark_under_a_name_says_who_leads() -> None:
    rows = [("Ref", "Action", "Responsible", None, None, "Due"),
            (None, None, "Council", "ICB", "Age UK", None),
            ("1", "Open a hub", "X", None, None, "Oct 2026"),
            ("2", "Buy two cars", None, "x", "✓", "Nov 2026"),
            ("3", "Print a leaflet", None, None, None, "Nov 2026")]  # fmt: skip
    merged = {"Plan": ["C1:E1", "A1:A2", "B1:B2", "F1:F2"]}
    plan = read_plan(saved(workbook({"Plan": rows}, merged=merged)), "plan.xlsx", TODAY)
    assert [[lead.name for lead in action.leads] for action in plan.actions] == [
        ["Council"], ["ICB", "Age UK"], []
    ]  # fmt: skip
