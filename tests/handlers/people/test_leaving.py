"""Leave, deputies and handovers: who is asked in whose place, and what the record says."""

from datetime import timedelta

import pytest

from store import people
from tests.handlers.room import Room

QUIET = "Nothing will be sent to you in the next 14 days."


def test_whoever_is_away_is_left_alone_and_the_deputy_asked(any_room: Room) -> None:
    room = any_room
    said = room.say("priya", "I'm away 7–25 Sep, @max covers")
    assert said == "You're away 7 to 25 Sep. Max Member is asked in your place.\n[Undo]"
    assert room.command("priya", "due") == QUIET
    due = room.command("max", "due")
    assert "CR2.1" in due
    assert "CR1.3" not in due
    assert room.told("max") == [
        "Priya Nair is away 7 to 25 Sep and named you to answer for their 3 open actions."
    ]
    assert "CR2.1" in room.command("max", "mine")


def test_the_record_says_on_whose_behalf(any_room: Room) -> None:
    room = any_room
    assert "led by Priya Nair" in room.say("max", "update CR2.1 red no data")
    room.say("priya", "I'm away 7–25 Sep, @max covers")
    assert room.say("max", "update CR2.1 red no data").startswith("CR2.1 is now Red (was Amber).")
    assert "Max Member for Priya Nair" in room.command("bev", "history CR2.1")
    assert room.action(3).commented_by == "Max Member"
    room.say("max", "update CR2.1 amber some data\nCR6.1 green open")
    room.press("max", "Record 1")
    assert "Max Member for Priya Nair" in room.command("bev", "history CR2.1").splitlines()[-1]
    room.now += timedelta(days=30)
    assert "led by Priya Nair" in room.say("max", "update CR2.1 green"), "the leave is over"


def test_a_leave_without_a_deputy_is_told_to_the_coordinator(room: Room) -> None:
    said = room.say("anne", "on leave until 20 Sep")
    assert said.startswith("You're away 7 to 20 Sep: no reminders then. Nobody is asked")
    assert room.told("bev")[0].startswith(
        "Anne Baker is away 7 to 20 Sep, and nobody is asked in their place (3 open actions)."
    )


def test_leave_told_beside_news_is_offered_to_be_recorded(room: Room) -> None:
    said = room.say("anne", "on hols til 24th. CR1.4 amber, priya has it")
    assert "CR1.4 is now Amber (was Red)." in said
    assert "Your leave isn't recorded yet. Shall I note that you're away 7 to 24 Sep" in said
    said = room.press("anne", "Record my leave")
    assert said.startswith("You're away 7 to 24 Sep. Priya Nair is asked in your place.")
    again = room.say("anne", "on hols til 24th. CR1.4 red")
    assert "Your leave" not in again, "it is recorded already"


def test_days_of_leave_are_said_as_days(room: Room) -> None:
    said = room.say("anne", "on leave from 11 to 20 Sep")
    assert said.startswith("You're away 11 to 20 Sep: no reminders then.")
    assert "Anne Baker is away 11 to 20 Sep" in room.command("bev", "leave")
    said = room.say("anne", "CR1.4 amber, on leave 1 to 31 Oct")
    assert "Shall I note that you're away 1 to 31 Oct?" in said
    assert "away 1 to 31 Oct" in room.press("anne", "Record my leave")


def test_that_a_lead_is_away_or_ill_is_no_comment_of_an_action(room: Room) -> None:
    room.say("anne", "CR1.4 amber waiting on legal. I'm off sick til Monday")
    shown = room.say("anne", "show CR1.4")
    assert "waiting on legal" in shown
    assert "sick" not in shown
    room.say("anne", "update CR1.4 amber still waiting, I'm off sick til Monday")
    shown = room.say("anne", "show CR1.4")
    assert "still waiting" in shown
    assert "sick" not in shown
    room.say("anne", "CR1.4 red as I'm off sick")
    assert "as I'm off sick" in room.say("anne", "show CR1.4"), "the reason that she gives"


@pytest.mark.parametrize(
    ("words", "comment"),
    [
        ("CR1.4 chased legal. I'm on leave til Monday", "chased legal"),
        ("I'm on leave til Monday. CR1.4 chased legal", "chased legal"),
    ],
)
def test_neither_news_nor_leave_is_lost_where_no_status_is_named(
    room: Room, words: str, comment: str
) -> None:
    said = room.say("anne", words)
    assert "Shall I note that you're away 7 to 14 Sep?" in said
    assert comment in room.say("anne", "show CR1.4")


def test_leave_behind_a_code_is_leave_and_no_comment(room: Room) -> None:
    before = room.say("anne", "show CR1.4")
    said = room.say("anne", "CR1.4 I'm away til Monday")
    assert "Shall I note that you're away 7 to 14 Sep?" in said
    assert room.say("anne", "show CR1.4") == before


