"""Forms as Slack's dialogs ("Modal views"), and what was filled in read back."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import dropwhile, groupby
from typing import Any

from bot.chat.slack.blocks import units
from bot.chat.slack.fields import CONTINUED, field_blocks, opened, value_of
from bot.chat.slack.text import Block, label, line, width
from handlers.messages import Field, Form, Message

CALLBACK = "form"
"""The callback id of every dialog."""

LONGEST_TITLE = 24
"""Characters of a dialog's title and of its buttons: "Modal views"."""

MOST_BLOCKS = 100
"""Blocks of a dialog: "Modal views"."""

LONGEST_METADATA = 3000
"""Characters of a dialog's private metadata: "Modal views"."""

GROUPS_A_PAGE = 10
"""Actions asked about in one dialog: more than ten are too long to scroll through."""


def modal(message: Message, *, private_metadata: str, gone: int = 0) -> dict[str, Any]:
    """The view of a message's form, or of as much as one holds; `gone` pages went before it.

    Block ids are the names of the fields. `private_metadata` comes back when the form is sent.
    Raises `ValueError` for a message without a form, and for metadata over 3,000 characters.
    """
    form = _form(message)
    if len(private_metadata) > LONGEST_METADATA:
        raise ValueError(f"private metadata is over {LONGEST_METADATA} characters")
    shown = _paged(message)
    fields = [block for field in shown[0] for block in field_blocks(field)]
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": label(form.title, LONGEST_TITLE),
        "submit": label(form.submit, LONGEST_TITLE),
        "close": label("Cancel", LONGEST_TITLE),
        "private_metadata": private_metadata,
        "blocks": [*_above(message, gone, gone + len(shown)), *fields],
    }


def following(message: Message) -> str:
    """The first field that has no room in the form's first dialog; "" where all have."""
    shown = _paged(message)
    return shown[1][0].name if len(shown) > 1 else ""


def since(message: Message, name: str) -> Message | None:
    """The message with its form from this field on; None where there is no such field.

    By its name: what was filled in before may have made the form shorter.
    """
    form = _form(message)
    found = tuple(dropwhile(lambda field: field.name != name, form.fields))
    rest = replace(form, fields=found)
    parts = tuple(rest if part is form else part for part in message.parts)
    return replace(message, parts=parts) if found else None


def _form(message: Message) -> Form:
    if message.form is None:
        raise ValueError("the message has no form")
    return message.form


def _above(message: Message, page: int, count: int) -> list[Block]:
    """What stands above the fields: the whole title where it is cut, and what the message says."""
    title = line(_form(message).title)
    said = [title] if width(title) > LONGEST_TITLE else []
    said += [message.summary] if line(message.summary) != title else []
    said += [f"{page + 1} of {count}"] if count > 1 else []
    parts = tuple(part for part in message.parts if not isinstance(part, Form))
    above = Message("\n".join(said), parts, message.buttons, title=message.title)
    shown = units(above, files={}, charts="text", plain=True)
    return [block for unit in shown for block in unit.blocks]


def _paged(message: Message) -> list[list[Field]]:
    """The fields in pages: ten actions each, and never more blocks than a dialog holds."""
    room = MOST_BLOCKS - len(_above(message, 0, 2))
    found: list[list[Field]] = [[]]
    groups = taken = 0
    for group in _groups(_form(message).fields):
        blocks = sum(len(field_blocks(field)) for field in group)
        groups, taken = groups + (len(group) > 1), taken + blocks
        if found[-1] and (groups > GROUPS_A_PAGE or taken > room):
            found.append([])
            groups, taken = int(len(group) > 1), blocks
        found[-1] += group
    return found


def _groups(fields: tuple[Field, ...]) -> list[list[Field]]:
    """Fields about one action stand together: their names end in the same number."""
    return [list(group) for _, group in groupby(fields, key=_number)]


def _number(field: Field) -> str:
    number = field.name.rpartition("-")[2]
    return number if number.isdigit() else field.name


def modal_errors(message: Message) -> dict[str, Any]:
    """The answer that puts each error at its field, or {} where there is none."""
    errors: dict[str, str] = {}
    for name, sentence in message.errors:
        errors[name] = f"{errors[name]} {sentence}" if name in errors else sentence
    return {"response_action": "errors", "errors": errors} if errors else {}


def shown(view: Mapping[str, Any]) -> dict[str, str]:
    """What stood in the fields of a view when it was opened, by the name of each."""
    inputs = [block for block in view.get("blocks", ()) if block.get("type") == "input"]
    return values({"values": {each["block_id"]: {"": opened(each["element"])} for each in inputs}})


def values(view_state: Mapping[str, Any]) -> dict[str, str]:
    """What was filled in, by the name of its field; "" for what was left empty.

    Takes the `state` of a submitted view. Files are not among them.
    """
    filled: dict[str, str] = {}
    for block_id, elements in view_state.get("values", {}).items():
        for element in elements.values():
            value = value_of(element)
            if value is not None:
                name = block_id.partition(CONTINUED)[0]
                filled[name] = filled.get(name, "") + value
    return filled
