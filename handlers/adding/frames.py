"""What frames the parts of a line to add, where no comma does: brackets, quotes, small words."""

import re
from collections.abc import Callable

_BRACKET = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]{2,60})[)\]][\s.]*([^()\[\],;]{0,30})")
_PIECES = re.compile(r"\s*[,;]\s*|\s+[–—-]\s+|\s+(?=by\s)")
_QUOTED = re.compile(r"[\"“]([^\"“”]{3,300})[\"”](?:$|\s*(?=[,;])|\s+(?=(\w+)\s))(.*)")
_SMALL = re.compile(r"(?i)\s+(?=(?:to|under|in|into|for|by|due|led by|lead|owner)\b)")
_WHERE = re.compile(r"(?i)(?:to|under|in|into) (?:the )?(?:theme )?")
_WHO = re.compile(r"(?i)(?:for|led by|lead|owner)\b[\s:]*")


def with_commas(text: str, is_day: Callable[[str], bool], is_name: Callable[[str], bool]) -> str:
    """The line with its parts set off by commas: "… (Tom, 11 Sept)", "“Coats” to Food for Jo".

    Of a bracket the day alone: a name in one is known beside the title.
    """
    text = _unquoted(text)
    found = _BRACKET.fullmatch(text)
    if found is None:
        return text
    pieces = [piece for piece in (*_PIECES.split(found[2]), found[3].strip(" .")) if piece]
    days = [piece for piece in pieces if is_day(piece)]
    names = [piece for piece in pieces if piece not in days]
    if len(days) != 1 or not all(map(is_name, names)):
        return text
    who = f" ({' and '.join(names)})" if names else ""
    return f"{found[1]}{who}, {days[0]}"


def _unquoted(text: str) -> str:
    """Behind a title in quotation marks each small word begins another part."""
    found = _QUOTED.fullmatch(text)
    if found is None or (found[2] and not _SMALL.match(f" {found[2]}")):
        return text
    if not found[2]:
        return f"{found[1]}{found[3]}"
    parts = _SMALL.split(f" {found[3]}")[1:]
    parts = [_WHO.sub("", _WHERE.sub("theme ", part, count=1), count=1) for part in parts]
    return ", ".join([found[1], *parts])
