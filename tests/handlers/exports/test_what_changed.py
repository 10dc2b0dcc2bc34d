"""A plan that was worked on prints what is new, and an import of that changes nothing."""

import csv
from io import StringIO

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from handlers import router
from handlers.messages import in_words
from handlers.papers.read import read_plan
from handlers.requests import Address, Kind, Request
from store.database import Database
from store.models import Entry
from tests.handlers.asking import NOW, pressed
from tests.handlers.exports.turning import again, at, bring_in, exported, told
from tests.handlers.plan_files import SMALL as PLAN
from tests.handlers.plan_files import drop, imported, press, undone
from tests.papers.build import real_plan

SMALL = """Code,Action,Theme,Lead,Deadline,RAG,Comment,Cost
F1,Open a food hub,Food,Anne B,30/10/2026,Green,Keys collected,£3k
F2,Map food in the school holidays,Food,Ruth S,Aug to Sep 2026,Red,Lost the kitchen,
M1,Print the debt leaflet,Money,Anne B,end Nov 2026,,,£200
M2,Tell everybody,Money,30/11/2026 Ruth S,,,complete,
"""
COMMANDS = [
    "update F1 amber waiting on Cabinet, now end Oct 2027",
    "update F2 green",
    "update F2 amber the van broke down on 3 September. 12/08/26: it was mended",
    "done F1 all three hubs are open",
    "move M1 to 1 Feb 2027, survey late",
    "move M2 to 14 Jan 2027, holidays",
    "assign M1 to Priya Nair and Ruth S",
    "assign M2 to Anne B",
    "set M1 cost £4k, in kind",
    "set F1 title Open three food hubs",
    "set F2 code F9",
    "set F2 theme Money",
    "update M2 red nobody was told",
    "add Draft the survey, Anne B, 4 Jan 2027, theme Money",
    "hold F2 until Jan, funding",
    "update F2 discontinued the school closed",
    "private F1",
]
_keys = iter(range(1_000_000))


def say(session: Session, words: str, who: str = "bev") -> str:
    """What Chaser answers to somebody: to Bev, the coordinator, unless another is named."""
    request = Request(
        f"k{next(_keys)}", Kind.COMMAND, who, Address("local", "demo", "channel"), words
    )
    session.flush()
    answer = router.answer(session, request, NOW)
    session.flush()
    session.expire_all()
    return in_words(answer.message) if answer else ""


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize("command", COMMANDS)
def test_one_change_is_printed_and_changes_nothing_when_it_is_imported(
    sqlite_database: Database, command: str
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, SMALL.encode(), "plan.csv")
        before = exported(session, "csv")
        answer = say(session, command)
        assert "Nothing was" not in answer, answer
        after = exported(session, "csv")
        assert after != before
        for file_format in ("csv", "excel", "word"):
            data = exported(session, file_format)
            assert told(again(session, data, file_format)) == []


def test_all_changes_together_change_nothing_when_they_are_imported(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, SMALL.encode(), "plan.csv")
        for command in COMMANDS:
            say(session, command)
        for file_format in ("csv", "excel", "word"):
            data = exported(session, file_format)
            assert told(again(session, data, file_format)) == []


def test_the_first_deadline_stays_and_the_new_one_stands_beside_it(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, SMALL.encode(), "plan.csv")
        say(session, "move M1 to 1 Feb 2027, survey late")
        found = {row["Code"]: row for row in rows(exported(session, "csv"))}
    assert found["M1"]["Deadline"] == "end Nov 2026"
    assert found["M1"]["Revised deadline"] == "1 Feb 2027"
    assert found["F1"]["Revised deadline"] == ""


def test_progress_stands_under_the_comment_with_its_date(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, SMALL.encode(), "plan.csv")
        say(session, "update F1 amber waiting on Cabinet")
        say(session, "update F1 green Cabinet said yes")
        found = {row["Code"]: row for row in rows(exported(session, "csv"))}
    assert found["F1"]["Comment"].splitlines() == [
        "Keys collected",
        "7 Sep 2026: waiting on Cabinet",
        "7 Sep 2026: Cabinet said yes",
    ]
    assert found["F1"]["RAG"] == "Green"


