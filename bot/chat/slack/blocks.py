"""Renders a `Message` for Slack: blocks, and the same in plain text, within Slack's limits.

Pure: nothing is fetched or sent. Page names in quotation marks are those of Slack's developer
documentation, where each limit stands.
"""

from collections.abc import Mapping, Sequence

from bot.chat.slack.actions import ACTION, action_units
from bot.chat.slack.chart import Charts, chart_units
from bot.chat.slack.prose import facts_units, prose, text_units, title_units
from bot.chat.slack.rows import rows_units
from bot.chat.slack.split import Post, Unit, posts
from bot.chat.slack.table import table_units
from handlers.messages import Attachment, Button, Chart, Facts, Form, Message, Part, Rows, Table
from handlers.messages import Text as Paragraph

__all__ = ["ACTION", "POSTING", "Charts", "Post", "render", "units"]

POSTING: dict[str, object] = {
    "mrkdwn": False,
    "parse": "none",
    "link_names": False,
    "unfurl_links": False,
    "unfurl_media": False,
}
"""What to send with every post, so that its fallback text is not read as markup either."""


def render(
    message: Message,
    *,
    files: Mapping[str, str] | None = None,
    charts: Charts = "image",
    plain: bool = False,
) -> list[Post]:
    """The message as one or more posts, in order; nothing of it is dropped.

    `files` names the Slack file id of a chart's picture by the chart's title. `charts` says how
    charts are shown; what can't be so is shown in words. `plain` does without the newer blocks
    (table, chart), for a workspace that answers `invalid_blocks`. A message without words is no
    post.
    """
    return posts(units(message, files=files or {}, charts=charts, plain=plain))


def units(message: Message, *, files: Mapping[str, str], charts: Charts, plain: bool) -> list[Unit]:
    """The message in the pieces that stay together, for a surface that splits by its own rules."""
    charts = "image" if plain and charts == "native" else charts
    parts = [unit for part in message.parts for unit in _part(part, files, charts, plain)]
    said = [*title_units(message.title), *prose([(message.summary, False)])]
    for _, sentence in message.errors:
        said += prose([(f"⚠ {sentence}", False)])
    return _with_buttons([*said, *parts], message.buttons)


def _with_buttons(said: Sequence[Unit], buttons: Sequence[Button]) -> list[Unit]:
    """Buttons go last, but above a table that ends the message: Slack shows it below all else."""
    pressed = action_units(buttons)
    if said and said[-1].ends:
        return [*said[:-1], *pressed, said[-1]]
    return [*said, *pressed]


def _part(part: Part, files: Mapping[str, str], charts: Charts, plain: bool) -> list[Unit]:
    match part:
        case Paragraph():
            return text_units(part)
        case Facts():
            return facts_units(part)
        case Rows():
            return rows_units(part)
        case Table():
            return table_units(part, plain=plain)
        case Chart():
            return chart_units(part, charts, files)
        case Form():
            return action_units([Button(part.title, part.command, main=True)])
        case Attachment():
            return []  # it goes into the thread
