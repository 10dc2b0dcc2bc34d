"""Who may redact, which comment is meant, and that it is read back before it is done."""

from sqlalchemy import select

from handlers.redacting import redact
from store.database import Database
from store.drafts import Draft
from store.models import Action, Entry, Update
from tests.handlers.asking import asker, pressed, said
from tests.handlers.plan_files import SMALL, coded, drop, imported, press
from tests.handlers.room import Room

FIRST, SECOND = "the landlord of the hall is bankrupt", "Jo Smith of Tuffley was ill"


def twice(room: Room) -> None:
    room.command("anne", f"update CR1.4 amber {FIRST}")
    room.command("bev", f"update CR1.4 red {SECOND}")


def words(room: Room) -> list[str]:
    room.session.expire_all()
    return [
        u.comment for u in room.session.scalars(select(Update).order_by(Update.id)) if u.comment
    ]


def test_only_a_coordinator_may(any_room: Room) -> None:
    twice(any_room)
    said = any_room.command("anne", "redact CR1.4 names somebody")
    assert said.startswith("Only a coordinator (Bev Hill) can redact a comment.")


def test_it_asks_which_of_several_comments_is_meant(any_room: Room) -> None:
    twice(any_room)
    asked = any_room.command("bev", "redact CR1.4 names somebody")
    assert "Which comment on CR1.4 loses its words?" in asked
    assert f"“{FIRST}”" in any_room.press("bev", label_with(any_room, "landlord"))
    any_room.press("bev", "Redact it")
    assert words(any_room) == ["[redacted]", SECOND]


def label_with(room: Room, word: str) -> str:
    return next(label for label in room.labels if word in label)


def test_the_one_that_stands_now_goes_from_the_action_and_the_one_before_stays_gone(
    any_room: Room,
) -> None:
    twice(any_room)
    any_room.command("bev", "redact CR1.4 names somebody")
    any_room.press("bev", label_with(any_room, "Jo Smith"))
    any_room.press("bev", "Redact it")
    action = next(a for a in any_room.session.scalars(select(Action)) if a.code == "CR1.4")
    entries = any_room.session.scalars(select(Entry).order_by(Entry.id)).all()
    assert SECOND not in " ".join(entry.words for entry in entries)
    assert "redacted" not in action.comment
    assert words(any_room) == [FIRST, "[redacted]"]


def test_it_needs_a_reason(any_room: Room) -> None:
    twice(any_room)
    assert "Say why as well" in any_room.command("bev", "redact CR1.4")
    assert any_room.session.scalars(select(Draft)).all() == []


def test_an_action_without_a_comment_is_said_to_have_none(room: Room) -> None:
    assert "has no comment to redact" in room.command("bev", "redact CR1.3 why")


def test_what_was_left_is_not_redacted_afterwards(room: Room) -> None:
    room.command("anne", f"update CR1.3 amber {FIRST}")
    room.command("bev", "redact CR1.3 names somebody")
    press = room.button("Redact it").text
    room.press("bev", "Leave it")
    assert "cancelled" in room.press_words("bev", press)
    assert words(room) == [FIRST]
    assert "nothing with the number 99" in room.press_words("bev", "redact now 99")


def test_pressed_twice_it_is_done_once(room: Room) -> None:
    room.command("anne", f"update CR1.3 amber {FIRST}")
    room.command("bev", "redact CR1.3 names somebody")
    press = room.button("Redact it").text
    assert room.press_words("bev", press).startswith("Redacted:")
    assert "Nothing was done twice" in room.press_words("bev", press)


def test_the_reason_may_not_carry_the_words_on(room: Room) -> None:
    room.command("anne", f"update CR1.3 amber {FIRST}")
    room.command("bev", f"redact CR1.3 says {FIRST}")
    room.press("bev", "Redact it")
    assert FIRST not in room.command("bev", "history CR1.3")


def test_why_an_action_is_on_hold_can_be_redacted_too(room: Room) -> None:
    room.command("bev", "hold CR1.3 until Jan, Jo Smith of Tuffley is ill")
    room.command("bev", "redact CR1.3 names somebody")
    room.press("bev", "Redact it")
    assert "Tuffley" not in room.command("bev", "history CR1.3")
    assert "Tuffley" not in room.command("bev", "show CR1.3")


def test_what_was_replaced_without_ever_being_said_can_be_redacted(any_room: Room) -> None:
    room = any_room
    room.command("bev", "update CR1.4 red the press is mended")
    room.command("bev", "redact CR1.4 names somebody")
    assert "of Anne Baker on Thu 20 Aug" in room.press("bev", label_with(room, "printer"))
    room.press("bev", "Redact it")
    changes = str([u.change for u in room.session.scalars(select(Update))])
    assert "printer broke" not in changes
    assert room.action(2).comment == "the press is mended"


def test_the_earlier_text_of_a_column_can_be_redacted(any_room: Room) -> None:
    room = any_room
    room.command("bev", "set CR1.3 Measure of success: Jo Smith of Tuffley is housed")
    room.command("bev", "set CR1.3 Measure of success: one family is housed")
    asked = room.command("bev", "redact CR1.3 names somebody")
    assert "“Jo Smith of Tuffley is housed”" in asked
    assert "column “Measure of success”" in asked
    room.press("bev", "Redact it")
    assert "Tuffley" not in room.command("bev", "history CR1.3")
    assert room.action(1).fields["Measure of success"] == "one family is housed"


def test_a_comment_of_the_file_is_said_to_be_the_files_with_the_day_it_had_there(
    sqlite_database: Database,
) -> None:
    text = SMALL.replace("Keys collected", "12/08/26: Keys collected")
    with sqlite_database.writing() as session:
        imported(session, text)
        undated = said(redact(asker(session, "bev"), "F2 names a landlord"))
        dated = said(redact(asker(session, "bev"), "F1 names a landlord"))
    assert "these words of the plan as imported from F2" in undated
    assert "these words of the plan as imported on Wed 12 Aug from F1" in dated


def test_a_comment_that_an_import_replaced_goes_with_its_words(sqlite_database: Database) -> None:
    with sqlite_database.writing() as session:
        imported(session)
        newer = SMALL.replace("Lost the kitchen", "Found another kitchen")
        press(session, pressed(drop(session, newer)[0], "Apply 1 changed"))
        asked = redact(asker(session, "bev"), "F2 names a landlord")
        assert asked is not None
        assert "Lost the kitchen" in said(asked)
        assert "Found another kitchen" in said(asked)
        label = next(b for b in asked.message.buttons if "Lost the kitchen" in b.label)
        shown = redact(asker(session, "bev"), label.text.removeprefix("redact "))
        redact(asker(session, "bev"), pressed(shown, "Redact it").removeprefix("redact "))
        session.expire_all()
        kept = [u.comment + str(u.change) for u in session.scalars(select(Update))]
        assert "Lost the kitchen" not in "".join(kept)
        assert coded(session, "F2").comment == "Found another kitchen"
