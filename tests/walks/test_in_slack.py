"""The story of a partnership in Slack, over HTTP, from an empty database."""

import json
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from handlers.asker import Answer
from handlers.messages import Message, Text
from store import people
from store.database import Database
from tests.slack.caller import mention
from tests.slack.said import Fault
from tests.slack.stage import BEV, CHANNEL, OLD, PRIYA, SlackStage, on_stage, wait
from tests.slack.team import BOT
from tests.slack.waits import Waits

MONDAY = datetime(2026, 9, 7, 9, tzinfo=UTC)


@pytest.fixture
def stage(sqlite_database: Database) -> Iterator[SlackStage]:
    with on_stage(sqlite_database, MONDAY) as ready:
        yield ready


@pytest.fixture
def furnished(stage: SlackStage) -> SlackStage:
    stage.command(BEV, "setup Riverside Partnership")
    stage.command(BEV, f"add CR1.5 Draft the survey, <@{PRIYA}|priya>, 25 Sep")
    stage.command(BEV, "meeting Thu 1 Oct 2pm")
    return stage


def test_a_partnership_goes_from_nothing_to_reminder_to_reply_to_digest(stage: SlackStage) -> None:
    said = stage.command(BEV, "setup Riverside Partnership")
    assert "Riverside Partnership is set up in this channel. Bev Hall coordinates it." in said
    said = stage.command(BEV, f"add CR1.5 Draft the survey, <@{PRIYA}|priya>, 25 Sep")
    assert said.startswith("Added CR1.5 Draft the survey · Priya Nair · due Fri 25 Sep")
    assert "Thu 1 Oct" in stage.command(BEV, "meeting Thu 1 Oct 2pm")

    for day in range(8, 26):
        for hour in (9, 15):
            stage.tick(datetime(2026, 9, day, hour, 40, tzinfo=UTC))
    card = next(s for s in stage.team.seen(PRIYA, f"D-{PRIYA}") if s.user != PRIYA)
    assert card.text.startswith("Morning Priya.")
    assert "CR1.5" in card.text

    said = stage.say(PRIYA, "CR1.5 amber, waiting on Cabinet &amp; legal", thread=card.ts)
    assert "CR1.5 is now Amber" in said
    undone = stage.press(PRIYA, stage.last(PRIYA), "Undo")
    assert "Undone: CR1.5 is now" in undone
    said = stage.say(PRIYA, "CR1.5 green, 5 &lt; 6 wards &amp; Tuffley done")
    assert "“5 &lt; 6 wards &amp; Tuffley done”" in said

    assert "Riverside Partnership" in stage.command(PRIYA, "", "/rag")
    assert "5 &lt; 6 wards &amp; Tuffley done" in stage.command(BEV, "show CR1.5")


def test_everybody_is_known_by_name_and_zone_and_bots_are_not(stage: SlackStage) -> None:
    wait(lambda: len(_people(stage)) == 3)
    assert _people(stage) == {
        BEV: ("Bev Hall", "Europe/London", True),
        PRIYA: ("Priya Nair", "Europe/Dublin", True),
        OLD: ("Olly Dean", "Europe/London", False),
    }
    changed = {"id": PRIYA, "deleted": True, "tz": "Asia/Tokyo", "profile": {"real_name": "P N"}}
    stage.slack.event({"type": "user_change", "user": changed})
    stage.slack.event({"type": "team_join", "user": {"id": "U0NEW", "real_name": "Ned Wu"}})
    assert _people(stage)[PRIYA] == ("P N", "Asia/Tokyo", False)
    assert _people(stage)["U0NEW"] == ("Ned Wu", None, True)


def _people(stage: SlackStage) -> dict[str, tuple[str, str | None, bool]]:
    with stage.database.writing() as session:
        workspace = people.workspace(session, "slack", stage.chat.workspace)
        found = people.recipients(session, workspace.id)
        return {each.external_id: (each.name, each.zone, each.active) for each in found}