def test_a_deputy_who_is_nobody_here_is_said(room: Room) -> None:
    said = room.say("anne", "CR1.4 amber. I'm off till Monday, zeb has it")
    assert "I can't reach zeb here. Shall I note that you're away 7 to 14 Sep?" in said


@pytest.mark.parametrize("words", ["I'm away 14–18 Sep, Jo covers", "leave 14–18 Sep, Jo covers"])
def test_leave_is_kept_where_who_covers_is_out_of_reach(room: Room, words: str) -> None:
    said = room.say("anne", words)
    assert said.startswith(
        "You're away 14 to 18 Sep: no reminders then. I can't reach Jo here. Nobody is asked in "
        "your place; Bev Hill will see that."
    )
    assert "nobody is asked in their place" in room.told("bev")[-1]
    assert room.say("anne", "leave 14–18 Sep, @priya covers").startswith(
        "You're away 14 to 18 Sep. Priya Nair is asked in your place."
    )
    assert room.say("anne", "leave").startswith("1 absence ahead.")


def test_another_day_of_return_corrects_leave_and_keeps_who_covers(room: Room) -> None:
    room.say("anne", "I'm away 14–25 Sep, @priya covers")
    assert room.say("anne", "actually I'm back on the 24th").startswith(
        "You're away 14 to 23 Sep (was 14 to 25 Sep). Priya Nair is asked in your place."
    )
    assert "1 absence ahead" in room.say("anne", "leave")
    room.say("anne", "undo")
    assert "14 to 25 Sep" in room.say("anne", "leave")


def test_a_second_leave_within_the_first_is_one_more(room: Room) -> None:
    room.say("anne", "I'm away 14–25 Sep")
    room.say("anne", "I'm away 16–18 Sep, @priya covers")
    assert room.say("anne", "leave").startswith("2 absences ahead.")


def test_coming_back_is_no_leave_where_none_was_said(room: Room) -> None:
    assert "You're away" not in room.say("anne", "I'm back on the 24th")


def test_whoever_would_rather_not_hear_at_night_is_told_the_hours(room: Room) -> None:
    said = room.say("anne", "stop texting me at night")
    assert said.startswith("I only remind you between 9:30am and 5:30pm on working days")
    assert room.labels == ["Stop my reminders", "Settings"]


def test_leave_after_a_status_is_not_met_with_silence(room: Room) -> None:
    assert "CR1.3 is now Amber" in room.say("anne", "CR1.3 amber, I'm away 14-18 Sep")


def test_a_day_of_return_with_a_deputy_is_leave(room: Room) -> None:
    said = room.say("anne", "back on the 24th, priya covering CR1.3 and CR1.4")
    assert said.startswith("You're away 7 to 23 Sep. Priya Nair is asked in your place.")


def test_a_leave_is_undone_and_ended(room: Room) -> None:
    room.say("priya", "leave 7-25 Sep, @max covers")
    assert room.press("priya", "Undo").startswith(
        "Undone: who answers for whom is as it was before."
    )
    assert room.command("priya", "due") != QUIET
    room.say("priya", "leave 7-25 Sep, @max covers")
    assert "Priya Nair is away 7 to 25 Sep, Max Member answers" in room.command("bev", "leave")
    assert room.press("bev", "End it").startswith("Ended: Priya Nair is away")
    assert room.command("max", "due") == QUIET
    assert "no longer: Priya Nair is away" in room.command("bev", "history")


def test_a_coordinator_says_it_for_somebody_else(room: Room) -> None:
    said = room.command("bev", "leave for Priya until 25 Sep, Max covers")
    assert said.startswith("Priya Nair is away 7 to 25 Sep. Max Member is asked in their place.")
    refused = room.command("anne", "leave for Priya until 25 Sep")
    assert refused.startswith("Only a coordinator (Bev Hill) can say when others are away.")


def test_a_standing_deputy_is_asked_whenever_one_is_away(room: Room) -> None:
    assert room.say("priya", "deputy @max").startswith("Max Member is asked when you are away.")
    assert "Max Member is asked in your place" in room.say("priya", "I'm on leave next week")
    assert room.say("priya", "deputy").startswith("Max Member is asked when you are away.")
    room.say("priya", "deputy none")
    assert "Nobody is asked" in room.say("priya", "I'm on leave 1-5 Oct")


