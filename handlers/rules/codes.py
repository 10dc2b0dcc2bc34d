"""Finds the codes and numbers of actions in what people type, typos and all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from handlers.rules.letter_codes import lone_letters
from handlers.rules.part_codes import of_another_part, part_at
from handlers.rules.reply import Known


@dataclass(frozen=True, slots=True)
class Ref:
    """Words that point at actions: `actions` are places in the list given, empty when unknown.

    `either` means that one of several is meant and the words do not say which.
    """

    start: int
    end: int
    actions: tuple[int, ...]
    either: bool = False
    loose: bool = False  # only a number: it points at an action where one can stand, nowhere else


_CHUNKS = re.compile(r"[A-Za-z]+|\d+")
_NUMBER = re.compile(r"#\s?(\d{1,6})(?![\w.]*\d)")
_DOTTED = re.compile(r"(?<![\w£$€.,/:-])\d{1,3}\.\d{1,3}(?:\.\d{1,3})?(?![\w%]|[.,/:]\d)")
_DOTTED_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}")
_CODED = re.compile(
    r"(?<![A-Za-z0-9])([A-Za-z]{1,4})[\s-]?\d{1,3}(?:[.\-/]\d{1,3}){0,2}(?![A-Za-z0-9])"
)
_STRANGE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,3}\d{1,2}\.\d{1,2}(?![A-Za-z0-9.]\d|[A-Za-z0-9])")
_NO_CODE = re.compile(r"(?i)^(?:q|h|fy|covid|ks|y|yr)[\s-]?\d")


def code_refs(text: str, actions: Sequence[Known]) -> list[Ref]:
    """Every code or number of an action in `text`, known or looking like one, left to right."""
    found: list[Ref] = []
    taken = bytearray(len(text))
    for ref in (*_known(text, actions), *_numbered(text, actions), *_unknown(text, actions)):
        if not any(taken[ref.start : ref.end]):
            found.append(ref)
            taken[ref.start : ref.end] = b"\x01" * (ref.end - ref.start)
    return sorted(found, key=lambda ref: ref.start)


def _known(text: str, actions: Sequence[Known]) -> list[Ref]:
    owners: dict[str, list[int]] = {}
    for place, action in enumerate(actions):
        if key(action.code):
            owners.setdefault(key(action.code), []).append(place)
    found = []
    for name in sorted(owners, key=len, reverse=True):
        lone = len(name) == 1 and name.isalpha()
        for hit in _letters(text, name) if lone else _pattern(name).finditer(text):
            loose = name.isdecimal()
            found.append(_ref(text, hit, owners[name], actions, loose=loose))
    return found + _tails(text, owners, actions)


def _ref(
    text: str, hit: re.Match[str], owners: Sequence[int], actions: Sequence[Known], *, loose: bool
) -> Ref:
    """The action that carries a code; of several the one whose part follows, "6.3 (ii)"."""
    part = part_at(text, hit.end(), [actions[place].title for place in owners])
    if part:
        return Ref(hit.start(), part[1], (owners[part[0]],), loose=loose)
    if len(owners) == 1 and of_another_part(text, hit.end(), actions[owners[0]].title):
        return Ref(hit.start(), hit.end(), (), loose=loose)
    return Ref(hit.start(), hit.end(), tuple(owners), len(owners) > 1, loose)


def _letters(text: str, letter: str) -> list[re.Match[str]]:
    return [hit for hit in lone_letters(text) if hit.group().lower() == letter]


def key(code: str) -> str:
    """A code as it is compared: its letters and numbers, lower case, one space between them."""
    chunks = _CHUNKS.findall(code.lower())
    return " ".join(chunk.lstrip("0") or "0" for chunk in chunks)


# A slash parts "6.2/6.4", but not "6.2/20", and so does a hyphen "6.2-6.4", not "6.2-1";
# a status may be typed without a space.
_END_OF_NUMBER = (
    r"(?:(?=(?:green|amber|red|blue|done|completed?)\b)"
    r"|(?![A-Za-z0-9%]|[._]\d|[-/]\d(?!\d?\.\d)))"
)
_BEGIN_OF_NUMBER = r"(?<![A-Za-z0-9£$€.,])(?:(?<![-/])|(?<=\d\.\d[-/])|(?<=\d\.\d\d[-/]))"


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    chunks = name.split(" ")
    parts = [_chunk(chunks[0])]
    for before, chunk in pairwise(chunks):
        both = before.isdecimal() and chunk.isdecimal()
        parts.append(r"\s?[.\-_/,:]{1,2}\s?|\s" if both else r"\s?[.\-_]?\s?")
        parts[-1] = f"(?:{parts[-1]})" + _chunk(chunk)
    edge = _END_OF_NUMBER if chunks[-1].isdecimal() else r"(?![A-Za-z0-9])"
    begin = _BEGIN_OF_NUMBER if chunks[0].isdecimal() else r"(?<![A-Za-z0-9])"
    return re.compile(begin + "".join(parts) + edge, re.IGNORECASE)


def _chunk(chunk: str) -> str:
    return rf"0{{0,2}}{chunk}" if chunk.isdecimal() else re.escape(chunk)


def _tails(text: str, owners: dict[str, list[int]], actions: Sequence[Known]) -> list[Ref]:
    """Numbers that stand for a whole code: "6.2" for CR6.2."""
    tails: dict[str, list[int]] = {}
    for name, places in owners.items():
        chunks = name.split(" ")
        if len(chunks) > 2 and not chunks[0].isdecimal() and all(c.isdecimal() for c in chunks[1:]):
            tails.setdefault(" ".join(chunks[1:]), []).extend(places)
    found: list[Ref] = []
    for tail, places in tails.items():
        found += [
            _ref(text, hit, places, actions, loose=True)
            for hit in _pattern(tail).finditer(text)
            if not re.search(r"[\s,]", hit.group())
        ]
    return found


def _numbered(text: str, actions: Sequence[Known]) -> list[Ref]:
    """Chaser's own numbers; where there are none, the place in the list."""
    by_ref = {action.ref: place for place, action in enumerate(actions) if action.ref}
    found = []
    for hit in _NUMBER.finditer(text):
        number = int(hit[1])
        place = by_ref.get(number)
        if place is None and not by_ref and 1 <= number <= len(actions):
            place = number - 1
        found.append(Ref(hit.start(), hit.end(), () if place is None else (place,)))
    return found