def test_what_slack_sends_twice_is_done_once(furnished: SlackStage) -> None:
    said = furnished.team.put(CHANNEL, BEV, mention("CR1.5 amber late"))
    event = furnished.slack.message(said)
    furnished.slack.event(event)
    furnished.slack.event(event, retry=1)
    furnished.slack.event(event | {"type": "app_mention"})
    furnished.sender.drain()
    answers = [s for s in furnished.team.said if s.thread == said.ts]
    assert len(answers) == 1
    assert "Amber" in answers[0].text


def test_a_list_is_for_the_asker_alone(furnished: SlackStage) -> None:
    assert "CR1.5" in furnished.command(PRIYA, "list")
    assert furnished.last(PRIYA, CHANNEL).only_for == PRIYA


def test_a_command_in_a_direct_message_does_not_wait_for_a_slow_slack(
    furnished: SlackStage,
) -> None:
    furnished.team.fail("conversations.open", Fault(is_done=True, seconds=4))
    furnished.slack.command(BEV, f"D-{BEV}", "/action", "list")
    furnished.settle()
    assert "CR1.5" in furnished.last(BEV).text


@pytest.mark.parametrize(("seconds", "comes"), [("7", True), ("3000", False)])
def test_an_answer_for_one_waits_as_slack_asks(
    furnished: SlackStage, seconds: str, comes: bool
) -> None:
    furnished.chat._answers._ended = waits = Waits()
    limited = Fault(429, "ratelimited", {"Retry-After": seconds})
    furnished.team.fail("chat.postEphemeral", limited)
    said = furnished.team.put(CHANNEL, PRIYA, mention("list"))
    count = len(furnished.team.said)
    furnished.slack.event(furnished.slack.message(said))
    furnished.settle()
    assert ("CR1.5" in furnished.since(count, PRIYA)) is comes
    assert waits.told == ([7] if comes else [])


@pytest.mark.parametrize(
    ("reason", "place"), [("restricted_action", ""), ("invalid_blocks", CHANNEL)]
)
def test_an_answer_for_one_that_slack_refuses_comes_another_way(
    furnished: SlackStage, reason: str, place: str
) -> None:
    furnished.team.fail("chat.postEphemeral", Fault(error=reason))
    said = furnished.team.put(CHANNEL, PRIYA, mention("list"))
    furnished.slack.event(furnished.slack.message(said))
    furnished.settle()
    assert "CR1.5" in furnished.last(PRIYA, place).text


def test_people_talk_among_themselves_unheard(furnished: SlackStage) -> None:
    assert furnished.say(BEV, "CR1.5 is red if you ask me", CHANNEL) == ""


def test_an_edited_reply_is_read_again_and_an_unfurl_is_not(furnished: SlackStage) -> None:
    said = furnished.team.put(f"D-{PRIYA}", PRIYA, "CR1.5 amber late")
    furnished.slack.event(furnished.slack.message(said))
    before = furnished.slack.message(said)
    after: dict[str, object] = before | {"text": "CR1.5 red late"}
    edit: dict[str, object] = {"type": "message", "subtype": "message_changed"}
    edit |= {"channel": said.channel, "channel_type": "im", "previous_message": before}
    edit["message"] = after
    furnished.slack.event(edit)
    assert "CR1.5 · Amber" in _shown(furnished)
    after |= {"edited": {"user": PRIYA, "ts": "1788000999.000000"}}
    furnished.slack.event(edit)
    furnished.slack.event(edit, retry=1)
    assert "CR1.5 · Red" in _shown(furnished)


def test_a_reply_that_is_deleted_stands_and_the_record_says_so(furnished: SlackStage) -> None:
    said = furnished.team.put(f"D-{PRIYA}", PRIYA, "CR1.5 amber late")
    before = furnished.slack.message(said)
    furnished.slack.event(before)
    furnished.sender.drain()
    gone = {"type": "message", "subtype": "message_deleted", "channel": said.channel}
    gone |= {"channel_type": "im", "deleted_ts": said.ts, "ts": "1788000999.000000"}
    furnished.slack.event(gone | {"previous_message": before})
    furnished.slack.event(gone | {"previous_message": before}, retry=1)
    furnished.sender.drain()
    told = [s.text for s in furnished.team.seen(PRIYA, said.channel)]
    assert sum("You deleted a message. What it recorded stands" in text for text in told) == 1
    assert "the message was deleted" in furnished.command(BEV, "history CR1.5")
    assert "Undone: CR1.5" in furnished.press(PRIYA, furnished.last(PRIYA), "Undo")


