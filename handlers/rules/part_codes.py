"""Which of several actions under one code is meant by its part: "6.3 (ii)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SAID = re.compile(r"\s?[(\[]?([ivx]{1,4}|[a-h])[)\]](?!\w)", re.IGNORECASE)
_BEGINS = re.compile(r"\s*[(\[]?([ivx]{1,4}|[a-h])[)\]]", re.IGNORECASE)
_INSIDE = re.compile(r"[(\[](?:[ivx]{1,4}|[a-h])[)\]]", re.IGNORECASE)


def part_at(text: str, at: int, titles: Sequence[str]) -> tuple[int, int] | None:
    """The one of `titles` that is the part that stands in `text` at `at`, and its end.

    None where none stands there, or it is that of none or of several.
    """
    said = _SAID.match(text, at)
    if said is None:
        return None
    alike = [n for n, title in enumerate(titles) if _part_of(title) == said[1].lower()]
    return (alike[0], said.end()) if len(alike) == 1 else None


def of_another_part(text: str, at: int, title: str) -> bool:
    """Whether the part there is not the one that the title is: "6.3 (i)" of "(ii) …"."""
    said, part = _SAID.match(text, at), _part_of(title)
    return said is not None and part not in ("", said[1].lower())


def names_part(text: str) -> bool:
    """Whether the text begins with a part: "(iii) amber"."""
    return bool(_SAID.match(text.lstrip()))


def _part_of(title: str) -> str:
    """The part that a title begins with; "" for none, and where it has several of its own."""
    begins = _BEGINS.match(title)
    if begins is None or _INSIDE.search(title, begins.end()):
        return ""
    return begins[1].lower()
