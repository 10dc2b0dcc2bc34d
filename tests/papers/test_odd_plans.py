"""Plans as people really keep them: odd columns, keys below, statuses in the wrong place."""

from __future__ import annotations

from datetime import date

import pytest
from docx import Document

from handlers.papers.doubt_words import brief
from handlers.papers.read import read_plan
from tests.papers.build import (
    HEADER,
    TODAY,
    Look,
    action,
    read_document,
    read_rows,
    read_text,
    said,
    saved,
    workbook,
)

GREEN, AMBER, RED, BLUE = "FF00B050", "FFFFC000", "FFFF0000", "FF0070C0"


def test_days_beside_one_that_has_its_month_first_are_asked_about() -> None:
    plan = read_rows(
        [
            HEADER,
            ("1", "Open hub", "Jo Hill", "3/4/26", "G", ""),
            ("2", "Hire worker", "Al Roe", "4/13/26", "A", ""),
            ("3", "Print", "Al Roe", "5/5/26", "A", ""),
        ]
    )
    first = action(plan, "1").deadline
    assert first.window is not None
    assert (str(first.window.last), first.ambiguous) == ("2026-04-03", True)
    assert [str(w.last) for w in first.alternatives] == ["2026-03-04"]
    assert not action(plan, "3").deadline.ambiguous, "5/5 is the same day either way"


def test_days_beside_several_that_have_their_month_first_are_read_so() -> None:
    due = ("3/4/26", "4/13/26", "5/30/26", "30/9/2026")
    rows = [(str(n), f"Do {n}", "Jo Hill", text, "G", "") for n, text in enumerate(due)]
    first = action(read_rows([HEADER, *rows[:3]]), "0").deadline
    assert first.window is not None
    assert (str(first.window.last), first.ambiguous) == ("2026-03-04", True)
    assert [str(w.last) for w in first.alternatives] == ["2026-04-03"]
    first = action(read_rows([HEADER, *rows]), "0").deadline
    assert first.window is not None
    assert str(first.window.last) == "2026-04-03", "one has its day first"


def test_an_earlier_rag_does_not_stand_for_one_that_is_a_dash() -> None:
    plan = read_rows(
        [
            ("Ref", "Action", "Lead", "Deadline", "RAG Q4 25/26", "RAG Q1 26/27"),
            ("S1", "Open hub", "Jo Hill", "30/9/26", "G", "A"),
            ("S4", "Merge teams", "Al Roe", "30/9/26", "A", "–"),
            ("S5", "Walks", "Al Roe", "30/9/26", "A", ""),
        ]
    )
    assert [a.rag for a in plan.actions] == ["amber", None, "amber"]
    assert dict(action(plan, "S1").fields)["RAG Q4 25/26"] == "G"
    doubts = " ".join(said(plan, "status"))
    assert "S4 has no status under “RAG Q1 26/27”" in doubts
    assert "S5 has no status under “RAG Q1 26/27”" in doubts


def test_a_word_in_capitals_right_under_the_header_heads_what_follows() -> None:
    plan = read_rows(
        [
            HEADER,
            ("FOOD",),
            ("1", "Open hub", "Jo Hill", "30/9/26", "G", ""),
            ("TRANSPORT",),
            ("2", "Bus", "Al Roe", "30/9/26", "A", ""),
        ]
    )
    assert [a.theme for a in plan.actions] == ["FOOD", "TRANSPORT"]
    assert plan.doubts == ()


def test_columns_are_known_by_their_headings_with_brackets_behind_them() -> None:
    plan = read_rows(
        [
            ("#", "Task / activity", "Accountable Officer & Org", "Target completion (orig.)",
             "Revised target", "Status (BRAG)"),
            (1, "Open hub", "J Hill, GCC", "30 Sept 26", "Dec 26", "Amber"),
            (2, "Buses", "A Roe / K Poe (NHS)", "31/10/26", None, "Completed"),
        ]
    )  # fmt: skip
    hub, buses = plan.actions
    assert hub.deadline.text == "30 Sept 26"
    assert hub.revised is not None
    assert hub.revised.text == "Dec 26"
    assert [(lead.name, lead.organisation) for lead in buses.leads] == [
        ("A Roe", ""),
        ("K Poe", "NHS"),
    ]
    assert (hub.rag, buses.state) == ("amber", "complete")


