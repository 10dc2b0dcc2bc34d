"""What people do in Slack, as requests."""

import json
from typing import Any

import pytest

from bot.chat.slack.events import (
    command_request,
    event_request,
    metadata_of,
    opened_request,
    press_request,
    shortcut_request,
    submit_request,
)
from bot.chat.slack.web import Identity
from bot.chat.slack.words import plain_text, written
from handlers.requests import Address, File, Kind, Request

ME = Identity("T1", "U0", "B0")


def message(**more: Any) -> dict[str, Any]:
    event = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U1"}
    return event | {"ts": "1.1", "text": "CR1 green"} | more


def heard(**more: Any) -> Request:
    request = event_request(message(**more), ME)
    assert request is not None
    return request


def section(*elements: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "rich_text_section", "elements": list(elements)} | more


def words(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}


BLOCKS = [
    {"type": "header", "text": {"type": "plain_text", "text": "News"}},
    {"type": "divider"},
    {
        "type": "rich_text",
        "elements": [
            section(
                words("CR1 amber, R&D <late>, says "),
                {"type": "user", "user_id": "U2"},
                words(" in "),
                {"type": "channel", "channel_id": "C2"},
                words(" "),
                {"type": "link", "url": "https://example.org/a", "text": "here"},
                words(" "),
                {"type": "link", "url": "https://example.org/b"},
            ),
            {
                "type": "rich_text_list",
                "style": "bullet",
                "elements": [
                    section(words("CR2 done "), {"type": "emoji", "name": "tada"}),
                    section(
                        {"type": "broadcast", "range": "here"},
                        {"type": "usergroup", "usergroup_id": "S1"},
                        {"type": "date", "timestamp": 1, "fallback": "3 Sep"},
                    ),
                ],
            },
        ],
    },
    {"type": "actions", "elements": [{"type": "button", "text": words("Press")}]},
]


def test_what_has_blocks_alone_is_read_from_them() -> None:
    assert heard(text="", blocks=BLOCKS).text == (
        "News\nCR1 amber, R&D <late>, says @U2 in #C2 here (https://example.org/a) "
        "https://example.org/b\nCR2 done 🎉\n@here@subteam3 Sep"
    )


def test_a_call_in_blocks_alone_is_a_call() -> None:
    called = section({"type": "user", "user_id": "U0"}, words(" list"))
    blocks = [{"type": "rich_text", "elements": [called]}]
    assert heard(text="", blocks=blocks, channel="C1", channel_type="channel").text == "list"


def test_an_edit_of_blocks_alone_is_an_edit() -> None:
    def said(text: str) -> dict[str, Any]:
        blocks = [{"type": "rich_text", "elements": [section(words(text))]}]
        return {"user": "U1", "ts": "1.1", "text": "", "blocks": blocks}

    edited = heard(
        subtype="message_changed",
        message=said("CR1 red") | {"edited": {"user": "U1", "ts": "1.2"}},
        previous_message=said("CR1 green"),
    )
    assert (edited.kind, edited.text) == (Kind.EDITED, "CR1 red")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<@U0> list", "list"),
        ("<@U0|chaser>: list", "list"),
        ("ask <@U0> to list", "ask to list"),
        ("assign CR1 to <@U2>", "assign CR1 to @U2"),
        ("assign CR1 to <@U2|priya.n>", "assign CR1 to @U2"),
        ("see <#C1|general> and <#C2>", "see #general and #C2"),
        ("R&amp;D &lt; 5 &gt; 3", "R&D < 5 > 3"),
        ("&amp;lt;", "&lt;"),
        ("<https://example.org>", "https://example.org"),
        ("<https://example.org/a|example.org/a>", "example.org/a"),
        ("<https://example.org/a|the minutes>", "the minutes (https://example.org/a)"),
        ("<https://example.org/?a=1&amp;b=2>", "https://example.org/?a=1&b=2"),
        ("<mailto:a@example.org|a@example.org>", "a@example.org"),
        ("<tel:+44123|+44 123>", "+44 123"),
        ("<!here> <!channel>", "@here @channel"),
        ("<!subteam^S1|@council>", "@council"),
        ("<!date^1^{date}|3 Sep>", "3 Sep"),
        ("two\nlines", "two\nlines"),
        ("a < b", "a < b"),
        ("*FD2* green, _kitchen_ found at `Tuffley`", "*FD2* green, _kitchen_ found at `Tuffley`"),
        ("* one\n* two", "* one\n* two"),
        ("", ""),
    ],
)
def test_what_people_write_is_read_as_they_typed_it(written: str, read: str) -> None:
    assert plain_text(written, "U0") == read


