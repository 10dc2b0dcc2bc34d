"""Cuts what somebody typed into words that keep their place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from handlers.rules.spellings import RUN_TOGETHER, SHORT


def bag(text: str) -> frozenset[str]:
    """The words of a word list, which reads better as running text."""
    return frozenset(text.split())


TURNS = bag("sorry meant mean oops whoops wait actually correction scrap typo nope edit wrong")
"""What people write when they put right what they have just said."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number, emoji or mark. `low` is how it is compared: lower case, straight quotes.

    `start` and `end` are offsets in the text; the halves of "isn't" share them.
    `capital` is true when it is written with a capital first letter.
    """

    low: str
    start: int
    end: int
    capital: bool = False

    @property
    def spoken(self) -> bool:
        """Whether it is letters or digits rather than a mark."""
        return self.low[0].isalnum() or self.low in HALVES or self.low.startswith(("£", "$", "€"))


_PIECE = re.compile(
    r"(?P<emoji>:(?:x|[a-z0-9_+'-]{2,50}):(?::skin-tone-\d:)?)"
    r"|(?P<link><[@#!][^<>\n]{0,200}>|<?https?://[^\s<>]+>?|[\w.+-]{1,80}@[\w.-]{2,80})"
    r"|(?P<handle>@\w[\w.-]{0,60})"
    r"|(?P<short>\b(?:mr|mrs|ms|dr|cllr|rev|st|prof|sgt|insp)\.)"
    r"|(?P<pair>\b[^\W\d_][&+][^\W\d_]\b)"  # "R&D", "Q&A"
    r"|(?P<number>\d{1,3}\.\d{1,3}(?=/\d{1,3}\.\d{1,3}(?!\d))|[£$€]?\d+(?:[.,/:]\d+)*(?:%|k\b|m\b)?)"
    r"|(?P<word>[^\W\d_]+(?:['’‘`´][^\W\d_]+)*)"
    r"|(?P<line>\n)"
    r"|(?P<mark>->|=>|\S)",
    re.IGNORECASE,
)
_UNSEEN = frozenset('\ufe0f\ufe0e\u200d\u200b\u2060\u20e3\ufeff🏻🏼🏽🏾🏿*_~`"“”')
_TONE = re.compile(r"(?<=:):skin-tone-\d:|_tone\d(?=:)")
_APOSTROPHES = str.maketrans("’‘`´", "''''")
HALVES = frozenset({"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"})


def words(text: str) -> list[Word]:
    """Every word and mark of `text` in order. A hyphen inside a word parts it without a mark."""
    return list(_known(text))


# What is judged is read again by each who judges it.
@lru_cache(maxsize=32)
def _known(text: str) -> tuple[Word, ...]:
    return tuple(_read(text))


def _read(text: str) -> Iterator[Word]:
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        if piece.lastgroup == "word":
            yield from _halves(piece.group(), start, end)
        elif piece.lastgroup == "mark":
            if not _is_silent(text, start):
                yield Word(piece.group(), start, end)
        else:
            low = _TONE.sub("", piece.group().lower())
            yield Word(low.rstrip(".") if piece.lastgroup == "short" else low, start, end)


def _is_silent(text: str, at: int) -> bool:
    if text[at] in _UNSEEN:
        return True
    inside = 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
    return inside and text[at] in "-‑'’"


def _halves(word: str, start: int, end: int) -> Iterator[Word]:
    low = word.lower().translate(_APOSTROPHES)
    capital = word[0].isupper()
    for number, half in enumerate(_split(low)):
        yield Word(half, start, end, capital and number == 0)


def _split(low: str) -> Sequence[str]:
    if low in HALVES:
        return (low,)
    if low in SHORT:
        return (SHORT[low],)
    if low in RUN_TOGETHER:
        return RUN_TOGETHER[low]
    stem, apostrophe, ending = low.rpartition("'")
    if not apostrophe or not stem:
        return (low,)
    if ending == "t" and stem.endswith("n"):
        return (stem[:-1], "n't")
    return (SHORT.get(stem, stem), f"'{ending}") if f"'{ending}" in HALVES else (low,)


_ENDS = frozenset(".!?\n;…•·●▪◦‣")
_BREAKS = frozenset(",:()[]-–—|=>") | {"->", "=>"}
_JOINS = bag("and but so though although however because while whereas which then")
_JOINS |= frozenset({"&", "+", "except"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of words with one thing to say.

    `opening` is the mark or joining word before it ("" at the very start), `closing` the mark
    after it. `sentence` counts sentences from 0.
    """

    words: tuple[Word, ...]
    opening: str
    closing: str
    sentence: int


def clauses(found: Sequence[Word]) -> list[Clause]:
    """Part words into clauses at marks and joining words."""
    done: list[Clause] = []
    held: list[Word] = []
    opening, sentence = "", 0
    for number, word in enumerate(found):
        if not _parts(found, number):
            held.append(word)
            continue
        if held:
            done.append(Clause(tuple(held), opening, word.low, sentence))
            held = []
            opening = word.low
        elif word.low in _JOINS or word.low in _ENDS or not opening:
            opening = word.low
        if word.low in _ENDS:
            sentence += 1
    if held:
        done.append(Clause(tuple(held), opening, "", sentence))
    return done


def _parts(found: Sequence[Word], at: int) -> bool:
    low = found[at].low
    if low == "so" and at + 1 < len(found) and found[at + 1].low == "far":
        return False
    if low == "but" and at and found[at - 1].low in ("anything", "all", "nothing"):
        return False
    return low in _ENDS or low in _BREAKS or low in _JOINS