def test_two_header_rows_are_one_heading_each() -> None:
    plan = read_rows(
        [
            ("Action plan 2026/27",),
            ("Ref", "Action", "Responsibility", None, "Timescale", None, "RAG"),
            (None, None, "Lead Officer", "Agency", "Start", "End", None),
            ("1.1", "Open hub", "Jo Hill", "Council", "1/4/26", "30/9/26", "G"),
        ],
        merged=["C2:D2", "E2:F2"],
    )
    [hub] = plan.actions
    assert (hub.deadline.text, hub.leads[0].name, hub.rag) == ("30/9/26", "Jo Hill", "green")
    assert dict(hub.fields) == {"Responsibility: Agency": "Council", "Timescale: Start": "1/4/26"}


def test_colour_alone_is_a_status_and_blue_is_asked_about() -> None:
    fills = [GREEN, AMBER, RED, BLUE, ""]
    rows = [
        (str(n), f"Do {n}", "Jo Hill", "30/9/26", Look("", fill=f)) for n, f in enumerate(fills)
    ]
    plan = read_rows([("Ref", "Action", "Lead", "Due", "BRAG"), *rows])
    assert [a.rag for a in plan.actions] == ["green", "amber", "red", None, None]
    assert said(plan, "colour") == [
        "Blue is no status I know without a key (3): what does it mean?"
    ]


def test_a_colour_that_prose_opens_with_is_a_status_where_no_column_is_for_it() -> None:
    plan = read_rows(
        [
            ("Ref", "Action", "Lead", "Due", "Update"),
            ("1", "Open hub", "Jo Hill", "30/9/26", "AMBER – awaiting sign off"),
            ("2", "Buses", "Al Roe", "30/9/26", "This action is now complete."),
            ("3", "Talks", "Al Roe", "30/9/26", "Green Lane closed for works"),
            ("4", "Runs", "Al Roe", "30/9/26", "Nearly complete"),
        ]
    )
    assert [(a.rag, a.state) for a in plan.actions] == [
        ("amber", "open"),
        (None, "complete"),
        (None, "open"),
        (None, "open"),
    ]


def test_a_colour_in_a_comment_beside_an_empty_status_is_pointed_out() -> None:
    plan = read_rows([HEADER, ("1", "Open hub", "Jo Hill", "30/9/26", "", "Red: no kitchen")])
    assert plan.actions[0].rag is None
    assert any("has Red in its comment" in text for text in said(plan, "status"))


def test_actions_below_actions_keep_their_letters_and_their_parents() -> None:
    plan = read_rows(
        [
            HEADER,
            ("1", "Improve food", "Jo Hill", "31/3/27", "", ""),
            ("1.1", "Open hub", "Jo Hill", "30/9/26", "G", ""),
            ("1.1a", "Find kitchen", "Al Roe", "31/7/26", "A", ""),
            ("1.1b", "Hire cook", "Al Roe", "31/8/26", "R", ""),
        ]
    )
    assert [a.code for a in plan.actions] == ["1", "1.1", "1.1a", "1.1b"]
    assert [a.parent for a in plan.actions] == [None, "Plan!2", "Plan!3", "Plan!3"]


def test_several_tables_on_a_sheet_each_have_their_heading_and_the_key_ends_them() -> None:
    head = ("Ref", "Action", "Lead", "Deadline", "RAG")
    plan = read_rows(
        [
            ("Priority 1: Food",),
            head,
            ("1", "Open hub", "Jo Hill", "30/9/26", "G"),
            (),
            ("Priority 2: Transport",),
            head,
            ("2", "Buses", "Al Roe", "31/10/26", "B"),
            (),
            ("Key",),
            ("Green", "On track"),
            ("Blue", "Complete"),
        ]
    )
    assert [a.theme for a in plan.actions] == ["Priority 1: Food", "Priority 2: Transport"]
    assert action(plan, "2").state == "complete"


def test_a_whole_is_one_in_a_column_of_shares() -> None:
    head = ("Ref", "Action", "Lead", "Deadline", "% complete")
    rows = [(str(n), f"Do {n}", "Jo Hill", "30/9/26", v) for n, v in enumerate((1, 0.4, "0%"))]
    assert [a.state for a in read_rows([head, *rows]).actions] == ["complete", "open", "open"]
    percent = [(str(n), f"Do {n}", "Jo Hill", "30/9/26", v) for n, v in enumerate((1, 40, 100))]
    assert [a.state for a in read_rows([head, *percent]).actions] == ["open", "open", "complete"]


def test_text_files_are_read_whatever_their_encoding_and_separator() -> None:
    text = "Ref;Action;Lead;Deadline;RAG\n1;Café – Plas Coch;Siân Hughes;30/09/26;G\n"
    for data in (
        read_text(text, "cp1252"),
        read_text(text.replace(";", "\t"), "utf-16"),
        read_text(text.replace(";", "|"), "utf-8-sig"),
        read_text("Safer Town Plan 2026,,,,\n,,,,\n" + text.replace(";", ",")),
    ):
        [only] = data.actions
        assert (only.title, only.leads[0].name) == ("Café – Plas Coch", "Siân Hughes")


