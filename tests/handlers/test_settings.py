"""`settings`: read by everybody, changed by coordinators, by command and by form."""

from datetime import date

import pytest

from handlers.exports.ground import ground
from handlers.meetings.calendars import calendar_of, policy_of
from handlers.messages import Mark
from handlers.rules.reminding.policy import Policy
from handlers.rules.working_days import is_working_day
from store import people
from store.database import finish
from tests.handlers.room import Room


def policy(room: Room) -> Policy:
    room.session.expire_all()
    return policy_of(room.partnership)


def test_everybody_can_read_them_in_words(room: Room) -> None:
    said = room.command("max", "settings")
    assert "Around a deadline · 10 and 2 working days before the last day" in said
    assert "Papers · 5 clear working days before the meeting" in said
    assert "Bank holidays · England" in said
    assert "Closed besides · None" in said
    assert "Time zone · Europe/London" in said
    assert room.labels == []
    room.command("bev", "settings")
    assert room.labels == ["Change"]


CHANGES = [
    ("reminders 15 and 5", "first_reminder=15 second_reminder=5", "15 and 5 working days before"),
    ("reminders 5", "first_reminder=5 second_reminder=None", "5 working days before"),
    ("reminders none", "first_reminder=None second_reminder=None", "The next working day after"),
    ("overdue 5 and 3", "overdue_again=5 tell_coordinator=3", "3 days after that a coordinator"),
    ("quiet 3", "quiet=3", "for 3 working days"),
    ("papers 7 clear days", "papers=7", "7 clear working days"),
    ("papers none", "papers=None", "Papers: None."),
    ("cut-off 3 at 5pm", "cut_off=3", "cut-off 3 working days before that, at 5pm"),
    ("cut off noon", "cut_off=2", "already"),
    (
        "digest 2 working days before at 10",
        "digest=2",
        "2 working days before the meeting, at 10am",
    ),
    ("digest 8:30am", "digest=1", "at 8:30am"),
    ("digest 3 at noon", "digest=3 digest_at=12:00:00", "before the meeting, at noon"),
    ("nudge off", "nudge=None", "Leads are asked"),
    ("hours 9 to 5", "cards_a_week=2", "9am to 5pm of a lead's own time"),
    ("hours 9:30 to 16:30", "cards_a_week=2", "9:30am to 4:30pm"),
    ("cards 3", "cards_a_week=3", "3 cards a week"),
    ("actions 5", "actions_a_card=5", "5 actions on a card"),
    ("define green Delivered  to plan.", "quiet=10", "Green – Delivered to plan, Amber"),
    ("amber: late, can recover", "quiet=10", "Amber – late, can recover; Red – needs action."),
    ("define red as failing without help", "quiet=10", "Red – failing without help."),
]


@pytest.mark.parametrize(("words", "values", "said"), CHANGES)
def test_a_coordinator_changes_one(room: Room, words: str, values: str, said: str) -> None:
    assert said in room.command("bev", f"settings {words}")
    now = policy(room)
    for pair in values.split():
        name, _, value = pair.partition("=")
        assert str(getattr(now, name)) == value


def test_the_region_and_the_time_zone_are_settings_too(room: Room) -> None:
    assert room.command("bev", "settings region scotland").startswith("Set. Region Scotland.")
    said = room.command("bev", "settings time zone Europe/Dublin")
    assert said.startswith("Set. Zone Europe/Dublin.")
    room.session.expire_all()
    assert (room.partnership.region, room.partnership.zone) == ("Scotland", "Europe/Dublin")


REFUSED = [
    ("define green", "It is on track. Type for example “settings green delivered to plan”."),
    ("define green ...", "“green” takes a few words that say what it means."),
    ("define green " + "x" * 101, "“green” takes at most 100 characters; these are 101."),
    ("define green achieved", "“green” can't mean “achieved”: that reads as another status."),
    ("papers lots", "“papers” takes a number from 0 to 30, or none, not “lots”. Type for example"),
    ("reminders 2 and 10", "The first reminder has to be more days before than the second."),
    ("reminders soon", "“reminders” takes numbers from 1 to 60, or none, not “soon”."),
    ("reminders 9, 5 and 2", "“reminders” takes one number or two, not “9, 5 and 2”."),
    ("overdue 3 and x", "“overdue” takes numbers from 1 to 60, or none, not “x”."),
    ("hours 25 to 3", "“hours” takes times such as 9:30am or noon, not “25”. Type for example "
     "“settings hours 9:30am to 5:30pm”."),
    ("hours 9 to 27", "“hours” takes times such as 9:30am or noon, not “27”."),
    ("hours 5pm to 9am", "The hours have to begin before they end."),
    ("hours 9", "“hours” takes two times, not “9”. Type for example “settings hours 9:30am to 5:"),
    ("cut-off 99 at noon", "“cut-off” takes a number from 0 to 30, not “99”. Type for example "
     "“settings cut-off 2 at noon”."),
    ("cut-off 2 at 25", "“cut-off” takes a number of days and a time, not “2 at 25”."),
    ("digest soonish", "“digest” takes a number of days and a time, not “soonish”. Type for"),
    ("cards two", "“cards” takes a number from 1 to 7, not “two”."),
    ("actions 99", "“actions” takes a number from 1 to 20, not “99”."),
    ("request 1", "“request” has to be more working days before the cut-off than “nudge”; "
     "they would be 1 and 2. Type for example “settings request 10”."),
    ("approve deadlines by vicar", "“approve” takes chair, coordinator or nobody, not “deadlines "
     "by vicar”. Type for example “settings approve deadlines by chair”."),
    ("papers", "It is 5. Type for example “settings papers 5”."),
    ("region", "It is England. Type for example “settings region Wales”."),
    ("region France", "“region” takes England, Wales, Scotland or Northern Ireland, not “France”."),
    ("time zone Mars", "“time zone” takes the name of a zone such as Europe/London, not “Mars”."),
    ("papers 5", "It is so already."),
    ("closed 31 September", "I couldn't read “31 September” as days ahead."),
    ("closed Jan to June", "That is more than 62 days."),
    ("open 27 Dec", "Nothing is closed then."),
    ("open soon", "I couldn't read “soon” as days ahead. Type for example “settings open 30 Dec"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "why"), REFUSED)
