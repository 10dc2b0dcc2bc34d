"""Reads one entry of a plan's key: what a colour means, or what words of the plan's own mean."""

import re

from handlers.papers.states import COLOURS, Status, bare_words, is_plain, of_colour, read_status

_KEY_ENTRY = re.compile(
    r"\(?(red|amber|green|blue|grey|gray|yellow|purple|black|white|[ragb])\)?\s*"
    r"(?:[-–—:=]|\bis\b|\bmeans\b|\()\s*(\S.{1,200})",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(r"\d{1,2}")
_LETTER = re.compile(r"[A-Za-z]\s*=\s*\S.*")
_OR = re.compile(r"\bor\b|/", re.IGNORECASE)
_LONGEST_ENTRY = 100  # characters of an entry that may stand in the place of a heading
_LONGEST = 40  # characters of the words that stand for a status


def key_entry(text: str) -> tuple[str, str] | None:
    """A colour and what a line of a key says of it: "Green – on track". None where it is none."""
    match = _KEY_ENTRY.fullmatch(text.strip())
    # A pattern that ignores case takes the dotless "whıte" for "white"; a table does not.
    colour = COLOURS.get(match.group(1).casefold()) if match else None
    return (colour, match.group(2).strip(" )")) if match and colour else None


def key_meaning(colour: str, words: str) -> Status:
    """What a colour stands for by the words of the key; unclear words leave the colour as it is.

    "Red: not started or behind" is Red still, and "Green: complete or on track" Green.
    """
    said = _meaning(words)
    own = of_colour(colour, {})
    if own.rag and not read_status(words).says_something and _OR.search(words):
        return own
    return said if said.says_something else own


def _meaning(words: str) -> Status:
    said = read_status(words)
    if said.says_something:
        return said
    return read_status(re.split(r"[,;.(]|\s+[-–]\s+|\bor\b|/", words, maxsplit=1)[0])


def own_entry(text: str) -> dict[str, Status]:
    """Words of the plan's own with what they stand for: "On it = green". {} where it is none."""
    left, sign, right = _parted(text)
    if not left or not right:
        return {}
    status = read_status(right)
    if sign == "=" and _NUMBER.fullmatch(left) and status.says_something:
        return {left: status}
    return own_words(left, right)


def _parted(text: str) -> tuple[str, str, str]:
    for mark in (r"=", r"\bmeans\b", r":", r"\s[-–—]\s"):
        found = re.search(mark, text)
        if found:
            return text[: found.start()].strip(), found.group(), text[found.end() :].strip()
    return "", "", ""


def explains_letter(text: str) -> bool:
    """Whether a line says what a letter stands for, and so is one of a key: "C = Closed"."""
    return _LETTER.fullmatch(text.strip()) is not None and bool(own_entry(text))


def heads_key(heading: str) -> bool:
    """Whether an entry of a key stands where a heading should: "Amber – at risk", "On target"."""
    coloured = key_entry(heading)
    named = coloured is not None and heading[:3].isalpha() and len(heading) <= _LONGEST_ENTRY
    return named or (is_plain(heading) and bare_words(heading) not in COLOURS)


def own_words(left: str, right: str) -> dict[str, Status]:
    """What one of two texts stands for by the other, which is a status as everybody writes it."""
    before, after = read_status(left), _meaning(right)
    words, said = bare_words(left), after
    if before.says_something and not after.says_something:
        words, said = bare_words(right), before
    short = 0 < len(words) <= _LONGEST and re.search(r"[a-z]", words) is not None
    return {words: said} if short and said.says_something and words not in COLOURS else {}
