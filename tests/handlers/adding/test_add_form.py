"""The forms that add and change an action."""

from datetime import date

from sqlalchemy import func, select

from handlers.adding.command import add
from handlers.editing import edit
from handlers.requests import Kind
from store.database import Database
from store.models import Action, Entry
from tests.handlers.asking import add_line, asker, latest, leads_of, pressed, said


def test_nothing_after_it_opens_a_form(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        add_line(session, "One, theme Food")
        form = add_line(session, "").message.form
        assert form is not None
        assert form.command == "add"
        fields = {field.name: field for field in form.fields}
        assert list(fields) == ["title", "code", "theme", "leads", "deadline", "origin"]
        assert ("Food", "Food") in fields["theme"].options


def test_the_form_adds_as_the_line_does(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        add_line(session, "One, theme Food")
        form = {
            "title": "Find a kitchen",
            "code": "F2",
            "theme": "Food",
            "leads": "Jo Cox, @anne",
            "deadline": "end Oct",
            "origin": "agreed 3 Sep",
        }
        answer = add(asker(session, "bev", "add", kind=Kind.SUBMITTED, form=form), "")
        action = latest(session)
        assert (action.code, action.title, action.origin) == (
            "F2",
            "Find a kitchen",
            "agreed 3 Sep",
        )
        assert leads_of(action) == ["Jo Cox", "Anne Baker"]
        assert action.due_last == date(2026, 10, 31)
        assert said(answer).startswith(
            "Added F2 Find a kitchen · Jo Cox (a new name) and Anne Baker"
        )


def test_errors_of_the_form_stand_at_their_fields_and_nothing_is_written(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        form = {"title": " ", "leads": "@zorro", "deadline": "31 September", "code": "C" * 31}
        answer = add(asker(session, "bev", "add", kind=Kind.SUBMITTED, form=form), "")
        assert answer is not None
        errors = dict(answer.message.errors)
        assert set(errors) == {"title", "leads", "deadline", "code"}
        assert "There is no 31 September" in errors["deadline"]
        assert not answer.to_all
        assert session.scalar(select(func.count()).select_from(Action)) == 0
        assert session.scalar(select(func.count()).select_from(Entry)) == 0


def test_a_deadline_in_the_form_that_is_no_date_is_kept_as_written(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        form = {"title": "Find a kitchen", "deadline": "once the lease is signed"}
        answer = add(asker(session, "bev", "add", kind=Kind.SUBMITTED, form=form), "")
        assert latest(session).deadline_text == "once the lease is signed"
        assert "kept as written" in said(answer)


def test_the_edit_form_shows_what_stands_and_changes_what_differs(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        words = pressed(add_line(session, "Old, Jo Cox, end Oct"), "Edit")
        opened = edit(asker(session, "bev"), words.removeprefix("edit "))
        assert opened is not None
        form = opened.message.form
        assert form is not None
        values = {field.name: field.value for field in form.fields}
        assert values["title"] == "Old"
        assert values["leads"] == "Jo Cox"
        values |= {"title": "New", "theme": "Food", "deadline": "mid Nov"}
        answer = edit(asker(session, "bev", form.command, kind=Kind.SUBMITTED, form=values), "#1")
        action = latest(session)
        assert (action.title, action.due_last, action.moved) == ("New", date(2026, 11, 20), 1)
        assert action.original_last == date(2026, 10, 31)
        assert leads_of(action) == ["Jo Cox"]
        assert "#1 is now called “New”." in said(answer)
        assert "under Food" in said(answer)