def test_what_cannot_be_is_refused_in_a_sentence(room: Room, words: str, why: str) -> None:
    said = room.command("bev", f"settings {words}")
    assert said.startswith(why)
    assert said.endswith("Nothing was changed.")
    assert policy(room) == Policy()
    assert room.partnership.closures == []


def test_an_unknown_setting_names_those_that_there_are(room: Room) -> None:
    said = room.command("bev", "settings colour blue")
    assert said.startswith("There is no setting called colour blue. There are reminders, overdue")


def test_plain_speech_about_settings_changes_none(room: Room) -> None:
    room.say("bev", "settings were fine at the workshop")
    assert policy(room) == Policy()


@pytest.mark.parametrize("words", ["settings papers 7", "settings change", "settings closed 1 Dec"])
def test_only_a_coordinator_changes_them(room: Room, words: str) -> None:
    said = room.command("anne", words)
    assert said.startswith("Only a coordinator (Bev Hill) can change the settings.")
    assert room.labels == ["Ask Bev Hill to"]
    assert policy(room) == Policy()


def test_a_change_is_in_history_and_can_be_undone(room: Room) -> None:
    room.command("bev", "settings papers none")
    history = room.command("bev", "history")
    assert "Papers: None. The cut-off is at noon" in history
    assert room.press("bev", "Undo") == (
        "Undone: Papers: 5 clear working days before the meeting; cut-off 2 working days before "
        "that, at noon.\n[Put it back]"
    )
    assert policy(room) == Policy()


def test_one_is_put_back_though_another_was_changed_since(any_room: Room) -> None:
    room = any_room
    room.command("bev", "settings papers 7")
    undo = room.button("Undo").text
    room.command("bev", "settings cards 3")
    said = room.press_words("bev", undo)
    assert said.startswith("Undone: Papers: 5 clear working days before the meeting")
    assert "stay as they are" not in said
    assert policy(room) == Policy(cards_a_week=3)
    assert room.press("bev", "Put it back").startswith("Put back: Papers: 7 clear working days")
    assert policy(room) == Policy(cards_a_week=3, papers=7)


def test_what_was_set_again_since_stays_and_the_rest_is_put_back(room: Room) -> None:
    room.command("bev", "settings digest 2 at 10am")
    undo = room.button("Undo").text
    room.command("bev", "settings digest 3")
    said = room.press_words("bev", undo)
    assert "The digest is posted 3 working days before the meeting, at 9am." in said
    assert "The other settings were changed again since, so they stay as they are." in said
    assert policy(room) == Policy(digest=3)
    room.command("bev", "settings papers 7")
    undo = room.button("Undo").text
    room.command("bev", "settings papers 8")
    assert room.press_words("bev", undo).startswith("It was changed again since")
    assert policy(room) == Policy(digest=3, papers=8)


def test_one_that_no_longer_fits_the_others_is_not_put_back(room: Room) -> None:
    room.command("bev", "settings request 20")
    undo = room.button("Undo").text
    room.command("bev", "settings nudge 15")
    assert room.press_words("bev", undo) == (
        "That no longer fits the other settings. “request” has to be more working days before the "
        "cut-off than “nudge”; they would be 10 and 15. Nothing was changed."
    )
    assert policy(room) == Policy(request=20, nudge=15)


def test_a_column_of_an_action_is_put_back_though_another_was_set_since(room: Room) -> None:
    room.command("bev", "set CR1.3 cost £3k")
    undo = room.button("Undo").text
    room.command("bev", "set CR1.3 measure of success 200 answers")
    assert room.press_words("bev", undo).startswith("Undone")
    assert room.action(1).fields == {"Cost": "£2k", "Measure of success": "200 answers"}


