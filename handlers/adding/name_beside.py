"""Reads who leads where minutes name somebody before or after what is to be done."""

import re

from handlers.people.typed_leads import Named, Names, known_leads

# "Leanne - find a tutor", "Tom and Gwen: visit the quay", "Di to thank volunteers", "Di will
# thank volunteers", "… (Gwen)".
_FIRST = re.compile(r"(.{2,60}?)(?:\s+[–—-]\s+|:\s+)(\S.*)")
_TO = re.compile(r"(.{2,60}?)\s+(?:(?:(?:has\s+)?agreed\s+|is\s+|are\s+)?to|will|would)\s+\S")
_LAST = re.compile(r"(.*\S)\s*\(([^()]{2,60})\)")


def name_beside(names: Names, text: str) -> tuple[tuple[Named, ...], str]:
    """Who leads, and the title: () and the whole text where nobody known here stands beside it.

    In "Di to thank volunteers" the title keeps the name: without it, it would be no sentence.
    """
    first, to, last = _FIRST.fullmatch(text), _TO.match(text), _LAST.fullmatch(text)
    tries = [(first.group(1), first.group(2))] if first else []
    tries += [(to.group(1), text)] if to else []
    tries += [(last.group(2), last.group(1))] if last else []
    for name, title in tries:
        if who := known_leads(names, name):
            return who, title
    return (), text
