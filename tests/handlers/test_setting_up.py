"""`setup`: how a partnership begins, and how its settings are changed."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from handlers import router
from handlers.asker import Answer
from handlers.messages import Message, in_words
from handlers.people.arriving import Member, arrive
from handlers.requests import Address, Kind, Request
from store import meetings, people
from store.database import Database
from store.models import Partnership

NOW = datetime(2026, 9, 7, 8, tzinfo=UTC)
FORM = {"name": "Riverside", "zone": "Europe/London", "region": "Wales", "meets": ""}


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    with sqlite_database.writing() as session:
        workspace = people.workspace(session, "slack", "T1")
        arrive(session, workspace, [Member("U1", "Bev Hall", "Europe/Dublin")])
    return sqlite_database


def ask(
    database: Database,
    words: str,
    kind: Kind = Kind.COMMAND,
    place: str = "C1",
    who: str = "U1",
    **form: str,
) -> Message:
    private = place.startswith("D")
    address = Address("slack", "T1", place)
    request = Request("k", kind, who, address, words, private, form=form)
    with database.writing() as session:
        answer = router.answer(session, request, NOW)
    assert isinstance(answer, Answer)
    return answer.message


def partnership(session: Session) -> Partnership:
    (found,) = people.all_partnerships(session)
    return found


def test_whoever_sets_a_partnership_up_coordinates_it(database: Database) -> None:
    said = ask(database, "setup Riverside Partnership")
    assert said.summary == (
        "Riverside Partnership is set up in this channel. Bev Hall coordinates it."
    )
    with database.reading() as session:
        here = partnership(session)
        assert (here.name, here.zone, here.region) == (
            "Riverside Partnership", "Europe/Dublin", "England",
        )  # fmt: skip
        assert [r.name for r in people.holders(session, here.id, "coordinator")] == ["Bev Hall"]
    assert "no plan yet" in ask(database, "list").summary


def test_a_form_asks_for_what_was_not_typed(database: Database) -> None:
    form = ask(database, "setup").form
    assert form is not None
    assert [field.name for field in form.fields] == ["name", "zone", "region", "meets"]
    said = ask(database, form.command, Kind.SUBMITTED, **FORM | {"meets": "every Thursday at 2pm"})
    assert "Thu 10 Sep" in in_words(said)
    with database.reading() as session:
        here = partnership(session)
        assert here.region == "Wales"
        assert meetings.next_after(session, here.id, NOW) is not None


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", " "), ("name", "x" * 81), ("zone", "Mars"), ("region", "Atlantis"), ("meets", "??")],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_begins(
    database: Database, field: str, value: str
) -> None:
    said = ask(database, "setup", Kind.SUBMITTED, **FORM | {field: value})
    assert [name for name, _ in said.errors] == [field]
    with database.reading() as session:
        assert people.all_partnerships(session) == []


def test_it_is_set_up_in_a_channel_and_not_in_a_direct_message(database: Database) -> None:
    assert "in the channel" in ask(database, "setup Riverside", place="D1").summary
    with database.reading() as session:
        assert people.all_partnerships(session) == []


def test_the_settings_are_changed_by_the_coordinator_and_can_be_put_back(
    database: Database,
) -> None:
    ask(database, "setup Riverside")
    assert ask(database, "setup").form is not None
    said = ask(database, "setup", Kind.SUBMITTED, **FORM | {"name": "Riverbank"})
    assert said.summary == "Riverbank: time zone Europe/London, bank holidays of Wales."
    ask(database, said.buttons[0].text, Kind.PRESSED)
    with database.reading() as session:
        assert partnership(session).name == "Riverside"


def test_nobody_else_changes_the_settings(database: Database) -> None:
    ask(database, "setup Riverside")
    assert "Only a coordinator (Bev Hall)" in ask(database, "setup", who="U2").summary


def test_people_keep_what_the_platform_last_said_of_them(database: Database) -> None:
    with database.writing() as session:
        workspace = people.workspace(session, "slack", "T1")
        gone = Member("U1", "Bev Hall-Jones", "Nowhere/Else", active=False)
        arrive(session, workspace, [gone, Member("U2", "Anne Bell", None)])
    with database.reading() as session:
        bev, anne = people.recipients(session, workspace.id)
    assert (bev.name, bev.zone, bev.active) == ("Bev Hall-Jones", None, False)
    assert bev.next_look_at is not None
    assert (anne.name, anne.zone, anne.active) == ("Anne Bell", None, True)


@pytest.mark.parametrize(("words", "place"), [("help", "C1"), ("list", "C1"), ("hello", "D1")])
def test_where_nobody_has_begun_it_is_said_how_to(
    database: Database, words: str, place: str
) -> None:
    assert ask(database, words, place=place).summary == (
        "No partnership is set up here yet. To begin, type “/action setup” in the channel where "
        "it talks."
    )


def test_the_home_of_a_first_visitor_says_how_to_begin(database: Database) -> None:
    assert "/action setup" in ask(database, "home", Kind.OPENED, "D1").summary


def test_in_a_channel_without_a_partnership_a_stranger_hears_how_to_begin_one(
    database: Database,
) -> None:
    ask(database, "setup Riverside Partnership")
    assert ask(database, "help", place="C2", who="U2").summary == (
        "No partnership is set up in this channel; “/action setup” begins one. If yours talks "
        "elsewhere, ask its coordinator to add you."
    )
    assert "Ask its coordinator" in ask(database, "help", place="D2", who="U2").summary


def _labels(said: Message) -> list[str]:
    return [button.label for button in said.buttons]


def _where(database: Database) -> list[tuple[str, str]]:
    with database.reading() as session:
        return [(here.name, here.place) for here in people.all_partnerships(session)]


@pytest.mark.parametrize("words", ["setup riverside", "setup here", "/setup here"])
def test_a_partnership_moves_to_another_channel_with_its_plan(
    database: Database, words: str
) -> None:
    ask(database, "setup Riverside")
    asked = ask(database, words, place="C2")
    assert asked.summary == (
        "You coordinate Riverside already, which talks in another channel. Move it here with its "
        "plan, or type “/action setup” for another one."
    )
    assert _labels(asked) == ["Move Riverside here"]
    assert _where(database) == [("Riverside", "C1")]
    said = ask(database, asked.buttons[0].text, Kind.PRESSED, place="C2")
    assert said.summary == (
        "Riverside talks in this channel now: its digests come here. Nothing else changed."
    )
    assert _where(database) == [("Riverside", "C2")]
    undone = ask(database, said.buttons[0].text, Kind.PRESSED, place="C2")
    assert undone.summary == "Undone: it talks in another channel."
    assert _where(database) == [("Riverside", "C1")]


def test_a_coordinator_of_several_chooses_which_moves(database: Database) -> None:
    ask(database, "setup Riverside")
    ask(database, "setup Hillside", place="C2")
    asked = ask(database, "setup here", place="C3")
    assert "You coordinate Riverside and Hillside already, which talk in other" in asked.summary
    assert _labels(asked) == ["Move Riverside here", "Move Hillside here"]
    ask(database, asked.buttons[1].text, Kind.PRESSED, place="C3")
    assert _where(database) == [("Riverside", "C1"), ("Hillside", "C3")]


def test_another_partnership_begins_beside_the_first(database: Database) -> None:
    ask(database, "setup Riverside")
    form = ask(database, "setup", place="C2").form
    assert form is not None
    ask(database, form.command, Kind.SUBMITTED, place="C2", **FORM | {"name": "Hillside"})
    assert _where(database) == [("Riverside", "C1"), ("Hillside", "C2")]


@pytest.mark.parametrize("words", ["setup", "setup here"])
def test_whoever_coordinates_none_begins_one(database: Database, words: str) -> None:
    ask(database, "setup Riverside")
    assert ask(database, words, place="C2", who="U2").form is not None


def test_a_second_partnership_needs_another_name(database: Database) -> None:
    ask(database, "setup Riverside")
    form = FORM | {"name": "riverside"}
    asked = ask(database, "setup", Kind.SUBMITTED, place="C2", **form)
    assert [name for name, _ in asked.errors] == ["name"]
    assert "To move it here type “/action setup here”" in asked.errors[0][1]
    assert _where(database) == [("Riverside", "C1")]


def test_a_partnership_moves_to_no_channel_that_has_one(database: Database) -> None:
    ask(database, "setup Riverside")
    ask(database, "setup Hillside", place="C2")
    said = ask(database, "in 1 setup here", Kind.PRESSED, place="C2")
    assert said.summary == "Hillside talks in this channel already. Nothing was changed."
    said = ask(database, "in 1 setup here", Kind.PRESSED, place="D1")
    assert said.summary == "Type “/action setup here” in the channel that it moves to."
    assert _where(database) == [("Riverside", "C1"), ("Hillside", "C2")]


def test_a_move_is_not_undone_into_a_channel_that_has_another_by_now(database: Database) -> None:
    ask(database, "setup Riverside")
    moved = ask(database, "in 1 setup here", Kind.PRESSED, place="C2")
    ask(database, "setup Hillside")
    said = ask(database, moved.buttons[0].text, Kind.PRESSED, place="C2")
    assert said.summary == "Hillside talks in that channel by now. Nothing was changed."
    assert _where(database) == [("Riverside", "C2"), ("Hillside", "C1")]
