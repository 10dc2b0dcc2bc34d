"""A plan's file comes back with progress written into it by hand, or with what was said here."""

from datetime import date

from sqlalchemy.orm import Session

from handlers.messages import Message
from store.database import Database
from store.drafts import Draft
from store.models import Action, Update
from tests.handlers.asking import pressed, said
from tests.handlers.exports.test_what_changed import say
from tests.handlers.exports.turning import again, bring_in, exported, told
from tests.handlers.plan_files import coded, drop, imported, press, undone

NOTHING = "It says nothing other than the plan you have."
PLAN = """Code,Action,Lead,Deadline,RAG,Progress
F1,Open a food hub,Anne B,30/10/2026,Green,12/07/26: lease sent
F2,Map food in the school holidays,Ruth S,30/9/2026,Red,"Going well
1/7/26: packed"
M1,Print the debt leaflet,Anne B,30/11/2026,,
"""


def _history(session: Session, code: str) -> list[tuple[date | None, str]]:
    which = session.query(Update).filter(Update.subject_id == coded(session, code).id)
    return [(row.said_on, row.comment) for row in which.order_by(Update.id) if row.comment]


def _dropped(session: Session, old: str, new: str) -> Message:
    assert old in PLAN
    return drop(session, PLAN.replace(old, new))[0]


def test_a_dated_line_that_was_added_to_the_file_is_the_new_comment(database: Database) -> None:
    with database.writing() as session:
        imported(session, PLAN)
        message = _dropped(
            session, "12/07/26: lease sent", '"12/07/26: lease sent\n1/8/26: signed"'
        )
        assert "comment: lease sent → signed" in said(message)
        answer = press(session, pressed(message, "Apply 1 changed"))
        action = coded(session, "F1")
        assert (action.comment, action.commented_on) == ("signed", date(2026, 8, 1))
        assert _history(session, "F1")[-1] == (date(2026, 8, 1), "signed")
        undone(session, answer)
        assert coded(session, "F1").comment == "lease sent"
        again_ = _dropped(session, "12/07/26: lease sent", '"12/07/26: lease sent\n1/8/26: signed"')
        assert "comment: lease sent → signed" in said(again_)


def test_a_dated_line_under_a_comment_goes_into_the_history(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        imported(session, PLAN)
        message = _dropped(session, "1/7/26: packed", "1/7/26: packed\n1/8/26: moved")
        assert "new progress: moved" in said(message)
        press(session, pressed(message, "Apply 1 changed"))
        assert coded(session, "F2").comment == "Going well"
        assert _history(session, "F2")[-1] == (date(2026, 8, 1), "moved")
        assert NOTHING in said(_dropped(session, "1/7/26: packed", "1/7/26: packed\n1/8/26: moved"))


def test_an_older_line_does_not_take_the_place_of_what_was_said_since(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        imported(session, PLAN)
        say(session, "update F1 amber the lease is lost")
        message = _dropped(
            session, "12/07/26: lease sent", '"12/07/26: lease sent\n1/8/26: signed"'
        )
        assert "new progress: signed" in said(message)
        press(session, pressed(message, "Apply 1 changed"))
        assert coded(session, "F1").comment == "the lease is lost"


def test_what_a_paper_added_is_printed_once_when_the_paper_comes_back_changed(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, PLAN.encode(), "plan.csv")
        say(session, "update F1 amber the lease is lost, they look for it")
        paper = exported(session, "csv").decode("utf-8-sig")
        message, _ = drop(session, paper.replace("Open a food hub", "Open the food hub"))
        press(session, pressed(message, "Apply 1 changed"))
        assert exported(session, "csv").decode().count("look for it") == 1
        for file_format in ("csv", "excel", "word"):
            assert told(again(session, exported(session, file_format), file_format)) == []


def test_own_words_that_are_changed_over_what_was_said_here_are_seen(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        imported(session, PLAN)
        say(session, "update F2 amber the van broke down")
        paper = exported(session, "csv").decode("utf-8-sig")
        assert NOTHING in said(drop(session, paper)[0])
        shown = said(drop(session, paper.replace("Going well", "Going badly"))[0])
        assert "comment: the van broke down → Going badly" in shown
        assert "Reported here since, and kept" in shown


def _redact(session: Session, words: str) -> None:
    update = session.query(Update).filter(Update.comment == words).one()
    action = session.get_one(Action, update.subject_id)
    say(session, f"redact #{action.ref} comment {update.id} names a resident")
    draft = session.query(Draft).order_by(Draft.id.desc()).first()
    assert draft is not None
    assert "Redacted:" in say(session, f"redact now {draft.id}")


def test_what_was_redacted_does_not_come_back_with_an_older_paper(database: Database) -> None:
    with database.writing() as session:
        bring_in(session, PLAN.encode(), "plan.csv")
        say(session, "update F1 amber Mrs Hale of Mill Lane is ill")
        say(session, "update F1 amber the lease is signed")
        older = {kind: exported(session, kind) for kind in ("csv", "excel", "word")}
        _redact(session, "Mrs Hale of Mill Lane is ill")
        for kind, paper in older.items():
            assert told(again(session, paper, kind)) == []


def test_a_dated_line_of_the_plan_itself_that_was_redacted_stays_away(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        bring_in(session, PLAN.encode(), "plan.csv")
        _redact(session, "packed")
        message = _dropped(session, "Map food", "Map all food")
        assert "packed" not in said(message)
