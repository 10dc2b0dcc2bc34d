"""Cells of a sheet whose words look differently from one another."""

from typing import Any


def without_struck(value: Any) -> tuple[Any, str]:
    """A cell's value without the words that are struck through beside others, and those words.

    Where all of it is struck through it is kept as it is.
    """
    if not isinstance(value, list):  # rich text is a list of its pieces
        return value, ""
    struck = "".join(str(piece) for piece in value if _is_struck(piece))
    rest = "".join(str(piece) for piece in value if not _is_struck(piece))
    return (rest, " ".join(struck.split())) if rest.strip() else (str(value), "")


def _is_struck(piece: Any) -> bool:
    font = getattr(piece, "font", None)
    return bool(font is not None and font.strike)
