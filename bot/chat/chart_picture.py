"""Draws a chart of stacked bars as a PNG, for platforms that take pictures.

Colour never stands alone: each part carries its number, and the key names each colour beside a
shape of its own.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from handlers.messages import Chart, Mark

if TYPE_CHECKING:
    from PIL import ImageDraw

WIDTH = 960
"""Pixels; Slack shows pictures at half of that and less, so that the letters stay sharp."""

MOST_BARS = 24
"""Bars drawn; the text beside the picture has them all."""

_COLOURS = {
    Mark.COMPLETE: "#2456a6",
    Mark.GREEN: "#1b6e3c",
    Mark.AMBER: "#f2a900",
    Mark.RED: "#b3261e",
    Mark.NONE: "#ffffff",
    Mark.DISCONTINUED: "#8a93a0",
}
_INK, _PAPER, _EDGE = "#1d1f23", "#ffffff", "#56606b"
_DARK = (Mark.AMBER, Mark.NONE)  # colours that take dark letters
_MARGIN, _NAMES, _BAR, _GAP, _KEY = 24, 280, 34, 14, 56
_LETTERS, _SMALL = 22, 19
_NAME_LETTERS = 24  # of a bar's name; more are cut

Box = tuple[float, float, float, float]


def draw(chart: Chart) -> bytes:
    """The picture's bytes."""
    from PIL import Image, ImageDraw

    bars = chart.bars[:MOST_BARS]
    height = _MARGIN * 2 + _KEY + len(bars) * (_BAR + _GAP)
    picture = Image.new("RGB", (WIDTH, height), _PAPER)
    pen = ImageDraw.Draw(picture)
    _draw_key(pen, _marks(bars))
    most = max((_total(counts) for _, counts in bars), default=0)
    for number, (name, counts) in enumerate(bars):
        top = _MARGIN + _KEY + number * (_BAR + _GAP)
        _draw_bar(pen, top, name, counts, most)
    kept = BytesIO()
    picture.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _marks(bars: Sequence[tuple[str, tuple[tuple[Mark, int], ...]]]) -> list[Mark]:
    counted = {mark for _, counts in bars for mark, count in counts if count}
    return [mark for mark in Mark if mark in counted]


def _total(counts: Sequence[tuple[Mark, int]]) -> int:
    return sum(count for _, count in counts)


def _write(
    pen: "ImageDraw.ImageDraw", at: tuple[float, float], words: str, anchor: str, ink: str = _INK,
    *, size: int,
) -> None:  # fmt: skip
    from PIL import ImageFont

    pen.text(at, words, fill=ink, font=ImageFont.load_default(size), anchor=anchor)


def _draw_key(pen: "ImageDraw.ImageDraw", marks: Sequence[Mark]) -> None:
    room = (WIDTH - _MARGIN * 2) / max(len(marks), 1)
    for number, mark in enumerate(marks):
        left = _MARGIN + number * room
        _draw_shape(pen, mark, (left, _MARGIN, left + 22, _MARGIN + 22))
        _write(pen, (left + 32, _MARGIN + 11), mark.word, "lm", size=_SMALL)


def _draw_shape(pen: "ImageDraw.ImageDraw", mark: Mark, box: Box) -> None:
    """Disc, diamond, square, tick, empty square, cross: told apart without their colours."""
    left, top, right, bottom = box
    colour, middle = _COLOURS[mark], ((left + right) / 2, (top + bottom) / 2)
    match mark:
        case Mark.GREEN:
            pen.ellipse(box, fill=colour)
        case Mark.AMBER:
            corners = [(middle[0], top), (right, middle[1]), (middle[0], bottom), (left, middle[1])]
            pen.polygon(corners, fill=colour, outline=_EDGE)
        case Mark.COMPLETE:
            tick = [(left, middle[1]), (middle[0] - 2, bottom - 3), (right, top + 2)]
            pen.line(tick, fill=colour, width=5)
        case Mark.DISCONTINUED:
            pen.line([(left, top), (right, bottom)], fill=colour, width=4)
            pen.line([(left, bottom), (right, top)], fill=colour, width=4)
        case _:
            pen.rectangle(box, fill=colour, outline=_EDGE, width=2)


def _draw_bar(
    pen: "ImageDraw.ImageDraw",
    top: float,
    name: str,
    counts: Sequence[tuple[Mark, int]],
    most: int,
) -> None:
    middle = top + _BAR / 2
    line = " ".join(name.split())
    shown = line if len(line) <= _NAME_LETTERS else f"{line[: _NAME_LETTERS - 1].rstrip()}…"
    _write(pen, (_NAMES + _MARGIN - 14, middle), shown, "rm", size=_SMALL)
    for mark, count, left, right in _parts(counts, most):
        box = (left, top, right, top + _BAR)
        pen.rectangle(box, fill=_COLOURS[mark], outline=_EDGE, width=1)
        if right - left >= 13 * len(str(count)):
            ink = _INK if mark in _DARK else _PAPER
            _write(pen, ((left + right) / 2, middle), str(count), "mm", ink, size=_SMALL)


def _parts(
    counts: Sequence[tuple[Mark, int]], most: int
) -> Iterator[tuple[Mark, int, float, float]]:
    """Each part of a bar, with its left and right end."""
    left, whole = float(_NAMES + _MARGIN), WIDTH - _NAMES - _MARGIN * 2
    for mark, count in counts:
        if count:
            right = left + whole * count / most
            yield mark, count, left, right
            left = right