def rich(*pieces: tuple[str, dict[str, bool]]) -> list[dict[str, Any]]:
    texts = [{"type": "text", "text": text, "style": style} for text, style in pieces]
    section = {"type": "rich_text_section", "elements": texts}
    return [{"type": "rich_text", "elements": [section]}]


def test_what_was_made_bold_or_slanted_is_read_without_the_signs_for_it() -> None:
    blocks = rich(("FD2", {"bold": True}), (" green, 2*3 ", {}), ("found", {"italic": True}))
    assert heard(text="*FD2* green, 2*3 _found_", blocks=blocks).text == "FD2 green, 2*3 found"


def test_what_was_quoted_stays_a_quotation_beside_bold_words() -> None:
    # What somebody else had said is nothing that they report.
    quoted = {
        "type": "rich_text_quote",
        "elements": [{"type": "text", "text": "FD1 is red\nor so"}],
    }
    bold = {"type": "text", "text": "FD2 green", "style": {"bold": True}}
    said = {"type": "rich_text_section", "elements": [bold]}
    message = {
        "text": "&gt; FD1 is red\n&gt; or so\n*FD2 green*",
        "blocks": [{"type": "rich_text", "elements": [quoted, said]}],
    }
    assert plain_text(written(message)) == "> FD1 is red\n> or so\nFD2 green"


def test_stars_that_were_typed_stay() -> None:
    blocks = rich(("FD2 green, see *terms*", {}))
    assert heard(text="FD2 green, see *terms*", blocks=blocks).text == "FD2 green, see *terms*"


def test_what_was_struck_out_stays_so_beside_bold_words() -> None:
    blocks = rich(("FD1 green", {"strike": True}), (" ", {}), ("FD2 green", {"bold": True}))
    assert heard(text="~FD1 green~ *FD2 green*", blocks=blocks).text == "~FD1 green~ FD2 green"


def test_a_block_of_code_is_read_as_its_lines() -> None:
    code = {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "a\nb"}]}
    blocks = [{"type": "rich_text", "elements": [code]}]
    assert heard(text="```a\nb```", blocks=blocks).text == "a\nb"


def test_a_direct_message_is_answered_where_it_stands() -> None:
    request = heard()
    assert request.key == "slack:D1:1.1"
    assert request.kind is Kind.SAID
    assert request.private
    assert request.address == Address("slack", "T1", "D1", None)
    assert request.replying_to is None


def test_an_answer_that_is_shown_in_the_channel_too_is_one_to_its_threads_message() -> None:
    broadcast = {"channel": "C1", "channel_type": "channel", "thread_ts": "0.9"}
    broadcast |= {"subtype": "thread_broadcast"}
    request = heard(**broadcast, root={"user": "U0", "ts": "0.9"})
    assert (request.replying_to, request.address.thread) == ("0.9", "0.9")
    assert event_request(message(**broadcast, root={"user": "U2", "ts": "0.9"}), ME) is None


def test_a_mention_in_a_channel_is_answered_in_a_thread_under_it() -> None:
    request = heard(channel="C1", channel_type="channel", text="<@U0> list")
    assert (request.text, request.address.thread, request.replying_to) == ("list", "1.1", None)
    assert not request.private
    again = event_request(message(type="app_mention", channel="C1", channel_type="channel"), ME)
    assert again is None
    mention = message(type="app_mention", channel="C1", channel_type="", text="<@U0> list")
    assert event_request(mention, ME) == request


def test_a_reply_to_chaser_needs_no_mention() -> None:
    thread = {"channel": "C1", "channel_type": "channel", "thread_ts": "0.9"}
    request = heard(**thread, parent_user_id="U0")
    assert (request.address.thread, request.replying_to) == ("0.9", "0.9")
    assert not request.called
    assert event_request(message(**thread, parent_user_id="U2"), ME) is None
    assert event_request(message(**thread), ME) is None


def test_a_mention_in_a_thread_of_which_slack_does_not_say_whose_may_answer_chaser() -> None:
    thread = {"channel": "C1", "channel_type": "channel", "thread_ts": "0.9"}
    assert heard(**thread, text="<@U0> all fine").replying_to == "0.9"
    assert heard(**thread, text="<@U0> all fine").called
    theirs = heard(**thread, text="<@U0> all fine", parent_user_id="U2")
    assert theirs.replying_to is None


