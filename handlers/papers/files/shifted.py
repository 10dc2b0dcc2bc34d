"""Tells the rows of a text file whose cells stand in the wrong columns, for want of quotation."""

from handlers.papers.grid import Row


def shifted(row: Row, width: int, separator: str) -> str:
    """What is wrong with the cells of a row under a header of this width, "" for nothing."""
    if any(cell.text for cell in row.cells[width:]):
        return (
            f" has {len(row.cells)} cells under {width} headings: a “{separator}” without "
            "quotation marks round its text seems to have put what follows a column too far"
        )
    for i, cell in enumerate(row.cells):
        if "\n" in cell.text and _holds_rows(cell.text, i, len(row.cells), width, separator):
            return (
                f": a quotation mark before “{cell.text.split(separator)[0][:40]}” is not closed "
                "in its row, so rows below went into that cell and are not read as actions"
            )
    return ""


def _holds_rows(text: str, place: int, cells: int, width: int, separator: str) -> bool:
    """Whether the first line of a cell ends its row, and the last one begins another."""
    first, *_, last = [line.count(separator) for line in text.split("\n")]
    begins = last + cells - place == width
    return first > 0 and first + place + 1 == width and (begins or cells != width)
