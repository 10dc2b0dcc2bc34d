"""Reads a CSV file, in any usual encoding and with any usual separator, into a grid."""

import csv
from io import StringIO
from itertools import islice

from handlers.papers.files.guard import refuse, wide_text
from handlers.papers.grid import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    Book,
    Cell,
    Notice,
    Row,
    bounded,
    grid_of,
    tidy,
)
from handlers.papers.writing.write_csv import unsafe

SEPARATORS = ",;\t|"
_SAMPLE = 60
# One field longer than this is a missing quotation mark, not a cell.
_LONGEST_FIELD = 1_000_000


def read_csv(data: bytes, file_name: str) -> Book:
    """The file's one grid. Raises PlanRefused when it has too many rows or is no table."""
    text = decode(data)
    text, separator = _separator(text)
    records = _records(text, separator, file_name)
    rows: list[Row] = []
    cut: list[int] = []
    for number, record in enumerate(records, start=1):
        cells = [_cell(field, number, cut) for field in record[:MOST_COLUMNS]]
        rows.append(Row(number, tuple(cells)))
    notices = [
        Notice("cut", "", number, f"cut after {LONGEST_CELL:,} characters") for number in cut
    ]
    return Book([grid_of("", rows, separator=separator)], notices=notices)


def _records(text: str, separator: str, file_name: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    if any(len(line) > _LONGEST_FIELD for line in StringIO(text)):
        refuse(file_name, "one of its lines has no end. Save it again from Excel as CSV")
    try:
        reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
        records = list(islice(reader, MOST_ROWS + 1))
    except csv.Error:
        refuse(file_name, "a quotation mark in it is never closed. Save it again from Excel as CSV")
    if len(records) > MOST_ROWS:
        refuse(
            file_name,
            f"it has more than {MOST_ROWS:,} rows. Copy the plan's own rows into a new file "
            "and drop that here",
        )
    return records


def _cell(field: str, number: int, cut: list[int]) -> Cell:
    text, was_cut = bounded(tidy(unsafe(field)))
    if was_cut:
        cut.append(number)
    return Cell(text)


def decode(data: bytes) -> str:
    """The text, by its byte-order mark, as UTF-8, as UTF-16 without a mark, else as guessed."""
    wide = wide_text(data)
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _guess(data)


def _guess(data: bytes) -> str:
    """Windows-1252 as Excel saves it here, unless its bytes make better sense otherwise."""
    from charset_normalizer import from_bytes

    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        best = from_bytes(data[:200_000]).best()
        return data.decode(best.encoding if best else "latin-1", errors="replace")
    return western


def _separator(text: str) -> tuple[str, str]:
    """The text without Excel's own `sep=` line, and the character between its fields."""
    first, _, rest = text.partition("\n")
    stated = first.strip().strip('"').lower()
    if stated.startswith("sep=") and len(stated) == 5:
        return rest, stated[4]
    return text, max(SEPARATORS, key=lambda separator: _steadiness(text, separator))


def _steadiness(text: str, separator: str) -> tuple[int, int]:
    """How many of the first rows agree on one number of fields above one, and that number."""
    try:
        lines = StringIO(text[:200_000], newline="")
        widths = [len(r) for r in islice(csv.reader(lines, delimiter=separator), _SAMPLE) if r]
    except csv.Error:
        return (0, 0)
    split = [width for width in widths if width > 1]
    commonest = max(set(split), key=split.count, default=0)
    return (split.count(commonest), commonest)
