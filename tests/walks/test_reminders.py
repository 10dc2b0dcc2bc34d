"""When a lead hears from Chaser, and when not."""

from datetime import date, datetime, timedelta

import pytest

from store.mail import Delivery
from store.models import Recipient
from tests.walks.conftest import LONDON, Anywhere, SetUp
from tests.walks.stage import Stage


def cards(stage: Anywhere, who: str) -> list[datetime]:
    """When this person got a card each, in London."""
    with stage.database.reading() as session:
        found = session.query(Delivery).join(Recipient, Delivery.recipient_id == Recipient.id)
        sent = found.filter(Recipient.external_id == stage.id(who), Delivery.kind == "card")
        return [d.sent_at.astimezone(LONDON) for d in sent.order_by(Delivery.id) if d.sent_at]


def card_days(stage: Anywhere, who: str) -> list[date]:
    return [moment.date() for moment in cards(stage, who)]


def day(number: int, month: int = 9) -> date:
    return date(2026, month, number)


def test_a_lead_hears_ten_and_two_working_days_before_and_the_day_after(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 25 Sep")
    stage.days(30)
    assert card_days(stage, "anne") == [day(11), day(23), day(28), day(5, 10)]


def test_cards_go_out_when_the_hours_open_on_working_days(set_up: SetUp) -> None:
    stage = set_up(datetime(2026, 8, 21, 18, tzinfo=LONDON))
    for number in range(1, 8):
        stage.command("bev", f"add CR1.{number} Job {number}, @anne, {number + 22} Aug")
    stage.days(60)
    sent = cards(stage, "anne")
    assert sent
    assert all((at.hour, at.minute) >= (9, 30) and at.hour < 18 for at in sent)
    assert all(at.weekday() < 5 for at in sent)
    assert day(31, 8) not in [at.date() for at in sent], "the summer bank holiday"


def test_nobody_gets_two_cards_a_day_or_three_a_week(stage: Anywhere) -> None:
    for number in range(1, 29):
        stage.command("bev", f"add CR1.{number} Job {number}, @anne, {number} Sep 2027")
        stage.command("bev", f"move CR1.{number} to {number} Oct")
    stage.days(90)
    days = card_days(stage, "anne")
    assert len(days) == len(set(days)) > 8
    weeks = [(d.isocalendar().year, d.isocalendar().week) for d in days]
    assert max(weeks.count(week) for week in weeks) <= 2


def test_nothing_due_is_nothing_sent(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, end March 2027")
    stage.command("bev", "add CR1.6 Keep at it, @anne, ongoing")
    stage.days(60)
    assert stage.inbox("anne") == ""
    assert stage.inbox("di") == ""


QUIET = [
    pytest.param("done CR1.5 all in", id="done"),
    pytest.param("hold CR1.5 until Jan, funding", id="on hold"),
    pytest.param("pause CR1.5", id="paused"),
    pytest.param("move CR1.5 to 30 Mar 2027, late", id="moved"),
    pytest.param("update CR1.5 discontinued", id="discontinued"),
    pytest.param("assign CR1.5 to @ruth", id="given away"),
]


@pytest.mark.parametrize("words", QUIET)
def test_nobody_is_reminded_of_what_no_longer_needs_it(stage: Anywhere, words: str) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 25 Sep")
    stage.command("bev", words)
    stage.days(28)
    assert stage.inbox("anne") == ""


@pytest.mark.parametrize("words", QUIET)
def test_a_card_that_is_owed_is_not_sent_when_the_reason_goes_first(
    stage: Anywhere, words: str
) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    stage.app.conductor.clock.set(datetime(2026, 9, 7, 9, 30, tzinfo=LONDON))
    assert stage.tick() == 1
    stage.command("bev", words)
    stage.days(1)
    assert stage.inbox("anne") == ""
    with stage.database.reading() as session:
        first = session.query(Delivery).filter_by(kind="card").order_by(Delivery.id).first()
        assert first is not None
        assert first.state == "closed"


def test_a_hold_that_ends_brings_the_reminders_back(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 25 Sep")
    stage.command("bev", "hold CR1.5 until 15 Sep, funding")
    stage.days(30)
    assert card_days(stage, "anne")[0] == day(15)


def test_undoing_done_brings_the_reminder_back_and_undoing_a_move_the_old_one(
    stage: Anywhere,
) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 25 Sep")
    stage.command("anne", "done CR1.5")
    stage.days(5)
    assert card_days(stage, "anne") == []
    stage.press("anne", "Undo")
    stage.days(3)
    assert card_days(stage, "anne") == [day(14)]


def test_a_deadline_that_moves_gives_new_reasons(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    stage.app.conductor.next_event()
    assert card_days(stage, "anne") == [day(7)]
    stage.command("bev", "move CR1.5 to 30 Oct, late")
    stage.days(52)
    assert card_days(stage, "anne")[1:3] == [day(16, 10), day(28, 10)]


def test_remind_me_tomorrow_is_of_the_card_it_was_said_to(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    stage.command("bev", "add CR1.6 Book the hall, @anne, 22 Sep")
    stage.app.conductor.next_event()
    stage.press("anne", "Remind me tomorrow")
    stage.days(1.1)
    assert card_days(stage, "anne") == [day(7), day(8)]
    second = stage.said("anne")[-1]
    assert "CR1.5" in second
    assert "CR1.6" in second


def test_a_snooze_stays_with_its_card_when_another_card_comes_between(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    stage.command("bev", "add CR1.6 Book the hall, @anne, 22 Sep")
    stage.app.conductor.next_event()
    stage.say("anne", "remind me on Wednesday", thread=stage.last_card("anne"))
    stage.days(2.1)
    assert card_days(stage, "anne") == [day(7), day(8), day(9)]
    assert "CR1.6" in stage.said("anne")[-2]
    third = stage.said("anne")[-1]
    assert "as you asked me to remind you" in third
    assert "CR1.5" in third
    assert "CR1.6" not in third


def test_a_snooze_that_is_undone_brings_no_card(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    stage.app.conductor.next_event()
    stage.press("anne", "Remind me tomorrow")
    stage.press("anne", "Undo")
    stage.days(2)
    assert card_days(stage, "anne") == [day(7)]


def test_the_second_lead_is_asked_later_and_the_first_answer_serves_both(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne and @gupti, 25 Sep")
    stage.go(datetime(2026, 9, 22, 9, tzinfo=LONDON))
    assert (card_days(stage, "anne"), card_days(stage, "gupti")) == ([day(11)], [])
    stage.command("anne", "update CR1.5 green booked")
    stage.days(3)
    assert card_days(stage, "gupti") == []


def test_the_note_after_a_deadline_comes_although_it_was_answered_before(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 25 Sep")
    stage.go(datetime(2026, 9, 24, 12, tzinfo=LONDON))
    stage.command("anne", "update CR1.5 green nearly there")
    stage.days(5)
    assert card_days(stage, "anne")[-1] == day(28)
    assert "passed its date" in stage.said("anne")[-1]


def test_an_outage_of_days_is_one_card_and_not_one_a_day(stage: Anywhere) -> None:
    for number in range(1, 5):
        stage.command("bev", f"add CR1.{number} Job {number}, @anne, 21 Sep")
    stage.clock.set(datetime(2026, 9, 30, 10, tzinfo=LONDON))
    assert stage.tick() == 1
    stage.app.sender.drain()
    assert card_days(stage, "anne") == [day(30)]
    assert "Four actions" in stage.inbox("anne")
    assert stage.tick() == 0
    stage.days(1)
    assert card_days(stage, "anne") == [day(30)]


def test_a_card_that_could_not_go_out_in_its_hours_comes_the_next_working_day(
    stage: Anywhere,
) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 18 Sep")
    friday = datetime(2026, 9, 18, 16, tzinfo=LONDON)
    stage.clock.set(friday)
    assert stage.tick() == 1
    stage.clock.set(friday + timedelta(hours=5))
    stage.app.sender.drain()
    assert stage.inbox("anne") == ""
    stage.go(datetime(2026, 9, 22, 12, tzinfo=LONDON))
    assert card_days(stage, "anne") == [day(21)]


def test_a_name_that_is_linked_late_hears_what_is_due_and_an_unlinked_one_nothing(
    stage: Anywhere,
) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, Jo Jones, 21 Sep")
    stage.days(2)
    stage.command("bev", "link Jo Jones @ruth")
    stage.days(1)
    assert card_days(stage, "ruth") == [day(9)]
    stage.command("bev", "unlink Jo Jones")
    stage.days(30)
    assert card_days(stage, "ruth") == [day(9)]


def test_a_meeting_that_is_cancelled_asks_nobody(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Keep at it, @anne, ongoing")
    stage.command("bev", "meeting Thu 1 Oct 2pm")
    stage.command("bev", "meeting cancel")
    stage.days(40)
    assert stage.inbox("anne") == ""
    assert "RAG digest for" not in stage.channel()


def test_a_coordinator_asks_on_a_saturday_and_the_calendar_goes_on(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 25 Sep")
    stage.go(datetime(2026, 9, 12, 15, tzinfo=LONDON))
    stage.command("bev", "remind CR1.5 now")
    assert card_days(stage, "anne") == [day(11), day(12)]
    assert "Bev Hall would like to know how an action of yours stands." in stage.inbox("anne")
    stage.days(14)
    assert card_days(stage, "anne") == [day(11), day(12), day(23)], "it counts to no cap"
    stage.press("anne", "On track")
    assert "Nothing more is needed here" in stage.inbox("anne")


def test_a_deputy_is_asked_during_leave_and_the_lead_again_after_it(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 25 Sep")
    stage.say("anne", "I'm away 8–24 Sep, @ruth covers")
    stage.go(datetime(2026, 9, 12, 15, tzinfo=LONDON))
    assert (card_days(stage, "anne"), card_days(stage, "ruth")) == ([], [day(11)])
    stage.say("ruth", "amber, waiting on print", thread=stage.last_card("ruth"))
    assert "Ruth Shaw for Anne Bell" in stage.command("bev", "history CR1.5")
    stage.go(datetime(2026, 9, 30, 15, tzinfo=LONDON))
    assert card_days(stage, "ruth") == [day(11)]
    assert card_days(stage, "anne") == [day(28)], "the note after the deadline"


def test_a_lead_who_comes_back_hears_of_what_the_deputy_left_open(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 25 Sep")
    stage.say("anne", "I'm away 8–15 Sep, @ruth covers")
    stage.go(datetime(2026, 9, 18, 15, tzinfo=LONDON))
    assert (card_days(stage, "anne"), card_days(stage, "ruth")) == ([day(16)], [day(11)])


def test_who_is_away_on_the_day_is_told_when_the_reminder_really_comes(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 25 Sep")
    stage.days(5)
    assert len(cards(stage, "anne")) == 1
    stage.say("anne", "leave 14–18 Sep")
    said = stage.say("anne", "remind me Monday", thread=stage.last_card("anne"))
    assert "I'll remind you on Mon 21 Sep: you are away on Mon 14 Sep." in said
    stage.days(11)
    assert card_days(stage, "anne")[1] == day(21)


def test_a_reminder_wished_for_a_saturday_is_promised_for_the_friday(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 25 Sep")
    stage.days(5)
    said = stage.say("anne", "remind me on Saturday 19 Sep", thread=stage.last_card("anne"))
    assert "I'll remind you on Fri 18 Sep: nothing goes out to you on Sat 19 Sep." in said
    stage.days(8)
    assert card_days(stage, "anne")[1] == day(18)


def test_what_was_answered_before_the_wish_is_not_asked_again_at_its_end(
    local_stage: Stage,
) -> None:
    stage = local_stage
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 22 Sep")
    stage.command("bev", "add CR1.6 Print the leaflets, @anne, 22 Sep")
    stage.days(1.5)
    assert "CR1.5" in stage.said("anne")[-1]
    assert "CR1.6" in stage.said("anne")[-1]
    stage.press("anne", "On track", "CR1.5")
    stage.press("anne", "Remind me tomorrow")
    stage.days(1)
    newest = stage.said("anne")[-1]
    assert "CR1.6" in newest
    assert "CR1.5" not in newest
