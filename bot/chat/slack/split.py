"""Splits what is to be said over as many Slack messages as its limits ask for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.chat.controls import clean
from bot.chat.slack.text import Block, escape, width

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

    @cached_property
    def weight(self) -> int:
        """What the blocks cost of `MOST_WEIGHT`."""
        return sum(map(weigh, self.blocks))

    @cached_property
    def length(self) -> int:
        """What the words cost of `MOST_WORDS`, with the line break after them."""
        return width(clean(self.words)) + 1

    @cached_property
    def charts(self) -> int:
        """How many of the blocks are charts."""
        return sum(block["type"] == "data_visualization" for block in self.blocks)


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


def together(units: Sequence[Unit]) -> Unit:
    """Several units as one."""
    return Unit(
        tuple(block for unit in units for block in unit.blocks),
        "\n".join(unit.words for unit in units if unit.words),
        any(unit.ends for unit in units),
    )


def fits(units: Sequence[Unit]) -> bool:
    """Whether the units can stand in one message."""
    return (
        sum(len(unit.blocks) for unit in units) <= MOST_BLOCKS
        and sum(unit.weight for unit in units) <= MOST_WEIGHT
        and sum(unit.length for unit in units) <= MOST_WORDS
        and sum(unit.charts for unit in units) <= MOST_CHARTS
    )


def posts(units: Iterable[Unit]) -> list[Post]:
    """The units in their order, over as few messages as hold them."""
    joined = map(together, _packed(units))
    # Slack refuses a post without words: of a table of empty cells there are none.
    return [Post(list(u.blocks), escape(clean(u.words)).strip() or "…") for u in joined]


def _packed(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    held: list[Unit] = []
    for unit in units:
        if held and (held[-1].ends or not fits([*held, unit])):
            yield held
            held = []
        held.append(unit)
    if held:
        yield held
