"""Reads headings that gather work, and the facts that stand beside them in a block."""

import re

from handlers.papers.codes import leading_code
from handlers.papers.items import Heading

# "Outcome: 2:1 Communities live…": the word before the colon says what sort of heading it is.
_GATHERING = re.compile(
    r"(outcome|objective|priority|theme|aim|goal|strand|work\s?stream|action|section|pillar|ambition)"
    r"\s*:\s*(\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_FACT = re.compile(r"([A-Z][\w /&'’-]{1,40}?)\s*:\s*(.*)", re.DOTALL)


def heading(
    sheet: str, row: int, text: str, depth: int, look: tuple[object, ...], table: int
) -> Heading:
    """A heading with its own code, as printed."""
    code = leading_code(text)
    return Heading(sheet, row, text, depth, code[0] if code else "", look, table=table)


def gathers(text: str) -> bool:
    """Whether a text says of itself that it heads work: "Outcome: safer streets"."""
    return _GATHERING.fullmatch(text) is not None


def gathering(
    sheet: str, row: int, text: str, depth: int, look: tuple[object, ...], table: int
) -> Heading:
    """A heading without the bare word that says what sort it is."""
    match = _GATHERING.fullmatch(text)
    return heading(sheet, row, match.group(2) if match else text, depth, look, table)


def facts(text: str) -> list[tuple[str, str]]:
    """The fact that a cell states with its label, [] where it states none."""
    match = _FACT.fullmatch(text)
    return [(match.group(1), match.group(2))] if match and match.group(2) else []


def block_facts(texts: list[str]) -> list[tuple[str, str]]:
    """The facts in a row of a block: "Contact: Di", or a colour's words and its printed count."""
    found: list[tuple[str, str]] = []
    for i, text in enumerate(texts):
        labelled = facts(text)
        if labelled:
            found += labelled
        elif re.fullmatch(r"\d{1,4}", text) and i:
            found.append((texts[i - 1], text))
    return found
