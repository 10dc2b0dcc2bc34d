"""Charts for Slack: a picture that was uploaded before, Slack's own chart block, or the numbers.

The picture is the rule: Slack's own bars stand beside each other instead of on top, and in colours
of its own choice, while Green, Amber and Red have to look like themselves.
"""

from collections.abc import Mapping
from typing import Literal

from bot.chat.controls import clean
from bot.chat.slack.prose import lines_units, prose
from bot.chat.slack.split import Unit
from bot.chat.slack.text import Block, cut, line, plain, said, shorten, width
from handlers.messages import Chart, Mark

Charts = Literal["native", "image", "text"]

LONGEST_ALT = 2000
"""Characters of a picture's alternative text, and of its title: "Image block"."""

LONGEST_TITLE = 50
"""Characters of a chart's title: "Data visualization block", as are the three below."""

MOST_SERIES = 6
MOST_CATEGORIES = 20
LONGEST_CATEGORY = 20


def chart_units(chart: Chart, charts: Charts, files: Mapping[str, str]) -> list[Unit]:
    """The chart as a block where `charts` asks for one and it fits, as a picture, or in words."""
    if charts == "native" and _can_be_native(chart):
        return [Unit((_native(chart),), clean(chart.alt))]
    if charts != "text" and chart.title in files:
        return _picture(chart, files[chart.title])
    return _in_lines(chart)


def _picture(chart: Chart, file: str) -> list[Unit]:
    alt, rest = cut(line(chart.alt) or "…", LONGEST_ALT)
    block: Block = {"type": "image", "slack_file": {"id": file}, "alt_text": alt}
    if chart.title.strip():
        block["title"] = plain(shorten(line(chart.title), LONGEST_ALT))
    return [Unit((block,), alt), *prose([(rest, False)])]


def _can_be_native(chart: Chart) -> bool:
    names = [line(name) for name, _ in chart.bars]
    return (
        0 < width(line(chart.title)) <= LONGEST_TITLE
        and 0 < len(names) == len(set(names)) <= MOST_CATEGORIES
        and all(0 < width(name) <= LONGEST_CATEGORY for name in names)
        and 0 < len(_marks(chart)) <= MOST_SERIES
    )


def _marks(chart: Chart) -> list[Mark]:
    counted = {mark for _, counts in chart.bars for mark, count in counts if count}
    return [mark for mark in Mark if mark in counted]


def _native(chart: Chart) -> Block:
    series = [{"name": mark.word, "data": _points(chart, mark)} for mark in _marks(chart)]
    axis = {"categories": [line(name) for name, _ in chart.bars]}
    drawn = {"type": "bar", "series": series, "axis_config": axis}
    return {"type": "data_visualization", "title": line(chart.title), "chart": drawn}


def _points(chart: Chart, mark: Mark) -> list[Block]:
    return [
        {"label": line(name), "value": sum(n for each, n in counts if each is mark)}
        for name, counts in chart.bars
    ]


def _in_lines(chart: Chart) -> list[Unit]:
    """The numbers in words, a line a bar."""
    lines = [[(chart.title, True)]] if chart.title.strip() else []
    lines += [[(name, True), (f" · {_counted(counts)}", False)] for name, counts in chart.bars]
    return lines_units(lines, [said(spans) for spans in lines])


def _counted(counts: tuple[tuple[Mark, int], ...]) -> str:
    return ", ".join(f"{n} {mark.word.lower()}" for mark, n in counts if n) or "nothing"
