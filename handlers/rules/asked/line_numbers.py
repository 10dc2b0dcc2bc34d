"""Which of several numbered lines are meant: "without 2 and 4", "drop line 3", "only 1 to 3"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.rules.command_words import PLS

LONGEST = 200  # characters of words that do no more than choose lines
_MOST = 200  # lines that a range may span
_CHOICE = re.compile(
    rf"""\W* (?: (?: ok | okay | yes | {PLS} | just | but | all | everything | sorry
      | actually | can | could | you | we ) [\s,]+ )*
    (?: (?P<only> only | keep | keep \s only | just )
      | drop | without | w/o | leave \s out | take \s out | miss \s out | skip | not | except
      | excluding | but | minus | omit | lose | remove | delete | scrap | ignore )
    \s+ (?: the \s+ )?
    (?: lines? | numbers? | nos? \.? | rows? | items? | actions? | updates? )? \s*
    (?P<which> [\w\#.] [\w\#.,&\s–—-]*? )
    (?: [\s,]+ (?: out | {PLS} | thanks | thank \s you | ta | then ) )* [\s.!]*""",
    re.IGNORECASE | re.VERBOSE,
)
_RANGE = re.compile(r"(\d{1,3})\s*(?:-|–|—|to|until|till)\s*(\d{1,3})", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|&|\band\b|\bor\b|\s)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Choice:
    """What names the lines, numbers and codes as typed: these alone, or all but these."""

    named: tuple[str, ...]
    only: bool = False


def read_choice(text: str) -> Choice | None:
    """The lines that words leave out, or keep; None where they say anything else."""
    found = _CHOICE.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    named = _RANGE.sub(_each, found["which"])
    return Choice(tuple(name for name in _BETWEEN.split(named) if name), bool(found["only"]))


def _each(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    if not first <= last < first + _MOST:
        return found[0].replace(" ", "")
    return " ".join(str(number) for number in range(first, last + 1))
