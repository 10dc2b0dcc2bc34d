"""A key under the plan explains colours and initials, and none of its rows is work."""

from __future__ import annotations

import pytest

from handlers.papers.plan import PlanRead
from tests.papers.build import Look, Rows, read_document, read_rows, read_text, said

GREEN, AMBER, RED = "FF00B050", "FFFFC000", "FFFF0000"
PLAN: Rows = [
    ("No", "What", "Who", "By when", "Status", "Notes"),
    ("1", "Open the hub", "JH", "30/9/26", Look("", fill=GREEN), "Keys got"),
    (),
    ("2", "Hire the cook", "AR/JH", "31/10/26", Look("", fill=AMBER), ""),
]
INITIALS: Rows = [("JH", "Jo Hill (RCC)"), ("AR", "Al Roe (NHS)")]


def _titles(plan: PlanRead) -> list[tuple[str, str]]:
    return [(action.theme, action.title) for action in plan.actions]


@pytest.mark.parametrize("heading", ["Initials", "Key to initials:", "Abbreviations", "Key", ""])
def test_initials_explained_under_the_plan_are_notes(heading: str) -> None:
    plan = read_rows([*PLAN, (), (heading,), *INITIALS])
    assert _titles(plan) == [("", "Open the hub"), ("", "Hire the cook")]
    notes = [text for text in said(plan, "note") if "JH" in text or "AR" in text]
    assert notes == [
        "I read this as a note, not an action: “JH Jo Hill (RCC)”",
        "I read this as a note, not an action: “AR Al Roe (NHS)”",
    ]


def test_the_words_of_a_colour_in_a_key_head_nothing() -> None:
    colours = [(Look("", fill=GREEN), "On track"), (Look("", fill=AMBER), "Some delay")]
    plan = read_rows([*PLAN, (), ("Key",), *colours, (), ("Initials",), *INITIALS])
    assert _titles(plan) == [("", "Open the hub"), ("", "Hire the cook")]
    assert [action.rag for action in plan.actions] == ["green", "amber"]


def test_work_that_goes_on_after_a_key_is_read() -> None:
    more = [("3", "Find a van"), ("BUSES",), ("4", "Run it", "JH", "30/11/26", "", "")]
    plan = read_rows([*PLAN, ("Key",), (Look("", fill=RED), "Off track"), *more])
    assert _titles(plan)[2:] == [("", "Find a van"), ("BUSES", "Run it")]


WORDS: Rows = [
    ("No", "What", "Who", "By when", "Status", "Notes"),
    ("1", "Open the hub", "Jo Hill", "30/9/26", "Sorted", "Keys got"),
    ("2", "Hire the cook", "Al Roe", "31/10/26", "On it", ""),
    ("3", "Find a van", "Al Roe", "31/10/26", "Worried", "No quotes"),
    ("4", "Fix the roof", "Jo Hill", "30/11/26", "Stuck - no builder", ""),
    ("5", "Print the leaflet", "Jo Hill", "30/11/26", "On it: proofs back", ""),
]
READ = [("open", "green"), ("open", "amber"), ("open", "red"), ("open", "green")]
IN_ONE = "Key: Sorted = complete, On it = green, Worried = amber, Stuck = red"
ENTRIES = ["Sorted = complete", "On it = green", "Worried = amber", "Stuck = red"]
PAIRS: Rows = [("Sorted", "Complete"), ("On it", "Green"), ("Worried", "Amber"), ("Stuck", "Red")]
TURNED: Rows = [("Complete = Sorted",), ("Green = On it",), ("Amber: Worried",), ("Red - Stuck",)]
FILLS: Rows = [
    ("Sorted = complete",),
    (Look("On it", fill=GREEN),),
    (Look("Worried", fill=AMBER),),
    (Look("Stuck", fill=RED),),
]


def _read(plan: PlanRead) -> list[tuple[str, str | None]]:
    return [(action.state, action.rag) for action in plan.actions]


@pytest.mark.parametrize(
    "key",
    [
        [(IN_ONE,)],
        [(IN_ONE.removeprefix("Key: "),)],
        [tuple(IN_ONE.split(", "))],
        [("Status key", *ENTRIES)],
        [("Key",), *[(entry,) for entry in ENTRIES]],
        [(f"Key: {ENTRIES[0]}",), *[(entry,) for entry in ENTRIES[1:]]],
        [("What our statuses mean:",), *PAIRS],
        [("Legend",), *TURNED],
        [("Key",), *FILLS],
        [("Key:\n" + "\n".join(ENTRIES),)],
    ],
)
@pytest.mark.parametrize("place", ["above", "under", "apart"])
def test_a_key_in_the_plan_s_own_words_says_how_its_actions_stand(key: Rows, place: str) -> None:
    rows = {"above": [*key, *WORDS], "under": [*WORDS, *key], "apart": [*WORDS, (), *key]}[place]
    plan = read_rows(rows)
    assert _read(plan) == [("complete", None), *READ]
    assert (plan.title, said(plan, "note")) == ("", [])
    assert said(plan, "key") == [
        "By the plan's own key “Sorted” is Complete, “On it” Green and “Worried” Amber"
    ]


@pytest.mark.parametrize("place", ["above", "under"])
@pytest.mark.parametrize("parts", [[IN_ONE], ["Key", *ENTRIES], ["Key:", "; ".join(ENTRIES)]])
def test_so_does_one_in_the_paragraphs_of_a_word_file(parts: list[str], place: str) -> None:
    plan = read_document(*parts, WORDS) if place == "above" else read_document(WORDS, *parts)
    assert _read(plan) == [("complete", None), *READ]


