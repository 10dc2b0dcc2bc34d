"""A plan's file: asked for, read, shown, saved on a word, and taken back as one."""

from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from handlers.finding import Sorry
from handlers.imports.importing import (
    columns,
    compose_read,
    confirm_import,
    doubts,
    import_file,
    import_plan,
)
from handlers.imports.reading import read_file
from handlers.imports.words import columns_form
from handlers.messages import Message
from handlers.requests import Kind
from handlers.undoing import undo
from handlers.waiting import cancel
from store import actions
from store.database import Database
from store.drafts import Draft
from store.mail import Delivery
from store.models import Action, Deadline, Entry, Person, Plan, Update
from tests.handlers.asking import NOW, a_partnership, asker, leads_of, pressed, said
from tests.handlers.plan_files import (
    SMALL,
    coded,
    codes,
    drop,
    dropped,
    imported,
    live,
    press,
    readings_owed,
    undone,
)
from tests.papers.build import real_plan

THEN = datetime(2020, 9, 7, 8, 30, tzinfo=UTC)
GLOUCESTER = "gloucester-recovery.xlsx"


def _delivery(session: Session, **what: Any) -> Delivery:
    import_plan(asker(session, "bev", "import", files=dropped("gloucester.xlsx")), "import")
    row = readings_owed(session)[-1]
    row.what = {**row.what, **what}
    return row


