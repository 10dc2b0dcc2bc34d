"""Forms in Slack: within its limits, with nothing lost on the way there and back."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from slack_sdk.models.views import View

from bot.chat.controls import clean
from bot.chat.slack.emoji import with_emoji
from bot.chat.slack.modal import following, modal, modal_errors, shown, since, values
from handlers.messages import Button, Field, FieldKind, Form, Message, Text
from handlers.requests import untouched
from tests.chat.slack.messages import FORM, NASTY, a_form
from tests.slack.limits import view_faults


def sent(view: dict[str, Any]) -> dict[str, Any]:
    """The state that Slack sends when nobody changes anything."""
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    return {"values": {b["block_id"]: {b["element"]["action_id"]: _state(b)} for b in inputs}}


def _state(block: dict[str, Any]) -> dict[str, Any]:
    element = block["element"]
    state: dict[str, Any] = {"type": element["type"]}
    if element["type"] == "plain_text_input":
        return {**state, "value": element.get("initial_value")}
    if element["type"] == "file_input":
        return {**state, "files": [{"id": "F7"}]}
    return {**state, "selected_option": element.get("initial_option")}


def form(*fields: Field, title: str = "A form") -> Message:
    return Message("Say", (Form(title, "say", fields),))


def only_block(field: Field) -> dict[str, Any]:
    return inputs(form(field))[0]


def views(message: Message) -> list[dict[str, Any]]:
    """The dialogs of a form, one after the other."""
    found = [modal(message, private_metadata="")]
    rest: Message | None = message
    while rest is not None and (name := following(rest)):
        rest = since(rest, name)
        assert rest is not None
        found.append(modal(rest, private_metadata="", gone=len(found)))
    return found


def inputs(message: Message, page: int = 0) -> list[dict[str, Any]]:
    view = views(message)[page]
    assert view_faults(view) == []
    return [block for block in view["blocks"] if block["type"] == "input"]


def test_a_form_is_a_dialog_with_an_input_a_field() -> None:
    view = modal(FORM, private_metadata="update #12")
    assert view_faults(view) == []
    View(**view).validate_json()
    assert {**view, "blocks": []} == {
        "type": "modal",
        "callback_id": "form",
        "title": {"type": "plain_text", "text": "CR6.2 Food in the…", "emoji": False},
        "submit": {"type": "plain_text", "text": "Record", "emoji": False},
        "close": {"type": "plain_text", "text": "Cancel", "emoji": False},
        "private_metadata": "update #12",
        "blocks": [],
    }
    blocks = view["blocks"]
    words = blocks[0]["elements"][0]["elements"][0]["text"]
    assert words == "CR6.2 Food in the school holidays\nHow does it stand?"
    assert [(b["block_id"], b["element"]["type"], b["optional"]) for b in blocks[1:]] == [
        ("status", "static_select", True),
        ("comment", "plain_text_input", True),
        ("deadline", "plain_text_input", False),
        ("plan", "file_input", True),
    ]
    assert [b["element"].get("multiline") for b in blocks[1:]] == [None, True, False, None]
    hint = "For example “30 Oct” or “end of next month”."
    assert blocks[3]["hint"]["text"] == hint
    assert blocks[1]["element"]["initial_option"]["value"] == "=green"


def test_what_was_filled_in_comes_back_by_the_names_of_the_fields() -> None:
    state = sent(modal(FORM, private_metadata=""))
    assert values(state) == {"status": "green", "comment": "so far\nso good", "deadline": ""}


def test_an_option_that_stands_for_nothing_comes_back_as_nothing() -> None:
    field = Field("status", "How?", FieldKind.CHOICE, options=(("", "Leave it"), ("red", "Red")))
    block = only_block(field)
    assert block["element"]["options"][0]["value"] == "="
    assert values(sent(modal(form(field), private_metadata=""))) == {"status": ""}


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(a_form)
def test_no_form_breaks_a_limit_or_loses_what_its_fields_held(made: Form) -> None:
    message = Message("Say", (made,))
    back: dict[str, str] = {}
    for view in views(message):
        assert view_faults(view) == []
        View(**view).validate_json()
        back |= values(sent(view))
        assert set(untouched(shown(view), values(sent(view)))) == values(sent(view)).keys()
    typed = [f for f in made.fields if f.kind in (FieldKind.LINE, FieldKind.LINES, FieldKind.DATE)]
    for field in typed:
        assert back[field.name] == with_emoji(clean(field.value))
    assert set(back) == {f.name for f in made.fields if f.kind is not FieldKind.FILE}


def test_a_text_longer_than_an_input_goes_over_several_and_comes_back_whole() -> None:
    message = form(Field("target", "Target", FieldKind.LINES, "word " * 1500, required=True))
    blocks = inputs(message)
    assert [block["label"]["text"] for block in blocks] == [
        *["Target (1 of 3)", "Target (2 of 3)", "Target (3 of 3)"],
    ]
    assert [block["optional"] for block in blocks] == [False, True, True]
    assert values(sent(modal(message, private_metadata=""))) == {"target": "word " * 1500}


def test_what_was_changed_in_a_dialog_is_known_from_what_was_left_as_it_was() -> None:
    colours = (("", "Leave it"), ("red", "Red"), ("green", "Green"))
    view = modal(
        form(
            Field("title", "Title", FieldKind.LINES, "Open\nthe hub"),
            Field("code", "Code", value="F1"),
            Field("rag", "RAG", FieldKind.CHOICE, "red", colours),
            Field("why", "Why?"),
        ),
        private_metadata="",
    )
    typed = {"title": " Open\r\nthe hub", "code": "", "rag": "green", "why": ""}
    assert untouched(shown(view), typed) == ("title", "why")


def test_a_few_choices_that_need_one_stand_side_by_side() -> None:
    options = (("a", "A"), ("b", "B"))
    block = only_block(Field("c", "Which?", FieldKind.CHOICE, "b", options, required=True))
    assert block["element"]["type"] == "radio_buttons"
    assert block["element"]["initial_option"]["value"] == "=b"


def test_over_a_hundred_options_stand_in_groups() -> None:
    options = tuple((str(n), f"Lead {n}") for n in range(230))
    block = only_block(Field("lead", "Who?", FieldKind.CHOICE, "207", options))
    groups = block["element"]["option_groups"]
    assert [group["label"]["text"] for group in groups] == ["1 to 100", "101 to 200", "201 to 230"]
    assert block["element"]["initial_option"] == groups[2]["options"][7]


def test_options_that_no_menu_holds_are_typed() -> None:
    for options in ((), (("x" * 151, "X"),)):
        block = only_block(Field("c", "Which?", FieldKind.CHOICE, "v", options))
        assert block["element"]["type"] == "plain_text_input"


def test_long_words_of_an_option_go_on_in_its_description() -> None:
    field = Field("c", "Which?", FieldKind.CHOICE, options=(("a", "word " * 25),))
    (option,) = only_block(field)["element"]["options"]
    assert f"{option['text']['text']} {option['description']['text']}" == ("word " * 25).strip()


def test_ten_actions_are_asked_about_at_a_time() -> None:
    fields = [
        Field(f"{name}-{ref}", name) for ref in range(23) for name in ("status", "comment", "date")
    ]
    message = form(*fields)
    assert len(views(message)) == 3
    shown = [[block["block_id"] for block in inputs(message, page)] for page in range(3)]
    assert [len(names) for names in shown] == [30, 30, 9]
    assert [name for names in shown for name in names] == [field.name for field in fields]
    view = views(message)[1]
    assert "2 of 3" in view["blocks"][0]["elements"][0]["elements"][0]["text"]


def test_forty_columns_of_a_file_stay_in_one_dialog() -> None:
    message = form(*(Field(f"column{n}", f"Column {n}") for n in range(40)))
    assert len(views(message)) == 1


def test_more_fields_than_a_dialog_holds_go_over_several() -> None:
    message = form(*(Field(f"set-{n}", f"Column {n}") for n in range(230)))
    shown = [len(inputs(message, page)) for page in range(len(views(message)))]
    assert sum(shown) == 230
    assert len(shown) == 3


def test_what_the_message_says_beside_its_form_stands_above_the_fields() -> None:
    made = Form("Hold", "hold #3", (Field("why", "Why?"),))
    message = Message("Hold", (Text("Until somebody resumes it."), made), (Button("Help", "help"),))
    view = modal(message, private_metadata="")
    assert view_faults(view) == []
    assert [block["type"] for block in view["blocks"]] == ["rich_text", "actions", "input"]


def test_errors_stand_at_their_fields() -> None:
    errors = (("date", "There is no 31 September."), ("why", "Say why."), ("date", "Try again."))
    assert modal_errors(Message("No", errors=errors)) == {
        "response_action": "errors",
        "errors": {"date": "There is no 31 September. Try again.", "why": "Say why."},
    }
    assert modal_errors(Message("Fine")) == {}


def test_markup_in_a_form_stays_words() -> None:
    block = only_block(Field("c", NASTY, FieldKind.LINE, NASTY, hint=NASTY))
    assert block["element"]["initial_value"] == NASTY
    assert "<" not in block["label"]["text"] + block["hint"]["text"]


def test_a_message_without_a_form_opens_no_dialog() -> None:
    with pytest.raises(ValueError, match="no form"):
        modal(Message("Hello"), private_metadata="")


def test_metadata_that_slack_would_refuse_is_refused_here() -> None:
    with pytest.raises(ValueError, match="3000 characters"):
        modal(FORM, private_metadata="x" * 3001)