def _unknown(text: str, actions: Sequence[Known]) -> list[Ref]:
    """What looks like a code of this plan, and is none of the actions asked about."""
    names = [key(action.code).split(" ") for action in actions if key(action.code)]
    letters = {name[0] for name in names if len(name) > 1 and not name[0].isdecimal()}
    found = [
        Ref(hit.start(), hit.end(), ())
        for hit in _CODED.finditer(text)
        if hit[1].lower() in letters and not _NO_CODE.match(hit.group())
    ]
    if names:
        found += [Ref(hit.start(), hit.end(), ()) for hit in _STRANGE.finditer(text)]
    if any(len([c for c in name if c.isdecimal()]) > 1 for name in names):
        found += [
            Ref(hit.start(), hit.end(), (), loose=True)
            for hit in _DOTTED.finditer(text)
            if not _DOTTED_DAY.fullmatch(hit.group()) and not _is_day(hit.group(), names)
        ]
    return found


def _is_day(number: str, names: Sequence[Sequence[str]]) -> bool:
    """Whether "30.9" is a day of a month: no plan here has a thirtieth theme."""
    head, _, tail = number.partition(".")
    known = {chunk for name in names for chunk in name}
    return 12 < int(head) < 32 and tail.isdecimal() and 0 < int(tail) < 13 and head not in known
