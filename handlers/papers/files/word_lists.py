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
    begins_again: bool = True  # after a level above it
    plain: bool = False  # "legal": the numbers of the levels above in figures


@dataclass
class Lists:
    """The lists of a document. Ask for each paragraph once, in the document's order."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    own: dict[str, dict[int, _Level]] = field(default_factory=dict)  # of a use of a list
    begins: dict[str, dict[int, int]] = field(default_factory=dict)  # where a use of it begins
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
        styles = list(document.styles.element.findall("./{*}style"))
        lists._learn_styles(styles)
        links = {}
        for kind in numbering.findall("./{*}abstractNum"):
            lists.levels[_get(kind, "abstractNumId")] = _levels(kind)
            links[_get(kind, "abstractNumId")] = _child(kind, "numStyleLink")
        for number in numbering.findall("./{*}num"):
            lists._learn_use(number)
        for use, kind in list(lists.abstract.items()):
            linked = lists.by_style.get(links.get(kind, ""), ("", 0))[0]
            lists.abstract[use] = lists.abstract.get(linked, kind)
        return lists

    def _learn_styles(self, styles: list[Any]) -> None:
        """The list that each style puts its paragraphs in, by itself or as it is based on one."""
        based = {_get(style, "styleId"): _child(style, "basedOn") for style in styles}
        for style in styles:
            place = _place(style.find("./{*}pPr/{*}numPr"))
            if place is not None:
                self.by_style[_get(style, "styleId")] = place
        for name in based:
            above, seen = based[name], {name}
            while above and above not in seen and name not in self.by_style:
                seen.add(above)
                if above in self.by_style:
                    self.by_style[name] = self.by_style[above]
                above = based.get(above, "")

    def _learn_use(self, number: Any) -> None:
        """One use of a list: which it is, and what it counts from or looks like of its own."""
        use = _get(number, "numId")
        self.abstract[use] = _child(number, "abstractNumId")
        for change in number.findall("./{*}lvlOverride"):
            depth = _get(change, "ilvl")
            if not depth.isdigit() or int(depth) >= _DEEPEST:
                continue
            self.own.setdefault(use, {}).update(_levels(change))
            start = _child(change, "startOverride")
            if start.isdigit():
                self.begins.setdefault(use, {})[int(depth)] = int(start)

    def label(self, paragraph: Any) -> str:
        """The number that Word shows before the paragraph, "" for none or a mere bullet."""
        place = self._place_of(paragraph)
        if place is None or _is_deleted(paragraph):
            return ""
        use, depth = place
        kind = self.abstract.get(use, "")
        levels = {**self.levels.get(kind, {}), **self.own.get(use, {})}
        if depth not in levels:
            return ""
        counts = self.counts[kind]
        self._begin(use, counts)
        counts[depth] = (counts[depth] or levels[depth].start - 1) + 1
        for below in range(depth + 1, _DEEPEST):
            if below not in levels or levels[below].begins_again:
                counts[below] = 0
        return "" if levels[depth].form in _BULLETS else _filled(depth, counts, levels)

    def _begin(self, use: str, counts: list[int]) -> None:
        """A use of a list that counts from a number of its own does so where it is first met."""
        for depth, start in self.begins.pop(use, {}).items():
            counts[depth] = start - 1
            counts[depth + 1 :] = [0] * (_DEEPEST - depth - 1)

    def _place_of(self, paragraph: Any) -> tuple[str, int] | None:
        style = paragraph.find("./{*}pPr/{*}pStyle")
        by_style = self.by_style.get(_get(style, "val")) if style is not None else None
        properties = paragraph.find("./{*}pPr/{*}numPr")
        own = _place(properties)
        if own is not None:
            return own if own[0] != "0" else None
        depth = _child(properties, "ilvl") if properties is not None else ""
        if by_style is not None and depth.isdigit():
            return by_style[0], min(int(depth), _DEEPEST - 1)
        return by_style


def _is_deleted(paragraph: Any) -> bool:
    """Whether the paragraph itself is deleted in tracked changes, and so counts no more."""
    return paragraph.find("./{*}pPr/{*}rPr/{*}del") is not None


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
                _child(level, "lvlRestart") != "0",
                level.find("./{*}isLgl") is not None,
            )
    return found


def _place(properties: Any) -> tuple[str, int] | None:
    """A paragraph's list and its depth in it."""
    if properties is None:
        return None
    depth = _child(properties, "ilvl")
    number = _child(properties, "numId")
    return (number, min(int(depth), _DEEPEST - 1) if depth.isdigit() else 0) if number else None


def _filled(own: int, counts: list[int], levels: dict[int, _Level]) -> str:
    """A level's pattern with the numbers put in: "%1.%2" becomes "1.2"."""
    text = levels[own].text
    for depth in range(_DEEPEST):
        level = levels.get(depth, _Level())
        form = "decimal" if levels[own].plain else level.form
        # A level above that was never met shows where it would begin.
        text = text.replace(f"%{depth + 1}", _said(counts[depth] or level.start, form))
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
