"""Names that stand surname first, as Outlook and SharePoint have them: "Smith, John"."""

import re
from collections.abc import Iterable

from handlers.rules.names.kinds import is_group, plain
from handlers.rules.names.words import GIVEN

_SURNAME_FIRST = re.compile(r"([^\W\d_][\w'’-]+), ([A-Z][\w'’-]+)(\s*\([^()]*\))?")
# SharePoint puts its own numbers between those of a list: "Okoro, Mel;#41;#Ali, Bob;#7".
_PICKED = ";#"
_BETWEEN = re.compile(r";#(?:\d+(?:;#|$))?|[;\n]")


def given_name_first(text: str, *, sure: bool = False) -> str:
    """The names of a cell that gives each of several, or one in capitals, surname first.

    `sure` says that the whole column has them so; SharePoint's lists do.
    """
    parts = _parts(text)
    found = [match for part in parts if (match := _SURNAME_FIRST.fullmatch(part))]
    capitals = all(one[1].isupper() and not one[2].isupper() for one in found)
    told = len(found) > 1 and any(map(is_surname_first, parts))
    told = told and not any(map(_is_contrary, found))
    if sure or _PICKED in text:
        return "\n".join(map(_turned, parts))
    if not found or len(found) < len(parts) or not (capitals or told):
        return text
    return "\n".join(map(_turned, parts))


def is_surname_first(text: str) -> bool:
    """Whether a text with two names may be one person's, the surname first: "Smith, John"."""
    match = _SURNAME_FIRST.fullmatch(text.strip())
    if match is None or is_group(match[1]):
        return False
    return plain(match[2]) in GIVEN and plain(match[1]) not in GIVEN


def are_surnames_first(texts: Iterable[str]) -> bool:
    """Whether a column gives its names surname first: each with a comma, none the other way."""
    cells = [text for text in texts if "," in text]
    parts = {part for text in cells for part in _parts(text) if "," in part}
    found = [match for part in parts if (match := _SURNAME_FIRST.fullmatch(part))]
    if len(found) < max(2, len(parts)) or any(map(_is_contrary, found)):
        return False
    plainly = {part for text in cells if given_name_first(text) != text for part in _parts(text)}
    plainly.update(filter(is_surname_first, parts))
    return len(plainly) > 1 and len(plainly) * 2 >= len(found)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _BETWEEN.split(text) if part.strip()]


def _is_contrary(found: re.Match[str]) -> bool:
    """Whether what stands first is no surname: a body, or a given name before what is none."""
    given = plain(found[1]) in GIVEN and plain(found[2]) not in GIVEN
    return given or is_group(found[1])


def _turned(part: str) -> str:
    one = _SURNAME_FIRST.fullmatch(part)
    return f"{one[2]} {one[1]}{one[3] or ''}" if one else part
