"""Slack's rules for the inputs of a form; each cites the page that states it."""

from collections.abc import Callable, Iterator, Sequence

from tests.slack.text_rules import Block, Fault, fields, length, plain, text_faults


def input_block(block: Block) -> Iterator[Fault]:
    """ "Input block"."""
    yield from fields(block, {"type", "label", "element", "block_id", "optional"}, {"hint"})
    yield from plain(block["label"], 2000)
    if "hint" in block:
        yield from plain(block["hint"], 2000)
    element = block["element"]
    if element["type"] not in INPUTS:
        yield f"{element['type']} is no input"
    else:
        yield from INPUTS[element["type"]](element)
        yield from text_faults("action_id", element["action_id"], 255)


def _text_input(element: Block) -> Iterator[Fault]:
    """ "Plain-text input element"."""
    yield from fields(element, {"type", "action_id", "multiline"}, {"initial_value"})
    value = element.get("initial_value", "-")
    if not 0 < length(value) <= 3000:
        yield f"initial_value of {length(value)} characters"
    if "\n" in value and not element["multiline"]:
        yield "lines in a single line"


def _file_input(element: Block) -> Iterator[Fault]:
    """ "File input element"."""
    yield from fields(element, {"type", "action_id", "max_files"}, set())
    if not 1 <= element["max_files"] <= 10:
        yield "max_files"


def _select(element: Block) -> Iterator[Fault]:
    """ "Select menu element": options or groups, at most 100 of each."""
    yield from fields(
        element,
        {"type", "action_id", "placeholder"},
        {"options", "option_groups", "initial_option"},
    )
    yield from plain(element["placeholder"], 150)
    groups = element.get("option_groups", [])
    if ("options" in element) == bool(groups) or len(groups) > 100:
        yield "either options or groups"
    for group in groups:
        yield from plain(group["label"], 75)
    lists = [group["options"] for group in groups] or [element.get("options", [])]
    for options in lists:
        yield from _options(options, 100)
    yield from _initial(element, [option for options in lists for option in options])


def _radio(element: Block) -> Iterator[Fault]:
    """ "Radio button group element": at most 10 options."""
    yield from fields(element, {"type", "action_id", "options"}, {"initial_option"})
    yield from _options(element["options"], 10)
    yield from _initial(element, element["options"])


def _initial(element: Block, options: Sequence[Block]) -> Iterator[Fault]:
    if "initial_option" in element and element["initial_option"] not in options:
        yield "the initial option is none of the options"


def _options(options: Sequence[Block], most: int) -> Iterator[Fault]:
    """ "Option object"."""
    if not 0 < len(options) <= most:
        yield f"{len(options)} options"
    for option in options:
        yield from fields(option, {"text", "value"}, {"description"})
        yield from plain(option["text"], 75)
        if not 0 < length(option["value"]) <= 150:
            yield f"an option's value of {length(option['value'])} characters"
        if "description" in option:
            yield from plain(option["description"], 75)


Rule = Callable[[Block], Iterator[Fault]]
INPUTS: dict[str, Rule] = {
    "plain_text_input": _text_input,
    "file_input": _file_input,
    "static_select": _select,
    "radio_buttons": _radio,
}
