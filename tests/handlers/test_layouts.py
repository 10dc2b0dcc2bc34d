"""What an import keeps of the file itself, for the papers that come of the plan."""

from datetime import date

from handlers.exports.layouts import joined_layouts, layout_of
from handlers.papers.read import read_plan
from store.database import Database
from tests.handlers.plan_files import coded, imported, live

TWO_SHEETS = """Ref,Action,Lead,Due,RAG,Notes
A1,Open a hub,Anne B,30/10/2026,Green,
"""


def test_the_columns_are_kept_in_the_order_of_the_file(database: Database) -> None:
    with database.writing() as session:
        imported(session)
        kept = live(session).layout["columns"]
    assert [heading for heading, _ in kept] == [
        "Code", "Action", "Theme", "Lead", "Deadline", "RAG", "Comment", "Cost",
    ]  # fmt: skip
    assert ["Deadline", "deadline"] in kept


def test_a_cell_is_kept_to_the_letter_with_what_was_read_from_it(database: Database) -> None:
    with database.writing() as session:
        imported(session)
        printed = coded(session, "F2").printed
    assert printed["cells"]["deadline"] == "Aug to Sep 2026"
    assert printed["leads"] == ["Ruth S"]
    assert printed["mark"] == "red"


def test_further_columns_of_an_added_file_follow_those_of_the_first() -> None:
    first = layout_of(read_plan(TWO_SHEETS.encode(), "a.csv", date(2026, 9, 7)))
    other = TWO_SHEETS.replace("Due", "Deadline").replace("Notes", "Cost")
    second = layout_of(read_plan(other.encode(), "b.csv", date(2026, 9, 7)))
    headings = [heading for heading, _ in joined_layouts(first, second)["columns"]]
    assert headings == ["Ref", "Action", "Lead", "Due", "RAG", "Notes", "Cost"]
