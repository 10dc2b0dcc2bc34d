"""Slack's rules for blocks; each cites the page of Slack's documentation that states it."""

from collections.abc import Callable, Iterator

from tests.slack.input_rules import input_block
from tests.slack.text_rules import Block, Fault, fields, length, plain, shown, text_faults

TABLE_CHARACTERS = 10_000  # "Table block": all cells of a message


def _header(block: Block) -> Iterator[Fault]:
    """ "Header block"."""
    yield from fields(block, {"type", "text"}, {"block_id"})
    yield from plain(block["text"], 150)


def _context(block: Block) -> Iterator[Fault]:
    """ "Context block": at most 10 elements; the texts as "Text object"."""
    yield from fields(block, {"type", "elements"}, {"block_id"})
    if not 0 < len(block["elements"]) <= 10:
        yield "elements"
    for element in block["elements"]:
        yield from plain(element, 3000)


def _rich_text(block: Block) -> Iterator[Fault]:
    """ "Rich text block", "Rich text section element", "Text element": none of them empty."""
    yield from fields(block, {"type", "elements"}, {"block_id"})
    if not block["elements"]:
        yield "no elements"
    for section in block["elements"]:
        yield from fields(section, {"type", "elements"}, set())
        if section["type"] != "rich_text_section" or not section["elements"]:
            yield f"section {section}"
        for element in section["elements"]:
            yield from _rich_element(element)
    if not "".join(shown(block)).strip():
        yield "nothing to see"


def _rich_element(element: Block) -> Iterator[Fault]:
    yield from fields(element, {"type", "text"}, {"style"})
    if element["type"] != "text":  # a link, user, channel, broadcast or emoji is markup
        yield f"{element['type']} lets markup through"
    if not 0 < length(element["text"]) <= 3000:
        yield f"an element of {length(element['text'])} characters"
    if any(ord(c) < 32 and c not in "\n\t" for c in element["text"]):
        yield "control characters"
    if element.get("style", {"bold": True}) != {"bold": True}:
        yield f"style {element['style']}"


def _actions(block: Block) -> Iterator[Fault]:
    """ "Actions block": at most 25 elements, action ids unique within it."""
    yield from fields(block, {"type", "elements"}, {"block_id"})
    elements = block["elements"]
    if not 0 < len(elements) <= 25:
        yield f"{len(elements)} elements"
    if len({element.get("action_id") for element in elements}) < len(elements):
        yield "an action id twice"
    if sum(element.get("style") == "primary" for element in elements) > 1:
        yield "primary twice"  # "Button element": only one button within a set
    for element in elements:
        yield from _button(element)


def _button(element: Block) -> Iterator[Fault]:
    """ "Button element"."""
    yield from fields(
        element, {"type", "text", "action_id", "value"}, {"style", "accessibility_label"}
    )
    if element["type"] != "button" or element.get("style", "primary") != "primary":
        yield f"no button: {element}"
    yield from plain(element["text"], 75)
    yield from text_faults("action_id", element["action_id"], 255)
    if length(element["value"]) > 2000:
        yield f"a value of {length(element['value'])} characters"
    yield from text_faults("accessibility_label", element.get("accessibility_label", "-"), 75)


def _image(block: Block) -> Iterator[Fault]:
    """ "Image block"."""
    yield from fields(block, {"type", "alt_text", "slack_file"}, {"block_id", "title"})
    yield from text_faults("alt_text", block["alt_text"], 2000)
    yield from fields(block["slack_file"], {"id"}, set())
    if "title" in block:
        yield from plain(block["title"], 2000)


def _table(block: Block) -> Iterator[Fault]:
    """ "Table block": 100 rows of 20 cells, 10,000 characters; cells are never empty."""
    yield from fields(block, {"type", "rows", "column_settings"}, {"block_id"})
    rows, settings = block["rows"], block["column_settings"]
    if not 0 < len(rows) <= 100 or len({len(row) for row in rows}) != 1:
        yield f"{len(rows)} rows of { ({len(row) for row in rows}) } cells"
    if not 0 < max(map(len, rows)) <= 20 or len(settings) > 20:
        yield "too many columns"
    if sum(map(length, shown(rows))) > TABLE_CHARACTERS:
        yield "too many characters"
    for cell in (cell for row in rows for cell in row):
        if cell["type"] == "rich_text":
            yield from _rich_text(cell)
        else:
            yield from _raw_text(cell)
    for setting in settings:
        yield from fields(setting, {"align"}, {"is_wrapped"})
        if setting["align"] not in ("left", "center", "right"):
            yield f"align {setting['align']}"


def _raw_text(cell: Block) -> Iterator[Fault]:
    yield from fields(cell, {"type", "text"}, set())
    if cell["type"] != "raw_text" or not cell["text"]:
        yield f"cell {cell}"


def _chart(block: Block) -> Iterator[Fault]:
    """ "Data visualization block": a bar chart."""
    yield from fields(block, {"type", "title", "chart"}, {"block_id"})
    yield from text_faults("title", block["title"], 50)
    chart = block["chart"]
    yield from fields(chart, {"type", "series", "axis_config"}, set())
    names, series = chart["axis_config"]["categories"], chart["series"]
    if chart["type"] != "bar" or not 0 < len(series) <= 6 or not 0 < len(names) <= 20:
        yield f"{len(series)} series over {len(names)} categories"
    for name in [*names, *(one["name"] for one in series)]:
        yield from text_faults("label", name, 20)
    if len({one["name"] for one in series}) < len(series) or len(set(names)) < len(names):
        yield "a name twice"
    for one in series:
        if [point["label"] for point in one["data"]] != list(names):
            yield f"{one['name']} has other labels than the axis"


Rule = Callable[[Block], Iterator[Fault]]
BLOCKS: dict[str, Rule] = {
    "header": _header,
    "context": _context,
    "rich_text": _rich_text,
    "actions": _actions,
    "image": _image,
    "table": _table,
    "data_visualization": _chart,
    "input": input_block,
}
IN_MESSAGES = set(BLOCKS) - {"input"}
IN_VIEWS = set(BLOCKS) - {"table", "data_visualization"}
