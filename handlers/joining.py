"""Several messages as one."""

from handlers.messages import Button, Message, Part, Row, Rows, Text

_UNDO = "Undo"


def joined(messages: list[Message]) -> Message:
    """Several messages as one: the first speaks, the others follow as paragraphs.

    Where several ask, each keeps its buttons beside it: "Green" alone says not of which.
    """
    if not messages:
        return Message("Nothing was changed.")
    first, *others = messages
    several = sum(any(b.label != _UNDO for b in each.buttons) for each in messages) > 1
    parts, buttons = _apart(first, "") if several else ([*first.parts], [*first.buttons])
    for other in others:
        if several and other.buttons:
            more, ends = _apart(other, other.summary)
        else:
            more, ends = [Text(other.summary), *other.parts], [*other.buttons]
        parts += more
        buttons += ends
    return Message(first.summary, tuple(parts), tuple(buttons), first.errors, first.title)


def _apart(message: Message, words: str) -> tuple[list[Part], list[Button]]:
    """Its buttons right under its words; the one that takes all back stays at the end."""
    beside = tuple(button for button in message.buttons if button.label != _UNDO)
    row = [Rows((Row("", detail=words, buttons=beside),))] if words or beside else []
    # Under its own words, which may be the question that they answer.
    parts = [*row, *message.parts] if words else [*message.parts, *row]
    return parts, [b for b in message.buttons if b.label == _UNDO]
