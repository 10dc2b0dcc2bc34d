"""A second file beside a live plan: another plan, more of it, or a changed version of it."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from handlers.changes import update
from handlers.finding import Sorry
from handlers.moving import move
from handlers.people.linking import link
from handlers.speech import route
from handlers.undoing import undo
from handlers.waiting import cancel
from store import actions
from store.database import Database
from store.models import Person, Plan, Update
from tests.handlers.asking import add_line, asker, leads_of, pressed, said
from tests.handlers.plan_files import SMALL, coded, codes, drop, imported, live, press, undone

OTHER = """Code,Action,Lead,Deadline
X1,Plant a community orchard,Jo Cox,30/03/2027
X2,Paint the mural on the underpass,Jo Cox,30/04/2027
"""


def _changed(**lines: str) -> str:
    """The small plan with some of its lines written otherwise."""
    rows = [lines.get(row.partition(",")[0], row) for row in SMALL.splitlines()]
    return "\n".join(row for row in [*rows, lines.get("new", "")] if row)


def _says(session: Session, words: str) -> None:
    asked = asker(session, "bev", words)
    command, _, rest = words.partition(" ")
    assert {"update": update, "move": move}[command](asked, rest) is not None


def test_the_same_file_again_changes_nothing(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        message, _ = drop(session)
        assert "It says nothing other than the plan you have." in said(message)
        assert "[Import]" not in said(message)


def test_a_file_without_a_private_comment_does_not_take_it_out(sqlite_database: Database) -> None:
    nothing = "It says nothing other than the plan you have."
    with sqlite_database.writing() as session:
        imported(session)
        _says(session, "update F2 private: the cook is ill")
        assert nothing in said(drop(session)[0])
        _says(session, "update F2 we have a new cook")
        _says(session, "update F2 private: the new one is ill as well")
        assert nothing in said(
            drop(session, SMALL.replace("Lost the kitchen", "we have a new cook"))[0]
        )
        shown = said(drop(session, SMALL.replace("Lost the kitchen", "No cook at all"))[0])
        assert "we have a new cook" in shown


def test_another_plan_is_asked_about(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        message, draft = drop(session, OTHER, "orchard.csv")
        assert "You have a plan already, “Plan”, with 3 actions." in said(message)
        assert pressed(message, "Start a new plan") == f"import {draft} new plan"
        asks = press(session, f"import {draft}")
        assert said(asks) == said(message)
        assert codes(session) == ["F1", "F2", "M1"]


def test_every_action_of_the_plan_there_is_counts_when_another_comes(
    sqlite_database: Database,
) -> None:
    shared = f"{OTHER}F1,Open the hub by Easter,Jo Cox,30/04/2027\n"
    with sqlite_database.writing() as session:
        imported(session)
        add_line(session, "Added here, Jo Cox")
        message, _ = drop(session, shared, "orchard.csv")
        assert "You have a plan already, “Plan”, with 4 actions." in said(message)


def test_a_new_plan_closes_the_old_and_undo_opens_it_again(database: Database) -> None:
    with database.writing() as session:
        imported(session)
        old = live(session)
        answer = press(session, pressed(drop(session, OTHER)[0], "Start a new plan"))
        assert codes(session) == ["X1", "X2"]
        assert (old.live, old.closed_at is not None) == (False, True)
        undone(session, answer)
        assert codes(session) == ["F1", "F2", "M1"]
        assert old.closed_at is None
        assert len(session.scalars(select(Plan).where(Plan.live)).all()) == 1


@pytest.mark.parametrize(
    "words",
    [
        "update #1",
        "update #1 green",
        "done #1",
        "move #1 to 30 Nov",
        "assign #1 to Bev H",
        "hold #1",
    ],
)
def test_a_card_of_a_closed_plan_records_nothing_that_nobody_would_see(
    sqlite_database: Database, words: str
) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        press(session, pressed(drop(session, OTHER)[0], "Start a new plan"))
        before = len(session.scalars(select(Update)).all())
        with pytest.raises(Sorry) as told:
            route(asker(session, "bev", words))
        assert "“Plan”, which is closed. Nothing was changed." in said(told.value.answer.message)
        assert len(session.scalars(select(Update)).all()) == before


def test_undoing_a_plan_that_was_replaced_meanwhile_opens_none_beside_the_live_one(
    database: Database,
) -> None:
    with database.writing() as session:
        imported(session)
        orchard = press(session, pressed(drop(session, OTHER)[0], "Start a new plan"))
        third = OTHER.replace("X1", "Y1").replace("X2", "Y2").replace("orchard", "pond")
        third = third.replace("mural on the underpass", "old bandstand")
        last = press(session, pressed(drop(session, third)[0], "Start a new plan"))
        assert codes(session) == ["Y1", "Y2"]
        for answer, stands in ((orchard, ["Y1", "Y2"]), (last, ["F1", "F2", "M1"])):
            entry = pressed(answer, "Undo").removeprefix("undo ")
            undo(asker(session, "bev", f"undo {entry}"), entry)
            assert codes(session) == stands
            assert len(session.scalars(select(Plan).where(Plan.live)).all()) == 1


def test_more_of_a_plan_is_added_at_its_end(database: Database) -> None:
    with database.writing() as session:
        imported(session)
        answer = press(session, pressed(drop(session, OTHER)[0], "Add to it"))
        assert said(answer).startswith("2 actions added to Plan.")
        assert codes(session) == ["F1", "F2", "M1", "X1", "X2"]
        undone(session, answer)
        assert codes(session) == ["F1", "F2", "M1"]


def test_what_is_new_changed_and_gone_is_shown_and_each_applied_by_itself(
    database: Database,
) -> None:
    with database.writing() as session:
        imported(session)
        text = _changed(
            F1="F1,Open a food hub,Food,Gupti G,30/11/2026,Green,Keys collected,£4k",
            M1="",
            new="F3,Share the recipes,Food,Ruth S,mid Nov 2026,,,",
        )
        message, _ = drop(session, text)
        shown = said(message)
        assert (
            "Beside the plan you have: 1 new, 1 changed, 1 gone from the file and 1 the same."
            in shown
        )
        assert "deadline: 30/10/2026 → 30/11/2026" in shown
        assert "leads: Anne B → Gupti G" in shown
        assert "Not in the file any more, and kept" in shown

        answer = press(session, pressed(message, "Apply 1 changed"))
        action = coded(session, "F1")
        assert (leads_of(action), action.fields, action.moved) == (["Gupti G"], {"Cost": "£4k"}, 1)
        assert action.original_text == "30/10/2026"
        assert codes(session) == ["F1", "F2", "M1"]

        press(session, pressed(answer, "Add 1 new"))
        assert codes(session) == ["F1", "F2", "F3", "M1"] or codes(session)[-1] == "F3"
        last = press(session, pressed(message, "Take out 1"))
        assert "M1" not in codes(session)
        assert "Leave the rest" not in said(last)
        undone(session, answer)
        assert leads_of(coded(session, "F1")) == ["Anne B"]


def test_what_leads_reported_since_is_never_overwritten_unasked(database: Database) -> None:
    with database.writing() as session:
        imported(session)
        _says(session, "update F1 amber waiting for the lease")
        _says(session, "move F2 to 30 Nov")
        text = _changed(
            F1="F1,Open a food hub,Food,Anne B,30/10/2026,Red,Keys collected,£5k",
            F2="F2,Map food in the school holidays,Food,Ruth S,31/12/2026,Red,Lost the kitchen,",
        )
        message, _ = drop(session, text)
        shown = said(message)
        assert "Reported here since, and kept" in shown
        assert "RAG: Amber → Red" in shown
        press(session, pressed(message, "Apply 1 changed"))
        action = coded(session, "F1")
        assert (action.rag, action.comment) == ("amber", "waiting for the lease")
        assert action.fields == {"Cost": "£5k"}
        press(session, pressed(message, "Take the file's word for 2"))
        assert coded(session, "F1").rag == "red"
        assert coded(session, "F2").deadline_text == "31/12/2026"


def test_only_rows_that_were_edited_are_offered_against_what_was_reported(
    database: Database,
) -> None:
    with database.writing() as session:
        imported(session)
        _says(session, "update F1 amber waiting for the lease")
        _says(session, "update F2 green kitchen found")
        message, _ = drop(
            session, _changed(F1="F1,Open a food hub,Food,Anne B,30/10/2026,Red,Lease lost,£4k")
        )
        shown = said(message)
        assert "2 reported otherwise here" in shown
        assert "Green → Red" not in shown
        assert "1 other action stands in the file as it was imported." in shown
        press(session, pressed(message, "Take the file's word for 1"))
        assert (coded(session, "F1").rag, coded(session, "F2").rag) == ("red", "green")


def test_a_part_that_is_done_is_not_done_twice(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        text = _changed(new="F3,Share the recipes,Food,Ruth S,,,,", M1="")
        message, _ = drop(session, text)
        press(session, pressed(message, "Add 1 new"))
        with pytest.raises(Sorry, match="The plan says that already"):
            press(session, pressed(message, "Add 1 new"))
        assert codes(session).count("F3") == 1


def test_the_rest_can_be_left(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        text = _changed(new="F3,Share the recipes,Food,Ruth S,,,,", M1="")
        answer = press(session, pressed(drop(session, text)[0], "Add 1 new"))
        words = pressed(answer, "Leave the rest")
        left = cancel(asker(session, "bev", words), words.removeprefix("cancel "))
        assert said(left) == "Left as it is."
        assert "M1" in codes(session)
        again, _ = drop(session, text)
        assert "1 gone from the file" in said(again)
        assert "new" not in said(again).splitlines()[1]


def test_what_was_added_here_is_not_gone_from_an_older_file(database: Database) -> None:
    with database.writing() as session:
        imported(session)
        add_line(session, "H1.1 By hand, @anne")
        message, _ = drop(session, _changed(M1=""))
        assert "1 gone from the file, 1 added here since and 2 the same" in said(message)
        assert "By hand" not in said(message)
        press(session, pressed(message, "Take out 1"))
        assert codes(session) == ["F1", "F2", "H1.1"]


def test_what_was_added_here_is_gone_from_a_later_file_that_has_others_so_added(
    database: Database,
) -> None:
    with database.writing() as session:
        imported(session)
        add_line(session, "H1.1 By hand, @anne")
        add_line(session, "H1.2 By hand too, @anne")
        message, _ = drop(session, _changed(new="H1.1,By hand,,Anne B,,,,"))
        assert "1 gone from the file" in said(message)
        assert "H1.2 By hand too" in said(message)


def test_an_action_that_was_added_by_hand_is_never_taken_out_unasked(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        add_line(session, "H1.1 By hand, @anne")
        message, _ = drop(session, _changed(new="F3,Share the recipes,Food,Ruth S,,,,"))
        press(session, pressed(message, "Add 1 new"))
        assert "H1.1" in codes(session)


def test_a_name_stays_linked_when_its_file_comes_again(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        link(asker(session, "bev"), "Anne B @anne")
        press(session, pressed(drop(session, OTHER.replace("Jo Cox", "Anne B"))[0], "Add to it"))
        (person,) = session.scalars(select(Person).where(Person.name == "Anne B"))
        assert person.recipient_id is not None
        assert leads_of(coded(session, "X1")) == ["Anne B"]


def test_words_that_are_no_way_to_import_are_said(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        _, draft = drop(session, OTHER)
        with pytest.raises(Sorry, match="I don't know how to import “sideways”"):
            press(session, f"import {draft} sideways")
        assert len(actions.themes(session, live(session).id)) == 2
