"""Exports of plans with awkward columns, brought in again: nothing that nobody changed differs."""

from __future__ import annotations

import csv
import io

import pytest
from sqlalchemy.orm import Session

from handlers.imports.comparing import against_live
from handlers.imports.reading import read_before, read_file
from store import actions
from store.database import Database
from tests.handlers.asking import NOW, a_partnership
from tests.handlers.exports.turning import ENDINGS, bring_in, exported, told
from tests.handlers.plan_files import MERGED, TWO_HEADERS
from tests.papers.build import Rows, document, saved, workbook

BY_QUARTER: Rows = [
    ("Ref", "Action", "Lead", "Due", "Q1 RAG", "Q2 RAG", "Q3 RAG"),
    ("1a", "Clean the streets", "Jo Hill", "30/9/26", "G", "A", ""),
    ("1b", "Plant trees", "Al Roe", "31/10/26", "R", "G", ""),
]
GROUPED: Rows = [
    ("Project", "Ref", "Action", "Lead", "Due"),
    ("Food", "1", "Cook", "Jo Hill", "30/9/26"),
    ("Food", "2", "Serve", "Al Roe", "1/8/26"),
    ("Bus", "3", "Drive", "Al Roe", "31/10/26"),
]


def _again(session: Session, data: bytes, name: str) -> list[str]:
    plan = actions.live_plan(session, a_partnership(session).id)
    read = read_file(data, name, NOW.date(), before=read_before(plan)).plan
    assert read is not None
    return told(against_live(session, a_partnership(session).id, read).difference)


@pytest.mark.parametrize("file_format", ENDINGS)
@pytest.mark.parametrize(
    "rows", [TWO_HEADERS, BY_QUARTER, GROUPED], ids=["two", "quarter", "group"]
)
def test_an_export_of_an_awkward_plan_comes_back_as_it_is(
    sqlite_database: Database, rows: Rows, file_format: str
) -> None:
    merged = MERGED if rows is TWO_HEADERS else []
    with sqlite_database.writing() as session:
        bring_in(session, saved(workbook({"Plan": rows}, merged={"Plan": merged})), "plan.xlsx")
        data = exported(session, file_format)
        assert _again(session, data, f"paper.{ENDINGS[file_format]}") == []


def test_rows_sorted_recoded_added_and_taken_out_are_told_and_nothing_else(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, saved(workbook({"Plan": GROUPED})), "plan.xlsx")
        text = exported(session, "csv").decode("utf-8-sig")
        head, cook, serve, drive = csv.reader(io.StringIO(text))
        drive[head.index("Ref")] = "3b"
        new = [{"Project": "Bus", "Ref": "4", "Action": "Park"}.get(name, "") for name in head]
        out = io.StringIO()
        csv.writer(out).writerows([head, drive, new, cook])
        assert _again(session, out.getvalue().encode(), "paper.csv") == [
            "new: 4 Park", f"gone: 2 {serve[head.index('Action')]}", "3 Drive: code '3' -> '3b'",
        ]  # fmt: skip


HEADED: list[str | Rows] = [
    "## Food",
    [("Action", "Lead", "By when"), ("Open hub", "Jo Hill", "Sept 2026"), ("Cook", "", "Oct 2026")],
    "## Buses",
    [("Action", "Lead", "By when"), ("Run bus", "Al Roe", "Nov 2026")],
]


def test_a_row_copied_below_itself_is_one_new_action_and_a_heading_is_none(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, saved(document(*HEADED)), "plan.docx")
        rows = list(csv.reader(io.StringIO(exported(session, "csv").decode("utf-8-sig"))))
        told_of = []
        for i, row in enumerate(rows[1:], start=1):
            out = io.StringIO()
            csv.writer(out).writerows([*rows[:i], row, *rows[i:]])
            told_of += _again(session, out.getvalue().encode(), "paper.csv")
        assert told_of == ["new:  Open hub", "new:  Cook", "new:  Run bus"]
