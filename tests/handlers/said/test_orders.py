"""What coordinators and chairs order in plain words of one lead, a theme, or two things at once."""

from datetime import date

import pytest
from sqlalchemy import func, select

from store.models import Entry
from tests.handlers.asking import leads_of
from tests.handlers.room import Room


def count(room: Room) -> int:
    return room.session.scalar(select(func.count(Entry.id))) or 0


@pytest.mark.parametrize(
    "words",
    [
        "move CR1.3 to Priya and set it to 30 nov",
        "assign CR1.3 to Priya and move to 30 Nov",
        "move CR1.3 to 30 Nov and give it to Priya",
        "give CR1.3 to Priya, then change it to 30 Nov please",
    ],
)
def test_two_orders_in_a_breath_are_both_done(room: Room, words: str) -> None:
    room.say("bev", words)
    assert leads_of(room.action(1)) == ["Priya Nair"]
    assert str(room.action(1).due_last) == "2026-11-30"
    room.say("bev", "undo")
    assert leads_of(room.action(1)) == ["Anne Baker"]
    assert str(room.action(1).due_last) != "2026-11-30"


def test_a_lead_who_gives_it_away_sets_its_date_first(room: Room) -> None:
    said = room.say("anne", "give CR1.3 to Priya and move it to 30 Nov")
    assert "can change it" not in said
    assert leads_of(room.action(1)) == ["Priya Nair"]
    assert str(room.action(1).due_last) == "2026-11-30"


def test_a_title_ends_where_the_next_order_begins(room: Room) -> None:
    room.say("bev", "rename CR1.3 to Draft it and move it to 30 Nov")
    assert room.action(1).title == "Draft it"
    assert str(room.action(1).due_last) == "2026-11-30"


def test_a_title_with_an_and_stays_whole(room: Room) -> None:
    room.say("bev", "rename CR1.3 to Draft, print and move the survey")
    assert room.action(1).title == "Draft, print and move the survey"


def test_what_goes_on_with_no_order_is_a_reason(room: Room) -> None:
    room.say("bev", "move CR1.3 to 30 Nov and tell the board")
    assert leads_of(room.action(1)) == ["Anne Baker"]


@pytest.mark.parametrize(
    "words",
    ["move CR1.3 to theme Food and drink", "move CR1.3 to Food", "put CR1.3 in the Food theme",
     "CR1.3 should be under Food and drink"],
)  # fmt: skip
def test_an_action_goes_to_another_theme(room: Room, words: str) -> None:
    room.say("bev", words)
    theme = room.action(1).theme
    assert theme is not None
    assert theme.title == "Food and drink"


def test_a_place_that_is_no_theme_is_news(room: Room) -> None:
    before = room.action(1).theme_id
    room.say("anne", "CR1.3 moved to Food bank hall")
    assert room.action(1).theme_id == before


@pytest.mark.parametrize(
    "words",
    [
        "remind Anne about CR1.3",
        "chase Anne for CR1.3 please",
        "ask Anne for an update on CR1.3",
        "get an update from Anne on CR1.3",
        "send Anne a reminder about CR1.3",
    ],
)
def test_a_lead_is_asked_of_one_action(room: Room, words: str) -> None:
    assert room.say("bev", words) == "Anne Baker will hear of CR1.3 now."
    assert count(room) == 0


@pytest.mark.parametrize("words", ["remind Anne about CR1.3 tomorrow", "remind Anne on Friday"])
def test_a_reminder_at_another_time_is_no_comment(room: Room, words: str) -> None:
    assert room.say("bev", words).startswith("I remind leads at once")
    assert count(room) == 0
    assert "Nothing was sent" in room.say("bev", "sent")


def test_whoever_does_not_lead_it_is_not_asked(room: Room) -> None:
    said = room.say("bev", "remind Priya about CR1.3")
    assert said.startswith("Priya Nair doesn't lead CR1.3. Anne Baker can be asked")


def test_a_chair_is_told_who_sends_reminders(room: Room) -> None:
    assert room.say("carol", "remind Anne about CR1.3").startswith("Only a coordinator (Bev Hill)")


def test_a_lead_who_will_chase_somebody_tells_news(room: Room) -> None:
    room.say("anne", "CR1.3 chase Priya for the forms")
    assert room.action(1).comment == "chase Priya for the forms"


@pytest.mark.parametrize("who", ["bev", "carol"])
@pytest.mark.parametrize(
    "words",
    ["flag CR1.3 for the chair", "escalate CR1.3", "correct CR1.3: four schools",
     "chase legal for CR1.3", "print the sheet for CR1.3"],
)  # fmt: skip
def test_an_order_that_is_not_known_is_asked_about_before_it_is_a_comment(
    room: Room, who: str, words: str
) -> None:
    said = room.say(who, words)
    assert "so nothing was changed. Is it a comment on CR1.3?" in said
    assert count(room) == 0
    room.press(who, "Keep it as a comment")
    assert count(room) == 1


@pytest.mark.parametrize(
    "words",
    ["text sent to residents about CR1.3", "clear plan agreed for CR1.3",
     "CR1.3 flagged to the chair", "CR1.3: print run agreed", "cleared CR1.3 with legal",
     "correct figures came in for CR1.3"],
)  # fmt: skip
def test_what_tells_of_something_done_is_a_comment(room: Room, words: str) -> None:
    room.say("bev", words)
    assert room.action(1).comment


