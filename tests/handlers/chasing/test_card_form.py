"""All actions of a card in one form: status, comment and new date of each."""

from datetime import date, timedelta

import pytest

from handlers.messages import Field
from store.mail import Delivery, Shown
from tests.handlers.room import Room


@pytest.fixture
def card(room: Room) -> str:
    """The command of Anne's card, which shows CR1.3 and CR1.4."""
    anne = room.person("Anne Baker").recipient_id
    row = Delivery(
        key="card:1", kind="card", workspace_id=room.partnership.workspace_id, recipient_id=anne,
        partnership_id=room.partnership.id, created_at=room.now,
    )  # fmt: skip
    room.session.add(row)
    room.session.flush()
    for place, ref in enumerate((1, 2)):
        shown = Shown(delivery_id=row.id, action_id=room.action(ref).id, position=place)
        room.session.add(shown)
    room.session.flush()
    return f"answers {row.id}"


def _submit(room: Room, card: str, **form: str) -> str:
    fields = {name.replace("_", "-"): value for name, value in form.items()}
    return room.submit("anne", card, **fields)


def test_it_has_three_fields_an_action(room: Room, card: str) -> None:
    room.press_words("anne", card)
    labels = [field.label for field in room.form.fields]
    assert labels[0::3] == ["CR1.3 Draft the survey", "CR1.4 Print the leaflets"]
    assert labels[1::3] == ["Comment on CR1.3", "Comment on CR1.4"]
    assert labels[2] == "New date for CR1.3, if it moves"
    assert room.form.fields[3].hint == "Red · was due Mon 31 Aug"


def test_all_that_is_filled_in_is_recorded_and_undone_at_once(room: Room, card: str) -> None:
    said = _submit(
        room, card, status_1="amber", comment_1="no paper", deadline_2="2026-10-30",
    )  # fmt: skip
    assert "CR1.3 is now Amber (was Green)." in said
    assert "no paper" in said
    assert "due Fri 30 Oct (was Mon 31 Aug)" in said
    room.press("anne", "Undo")
    assert (room.action(1).rag, room.action(2).due_last) == ("green", date(2026, 8, 31))


@pytest.mark.parametrize(
    ("deadline", "said"),
    [("2026-09-01", "Tue 1 Sep has passed. Choose a day ahead."), ("31 Sep", "There is no 31 Sep")],
)
def test_a_date_that_cannot_be_stands_at_its_field(
    room: Room, card: str, deadline: str, said: str
) -> None:
    before = room.kept(1)
    _submit(room, card, status_1="red", deadline_2=deadline)
    (name, error), *_ = room.message.errors
    assert name == "deadline-2"
    assert error.startswith(said)
    assert room.kept(1) == before


def test_an_empty_form_is_no_answer(room: Room, card: str) -> None:
    _submit(room, card, status_1="", comment_1=" ")
    assert room.message.errors == (("status-1", "Nothing is filled in yet."),)


def test_an_action_closed_meanwhile_is_not_opened_by_it(room: Room, card: str) -> None:
    room.command("bev", "done CR1.3")
    assert [field.name for field in _form_of(room, card)] == [
        "status-2", "comment-2", "deadline-2",
    ]  # fmt: skip
    _submit(room, card, status_1="green", status_2="green")
    assert room.message.errors[0][0] == "status-1"
    assert "CR1.3 is complete by now." in room.message.errors[0][1]
    assert (room.action(1).state, room.action(2).rag) == ("complete", "red")


def _form_of(room: Room, card: str) -> tuple[Field, ...]:
    room.press_words("anne", card)
    return room.form.fields


def test_where_all_is_closed_it_says_so(room: Room, card: str) -> None:
    room.command("bev", "done CR1.3")
    room.command("bev", "done CR1.4")
    assert room.press_words("anne", card).startswith("Nothing on that card is open any more.")


@pytest.mark.parametrize("who", ["priya", "bev", "max"])
def test_a_card_is_its_recipients_alone(room: Room, card: str, who: str) -> None:
    assert room.press_words(who, card).startswith("That card isn't yours.")
    assert room.submit(who, card, **{"status-1": "red"}).startswith("That card isn't yours.")
    assert room.action(1).rag == "green"


def test_a_card_that_never_was_is_nobodys(room: Room) -> None:
    assert room.press_words("anne", "answers 99999").startswith("That card isn't yours.")


def test_home_says_what_the_card_still_asks_for(room: Room, card: str) -> None:
    room.now -= timedelta(days=4)  # before leads are asked for the meeting
    sent = room.session.get_one(Delivery, int(card.split()[1]))
    sent.state, sent.sent_at, sent.created_at = "sent", room.now, room.now
    room.now += timedelta(hours=1)
    said = room.say("anne", "home")
    assert said.startswith("2 actions on your card of Thu 3 Sep want a word.")
    assert said.count("wants a word") == 2
    room.say("anne", "CR1.3 green")
    assert room.say("anne", "home").startswith("1 action on your card of Thu 3 Sep wants a word.")
    room.now += timedelta(days=3)
    room.say("anne", "CR1.4 red")
    assert "on your card" not in room.say("anne", "home")
