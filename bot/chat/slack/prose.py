"""Words for Slack: paragraphs, titles, notes, labelled lines and the rows of a card or list."""

from collections.abc import Iterable, Sequence

from bot.chat.controls import clean
from bot.chat.slack.split import Unit
from bot.chat.slack.text import Span, chunks, cut, line, plain, rich, said, width
from handlers.messages import Facts, Message, Part, Text, in_words

LONGEST_HEADER = 150
"""Characters of a header: "Header block"."""

LONGEST_PIECE = 2500
"""Characters of a paragraph before it is divided; under the 3,000 of a text object, so that its
buttons and its heading still fit beside it."""

_LONGEST_NOTE = 2000


def prose(spans: Iterable[Span], words: str = "") -> list[Unit]:
    """Words as rich text; `words` is what is said instead of them where nothing is divided."""
    pieces = [piece for piece in chunks(spans, LONGEST_PIECE) if said(piece).strip()]
    if len(pieces) == 1:
        return [Unit((rich(pieces[0]),), words or said(pieces[0]))]
    return [Unit((rich(piece),), said(piece)) for piece in pieces]


def title_units(title: str) -> list[Unit]:
    """A header; what is beyond its length follows in bold."""
    head, rest = cut(line(title), LONGEST_HEADER)
    if not head:
        return []
    header = {"type": "header", "text": plain(head.rstrip())}
    return [Unit((header,), head.rstrip()), *prose([(rest, True)])]


def text_units(text: Text) -> list[Unit]:
    """A paragraph; a quiet one in small grey letters ("Context block")."""
    if not text.quiet:
        return prose([(text.text, False)])
    pieces = [said(piece) for piece in chunks([(text.text, False)], _LONGEST_NOTE)]
    return [_note(piece) for piece in pieces if piece.strip()]


def _note(text: str) -> Unit:
    return Unit(({"type": "context", "elements": [plain(text)]},), clean(text))


def facts_units(facts: Facts) -> list[Unit]:
    """A line a fact, its label bold."""
    lines = [[(name, True), (f" · {value}", False)] for name, value in facts.facts]
    return lines_units(lines, [part_words(Facts((fact,))) for fact in facts.facts])


def lines_units(lines: Sequence[Sequence[Span]], words: Sequence[str]) -> list[Unit]:
    """Short lines, as many in a block as it holds; `words` says each of them in words."""
    units: list[Unit] = []
    spans: list[Span] = []
    spoken: list[str] = []
    for each, says in zip(lines, words, strict=True):
        longer = [*spans, *([("\n", False)] if spans else []), *each]
        if spans and width(said(longer)) > LONGEST_PIECE:
            units += prose(spans, "\n".join(spoken))
            longer, spoken = list(each), []
        spans, spoken = longer, [*spoken, says]
    return units + (prose(spans, "\n".join(spoken)) if spans else [])


def part_words(part: Part) -> str:
    """A part in plain words."""
    return in_words(Message("", (part,)))
