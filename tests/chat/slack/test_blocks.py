"""A message in Slack: within its limits, whole, and with no markup from outside."""

import json
from collections import Counter
from html import unescape
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block as SdkBlock

from bot.chat.slack.blocks import Charts, Post, render
from handlers.messages import Button, Facts, Form, Mark, Message, Row, Rows, Table, Text, in_words
from tests.chat.slack.messages import (
    CHART,
    FORM,
    NASTY,
    QUESTION,
    a_message,
    answers,
    anything,
    card,
    digest,
    theme_table,
    words_of,
)
from tests.slack.limits import message_faults
from tests.slack.text_rules import shown

WAYS: list[tuple[Charts, bool]] = [("image", False), ("native", False), ("text", True)]
quick = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def check(posts: list[Post]) -> None:
    for post in posts:
        assert message_faults(post.blocks, post.text) == []
        json.dumps(post.blocks)
        for block in post.blocks:
            if block["type"] != "data_visualization":  # the models don't know it yet
                model = SdkBlock.parse(block)
                assert model is not None
                model.validate_json()


def elements(posts: list[Post]) -> list[dict[str, Any]]:
    """Every button."""
    blocks = [block for post in posts for block in post.blocks if block["type"] == "actions"]
    return [element for block in blocks for element in block["elements"]]


def read(posts: list[Post]) -> str:
    """What is to be seen, with everything unescaped that Slack unescapes, in one line."""
    return squeezed("".join(piece for post in posts for piece in seen(post.blocks)))


def seen(thing: Any) -> list[str]:
    if isinstance(thing, list):
        return [piece for part in thing for piece in seen(part)]
    if thing.get("type") == "plain_text":
        return [unescape(thing["text"])]
    if thing.get("type") in ("text", "raw_text"):
        return [thing["text"]]
    parts = (thing[name] for name in ("text", "elements", "rows", "title") if name in thing)
    return [piece for part in parts if isinstance(part, dict | list) for piece in seen(part)]


def squeezed(text: str) -> str:
    """Without white space and control characters, which are no words."""
    return "".join(c for c in text if not c.isspace() and (ord(c) > 31) and ord(c) != 127)


def kinds(post: Post) -> list[str]:
    return [block["type"] for block in post.blocks]


@quick
@given(a_message, st.sampled_from(WAYS))
def test_no_message_breaks_a_limit_or_lets_markup_through(
    message: Message, way: tuple[Charts, bool]
) -> None:
    check(render(message, files={"Actions by theme": "F1"}, charts=way[0], plain=way[1]))


@quick
@given(a_message, st.sampled_from(WAYS))
def test_no_word_and_no_button_is_dropped(message: Message, way: tuple[Charts, bool]) -> None:
    posts = render(message, charts=way[0], plain=way[1])
    text = read(posts)
    assert [word for word in words_of(message) if squeezed(word) not in text] == []
    carried = Counter(element["value"] for element in elements(posts))
    asked = Counter(button.text for button in message.every_button())
    asked.update(part.command for part in message.parts if isinstance(part, Form))
    for words, count in asked.items():
        assert carried[words] == count or squeezed(words) in text


@pytest.mark.parametrize("how_many", [1, 7, 10, 49, 51, 130, 400])
@pytest.mark.parametrize("pressed", [True, False], ids=["with buttons", "without"])
def test_a_plan_of_any_size_is_shown_whole_and_once(how_many: int, pressed: bool) -> None:
    rows = tuple(
        Row(f"[CR{n}] {NASTY}", Mark.GREEN, buttons=answers(n, NASTY) if pressed else ())
        for n in range(how_many)
    )
    posts = render(Message("Your actions", (Rows(rows),)))
    check(posts)
    text = read(posts)
    assert [n for n in range(how_many) if text.count(f"[CR{n}]") != 1] == []
    values = [element["value"] for element in elements(posts)]
    assert values == [button.text for row in rows for button in row.buttons]


@settings(deadline=None, max_examples=15)
@given(st.integers(1, 400), anything)
def test_a_table_of_any_size_is_shown_whole_and_once(rows: int, word: str) -> None:
    table = Table(("Ref", "Title"), tuple((f"[{n}]", word[:80]) for n in range(rows)))
    for plain in (False, True):
        posts = render(Message("All", (table,)), plain=plain)
        check(posts)
        text = read(posts)
        assert [n for n in range(rows) if text.count(f"[{n}]") != 1] == []


