"""Numbers without the letters of their code: "FD3 and 4 green", "3 is done"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.rules.codes import key
from handlers.rules.dates.words import ORDINAL_ENDS
from handlers.rules.pointing import Pointer, goes_on
from handlers.rules.reply import Known
from handlers.rules.words import Word, words

_JOINED = r"(?: ?(?:[,&+/–]|-(?! )|\b(?:and|n|to)\b){1,2} ?(?:and )?)"
_CHAIN = re.compile(
    rf"(?<![\w.])(?P<letters>[a-z]{{1,4}})[ .-]?(?P<head>\d{{1,3}})"
    rf"(?P<more>(?:{_JOINED}\d{{1,3}}(?![\w%£$]|[.,/:-]\d)){{1,9}})",
    re.IGNORECASE,
)
# "HE2 green, 3 amber, 5 done": each number with a status of its own.
_STATUS = r":? (?:red|amber|green|done|completed?|no change|on track)\b"
_FIRST = re.compile(rf"(?i)\W{{0,5}}(?P<letters>[a-z]{{1,4}})[ .-]?\d{{1,3}}{_STATUS}")
_NEXT = re.compile(rf"(?i)(?<=[,;] )(\d{{1,3}})(?={_STATUS})")
_COUNTED = re.compile(r"(?i) ?(?:of|out of|to go|left)\b|.{0,30}\b(?:to go|left|remaining)\b")


def with_letters(said: str, actions: Sequence[Known]) -> str:
    """`said` with the letters of the code before each number that shares them: "FD3 and FD4".

    Only where every number is theirs, and what follows says how they stand.
    """
    known = {key(action.code) for action in actions}

    def _spelled(found: re.Match[str]) -> str:
        letters, more = found["letters"], found["more"]
        numbers = re.findall(r"\d+", more)
        if not all(key(f"{letters}{each}") in known for each in (found["head"], *numbers)):
            return found.group()
        if more.strip().startswith(",") and len(numbers) == 1:
            return found.group()  # "FD3, 4 done" may be four of something
        after = said[found.end() : found.end() + 80]
        follows = [word for word in words(after) if word.low not in ("all", "both")]
        if _COUNTED.match(after) or (follows and not goes_on(follows, 0)):
            return found.group()
        return found.group()[: found.start("more") - found.start()] + re.sub(
            r"(\d+)", rf"{letters}\1", more
        )

    first = _FIRST.match(said)
    if first is None:
        return _CHAIN.sub(_spelled, said)
    letters = first["letters"]
    return _NEXT.sub(
        lambda found: f"{letters if key(f'{letters}{found[1]}') in known else ''}{found[1]}",
        _CHAIN.sub(_spelled, said),
    )


def place_or_code(
    pointer: Pointer, found: Sequence[Word], at: int, actions: Sequence[Known]
) -> Pointer:
    """A bare number: its place in the list, or the action with that number in its code.

    Nobody knows which where the two are different actions, unless the list is gone through: "1 …".
    """
    said = [word.low for word in found[at : pointer.stop]]
    low = next((low for low in said if low.isdecimal()), "1")
    if ORDINAL_ENDS & set(said) or any(word.low == "1" for word in found):
        return pointer
    coded = tuple(
        place for place, action in enumerate(actions) if _number(action.code) == str(int(low))
    )
    if not coded or coded == pointer.actions:
        return pointer
    both = tuple(sorted({*pointer.actions, *coded}))
    return replace(pointer, actions=both, either=len(both) > 1)


def _number(code: str) -> str:
    """The number of a code that is letters and one number, "" of any other."""
    chunks = key(code).split(" ")
    return chunks[1] if len(chunks) == 2 and chunks[0].isalpha() else ""