@pytest.mark.parametrize("words", ["red nobody was told", "red"])
def test_what_the_file_said_undated_of_work_that_is_open_again_gets_no_date(
    sqlite_database: Database, words: str
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, SMALL.encode(), "plan.csv")
        say(session, f"update M2 {words}")
        found = {row["Code"]: row for row in rows(exported(session, "csv"))}
        for file_format in ("csv", "excel", "word"):
            assert told(again(session, exported(session, file_format), file_format)) == []
    said = words.removeprefix("red").strip()
    since = [f"7 Sep 2026: {said}"] if said else []
    assert found["M2"]["Comment"].splitlines() == ["In the earlier plan: complete", *since]


def test_a_paper_with_work_that_is_open_again_can_be_the_plan_of_the_next_year(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, SMALL.encode(), "plan.csv")
        say(session, "update M2 red nobody was told")
        data = exported(session, "csv")
        read = read_plan(data, "plan.csv", NOW.date())
    (m2,) = [action for action in read.actions if action.code == "M2"]
    assert (m2.state, m2.rag) == ("open", "red")
    assert [(u.day, u.text) for u in m2.updates] == [
        (None, "complete"),
        (NOW.date(), "nobody was told"),
    ]


def test_a_new_status_stands_in_capitals_where_the_plan_has_them_so(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, SMALL.replace("Green", "GREEN").encode(), "plan.csv")
        say(session, "update F1 amber")
        say(session, "update F2 green")
        found = {row["Code"]: row["RAG"] for row in rows(exported(session, "csv"))}
        assert told(again(session, exported(session, "word"), "word")) == []
    assert (found["F1"], found["F2"]) == ("AMBER", "Green")


def test_what_was_undone_is_not_printed(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, SMALL.encode(), "plan.csv")
        before = exported(session, "csv")
        say(session, "update F1 amber waiting on Cabinet")
        say(session, "undo")
        assert exported(session, "csv") == before


def test_a_chairs_comment_that_is_put_back_is_printed_again(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, SMALL.encode(), "plan.csv")
        say(session, "update F1 amber waiting on Cabinet")
        say(session, "update F1 please ring the landlord", "carol")
        commented = exported(session, "csv")
        say(session, "undo", "carol")
        assert b"landlord" not in exported(session, "csv")
        say(session, f"undo {session.scalar(select(func.max(Entry.id)))}", "carol")
        assert exported(session, "csv") == commented
    assert b"please ring the landlord" in commented


def test_nothing_private_is_printed(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, SMALL.encode(), "plan.csv")
        say(session, "private F1")
        say(session, "update F2 red privately, a family has left")
        for file_format in ("csv", "excel", "word"):
            data = exported(session, file_format)
            difference = again(session, data, file_format)
            assert "F1" not in [known.code for known in difference.gone]
        text = exported(session, "csv").decode()
    assert "food hub" not in text


def test_progress_goes_under_the_deadlines_where_the_plan_has_it_there(
    sqlite_database: Database,
) -> None:
    name, now = "stronger-communities-2011.docx", at(2011, 10, 20)
    with sqlite_database.writing() as session:
        bring_in(session, real_plan(name), name, now)
        say(session, "update #1 green Compact signed by all")
        data = exported(session, "csv", now=now)
        cells = [row["TIMESCALE"] for row in rows(data)]
        assert [c.endswith("\nProgress 7.9.26 Compact signed by all") for c in cells].count(
            True
        ) == 1
        assert told(again(session, exported(session, "word", now=now), "word", now)) == []


@pytest.mark.parametrize(
    ("leads", "said"), [("posts", "Programme Manager"), ("organisations", "Steve Andrew")]
)
def test_leads_are_printed_as_posts_or_organisations(
    sqlite_database: Database, leads: str, said: str
) -> None:
    name = "active-communities.docx"
    with sqlite_database.writing() as session:
        bring_in(session, real_plan(name), name)
        first = rows(exported(session, "csv", leads=leads))[0]
    assert first["Lead"] == said


def test_a_cell_that_a_later_file_says_otherwise_is_printed_as_it_stands_there(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        message, _ = drop(session, PLAN.replace("Lost the kitchen", "Found a kitchen"))
        press(session, pressed(message, "Apply 1 changed"))
        found = {row["Code"]: row["Comment"] for row in rows(exported(session, "csv"))}
    assert found["F2"] == "Found a kitchen"


def test_what_a_later_file_said_is_printed_no_more_once_that_is_undone(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        before = exported(session, "csv")
        message, _ = drop(session, PLAN.replace("Lost the kitchen", "Found a kitchen"))
        answer = press(session, pressed(message, "Apply 1 changed"))
        assert exported(session, "csv") != before
        undone(session, answer)
        assert exported(session, "csv") == before
