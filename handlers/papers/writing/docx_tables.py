"""Tables of a Word paper as XML: a header row that repeats, fills with words, an alt text."""

import math
import re
from collections.abc import Sequence
from typing import Any

from handlers.messages import Mark
from handlers.papers.writing.looks import FILLS, HEADER, RULES, writable
from handlers.papers.writing.paper import Cell, Column, Group, Line, Step, View, sample

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LONG = 900  # characters of a cell, from which on its row may run over to the next page
_LONGEST_WORD = 18  # characters that a column has room for; a web address is broken
_PIECES = re.compile(r"[\s/]+")  # "voluntary/community/faith" may be parted where it must be
_SHORT = 16  # characters that stand on one line
_BOLD = frozenset({"code"})


def table(
    columns: Sequence[Column],
    group: Group,
    title: str,
    places: Sequence[int],
    marks: Sequence[Mark | None] = (),
    step: Step = lambda _done: None,
    *,
    keep: bool = False,
) -> Any:
    """The group's lines under their header. `places` are the columns' widths.

    `marks` give headings the look of a status; `step` hears of each hundred lines; with `keep` it
    stays on the page of what follows.
    """
    made = _element("tbl")
    made.append(_properties(title, sum(places)))
    grid = _add(made, "tblGrid")
    for place in places:
        _add(grid, "gridCol", w=str(place))
    made.append(_header(columns, places, marks))
    for number, line in enumerate(group.lines, 1):
        made.append(_row(line, columns, places, keep=keep))
        if number % 100 == 0:
            step(number)
    return made


def places_of(view: View, width: int) -> list[int]:
    """How wide each column is, in twentieths of a point: alike in all tables of a view.

    None is narrower than its longest word, as far as they all fit; the rest of the width goes to
    those that say more, in the way that makes the rows lowest.
    """
    lines = list(sample(view))
    least, usual, short = [], [], []
    for i, column in enumerate(view.columns):
        texts = [line[i].text for line in lines]
        lengths = sorted(map(len, texts)) or [0]
        most = lengths[int(len(lengths) * 0.9)] if lengths[-1] > _SHORT else lengths[-1]
        least.append(_least(column, texts, most if most <= _SHORT else 0))
        usual.append(0.0 if most <= _SHORT else most**0.8)
        short.append(lengths[-1] <= _SHORT)
    room = width - sum(least)
    said = [0.0 if few else one for one, few in zip(_said(lines, len(least)), short, strict=True)]
    ways = [_shared(usual), _shared(said)]
    ways.append([sum(both) / 2 for both in zip(*ways, strict=True)])
    if room <= 0 or not any(said):
        return [one * width // sum(least) for one in least]
    places = [
        [int(one + room * share) for one, share in zip(least, way, strict=True)]
        for way in ways
        if any(way)
    ]
    return min(places, key=lambda one: _height(lines, one))


def _shared(wishes: Sequence[float]) -> list[float]:
    whole = sum(wishes) or 1.0
    return [wish / whole for wish in wishes]


def _said(lines: Sequence[Line], columns: int) -> list[float]:
    """How much each column says, where a few very long cells count for as many rows as they are
    high, and what is short beside them in its row hardly counts."""
    said = [0.0] * columns
    for line in lines:
        lengths = [len(cell.text) for cell in line]
        most = max(lengths, default=0) or 1
        for i, length in enumerate(lengths):
            said[i] += length * length / most
    return [math.sqrt(one) for one in said]


def _height(lines: Sequence[Line], places: Sequence[int]) -> int:
    """How many lines of text the rows take together."""
    signs = [max(1, (place - 170) // 95) for place in places]
    return sum(
        max(
            sum(1 + len(part) // room for part in cell.text.split("\n"))
            for cell, room in zip(line, signs, strict=True)
        )
        for line in lines
    )


def _least(column: Column, texts: Sequence[str], short: int) -> int:
    """Room for the longest word, and for the whole of a text that is `short`."""
    words = max((len(word) for text in texts for word in _PIECES.split(text)), default=0)
    heading = max((len(word) for word in column.heading.split()), default=0)
    most = max(min(words, _LONGEST_WORD), short)
    return max(most * 105, min(heading, _LONGEST_WORD) * 118) + 200


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml.parser import OxmlElement

    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(f"{{{_W}}}{name}", value)
    return made


def _add(parent: Any, tag: str, **attributes: str) -> Any:
    made = parent.makeelement(f"{{{_W}}}{tag}", {f"{{{_W}}}{n}": v for n, v in attributes.items()})
    parent.append(made)
    return made


def _properties(title: str, width: int) -> Any:
    made = _element("tblPr")
    _add(made, "tblW", w=str(width), type="dxa")
    borders = _add(made, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _add(borders, side, val="single", sz="4", space="0", color=RULES)
    _add(made, "tblLayout", type="fixed")
    margins = _add(made, "tblCellMar")
    for side, twips in (("top", "40"), ("left", "85"), ("bottom", "40"), ("right", "85")):
        _add(margins, side, w=twips, type="dxa")
    _add(made, "tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0",
         lastColumn="0", noHBand="1", noVBand="1")  # fmt: skip
    _add(made, "tblCaption", val=writable(title)[:200])
    _add(made, "tblDescription", val=f"A row an action: {writable(title)[:200]}")
    return made


def _header(columns: Sequence[Column], places: Sequence[int], marks: Sequence[Mark | None]) -> Any:
    row = _element("tr")
    properties = _add(row, "trPr")
    _add(properties, "cantSplit")
    _add(properties, "tblHeader")
    for i, (column, place) in enumerate(zip(columns, places, strict=True)):
        mark = marks[i] if i < len(marks) else None
        fill, ink = FILLS.get(mark, HEADER) if mark else HEADER
        # Alone at the foot of a page it has LibreOffice leave out the rows that follow.
        _cell(row, column.heading, place, fill, ink, bold=True, keep=True)
    return row


def _row(
    line: Sequence[Cell], columns: Sequence[Column], places: Sequence[int], *, keep: bool
) -> Any:
    row = _element("tr")
    if max((len(cell.text) for cell in line), default=0) < _LONG:
        _add(_add(row, "trPr"), "cantSplit")
    for cell, column, place in zip(line, columns, places, strict=True):
        fill, ink = FILLS.get(cell.mark, ("", "")) if cell.mark else ("", "")
        bold = bool(fill) or column.meaning in _BOLD
        _cell(row, cell.text, place, fill, ink, bold=bold, keep=keep)
    return row


def _cell(row: Any, text: str, place: int, fill: str, ink: str, *, bold: bool, keep: bool) -> None:
    made = _add(row, "tc")
    properties = _add(made, "tcPr")
    _add(properties, "tcW", w=str(place), type="dxa")
    if fill:
        _add(properties, "shd", val="clear", color="auto", fill=fill)
    for paragraph in writable(text).split("\n"):
        _paragraph(made, paragraph, ink, bold=bold, keep=keep)


def _paragraph(cell: Any, text: str, ink: str, *, bold: bool, keep: bool) -> None:
    made = _add(cell, "p")
    properties = _add(made, "pPr")
    _add(properties, "pStyle", val="TableText")
    if keep:
        _add(properties, "keepNext")
    if not text:
        return
    run = _add(made, "r")
    if bold or ink:
        looks = _add(run, "rPr")
        if bold:
            _add(looks, "b")
        if ink:
            _add(looks, "color", val=ink)
    words = _add(run, "t")
    words.set(_SPACE, "preserve")
    words.text = text
