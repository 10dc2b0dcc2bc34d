"""Emoji that come from Slack by their names are kept as what they show: papers have no names."""

from typing import Any

import pytest

from bot.chat.slack.emoji import with_emoji
from bot.chat.slack.events import command_request
from bot.chat.slack.modal import values
from bot.chat.slack.web import Identity
from bot.chat.slack.words import attached, written


def message(text: str, *emoji: dict[str, Any], bold: bool = False) -> dict[str, Any]:
    pieces = [{"type": "emoji", **each} for each in emoji]
    said = {"type": "text", "text": "so", **({"style": {"bold": True}} if bold else {})}
    section = {"type": "rich_text_section", "elements": [said, *pieces]}
    return {"text": text, "blocks": [{"type": "rich_text", "elements": [section]}]}


TADA = {"name": "tada", "unicode": "1f389"}
THUMB = {"name": "+1", "unicode": "1f44d-1f3fc", "skin_tone": 3}
WAVE = {"name": "wave::skin-tone-3", "unicode": "1f44b-1f3fc"}
SHRUG = {"name": "shrug", "unicode": "1f937"}
VAN = {"name": "our_van"}


def test_a_messages_emoji_are_those_that_slack_tells() -> None:
    text = "CR1 done:tada: :+1::skin-tone-3: :wave::skin-tone-3: :shrug: by :our_van: 10:100:5"
    said = written(message(text, TADA, THUMB, WAVE, SHRUG, VAN))
    assert said == "CR1 done🎉 👍🏼 👋🏼 🤷 by :our_van: 10:100:5"
    assert written(message("*so*:tada:", TADA, bold=True)) == "so🎉"


def test_a_workspaces_own_emoji_stays_its_name_and_what_is_no_character_goes_by_its() -> None:
    absurd = {"name": "smile", "unicode": "f" * 20}
    assert written(message(":our_van: :smile:", VAN, absurd)) == ":our_van: 😄"


def test_what_other_apps_attach_is_read_too() -> None:
    assert attached({"attachments": [{"text": ":warning: late"}]}) == "⚠ late"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (":white_check_mark: CR1 :large_green_circle:", "✅ CR1 🟢"),
        (":large_orange_square::red_circle:", "🟧🔴"),
        ("great :smile: :+1::skin-tone-3:", "great 😄 👍"),
        ("at 9:30: or 10:100:5, 7:x:8, :our_van:", "at 9:30: or 10:100:5, 7:x:8, :our_van:"),
        ("no colon", "no colon"),
        (":::", ":::"),
    ],
)
def test_emoji_in_a_command_or_a_form_are_known_by_name(typed: str, read: str) -> None:
    body = {"command": "/action", "text": typed, "user_id": "U1", "channel_id": "C1"}
    assert command_request(body, Identity("T1", "U0", "B0")).text == read
    assert values({"values": {"why": {"value": {"value": typed}}}}) == {"why": read}
    assert with_emoji(typed) == read
