"""Words that somebody put in quotation marks, as they stand in an answer or an email."""

from __future__ import annotations

_QUOTED = ("“”", "””", '""', "‘’")


def unquoted(text: str) -> str:
    """Without the quotation marks around all of it: what I say to type stands in them."""
    inside = text[1:-1].strip()
    if text[:1] + text[-1:] not in _QUOTED or set(inside) & set('“”"'):
        return text
    return inside
