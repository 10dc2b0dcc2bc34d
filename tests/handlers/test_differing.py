"""Leads who say different colours of one action between two meetings."""

from datetime import timedelta

from sqlalchemy import select

from handlers.chasing.reminders import compose_card
from handlers.digests.chair_brief import compose_chair_brief
from handlers.digests.digest import compose_digest
from handlers.messages import Row, Rows, in_words
from store import entries
from store.calendar import Meeting
from store.mail import Delivery
from tests.handlers.room import Room


def digest(room: Room) -> str:
    room.session.flush()
    return in_words(compose_digest(room.session, room.partnership, room.now).message)


def brief(room: Room) -> str:
    room.session.flush()
    found = compose_chair_brief(room.session, room.partnership, room.now, {"chair"})
    return in_words(found) if found else ""


def they_differ(room: Room) -> str:
    """Anne, who is named first, says Green; then Priya says Amber. What she is answered."""
    room.say("anne", "CR1.4 green")
    return room.say("priya", "CR1.4 amber, the paper ran out")


def test_the_colour_of_the_lead_named_first_counts_and_both_stand_on_record(
    any_room: Room,
) -> None:
    room = any_room
    answer = they_differ(room)
    assert "CR1.4 is still Green." in answer
    assert (
        "Its leads differ: Anne Baker says Green, Priya Nair says Amber. Both are on record. "
        "Green counts, since Anne Baker is named first. Bev Hill is asked which it is."
    ) in answer
    action = room.action(2)
    assert (action.rag, action.comment) == ("green", "the paper ran out")
    said = [(u.said, u.rag) for u in entries.about(room.session, "action", action.id)]
    assert said == [("green", "green"), ("amber", "green")]
    assert "says Amber, and Green counts" in room.command("bev", "history CR1.4")
    assert "Anne Baker says Green, Priya Nair says Amber" in room.command("max", "show CR1.4")


def test_the_lead_named_first_may_also_be_the_second_to_speak(room: Room) -> None:
    room.say("priya", "CR1.4 amber, the paper ran out")
    assert room.action(2).rag == "amber"
    answer = room.say("anne", "CR1.4 green")
    assert "CR1.4 is now Green (was Amber)." in answer
    assert "Its leads differ: Anne Baker says Green, Priya Nair says Amber." in answer
    assert len(room.told("bev")) == 1


def test_the_coordinator_is_asked_once_and_a_press_settles_it(any_room: Room) -> None:
    room = any_room
    they_differ(room)
    room.say("priya", "CR1.4 amber, still no paper")
    (told,) = room.told("bev")
    assert told.startswith("The leads of CR1.4 say different colours. Which is it?")
    assert "Anne Baker says Green, Priya Nair says Amber" in told
    assert "the paper ran out" in told
    assert "[Green] [Amber]" in told
    assert room.press_words("bev", "update #2 amber").startswith("CR1.4 is now Amber (was Green).")
    assert "differ" not in digest(room)
    assert "differ" not in room.command("bev", "show CR1.4")
    assert "differ" not in room.say("priya", "CR1.4 amber")


def test_a_card_answered_for_several_actions_asks_in_one_message(room: Room) -> None:
    room.add("CR8.1", "Buy paper", "Anne Baker", "Priya Nair", rag="green")
    room.say("anne", "CR1.4 green, CR8.1 green")
    room.say("priya", "CR1.4 amber, CR8.1 red")
    (told,) = room.told("bev")
    assert told.startswith("The leads of 2 actions say different colours. Which is it?")
    assert "Anne Baker says Green, Priya Nair says Red" in told


def detail(room: Room, code: str) -> str:
    """What stands beside an action's name in the list that was answered last."""
    rows = [row for part in room.message.parts if isinstance(part, Rows) for row in part.rows]
    return next(row.detail for row in rows if row.title.startswith(code))


def card(room: Room, who: str) -> dict[str, str]:
    """What the card that is owed to somebody says beside each action's code."""
    owed = room.session.scalars(select(Delivery).where(Delivery.kind == "card")).all()
    row = next(r for r in owed if r.recipient and r.recipient.external_id == who)
    message = compose_card(room.session, row, room.now)
    assert message is not None
    rows: list[Row] = [r for p in message.parts if isinstance(p, Rows) for r in p.rows]
    return {row.title.split()[0]: row.detail for row in rows}


def test_lists_and_the_home_page_flag_it_beside_the_colour_to_everybody(any_room: Room) -> None:
    room = any_room
    they_differ(room)
    for who, words in (("max", "list"), ("priya", "mine"), ("anne", "home")):
        room.command(who, words)
        assert "due Mon 31 Aug · leads differ" in detail(room, "CR1.4")
        assert "differ" not in detail(room, "CR1.3" if who == "anne" else "CR2.1")
    room.press_words("bev", "update #2 amber")
    room.command("max", "list")
    assert "differ" not in detail(room, "CR1.4")


def test_a_list_of_what_leads_differ_on_alone(room: Room) -> None:
    assert room.command("bev", "list leads differ").startswith("Leads differ: no action.")
    they_differ(room)
    said = room.command("bev", "list leads differ")
    assert said.startswith("Leads differ: 1 action")
    assert "CR1.4" in said
    assert "CR1.3" not in said
    assert "CR1.4" in room.command("bev", "list lead anne leads differ")


