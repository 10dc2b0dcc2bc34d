"""Sorts the headings of a file into sections and themes, and says under which each line stands."""

from dataclasses import dataclass, field

from handlers.papers.items import IN_TABLE, OVER_TABLE, Heading, Line, Walked
from handlers.papers.plan import ThemeRead

_UPPER, _LOWER = IN_TABLE, IN_TABLE + 1


@dataclass(frozen=True)
class Place:
    """Where a line stands: section and theme, and the code of the innermost heading."""

    section: str = ""
    theme: str = ""
    code: str = ""


@dataclass
class Outline:
    """The sections and themes of a plan in the order of its file, and each line's place."""

    sections: list[str] = field(default_factory=list)
    themes: list[ThemeRead] = field(default_factory=list)
    places: dict[int, Place] = field(default_factory=dict)
    _known: set[tuple[str, str]] = field(default_factory=set)

    def add(self, place: Place, fields: tuple[tuple[str, str], ...] = ()) -> None:
        if place.section and place.section not in self.sections:
            self.sections.append(place.section)
        heading = (place.section, place.theme)
        if place.theme and heading not in self._known:
            self._known.add(heading)
            position = len(self.themes) + 1
            self.themes.append(ThemeRead(place.section, place.theme, position, place.code, fields))


def outline(walked: Walked) -> Outline:
    """The outline of everything walked; `places` goes by the identity of a line."""
    _set_depths(walked)
    out = Outline()
    path: list[Heading] = []
    gathered = _Gathered()
    sheets = _sheets(walked)
    for i, item in enumerate(walked.items):
        if isinstance(item, Heading):
            path = [h for h in path if h.depth < item.depth]
            path.append(item)
            gathered.forget(item.table)
            if _stands_alone(walked.items, i):
                out.add(_place(path, "", item.sheet, sheets), _facts(path))
            continue
        if walked.on_sheets:
            path = _of_this_sheet(path, item.sheet)
        section, theme = gathered.of(item)
        out.places[id(item)] = _with_columns(path, section, theme, item.sheet, sheets)
        out.add(out.places[id(item)], _facts(path))
    return out


def _of_this_sheet(path: list[Heading], sheet: str) -> list[Heading]:
    """The headings that reach to a sheet: a row under the last table of another ends there."""
    return [h for h in path if h.depth < IN_TABLE or h.sheet == sheet]


def _set_depths(walked: Walked) -> None:
    """In-table headings have two depths where some head others: by look, else by standing above."""
    items = walked.items
    inner = [i for i, h in enumerate(items) if isinstance(h, Heading) and h.depth >= IN_TABLE]
    places = set(inner)
    heading_of = {i for i in inner if i + 1 in places and _same_table(items, i)}
    upper = {_look(items[i]) for i in heading_of if _look(items[i]) != _look(items[i + 1])}
    lower = {_look(items[i + 1]) for i in heading_of if _look(items[i + 1]) not in upper}
    for i in inner:
        item = items[i]
        if isinstance(item, Heading):
            above = item.look in upper or (i in heading_of and item.look not in lower)
            item.depth = _UPPER if above else _LOWER


def _same_table(items: list[Heading | Line], i: int) -> bool:
    return items[i].table == items[i + 1].table


def _look(item: Heading | Line) -> tuple[object, ...]:
    return item.look if isinstance(item, Heading) else ()


def _stands_alone(items: list[Heading | Line], i: int) -> bool:
    """Whether a heading in a table has no work under it, yet more of the plan after it."""
    heading = items[i]
    following = items[i + 1] if i + 1 < len(items) else None
    if not isinstance(heading, Heading) or heading.depth != _LOWER:
        return False
    return isinstance(following, Heading) and following.depth <= heading.depth


def _sheets(walked: Walked) -> bool:
    """Whether the work stands on several sheets, each of which is then a heading of its own."""
    lines = [item for item in walked.items if isinstance(item, Line)]
    return walked.on_sheets and len({line.sheet for line in lines}) > 1


def _with_columns(path: list[Heading], section: str, theme: str, sheet: str, sheets: bool) -> Place:
    if not theme and not section:
        return _place(path, "", sheet, sheets)
    if section and theme:
        return Place(section, theme)
    return _place(path, theme or section, sheet, sheets)


def _place(path: list[Heading], theme: str, sheet: str, sheets: bool) -> Place:
    """The place under a path of headings, outermost first; a theme by column is the innermost."""
    texts = [heading.text for heading in path]
    code = path[-1].code if path and not theme else ""
    if theme:
        texts.append(theme)
    if sheets and sheet and not any(h.depth <= OVER_TABLE for h in path):
        texts.insert(0, sheet)
    if not texts:
        return Place()
    if len(texts) > 1:
        return Place(" > ".join(texts[:-1]), texts[-1], code)
    inside = theme or (path and path[0].depth > _UPPER)
    return Place("" if inside else texts[0], texts[0], code)


def _facts(path: list[Heading]) -> tuple[tuple[str, str], ...]:
    return tuple(fact for heading in path for fact in heading.fields)


class _Gathered:
    """The section and theme columns; a blank cell goes on with the value above it."""

    def __init__(self) -> None:
        self._above: dict[tuple[int, int], str] = {}

    def of(self, line: Line) -> tuple[str, str]:
        return self._value(line, "section"), self._value(line, "theme")

    def forget(self, table: int) -> None:
        """A heading in between starts afresh."""
        self._above = {key: text for key, text in self._above.items() if key[0] != table}

    def _value(self, line: Line, meaning: str) -> str:
        index = line.columns.index(meaning)
        if index is None:
            return ""
        place = (line.table, index)
        text = " ".join(line.row.cell(index).text.split())
        if text:
            self._above[place] = text
        return self._above.get(place, "")
