"""The rules that renders are held against catch what Slack refuses."""

from typing import Any

import pytest

from tests.slack.limits import message_faults, view_faults


def plain(text: str, **more: object) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": False, **more}


def rich(text: str, **more: object) -> dict[str, Any]:
    element = {"type": "text", "text": text, **more}
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": [element]}],
    }


def button(**more: object) -> dict[str, Any]:
    return {"type": "button", "text": plain("Go"), "action_id": "a", "value": "go", **more}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def table(*rows: list[str]) -> dict[str, Any]:
    cells = [[{"type": "raw_text", "text": text} for text in row] for row in rows]
    return {"type": "table", "rows": cells, "column_settings": []}


def modal(*blocks: dict[str, Any], **more: object) -> dict[str, Any]:
    return {"type": "modal", "title": plain("Hi"), "blocks": list(blocks), **more}


def choice(*options: tuple[str, str], **more: object) -> dict[str, Any]:
    made = [{"text": plain(words), "value": value} for value, words in options]
    element = {"type": "static_select", "action_id": "v", "placeholder": plain("Choose")}
    return {
        "type": "input",
        "block_id": "b",
        "label": plain("Which?"),
        "optional": True,
        "element": {**element, "options": made, **more},
    }


FINE = [
    {"type": "header", "text": plain("Hello")},
    rich("<!channel> & *bold*"),
    {"type": "context", "elements": [plain("a &lt;b&gt; &amp;")]},
    actions(button(style="primary"), button(action_id="b")),
    table(["a", "b"], ["c", " "]),
]


def test_what_slack_takes_is_no_fault() -> None:
    assert message_faults(FINE, "Hello &amp; &lt;you&gt;") == []
    assert view_faults(modal(choice(("a", "A")), submit=plain("Save"))) == []


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param([rich("x")] * 51, id="51 blocks"),
        pytest.param([rich("x" * 2900)] * 5, id="over 13,000 characters"),
        pytest.param([{"type": "header", "text": plain("x" * 151)}], id="a long header"),
        pytest.param([{"type": "header", "text": plain(" ")}], id="an empty header"),
        pytest.param([{"type": "header", "text": plain("<!channel>")}], id="a broadcast"),
        pytest.param([{"type": "header", "text": plain("a & b")}], id="a bare ampersand"),
        pytest.param([{"type": "header", "text": plain("a", emoji=True)}], id="emoji on"),
        pytest.param([{"type": "section", "text": plain("a")}], id="a block not known here"),
        pytest.param([rich("")], id="an empty element"),
        pytest.param([rich("x" * 3001)], id="a long element"),
        pytest.param([rich("a\x00b")], id="a control character"),
        pytest.param([rich("C1", channel_id="C1")], id="a field not known"),
        pytest.param([actions()], id="no button"),
        pytest.param([actions(*(button(action_id=f"{n}") for n in range(26)))], id="26 buttons"),
        pytest.param([actions(button(), button())], id="an action id twice"),
        pytest.param([actions(button(text=plain("x" * 76)))], id="a long label"),
        pytest.param([actions(button(text=plain("🟥" * 38)))], id="a label long in UTF-16"),
        pytest.param([actions(button(value="x" * 2001))], id="a long value"),
        pytest.param([actions(button(accessibility_label="x" * 76))], id="a long spoken label"),
        pytest.param(
            [actions(button(style="primary"), button(action_id="b", style="primary"))],
            id="two green buttons",
        ),
        pytest.param([table(["a"]), rich("after")], id="something under a table"),
        pytest.param([table(["a"]), table(["b"])], id="two tables"),
        pytest.param([table(*[["a"]] * 101)], id="101 rows"),
        pytest.param([table(["a"] * 21)], id="21 columns"),
        pytest.param([table(["a", "b"], ["c"])], id="ragged rows"),
        pytest.param([table(["x" * 10_001])], id="a table over 10,000 characters"),
        pytest.param([table([""])], id="an empty cell"),
        pytest.param([choice(("a", "A"))], id="an input outside a view"),
    ],
)
def test_what_slack_refuses_in_a_message_is_a_fault(blocks: list[dict[str, Any]]) -> None:
    assert message_faults(blocks, "Hello") != []


@pytest.mark.parametrize("text", ["", "x" * 4001, "<!channel>", "a & b", "<@U1>"])
def test_the_words_beside_the_blocks_have_rules_too(text: str) -> None:
    assert message_faults([rich("x")], text) != []


@pytest.mark.parametrize(
    "view",
    [
        pytest.param(modal(), id="no blocks"),
        pytest.param(modal(*[rich("x")] * 101), id="101 blocks"),
        pytest.param(modal(rich("x"), title=plain("x" * 25)), id="a long title"),
        pytest.param(modal(rich("x"), submit=plain("x" * 25)), id="a long submit"),
        pytest.param(modal(rich("x"), private_metadata="x" * 3001), id="long metadata"),
        pytest.param(modal(choice(("a", "A"))), id="an input and no submit"),
        pytest.param(modal(table(["a"])), id="a table"),
        pytest.param(
            modal(choice(("a", "A")), choice(("a", "A")), submit=plain("Save")),
            id="a block id twice",
        ),
        pytest.param(modal(choice(("", "A")), submit=plain("Save")), id="an empty value"),
        pytest.param(modal(choice(("x" * 151, "A")), submit=plain("Save")), id="a long value"),
        pytest.param(modal(choice(("a", "A" * 76)), submit=plain("Save")), id="a long option"),
        pytest.param(modal(choice(), submit=plain("Save")), id="no option"),
        pytest.param(
            modal(choice(*[("a", "A")] * 101), submit=plain("Save")), id="101 options"
        ),
        pytest.param(
            modal(
                choice(("a", "A"), initial_option={"text": plain("B"), "value": "b"}),
                submit=plain("Save"),
            ),
            id="an initial option that is none",
        ),
    ],
)  # fmt: skip
def test_what_slack_refuses_in_a_view_is_a_fault(view: dict[str, Any]) -> None:
    assert view_faults(view) != []
