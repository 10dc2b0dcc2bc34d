"""Signs that stand for words: ticks, boxes and discs, and letters that a font shows as such."""

from handlers.papers.colours import colour_name

TICKED, EMPTY = "☑", "☐"

# By the code that the font has them under; a sheet holds the bare letter, Word F000 and the code.
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x75: "◆", 0xA7: "■", 0xA8: EMPTY, 0x6F: EMPTY, 0x71: EMPTY, 0xFB: "✗",
    0xFC: "✓", 0xFD: TICKED, 0xFE: TICKED, 0xE0: "→", 0xE8: "→",
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: TICKED, 0x52: TICKED, 0x53: TICKED, 0x54: TICKED,
                    0xA2: "■", 0x97: "●", 0x98: "●", 0xA3: EMPTY, 0x2A: EMPTY},
    "webdings": {0x61: "✓", 0x72: "✗", 0x67: "■", 0x6E: "●"},
}  # fmt: skip
_SHAPES = frozenset("●⬤•■◼⬛◆▲▼⚫")


def in_font(text: str, font: str) -> str:
    """The text as a font of signs shows it: "ü" in Wingdings is a tick; other fonts change none."""
    signs = _FONTS.get(font.casefold())
    if signs is None:
        return text
    return "".join(signs.get(ord(ch) & 0xFF if ord(ch) >= 0xF000 else ord(ch), ch) for ch in text)


def colour_of_shape(text: str, ink: str) -> str:
    """The colour in which a cell shows nothing but a disc or a square, "" for any other cell.

    Where it says a status the colour is all that it says, as a filled cell does.
    """
    bare = set(text.split())
    return ink if bare and bare <= _SHAPES and colour_name(ink) not in ("", "grey") else ""