def test_cells_merged_down_in_a_word_table_gather_what_stands_beside_them() -> None:
    made = Document()
    table = made.add_table(5, 5)
    rows = [
        ("Theme", "What", "Who leads", "By", "BRAG"),
        ("Roads", "Speed watch", "Sgt P. Lee", "Oct 26", "Green"),
        ("", "Crossing", "Highways (Ann Day)", "Q4 26/27", "Amber - utility diversion"),
        ("Youth", "Drop-in", "YMCA", "ongoing", "Blue"),
        ("", "Mentors", "tbc", "", ""),
    ]
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            table.cell(r, c).text = value
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(4, 0))
    made.add_paragraph("Key: Green = on track; Amber = some risk; Blue = complete")
    plan = read_plan(saved(made), "plan.docx", TODAY)
    assert [a.theme for a in plan.actions] == ["Roads", "Roads", "Youth", "Youth"]
    assert [(a.rag, a.state) for a in plan.actions[1:3]] == [("amber", "open"), (None, "complete")]
    assert plan.actions[3].leads == ()


def test_a_table_that_goes_on_over_the_page_under_the_same_header_is_one_plan() -> None:
    head = ("Ref", "Action", "Lead", "By when", "RAG")
    plan = read_document(
        [head, ("Theme 1 – Food",), ("1", "Open hub", "Jo Hill", "Sept 2026", "G")],
        [head, ("2", "Buses\n• route 9\n• route 10", "Al Roe", "Nov 2026", "R")],
    )
    assert [a.code for a in plan.actions] == ["1", "2"]
    assert "route 10" in action(plan, "2").title
    assert action(plan, "1").theme == "Theme 1 – Food"


def test_words_struck_through_are_pointed_out() -> None:
    plan = read_rows([HEADER, ("3", Look("Beta", struck=True), "Al Roe", "31/10/26", "A", "")])
    assert said(plan, "struck") == ["Row 2: “Beta” is struck through, and I read it as it is"]


def test_a_title_or_deadline_that_says_it_is_over_is_pointed_out() -> None:
    plan = read_rows(
        [
            HEADER,
            ("1", "Open hub – COMPLETE", "Jo Hill", "30/9/26", "", ""),
            ("2", "Buses (discontinued - merged with 3)", "Al Roe", "31/10/26", "A", ""),
            ("3", "Complete the survey", "Al Roe", "Aug 26 (Complete)", "G", ""),
        ]
    )
    assert [a.state for a in plan.actions] == ["open"] * 3
    assert said(plan, "status") == [
        "1 says “COMPLETE” in its title: I left it open",
        "2 says “discontinued” in its title: I left it open",
        "3 says “Complete” in its deadline: I left it open",
    ]


def test_statuses_in_words_are_read_as_far_as_they_go() -> None:
    words = {
        "Done ✔": (None, "complete"),
        "In progress - on track": ("green", "open"),
        "Open - Red": ("red", "open"),
        "Red → Amber": ("amber", "open"),
        "green (was amber)": ("green", "open"),
        "Amber/Green": (None, "open"),
        "Nearly complete": (None, "open"),
        "Complete - awaiting sign off": (None, "open"),
        "75%": (None, "open"),
        "On hold": (None, "open"),
    }
    rows = [(str(n), f"Do {n}", "Jo Hill", "30/9/26", w) for n, w in enumerate(words)]
    plan = read_rows([("Ref", "Action", "Lead", "Deadline", "Status"), *rows])
    read = {w: (a.rag, a.state) for w, a in zip(words, plan.actions, strict=True)}
    assert read == words


def test_a_body_stands_where_its_person_is_still_to_be_found() -> None:
    leads = ("TBC - NHS", "tbc/Jo Hill", "Jo Hill c/o Al Roe", "Vacant")
    rows = [(str(n), f"Do {n}", lead, "30/9/26", "G") for n, lead in enumerate(leads)]
    plan = read_rows([("Ref", "Action", "Lead", "Deadline", "RAG"), *rows])
    names = [[lead.name for lead in a.leads] for a in plan.actions]
    assert names == [["NHS"], ["Jo Hill"], ["Jo Hill"], []]


