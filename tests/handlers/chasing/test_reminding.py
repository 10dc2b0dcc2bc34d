"""`remind … now` and `remind everyone`: asked by a person, at once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from handlers.chasing.reminders import compose_card, look
from handlers.messages import in_words
from store import actions, people, sent_cards
from store.mail import Delivery, Reminded
from tests.handlers.room import Room


def cards(room: Room) -> dict[str, str]:
    """What the cards that are owed say, by recipient; "" for what is not needed any more."""
    found = {}
    for row in room.session.scalars(select(Delivery).where(Delivery.kind == "card")):
        message = compose_card(room.session, row, room.now)
        assert row.recipient is not None
        found[row.recipient.external_id] = in_words(message) if message else ""
    return found


def test_the_leads_of_an_action_are_asked_at_once(any_room: Room) -> None:
    room = any_room
    room.now += timedelta(days=5, hours=8)  # a Saturday evening
    said = room.command("bev", "remind CR1.4 now")
    assert said == "Anne Baker and Priya Nair will hear of CR1.4 now."
    told = cards(room)
    assert set(told) == {"anne", "priya"}
    assert "Bev Hill would like to know how an action of yours stands." in told["anne"]
    assert "CR1.4 Print the leaflets" in told["anne"]
    assert "CR1.3" not in told["anne"]
    kinds = set(room.session.scalars(select(Reminded.kind)))
    assert kinds == {"asked"}


@pytest.mark.parametrize("words", ["remind Priya about CR1.4", "remind CR1.4 Priya now"])
def test_of_several_leads_only_who_is_named_is_asked(room: Room, words: str) -> None:
    assert room.say("bev", words) == "Priya Nair will hear of CR1.4 now."
    assert set(cards(room)) == {"priya"}


def test_who_is_named_and_does_not_lead_it_is_not_asked(room: Room) -> None:
    assert room.command("bev", "remind CR1.3 Priya") == (
        "Priya Nair doesn't lead CR1.3. Nothing was sent."
    )


def test_what_was_answered_meanwhile_is_not_asked(room: Room) -> None:
    room.command("bev", "remind CR1.4")
    room.say("priya", "update CR1.4 amber new printer")
    assert cards(room) == {"anne": "", "priya": ""}


def test_everybody_not_heard_from_is_asked(any_room: Room) -> None:
    room = any_room
    room.say("anne", "update CR1.3 green")
    said = room.command("bev", "remind everyone")
    assert (
        said == "I'm asking Anne Baker and Priya Nair now about 4 actions: no word on them so far."
    )
    told = cards(room)
    assert "CR1.3" not in told["anne"]
    assert "CR7.1" in told["anne"]
    assert "CR2.1" in told["priya"]


def test_where_reminders_are_off_nobody_is_said_to_have_answered(room: Room) -> None:
    room.command("bev", "pause Priya")
    said = room.command("bev", "remind Priya now")
    assert said.startswith("Reminders to Priya Nair are off. Nothing was sent.")
    assert "now about" in room.command("bev", "resume Priya") + room.command("bev", "remind Priya")
    room.command("bev", "pause all")
    said = room.command("bev", "remind everyone")
    assert said.startswith("Reminders are paused for everybody here. Nothing was sent.")
    assert room.press("bev", "Resume all").startswith("Reminders are on again")


def test_one_lead_is_asked_by_name(room: Room) -> None:
    said = room.command("bev", "remind Priya now")
    assert said == "I'm asking Priya Nair now about 3 actions: no word on them so far."
    assert set(cards(room)) == {"priya"}


def test_several_are_asked_by_name(room: Room) -> None:
    said = room.command("bev", "remind Priya and Anne")
    assert said.startswith("I'm asking Priya Nair and Anne Baker now about 5 actions")
    assert set(cards(room)) == {"priya", "anne"}


OF_A_LIST = [
    ("remind reds", {"anne": "CR1.4", "priya": "CR1.4"}, "Anne Baker and Priya Nair now"),
    ("remind overdue now", {"anne": "CR1.4", "priya": "CR1.4"}, "Anne Baker and Priya Nair now"),
    ("chase the ambers", {"priya": "CR2.1"}, "Priya Nair now about 1 action."),
    ("remind everyone in Feeling safe", {"anne": "CR7.1", "priya": "CR2.1"}, "about 2 actions."),
    ("remind theme safe", {"anne": "CR7.1", "priya": "CR2.1"}, "about 2 actions."),
]


@pytest.mark.parametrize(("words", "asked", "said"), OF_A_LIST)
def test_the_leads_of_a_list_are_asked(
    room: Room, words: str, asked: dict[str, str], said: str
) -> None:
    assert said in room.say("bev", words)
    told = cards(room)
    assert set(told) == set(asked)
    assert all(code in told[who] for who, code in asked.items())
    assert "CR1.3" not in "".join(told.values())


def test_who_can_not_be_reached_of_a_list_is_said(room: Room) -> None:
    said = room.say("bev", "remind theme food")
    assert said.endswith("now about 3 actions. Gupti Gosine can't be reached.")


def test_an_action_is_reminded_of_by_words_of_its_title(room: Room) -> None:
    room.say("bev", "remind leaflets")
    said = room.press("bev", "CR1.4 Print the leaflets")
    assert said == "Anne Baker and Priya Nair will hear of CR1.4 now."


def test_nobody_is_asked_when_all_have_spoken(room: Room) -> None:
    for line in ("CR2.1 green", "CR1.4 green", "#4 green"):
        room.say("priya", f"update {line}")
    said = room.command("bev", "remind Priya")
    assert said == "Everybody has said how their actions stand. Nothing was sent."


REFUSED = [
    ("bev", "remind #5 now", "No reminder reaches Gupti Gosine: no account is linked."),
    ("bev", "remind #7 now", "It has no lead to remind."),
    ("bev", "remind Gupti", "No reminder reaches Gupti Gosine"),
    ("bev", "remind CR1.3 next week", "I remind at once"),
    ("anne", "remind CR1.4 now", "Only a coordinator (Bev Hill) can send reminders."),
    ("bev", "remind Priya and Bob", "I don't know anybody called Bob here."),
    ("bev", "remind complete", "Nothing open is Complete. Nothing was sent."),
    ("bev", "remind no lead", "No lead of these can be reminded. Nothing was sent."),
    ("bev", "remind theme bananas", "There is no theme “bananas” here."),
    ("carol", "remind reds", "Only a coordinator (Bev Hill) can send reminders."),
    ("anne", "remind everyone", "Only a coordinator (Bev Hill) can send reminders."),
]


@pytest.mark.parametrize(("who", "words", "why"), REFUSED)
def test_what_cannot_be_is_refused(room: Room, who: str, words: str, why: str) -> None:
    assert room.command(who, words).startswith(why)
    assert cards(room) == {}


def test_of_what_is_complete_nobody_is_reminded(room: Room) -> None:
    room.command("bev", "done CR1.3")
    said = room.command("bev", "remind CR1.3 now")
    assert said == "CR1.3 is Complete, so nobody is reminded of it."


def test_remind_me_is_still_for_oneself(room: Room) -> None:
    assert room.command("anne", "remind me Monday").startswith("I'll remind you on Mon 14 Sep.")
    assert room.say("anne", "remind me tomorrow").startswith("I'll remind you on Tue 8 Sep.")


@pytest.mark.parametrize("day", ["9 Oct 2027", "31/12/2045"])
def test_a_wish_for_a_day_years_ahead_is_refused_at_once(room: Room, day: str) -> None:
    assert "is more than a year ahead." in room.say("anne", f"remind me {day}")
    assert "remind you" in room.say("anne", "remind me 7 Sep 2027")


@pytest.mark.parametrize("words", ["remind me Monday", "remind me tomorrow"])
def test_who_leads_nothing_open_is_promised_no_reminder(any_room: Room, words: str) -> None:
    room = any_room
    said = room.say("max", words)
    assert said == (
        "You lead nothing here that is open, so there is nothing to remind you of. Nothing was set."
    )
    max_ = people.recipient(room.session, room.partnership.workspace_id, "max")
    assert max_ is not None
    assert max_.snoozed_until is None


def test_who_has_finished_everything_is_promised_no_reminder(room: Room) -> None:
    for code in ("CR1.3", "CR1.4", "CR7.1"):
        room.command("anne", f"done {code}")
    assert room.say("anne", "remind me Monday").startswith("You lead nothing here that is open")


def test_who_never_had_a_card_is_reminded_of_all_that_is_theirs(any_room: Room) -> None:
    room = any_room
    room.say("anne", "remind me on Thursday")
    anne = people.recipient(room.session, room.partnership.workspace_id, "anne")
    assert anne is not None
    room.now += timedelta(days=1, hours=1)
    assert not look(room.session, anne.id, room.now), "not before the day"
    room.now += timedelta(days=2)
    assert look(room.session, anne.id, room.now)
    card = cards(room)["anne"]
    assert "as you asked me to remind you" in card
    for code in ("CR1.3", "CR1.4", "CR7.1"):
        assert code in card


@pytest.mark.parametrize(
    ("who", "first", "why"),
    [
        ("anne", "stop", "Your reminders are stopped, so none would come. Type “start” first."),
        ("bev", "pause all", "Reminders are paused for everybody here, so none would come. Ask"),
    ],
)
def test_where_no_reminder_can_come_none_is_promised(
    room: Room, who: str, first: str, why: str
) -> None:
    room.say(who, first)
    assert room.say("anne", "remind me Monday").startswith(why)


def test_of_what_is_on_hold_no_reminder_is_promised(room: Room) -> None:
    for code in ("CR1.3", "CR1.4", "CR7.1"):
        room.command("anne", f"hold {code}, funding")
    said = room.say("anne", "remind me Monday")
    assert said.startswith("Nothing that I would remind you of waits for a word then")
    assert "Nothing was set." in said


@pytest.mark.parametrize("command", ["/done CR1.3,", "done CR1.3.", "/update CR1.3 done -"])
def test_a_wish_beside_a_command_is_kept_out_of_its_comment(room: Room, command: str) -> None:
    words = f"{command} can you remind me tomorrow about CR1.4"
    said = room.command("anne", words[1:]) if words[0] == "/" else room.say("anne", words)
    assert "CR1.3 is now Complete" in said
    assert "remind" not in room.action(1).comment
    assert "8 Sep" in said, said


def test_a_card_of_the_most_urgent_never_says_that_nothing_more_is_needed(room: Room) -> None:
    for number in range(1, 13):
        room.add(f"P{number}", f"Work {number}", "Priya Nair")
    room.command("bev", "remind Priya now")
    card = room.session.scalars(select(Delivery).where(Delivery.kind == "card")).one()
    first = compose_card(room.session, card, room.now)
    assert first is not None
    assert "Show all (15)" in [button.label for button in first.buttons]
    card.state, card.body = "sent", {}
    shown = sent_cards.shown_on(room.session, card.id)
    said = []
    for action in actions.by_ids(room.session, shown):
        room.say("priya", f"update #{action.ref} green")
        now = compose_card(room.session, card, room.now)
        assert now is not None
        assert "Show all (15)" in [button.label for button in now.buttons]
        said.append(now.summary)
    assert said[0] == "Nine still to answer, Priya."
    assert said[-1] == "Thank you, Priya. These are answered; “mine” shows the others."
