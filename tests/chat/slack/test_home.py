"""A home of whatever size keeps to Slack's limits, and says where the rest is."""

import json

import pytest
from hypothesis import given, settings

from bot.chat.slack.home import MOST_WEIGHT, home_view
from handlers.messages import Button, Message, Row, Rows, Text
from tests.chat.slack.messages import a_message
from tests.slack.limits import view_faults
from tests.slack.text_rules import shown


def big(count: int, words: str = "Draft the survey") -> Message:
    """A page of so many actions, each with six buttons."""
    buttons = tuple(Button(f"Answer {n}", f"update #1 {n}") for n in range(6))
    return Message(
        "Nothing is asked", (Rows(tuple(Row(words, buttons=buttons) for _ in range(count))),)
    )


def in_words(message: Message) -> str:
    return "\n".join(shown(home_view(message, "{}")["blocks"]))


@settings(deadline=None, max_examples=40)
@given(a_message)
def test_no_home_breaks_a_limit(message: Message) -> None:
    view = home_view(message, "{}")
    if view["blocks"]:
        assert view_faults(view) == []


@pytest.mark.parametrize("count", [0, 1, 20, 49, 50, 400])
def test_a_home_of_many_actions_is_shown_and_never_refused(count: int) -> None:
    view = home_view(big(count), "{}")
    assert view_faults(view) == []
    is_whole = "Type “home” or “mine” to me for the rest." not in in_words(big(count))
    assert is_whole == (count < 50)


def test_long_words_are_cut_before_slack_would_refuse_them() -> None:
    view = home_view(Message("News", tuple(Text("word " * 590) for _ in range(90))), "{}")
    assert view_faults(view) == []
    assert len(json.dumps(view)) < 250_000
    assert sum(len(text) for text in shown(view["blocks"])) <= MOST_WEIGHT