def test_a_card_flags_it_before_and_after_it_was_answered(room: Room) -> None:
    they_differ(room)
    room.now += timedelta(hours=1)
    room.command("bev", "remind CR1.4 now")
    assert card(room, "priya") == {"CR1.4": "was due Mon 31 Aug · leads differ"}
    sent = room.session.scalars(select(Delivery).where(Delivery.kind == "card")).all()
    for row in sent:
        row.state = "sent"
    room.now += timedelta(hours=1)
    room.say("priya", "CR1.4 red")
    assert card(room, "priya") == {"CR1.4": "was due Mon 31 Aug · leads differ · answered"}


def test_a_flag_of_the_last_cycle_is_gone_from_lists_in_the_next(room: Room) -> None:
    they_differ(room)
    started = room.now + timedelta(minutes=1)
    room.session.add(Meeting(partnership_id=room.partnership.id, starts_at=started))
    room.now += timedelta(minutes=5)
    room.command("max", "list")
    assert "differ" not in detail(room, "CR1.4")


def test_the_digest_and_the_brief_say_who_said_what(room: Room) -> None:
    they_differ(room)
    said = digest(room)
    assert "Leads differ · CR1.4 (Anne Baker says Green, Priya Nair says Amber)" in said
    assert "Anne Baker says Green, Priya Nair says Amber" in brief(room)


def test_whoever_comes_round_no_longer_differs(room: Room) -> None:
    they_differ(room)
    assert "differ" not in room.say("priya", "CR1.4 green after all")
    assert "differ" not in digest(room)
    assert room.action(2).differed_at is None


def test_what_was_said_before_the_last_meeting_is_no_difference(room: Room) -> None:
    room.say("anne", "CR1.4 green")
    started = room.now + timedelta(minutes=1)
    room.session.add(Meeting(partnership_id=room.partnership.id, starts_at=started))
    room.now += timedelta(minutes=5)
    assert "CR1.4 is now Amber (was Green)." in room.say("priya", "CR1.4 amber")
    assert room.told("bev") == []


def test_a_difference_of_the_last_cycle_is_not_said_in_the_next(room: Room) -> None:
    they_differ(room)
    started = room.now + timedelta(minutes=1)
    room.session.add(Meeting(partnership_id=room.partnership.id, starts_at=started))
    room.now += timedelta(minutes=5)
    assert "differ" not in digest(room)
    assert "differ" not in room.command("bev", "show CR1.4")


def test_no_change_is_the_colour_that_stood(room: Room) -> None:
    assert "CR1.4 is still Red." in room.say("anne", "CR1.4 no change")
    assert "Anne Baker says Red, Priya Nair says Amber" in room.say("priya", "CR1.4 amber")


def test_no_change_after_a_word_of_ones_own_leaves_that_word(room: Room) -> None:
    they_differ(room)
    room.say("priya", "CR1.4 no change")
    assert "Anne Baker says Green, Priya Nair says Amber" in digest(room)


def test_undoing_a_word_takes_the_difference_back(any_room: Room) -> None:
    room = any_room
    they_differ(room)
    room.press("priya", "Undo")
    assert "differ" not in digest(room)
    assert room.action(2).rag == "green"
    room.press("priya", "Put it back")
    assert "Anne Baker says Green, Priya Nair says Amber" in digest(room)


def test_when_the_first_word_is_undone_the_other_one_counts(any_room: Room) -> None:
    room = any_room
    room.say("anne", "CR1.4 green")
    undo = room.button("Undo").text
    room.say("priya", "CR1.4 amber")
    assert "CR1.4 is now Amber" in room.press_words("anne", undo)
    assert room.action(2).rag == "amber"
    assert "differ" not in digest(room)


def test_a_coordinator_who_leads_speaks_as_a_lead_until_it_is_settled(room: Room) -> None:
    room.command("bev", "assign CR2.1 to Anne Baker and @bev")
    room.say("anne", "CR2.1 green")
    assert "Anne Baker says Green, Bev Hill says Red" in room.say("bev", "CR2.1 red")
    assert room.action(3).rag == "green"
    room.press_words("bev", "update #3 red")
    assert room.action(3).rag == "red"
    assert "differ" not in digest(room)


def test_a_deputy_speaks_for_the_lead_and_an_email_is_its_writers_word(room: Room) -> None:
    room.say("anne", "CR1.4 green")
    answer = room.say("bev", "from Priya Nair: CR1.4 red, the press is broken")
    assert "Anne Baker says Green, Priya Nair says Red" in answer
    room.say("priya", "I'm away until 18 Sep, @max covers")
    room.say("max", "CR1.4 green")
    assert "differ" not in digest(room)


def test_done_is_news_and_no_other_colour(room: Room) -> None:
    they_differ(room)
    assert "CR1.4 is now Complete" in room.say("priya", "CR1.4 done")
    assert "differ" not in digest(room)


def test_an_edited_message_is_weighed_anew(room: Room) -> None:
    they_differ(room)
    assert "differ" not in room.edit("priya", "CR1.4 green, the paper came")
    assert "differ" not in digest(room)


def test_a_private_action_is_not_named_in_the_digest(room: Room) -> None:
    they_differ(room)
    room.command("anne", "private CR1.4")
    assert "Priya Nair says" not in digest(room)
    assert "Priya Nair says Amber" in brief(room)
