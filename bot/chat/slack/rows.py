"""The rows of a card or list for Slack: mark, title, detail, somebody's words, buttons."""

from collections.abc import Sequence

from bot.chat.slack.actions import action_units
from bot.chat.slack.prose import LONGEST_PIECE, lines_units, part_words, prose
from bot.chat.slack.split import Unit, fits, together
from bot.chat.slack.text import Span, said, width
from handlers.messages import Row, Rows

_ARROWS = {"better": "↑ ", "worse": "↓ "}


def rows_units(part: Rows) -> list[Unit]:
    """A block a row where rows have buttons, else as many rows in a block as it holds."""
    heading: list[Span] = [(part.heading, True)] if part.heading.strip() else []
    if any(row.buttons for row in part.rows):
        return _with_buttons(heading, part.rows)
    lines = [heading] * bool(heading) + [row_spans(row) for row in part.rows]
    words = [part.heading] * bool(heading) + [_words(row) for row in part.rows]
    return lines_units(lines, words)


def row_spans(row: Row) -> list[Span]:
    """A row in words: the mark with its word, then its title in bold, and what belongs to it."""
    travel = _ARROWS.get(row.travel, "") + row.travel
    before = [f"{row.mark.emoji} {row.mark.word}" if row.mark else "", travel]
    spans: list[Span] = [(f"{word} · ", False) for word in before if word]
    spans.append((row.title, True))
    if row.detail:
        spans.append((f" · {row.detail}" if row.title else row.detail, False))
    if row.quote:
        note = f" ({row.quote_note})" if row.quote_note else ""
        spans.append((f"\n“{row.quote}”{note}", False))
    return spans


def _with_buttons(heading: list[Span], rows: Sequence[Row]) -> list[Unit]:
    """The heading stays with the first row, and a row with its buttons."""
    units: list[Unit] = []
    for row in rows:
        spans, words = row_spans(row), _words(row)
        if heading:
            over = said(heading)
            spans, words, heading = [*heading, ("\n", False), *spans], f"{over}\n{words}", []
        units += _row_units(row, spans, words)
    return units


def _row_units(row: Row, spans: list[Span], words: str) -> list[Unit]:
    pressed = action_units(row.buttons)
    whole = width(said(spans)) <= LONGEST_PIECE and len(pressed) <= 1
    shown = prose(spans)
    joined = together([*shown[-1:], *pressed[:1]])
    if whole and shown:
        joined = Unit(joined.blocks, words)
    if not fits([joined]):
        return [*shown, *pressed]
    return [*shown[:-1], joined, *pressed[1:]]


def _words(row: Row) -> str:
    return part_words(Rows((row,)))
