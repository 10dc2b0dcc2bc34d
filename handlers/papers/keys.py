"""Learns what a plan's colours mean from its own key, in whatever shape that is written."""

import re
from collections.abc import Iterable, Sequence

from handlers.papers.colours import colour_name
from handlers.papers.grid import BLANK, Row
from handlers.papers.recognise import Columns
from handlers.papers.states import Status, key_entry, key_meaning, read_status

Key = dict[str, Status]

OPENS_KEY = re.compile(
    r"(?:b?rag\s+|status\s+|colour\s+)?(?:key|legend)(?:\s+to\s+.{0,30})?\s*:?"
    r"|(?:list\s+of\s+)?(?:initials|abbreviations|acronyms|glossary)(?:\s+used)?\s*:?",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[A-Z]{2,4}")
_PARTS = re.compile(
    r"\s*[;|\n]\s*|,\s+(?=(?:red|amber|green|blue|grey|gray|yellow)\b)", re.IGNORECASE
)


def learn_line(key: Key, text: str) -> bool:
    """Take what a line of text explains: "Key: Blue = complete; Green = on track"."""
    opened = OPENS_KEY.match(text)
    parts = _PARTS.split(text[opened.end() :] if opened else text)
    entries = [entry for entry in (key_entry(part) for part in parts) if entry]
    if not entries or len(entries) < len([part for part in parts if part]):
        return False
    for colour, words in entries:
        key[colour] = key_meaning(colour, words)
    return True


def learn_row(key: Key, row: Row) -> bool:
    """Take what a row of nothing but a key explains, by its words or by its fills."""
    fills = fill_entries(row) or named_entry(row) or _letter_entry(row)
    for colour, words in fills:
        key[colour] = key_meaning(colour, words)
    lines = [learn_line(key, text) for text in row.texts]
    return bool(fills) or any(lines)


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
    coloured = any(colour_name(cell.fill) for cell in row.cells)
    return len(row.filled) <= 2 and (coloured or explains_initials(row) or _is_letter(row))


def learn_columns(key: Key, columns: Columns, rows: Sequence[Row]) -> None:
    """Take the key that stands in columns of its own, beside the plan."""
    for column in columns.each("key"):
        for row in rows:
            cell, beside = row.cell(column.index), row.cell(column.index + 1)
            colour = colour_name(cell.fill) or _colour_word(cell.text)
            words = beside.text if not cell.text or _colour_word(cell.text) else cell.text
            if colour and words:
                key[colour] = key_meaning(colour, words)
            elif cell.text:
                learn_line(key, cell.text)


def _colour_word(text: str) -> str:
    entry = key_entry(f"{text} = itself")
    return entry[0] if entry else ""
