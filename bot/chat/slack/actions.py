"""Buttons for Slack: each carries the words that it stands for."""

from collections.abc import Iterator, Sequence

from bot.chat.slack.prose import prose
from bot.chat.slack.split import Unit
from bot.chat.slack.text import Block, label, line, shorten, width
from handlers.messages import Button, Message, in_words

ACTION = "words"
"""What the action id of every button begins with."""

MOST_ELEMENTS = 25
"""Elements of an actions block: "Actions block"."""

LONGEST_LABEL = 75
"""Characters of a button's text, and of its accessibility label: "Button element"."""

LONGEST_VALUE = 2000
"""Characters of a button's value: "Button element"."""

# Characters of the values and of the labels of one block, so that its row fits in the same message.
_MOST_CHARACTERS = 4000
_MOST_WORDS = 800


def action_units(buttons: Sequence[Button]) -> list[Unit]:
    """The buttons in blocks of at most 25; what no button can hold is written out above them."""
    written = [unit for button in buttons for unit in _written_out(button)]
    rows = [_unit(row) for row in _rows([b for b in buttons if _can_carry(b)])]
    return [*written, *rows]


def _can_carry(button: Button) -> bool:
    return width(button.text) <= LONGEST_VALUE


def _written_out(button: Button) -> list[Unit]:
    """The words to type where they are too long for a button; a label too long for one."""
    if not _can_carry(button):
        return prose([(line(button.label), True), (" · type this instead:\n", False),
                      (button.text, False)])  # fmt: skip
    if width(line(button.label)) > LONGEST_LABEL:
        return prose([(line(button.label), False)])
    return []


def _rows(buttons: Sequence[Button]) -> Iterator[list[Button]]:
    row: list[Button] = []
    for button in buttons:
        longer = [*row, button]
        if row and not _is_small(longer):
            yield row
            longer = [button]
        row = longer
    if row:
        yield row


def _is_small(row: Sequence[Button]) -> bool:
    values = sum(len(button.text) for button in row)
    return (
        len(row) <= MOST_ELEMENTS
        and values <= _MOST_CHARACTERS
        and sum(min(len(button.label), LONGEST_LABEL) for button in row) <= _MOST_WORDS
    )


def _unit(row: Sequence[Button]) -> Unit:
    # Green for one button of a set only: "Button element". The first that most people want.
    main = next((index for index, button in enumerate(row) if button.main), None)
    elements = [_button(button, index, index == main) for index, button in enumerate(row)]
    short = tuple(Button(shorten(line(button.label), LONGEST_LABEL), "") for button in row)
    words = in_words(Message("", buttons=short))
    return Unit(({"type": "actions", "elements": elements},), words)


def _button(button: Button, index: int, main: bool) -> Block:
    element: Block = {
        "type": "button",
        "text": label(button.label, LONGEST_LABEL),
        "action_id": f"{ACTION}.{index}",
        "value": button.text,
    }
    if button.about:
        element["accessibility_label"] = shorten(_spoken(button), LONGEST_LABEL)
    return {**element, "style": "primary"} if main else element


def _spoken(button: Button) -> str:
    about = line(button.about)
    return f"More for {about}" if button.label == "…" else f"{line(button.label)}: {about}"
