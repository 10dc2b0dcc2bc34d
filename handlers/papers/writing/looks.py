"""How papers look: a status's fill and ink, and the few colours beside them.

Each ink stands out from its fill by 4.5 to 1 or more (WCAG 2.2, 1.4.3); the word is always there.
"""

import re

from handlers.messages import Mark

FILLS = {
    Mark.GREEN: ("1E6B3A", "FFFFFF"),
    Mark.AMBER: ("FFC24A", "000000"),
    Mark.RED: ("B3261E", "FFFFFF"),
    Mark.COMPLETE: ("1F4E8C", "FFFFFF"),
    Mark.DISCONTINUED: ("595959", "FFFFFF"),
}
"""By status: RRGGBB of the fill and of the words on it. Not rated has neither."""

HEADER = ("22404F", "FFFFFF")
SECTION = ("D5E0E5", "000000")
THEME = ("EEF3F5", "000000")
RULES = "8A9BA3"
FONT = "Arial"

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def writable(text: str) -> str:
    """The text without what no XML may hold."""
    return text if text.isprintable() else _UNWRITABLE.sub("", text).replace("\r", "\n")
