"""Cuts a text into the words, numbers and marks that dates are made of.

One pass and one pattern without nested repeats, so the time grows with the length alone. Offsets
are those of the text as given: what is evened out here is evened out character for character.
"""

import re
from enum import StrEnum
from typing import NamedTuple

# A typographer's dashes, quotes and spaces are the plain ones, one character for one.
_PLAIN = str.maketrans(
    {**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("‘’´`ʼ", "'"), "⁄": "/", "→": ">", "➔": ">"}
)

_TOKEN = re.compile(
    r"""
      (?P<time> (?<=[0-9]) T [0-9]{2} : [0-9]{2} (?: : [0-9.]{2,9} )?
                (?: Z | \+[0-9]{2}:?[0-9]{2} )?
              | [0-9]{1,2} : [0-9]{2} (?: : [0-9]{2} )? (?: \s? [ap]\.?m\b\.? )?
              | [0-9]{1,2} (?: \.[0-9]{2} )? \s? [ap]\.?m\b\.?
              | 12 \s? (?: noon | midday | midnight )\b )
    | (?P<week> \b (?: (?: w \s? / \s? [cbe] | wk/[cbe] | w[cb] ) \b | w\.[cbe]\. ) )
    | (?P<ordinal> [0-9]{1,2} \s? (?: st | nd | rd | th )
                    (?: \b | (?= jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec ) ) )
    | (?P<num> [0-9]+ )
    | (?P<word> [^\W\d_]+ (?: 's\b )? )
    | (?P<mark> [^\s] )
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Sort(StrEnum):
    """What a token is; a time and `w/c` come as one token each."""

    NUM = "num"
    WORD = "word"
    WEEK = "week"
    MARK = "mark"
    TIME = "time"
    END = "end"


class Token(NamedTuple):
    """`text` is in lower case, a trailing "'s" cut off; `value` is that of a number, else -1.

    `gap` says that white space stands before it, `line` that a line ends there.
    """

    sort: Sort
    text: str
    start: int
    end: int
    value: int = -1
    digits: int = 0
    ordinal: bool = False
    gap: bool = False
    line: bool = False
    capital: bool = False


_END = Token(Sort.END, "", 0, 0, gap=True, line=True)
# Readers look a few tokens back and ahead; beyond either end they find END.
_MARGIN = 16


class Tokens:
    """The tokens of a text; beyond either end stands a token of the sort END."""

    def __init__(self, text: str) -> None:
        self.text = text
        tokens = _cut(text.translate(_PLAIN))
        margin = [_END] * _MARGIN
        self._count = len(tokens)
        self._tokens = [*margin, *tokens, *margin]
        self._words = [token.text if token.sort is Sort.WORD else "" for token in self._tokens]
        self._marks = [token.text if token.sort is Sort.MARK else "" for token in self._tokens]

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: int) -> Token:
        return self._tokens[place + _MARGIN]

    def word(self, place: int) -> str:
        """The word that stands there, or an empty string."""
        return self._words[place + _MARGIN]

    def mark(self, place: int) -> str:
        """The mark that stands there, or an empty string."""
        return self._marks[place + _MARGIN]

    def past_the(self, place: int) -> int:
        """That place, or the one behind a "the" that stands there."""
        return place + (self.word(place) == "the")

    def glued(self, place: int) -> bool:
        """Whether a token stands right after another, with no white space between."""
        return place > 0 and not self[place].gap


def _cut(text: str) -> list[Token]:
    tokens: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        tokens.append(_token(match, text[end : match.start()]))
        end = match.end()
    return tokens


def _token(match: re.Match[str], between: str) -> Token:
    name = match.lastgroup or "mark"
    raw = match.group()
    text = raw.lower()
    ordinal = name == "ordinal"
    digits = text.casefold().rstrip("stndrh \t\n\xa0") if name in ("num", "ordinal") else ""
    return Token(
        sort=Sort.NUM if ordinal else Sort(name),
        text=text.removesuffix("'s") if name == "word" else text,
        start=match.start(),
        end=match.end(),
        # A number too long to be a day or a year has no value that matters here.
        value=int(digits) if 0 < len(digits) <= 8 else -1,
        digits=len(digits),
        ordinal=ordinal,
        gap=bool(between),
        line="\n" in between or "\r" in between,
        capital=raw[0].isupper(),
    )
