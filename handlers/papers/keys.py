"""Learns what a plan's colours mean from its own key, in whatever shape that is written."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from handlers.papers.colours import colour_name
from handlers.papers.grid import BLANK, Grid, Row
from handlers.papers.key_entries import (
    explains_letter,
    heads_key,
    key_entry,
    key_meaning,
    own_entry,
    own_words,
)
from handlers.papers.recognise import Columns
from handlers.papers.states import COLOURS, Status, read_status

Key = dict[str, Status]

OPENS_KEY = re.compile(
    r"(?:b?rag\s+|status\s+|colour\s+)?(?:key|legend)\b(?:\s+to\s+[^:=\n]{0,30})?\s*:?"
    r"|(?:list\s+of\s+)?(?:initials|abbreviations|acronyms|glossary)(?:\s+used)?\s*:?"
    r"|what\s+(?:the|our|each)\s+(?:status(?:es)?|words?|colours?)\s+means?\s*:?",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[A-Z]{2,4}")
_PARTS = re.compile(
    r"\s*[;|\n]\s*|,\s+(?=(?:red|amber|green|blue|grey|gray|yellow)\b)", re.IGNORECASE
)
_OWN_PARTS = re.compile(r"[;|\n•]|\s/(?=[^/=]{1,40}=)|,(?=[^,;|\n=]{1,40}(?:=|\s[-–—]\s|:\s))")


_OPENS_OTHERWISE = re.compile(r"(?:status(?:es)?|b?rag|ratings?|colours?)\s?:", re.IGNORECASE)


def learn_line(key: Key, text: str, *, under: bool = False) -> bool:
    """Take what a line of text explains: "Key: Blue = complete; Green = on track".

    The words of a plan's own are taken where a key is `under` way or opens: "Key: On it = green".
    """
    opened = OPENS_KEY.match(text)
    bare = text[opened.end() :] if opened else text
    parts = _PARTS.split(bare)
    entries = [entry for entry in (key_entry(part) for part in parts) if entry]
    if not entries or len(entries) < len([part for part in parts if part]):
        sure = under or opens_key(text) or explains_letter(bare)
        return _learn_own(key, bare, sure=sure)
    for colour, words in entries:
        _learn(key, colour, words)
    return True


def _learn(key: Key, colour: str, words: str) -> None:
    key[colour] = key_meaning(colour, words)
    key.update(own_words(colour, words))


def opens_key(text: str) -> bool:
    """Whether a text is the heading of a key, or begins with one: "Key: Sorted = complete"."""
    opened = OPENS_KEY.match(text)
    if opened is None:
        return False
    rest = text[opened.end() :].lstrip(" ")
    return opened.group().endswith(":") or not rest or rest[0] in "-–—\n"


def row_opens_key(row: Row) -> bool:
    return bool(row.texts) and opens_key(row.texts[0])


def _is_of_letter(row: Row) -> bool:
    return len(set(row.texts)) == 1 and explains_letter(row.texts[0])


def _learn_own(key: Key, text: str, *, sure: bool) -> bool:
    """Take words of the plan's own; a line that is not `sure` to be a key has nothing else."""
    text = _OPENS_OTHERWISE.sub("", text)
    parts = [part for part in (each.strip(" -–—") for each in _OWN_PARTS.split(text)) if part]
    own = [own_entry(part) for part in parts]
    found = sum(map(bool, own))
    whole = found == len(parts) > 1 and text.count("=") >= found
    if not found or not (whole or (sure and found * 2 >= len(parts))):
        return False
    for part, entry in zip(parts, own, strict=True):
        coloured = key_entry(part)
        if coloured:
            _learn(key, *coloured)
        key.update(entry)
    return True


def learn_lines(key: Key, texts: Iterable[str]) -> None:
    """Take what lines of text explain one after the other, from the heading of a key on."""
    under = False
    for text in texts:
        learnt = learn_line(key, text, under=under)
        under = opens_key(text) or (under and learnt)


def learn_row(key: Key, row: Row, *, under: bool = False) -> bool:
    """Take what a row of nothing but a key explains, by its words or by its fills."""
    fills = fill_entries(row) or named_entry(row) or _letter_entry(row)
    for colour, words in fills:
        _learn(key, colour, words)
    under = under or row_opens_key(row)
    own = _own_beside(row) if under and not fills else {}
    key.update(own)
    lines = [learn_line(key, row.cell(i).own, under=under) for i in row.filled]
    return bool(fills) or bool(own) or any(lines)


def _own_beside(row: Row) -> Key:
    """What two cells say: "Sorted" and "Complete"; or the colour on which words of it stand."""
    cells = [row.cell(i) for i in row.filled if not OPENS_KEY.fullmatch(row.cell(i).text)]
    if len(cells) == 2:
        return own_words(*(cell.text for cell in cells))
    filled = [(colour_name(cell.fill), cell.text) for cell in cells]
    return {words: said for colour, text in filled if colour
            for words, said in own_words(colour, text).items()}  # fmt: skip


def named_entry(row: Row) -> list[tuple[str, str]]:
    """The colour that a row of two cells names and explains: "Green" and "On track"."""
    if len(row.filled) != 2 or len(row.texts[0]) < 3:
        return []
    colour = _colour_word(row.texts[0])
    return [(colour, row.texts[1])] if colour else []


def _letter_entry(row: Row) -> list[tuple[str, str]]:
    """The colour whose letter stands before what it means: "G" and "On track"."""
    if not _is_letter(row):
        return []
    colour = _colour_word(row.texts[0])
    return [(colour, row.texts[1])] if colour else []


def _is_letter(row: Row) -> bool:
    """Whether a row has letters and what they stand for: "NS" and "Not started"."""
    return len(row.filled) == 2 and re.fullmatch(r"[A-Za-z]{1,3}", row.texts[0]) is not None


