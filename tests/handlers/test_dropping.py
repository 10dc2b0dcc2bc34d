"""A file is dropped: who may, what is read, and what is left alone."""

from dataclasses import replace

import pytest

from handlers.finding import Sorry
from handlers.imports.importing import ask_import, import_plan
from handlers.people.linking import link
from handlers.requests import File, Kind
from handlers.speech import route
from store.database import Database
from tests.handlers.asking import add_line, asker, said
from tests.handlers.plan_files import drop, dropped, readings_owed
from tests.handlers.room import Room


def test_a_dropped_file_is_owed_a_reading(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        asked = asker(session, "bev", "import", files=dropped())
        answer = import_plan(asked, "import")
        assert said(answer) == "On it: reading plan.csv."
        (row,) = readings_owed(session)
        assert row.key == f"read:{asked.request.key}"
        assert row.what["file"] == {"name": "plan.csv", "size": 1000, "ref": "ref-1"}
        assert (row.place, row.recipient_id) == ("channel", asked.recipient.id)
        ask_import(asked, asked.request.files)
        assert len(readings_owed(session)) == 1


def test_without_a_file_it_says_how(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        answer = import_plan(asker(session, "bev", "import"), "")
        assert "file into our direct message, or here with “@Chaser import”." in said(answer)
        asked = asker(session, "bev", "import")
        alone = replace(asked, request=replace(asked.request, private=True))
        answer = import_plan(alone, "")
        assert "Drop the plan's Word, Excel or CSV file here with the word" in said(answer)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        pytest.param(dropped(size=34_000_000), "has 34 MB, and I read up to 20", id="too large"),
        pytest.param(dropped() + dropped("b.csv"), "That is 2 files", id="two files"),
    ],
)
def test_a_drop_that_cannot_be_read_is_refused_at_once(
    sqlite_database: Database, files: tuple[File, ...], says: str
) -> None:
    with sqlite_database.writing() as session:
        with pytest.raises(Sorry, match=says):
            import_plan(asker(session, "bev", "import", files=files), "import")
        assert readings_owed(session) == []


def test_only_a_coordinator_imports(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        _, draft = drop(session)
        for words in ("import", f"import {draft}"):
            with pytest.raises(Sorry, match=r"Only a coordinator \(Bev Hill\) can import"):
                import_plan(asker(session, "anne", words, files=()), words)
        with pytest.raises(Sorry, match="Only a coordinator"):
            import_plan(asker(session, "anne", files=dropped()), "")


def test_a_picture_in_a_conversation_is_left_alone(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        words = "our poster"
        shared = asker(session, "anne", words, kind=Kind.SAID, files=dropped("poster.png"))
        assert import_plan(shared, words) is None


@pytest.mark.parametrize("name", ["hub.png", "hub"])
def test_a_file_alone_is_answered_with_what_to_say(sqlite_database: Database, name: str) -> None:
    with sqlite_database.writing() as session:
        shared = asker(session, "anne", "", kind=Kind.SAID, files=dropped(name))
        with pytest.raises(Sorry, match="I keep words, not files"):
            route(shared)


@pytest.mark.parametrize("name", ["hub.png", "update.docx"])
def test_what_a_lead_says_beside_a_file_is_recorded(sqlite_database: Database, name: str) -> None:
    with sqlite_database.writing() as session:
        add_line(session, "CR1.1 Open the hub, Anne B")
        words = "pic of the hub, CR1.1 done"
        answer = route(asker(session, "bev", words, kind=Kind.SAID, files=dropped("hub.png")))
        assert said(answer).startswith("CR1.1 is now Complete")
        assert "Only your words are kept, not the file." in said(answer)
        link(asker(session, "bev", "link"), "Anne B @anne")
        words = "see attached. CR1.1 amber"
        answer = route(asker(session, "anne", words, kind=Kind.SAID, files=dropped(name)))
        assert said(answer).startswith("CR1.1 is now Amber")
        assert readings_owed(session) == []


def test_taking_an_action_off_the_list_deletes_nothing_and_is_no_comment(room: Room) -> None:
    for words in ("take CR1.3 off the list", "please take CR1.3 out of the plan pls"):
        assert room.say("bev", words).startswith("I don't delete actions")
    assert room.action(1).comment == ""


def test_what_an_action_is_may_be_asked_after_its_code(room: Room) -> None:
    assert room.say("bev", "CR1.3 whats that").startswith("CR1.3 Draft the survey")
    assert room.action(1).comment == ""


def test_of_words_that_record_nothing_none_is_said_to_be_kept(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        add_line(session, "CR1.3 Draft the survey, Anne B, 30 Sep")
        add_line(session, "CR1.4 Print the leaflets, Anne B, 30 Sep")
        link(asker(session, "bev", "link"), "Anne B @anne")
        asked = asker(session, "anne", "here is my update", files=dropped(), kind=Kind.SAID)
        answer = route(asked)
        assert "The file is not kept: say it in words." in said(answer)
        assert "Only your words are kept" not in said(answer)
