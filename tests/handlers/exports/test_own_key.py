"""A plan whose own key says what its statuses mean comes out and in again with the same meaning."""

from io import BytesIO

import pytest
from docx import Document

from store.actions import in_plan, live_plan
from store.database import Database
from tests.handlers.asking import a_partnership
from tests.handlers.exports.turning import again, bring_in, exported, told
from tests.papers.build import saved, workbook

PLAN = [
    ("Ref", "Action", "Lead", "Deadline", "RAG", "Comments"),
    ("1", "Open the hub", "Tom Webb", "Oct 2026", "Blue", "Finished"),
    ("2", "Hire the cook", "Priya Nair", "Nov 2026", "G", "Going well"),
    ("3", "Find a van", "Tom Webb", "Nov 2026", "Black", "Not needed"),
    ("4", "Paint the hall", "Tom Webb", "Nov 2026", "On it", ""),
    ("5", "Print the leaflet", "Tom Webb", "Nov 2026", "C", ""),
    (),
    ("Key",), ("Blue = complete",), ("Black = withdrawn",), ("On it = green",), ("C = closed",),
]  # fmt: skip
MARKS = ["complete", "green", "discontinued", "green", "complete"]


def _bring_in(database: Database) -> None:
    with database.writing() as session:
        bring_in(session, saved(workbook({"Plan": PLAN})), "plan.xlsx")


@pytest.mark.parametrize("file_format", ["word", "excel", "csv"])
def test_an_export_that_comes_back_changes_nothing(
    sqlite_database: Database, file_format: str
) -> None:
    _bring_in(sqlite_database)
    with sqlite_database.writing() as session:
        plan = live_plan(session, a_partnership(session).id)
        assert plan is not None
        assert [action.mark for action in in_plan(session, plan.id)] == MARKS
        assert told(again(session, exported(session, file_format), file_format)) == []


def test_a_later_version_without_the_key_is_read_by_it(sqlite_database: Database) -> None:
    _bring_in(sqlite_database)
    later = [*PLAN[:2], (*PLAN[2][:4], "Black", "Not needed"), *PLAN[3:6]]
    with sqlite_database.writing() as session:
        found = again(session, saved(workbook({"Plan": later})), "excel")
        assert [line for line in told(found) if "comment" not in line] == [
            "2 Hire the cook: state 'open' -> 'discontinued'",
        ]


def test_its_own_key_goes_first_where_a_later_version_has_one(sqlite_database: Database) -> None:
    _bring_in(sqlite_database)
    later = [*PLAN[:6], (), ("Key",), ("Black = red",)]
    with sqlite_database.writing() as session:
        found = told(again(session, saved(workbook({"Plan": later})), "excel"))
        assert found == [
            "3 Find a van: rag '' -> 'red'",
            "3 Find a van: state 'discontinued' -> 'open'",
        ]


def test_a_paper_says_what_those_words_mean(sqlite_database: Database) -> None:
    _bring_in(sqlite_database)
    with sqlite_database.writing() as session:
        paper = Document(BytesIO(exported(session, "word")))
    texts = [paragraph.text for paragraph in paper.paragraphs]
    assert "Key: Blue = Complete; Black = Discontinued; On it = Green; C = Complete" in texts


def test_a_plan_without_words_of_its_own_has_no_such_line(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, saved(workbook({"Plan": [*PLAN[:1], PLAN[2]]})), "plan.xlsx")
        paper = Document(BytesIO(exported(session, "word")))
    assert not any(paragraph.text.startswith("Key:") for paragraph in paper.paragraphs)