def letter_of_colour(row: Row) -> bool:
    """Whether a row has a letter and the colour it stands for: "B" and "Blue = embedded"."""
    entry = key_entry(row.texts[1]) if _is_letter(row) else None
    return entry is not None and entry[0][0] == row.texts[0].casefold()


def fill_entries(row: Row) -> list[tuple[str, str]]:
    """The colours that a row explains by its fills, each with its words; [] for any other row."""
    found = []
    for i in row.filled:
        words = row.cell(i).text
        before = row.cell(i - 1) if i else BLANK
        colour = colour_name(row.cell(i).fill)
        colour = colour or ("" if before.text else colour_name(before.fill))
        if not colour or not read_status(words).says_something or len(words) > 40:
            return []
        found.append((colour, words))
    return found


def initials_in(texts: Iterable[str]) -> frozenset[str]:
    """The initials that stand in cells of leads: "AR/JH"."""
    return frozenset(word for text in texts for word in re.findall(r"[A-Za-z]+", text)
                     if _INITIALS.fullmatch(word))  # fmt: skip


def explains_initials(row: Row) -> bool:
    """Whether the row has nothing but initials and whose they are: "JH" and "Jo Hill (RCC)"."""
    if len(row.filled) != 2 or not _INITIALS.fullmatch(row.texts[0]):
        return False
    capitals = "".join(word[0] for word in row.texts[1].split() if word[0].isupper())
    return capitals.startswith(row.texts[0])


def goes_on_with_key(row: Row) -> bool:
    """Whether a row under the heading of a key belongs to it: it explains a colour or initials."""
    if len(row.filled) > 2:
        return learn_row({}, row, under=True)
    coloured = any(colour_name(cell.fill) for cell in row.cells)
    known = coloured or explains_initials(row) or _is_letter(row)
    return known or learn_row({}, row, under=True)


def without_key(row: Row, key: Key) -> Row:
    """A row over the plan without the key that stands to the right of its title."""
    _, *beside = row.filled or [0]
    entries = [i for i in beside if key_entry(row.cell(i).text) or _opens(row.cell(i).text)]
    if not entries or len(entries) < len(beside):
        return row
    for i in entries:
        learn_line(key, row.cell(i).text, under=True)
    first = entries[0]
    return replace(row, cells=row.cells[:first])


def _opens(text: str) -> bool:
    return OPENS_KEY.fullmatch(text) is not None


class KeyRows:
    """The rows of a key among those of a grid; `under` says that the row before was one."""

    def __init__(self, key: Key, *, under: bool = False) -> None:
        self._key, self.under = key, under
        self.initials: frozenset[str] = frozenset()  # of leads

    def has(self, row: Row, columns: Columns) -> bool:
        """Whether the row heads a key, stands in one, or says whose a lead's initials are."""
        heads = OPENS_KEY.fullmatch(" ".join(row.texts)) is not None
        heads = heads or (row_opens_key(row) and learn_row({}, row))
        goes_on = self.under and not _is_rated_work(row, columns) and goes_on_with_key(row)
        self.under = heads or goes_on
        return self.under or (explains_initials(row) and row.texts[0] in self.initials)

    def learns(self, row: Row) -> bool:
        """Take what the row explains."""
        return learn_row(self._key, row, under=self.under)

    def learns_outside(self, row: Row) -> bool:
        """Take what a row outside of the plan's table explains, if it explains anything."""
        learnt = self.learns(row)
        self.under = row_opens_key(row) or (self.under and learnt)
        return learnt


def read_ahead(grids: Sequence[Grid], after: Sequence[str]) -> Key:
    """The words of the plan's own that a key anywhere in a file explains."""
    key: Key = {}
    learn_lines(key, after)
    for grid in grids:
        texts = [text for _, text in grid.above]
        learn_lines(key, texts)
        rows = KeyRows(key, under=bool(texts) and opens_key(texts[-1]))
        for row in grid.rows:
            if rows.under or row_opens_key(row) or _is_of_letter(row):
                rows.learns_outside(row)
    return {words: said for words, said in key.items() if words not in COLOURS}


def key_in_headings(headings: Iterable[str]) -> Key:
    """What a heading explains in brackets: "RAG (1 = Green, 2 = Amber, 3 = Red)"."""
    key: Key = {}
    for heading in headings:
        inside = re.search(r"\(([^()]*=[^()]*)\)", heading[:200])
        if inside is not None:
            learn_line(key, inside.group(1), under=True)
    return {words: said for words, said in key.items() if words not in COLOURS}


def _is_rated_work(row: Row, columns: Columns) -> bool:
    """Whether the row has work and a status, each where the plan has it."""
    places = [columns.index(meaning) for meaning in ("action", "rag")]
    return all(i is not None and row.cell(i).own for i in places)


def learn_columns(key: Key, columns: Columns, rows: Sequence[Row]) -> None:
    """Take the key that stands in columns of its own, beside the plan."""
    for column in columns.each("key"):
        if heads_key(column.heading):
            learn_line(key, column.heading, under=True)
        for row in rows:
            cell, beside = row.cell(column.index), row.cell(column.index + 1)
            colour = colour_name(cell.fill) or _colour_word(cell.text)
            colour = colour or ("" if beside.text else colour_name(beside.fill))
            words = beside.text if not cell.text or _colour_word(cell.text) else cell.text
            if colour and words:
                _learn(key, colour, words)
            elif cell.text and not learn_line(key, cell.text, under=True):
                key.update(own_words(cell.text, beside.text))


def _colour_word(text: str) -> str:
    entry = key_entry(f"{text} = itself")
    return entry[0] if entry else ""