def test_a_standing_deputy_whose_account_is_closed_is_not_asked(room: Room) -> None:
    room.say("priya", "deputy @max")
    gone = people.recipient(room.session, room.partnership.workspace_id, "max")
    assert gone is not None
    gone.active = False
    assert "Nobody is asked in your place" in room.say("priya", "I'm on leave next week")
    assert room.say("anne", "deputy @max").startswith("I can't reach Max Member here.")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("leave 3 to 14 Octember", "From when until when?"),
        ("leave", "Nobody is known to be away."),
        ("leave next week, Anne Baker covers", "Somebody away can't stand in for themselves."),
        ("leave 1 Oct 2026 to 1 Dec 2029", "That is more than 400 days."),
        ("leave end 99", "There is no such absence here."),
        ("deputy @anne", "Nobody can stand in for themselves."),
        ("deputy @nobody", "I can't reach @nobody here."),
    ],
)
def test_what_cannot_be_is_refused(room: Room, words: str, why: str) -> None:
    assert room.command("anne", words).startswith(why)
    assert "away" not in room.command("bev", "history")


def test_all_actions_go_to_somebody_else_for_good(any_room: Room) -> None:
    room = any_room
    said = room.command("bev", "hand over Priya's actions to Max Member")
    assert said.startswith("Priya Nair's 3 open actions went to Max Member.")
    assert [lead.person.name for lead in room.action(2).leads] == ["Anne Baker", "Max Member"]
    assert room.command("priya", "due") == QUIET
    room.command("bev", "hand over Priya's actions to Max Member")
    assert room.message.summary == "Priya Nair leads no open action. Nothing was changed."
    room.command("bev", "undo")
    assert [lead.person.name for lead in room.action(3).leads] == ["Priya Nair"]


def test_what_is_too_long_to_name_two_people_is_not_searched_for_them(room: Room) -> None:
    # As it stands, a search for "to" among blanks takes eight times longer for twice as many.
    said = room.command("bev", f"hand over Priya{' ' * 20_000}work")
    assert said.startswith("Whose actions, and to whom?")
    spaced = room.command("bev", f"hand over Priya's{' ' * 2_000}actions to Max Member")
    assert spaced.startswith("Priya Nair's 3 open actions went to Max Member.")
    assert room.command("bev", f"hand over {'x to ' * 5_000}").startswith("Whose actions")


def test_a_handover_for_a_while_keeps_the_plan_as_it_is(any_room: Room) -> None:
    room = any_room
    said = room.command("bev", "hand over Priya's actions to @max from 14 Sep until Christmas")
    assert said.startswith("Max Member answers for Priya Nair 14 Sep to 25 Dec.")
    assert "led by Priya Nair" in room.say("max", "update CR2.1 green")
    room.now += timedelta(days=8)
    assert "now Green" in room.say("max", "update CR2.1 green")
    assert "Max Member for Priya Nair" in room.command("bev", "history CR2.1")
    assert "CR1.4" in room.command("max", "due")
    assert room.command("priya", "due") == QUIET


def test_a_group_without_an_account_is_handed_over_too(room: Room) -> None:
    room.command("bev", "hand over Gupti Gosine's actions to @max until 1 Oct")
    assert "CR6.1" in room.command("max", "due")


def test_who_takes_over_without_an_account_is_said_to_get_no_reminders(room: Room) -> None:
    said = room.command("bev", "hand over Priya's actions to Gupti Gosine")
    assert "3 open actions went to Gupti Gosine." in said
    assert "Gupti Gosine isn't linked to an account, so nobody will be reminded." in said
    assert "Type “link Gupti Gosine @name” to change that." in said
    said = room.say("anne", "hand over my actions to Gupti Gosine")
    assert "Bev Hill can type “link Gupti Gosine @name”" in said
    assert "nobody" not in room.command("bev", "hand over Gupti Gosine's actions to @max")


def test_a_lead_may_hand_over_their_own_and_nobody_elses(room: Room) -> None:
    assert "went to Max Member" in room.say("priya", "hand over my actions to @max")
    refused = room.say("anne", "hand over Max's actions to Priya")
    assert refused.startswith("Only a coordinator (Bev Hill) can hand over somebody else's")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("hand over Nobody's actions to Max", "Whose actions, and to whom?"),
        ("hand over Priya to Max until 31 September", "I couldn't read “until 31 September”"),
        ("hand over Priya to Gupti Gosine until 1 Oct", "For a while only somebody with an"),
        ("hand over Priya to Priya", "Those are Priya Nair's already."),
        ("hand over Priya to @priya until 1 Oct", "Priya Nair can't stand in for themselves."),
    ],
)
def test_a_handover_that_cannot_be_is_refused(room: Room, words: str, why: str) -> None:
    said = room.command("bev", words)
    assert said.startswith(why)
    assert said.endswith("Nothing was changed.")
    assert room.command("bev", "leave").startswith("Nobody is known to be away.")