def test_a_long_answer_comes_whole_and_in_its_order(
    furnished: SlackStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = Message("Parts", tuple(Text(f"part {number}, {'word ' * 600}") for number in range(12)))
    monkeypatch.setattr("handlers.router.answer", lambda *_, **__: Answer(long))
    said = furnished.command(BEV, "anything")
    assert [int(number) for number in re.findall(r"part (\d+)", said)] == list(range(12))
    assert furnished.slack.command(BEV, CHANNEL, "/action", "anything") == {}, (
        "parts could overtake"
    )


def test_a_colleague_who_is_not_in_the_plan_is_named_and_not_by_a_number(
    furnished: SlackStage,
) -> None:
    furnished.team.join("U0RUTH", "Ruth Shaw")
    furnished.slack.event({"type": "team_join", "user": furnished.team.users["U0RUTH"]})
    said = furnished.say(PRIYA, "I'm away 9 Sep to 14 Sep, <@U0RUTH> covers")
    assert "Ruth Shaw isn't one of this partnership's people yet." in said
    assert "“role Ruth Shaw member”" in said
    furnished.command(BEV, "role Ruth Shaw member")
    said = furnished.say(PRIYA, "I'm away 9 Sep to 14 Sep, <@U0RUTH> covers")
    assert "Ruth Shaw is asked in your place" in said


def test_who_was_not_listed_is_known_by_name_from_the_first_word(furnished: SlackStage) -> None:
    # Of another workspace's people Slack tells when asked about one ("users.info").
    furnished.team.join("U0RHYS", "Rhys Evans", is_stranger=True)
    furnished.team.members[CHANNEL].add("U0RHYS")
    assert "What you can do here, Rhys." in furnished.say("U0RHYS", mention("help"), CHANNEL)


def test_who_was_not_listed_is_known_where_they_are_mentioned(furnished: SlackStage) -> None:
    furnished.team.join("U0RHYS", "Rhys Evans", is_stranger=True)
    said = furnished.command(BEV, "assign CR1.5 to <@U0RHYS|rhys>")
    assert said.startswith("CR1.5 is now led by Rhys Evans.")


def test_nobody_waits_for_a_slow_slack_to_say_who_they_are(furnished: SlackStage) -> None:
    furnished.team.join("U0RHYS", "Rhys Evans")
    furnished.team.members[CHANNEL].add("U0RHYS")
    furnished.team.fail("users.info", *[Fault(429, "ratelimited", {"Retry-After": "9"})] * 2)
    assert "What you can do here. Type it" in furnished.say("U0RHYS", mention("help"), CHANNEL)
    furnished.say("U0RHYS", mention("help"), CHANNEL)  # after it, Slack is asked again
    assert "What you can do here, Rhys." in furnished.say("U0RHYS", mention("help"), CHANNEL)


def _shown(stage: SlackStage) -> str:
    words = stage.command(BEV, "list")
    return next(
        (f"CR1.5 · {mark}" for mark in ("Amber", "Red") if f"{mark} · CR1.5" in words), words
    )


def test_a_button_opens_a_form_and_the_form_records(furnished: SlackStage) -> None:
    furnished.slack.command(PRIYA, CHANNEL, "/action", "update CR1.5")
    wait(lambda: furnished.team.views)
    view = furnished.team.views[-1]
    names = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    comment = next(name for name in names if name.startswith("comment"))
    status = next(name for name in names if name.startswith("status"))
    answer = furnished.slack.submit(PRIYA, view, **{comment: "at last", status: "green"})
    assert answer == {}
    furnished.sender.drain()
    assert "CR1.5 is now Green" in furnished.last(PRIYA, CHANNEL).text


def test_a_form_that_did_not_open_says_so_with_a_button_that_opens_it(
    furnished: SlackStage,
) -> None:
    furnished.team.fail("views.open", Fault(error="expired_trigger_id"))
    said = furnished.command(PRIYA, "update CR1.5")
    assert said.startswith("The form did not open. Press the button to try again.")
    furnished.press(PRIYA, furnished.last(PRIYA, CHANNEL), "CR1.5 Draft the survey")
    assert furnished.team.views
    assert "did not open" not in furnished.say(PRIYA, "update CR1.5")


def test_an_error_stands_at_its_field(stage: SlackStage) -> None:
    stage.slack.command(BEV, CHANNEL, "/action", "setup")
    wait(lambda: stage.team.views)
    answer = stage.slack.submit(BEV, stage.team.views[-1], name="Riverside", zone="Mars")
    assert answer["response_action"] == "errors"
    assert list(answer["errors"]) == ["zone"]
    assert stage.slack.submit(BEV, stage.team.views[-1], name="Riverside") == {}
    stage.sender.drain()
    assert "Riverside is set up" in stage.last(BEV, CHANNEL).text


def test_a_failure_comes_again_and_the_last_time_says_so(
    furnished: SlackStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("handlers.router.answer", broken)
        said = furnished.team.put(f"D-{PRIYA}", PRIYA, "CR1.5 amber late")
        furnished.slack.event(furnished.slack.message(said), status=500)
        furnished.slack.event(furnished.slack.message(said), retry=3)
        wait(lambda: "Something went wrong" in furnished.since(0, PRIYA))
        assert "Something went wrong" in furnished.command(BEV, "list")
    furnished.slack.event(furnished.slack.message(said), retry=1)
    furnished.sender.drain()
    assert "Amber" in furnished.last(PRIYA).text


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "event_callback", "event": {"type": "reaction_added", "user": BEV}},
        {"type": "event_callback", "event": {"type": "message", "subtype": "channel_join"}},
        {"type": "something_new"},
        {"type": "dialog_submission", "callback_id": "x", "submission": {}, "state": ""},
    ],
)
def test_what_chaser_does_not_know_is_acknowledged(
    stage: SlackStage, payload: dict[str, object]
) -> None:
    stage.slack.post(json.dumps(payload | {"team_id": "T0RIVER"}), "application/json")


