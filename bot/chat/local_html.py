"""Renders a `Message` as HTML for the local chat. Every value is escaped once, in a template."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.chat.controls import clean
from handlers.messages import Chart, Mark, Message, Table

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
"""Endings of files that a browser may show in place; SVG can carry script and is not among them."""

LETTERS = {
    Mark.COMPLETE: "C",
    Mark.GREEN: "G",
    Mark.AMBER: "A",
    Mark.RED: "R",
    Mark.NONE: "–",
    Mark.DISCONTINUED: "×",
}
"""What stands in a chart's bars, so that nobody needs to see the colour."""


@cache
def environment() -> Environment:
    """The pages' templates: whatever is put into one is escaped there."""
    made = Environment(
        loader=PackageLoader("bot.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finished,
    )
    made.globals |= {
        "segments": segments,
        "legend": legend,
        "numeric": numeric_columns,
        "leading_mark": leading_mark,
    }
    return made


def _finished(value: object) -> object:
    """A value without signs that would turn round what stands after it."""
    if isinstance(value, Markup):
        return Markup(clean(value))  # noqa: S704 - as safe as it was
    return clean(value) if isinstance(value, str) else value


def render(message: Message, prefix: str = "message") -> Markup:
    """The message as HTML.

    `prefix` begins the ids of its elements, which a page with several messages needs to differ.
    Its buttons and form fields belong to whatever <form> the result is put into: a button sends
    its words as `text`, a form its command as `command` and its fields as `field.{name}`.
    """
    return fill("message.html", message=message, prefix=prefix)


def render_dialog(message: Message, typed: Mapping[str, str], **around: object) -> Markup:
    """The inside of a dialog for the message's form, with what was typed so far and its errors."""
    errors = dict(message.errors)
    return fill("dialog.html", message=message, typed=typed, errors=errors, around=around)


def fill(template: str, **values: object) -> Markup:
    """A template with values put in."""
    return Markup(environment().get_template(template).render(**values))  # noqa: S704 - escaped


@dataclass(frozen=True)
class Segment:
    """A piece of a bar; places and widths are in percent of the chart's width."""

    mark: Mark
    start: float
    width: float
    label: str  # "" where there is no room for one

    @property
    def middle(self) -> float:
        """Where its label is centred."""
        return round(self.start + self.width / 2, 2)


def segments(chart: Chart) -> list[tuple[str, list[Segment]]]:
    """The bars of a chart by name, drawn to one scale: the longest fills the width."""
    longest = max((sum(count for _, count in counts) for _, counts in chart.bars), default=0)
    return [(name, _segments(counts, longest)) for name, counts in chart.bars]


def _segments(counts: tuple[tuple[Mark, int], ...], longest: int) -> list[Segment]:
    found: list[Segment] = []
    start = 0.0
    for mark, count in counts:
        if count <= 0:
            continue
        width = 100 * count / longest
        found.append(Segment(mark, round(start, 2), round(width, 2), _label(mark, count, width)))
        start += width
    return found


def _label(mark: Mark, count: int, width: float) -> str:
    # On a narrow phone a bar is some 300 pixels long, and a digit needs 8 of them.
    if width >= 11:
        return f"{count} {LETTERS[mark]}"
    return str(count) if width >= 3 + 3 * len(str(count)) else ""


def legend(chart: Chart) -> list[Mark]:
    """The marks that a chart shows, in the order of `Mark`."""
    shown = {mark for _, counts in chart.bars for mark, count in counts if count > 0}
    return [mark for mark in Mark if mark in shown]


def leading_mark(text: str) -> Mark | None:
    """The status that a text begins with the sign of."""
    return next((mark for mark in Mark if text.startswith(f"{mark.emoji} ")), None)


def numeric_columns(table: Table) -> list[bool]:
    """For each column whether it holds numbers only, which stand to the right."""
    lines = (*table.rows, *([table.totals] if table.totals else []))
    return [
        index > 0 and all(_is_number(line[index]) for line in lines if index < len(line))
        for index in range(len(table.headings))
    ]


def _is_number(cell: str) -> bool:
    return cell.strip(" +-–%£,.").replace(",", "").isdecimal() or cell.strip() in ("", "–", "-")


def is_picture(name: str) -> bool:
    """Whether a file of this name is one that a browser shows in place."""
    return name.lower().endswith(PICTURES)