def test_what_somebody_wrote_shows_as_exactly_that() -> None:
    message = Message(NASTY, (Text(NASTY, quiet=True),), (Button("Go", NASTY),), title=NASTY)
    (post,) = render(message)
    header, paragraph, note, actions = post.blocks
    escaped = "&lt;!channel&gt; &lt;script&gt;alert(1)&lt;/script&gt; *bold* =1+1 &amp;amp; :smile:"
    assert header["text"] == {"type": "plain_text", "text": escaped, "emoji": False}
    assert paragraph["elements"][0]["elements"] == [{"type": "text", "text": NASTY}]
    assert note["elements"] == [{"type": "plain_text", "text": escaped, "emoji": False}]
    assert actions["elements"][0]["value"] == NASTY
    assert post.text.splitlines()[0] == escaped


@pytest.mark.parametrize("message", [card(), QUESTION, Message("Done.")], ids=str)
def test_the_words_beside_the_blocks_say_the_whole_message(message: Message) -> None:
    (post,) = render(message)
    assert unescape(post.text) == in_words(message)


def test_a_card_is_a_block_and_its_buttons_a_row() -> None:
    (post,) = render(card())
    assert kinds(post) == [
        *["rich_text"],
        *["rich_text", "actions"] * 2,
        *["context", "actions"],
    ]
    row, buttons = post.blocks[1:3]
    assert row["elements"][0]["elements"] == [
        {"type": "text", "text": "🟥 Red · "},
        {"type": "text", "text": "CR6.1 Food in the school holidays", "style": {"bold": True}},
        {
            "type": "text",
            "text": " · was due Mon 31 Aug\n“lost the kitchen at Tuffley” (12 Jun)",
        },
    ]
    assert buttons["elements"][0] == {
        "type": "button",
        "text": {"type": "plain_text", "text": "On track", "emoji": False},
        "action_id": "words.0",
        "value": "update #1 green",
        "accessibility_label": "On track: CR6.1 Food in the school holidays",
    }
    more = buttons["elements"][-1]["accessibility_label"]
    assert more == "More for CR6.1 Food in the school holidays"


def test_a_card_of_ten_actions_is_one_message() -> None:
    assert len(render(card(10))) == 1


def test_a_question_has_its_likeliest_answer_in_green() -> None:
    (post,) = render(QUESTION)
    assert [b.get("style") for b in post.blocks[1]["elements"]] == ["primary", None]


def test_a_digest_is_two_messages_because_slack_shows_a_table_last() -> None:
    first, second = render(digest(), files={CHART.title: "F123"})
    assert kinds(first) == ["header", "rich_text", "image", "table"]
    assert first.blocks[2] == {
        "type": "image",
        "slack_file": {"id": "F123"},
        "alt_text": "Actions by theme: Food 9 green, 1 red. Homes nothing.",
        "title": {"type": "plain_text", "text": "Actions by theme", "emoji": False},
    }
    assert kinds(second) == ["rich_text", "rich_text", "actions"]
    assert second.text.splitlines()[:2] == [
        "Needs action",
        "🟥 Red · worse · CR6.2 Food · Priya N · “lost the kitchen” (12 Jun)",
    ]


def test_a_list_without_buttons_is_lines_in_one_block() -> None:
    rows = Rows((Row("CR1 One", Mark.GREEN, "Priya"), Row("CR2 Two")), heading="All")
    (post,) = render(Message("Here", (rows,)))
    assert [unescape("".join(shown(block))) for block in post.blocks] == [
        "Here",
        "All\n🟢 Green · CR1 One · Priya\nCR2 Two",
    ]


def test_a_table_has_bold_headings_and_totals_and_numbers_to_the_right() -> None:
    (post,) = render(Message("Counts", (theme_table(1),), (Button("Undo", "undo 1"),)))
    assert kinds(post) == ["rich_text", "actions", "table"]
    table = post.blocks[2]
    assert [["".join(shown(cell)) for cell in row] for row in table["rows"]] == [
        ["Theme", "🟢 Green", "🟥 Red", "Since 12 Jun"],
        ["Theme 0", "0", "0", "better"],
        ["All", "1", "0", " "],
    ]
    assert [cell["type"] for cell in table["rows"][1]] == ["raw_text"] * 4
    assert [setting["align"] for setting in table["column_settings"]] == [
        *["left", "right", "right", "left"],
    ]


