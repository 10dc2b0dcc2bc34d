"""The parts of a Word document in order: paragraphs and tables, wherever they are put."""

from itertools import takewhile
from typing import Any

# Around what stands in order; each only adds something to it.
_AROUND = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
_WIDEST_FRAME = 2  # cells in a row of a table that only lays out what is in it


def tag_of(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def blocks(parent: Any) -> list[Any]:
    """Paragraphs and tables in order, those in content controls, text boxes and frames too."""
    found: list[Any] = []
    for child in parent.iterchildren():
        tag = tag_of(child)
        if tag == "p":
            found += [child, *_in_boxes(child)]
        elif tag == "tbl":
            found += _in_frame(child) or [child]
        elif tag in _AROUND:
            found += blocks(child)
    return found


def inside(parent: Any, wanted: str) -> list[Any]:
    """Rows of a table or cells of a row, those inside content controls too."""
    found: list[Any] = []
    for child in parent.iterchildren():
        tag = tag_of(child)
        if tag == wanted:
            found.append(child)
        elif tag in _AROUND:
            found += inside(child, wanted)
    return found


def _in_boxes(paragraph: Any) -> list[Any]:
    """What stands in the text boxes of a paragraph; each is kept a second time for old programs."""
    found: list[Any] = []
    for box in paragraph.iterdescendants("{*}txbxContent"):
        around = list(takewhile(lambda over: tag_of(over) != "p", box.iterancestors()))
        own = (around[-1] if around else box).getparent() is paragraph  # and no box's in a box
        if own and not {"Fallback", "del"} & set(map(tag_of, around)):
            found += blocks(box)
    return found


def _in_frame(table: Any) -> list[Any]:
    """What stands in a table that only lays out the page, [] for any other table.

    That is one of few columns with a whole table in one of its cells.
    """
    rows = [inside(row, "tc") for row in inside(table, "tr")]
    if any(len(row) > _WIDEST_FRAME for row in rows):
        return []
    cells = [cell for row in rows for cell in row]
    if not any(_is_whole(inner) for cell in cells for inner in inside(cell, "tbl")):
        return []
    return [block for cell in cells for block in blocks(cell)]


def _is_whole(table: Any) -> bool:
    rows = [inside(row, "tc") for row in inside(table, "tr")]
    return len(rows) > 1 and max(map(len, rows)) > _WIDEST_FRAME
