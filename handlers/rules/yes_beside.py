"""A yes or a no beside each code: "FD5 yes, VO5 no", and what else is said with them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.rules.codes import code_refs
from handlers.rules.comments import without
from handlers.rules.reply import Known

_SAID = re.compile(
    r" ?(?:[:,–-]|is|are)?\s{0,2}(?:(?P<yes>yes|yep|yeah|yup|y)|(?:no|nope|nah|n))"
    r"(?: please| thanks)?(?=\s{0,3}(?:\Z|[,;.!&\n]|(?:and|but)\b))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:^|[\s,;.])(?:(?P<yes>yes|yep|yeah|yup)|no|nope|nah) (?:to|for|on) $", re.IGNORECASE
)
_JOINED = re.compile(r"(?i)(?:[\s,;.!&]|\b(?:and|but)\b)+")
_YES_AND = re.compile(
    r"(?i)\W{0,3}(?:yes|yep|yeah|yup)(?: please| thanks)?[\s,.!]{1,3}(?:and )?(?=\w)"
)


def said_of_each(text: str, actions: Sequence[Known]) -> tuple[dict[int, bool], str]:
    """Which of the actions asked about are said yes to, and which no; and the words beside that."""
    said: dict[int, bool] = {}
    cuts = []
    for ref in code_refs(text, actions):
        begin = max(0, ref.start - 12)
        ahead, after = _BEFORE.search(text[begin : ref.start]), _SAID.match(text, ref.end)
        answer = after or ahead
        if answer and not ref.either and len(ref.actions) == 1:
            said[ref.actions[0]] = answer["yes"] is not None
            start = ref.start if after or not ahead else begin + ahead.start()
            cuts.append((start, after.end() if after else ref.end))
    return said, _trimmed(without(text, cuts))


def after_yes(text: str) -> str:
    """What follows a yes, "VO5 amber" of "yes, and VO5 amber"; "" where it begins with none."""
    found = _YES_AND.match(text)
    return text[found.end() :] if found else ""


def _trimmed(rest: str) -> str:
    lead = _JOINED.match(rest)
    rest = rest[lead.end() :] if lead else rest
    return re.sub(r"[\s,;&]+\Z", "", rest[-40:]).join([rest[:-40], ""]) if rest else rest