def test_in_a_direct_message_a_thread_is_of_chasers_unless_slack_says_else() -> None:
    assert heard(thread_ts="0.9").replying_to == "0.9"
    own = heard(thread_ts="0.9", parent_user_id="U1")
    assert (own.replying_to, own.address.thread) == (None, "0.9")


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B2"},
        {"user": "U0"},
        {"user": None},
        {"subtype": "channel_join"},
        {"subtype": "bot_message"},
        {"type": "reaction_added"},
        {"channel": "C1", "channel_type": "channel"},
        {"channel": "C1", "channel_type": "channel", "text": "ask U0"},
        {"subtype": "message_changed", "message": message(text="x"), "previous_message": {}},
        {"subtype": "message_deleted", "previous_message": message(bot_id="B2")},
    ],
)
def test_what_is_not_said_to_chaser_is_not_heard(more: dict[str, Any]) -> None:
    assert event_request(message(**more), ME) is None


def test_an_edit_has_a_key_of_its_own_and_drops_no_file_twice() -> None:
    after = message(text="CR1 red", edited={"ts": "2.2"}, files=[{"id": "F1"}])
    request = heard(subtype="message_changed", message=after, previous_message=message())
    assert (request.key, request.kind) == ("slack:D1:1.1:2.2", Kind.EDITED)
    assert (request.text, request.files) == ("CR1 red", ())
    assert (request.of, request.version) == (heard().key, "2.2")


def test_an_edit_that_takes_the_mention_out_is_heard_too() -> None:
    before = message(channel="C1", channel_type="channel", text="<@U0> CR1 green")
    after = before | {"text": "CR1 red", "edited": {"ts": "2.2"}}
    event = before | {"subtype": "message_changed", "message": after, "previous_message": before}
    request = event_request(event, ME)
    assert request is not None
    assert (request.text, request.of) == ("CR1 red", "slack:C1:1.1")


@pytest.mark.parametrize(
    "gone", [{"subtype": "message_deleted"}, {"subtype": "message_changed", "message":
             {"subtype": "tombstone", "ts": "1.1"}}]
)  # fmt: skip
def test_a_deletion_comes_after_every_edit(gone: dict[str, Any]) -> None:
    request = heard(previous_message=message(), **gone)
    assert (request.kind, request.of, request.text) == (Kind.DELETED, heard().key, "")
    assert request.version > "1788000999.000000"


def test_nothing_is_said_under_a_message_that_is_gone() -> None:
    before = message(channel="C1", channel_type="channel", text="<@U0> CR1 green")
    event = before | {"subtype": "message_deleted", "previous_message": before}
    request = event_request(event, ME)
    assert request is not None
    assert request.address.thread is None


def test_an_edit_that_changes_no_word_is_none() -> None:
    after = message(edited={"ts": "2.2"})
    event = message(subtype="message_changed", message=after, previous_message=message())
    assert event_request(event, ME) is None


def test_dropped_files_come_with_the_words() -> None:
    files = [
        {"id": "F1", "name": "plan.xlsx", "size": 12, "url_private_download": "https://x/1"},
        {"id": "F2", "file_access": "check_file_info"},
    ]
    request = heard(subtype="file_share", text="", files=files)
    assert request.files == (File("plan.xlsx", 12, "https://x/1"), File("the plan", 0, "id:F2"))


def command(**more: str) -> dict[str, str]:
    body = {"command": "/action", "text": "list red", "user_id": "U1", "channel_id": "C1"}
    return body | {"trigger_id": "9.t"} | more


def test_a_slash_command_is_its_words() -> None:
    request = command_request(command(), ME)
    assert (request.key, request.kind, request.text) == ("slack:9.t", Kind.COMMAND, "list red")
    assert (request.address.place, request.private) == ("C1", False)
    assert command_request(command(command="/rag", text=" red "), ME).text == "digest red"
    assert command_request(command(text=""), ME).text == ""


def test_without_a_trigger_id_each_is_taken_for_another() -> None:
    body = command()
    del body["trigger_id"]
    first, second = command_request(body, ME), command_request(body, ME)
    assert first.key.startswith("slack:")
    assert first.key != second.key


def test_a_command_between_two_others_is_answered_in_ones_own_conversation() -> None:
    request = command_request(command(channel_id="D9"), ME, "D1")
    assert (request.address.place, request.private) == ("D1", True)


def press(**more: Any) -> dict[str, Any]:
    body = {
        "user": {"id": "U1"},
        "trigger_id": "9.t",
        "container": {"type": "message", "message_ts": "1.1", "channel_id": "C1"},
        "actions": [{"type": "button", "action_id": "words.0", "value": "undo 5"}],
    }
    return body | more


