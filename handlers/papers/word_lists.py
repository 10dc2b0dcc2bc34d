"""Works out the numbers that Word shows before paragraphs of a list and keeps in no text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

_BULLETS = ("bullet", "none")
_DEEPEST = 9


@dataclass
class _Level:
    """How one level of a list counts: its format, the text around the numbers, its first."""

    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass
class Lists:
    """The lists of a document. Ask for each paragraph once, in the document's order."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(
        default_factory=lambda: defaultdict(lambda: [0] * _DEEPEST)
    )

    @classmethod
    def of(cls, document: Any) -> Lists:
        """The lists that the document's own parts define; none where they are missing."""
        lists = cls()
        try:
            numbering = document.part.numbering_part.element
        # python-docx raises NotImplementedError where a document has no part for its lists.
        except (KeyError, NotImplementedError, AttributeError):
            return lists
        for kind in numbering.findall("./{*}abstractNum"):
            lists.levels[_get(kind, "abstractNumId")] = _levels(kind)
        for number in numbering.findall("./{*}num"):
            lists.abstract[_get(number, "numId")] = _child(number, "abstractNumId")
        for style in document.styles.element.findall("./{*}style"):
            place = _place(style.find("./{*}pPr/{*}numPr"))
            if place is not None:
                lists.by_style[_get(style, "styleId")] = place
        return lists

    def label(self, paragraph: Any) -> str:
        """The number that Word shows before the paragraph, "" for none or a mere bullet."""
        place = self._place_of(paragraph)
        levels = self.levels.get(self.abstract.get(place[0], ""), {}) if place else {}
        if place is None or place[1] not in levels:
            return ""
        level = levels[place[1]]
        counts = self.counts[self.abstract[place[0]]]
        counts[place[1]] = (counts[place[1]] or level.start - 1) + 1
        counts[place[1] + 1 :] = [0] * (_DEEPEST - place[1] - 1)
        if level.form in _BULLETS:
            return ""
        return _filled(level.text, counts, levels)

    def _place_of(self, paragraph: Any) -> tuple[str, int] | None:
        own = _place(paragraph.find("./{*}pPr/{*}numPr"))
        if own is not None:
            return own if own[0] != "0" else None
        style = paragraph.find("./{*}pPr/{*}pStyle")
        return self.by_style.get(_get(style, "val")) if style is not None else None


def _levels(kind: Any) -> dict[int, _Level]:
    found = {}
    for level in kind.findall("./{*}lvl"):
        depth = _get(level, "ilvl")
        if depth.isdigit() and int(depth) < _DEEPEST:
            start = _child(level, "start")
            found[int(depth)] = _Level(
                _child(level, "numFmt") or "decimal",
                _child(level, "lvlText"),
                int(start) if start.isdigit() else 1,
            )
    return found


def _place(properties: Any) -> tuple[str, int] | None:
    """A paragraph's list and its depth in it."""
    if properties is None:
        return None
    depth = _child(properties, "ilvl")
    number = _child(properties, "numId")
    return (number, min(int(depth), _DEEPEST - 1) if depth.isdigit() else 0) if number else None


def _filled(text: str, counts: list[int], levels: dict[int, _Level]) -> str:
    """A level's pattern with the numbers put in: "%1.%2" becomes "1.2"."""
    for depth in range(_DEEPEST):
        form = levels[depth].form if depth in levels else "decimal"
        text = text.replace(f"%{depth + 1}", _said(counts[depth] or 1, form))
    return text.strip()


def _said(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    out = ""
    for value, sign in ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
                        (5, "v"), (4, "iv"), (1, "i")):  # fmt: skip
        out += sign * (number // value)
        number %= value
    return out


def _get(element: Any, name: str) -> str:
    """An attribute in Word's own namespace, "" where it is missing."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def _child(element: Any, name: str) -> str:
    found = element.find(f"./{{*}}{name}")
    return _get(found, "val") if found is not None else ""
