"""Codes of actions and headings: where a text opens with one, and which stands under which."""

import re
from functools import lru_cache

_WORDS = r"(?:theme|priority|objective|outcome|section|aim|goal|strand|workstream|part|action|area)"
# A code needs a digit, or a bracket or stop after a lone letter: "CR1", "2:1", "a)", "1.2".
_LEADING = re.compile(
    rf"((?:{_WORDS}\s+)?[A-Za-z]{{0,4}}[-–. ]?\d{{1,3}}(?:[.:/-]\d{{1,3}})*[a-z]?"
    r"(?:\s?\([a-z]{1,4}\))?"
    rf"|(?:{_WORDS}\s+)[A-Z]|[A-Za-z](?=[).])|\([a-z0-9ivx]{{1,4}}\))"
    r"(?:\s*[-–—:.)]+\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def leading_code(text: str) -> tuple[str, str] | None:
    """The code a text opens with and what follows it: "1.2 Review", "CR1 - Fund". None if none."""
    match = _LEADING.match(text)
    if match is None or _YEAR.fullmatch(match.group(1)):
        return None
    code = match.group(1).strip()
    opens_with_number = code.isdigit() and not re.match(r"\s*[-–—:.)]", text[len(code) :])
    return None if opens_with_number else (code, text[match.end() :])


def bare_code(text: str) -> str:
    """A code out of a cell of its own, as printed save for a stop or bracket that ends it."""
    code = " ".join(text.split())
    return code.rstrip(".:") if "(" in code else code.rstrip(".:)")


@lru_cache(maxsize=32_768)  # a plan's codes are gone through several times
def plain_code(code: str) -> str:
    """A code without separators and case, to compare "CR-1" with "CR1" and "1.2." with "1.2"."""
    text = re.sub(rf"^{_WORDS}\s+", "", code.strip(), flags=re.IGNORECASE)
    parts = re.findall(r"[A-Za-z]+|\d+", text)
    return ".".join(part.casefold().lstrip("0") or "0" for part in parts)


def is_child(code: str, parent: str) -> bool:
    """Whether one code stands under another: "1.2" and "1a" under "1", "CR1.1" under "CR1"."""
    child, above = plain_code(code), plain_code(parent)
    return bool(above) and child.startswith(above + ".")


def stem(code: str) -> str:
    """The code of the heading that a code says it stands under: "CR6" for "CR6.1", else ""."""
    parts = plain_code(code).split(".")
    return ".".join(parts[:-1]) if len(parts) > 1 else ""
