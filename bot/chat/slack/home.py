"""Renders a `Message` as the home that Slack shows at the top of Chaser's own page."""

from typing import Any

from bot.chat.slack.blocks import units
from bot.chat.slack.modal import MOST_BLOCKS
from bot.chat.slack.prose import prose
from bot.chat.slack.split import weigh
from bot.chat.slack.text import Block
from handlers.messages import Message

MOST_WEIGHT = 100_000
"""Characters of a home; Slack refuses a view over 250 kB ("views.publish", `view_too_large`)."""

_MORE = "There is more than fits here. Type “home” or “mine” to me for the rest."


def home_view(message: Message, private_metadata: str) -> dict[str, Any]:
    """The view; what is too long for one ends with a sentence that says where the rest is."""
    return {"type": "home", "private_metadata": private_metadata, "blocks": _blocks(message)}


def _blocks(message: Message) -> list[Block]:
    end = [block for unit in prose([(_MORE, False)]) for block in unit.blocks]
    found: list[Block] = []
    weight = 0
    for unit in units(message, files={}, charts="text", plain=True):
        longer = weight + sum(map(weigh, unit.blocks))
        if len(found) + len(unit.blocks) + len(end) > MOST_BLOCKS or longer > MOST_WEIGHT:
            return [*found, *end]
        found, weight = [*found, *unit.blocks], longer
    return found