def test_closed_days_are_no_working_days_anywhere(any_room: Room) -> None:
    room = any_room
    said = room.command("bev", "settings closed 28–31 December")
    assert said.startswith("Closed 28 to 31 Dec. Nobody is chased then")
    calendar = calendar_of(room.partnership)
    assert not is_working_day(calendar, date(2026, 12, 30))
    assert is_working_day(calendar, date(2026, 12, 24))
    assert "Closed besides · 28 to 31 Dec" in room.command("anne", "settings")
    assert "closed 28 to 31 Dec" in room.command("bev", "history")
    assert room.command("bev", "settings closed 29 Dec").startswith("Those days are closed already")
    assert room.command("bev", "settings open 30 Dec").startswith("No longer closed: 28 to 31 Dec.")
    room.session.expire_all()
    assert is_working_day(calendar_of(room.partnership), date(2026, 12, 30))
    room.press("bev", "Undo")
    room.session.expire_all()
    assert not is_working_day(calendar_of(room.partnership), date(2026, 12, 30))


def test_a_meeting_keeps_clear_of_closed_days(room: Room) -> None:
    room.command("bev", "meeting Tue 5 Jan 2027 2pm")
    assert "digest Mon 4 Jan 2027, 9am" in room.command("bev", "meetings")
    room.command("bev", "settings closed 4 Jan 2027")
    assert "digest Thu 31 Dec, 9am" in room.command("bev", "meetings")


def test_so_many_closures_that_no_day_is_left_are_refused(room: Room) -> None:
    months = ["1 Oct to 30 Nov 2026", "1 Dec 2026 to 31 Jan 2027", "1 Feb to 31 March 2027",
              "1 April to 31 May 2027", "1 June to 31 July 2027", "1 Aug to 30 Sept 2027",
              "1 Oct to 30 Nov 2027"]  # fmt: skip
    said = [room.command("bev", f"settings closed {each}") for each in months]
    assert all(each.startswith("Closed") for each in said[:-1]), said
    assert said[-1] == "No working day would be left in a year. Nothing was changed."
    room.session.expire_all()
    assert len(room.partnership.closures) == 6, "what was refused is not kept"


def test_a_change_looks_at_every_lead_again(any_room: Room) -> None:
    room = any_room
    anne = people.recipient(room.session, room.partnership.workspace_id, "anne")
    assert anne is not None
    for words in ("settings reminders 15 and 3", "settings closed 1 Oct", "settings region Wales"):
        anne.next_look_at = room.now.replace(year=2027)
        room.session.flush()
        room.command("bev", words)
        finish(room.session)
        room.session.refresh(anne)
        assert anne.next_look_at is not None
        assert anne.next_look_at < room.now


def test_the_form_shows_what_stands_and_takes_only_what_differs(room: Room) -> None:
    room.command("bev", "settings")
    room.press("bev", "Change")
    shown = {field.name: field.value for field in room.form.fields}
    assert shown["reminders"] == "10 and 2"
    assert shown["hours"] == "9:30am to 5:30pm"
    said = room.submit("bev", "settings change", **(shown | {"papers": "7", "region": "Wales"}))
    assert said.startswith("Set. Region Wales; Papers: 7 clear working days")
    assert policy(room) == Policy(papers=7)
    assert room.submit(
        "bev", "settings change", **(shown | {"papers": "7", "region": "Wales"})
    ) == ("Nothing was changed: it is so already.")


def test_the_form_says_at_the_field_what_is_wrong(room: Room) -> None:
    room.command("bev", "settings change")
    shown = {field.name: field.value for field in room.form.fields}
    wrong = shown | {"papers": "lots", "zone": "Mars", "quiet": "3"}
    room.submit("bev", "settings change", **wrong)
    assert [name for name, _ in room.message.errors] == ["papers", "zone"]
    assert policy(room) == Policy()
    room.submit("bev", "settings change", **(shown | {"request": "2", "cards": "3"}))
    assert room.message.errors[0][0] == "request"
    assert policy(room) == Policy()


def test_own_definitions_are_printed_everywhere_undone_and_taken_away(room: Room) -> None:
    room.command("bev", "settings define red will fail without help")
    assert "Red – will fail without help." in room.command("max", "digest")
    assert "In print · Green – on track" in room.command("max", "settings")
    assert dict(ground(room.session, room.partnership, room.now).key)[Mark.RED] == (
        "will fail without help"
    )
    room.command("bev", "settings red none")
    assert "Red – needs action." in room.command("max", "digest")
    room.command("bev", "undo")
    assert "Red – will fail without help." in room.command("max", "digest")


def test_a_lead_defines_nothing(room: Room) -> None:
    assert "Only a coordinator" in room.command("anne", "settings define red late")
    assert policy(room).red == "needs action"