def test_a_reading_shows_what_was_read_and_saves_nothing(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        row = _delivery(session)
        message = compose_read(session, row, THEN, real_plan(GLOUCESTER))
        assert message is not None
        shown = said(message)
        assert shown.startswith(
            "Gloucester plan: 41 actions in 11 headings, 6 leads. Nothing is saved yet."
        )
        assert "things to check: CR6.1 to CR6.5 appear twice (both kept)" in shown
        labels = [button.label.split(" ")[0] for button in message.buttons]
        assert labels == ["Import", "See", "Change", "Cancel"]
        assert session.scalars(select(Action)).all() == []


def test_a_reading_that_is_composed_again_keeps_its_draft(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        row = _delivery(session)
        first = compose_read(session, row, THEN, real_plan(GLOUCESTER))
        assert compose_read(session, row, THEN, None) == first
        assert len(session.scalars(select(Draft)).all()) == 1


def test_a_file_that_is_no_plan_says_why_and_leaves_no_draft(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        partnership = a_partnership(session)
        for name, data in (("plan.xlsx", b"PK\\x03\\x04 broken"), ("empty.csv", b"")):
            message, _ = import_file(
                session, partnership, None, read_file(data, name, NOW.date()), NOW
            )
            assert name in message.summary
            assert message.buttons == ()
        assert session.scalars(select(Draft)).all() == []


def _gloucester(session: Session) -> tuple[Message, int]:
    partnership, bev = a_partnership(session), asker(session, "bev").recipient
    name = "gloucester-recovery.xlsx"
    read = read_file(real_plan(GLOUCESTER), name, THEN.date())
    message, draft = import_file(session, partnership, bev, read, THEN)
    assert draft is not None
    return message, draft


def test_a_real_plan_comes_in_whole(database: Database) -> None:
    with database.writing() as session:
        message, _ = _gloucester(session)
        press(session, pressed(message, "Import"))
        plan = live(session)
        stands = actions.in_plan(session, plan.id)
        assert len(stands) == 41
        assert len(actions.themes(session, plan.id)) == 11
        assert [action.ref for action in stands] == list(range(1, 42))
        assert len([action for action in stands if action.code == "CR6.1"]) == 2
        assert plan.title == "Gloucester recovery plan"
        names = session.scalars(select(Person.name).order_by(Person.name)).all()
        assert names == ["Anne B", "Bev H", "Gupti G", "Leanne P", "Richard H", "Ruth S"]
        first = stands[0]
        assert first.theme is not None
        assert (first.theme.section, first.theme.title) == ("RETURN", "CR1 - One off Recovery Fund")
        assert (first.state, first.comment, leads_of(first)) == (
            "complete",
            "complete",
            ["Leanne P"],
        )


def test_the_first_deadline_and_its_revision_are_both_kept(database: Database) -> None:
    with database.writing() as session:
        press(session, pressed(_gloucester(session)[0], "Import"))
        action = coded(session, "CR2.2")
        assert (action.original_text, action.original_last) == ("01/08/20", date(2020, 8, 1))
        assert (action.deadline_text, action.due_last) == ("20-Sep", date(2020, 9, 20))
        assert action.moved == 1
        revisions = session.scalars(
            select(Deadline).where(Deadline.action_id == action.id).order_by(Deadline.id)
        ).all()
        assert [revision.text for revision in revisions] == ["01/08/20", "20-Sep"]
        assert action.deadline_id == revisions[-1].id


def test_dated_progress_becomes_history_and_the_last_word(sqlite_database: Database) -> None:
    name = "stronger-communities-2011.docx"
    data = real_plan(name)
    now = datetime(2011, 10, 20, 9, tzinfo=UTC)
    with sqlite_database.writing() as session:
        partnership, bev = a_partnership(session), asker(session, "bev").recipient
        read = read_file(data, name, now.date())
        message, _ = import_file(session, partnership, bev, read, now)
        press(session, pressed(message, "Import"))
        told = session.scalars(select(Update).where(Update.said_on == date(2011, 7, 11))).all()
        assert told
        action = session.get_one(Action, told[0].subject_id)
        assert action.reported_at is not None
        assert action.reported_at.date() >= date(2011, 7, 11)
        assert action.comment


def test_the_other_columns_are_kept_under_their_headings(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        assert live(session).headings == ["Cost"]
        assert coded(session, "F1").fields == {"Cost": "£3k"}
        assert (coded(session, "F2").rag, coded(session, "F2").comment) == (
            "red",
            "Lost the kitchen",
        )


def test_importing_twice_says_so(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        message, _ = drop(session)
        press(session, pressed(message, "Import"))
        with pytest.raises(Sorry, match="saved already"):
            press(session, pressed(message, "Import"))
        assert codes(session) == ["F1", "F2", "M1"]


def test_one_undo_takes_it_all_back_and_it_may_come_again(database: Database) -> None:
    with database.writing() as session:
        message, _ = drop(session)
        answer = press(session, pressed(message, "Import"))
        undone(session, answer)
        assert actions.live_plan(session, a_partnership(session).id) is None
        assert all(action.withdrawn for action in session.scalars(select(Action)))
        press(session, pressed(message, "Import"))
        assert codes(session) == ["F1", "F2", "M1"]
        assert coded(session, "F1").ref == 4


def test_undoing_many_actions_is_the_same_as_undoing_few(database: Database) -> None:
    rows = "\n".join(f"F{n},Do thing number {n},Food,Anne B,30/10/2026,,," for n in range(80))
    with database.writing() as session:
        answer = imported(session, SMALL.splitlines()[0] + "\n" + rows)
        kept = coded(session, "F7")
        kept.withdrawn = True  # taken out by somebody since
        session.flush()
        undone(session, answer)
        assert all(action.withdrawn for action in session.scalars(select(Action)))
        undoing = session.scalars(select(Entry).where(Entry.undoes_id.is_not(None))).one()
        back = [update for update in undoing.updates if update.subject == "action"]
        assert len(back) == 79
        assert kept.id not in {update.subject_id for update in back}
        assert {str(update.change) for update in back} == {"{'withdrawn': [False, True]}"}


def test_many_actions_are_undone_in_few_statements(sqlite_database: Database) -> None:
    """Ten thousand took half a minute where each was looked at by itself."""
    rows = "\n".join(f"F{n},Do thing number {n},Food,Anne B,30/10/2026,,," for n in range(120))
    with sqlite_database.writing() as session:
        words = pressed(imported(session, SMALL.splitlines()[0] + "\n" + rows), "Undo")
    asked: list[str] = []
    listen = partial(event.listen, sqlite_database.engine, "before_cursor_execute")
    with sqlite_database.writing() as session:
        listen(lambda *given: asked.append(given[2]))
        answer = undo(asker(session, "bev", words), words.removeprefix("undo "))
    assert answer is not None
    assert answer.message.summary == "Undone: 120 actions taken out again."
    assert len(asked) < 60


def test_cancel_leaves_nothing(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        message, _ = drop(session)
        words = pressed(message, "Cancel")
        assert "Nothing was saved" in said(cancel(asker(session, "bev", words), words[7:]))
        with pytest.raises(Sorry, match=r"cancelled on .* Drop the file here again"):
            press(session, pressed(message, "Import"))
        assert session.scalars(select(Plan)).all() == []


def test_every_doubt_can_be_seen(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        _, draft = _gloucester(session)
        shown = said(doubts(asker(session, "bev"), str(draft)))
        assert "CR2.2 “20-Sep”: I read Sun 20 Sep 2020" in shown
        assert "sheet “Action Plan”, row 10" in shown


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Food Alliance - Sheet1.csv", "Food Alliance plan"),
        ("Homelessness tracker (Aug).csv", "Homelessness tracker (Aug)"),
        ("NHS_winter-plan 2026-27 (1).csv", "NHS winter plan 2026-27"),
        ("gloucester-recovery.csv", "Gloucester recovery plan"),
        ("Copy of DV action plan - v2.csv", "DV action plan - v2"),
        ("____.csv", "Action plan"),
    ],
)
def test_a_plan_without_a_title_takes_its_files_name(
    sqlite_database: Database, name: str, title: str
) -> None:
    with sqlite_database.writing() as session:
        assert drop(session, name=name)[0].summary.startswith(f"{title}: 3 actions")


def test_a_doubt_that_many_actions_share_is_one_thing_to_check(
    sqlite_database: Database,
) -> None:
    rows = "".join(f"F{n * 7},Do thing number {n},Jo Hill,31/04/2026\n" for n in range(1, 28))
    with sqlite_database.writing() as session:
        message, draft = drop(session, "Code,Action,Lead,Deadline\n" + rows)
        shown = said(message)
        assert "1 thing to check: 27 actions (F7, F14, F21, F28, F35, F42 and 21 more)" in shown
        assert "and 21 more) “31/04/2026”: there is no such date, so no deadline is set" in shown
        everything = said(doubts(asker(session, "bev"), str(draft)))
        assert everything.count("there is no such date") == 1
        assert everything.startswith("1 thing to check in")


def test_columns_can_be_changed_and_the_file_is_read_again(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        row = _delivery(session)
        text = SMALL.replace("Comment", "Notes on it")
        message = compose_read(session, row, NOW, text.encode())
        assert message is not None
        words = pressed(message, "Change columns")
        opened = columns(asker(session, "bev", words), words.removeprefix("columns "))
        assert opened is not None
        form = opened.message.form
        assert form is not None
        values = {field.name: field.value for field in form.fields}
        (name,) = [field.name for field in form.fields if field.label == "Cost"]
        values[name] = "comment"
        sent = asker(session, "bev", form.command, kind=Kind.SUBMITTED, form=values)
        columns(sent, form.command.removeprefix("columns "))
        with pytest.raises(Sorry, match="read again since"):
            press(session, pressed(message, "Import"))
        again = readings_owed(session)[-1]
        assert again.what["columns"]["Cost"] == "comment"
        message = compose_read(session, again, NOW, text.encode())
        assert message is not None
        press(session, pressed(message, "Import"))
        assert "£3k" in coded(session, "F1").comment


def test_the_form_of_columns_shows_what_each_was_taken_for() -> None:
    text = "Project,Task,Lead,Due\nHigh St,Grants,Jo,1 Oct 2026\n,Planters,Jo,2 Oct 2026\n"
    plan = read_file(text.encode(), "plan.csv", NOW.date()).plan
    assert plan is not None
    form = columns_form(plan, 1).form
    assert form is not None
    assert form.fields[0].value == "coarse"
    assert all(field.value in dict(field.options) for field in form.fields)


def test_the_command_line_confirms_by_itself(database: Database) -> None:
    with database.writing() as session:
        partnership = a_partnership(session)
        read = read_file(SMALL.encode(), "plan.csv", NOW.date())
        _, draft = import_file(session, partnership, None, read, NOW)
        assert draft is not None
        message = confirm_import(session, partnership, draft, NOW)
        assert message.summary == "Plan is imported: 3 actions in 2 headings, 2 leads."
        entry = session.scalars(select(Entry)).one()
        assert (entry.by_name, entry.source) == ("the command line", "plan.csv")
        with pytest.raises(Sorry, match="imported already"):
            confirm_import(session, partnership, draft, NOW)
        _, second = import_file(session, partnership, None, read, NOW)
        assert second is not None
        with pytest.raises(Sorry, match="There is a plan already, “Plan”"):
            confirm_import(session, partnership, second, NOW)


def test_an_action_that_stands_over_others_is_their_parent(sqlite_database: Database) -> None:
    rows = ["1,Run the food hub,Anne B,30/10/2026", "1.1,Find a kitchen,Anne B,30/09/2026"]
    rows += ["1.2,Find volunteers,Ruth S,30/09/2026", "2,Print the leaflet,Ruth S,30/11/2026"]
    with sqlite_database.writing() as session:
        imported(session, "\n".join(["Code,Action,Lead,Deadline", *rows]))
        over = coded(session, "1")
        parents = [coded(session, code).parent_id for code in ("1.1", "1.2", "2")]
        assert parents == [over.id, over.id, None]
