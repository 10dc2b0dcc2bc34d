"""Splits what is to be said over as many Slack messages as its limits ask for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.chat.slack_text import Block, clean, escape, width

MOST_BLOCKS = 50
""""You can include up to 50 blocks in each message": "Blocks"."""

MOST_WEIGHT = 13_000
"""Characters of all blocks of a message. Slack answers `msg_blocks_too_long` from about 13,200 on
and names no number; the issues 2509 and 2867 of slackapi/bolt-js measured it."""

BLOCK_WEIGHT = 125
"""What a block costs beside its words, as measured there for a divider."""

MOST_WORDS = 4000
"""Characters of `text`: "chat.update" refuses more (`msg_too_long`), and screen readers read
nothing else ("chat.postMessage"), so a message is split before its words would be cut."""

MOST_CHARTS = 2
"""Charts a message: "Data visualization block"."""

_UNSEEN = ("type", "action_id", "style", "align")


@dataclass(frozen=True)
class Unit:
    """Blocks that stay together, and the same in words."""

    blocks: tuple[Block, ...]
    words: str
    ends: bool = False  # True: nothing may follow in the same message


@dataclass(frozen=True)
class Post:
    """What goes into one `chat.postMessage`, or `chat.update`."""

    blocks: list[Block]
    text: str  # the whole meaning, escaped; what notifications show and screen readers read


def weigh(block: Block) -> int:
    """What a block costs of `MOST_WEIGHT`: its words, values and labels, and itself."""
    return BLOCK_WEIGHT + _strings(block)


def _strings(value: Any) -> int:
    if isinstance(value, str):
        return len(value.encode("utf-16-le", "surrogatepass")) // 2
    if isinstance(value, dict):
        return sum(_strings(part) for name, part in value.items() if name not in _UNSEEN)
    return sum(_strings(part) for part in value) if isinstance(value, list) else 0


def together(units: list[Unit]) -> Unit:
    """Several units as one."""
    return Unit(
        tuple(block for unit in units for block in unit.blocks),
        "\n".join(unit.words for unit in units if unit.words),
        any(unit.ends for unit in units),
    )


def fits(unit: Unit) -> bool:
    """Whether the unit can stand in one message."""
    charts = sum(block["type"] == "data_visualization" for block in unit.blocks)
    return (
        len(unit.blocks) <= MOST_BLOCKS
        and sum(map(weigh, unit.blocks)) <= MOST_WEIGHT
        and width(clean(unit.words)) <= MOST_WORDS
        and charts <= MOST_CHARTS
    )


def posts(units: Iterable[Unit]) -> list[Post]:
    """The units in their order, over as few messages as hold them."""
    return [Post(list(unit.blocks), escape(clean(unit.words))) for unit in _packed(units)]


def _packed(units: Iterable[Unit]) -> Iterator[Unit]:
    held: Unit | None = None
    for unit in units:
        joined = together([held, unit]) if held else unit
        if held and (held.ends or not fits(joined)):
            yield held
            joined = unit
        held = joined
    if held:
        yield held
