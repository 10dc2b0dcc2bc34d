"""Questions with a button an answer.

A question keeps what each of its buttons would record in a draft, so that a press days later
records the words of then on the action of now.
"""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from handlers.asker import Asker
from handlers.messages import Button, Message
from handlers.rules.replies import Edit, Question
from store import drafts
from store.models import Action

REPLY = "reply"  # the kind of draft that keeps a question
ASKED = "asked:"  # how the kinds of those begin that are asked once: the rest says about what


def ask(
    asker: Asker, question: Question, targets: list[Action], words: str | None, kind: str = REPLY
) -> Message:
    """The question with a button an answer; each keeps the edit that pressing it records."""
    if not question.options:
        return Message(question.text)
    options = [
        {
            "ref": targets[option.edit.action].ref,
            "edit": kept_edit(option.edit),
        }
        for option in question.options
    ]
    said = asker.request.text if words is None else words
    draft = drafts.keep(
        asker.session, asker.partnership.id, asker.recipient.id, kind, asker.now,
        {
            "options": options, "words": said, "writer": asker.writer,
            "closed": question.closed, "key": asker.request.key,
        },
    )  # fmt: skip
    buttons = [
        Button(option.label, f"answer {draft.id} {number}")
        for number, option in enumerate(question.options, 1)
    ]
    # Some questions bring a way to leave things of their own, which counts as a word on them.
    if not any(option.label.startswith("Leave") for option in question.options):
        leave = "Leave as it is" if kind == REPLY else "Leave it"
        buttons.append(Button(leave, f"answer {draft.id} leave"))
    return Message(question.text, buttons=tuple(buttons))


def kept_edit(edit: Edit) -> Any:
    """The edit as plain values that JSON can keep."""
    return _edits().dump_python(edit, mode="json")


def read_edit(kept: Any) -> Edit:
    """The edit that `kept_edit` kept."""
    return _edits().validate_python(kept)


@cache
def _edits() -> TypeAdapter[Edit]:
    return TypeAdapter(Edit)
