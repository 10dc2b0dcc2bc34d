"""What Chaser says, in plain values: the words that handlers and platforms share on the way out.

No markup and no platform's types: each platform escapes every value once, when it renders.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field as Discriminated
from pydantic import TypeAdapter


class Mark(StrEnum):
    """How an action stands, as shown. Never a colour alone: the word goes with it."""

    COMPLETE = "complete"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = "none"  # not rated
    DISCONTINUED = "discontinued"

    @property
    def word(self) -> str:
        """The field's printed word: 'Green', 'Not rated'."""
        return "Not rated" if self is Mark.NONE else self.value.capitalize()

    @property
    def emoji(self) -> str:
        """A sign of its own shape, for chats that show emoji."""
        return _EMOJI[self]


_EMOJI = {
    Mark.COMPLETE: "✅",
    Mark.GREEN: "🟢",
    Mark.AMBER: "🔶",
    Mark.RED: "🟥",
    Mark.NONE: "⬜",
    Mark.DISCONTINUED: "✖",
}


@dataclass(frozen=True)
class Button:
    """A button stands for the words it saves typing, by refs and ids, never by codes."""

    label: str
    text: str  # "update #12 green", "undo 5812"
    main: bool = False  # the one that most people want
    about: str = ""  # what it acts on, for a screen reader: "CR6.4 Resilience forum"


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str
    quiet: bool = False  # shown softer: a note beside the matter
    kind: Literal["text"] = "text"


@dataclass(frozen=True)
class Facts:
    """Short labelled lines: ('Due before the next meeting', 'CR6.4, CR3.3')."""

    facts: tuple[tuple[str, str], ...]
    kind: Literal["facts"] = "facts"


@dataclass(frozen=True)
class Row:
    """One action (or other item) on a card or list."""

    title: str  # "CR6.2 Food in the school holidays"
    mark: Mark | None = None
    detail: str = ""  # "was due Mon 31 Aug · Priya N"
    quote: str = ""  # somebody's own words; shown in quotation marks
    quote_note: str = ""  # "12 Jun", "Priya N, 12 Jun"
    travel: str = ""  # direction of travel, in words: "better", "worse"
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class Rows:
    """Several items, under a heading where there is one."""

    rows: tuple[Row, ...]
    heading: str = ""
    kind: Literal["rows"] = "rows"


@dataclass(frozen=True)
class Table:
    """Columns of text; cells are strings as shown. The first column names the row."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...] = ()  # the last row, set apart; empty where there is none
    marks: tuple[Mark | None, ...] = ()  # a mark to show at a heading, by column
    caption: str = ""
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class Chart:
    """Stacked bars: one a name, one count a mark."""

    title: str
    bars: tuple[tuple[str, tuple[tuple[Mark, int], ...]], ...]
    kind: Literal["chart"] = "chart"

    @property
    def alt(self) -> str:
        """The numbers in words, for those who don't see the chart."""
        return f"{self.title}: " + " ".join(
            _bar_in_words(name, counts) for name, counts in self.bars
        )


def _bar_in_words(name: str, counts: tuple[tuple[Mark, int], ...]) -> str:
    said = ", ".join(f"{count} {mark.word.lower()}" for mark, count in counts if count)
    return f"{name} {said or 'nothing'}."


class FieldKind(StrEnum):
    LINE = "line"
    LINES = "lines"
    CHOICE = "choice"
    DATE = "date"  # free text, as people write dates; a platform may offer a calendar beside it
    FILE = "file"


@dataclass(frozen=True)
class Field:
    """One field of a form; its value goes into `Request.form` under `name`."""

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()  # (value, label), for a choice
    required: bool = False
    hint: str = ""


@dataclass(frozen=True)
class Form:
    """A dialog. Sending it is a request of kind `submitted` whose text is `command`."""

    title: str
    command: str
    fields: tuple[Field, ...]
    submit: str = "Save"
    kind: Literal["form"] = "form"


