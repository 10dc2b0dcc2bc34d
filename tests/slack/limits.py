"""Slack's rules for blocks and views, as its developer documentation states them.

Stricter than Slack: a field that is not known here is refused, and lengths are counted in the
units of UTF-16. Names in quotation marks are pages of Slack's documentation. Nothing of the code
under test is used here.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from tests.slack.block_rules import BLOCKS, IN_MESSAGES, IN_VIEWS
from tests.slack.text_rules import Block, Fault, fields, length, plain, shown, signs, text_faults

MESSAGE_BLOCKS = 50  # "Blocks": up to 50 in each message
VIEW_BLOCKS = 100  # "Blocks": 100 in modals and Home tabs
MESSAGE_CHARACTERS = 13_000  # measured: slackapi/bolt-js issues 2509 and 2867
BLOCK_CHARACTERS = 125  # the same: what a divider costs
FALLBACK_CHARACTERS = 4000  # "chat.update": msg_too_long
CHARTS = 2  # "Data visualization block"


def message_faults(blocks: Sequence[Block], text: str) -> list[Fault]:
    """What `chat.postMessage` and `chat.update` would refuse."""
    faults = [*text_faults("text", text, FALLBACK_CHARACTERS), *signs("text", text)]
    if len(blocks) > MESSAGE_BLOCKS:
        faults.append(f"{len(blocks)} blocks")
    characters = sum(BLOCK_CHARACTERS + sum(map(length, shown(block))) for block in blocks)
    if characters > MESSAGE_CHARACTERS:
        faults.append(f"msg_blocks_too_long: {characters}")
    return [*faults, *_only_one_table(blocks), *_charts(blocks), *_all(blocks, IN_MESSAGES)]


def metadata_faults(metadata: Any) -> Iterator[Fault]:
    """What Slack drops without a word: metadata that is not as its own types say.

    "MessageMetadata" of @slack/types: plain values, and objects of plain values, alone or in lists.
    """
    for name, value in (metadata or {}).get("event_payload", {}).items():
        every = value if isinstance(value, list) else [value]
        flat = [each for each in every if not isinstance(each, dict)]
        inner = [each for held in every if isinstance(held, dict) for each in held.values()]
        if (flat and isinstance(value, list)) or not all(map(_is_plain, [*flat, *inner])):
            yield f"metadata of another kind: {name}"


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float | bool)


def _only_one_table(blocks: Sequence[Block]) -> Iterator[Fault]:
    """ "Table block": one a message, shown below all other blocks."""
    kinds = [block.get("type") for block in blocks]
    if kinds.count("table") > 1:
        yield "only_one_table_allowed"
    if "table" in kinds[:-1]:
        yield "something follows the table, and would be shown above it"


def _charts(blocks: Sequence[Block]) -> Iterator[Fault]:
    if sum(block.get("type") == "data_visualization" for block in blocks) > CHARTS:
        yield f"more than {CHARTS} charts"


def view_faults(view: Block) -> list[Fault]:
    """What `views.open` and `views.publish` would refuse ("Modal views", "Home tab views")."""
    blocks = view["blocks"]
    faults = [*_view_fields(view), *_all(blocks, IN_VIEWS)]
    if not 0 < len(blocks) <= VIEW_BLOCKS:
        faults.append(f"{len(blocks)} blocks in a view")
    if any(block["type"] == "input" for block in blocks) and "submit" not in view:
        faults.append("inputs, and no submit")
    ids = Counter(block["block_id"] for block in blocks if "block_id" in block)
    return [*faults, *(f"block id {name!r} twice" for name, count in ids.items() if count > 1)]


def _view_fields(view: Block) -> Iterator[Fault]:
    own = {"title"} if view["type"] == "modal" else set()
    more = {"callback_id", "private_metadata"} | ({"close", "submit"} if own else set())
    yield from fields(view, {"type", "blocks"} | own, more)
    for name in {"title", "close", "submit"} & set(view):
        yield from plain(view[name], 24)
    yield from text_faults("private_metadata", view.get("private_metadata", ""), 3000, 0)
    yield from text_faults("callback_id", view.get("callback_id", "-"), 255)


def _all(blocks: Sequence[Block], allowed: set[str]) -> Iterator[Fault]:
    for index, block in enumerate(blocks):
        kind = block.get("type", "none")
        if kind not in allowed:
            yield f"block {index}: {kind} is not allowed here"
            continue
        yield from (f"block {index}, {kind}: {fault}" for fault in BLOCKS[kind](block))