def test_hidden_rows_are_read_and_hidden_sheets_left_out_both_said() -> None:
    book = workbook(
        {
            "Plan": [HEADER, ("1", "Open hub", "Jo Hill", "30/9/26", "G", "")],
            "Old": [HEADER, ("9", "Old thing", "Jo Hill", "1/1/20", "R", "")],
        }
    )
    book["Plan"].row_dimensions[2].hidden = True
    book["Old"].sheet_state = "hidden"
    plan = read_plan(saved(book), "plan.xlsx", TODAY)
    assert [a.code for a in plan.actions] == ["1"]
    assert len(said(plan, "hidden")) == 2


def test_the_doubts_in_brief_name_the_actions_or_rows_they_are_about() -> None:
    plan = read_rows(
        [
            ("Ref", "Action", "Lead", "Deadline", "RAG"),
            *((str(n), f"Do {n}", "", "", "G") for n in range(3)),
        ]
    )
    lines = [doubt.text for doubt in brief(plan.doubts)]
    assert all(line and not line.startswith(":") for line in lines)


def test_an_item_of_minutes_that_asks_for_nothing_is_no_action() -> None:
    plan = read_document(
        [
            ("Item", "Discussion", "Action", "Owner", "Due"),
            ("1", "Apologies from Tom", "", "", ""),
            ("2", "The budget is short", "Write to the PCC", "Bev Hall", "20 Aug 2026"),
            ("", "and the bid is late", "Raise it at board", "Di Reed", "asap"),
            ("3", "Any other business", "None", "", ""),
            ("4", "Risk register", "To note", "", ""),
            ("5", "Posts", "", "Bev Hall", "30 Sep 2026"),
        ]
    )
    assert [a.title for a in plan.actions] == ["Write to the PCC", "Raise it at board", "5"]
    assert len(said(plan, "note")) == 3


@pytest.mark.parametrize("label", ["Progress to date", "Update", "Latest news", "Current position"])
def test_a_row_of_progress_across_the_table_is_that_of_the_action_above(label: str) -> None:
    plan = read_rows(
        [
            HEADER,
            ["1", "Find a kitchen", "Jo Jones", "Oct 2024", "Green", "slow"],
            [f"{label}: kitchen found", "", "", "", "", ""],
            ["2", "Open it", "Jo Jones", "Nov 2024", "Red", ""],
            [f"{label}: none", "", "", "", "", ""],
        ],
        merged=["A3:F3", "A5:F5"],
    )
    assert [(a.title, a.comment) for a in plan.actions] == [
        ("Find a kitchen", f"slow\n{label}: kitchen found"), ("Open it", f"{label}: none"),
    ]  # fmt: skip
    assert not plan.themes


def test_a_dated_row_of_progress_is_an_update_and_one_without_a_place_is_told() -> None:
    row = ["Update 12/07/24: funding lost"]
    dated = read_rows([HEADER, ["1", "Open it", "Jo Jones", "Nov 2024", "Red", ""], row])
    assert [(u.day, u.text) for u in dated.actions[0].updates] == [
        (date(2024, 7, 12), "funding lost")
    ]
    bare = read_rows([HEADER[:5], ["1", "Open it", "Jo Jones", "Nov 2024", "Red"], row])
    assert [a.code for a in bare.actions] == ["1"]
    assert "funding lost" in said(bare, "note")[0]


def test_letters_explained_among_the_rows_are_a_key_and_no_actions() -> None:
    plan = read_rows(
        [
            HEADER,
            ["1", "Find a kitchen", "Jo Jones", "Oct 2024", "B", ""],
            ["B", "Blue = complete", "", "", "", ""],
        ]
    )
    assert [(a.title, a.state) for a in plan.actions] == [("Find a kitchen", "complete")]


def test_words_that_say_no_colour_are_all_told_however_many() -> None:
    words = [f"word {letter}" for letter in "abcdefghijklm"]
    plan = read_rows(
        [HEADER, *([str(n), f"Do {w}", "Jo Jones", "Oct 2024", w, ""] for n, w in enumerate(words))]
    )
    told = said(plan, "status")
    assert all(any(f"“{word}”" in line for line in told) for word in words)
    assert len(told) == 11


def test_a_heading_with_a_lead_and_a_date_is_pointed_out() -> None:
    rows = [
        HEADER,
        ["A1", "Find a kitchen", "Jo Jones", "Oct 2024", "Green", ""],
        ["A2 Open it", "", "Al Khan", "Nov 2024", "Red", ""],
        ["A3", "Paint it", "Al Khan", "Dec 2024", "", ""],
    ]
    plan = read_rows(rows)
    assert [a.code for a in plan.actions] == ["A1", "A3"]
    assert "Row 3: I read “A2 Open it” as a heading, no action" in said(plan, "row")
