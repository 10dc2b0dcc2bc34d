"""Who was reminded of what, when and why, and who was not: in history, `sent` and the cockpit."""

from datetime import datetime

import pytest

from bot.chat.chat import ChatError
from tests.walks.conftest import LONDON, Anywhere
from tests.walks.stage import Stage

OPENS = datetime(2026, 9, 7, 9, 30, tzinfo=LONDON)


def reminders(said: str) -> list[str]:
    """The lines of a history under its heading "Reminders"."""
    _, heading, below = said.partition("\nReminders")
    return [line for line in below.splitlines()[1:] if not line.startswith("[")] if heading else []


def test_history_says_which_reminders_went_to_whom_and_why(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne and @gupti, 25 Sep")
    stage.days(23)
    every = [
        "Fri 11 Sep, 9:30am · to Anne Bell · 10 working days before Fri 25 Sep",
        "Wed 23 Sep, 9:30am · to Anne Bell · 2 working days before Fri 25 Sep",
        "Wed 23 Sep, 9:30am · to Gupti Gosine · 2 working days before Fri 25 Sep",
        "Mon 28 Sep, 9:30am · to Anne Bell · overdue: was due Fri 25 Sep",
        "Mon 28 Sep, 9:30am · to Gupti Gosine · overdue: was due Fri 25 Sep",
    ]
    assert reminders(stage.command("bev", "history CR1.5")) == every
    assert reminders(stage.command("anne", "history CR1.5")) == [
        line for line in every if "Anne" in line
    ]
    for nobody in ("di", "ruth"):
        assert "Reminders" not in stage.command(nobody, "history CR1.5"), nobody


def test_a_long_line_of_reminders_leaves_room_for_what_was_done(local_stage: Stage) -> None:
    stage = local_stage
    stage.command("bev", "add CR1.5 Draft the survey, @anne and @gupti, 25 Sep")
    stage.days(35)
    said = stage.command("bev", "history CR1.5")
    assert "Reminders, the latest 5 of 7" in said
    assert len(reminders(said)) == 5
    every = stage.press("bev", "All 7 reminders")
    assert every.startswith(
        "Reminders of CR1.5 Draft the survey\n7 reminders, newest first.\nMon 5"
    )
    assert every.splitlines()[-1].startswith("Fri 11 Sep, 9:30am · to Anne Bell")


WHY_NOT = [
    pytest.param("anne", "update CR1.5 green booked", "it was answered first", id="answered"),
    pytest.param("bev", "done CR1.5", "it was complete by then", id="done"),
    pytest.param("bev", "update CR1.5 discontinued", "it was discontinued by then", id="dropped"),
    pytest.param("bev", "hold CR1.5 until Jan, funding", "it was on hold by then", id="on hold"),
    pytest.param("bev", "pause CR1.5", "reminders were paused by then", id="paused"),
    pytest.param("bev", "pause all", "reminders were paused by then", id="all paused"),
    pytest.param("bev", "pause Anne Bell", "their reminders were stopped by then", id="stopped"),
    pytest.param("bev", "move CR1.5 to 30 Mar 2027", "the deadline was changed first", id="moved"),
    pytest.param("bev", "assign CR1.5 to @ruth", "it was no longer theirs", id="given away"),
    pytest.param("bev", "undo", "it was taken out", id="taken out"),
    pytest.param("anne", "leave 7–18 Sep", "they were away by then", id="away"),
]


@pytest.mark.parametrize(("who", "words", "why"), WHY_NOT)
def test_a_reminder_that_did_not_go_is_told_with_why_not(
    local_stage: Stage, who: str, words: str, why: str
) -> None:
    stage = local_stage
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    stage.clock.set(OPENS)
    assert stage.tick() == 1
    stage.command(who, words)
    row = f"Mon 7 Sep, 9:30am · reminder to Anne Bell · not sent: {why} · CR1.5 "
    row += "(10 working days before Mon 21 Sep)"
    assert row in stage.command("bev", "sent")
    if why != "it was taken out":
        assert reminders(stage.command("bev", "history CR1.5")) == [
            f"Mon 7 Sep, 9:30am · not sent to Anne Bell ({why}) · 10 working days before Mon 21 Sep"
        ]


def test_a_meeting_that_was_cancelled_first_and_hours_that_were_over(local_stage: Stage) -> None:
    stage = local_stage
    stage.command("bev", "add CR1.5 Draft the survey, @anne, ongoing")
    stage.command("bev", "meeting Thu 1 Oct 2pm")
    stage.clock.set(OPENS)
    assert stage.tick() == 1
    stage.command("bev", "meeting cancel")
    assert "not sent to Anne Bell (the meeting was cancelled first)" in stage.command(
        "bev", "history CR1.5"
    )
    stage.command("bev", "add CR1.6 Book the hall, @gupti, 21 Sep")
    assert stage.tick() == 1
    stage.clock.set(OPENS.replace(hour=21))
    stage.app.sender.drain()
    assert "not sent to Gupti Gosine (that day's hours were over)" in stage.command(
        "bev", "history CR1.6"
    )


def test_a_card_whose_actions_each_went_for_a_reason_of_their_own(local_stage: Stage) -> None:
    stage = local_stage
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    stage.command("bev", "add CR1.6 Book the hall, @anne, 21 Sep")
    stage.clock.set(OPENS)
    assert stage.tick() == 1
    stage.say("anne", "CR1.5 green booked, CR1.6 done")
    said = stage.command("bev", "sent Anne")
    assert "not sent: no longer needed" in said
    assert "CR1.5 (10 working days before Mon 21 Sep; it was answered first)" in said
    assert "CR1.6 (10 working days before Mon 21 Sep; it was complete by then)" in said


def test_what_cannot_be_delivered_is_for_coordinators_and_for_whom_it_was(
    local_stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = local_stage
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    send = stage.app.chat.send

    def blocked(address, *others):  # type: ignore[no-untyped-def]
        if address.place == "dm:anne":
            raise ChatError("blocked", permanent=True, refused=True, advice="They blocked Chaser")
        return send(address, *others)

    monkeypatch.setattr(stage.app.chat, "send", blocked)
    stage.clock.set(OPENS)
    assert stage.tick() >= 1
    stage.app.sender.drain()
    line = "Mon 7 Sep, 9:30am · not delivered to Anne Bell (They blocked Chaser (blocked)) · 10"
    assert line in stage.command("bev", "history CR1.5")
    stage.command("bev", "home")
    failed = stage.press("bev", "See which")
    assert (
        "reminder to Anne Bell · not delivered: They blocked Chaser (blocked) · CR1.5 (10" in failed
    )
    monkeypatch.undo()
    assert "not delivered to Anne Bell" in stage.command("anne", "history CR1.5")
    for words in ("history CR1.5", "sent", "sent failed", "sent CR1.5", "home"):
        said = stage.command("di", words)
        assert "blocked" not in said, words
        assert "elivered to Anne" not in said, words


def test_whom_no_reminder_reaches_stands_in_history_once(local_stage: Stage) -> None:
    stage = local_stage
    stage.command("bev", "add CR1.6 Book the hall, Jo Jones, 21 Sep")
    stage.command("bev", "role @ruth coordinator")
    stage.go(OPENS)
    stage.days(1)
    assert reminders(stage.command("bev", "history CR1.6")) == [
        "Mon 7 Sep, 9:30am · not sent to Jo Jones (no account) · 10 working days before Mon 21 Sep"
    ]
    assert "daily note to Bev Hall · CR1.6 (no reminder to Jo Jones: no account)" in stage.command(
        "bev", "sent"
    )


def test_the_cockpit_shows_the_latest_and_leads_to_the_rest(stage: Anywhere) -> None:
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    stage.command("bev", "meeting Thu 10 Sep 2pm")
    stage.days(2.5)
    home = stage.command("bev", "home")
    shown = home.partition("\nSent\n")[2].splitlines()
    assert shown[0] == "Wed 9 Sep, 9am · digest to the channel · for the meeting on Thu 10 Sep"
    assert 2 < len(shown) <= 6
    every = stage.press("bev", "All that was sent")
    assert every.splitlines()[1 : len(shown)] == shown[:-1]
    assert "reminder to Anne Bell · CR1.5 (" in every
    assert "\nSent\n" not in stage.command("di", "home")
    assert "\nSent\n" not in stage.command("anne", "home")


def test_a_long_list_is_turned_page_by_page(local_stage: Stage) -> None:
    stage = local_stage
    stage.command("bev", "add CR1.5 Job, @anne, 21 Sep")
    for _ in range(24):
        stage.command("bev", "remind CR1.5 now")
    first = stage.command("bev", "sent").splitlines()
    second = stage.press("bev", "Earlier ones").splitlines()
    assert len(first) == 1 + 20 + 1
    assert len(second) == 1 + 4
    assert "· reminder to Anne Bell · CR1.5 (Bev Hall asked)" in second[-1]


def test_sent_as_a_lead_says_it_is_news_of_an_action(local_stage: Stage) -> None:
    stage = local_stage
    stage.command("bev", "add CR1.5 Draft the survey, @anne, 21 Sep")
    stage.days(1)
    assert "“sent to the printers”" in stage.say("anne", "sent to the printers")
    assert "“sent”" in stage.say("anne", "sent")
    own = stage.say("anne", "deliveries")
    assert own.startswith("What was sent to you, newest first.\nMon 7 Sep, 9:30am · reminder to")
    assert stage.say("bev", "sent").startswith("What was sent, newest first.")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("sent", "Nothing was sent so far."),
        ("sent failed", "Everything was delivered so far."),
        ("sent CR1.5", "Nobody was reminded of CR1.5 Draft the survey so far."),
        ("sent Jo Jones", "Nothing goes to Jo Jones: no account is linked."),
        ("sent @anne", "Nothing was sent to Anne Bell so far."),
        ("sent yesterday's minutes", "Whose messages? Type “sent”, “sent failed”, or with"),
        ("sent from 99999", "Nothing was sent before that."),
        ("sent CR9.9", "There is no action CR9.9 here."),
    ],
)
def test_where_there_is_nothing_it_says_so(local_stage: Stage, words: str, answer: str) -> None:
    local_stage.command("bev", "add CR1.5 Draft the survey, Jo Jones, March 2027")
    assert local_stage.command("bev", words).startswith(answer)


def test_what_became_private_is_not_named_to_whom_it_no_longer_concerns(
    local_stage: Stage,
) -> None:
    stage = local_stage
    stage.command("bev", "add CR1.5 Shelter one family, @anne, 21 Sep")
    stage.days(1)
    stage.command("bev", "private CR1.5")
    stage.command("bev", "assign CR1.5 to @ruth")
    assert "CR1.5" not in stage.command("anne", "sent")
    assert "There is no action CR1.5 here." in stage.command("anne", "sent CR1.5")
    assert "CR1.5" in stage.command("bev", "sent")
