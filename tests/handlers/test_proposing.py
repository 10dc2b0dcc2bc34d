"""Where a partnership wants it, a lead's new deadline or "complete" counts once it is agreed to."""

from datetime import date

import pytest

from tests.handlers.room import Room

LEAFLETS, SURVEY = 2, 1  # CR1.4, due 31 Aug; CR1.3, due 30 Sep
OCTOBER = date(2026, 10, 31)


@pytest.fixture
def strict(room: Room) -> Room:
    """The chair approves deadlines, a coordinator accepts what is complete."""
    assert "a new deadline once a chair agrees" in room.command(
        "bev", "settings approve deadlines by chair"
    )
    assert "“complete” once a coordinator agrees" in room.command(
        "bev", "settings accept complete by the coordinator"
    )
    return room


def decision(room: Room, who: str, label: str) -> str:
    """The words behind a button of the latest thing that this person was asked."""
    from sqlalchemy import select

    from handlers.messages import from_dict
    from store import people
    from store.mail import Delivery

    recipient = people.recipient(room.session, room.partnership.workspace_id, who)
    assert recipient is not None
    rows = select(Delivery).where(Delivery.recipient_id == recipient.id).order_by(Delivery.id)
    last = room.session.scalars(rows).all()[-1]
    return next(b.text for b in from_dict(last.body or {}).every_button() if b.label == label)


def test_by_default_nobody_is_asked(room: Room) -> None:
    room.command("anne", "move CR1.3 to 31 Oct, survey late")
    assert room.action(SURVEY).due_last == OCTOBER
    assert "Counts at once." in room.command("bev", "settings")


def test_a_new_deadline_waits_for_the_chair_and_is_shown_as_asked_for(strict: Room) -> None:
    said = strict.command("anne", "move CR1.3 to 31 Oct, survey late")
    assert "CR1.3: I've asked Carol Chair whether it can move to Sat 31 Oct." in said
    assert "Until then it counts as before." in said
    assert strict.action(SURVEY).due_last == date(2026, 9, 30)
    told = strict.told("carol")[-1]
    assert "Anne Baker asks to move CR1.3 Draft the survey to Sat 31 Oct." in told
    assert "to move to Sat 31 Oct, by Anne Baker" in strict.command("max", "show CR1.3")
    assert "Not decided yet · CR1.3 asked to move to Sat 31 Oct" in strict.command("max", "digest")


def test_approved_it_counts_and_the_lead_is_told(strict: Room) -> None:
    strict.command("anne", "move CR1.3 to 31 Oct, survey late")
    said = strict.press_words("carol", decision(strict, "carol", "Approve"))
    assert "due Sat 31 Oct (was Wed 30 Sep)" in said
    assert strict.action(SURVEY).due_last == OCTOBER
    assert strict.told("anne")[-1].startswith("Carol Chair agreed: CR1.3")
    assert "Carol Chair for Anne Baker" in strict.command("bev", "history CR1.3")
    assert "Not decided yet" not in strict.command("max", "digest")
    strict.command("carol", "undo")
    assert strict.action(SURVEY).due_last == date(2026, 9, 30)


def test_declined_it_stays_as_it_was_and_is_decided_once(strict: Room) -> None:
    strict.command("anne", "move CR1.3 to 31 Oct")
    approve = decision(strict, "carol", "Approve")
    assert "Declined: CR1.3 stays as it is." in strict.press_words(
        "carol", decision(strict, "carol", "Decline")
    )
    assert "Carol Chair has not agreed that CR1.3 moves to Sat 31 Oct." in strict.told("anne")[-1]
    late = strict.press_words("bev", approve)
    assert "Carol Chair declined that on Mon 7 Sep, 9:34am." in late
    assert "CR1.3 is Green, due Wed 30 Sep. Nothing was changed." in late
    assert strict.action(SURVEY).due_last == date(2026, 9, 30)


def test_only_those_who_may_decide(strict: Room) -> None:
    strict.command("anne", "move CR1.3 to 31 Oct")
    approve = decision(strict, "carol", "Approve")
    assert "Only a chair or a coordinator" in strict.press_words("anne", approve)
    assert "due Sat 31 Oct (was Wed 30 Sep)" in strict.press_words("bev", approve)


def test_what_a_coordinator_says_counts_at_once(strict: Room) -> None:
    strict.command("bev", "move CR1.3 to 31 Oct")
    strict.command("bev", "done CR1.4")
    assert (strict.action(SURVEY).due_last, strict.action(LEAFLETS).state) == (OCTOBER, "complete")


def test_complete_waits_for_the_coordinator_while_the_comment_is_kept(strict: Room) -> None:
    said = strict.command("priya", "done CR1.4 all 500 printed")
    assert "CR1.4: I've asked Bev Hill to accept that it is complete." in said
    action = strict.action(LEAFLETS)
    assert (action.state, action.comment) == ("open", "all 500 printed")
    assert "now Complete" in strict.press_words("bev", decision(strict, "bev", "Accept"))
    assert strict.action(LEAFLETS).state == "complete"


