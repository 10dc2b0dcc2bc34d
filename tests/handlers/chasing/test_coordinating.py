"""What coordinators are told once a day: whom no reminder reaches, and what stays bad."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from handlers.chasing import coordinating, reminders
from handlers.messages import Message, in_words
from store import deliveries, people
from store.mail import Delivery
from tests.handlers.chasing.notes import day, note
from tests.handlers.room import Room


def newest_card(session: Session, recipient_id: int) -> Delivery:
    """The card of somebody that was owed last."""
    cards = select(Delivery).where(Delivery.recipient_id == recipient_id, Delivery.kind == "card")
    return session.scalars(cards.order_by(Delivery.id.desc())).all()[0]


def test_leads_without_an_account_are_listed_once_a_reason(any_room: Room) -> None:
    room = any_room
    told = note(room, day(7))
    assert told is not None
    said = in_words(told)
    assert said.startswith("1 lead didn't get a reminder: Gupti Gosine (no account).")
    assert "Gupti Gosine · no account · CR6.1 · [Link Gupti Gosine]" in said
    assert note(room, day(7, hour=10)) is None, "one a day"
    assert note(room, day(8)) is None, "nothing new"


def test_its_buttons_do_what_they_say(room: Room) -> None:
    told = note(room, day(7))
    assert told is not None
    texts = {button.label: button.text for button in told.every_button()}
    assert "Dear Gupti Gosine," in room.private_press("bev", texts["Email for Gupti Gosine"])
    assert "Who is Gupti Gosine?" in room.private_press("bev", texts["Link Gupti Gosine"])
    room.private_press("bev", texts["Give Gupti Gosine's actions to…"])
    said = room.submit("bev", room.form.command, to="Anne Baker")
    assert said.startswith("Gupti Gosine's 1 open action went to Anne Baker.")


def test_closed_accounts_and_leave_without_a_deputy_are_listed_too(any_room: Room) -> None:
    room = any_room
    anne = people.recipient(room.session, room.partnership.workspace_id, "anne")
    assert anne is not None
    anne.active = False
    room.say("priya", "I'm away until 18 Sep")
    told = note(room, day(7))
    assert told is not None
    said = in_words(told)
    assert "Anne Baker (account closed)" in said
    assert "Priya Nair (away until Fri 18 Sep, and nobody answers)" in said


def test_a_deputy_whose_account_is_closed_answers_for_nobody(room: Room) -> None:
    room.say("priya", "I'm away 7-18 Sep, @max covers")
    room.command("bev", "hand over Anne's actions to @max until 18 Sep")
    gone = people.recipient(room.session, room.partnership.workspace_id, "max")
    assert gone is not None
    gone.active = False
    told = note(room, day(8))
    assert told is not None
    said = in_words(told)
    assert "Priya Nair (away until Fri 18 Sep, and nobody answers)" in said
    assert "Anne Baker (handed over to somebody whose account is closed)" in said


def test_a_card_that_failed_makes_its_lead_unreached(any_room: Room) -> None:
    room = any_room
    anne = people.recipient(room.session, room.partnership.workspace_id, "anne")
    assert anne is not None
    assert reminders.look(room.session, anne.id, day(7))
    card = newest_card(room.session, anne.id)
    deliveries.record_ended(room.session, card, "failed", "The person has blocked messages.")
    told = note(room, day(7, hour=10))
    assert told is not None
    assert "Anne Baker (not delivered: The person has blocked messages)" in in_words(told)


def test_nothing_to_say_is_nothing_sent(room: Room) -> None:
    room.command("bev", "pause all")
    assert note(room, day(7)) is None


def test_it_keeps_to_hours_and_working_days(room: Room) -> None:
    assert note(room, day(5)) is None, "a Saturday"
    assert note(room, day(7, hour=6)) is None
    assert note(room, day(7)) is not None


def test_what_stays_overdue_goes_to_the_coordinator_after_its_leads(any_room: Room) -> None:
    room = any_room
    people_row = people.recipient(room.session, room.partnership.workspace_id, "anne")
    assert people_row is not None
    note(room, day(7))
    assert reminders.look(room.session, people_row.id, day(7))
    card = newest_card(room.session, people_row.id)
    assert reminders.compose_card(room.session, card, day(7)) is not None
    deliveries.record_sent(room.session, [(card, "dm:anne", ["m1"])], day(7))
    seen = [note(room, day(7) + timedelta(days=n)) for n in range(1, 14)]
    assert not any("CR1.4" in in_words(told) for told in seen if told)
    told = note(room, day(21))
    assert told is not None
    said = in_words(told)
    assert "CR1.4 Print the leaflets" in said
    assert "The chair hears of these only if you say so" in said
    assert "was due Mon 31 Aug, and its leads were told" in said
    text = next(b.text for b in told.every_button() if b.label == "Tell the chair")
    assert room.told("carol") == []
    assert room.private_press("bev", text) == "Carol Chair will see CR1.4 Print the leaflets."
    assert room.told("carol")[0].startswith("Bev Hill would like you to see this.")
    assert note(room, day(22)) is None


def test_leads_whom_nothing_reached_are_not_said_to_have_been_told(any_room: Room) -> None:
    room = any_room
    room.command("bev", "assign CR1.4 to Gupti Gosine")
    assert "CR1.4" in in_words(note(room, day(7)) or Message(""))
    told = note(room, day(21))
    assert told is not None
    assert "was due Mon 31 Aug, and no lead of it could be reminded" in in_words(told)


def test_only_a_coordinator_tells_the_chair(room: Room) -> None:
    said = room.press_words("anne", "tell #2")
    assert said.startswith("Only a coordinator (Bev Hill) can tell the chair of an action.")
    assert room.told("carol") == []


def test_a_chair_hears_of_the_same_once_a_day_however_often_it_is_pressed(room: Room) -> None:
    room.private_press("bev", "tell #2")
    again = room.private_press("bev", "tell #2")
    assert again == "You told Carol Chair of CR1.4 Print the leaflets today already."
    assert len(room.told("carol")) == 1
    room.say("bev", "CR1.4 red the printer went bust")
    assert room.private_press("bev", "tell #2").startswith("Carol Chair will see CR1.4")
    assert len(room.told("carol")) == 2


def test_what_has_no_room_on_the_note_is_named(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coordinating, "_SHOWN", 0)
    anne = people.recipient(room.session, room.partnership.workspace_id, "anne")
    assert anne is not None
    assert reminders.look(room.session, anne.id, day(7))
    card = newest_card(room.session, anne.id)
    assert reminders.compose_card(room.session, card, day(7)) is not None
    deliveries.record_sent(room.session, [(card, "dm:anne", ["m1"])], day(7))
    told = note(room, day(21))
    assert told is not None
    assert "And 1 more: CR1.4. “list no update” and “list overdue” show them." in in_words(told)
