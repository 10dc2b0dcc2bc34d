"""The text and marks of a paragraph or cell in Word's own XML.

python-docx leaves out what stands in content controls, and a status is often a drop-down.
"""

import re
from typing import Any

from handlers.papers.grid import tidy
from handlers.papers.word_lists import Lists

_PROMPT = re.compile(
    r"(?:choose an item|click (?:or tap )?(?:here )?to enter (?:text|a date)"
    r"|click (?:or tap )?here to enter (?:text|a date)|choose a (?:date|building block))\.?",
    re.IGNORECASE,
)
# Deleted text, field codes, alternative drawings and comments are no part of what is read.
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sdtPr"})


def text_of(element: Any, lists: Lists) -> str:
    """The text as read, a line a paragraph, with the numbers of lists; a drop-down never used is
    blank."""
    pieces: list[str] = []
    _gather(element, pieces, lists)
    text = tidy("".join(pieces))
    return "" if _PROMPT.fullmatch(text) else text


def _gather(element: Any, pieces: list[str], lists: Lists) -> None:
    if _name(element) == "p":
        label = lists.label(element)
        pieces += [label, " "] if label else []
    for child in element.iterchildren():
        tag = _name(child)
        if tag in _SKIPPED:
            continue
        if tag == "t":
            pieces.append(child.text or "")
        elif tag in ("br", "cr"):
            pieces.append("\n")
        elif tag == "tab":
            pieces.append(" ")
        elif tag == "noBreakHyphen":
            pieces.append("-")
        elif not (tag == "r" and _is_hidden(child)):
            _gather(child, pieces, lists)
            if tag == "p":
                pieces.append("\n")


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _is_hidden(run: Any) -> bool:
    vanish = run.find("./{*}rPr/{*}vanish")
    return vanish is not None and is_on(_attribute(vanish))


def is_on(value: str) -> bool:
    """Whether a Word switch is on: one without a value is."""
    return value not in ("0", "false", "off")


def run_marks(element: Any) -> tuple[bool, bool]:
    """Whether all the text is bold, and whether all of it is struck through."""
    runs = [run for run in element.iter("{*}r") if _has_text(run)]
    if not runs:
        return False, False
    return (
        all(_marked(run, "b") for run in runs),
        all(_marked(run, "strike") or _marked(run, "dstrike") for run in runs),
    )


def _has_text(run: Any) -> bool:
    return any((text.text or "").strip() for text in run.iterchildren("{*}t"))


def _marked(run: Any, mark: str) -> bool:
    found = run.find(f"./{{*}}rPr/{{*}}{mark}")
    return found is not None and is_on(_attribute(found))


def _attribute(element: Any) -> str:
    return next((str(value) for value in element.attrib.values()), "")