def test_a_newer_wish_replaces_the_one_before(strict: Room) -> None:
    strict.command("anne", "move CR1.3 to 31 Oct")
    first = decision(strict, "carol", "Approve")
    strict.command("anne", "move CR1.3 to 30 Nov")
    late = strict.press_words("carol", first)
    assert "Anne Baker has asked for something else since." in late
    assert "Anne Baker asks to move it to Mon 30 Nov" in late
    assert "due Mon 30 Nov (was Wed 30 Sep)" in strict.press("carol", "Approve")


def test_undone_by_the_lead_or_overtaken_there_is_nothing_to_decide(strict: Room) -> None:
    strict.command("anne", "move CR1.3 to 31 Oct")
    strict.command("anne", "undo")
    assert "to move to" not in strict.command("max", "show CR1.3")
    late = strict.press_words("carol", decision(strict, "carol", "Approve"))
    assert late.startswith("Anne Baker has taken that back. CR1.3 is Green, due Wed 30 Sep.")
    strict.command("anne", "move CR1.3 to 31 Oct")
    strict.command("bev", "move CR1.3 to 15 Oct")
    late = strict.press_words("carol", decision(strict, "carol", "Approve"))
    assert "That is off, since the action has changed meanwhile." in late
    assert "CR1.3 is Green, due Thu 15 Oct. Nothing was changed." in late


def test_a_setting_that_names_nobody_known_is_explained(room: Room) -> None:
    said = room.command("bev", "settings approve deadlines by the mayor")
    assert "settings approve deadlines by chair" in said
    assert "Nothing was changed" in said


def test_what_a_lead_says_is_dropped_counts_as_before_until_a_coordinator_confirms(
    room: Room,
) -> None:
    said = room.say("anne", "CR1.3 has been dropped, superseded by the county's")
    assert "CR1.3: I've asked Bev Hill to confirm that it is dropped." in said
    assert "Until then it counts as before." in said
    assert room.action(SURVEY).state == "open"
    assert "Anne Baker says that CR1.3 Draft the survey is dropped." in room.told("bev")[-1]
    assert "superseded by the county's" in room.told("bev")[-1]
    assert "Not decided yet · CR1.3 asked to be discontinued" in room.command("max", "digest")
    assert "to be discontinued, by Anne Baker" in room.command("max", "show CR1.3")

    assert "CR1.3 is now Discontinued" in room.private_press(
        "bev", decision(room, "bev", "Discontinue it")
    )
    assert room.action(SURVEY).state == "discontinued"
    assert "Bev Hill agreed: CR1.3 is now Discontinued" in room.told("anne")[-1]
    assert "Not decided yet" not in room.command("max", "digest")


def test_what_is_kept_all_the_same_stays_as_it_was_and_its_lead_is_told(room: Room) -> None:
    room.say("anne", "CR1.3 dropped")
    said = room.private_press("bev", decision(room, "bev", "Keep it"))
    assert "CR1.3 stays as it is" in said
    assert room.action(SURVEY).state == "open"
    assert "It stays as it is." in room.told("anne")[-1]
    assert "Not decided yet" not in room.command("max", "digest")


def test_a_lead_takes_back_that_it_was_dropped_by_undo(room: Room) -> None:
    room.say("anne", "CR1.3 dropped")
    words = decision(room, "bev", "Discontinue it")
    room.command("anne", "undo")
    assert "Anne Baker has taken that back." in room.private_press("bev", words)
    assert room.action(SURVEY).state == "open"


def test_what_is_complete_is_dropped_by_a_coordinator_alone_too(room: Room) -> None:
    room.command("anne", "done CR1.3")
    room.say("anne", "CR1.3 has been dropped")
    assert room.action(SURVEY).state == "complete"
    room.private_press("bev", decision(room, "bev", "Discontinue it"))
    assert room.action(SURVEY).state == "discontinued"


def test_a_coordinators_own_word_that_it_is_dropped_counts_at_once(room: Room) -> None:
    room.command("bev", "update CR1.3 discontinued")
    assert room.action(SURVEY).state == "discontinued"


def test_a_wish_that_was_undone_and_put_back_waits_again(strict: Room) -> None:
    strict.command("anne", "move CR1.3 to 31 Oct")
    approve = decision(strict, "carol", "Approve")
    strict.command("anne", "undo")
    again = strict.button("Put it back").text
    assert "Not decided yet" not in strict.command("max", "digest")
    strict.press_words("anne", again)
    assert "Not decided yet · CR1.3 asked to move to Sat 31 Oct" in strict.command("max", "digest")
    assert "due Sat 31 Oct (was Wed 30 Sep)" in strict.press_words("carol", approve)