def test_whoever_acts_up_changes_nothing_and_the_coordinator_is_offered_it(room: Room) -> None:
    said = room.say("max", "Priya's left, I'm acting up")
    assert said == "Thank you. I've asked Bev Hill to hand Priya Nair's actions over to you."
    assert [lead.person.name for lead in room.action(3).leads] == ["Priya Nair"]
    told = room.told("bev")[0]
    assert told.startswith("Max Member says they are acting up for Priya Nair.")
    priya = people.named(room.session, room.partnership.id, "Priya Nair")
    assert priya is not None
    said = room.private_press("bev", f"hand over {priya.id} to @max")
    assert said.startswith("Priya Nair's 3 open actions went to Max Member.")
    assert [lead.person.name for lead in room.action(3).leads] == ["Max Member"]


@pytest.mark.parametrize(
    "words",
    ["on hols til 14 Oct, Priya has CR1.3", "Priya's got CR1.3 and 1.4 while I'm away til 14 Oct"],
)
def test_whoever_has_ones_work_meanwhile_answers_for_it(room: Room, words: str) -> None:
    said = room.say("anne", words)
    assert "away" in said
    assert said.split(". ")[1].startswith("Priya Nair is asked in your place.")
    assert [lead.person.name for lead in room.action(1).leads] == ["Anne Baker"]


def test_a_stranger_who_has_ones_work_is_said_to_be_out_of_reach(room: Room) -> None:
    said = room.say("anne", "on hols til 14 Oct, Gwendolyn has CR1.3")
    assert "I can't reach Gwendolyn here. Nobody is asked in your place" in said
    assert room.command("bev", "leave").startswith("1 absence ahead.")


@pytest.mark.parametrize("words", ["yes", "Yes please", "yep"])
def test_leave_that_is_offered_is_recorded_at_a_yes(room: Room, words: str) -> None:
    room.say("anne", "CR1.3 amber, on leave from Fri back 22 Sep, Priya covering")
    assert (room.action(1).rag, room.action(1).comment) == ("amber", "")
    assert "You're away 11 to 21 Sep. Priya Nair is asked" in room.say("anne", words)
    assert "You're away" not in room.say("anne", words)


def test_a_no_leaves_it_and_later_words_let_it_go(room: Room) -> None:
    room.say("anne", "CR1.3 green, I'm away til 21 Sep")
    assert room.say("anne", "no thanks") == "Left as it is."
    room.say("anne", "CR1.3 amber short of paper, I'm away til 21 Sep")
    room.say("anne", "CR1.4 green new printer")
    assert "You're away" not in room.say("anne", "yes")


def test_leave_told_under_a_code_is_offered_and_no_comment(room: Room) -> None:
    said = room.say("anne", "CR1.3 - off on AL from Fri back 22 Sep, Priya covering")
    assert "Shall I note that you're away 11 to 21 Sep, and Priya Nair is asked" in said
    assert room.action(1).comment == ""


@pytest.mark.parametrize(
    "words",
    [
        "delegate CR1.3 to Priya while I'm away",
        "while I'm off give everything to Priya",
        "Priya will deal with CR1.3 while I'm away",
    ],
)
def test_whoever_names_a_deputy_and_no_days_is_asked_for_them(room: Room, words: str) -> None:
    assert room.say("anne", words).startswith("From when until when are you away?")
    assert "Nobody is known to be away" in room.command("anne", "leave")


@pytest.mark.parametrize(
    "days", ["14-20 Sep", "from 14 Sept until 20 Sept", "14th to 20th September"]
)
def test_the_days_that_were_asked_for_are_an_answer(room: Room, days: str) -> None:
    room.say("anne", "delegate CR1.3 to Priya while I'm away")
    said = room.say("anne", days)
    assert said.startswith("You're away 14 to 20 Sep. Priya Nair is asked in your place.")


def test_days_are_no_leave_once_something_else_was_said(room: Room) -> None:
    room.say("anne", "delegate CR1.3 to Priya while I'm away")
    room.say("anne", "CR1.4 green, new printer")
    assert "You're away" not in room.say("anne", "14-20 Sep")


@pytest.mark.parametrize("words", ["I'm back", "back from leave now", "Hi, back at work today"])
def test_whoever_is_back_ends_their_leave(room: Room, words: str) -> None:
    room.say("priya", "I'm away 7–25 Sep")
    assert room.say("priya", words).startswith("Your leave 7 to 25 Sep is over. Welcome back.")
    assert room.command("priya", "leave").startswith("Nobody is known to be away.")
    assert room.say("priya", words).startswith("Welcome back. I have no leave of yours today")


def test_whoever_has_stopped_their_reminders_is_told_so_when_back(room: Room) -> None:
    room.say("priya", "stop")
    said = room.say("priya", "I'm back")
    assert "remind you as usual" not in said
    assert "type “start”" in said


def test_back_to_something_is_news(room: Room) -> None:
    room.say("priya", "I'm away 7–25 Sep")
    room.say("priya", "CR2.1 back on track")
    assert "Priya Nair" in room.command("priya", "leave")