def test_a_long_table_repeats_its_headings_in_each_message() -> None:
    posts = render(Message("Counts", (theme_table(250),)))
    check(posts)
    tables = [block for post in posts for block in post.blocks if block["type"] == "table"]
    assert len(tables) >= 3
    assert all(table["rows"][0] == tables[0]["rows"][0] for table in tables)
    totals = [row for table in tables for row in table["rows"] if "".join(shown(row[0])) == "All"]
    assert len(totals) == 1


def test_without_the_newer_blocks_a_table_is_lines_of_words() -> None:
    (post,) = render(Message("Counts", (theme_table(1),)), plain=True, charts="native")
    assert kinds(post) == ["rich_text", "rich_text"]
    assert "".join(shown(post.blocks[1])) == (
        "Theme 0 · 🟢 Green 0 · 🟥 Red 0 · Since 12 Jun better\nAll · 🟢 Green 1 · 🟥 Red 0"
    )


def test_a_chart_can_be_slacks_own() -> None:
    (post,) = render(Message("Now", (CHART,)), charts="native")
    assert post.blocks[1] == {
        "type": "data_visualization",
        "title": "Actions by theme",
        "chart": {
            "type": "bar",
            "series": [
                {
                    "name": name,
                    "data": [{"label": "Food", "value": n}, {"label": "Homes", "value": 0}],
                }
                for name, n in (("Green", 9), ("Red", 1))
            ],
            "axis_config": {"categories": ["Food", "Homes"]},
        },
    }
    assert "Food 9 green, 1 red." in post.text


@pytest.mark.parametrize("charts", ["image", "text"])
def test_a_chart_without_a_picture_is_said_in_words(charts: Charts) -> None:
    (post,) = render(Message("Now", (CHART,)), charts=charts)
    words = "Actions by theme\nFood · 9 green, 1 red\nHomes · nothing"
    assert "".join(shown(post.blocks[1])) == words


def test_words_too_long_for_a_button_are_written_out_to_be_typed() -> None:
    posts = render(Message("Sure?", buttons=(Button("Yes", "y" * 2001), Button("No", "no"))))
    assert [element["value"] for element in elements(posts)] == ["no"]
    assert f"Yes·typethisinstead:{'y' * 2001}" in read(posts)


def test_a_label_too_long_for_a_button_is_written_out_above_it() -> None:
    label = "Give all of Sam's actions to " + "Alexandra " * 6
    (post,) = render(Message("Who?", buttons=(Button(label, "give 1"),)))
    assert kinds(post) == ["rich_text", "rich_text", "actions"]
    assert post.blocks[2]["elements"][0]["text"]["text"].endswith("…")


def test_a_form_that_cannot_be_opened_at_once_is_a_button_that_opens_it() -> None:
    (post,) = render(FORM)
    assert post.blocks[1]["elements"][0]["value"] == "update #12"


def test_errors_are_said_where_there_is_no_form_to_put_them_into() -> None:
    (post,) = render(Message("Not yet.", errors=(("deadline", "There is no 31 September."),)))
    assert "".join(shown(post.blocks[1])) == "⚠ There is no 31 September."


def test_facts_are_labelled_lines() -> None:
    (post,) = render(Message("Due", (Facts((("Before", "CR1"), ("After", "CR2"))),)))
    assert "".join(shown(post.blocks[1])) == "Before · CR1\nAfter · CR2"


def test_a_table_without_a_word_is_a_post_that_slack_takes() -> None:
    (post,) = render(Message("", (Table((), (), ("",)),)))
    assert message_faults(post.blocks, post.text) == []


def test_a_message_without_a_word_is_no_post() -> None:
    assert render(Message(" ")) == []


def test_every_button_of_a_crowd_is_there_in_order() -> None:
    buttons = tuple(Button(f"{a}{b}", f"{a} {b}") for a, b in product("abcdefgh", "12345678"))
    posts = render(Message("Which?", buttons=buttons))
    check(posts)
    assert [element["value"] for element in elements(posts)] == [b.text for b in buttons]
