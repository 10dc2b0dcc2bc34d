"""Fills of cells as RRGGBB, and which status colour a fill shows."""

from __future__ import annotations

import colorsys
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

# Office's own theme, for workbooks that carry none: light and dark first, then the accents.
_OFFICE = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000",
           "5B9BD5", "70AD47", "0563C1", "954F72")  # fmt: skip
_THEME_PARTS = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5",
                "accent6", "hlink", "folHlink")  # fmt: skip

# Hues in degrees. Orange counts as amber: Office's own "orange" is what amber is painted with.
_HUES = ((0, 16, "red"), (16, 68, "amber"), (68, 170, "green"), (170, 265, "blue"),
         (265, 325, "purple"), (325, 361, "red"))  # fmt: skip


def colour_name(fill: str) -> str:
    """red, amber, green, blue, purple, grey, or "" for white, black, none and pale tints."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", fill):
        return ""
    red, green, blue = (int(fill[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    if light > 0.96 or light < 0.08:
        return ""
    if strength < 0.12:
        return "grey"
    # Below this a tint is decoration: the pale banding of rows and headings.
    if light > 0.86 and max(red, green, blue) - min(red, green, blue) < 0.16:
        return ""
    return next(name for low, high, name in _HUES if low <= hue * 360 < high)


class Palette:
    """Turns a workbook's ways of naming a colour into RRGGBB."""

    def __init__(self, theme: tuple[str, ...]) -> None:
        self._theme = theme

    @classmethod
    def of(cls, workbook: Workbook) -> Palette:
        raw = getattr(workbook, "loaded_theme", None)
        return cls(_theme_of(raw) if isinstance(raw, bytes) else _OFFICE)

    def fill(self, fill: Any) -> str:
        """The colour a cell is filled with, "" for none or for a pattern."""
        if getattr(fill, "fill_type", None) != "solid":
            return ""
        return self._colour(fill.fgColor)

    def ink(self, font: Any) -> str:
        """The colour that text is written in, "" for the usual one."""
        return self._colour(font.color) if font.color is not None else ""

    def _colour(self, colour: Any) -> str:
        from openpyxl.styles.colors import COLOR_INDEX

        if colour.type == "rgb" and isinstance(colour.rgb, str):
            return str(colour.rgb)[-6:].upper()
        if colour.type == "theme" and 0 <= int(colour.theme) < len(self._theme):
            return _tinted(self._theme[int(colour.theme)], float(colour.tint or 0))
        if colour.type == "indexed" and 0 <= int(colour.indexed) < len(COLOR_INDEX):
            return str(COLOR_INDEX[int(colour.indexed)])[-6:].upper()
        return ""


def _theme_of(raw: bytes) -> tuple[str, ...]:
    """A theme's twelve colours, Office's own for those that it does not state."""
    text = raw[:200_000].decode("utf-8", errors="replace")
    found = []
    for part, default in zip(_THEME_PARTS, _OFFICE, strict=True):
        match = re.search(
            rf'<a:{part}>.{{0,200}}?(?:lastClr|srgbClr val)="([0-9A-Fa-f]{{6}})"', text, re.DOTALL
        )
        found.append(match.group(1).upper() if match else default)
    return tuple(found)


def _tinted(colour: str, tint: float) -> str:
    """The colour made lighter (tint above 0) or darker, as Excel reckons it."""
    if not tint:
        return colour
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light + (1 - light) * tint
    parts = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), strength)
    return "".join(f"{round(part * 255):02X}" for part in parts)
