"""The status that an added line, or a piece of it, ends with: "30 Sep amber"."""

from __future__ import annotations

import re

from handlers.rules.reply import Status
from handlers.rules.statuses import Sort, marks
from handlers.rules.words import words

_SAID_OUTRIGHT = {Sort.COLOUR, Sort.PHRASE, Sort.DONE, Sort.BEGUN}
_STATUS_IS = re.compile(r"(?i)[\s,;:–—-]*\b(?:(?:rag|status|currently|now|is|at)[\s:]*)*$")


def cut_status(piece: str) -> tuple[str, Status | None]:
    """A piece without the status that it ends with, and that: "30 Sep amber", "on track"."""
    found = words(piece)
    last = [mark for mark in marks(found) if mark.stop == len(found)]
    if not last or last[-1].sort not in _SAID_OUTRIGHT:
        return piece, None
    return _STATUS_IS.sub("", piece[: found[last[-1].first].start]), last[-1].status
