"""The text and marks of a paragraph or cell in Word's own XML.

python-docx leaves out what stands in content controls, and a status is often a drop-down.
"""

import re
from typing import Any

from handlers.papers.files.word_blocks import tag_of
from handlers.papers.files.word_controls import (
    attribute,
    is_on,
    text_of_control,
    text_of_field,
    text_of_symbol,
)
from handlers.papers.files.word_lists import Lists
from handlers.papers.grid import tidy
from handlers.papers.signs import in_font

_PROMPT = re.compile(
    r"(?:choose an item|click (?:or tap )?(?:here )?to enter (?:text|a date)"
    r"|click (?:or tap )?here to enter (?:text|a date)|choose a (?:date|building block))\.?",
    re.IGNORECASE,
)
# Deleted text, field codes, alternative drawings and comments are no part of what is read.
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sdtPr"})


_BOX = "txbxContent"  # a text box
_STRUCK = "struck"  # a run of text that is struck through


def text_of(element: Any, lists: Lists, *, boxes: bool = True, struck: bool = True) -> str:
    """The text as read, a line a paragraph, with the numbers of lists; a drop-down never used is
    blank. Text boxes are lines of their own, or left out, and so may be what is struck through."""
    pieces: list[str] = []
    left_out = {_BOX: not boxes, _STRUCK: not struck}
    _gather(element, pieces, lists, _SKIPPED | {name for name, gone in left_out.items() if gone})
    text = tidy("".join(pieces))
    return "" if _PROMPT.fullmatch(text) else text


def _gather(element: Any, pieces: list[str], lists: Lists, skipped: frozenset[str]) -> None:
    if tag_of(element) == "p":
        label = lists.label(element)
        pieces += [label, " "] if label else []
    for child in element.iterchildren():
        tag = tag_of(child)
        if tag in skipped or (tag == "r" and _is_unseen(child, skipped)):
            continue
        said = _said(child, tag)
        if said and tag == "t" and _is_raised(child):
            said = _raised(said, after="".join(pieces[-1:])[-1:])
        if said is not None:
            pieces.append(said)
            continue
        if tag == _BOX:
            pieces.append("\n")
        _gather(child, pieces, lists, skipped)
        if tag == "p":
            pieces.append("\n")


def _said(child: Any, tag: str) -> str | None:
    """What an element says by itself, None where what is within it says it."""
    if tag == "t":
        return in_font(child.text or "", _font(child.getparent()))
    if tag == "sdt":
        return text_of_control(child)
    if tag == "fldChar":
        return text_of_field(child)
    return text_of_symbol(child) if tag == "sym" else _PLAIN.get(tag)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _is_raised(text: Any) -> bool:
    number = (text.text or "").strip().isdigit()
    return number and _look(text.getparent(), "vertAlign") == "superscript"


def _raised(number: str, after: str) -> str:
    """A number set above the line: a footnote's behind a number, else as it looks: "m²"."""
    return "" if after.isdigit() else number.translate(_RAISED)


_PLAIN = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}


def _font(run: Any) -> str:
    return _look(run, "rFonts", "ascii")


def _look(run: Any, mark: str, name: str = "val") -> str:
    """How a run looks in one way, "" where it says nothing of it."""
    found = run.find(f"./{{*}}rPr/{{*}}{mark}") if run is not None else None
    return attribute(found, name) if found is not None else ""


def _is_unseen(run: Any, skipped: frozenset[str]) -> bool:
    return _marked(run, "vanish") or (_STRUCK in skipped and _is_struck(run))


def struck_in(element: Any) -> str:
    """What is struck through, on one line."""
    runs = [run for run in element.iter("{*}r") if _is_struck(run)]
    return " ".join("".join(t.text or "" for run in runs for t in run.iter("{*}t")).split())


def run_marks(element: Any) -> tuple[bool, bool]:
    """Whether all the text is bold, and whether all of it is struck through."""
    runs = [run for run in element.iter("{*}r") if _has_text(run)]
    if not runs:
        return False, False
    return (
        all(_marked(run, "b") for run in runs),
        all(map(_is_struck, runs)),
    )


def _is_struck(run: Any) -> bool:
    return _marked(run, "strike") or _marked(run, "dstrike")


def _has_text(run: Any) -> bool:
    return any((text.text or "").strip() for text in run.iterchildren("{*}t"))


def _marked(run: Any, mark: str) -> bool:
    found = run.find(f"./{{*}}rPr/{{*}}{mark}")
    return found is not None and is_on(attribute(found))


_HIGHLIGHTS = {
    "green": "00FF00", "darkGreen": "008000", "yellow": "FFFF00", "darkYellow": "808000",
    "red": "FF0000", "darkRed": "800000", "blue": "0000FF", "darkBlue": "000080",
}  # fmt: skip
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")


def fill_of(tc: Any, text: str) -> str:
    """The colour that a cell is filled with as RRGGBB, "" for none.

    A cell without a word may have it from what stands in its place: a highlight, a shaded line.
    """
    own = _shade(tc.find("./{*}tcPr/{*}shd"))
    if own or any(ch.isalnum() for ch in text):
        return own
    shades = [_shade(mark) for mark in tc.iterfind("./{*}p//{*}shd")]
    lights = [_HIGHLIGHTS.get(attribute(mark), "") for mark in tc.iterfind("./{*}p//{*}highlight")]
    found = {shade for shade in (*shades, *lights, *_shapes(tc)) if shade}
    return found.pop() if len(found) == 1 else ""


def _shapes(tc: Any) -> list[str]:
    """The colours of the shapes drawn in a cell: a disc, a traffic light."""
    drawn = tc.iterfind(".//{*}spPr/{*}solidFill/{*}srgbClr")
    old = (attribute(shape, "fillcolor").removeprefix("#") for shape in tc.iterfind(".//{*}pict/*"))
    return [shade.upper() for shade in (*map(attribute, drawn), *old) if _COLOUR.fullmatch(shade)]


def holds_picture(tc: Any) -> bool:
    """Whether a cell shows a picture or a drawn shape."""
    return next(tc.iter("{*}drawing", "{*}pict", "{*}object"), None) is not None


def _shade(shading: Any) -> str:
    if shading is None:
        return ""
    solid = attribute(shading) == "solid"
    shade = attribute(shading, "color" if solid else "fill")
    return shade.upper() if _COLOUR.fullmatch(shade) else ""


def ink_of(element: Any) -> str:
    """The one colour in which all of a cell's text is written as RRGGBB, "" for none or several."""
    runs = [
        run for run in element.iter("{*}r") if _has_text(run) or run.find("./{*}sym") is not None
    ]
    inks = [run.find("./{*}rPr/{*}color") for run in runs]
    found = {attribute(ink) if ink is not None else "" for ink in inks}
    ink = found.pop() if len(found) == 1 else ""
    return ink.upper() if _COLOUR.fullmatch(ink) else ""
