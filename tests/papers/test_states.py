"""A status is read only as far as it is stated."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.papers.colours import colour_name
from handlers.papers.key_entries import key_entry, key_meaning
from handlers.papers.states import (
    SILENT,
    Status,
    is_whole_percent,
    read_status,
    read_tick,
    whole_comment,
)
from tests.papers.build import read_rows, said

GREEN, AMBER, RED = Status(rag="green"), Status(rag="amber"), Status(rag="red")
COMPLETE, DROPPED = Status(state="complete"), Status(state="discontinued")
NOT_STARTED, UNSURE = Status(not_started=True), Status(unsure=True)
BLUE, GREY = Status(asks="blue"), Status(asks="grey")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Green - complete", COMPLETE), ("Complete - green", COMPLETE), ("Done (G)", COMPLETE),
        ("Green - completed in part", GREEN), ("Amber - complete", AMBER),
        ("Green", GREEN), ("GREEN", GREEN), ("g", GREEN), ("Green.", GREEN), ("(G)", GREEN),
        ("🟢", GREEN), ("🟢 Green", GREEN), ("G ↑", GREEN), ("On track", GREEN),
        ("Amber", AMBER), ("A", AMBER), ("Yellow", AMBER), ("🟡", AMBER), ("At risk", AMBER),
        ("Needs attention", AMBER), ("Red", RED), ("R", RED), ("🔴", RED), ("Off track", RED),
        ("Needs action", RED), ("Not on track", RED),
        ("Green (was Amber)", GREEN), ("Amber → Green", GREEN), ("was red now amber", AMBER),
        ("Amber - waiting on Cabinet", AMBER), ("Red: no funding", RED), ("Amber\nSlipping", AMBER),
        ("On track for delivery in March", GREEN), ("RAG: Green", GREEN), ("Green/Green", GREEN),
        ("Complete", COMPLETE), ("Completed", COMPLETE), ("done", COMPLETE), ("✅", COMPLETE),
        ("Completed July 2020", COMPLETE), ("Done 29/7", COMPLETE),
        ("Complete - report published", COMPLETE),
        ("Closed", COMPLETE), ("Implemented", COMPLETE), ("Blue - complete", COMPLETE),
        ("Discontinued", DROPPED), ("Cancelled", DROPPED), ("Superseded by CR9", DROPPED),
        ("No longer required", DROPPED), ("Not started", NOT_STARTED),
        ("Not yet started", NOT_STARTED), ("Yet to start", NOT_STARTED), ("N/S", NOT_STARTED),
        ("Blue", BLUE), ("B", BLUE), ("Grey", GREY),
        ("On track - slight delay", UNSURE), ("On track, two weeks behind", UNSURE),
        ("On track - no delays", GREEN), ("Green - delayed by the election", GREEN),
        ("A/G", UNSURE), ("Amber?", UNSURE), ("Amber/Red", UNSURE), ("R-A", UNSURE),
        ("Red or Amber", UNSURE), ("Amber to Green", UNSURE), ("Not green", UNSURE),
        ("No longer red", UNSURE), ("Amber but improving", UNSURE), ("Complete?", UNSURE),
        ("Nearly complete", UNSURE), ("Partially complete", UNSURE),
        ("Amber, should be green by Friday", UNSURE), ("On track if funding is found", UNSURE),
        ("Completed 4/5/26, 300 came", COMPLETE), ("Done May 2026 (see minutes)", COMPLETE),
        ("Complete by March 2027", UNSURE), ("Completed 4/5/26, but one is left", UNSURE),
        ("Completed subject to sign-off", UNSURE), ("Green Lane project", UNSURE),
        ("", SILENT), ("Ongoing", SILENT), ("In progress", SILENT), ("Commissioned", SILENT),
        ("60%", SILENT), ("Open", SILENT), ("On hold", SILENT), ("Delayed", SILENT),
        ("A new plan", SILENT), ("Delivered to 40 homes", SILENT), ("TBC", SILENT),
        ("Behind schedule", SILENT), ("-", SILENT),
    ],
)  # fmt: skip
def test_a_status_cell_says_what_it_states_and_no_more(text: str, status: Status) -> None:
    assert read_status(text) == status


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Completed", "complete"), ("complete.", "complete"), ("Completed 12/07/20", "complete"),
        ("Completed on 3rd July 2020", "complete"), ("This action is complete", "complete"),
        ("Action closed", "complete"), ("Discontinued", "discontinued"),
        ("mapping complete", None), ("Completed the first phase", None), ("Ongoing", None),
        ("Survey completed, report to follow", None), ("Complete apart from the report", None),
        ("not complete", None), ("to be completed", None), ("", None), ("Done March", "complete"),
        ("Complete by March 2027", None), ("Completed by end Nov", None),
    ],
)  # fmt: skip
def test_a_comment_completes_only_when_it_says_nothing_else(text: str, state: str | None) -> None:
    assert whole_comment(text).state == state


@pytest.mark.parametrize(
    ("text", "state"),
    [("Y", "complete"), ("yes", "complete"), ("✓", "complete"), ("Closed", "complete"),
     ("N", None), ("No", None), ("Open", None), ("", None), ("Partly", None)],
)  # fmt: skip
def test_a_tick_completes_and_anything_else_leaves_open(text: str, state: str | None) -> None:
    assert read_tick(text).state == state


@pytest.mark.parametrize(
    ("text", "whole"),
    [("100%", True), ("100", True), ("100.0 %", True), ("99%", False), ("1", False)],
)
def test_only_a_hundred_per_cent_is_all(text: str, *, whole: bool) -> None:
    assert is_whole_percent(text) is whole


@pytest.mark.parametrize(
    ("text", "colour", "meaning"),
    [
        ("Green – on track", "green", GREEN),
        ("Red = off track", "red", RED),
        ("Blue: Complete", "blue", COMPLETE),
        ("B = Completed", "blue", COMPLETE),
        ("Grey - not started", "grey", NOT_STARTED),
        ("Green: complete", "green", COMPLETE),
        ("Amber (some slippage)", "amber", AMBER),
        ("Red - action required urgently by the board", "red", RED),
        ("Purple - see notes", "purple", Status(asks="purple")),
    ],
)
def test_a_key_says_what_its_colours_mean(text: str, colour: str, meaning: Status) -> None:
    entry = key_entry(text)
    assert entry is not None
    assert entry[0] == colour
    assert key_meaning(*entry) == meaning


@pytest.mark.parametrize(
    "text",
    ["", "Green", "Green spaces are planted", "Review - red tape", "Y:00", "Y – see", "whıte: x"],
)
def test_other_lines_are_no_entries_of_a_key(text: str) -> None:
    assert key_entry(text) is None


def test_the_plans_own_key_is_believed() -> None:
    key = {"green": COMPLETE, "blue": GREEN}
    assert read_status("Green", key) == COMPLETE
    assert read_status("B", key) == GREEN
    assert read_status("Red", key) == RED


@pytest.mark.parametrize(
    ("fill", "name"),
    [
        ("00B050", "green"), ("92D050", "green"), ("C6EFCE", "green"), ("70AD47", "green"),
        ("FFC000", "amber"), ("FFFF00", "amber"), ("FFEB9C", "amber"), ("ED7D31", "amber"),
        ("FF0000", "red"), ("C00000", "red"), ("FFC7CE", "red"), ("4472C4", "blue"),
        ("00B0F0", "blue"), ("7030A0", "purple"), ("A6A6A6", "grey"), ("D9D9D9", "grey"),
        ("FFFFFF", ""), ("000000", ""), ("E2EFD9", ""), ("D9E2F3", ""), ("", ""), ("auto", ""),
    ],
)  # fmt: skip
def test_a_fill_is_named_and_a_pale_tint_is_decoration(fill: str, name: str) -> None:
    assert colour_name(fill) == name


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ,.-0123456789", max_size=60))
def test_no_text_without_a_status_word_has_a_rag(text: str) -> None:
    words = ("green", "amber", "red", "yellow", "orange", "track", "risk", "target", "schedule")
    hints = (*words, "slip", "stuck", "block", "stall", "need", "plan", "well")
    status = read_status(text)
    bare = text.strip(" ,.-")
    letter = {bare[:2].strip(" ,.-"), bare[-2:].strip(" ,.-")} & set("ragy")
    assert status.rag is None or letter or any(word in text for word in hints)


def test_the_colour_before_is_no_second_one() -> None:
    for text in ("Green (prev Amber)", "Green (prev. Amber)", "Green (previously Amber)"):
        assert read_status(text) == Status(rag="green"), text


def test_several_periods_without_a_status_are_told_of_once() -> None:
    head = ("Ref", "Action", "Lead", "Due", "Apr RAG", "May RAG", "Jun RAG", "Jul RAG")
    rows = [("1", "Cook meals", "Jo Hill", "Oct 2024", "G", "G", "A", "A"),
            ("2", "Wash up", "Jo Hill", "Oct 2024", "G", "G", "", "")]  # fmt: skip
    plan = read_rows([head, *rows])
    assert [a.rag for a in plan.actions] == ["amber", "green"]
    assert said(plan, "status") == [
        "2 has no status under “Jun RAG”, only an earlier one: I took that one"
    ]


def test_a_day_among_ticks_says_that_it_is_done_once_that_day_has_come() -> None:
    head = ("Ref", "Action", "Lead", "Deadline", "Completed")
    rows = [("1", "Write a plan", "Jo Hill", "Aug 2024", "✓"),
            ("2", "Hire a van", "Jo Hill", "Aug 2024", "14/07/2024"),
            ("3", "Buy a fridge", "Jo Hill", "Dec 2024", "14/12/2024"),
            ("4", "Open the doors", "Jo Hill", "Dec 2024", "")]  # fmt: skip
    plan = read_rows([head, *rows])
    assert [a.state for a in plan.actions] == ["complete", "complete", "open", "open"]