@pytest.mark.parametrize("words", ["Anne has left", "Anne's left the council", "Anne is leaving",
                                   "remove Anne from the partnership"])  # fmt: skip
def test_of_a_leaver_the_handover_is_offered(room: Room, words: str) -> None:
    said = room.say("bev", words)
    assert said.startswith("Anne Baker leads 3 open actions. Who takes over?")
    assert room.labels == ["Hand over", "See them"]
    assert count(room) == 0


def test_a_thing_that_is_left_is_no_leaver(room: Room) -> None:
    assert "Who takes over" not in room.say("bev", "one school left")


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("tell Anne the data is needed by Friday", "I carry no messages"),
        ("message Anne about CR1.3: can you send it", "I carry no messages"),
        ("change Anne's name to Anne Cook", "I can't change a name in the plan"),
        ("Anne's email is anne@example.org", "I keep no email addresses"),
    ],
)
def test_what_is_about_somebody_and_cannot_be_done(room: Room, words: str, begins: str) -> None:
    assert room.say("bev", words).startswith(begins)
    assert count(room) == 0


def test_what_a_chair_wants_told_is_passed_on(room: Room) -> None:
    words = "thank Anne for CR1.3"
    assert room.say("carol", words) == "I've passed that on to Bev Hill."
    assert count(room) == 0


@pytest.mark.parametrize(
    "words", ["Priya to take CR1.3 from Anne", "Priya is taking over CR1.3 please"]
)
def test_whoever_takes_an_action_leads_it(room: Room, words: str) -> None:
    room.say("bev", words)
    assert leads_of(room.action(1)) == ["Priya Nair"]


@pytest.mark.parametrize("words", ["CR1.3 chase please", "CR1.3 - please remind them"])
def test_a_code_and_the_wish_to_chase_asks_its_lead(room: Room, words: str) -> None:
    assert room.say("bev", words) == "Anne Baker will hear of CR1.3 now."
    assert count(room) == 0


def test_an_action_for_somebody_is_added_as_theirs(room: Room) -> None:
    assert room.say("bev", "new action for Priya: fix the gate by Friday").startswith(
        "Added #8 fix the gate · Priya Nair"
    )


@pytest.mark.parametrize(
    "words",
    ["delete CR1.4's comment", "CR1.4 remove comment", "the comment on CR1.4 is wrong, remove it"],
)
def test_a_comment_that_is_to_go_is_no_comment(room: Room, words: str) -> None:
    said = room.say("bev", words)
    assert said.startswith("The comment on CR1.4 can stay out of the next digest")
    assert count(room) == 0


@pytest.mark.parametrize("words", ["escalate CR1.3", "flag CR1.3 for the chair", "approve CR1.3"])
def test_a_leads_wish_for_an_action_is_asked_about_and_may_be_passed_on(
    room: Room, words: str
) -> None:
    verb = words.split()[0]
    assert room.say("anne", words).startswith(
        f"I can't “{verb}” an action, so nothing was changed."
    )
    assert count(room) == 0
    assert room.press("anne", "Ask Bev Hill").startswith("I've asked Bev Hill.")


@pytest.mark.parametrize(
    "words",
    ["print CR1.3 leaflets on Friday", "clear CR1.3 with legal", "highlight of CR1.3: fair"],
)
def test_what_tells_of_a_leads_work_is_news(room: Room, words: str) -> None:
    assert "I can't" not in room.say("anne", words)


@pytest.mark.parametrize(
    "words",
    ["CR1.3 Priya to lead, 12 Nov, amber", "CR1.3: lead Priya, deadline 12 Nov, amber",
     "CR1.3 Priya, 12 Nov, amber", "cr1.3 new lead: priya, due 12 Nov, amber",
     "CR1.3 – lead changes to Priya, date 12 Nov, amber",
     "CR1.3 change lead to Priya Nair, 12 Nov, amber"],
)  # fmt: skip
def test_who_leads_it_and_how_it_stands_are_said_in_one_line(room: Room, words: str) -> None:
    room.say("bev", words)
    action = room.action(1)
    assert [lead.person.name for lead in action.leads] == ["Priya Nair"]
    assert (action.rag, action.due_last) == ("amber", date(2026, 11, 12))
    assert action.comment == ""


def test_a_new_lead_who_is_not_known_is_no_news_of_the_action(room: Room) -> None:
    said = room.say("bev", "CR1.3 lead is now Cllr Patel, due 12 Nov")
    assert "CR1.3 is now led by Cllr Patel" in said
    assert room.action(1).due_last == date(2026, 11, 12)
    assert room.action(1).comment == ""


@pytest.mark.parametrize(
    ("who", "words"),
    [("bev", "CR1.3 Priya says the hall is booked, amber"), ("anne", "CR1.3 Priya, 12 Nov, amber"),
     ("bev", "CR1.3 Legal to look at it, amber")],
)  # fmt: skip
def test_a_name_in_news_leads_nothing(room: Room, who: str, words: str) -> None:
    room.say(who, words)
    assert [lead.person.name for lead in room.action(1).leads] == ["Anne Baker"]