def pressed(**more: Any) -> Request:
    request = press_request(press(**more), ME)
    assert request is not None
    return request


def test_a_button_stands_for_its_words_and_answers_in_the_thread() -> None:
    request = pressed()
    assert (request.key, request.kind, request.text) == ("slack:9.t", Kind.PRESSED, "undo 5")
    assert (request.address.place, request.address.thread) == ("C1", "1.1")
    assert request.replying_to == "1.1"


def test_a_button_in_a_thread_is_answered_at_its_root() -> None:
    inside = {"message_ts": "1.5", "channel_id": "C1", "thread_ts": "1.1"}
    request = pressed(container=inside)
    assert (request.address.thread, request.replying_to) == ("1.1", "1.5")


def test_what_one_person_alone_sees_opens_no_thread() -> None:
    request = pressed(container={"message_ts": "1.5", "channel_id": "C1", "is_ephemeral": True})
    assert (request.address.thread, request.replying_to) == (None, None)


def test_a_button_without_a_container_is_answered_at_its_message() -> None:
    # The payload's reference requires no `container` ("block_actions payload").
    at = {"channel": {"id": "C1"}, "message": {"ts": "1.5", "thread_ts": "1.1"}}
    request = pressed(container=None, **at)
    assert (request.address.place, request.address.thread) == ("C1", "1.1")
    assert request.replying_to == "1.5"


def test_a_choice_is_its_words_too() -> None:
    chosen = {"type": "static_select", "action_id": "words.2", "selected_option": {"value": "list"}}
    assert pressed(actions=[chosen]).text == "list"


@pytest.mark.parametrize(
    "action",
    [
        {"type": "button", "action_id": "words.0"},
        {"type": "button", "action_id": "another", "value": "undo 5"},
        {"type": "static_select", "action_id": "words.0", "selected_option": None},
    ],
)
def test_what_stands_for_no_words_is_nothing(action: dict[str, Any]) -> None:
    assert press_request(press(actions=[action]), ME) is None


def submitted(command: str = "update #12") -> dict[str, Any]:
    request = pressed()
    files = [{"id": "F1", "name": "plan.xlsx", "size": 1, "url_private": "https://x/1"}]
    state = {
        "comment": {"value": {"type": "plain_text_input", "value": "late"}},
        "plan": {"value": {"type": "file_input", "files": files}},
    }
    view = {"id": "V1", "private_metadata": metadata_of(request, command)}
    view["state"] = {"values": state}  # type: ignore[assignment]
    return {"user": {"id": "U1"}, "trigger_id": "10.t", "view": view}


def test_a_form_brings_back_its_words_and_where_its_answer_belongs() -> None:
    request = submit_request(submitted(), ME)
    assert (request.key, request.kind, request.text) == ("slack:10.t", Kind.SUBMITTED, "update #12")
    assert request.address == pressed().address
    assert request.form == {"comment": "late"}
    assert request.files == (File("plan.xlsx", 1, "https://x/1"),)


def test_a_button_in_a_form_knows_where_the_form_came_from() -> None:
    request = pressed(view=submitted()["view"], container={"type": "view", "view_id": "V1"})
    assert request.address == pressed().address


def test_the_metadata_of_a_form_is_small() -> None:
    assert len(metadata_of(pressed(), "update #12")) < 200
    assert json.loads(metadata_of(pressed(), "x", 1, "status-3"))["next"] == "status-3"


def test_a_home_is_opened_anew_where_slack_does_not_say_when() -> None:
    event = {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"}
    first, second = opened_request(event, ME), opened_request(event, ME)
    assert first is not None and second is not None  # noqa: PT018
    assert first.key != second.key


def test_a_message_of_another_apps_is_made_an_action_by_what_is_attached_to_it() -> None:
    # Some say all of it there, with a fallback in plain words ("Secondary message attachments").
    attached = [{"fallback": "Ticket 7", "text": "Mend the lamp &amp; the bench"}]
    said = {"ts": "1.1", "text": "", "bot_id": "B9", "attachments": attached}
    body = {"user": {"id": "U1"}, "trigger_id": "1.t", "channel": {"id": "C1"}, "message": said}
    assert shortcut_request(body, ME).text.endswith(" Mend the lamp & the bench")
    said["attachments"] = [{"fallback": "Ticket 7"}]
    assert shortcut_request(body, ME).text.endswith(" Ticket 7")
