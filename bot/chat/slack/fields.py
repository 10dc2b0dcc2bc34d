"""The fields of a form as Slack's input blocks."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.chat.controls import clean
from bot.chat.slack.emoji import with_emoji
from bot.chat.slack.text import Block, chunks, cut, label, line, plain, said, width
from handlers.messages import Field, FieldKind

ELEMENT = "value"
"""The action id of every input."""

CONTINUED = "\u241f"
"""What stands in a block id between a field's name and the number of its continuation."""

LONGEST_LABEL = 2000
"""Characters of an input's label, and of its hint: "Input block"."""

LONGEST_INPUT = 3000
"""Characters that can be typed: "Plain-text input element"."""

MOST_OPTIONS = 100
"""Options of a select or of one of its groups, and groups: "Select menu element"."""

LONGEST_OPTION = 75
"""Characters of an option's words, and of its description: "Option object"."""

LONGEST_VALUE = 150
"""Characters of an option's value: "Option object"."""

MOST_PILLS = 4  # options shown all at once; Slack would take 10 ("Radio button group element")

_MARK = "="  # before an option's value, since Slack refuses an empty one
_DATE_HINT = "For example “30 Oct” or “end of next month”."


def field_blocks(field: Field) -> list[Block]:
    """The input block of a field; several where its text is longer than an input holds."""
    if field.kind is FieldKind.CHOICE and _can_be_chosen(field.options):
        return [_input(field, field.name, _choice(field))]
    if field.kind is FieldKind.FILE:
        element: Block = {"type": "file_input", "action_id": ELEMENT, "max_files": 1}
        return [_input(field, field.name, element)]
    return _typed(field)


def _typed(field: Field) -> list[Block]:
    texts = [said(piece) for piece in chunks([(clean(field.value), False)], LONGEST_INPUT)]
    return [
        _input(
            field,
            field.name if not index else f"{field.name}{CONTINUED}{index}",
            _text_input(field, text),
            f" ({index + 1} of {len(texts)})" if len(texts) > 1 else "",
        )
        for index, text in enumerate(texts or [""])
    ]


def _text_input(field: Field, text: str) -> Block:
    element: Block = {
        "type": "plain_text_input",
        "action_id": ELEMENT,
        "multiline": field.kind is FieldKind.LINES or "\n" in text,
    }
    return {**element, "initial_value": text} if text else element


def _input(field: Field, block_id: str, element: Block, which: str = "") -> Block:
    hint = line(field.hint) or (_DATE_HINT if field.kind is FieldKind.DATE else "")
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "label": label(f"{line(field.label)}{which}", LONGEST_LABEL),
        "element": element,
        "optional": not field.required or CONTINUED in block_id,
    }
    return {**block, "hint": label(hint, LONGEST_LABEL)} if hint else block


def _can_be_chosen(options: Sequence[tuple[str, str]]) -> bool:
    """Whether Slack's menus hold the options; else the value is typed."""
    return 0 < len(options) <= MOST_OPTIONS**2 and all(
        width(_MARK + value) <= LONGEST_VALUE for value, _ in options
    )


def _choice(field: Field) -> Block:
    options = [_option(value, words) for value, words in field.options]
    kind = "radio_buttons" if field.required and len(options) <= MOST_PILLS else "static_select"
    element: Block = {"type": kind, "action_id": ELEMENT, **_offered(options)}
    if kind == "static_select":
        element["placeholder"] = plain("Choose")
    chosen = [option for option in options if option["value"] == _MARK + field.value]
    return {**element, "initial_option": chosen[0]} if chosen else element


def _offered(options: list[Block]) -> Block:
    """Over 100 options stand in groups; the menu's search goes over all of them."""
    if len(options) <= MOST_OPTIONS:
        return {"options": options}
    groups = [
        {
            "label": plain(f"{start + 1} to {min(start + MOST_OPTIONS, len(options))}"),
            "options": options[start : start + MOST_OPTIONS],
        }
        for start in range(0, len(options), MOST_OPTIONS)
    ]
    return {"option_groups": groups}


def _option(value: str, words: str) -> Block:
    head, rest = cut(line(words) or line(value) or "…", LONGEST_OPTION)
    option: Block = {"text": plain(head.strip()), "value": _MARK + value}
    return {**option, "description": label(rest, LONGEST_OPTION)} if rest else option


def opened(element: Mapping[str, Any]) -> dict[str, Any]:
    """An input as its state would be sent, had nobody touched it."""
    state = {"type": element["type"], "value": element.get("initial_value")}
    if {"options", "option_groups"} & element.keys():
        state["selected_option"] = element.get("initial_option")
    return state


def value_of(element: Mapping[str, Any]) -> str | None:
    """What an input holds; None for one that holds files."""
    if element.get("type") == "file_input":
        return None
    if "selected_option" in element:
        chosen = element["selected_option"]
        return chosen["value"].removeprefix(_MARK) if chosen else ""
    return with_emoji(element.get("value") or "")