def test_so_does_one_in_a_table_of_its_own() -> None:
    plan = read_document(WORDS, "Key", PAIRS)
    assert _read(plan) == [("complete", None), *READ]


def test_so_does_one_that_a_text_file_parts_at_its_commas() -> None:
    lines = [",".join(f'"{cell}"' for cell in row) for row in WORDS]
    plan = read_text("\n".join([*lines, IN_ONE]))
    assert _read(plan) == [("complete", None), *READ]


def test_work_under_a_key_is_no_part_of_it() -> None:
    more: Rows = [("6", "Find: a hall"), ("", "Clean up", "", "", "Complete", "")]
    plan = read_rows([*WORDS, ("Key",), *PAIRS, *more])
    assert [title for _, title in _titles(plan)][5:] == ["Find: a hall", "Clean up"]


def test_statuses_that_nobody_explains_are_pointed_out_first_with_a_way_to_explain_them() -> None:
    plan = read_rows(WORDS)
    assert plan.doubts[0].text == (
        "“Sorted”, “On it”, “Worried” and “On it: proofs back” say no colour, so 4 actions stay "
        "not rated. Put a key in the file that says what they mean, for example "
        "“Key: Sorted = green”, and drop it here again"
    )


def test_a_letter_of_the_key_is_no_status_where_it_begins_a_word() -> None:
    rows: Rows = [("1", "Birth plans", "Jo Hill", "30/9/26", "C-section audit due", "")]
    rows = [WORDS[0], *rows, ("2", "Beds", "Jo Hill", "30/9/26", "C - all open", "")]
    plan = read_rows([*rows, ("Key: C = complete, OT = on track",)])
    assert [action.state for action in plan.actions] == ["open", "complete"]


@pytest.mark.parametrize(
    ("colour", "words", "rag"),
    [
        ("Red", "not started or behind", "red"),
        ("Red", "not started / off track", "red"),
        ("Amber", "not started or some slippage", "amber"),
        ("Green", "complete or on track", "green"),
        ("Green", "on track/complete", "green"),
    ],
)
def test_a_colour_that_stands_for_one_or_the_other_stays_that_colour(
    colour: str, words: str, rag: str
) -> None:
    rows = [("Action", "Lead", "Due", "RAG"), ("Cook", "Jo Hill", "Oct 2024", colour)]
    plan = read_document(f"RAG key: {colour} – {words}; Blue – complete and embedded", rows)
    assert [(a.rag, a.state, a.not_started) for a in plan.actions] == [(rag, "open", False)]


def test_letters_explained_under_the_plan_need_no_heading() -> None:
    head = ("Ref", "Action", "Lead", "Deadline", "RAG", "Update")
    rows = [("1", "Close the old site", "Bev", "Mar 2025", "C", "done"),
            ("2", "Recruit a chair", "Bev", "Sep 2026", "A", ""),
            ("3", "Build the website", "Tom", "Oct 2026", "G", "draft up"),
            ("4", "Print the leaflet", "Tom", "Oct 2026", "N", "")]  # fmt: skip
    letters = ["C = Closed", "R = Needs escalation", "A = Slipping", "G = Going well",
               "N = Not started"]  # fmt: skip
    plan = read_rows([head, *rows, (), *((line,) for line in letters)])
    assert [(a.state, a.rag) for a in plan.actions] == [
        ("complete", None), ("open", "amber"), ("open", "green"), ("open", None)
    ]  # fmt: skip
    assert plan.actions[3].not_started
    assert said(plan, "note") == []


BESIDE = ["Blue – complete", "Red – overdue", "Amber – at risk", "Green – on track", "", ""]
WORK: Rows = [
    ("Ref", "Action", "Lead", "Due", "RAG", "Notes"),
    ("1", "Find walk leaders", "Jo Hill", "Sep 2024", "R", "Two so far"),
    ("2", "Put in a bench", "Al Roe", "Oct 2024", "G", ""),
    ("3", "Paint the signs", "Al Roe", "Jul 2024", "B", "Up"),
]


@pytest.mark.parametrize("above", [0, 1, 2, 3])
def test_a_key_to_the_right_is_no_comment_wherever_it_begins(above: int) -> None:
    titles: Rows = [("Wellbeing plan", *[None] * 5), *[("Updated in August", *[None] * 5)] * 2]
    rows = [*titles[:above], *WORK]
    beside = ["RAG key", *BESIDE]
    plan = read_rows([(*row, None, beside[i]) for i, row in enumerate(rows)])
    assert [(a.rag, a.state, a.comment) for a in plan.actions] == [
        ("red", "open", "Two so far"), ("green", "open", ""), (None, "complete", "Up")
    ]  # fmt: skip
    assert [action.fields for action in plan.actions] == [()] * 3
    assert plan.title == ("Wellbeing plan" if above else "")
    assert said(plan, "column") == []


def test_a_key_to_the_right_may_have_its_colours_beside_its_words() -> None:
    blue = "FF0070C0"
    key: Rows = [("Some concern", Look("", fill=AMBER)), ("Off target", Look("", fill=RED)),
                 ("Done", Look("", fill=blue))]  # fmt: skip
    top = [("Wellbeing plan", *[None] * 6, "Key", ""),
           (*WORK[0], None, "On target", Look("", fill=GREEN))]  # fmt: skip
    fills = [AMBER, GREEN, blue]
    rows = [(*row[:4], Look("", fill=fill), row[5], None, *entry)
            for row, fill, entry in zip(WORK[1:], fills, key, strict=True)]  # fmt: skip
    plan = read_rows([*top, *rows])
    assert [(a.rag, a.state) for a in plan.actions] == [
        ("amber", "open"), ("green", "open"), (None, "complete")
    ]  # fmt: skip
    assert [action.fields for action in plan.actions] == [()] * 3
