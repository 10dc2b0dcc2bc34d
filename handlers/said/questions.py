"""Questions with a button an answer.

A question keeps what each of its buttons would record in a draft, so that a press days later
records the words of then on the action of now.
"""

from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from handlers.asker import Asker
from handlers.messages import Button, Message, Row, Rows
from handlers.naming import code_for
from handlers.people.typed_leads import in_words
from handlers.rules.reply import Edit, Question
from handlers.rules.sentences import shorten
from handlers.waiting import keep_draft
from store import drafts
from store.drafts import Draft
from store.models import Action

REPLY = "reply"  # the kind of draft that keeps a question
NAME = "who leads"  # the kind that waits for somebody's name
ASKED = "asked:"  # how the kinds of those begin that are asked once: the rest says about what


def ask(
    asker: Asker, question: Question, targets: list[Action], words: str | None, kind: str = REPLY
) -> Message:
    """The question with a button an answer; each keeps the edit that pressing it records."""
    question = replace(question, text=in_words(asker, question.text))
    if question.names:
        expect_name(asker, targets[question.actions[0]])
    if not question.options:
        return Message(question.text)
    if question.each:
        return _ask_of_each(asker, question, targets, words)
    options = [
        {
            "ref": targets[option.edit.action].ref,
            "edit": kept_edit(option.edit),
        }
        for option in question.options
    ]
    said = asker.request.text if words is None else words
    kept: dict[str, Any] = {"options": options, "words": said, "closed": question.closed}
    kept |= {"writer": asker.writer, "heard": asker.heard, "key": asker.request.key}
    draft = keep_draft(asker, kind, kept)
    buttons = [
        Button(option.label, f"answer {draft.id} {number}")
        for number, option in enumerate(question.options, 1)
    ]
    # Some questions bring a way to leave things of their own, which counts as a word on them.
    if not any(option.label.startswith("Leave") for option in question.options):
        leave = "Leave as it is" if kind == REPLY else "Leave it"
        buttons.append(Button(leave, f"answer {draft.id} leave"))
    return Message(question.text, buttons=tuple(buttons))


def expect_name(asker: Asker, action: Action) -> None:
    """Keep that a name is waited for."""
    keep_draft(asker, NAME, {"action": action.ref})


def _ask_of_each(
    asker: Asker, question: Question, targets: list[Action], words: str | None
) -> Message:
    """The question, a row of answers an action, and one button that says yes to all."""
    rows = []
    for place in question.actions:
        options = tuple(option for option in question.options if option.edit.action == place)
        alone = replace(question, actions=(place,), options=options, each=False)
        code = code_for(asker, targets[place])
        buttons = ask(asker, alone, targets, words).buttons
        rows.append(Row(shorten(f"{code} {targets[place].title}", 60), buttons=buttons))
    firsts = [(row.buttons[0].label, row.buttons[0].text) for row in rows]
    yes: tuple[Button, ...] = ()
    if question.closed and len({label for label, _ in firsts}) == 1:
        label, text = firsts[0]
        yes = (Button(f"All {label}", f"{text.rpartition(' ')[0]} all"),)
    return Message(question.text, (Rows(tuple(rows)),), yes)


def yes_to_all(asker: Asker, draft: Draft) -> list[Draft]:
    """The question and those beside it that a yes answers alike, as far as they wait; locked."""
    ids = sorted(each.id for each in (draft, *drafts.beside(asker.session, draft)))
    found = [drafts.open_one(asker.session, asker.partnership.id, id_, draft.kind) for id_ in ids]
    alike = (each for each in found if each and each.body.get("closed"))
    return [each for each in alike if _yes(each) == _yes(draft)]


def _yes(draft: Draft) -> Any:
    return draft.body["options"][0]["edit"]["status"]


def kept_edit(edit: Edit) -> Any:
    """The edit as plain values that JSON can keep."""
    return _edits().dump_python(edit, mode="json")


def read_edit(kept: Any) -> Edit:
    """The edit that `kept_edit` kept."""
    return _edits().validate_python(kept)


@cache
def _edits() -> TypeAdapter[Edit]:
    return TypeAdapter(Edit)
