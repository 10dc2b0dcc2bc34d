"""Labels of a form, pasted with what was filled in: "RAG: amber", "Update - red"."""

import re

_HEADINGS = ("rag", "update")
_LABEL = re.compile(r"(?i)(?:ratings?|status(?:es)?|colou?rs?|updates?)\s*(?:[:–-]|\n)")
_OF_A_FORM = re.compile(r"\W*(?:red|amber|green|blue|complete|completed|done|on track|[rag])\b")


def heads_a_status(first: str, rest: str) -> bool:
    """Whether a command's word only heads a status, as in a form: "RAG: amber", "Update - red"."""
    # "RAG ratings: 6.4 G", "Update status: …"; but "add Update: the website" adds one.
    if first.casefold() in _HEADINGS and _LABEL.match(rest.lstrip()):
        return True
    heads = first.endswith(":") or rest.lstrip()[:1] in (":", "-", "–", "=")
    return heads and bool(_OF_A_FORM.match(rest.casefold()))
