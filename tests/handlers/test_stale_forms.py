"""A form that was opened before somebody else's change: what nobody touched in it stays theirs."""

from handlers.meetings.calendars import policy_of
from handlers.messages import Form
from tests.handlers.room import Room


def opened(room: Room, who: str, words: str) -> Form:
    room.command(who, words)
    return room.form


def test_an_edit_changes_what_was_touched_and_no_more(room: Room) -> None:
    form = opened(room, "bev", "edit CR1.3")
    room.command("anne", "move CR1.3 to 30 Nov, survey late")
    room.command("anne", "set CR1.3 code CR1.9")
    room.command("anne", "assign CR1.9 to Priya Nair")
    said = room.send("bev", form, title="Write the survey")
    assert said.startswith("CR1.9 is now called “Write the survey”.")
    action = room.action(1)
    assert (action.code, action.deadline_text) == ("CR1.9", "30 Nov 2026")
    assert [lead.person.name for lead in action.leads] == ["Priya Nair"]


def test_what_both_changed_is_as_the_last_of_them_says(room: Room) -> None:
    form = opened(room, "bev", "edit CR1.3")
    room.command("anne", "set CR1.3 title Draft it")
    room.send("bev", form, title="Write the survey")
    assert room.action(1).title == "Write the survey"


def test_a_column_that_was_filled_in_meanwhile_stays(room: Room) -> None:
    form = opened(room, "bev", "set CR1.3")
    room.command("anne", "set CR1.3 measure 40 people")
    said = room.send("bev", form, set_0="£3k")
    assert said.startswith("CR1.3: Cost is now “£3k” (was “£2k”).")
    assert room.action(1).fields == {"Cost": "£3k", "Measure of success": "40 people"}


def test_leads_that_were_left_as_they_were_are_not_put_back(room: Room) -> None:
    form = opened(room, "bev", "assign CR1.3")
    room.command("anne", "assign CR1.3 to Priya Nair")
    assert "Nothing was changed." in room.send("bev", form)
    assert [lead.person.name for lead in room.action(1).leads] == ["Priya Nair"]


def test_a_setting_that_was_changed_meanwhile_stays(room: Room) -> None:
    room.command("bev", "settings")
    room.press("bev", "Change")
    form = room.form
    room.command("bev", "settings quiet 3")
    room.send("bev", form, papers="7 clear days")
    room.session.expire_all()
    policy = policy_of(room.partnership)
    assert (policy.quiet, policy.papers) == (3, 7)
