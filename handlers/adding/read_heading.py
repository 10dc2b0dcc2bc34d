"""The heading that a line to add names: the plan's own where the words mean one."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from handlers.rules.sentences import shorten

LONGEST_HEADING = 200
_HEADING = re.compile(r"([^:|–—-]{2,80}?)(?::\s|\s[|–—-]\s)\s*")


def cut_heading(themes: Sequence[str], text: str) -> tuple[str, str]:
    """The plan's own heading that the text begins with, "Food: get a fridge", and the rest."""
    found = _HEADING.match(text)
    theme = own_heading(themes, found[1]) if found else ""
    return (theme, text[found.end() :]) if found and theme else ("", text)


def own_heading(themes: Sequence[str], words: str) -> str:
    """The heading that is called exactly so; "" where none is."""
    said = words.strip().casefold()
    return next((title for title in themes if title.casefold() == said), "")


def known_theme(themes: Sequence[str], title: str) -> str | None:
    """The plan's own heading that these words mean."""
    titles = {heading: heading.casefold() for heading in themes}
    words = title.strip().casefold()
    inside = [heading for heading, plain in titles.items() if words in plain]
    if len(inside) == 1:
        return inside[0]
    near = process.extractOne(words, titles, scorer=fuzz.ratio, score_cutoff=80)
    return str(near[2]) if near else None


def theme_like(themes: Sequence[str], title: str) -> str:
    """The plan's own heading that these words mean, or these words as a new one."""
    return known_theme(themes, title) or shorten(title, LONGEST_HEADING)
