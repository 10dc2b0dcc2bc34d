"""The performance report says what the one of 2008 said."""

from io import BytesIO

from docx import Document

from store.database import Database
from tests.handlers.asking import a_partnership
from tests.handlers.exports.turning import again, at, bring_in, exported, told
from tests.papers.build import real_plan

NAME, NOW = "stronger-communities-performance-2008.docx", at(2008, 9, 10)


def test_the_counts_come_out_as_they_were_printed_in_2008(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, real_plan(NAME), NAME, NOW)
        paper = Document(BytesIO(exported(session, "word", "report", NOW)))
    counts = [t for t in paper.tables if t.rows[0].cells[0].text == "Green – on track"]
    assert [[cell.text for cell in table.rows[1].cells] for table in counts] == [
        ["1", "2", "1", "4"],
        ["2", "2", "2", "6"],
        ["0", "0", "1", "1"],
    ]


def test_a_task_has_its_target_position_status_and_planned_action(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, real_plan(NAME), NAME, NOW)
        paper = Document(BytesIO(exported(session, "word", "report", NOW)))
    tasks = paper.tables[1]
    assert [cell.text for cell in tasks.rows[0].cells] == [
        "Tasks", "Target", "Position", "Status", "Planned improvement/action needed and deadline",
    ]  # fmt: skip
    first = [cell.text for cell in tasks.rows[1].cells]
    assert first[0].startswith("a) Ensure partners")
    assert first[2:] == [
        "Mapping complete. Training yet to be arranged",
        "AMBER",
        "Arrange training.",
    ]


def test_progress_under_a_deadline_is_the_position_and_no_target(
    sqlite_database: Database,
) -> None:
    plan, now = "stronger-communities-2011.docx", at(2011, 10, 24)
    with sqlite_database.writing() as session:
        bring_in(session, real_plan(plan), plan, now)
        paper = Document(BytesIO(exported(session, "word", "report", now)))
    rows = [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]
    head = next(row for row in rows if "Target" in row)
    assert head[-1] == "Lead and new deadline"
    survey = next(row for row in rows if "TSA Survey" in row[1])
    assert survey[head.index("Target")] == "Findings October 2011"
    assert survey[head.index("Position")].startswith("19 Oct 2011: Interim report available.")


def test_the_contact_of_an_outcome_stands_under_its_heading(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, real_plan(NAME), NAME, NOW)
        paper = Document(BytesIO(exported(session, "word", "report", NOW)))
    assert sum("Contact: Di Robinson" in p.text for p in paper.paragraphs) == 3


def test_a_report_that_is_imported_again_changes_nothing(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, real_plan(NAME), NAME, NOW)
        data = exported(session, "word", "report", NOW)
        assert told(again(session, data, "word", NOW)) == []


def test_a_partnerships_own_definitions_head_its_counts_and_come_back(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, real_plan(NAME), NAME, NOW)
        a_partnership(session).policy = {"green": "as agreed", "red": "late; help is needed"}
        data = exported(session, "word", "report", NOW)
        assert told(again(session, data, "word", NOW)) == []
    paper = Document(BytesIO(data))
    assert "Green – as agreed; Amber – needs attention; Red – late; help is needed." in "".join(
        paragraph.text for paragraph in paper.paragraphs
    )
    assert sum(t.rows[0].cells[0].text == "Green – as agreed" for t in paper.tables) == 3