def test_a_forged_or_old_request_is_refused(furnished: SlackStage) -> None:
    body = "command=%2Faction&text=list"
    kind = "application/x-www-form-urlencoded"
    furnished.slack.post(body, kind, status=401, secret="another")
    furnished.slack.post(body, kind, status=401, at=time.time() - 360)


@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded"])
@pytest.mark.parametrize(
    "body", ['{"type": "url_verification"}x', "[]", "payload=none", '{"a":' * 3000, "null", ""]
)
def test_what_nobody_can_read_is_refused_like_what_is_forged(
    furnished: SlackStage, body: str, kind: str
) -> None:
    furnished.slack.post(body, kind, status=401, secret="another")


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Slack-Request-Timestamp": "yesterday"},
        {"X-Slack-Request-Timestamp": "9" * 5000},
        {"X-Slack-Signature": "v0=\xe9"},
    ],
)
def test_a_signature_that_nobody_can_read_is_a_wrong_one(
    furnished: SlackStage, headers: dict[str, str]
) -> None:
    furnished.slack.post("{}", "application/json", headers, status=401)


@pytest.mark.parametrize("mention_first", [True, False])
def test_a_mention_that_an_edit_brings_is_heard_once(
    furnished: SlackStage, mention_first: bool
) -> None:
    said = furnished.team.put(CHANNEL, PRIYA, f"<@{BOT}> CR1.5 red, now 30 Sep")
    edited = {"user": PRIYA, "ts": f"{float(said.ts) + 5:.6f}"}
    called = {**furnished.slack.message(said), "type": "app_mention", "edited": edited}
    before = {"user": PRIYA, "ts": said.ts, "text": "CR1.5 has slipped"}
    change: dict[str, object] = {"type": "message", "subtype": "message_changed"}
    change |= {"channel": CHANNEL, "previous_message": before}
    change["message"] = {**before, "text": said.text, "edited": edited}
    count = len(furnished.team.said)
    for event in (called, change) if mention_first else (change, called):
        furnished.slack.event(event)
    furnished.settle()
    assert len(furnished.team.said) == count + 1
    assert "CR1.5 is now Red" in furnished.team.said[-1].text