@dataclass(frozen=True)
class Attachment:
    """A file of Chaser's own. `write` makes its bytes when it is sent; they aren't kept here.

    Of a long one `in_steps` does the same, telling how many of its `lines` are written so far.
    """

    name: str  # "Riverside Partnership action plan 2026-09-22.docx"
    media_type: str
    write: Annotated[Callable[[], bytes] | None, Discriminated(exclude=True)] = field(
        default=None, compare=False, repr=False
    )
    lines: int = 0
    in_steps: Annotated[
        Callable[[Callable[[int], None]], bytes] | None, Discriminated(exclude=True)
    ] = field(default=None, compare=False, repr=False)
    kind: Literal["file"] = "file"


Part = Annotated[
    Text | Facts | Rows | Table | Chart | Form | Attachment, Discriminated(discriminator="kind")
]


@dataclass(frozen=True)
class Message:
    """What Chaser says: a title where there is one, the summary, then the parts, then buttons.

    The summary is always shown and stands first in a notification. `errors` stand at the
    fields of the form that was sent: (field name, sentence).
    """

    summary: str
    parts: tuple[Part, ...] = ()
    buttons: tuple[Button, ...] = ()
    errors: tuple[tuple[str, str], ...] = ()
    title: str = ""

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The files that go with it."""
        return tuple(part for part in self.parts if isinstance(part, Attachment))

    @property
    def form(self) -> Form | None:
        """The dialog to open, if this message is one."""
        return next((part for part in self.parts if isinstance(part, Form)), None)

    def every_button(self) -> Iterator[Button]:
        """All buttons, those of rows included."""
        for part in self.parts:
            if isinstance(part, Rows):
                for row in part.rows:
                    yield from row.buttons
        yield from self.buttons


def with_commands(message: Message, change: Callable[[str], str]) -> Message:
    """The message with other words behind its buttons and its form."""
    parts: list[Part] = []
    for part in message.parts:
        match part:
            case Rows():
                rows = (replace(row, buttons=_changed(row.buttons, change)) for row in part.rows)
                parts.append(replace(part, rows=tuple(rows)))
            case Form():
                parts.append(replace(part, command=change(part.command)))
            case _:
                parts.append(part)
    return replace(message, parts=tuple(parts), buttons=_changed(message.buttons, change))


def _changed(buttons: tuple[Button, ...], change: Callable[[str], str]) -> tuple[Button, ...]:
    return tuple(replace(button, text=change(button.text)) for button in buttons)


@cache
def _adapter() -> TypeAdapter[Message]:
    return TypeAdapter(Message)


def to_dict(message: Message) -> dict[str, Any]:
    """Plain values that JSON can keep."""
    kept: dict[str, Any] = _adapter().dump_python(message, mode="json")
    return kept


def from_dict(kept: Mapping[str, Any]) -> Message:
    """The message that `to_dict` kept; raises `pydantic.ValidationError` for anything else."""
    return _adapter().validate_python(kept)


def in_words(message: Message) -> str:
    """The whole message as plain text: for notifications, logs and tests."""
    lines = [message.title, message.summary, *(_part_in_words(part) for part in message.parts)]
    lines += [f"{name}: {sentence}" for name, sentence in message.errors]
    if message.buttons:
        lines.append(" ".join(f"[{button.label}]" for button in message.buttons))
    return "\n".join(line for line in lines if line)


def _part_in_words(part: Part) -> str:
    match part:
        case Text():
            return part.text
        case Facts():
            return "\n".join(f"{label} · {value}" for label, value in part.facts)
        case Rows():
            return "\n".join(
                [part.heading] * bool(part.heading) + [_row_in_words(r) for r in part.rows]
            )
        case Table():
            lines = (part.headings, *part.rows, *([part.totals] if part.totals else []))
            return "\n".join(" | ".join(line) for line in lines)
        case Chart():
            return part.alt
        case Attachment():
            return part.name
        case Form():
            return "\n".join([part.title, *(f"{f.label}: {f.value}" for f in part.fields)])


def _row_in_words(row: Row) -> str:
    words = [
        f"{row.mark.emoji} {row.mark.word}" if row.mark else "",
        row.travel,
        row.title,
        row.detail,
    ]
    if row.quote:
        words.append(f"“{row.quote}”" + (f" ({row.quote_note})" if row.quote_note else ""))
    words.append(" ".join(f"[{button.label}]" for button in row.buttons))
    return " · ".join(word for word in words if word)
