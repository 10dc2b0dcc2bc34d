"""Lines as they were read, shown before anything is saved, and kept until somebody says so."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from handlers.adding.new_actions import due_said, led_words, status_words
from handlers.adding.read_line import NewAction
from handlers.asker import Answer, Asker
from handlers.messages import Button, Message, Part, Row, Rows, Text
from handlers.naming import name_for
from handlers.rules.dates.saying import say_window
from handlers.rules.reply import Edit
from handlers.rules.sentences import counted, listed, shorten
from handlers.said.questions import read_edit
from handlers.said.taking import spoken
from handlers.waiting import keep_draft
from store import actions
from store.drafts import Draft
from store.models import Action

LINES = "lines"  # the kind of draft that keeps them


@dataclass(frozen=True)
class Unclear:
    """A line that is left out, and what is unclear about it."""

    line: str
    why: str


@dataclass(frozen=True)
class ReadLine:
    """A line of `update` as it was read."""

    action: Action
    edit: Edit


def body_of(
    asker: Asker,
    verb: str,
    words: str,
    items: list[Any],
    unclear: Sequence[Unclear],
    origin: str,
) -> dict[str, Any]:
    """What a draft keeps of the lines: all that it takes to show them, and to write them."""
    left = [[shorten(one.line, 200), one.why] for one in unclear]
    said = asker.request.text or words
    return {"verb": verb, "items": items, "words": said, "unclear": left, "origin": origin}


def read_back(asker: Asker, body: dict[str, Any], dropped: Sequence[int] = ()) -> Answer:
    """All that was read in one message, with one button that saves it.

    `dropped` are the numbers of those that were shown before and are left out at a word.
    """
    items, unclear, verb = body["items"], body.get("unclear", ()), body["verb"]
    parts: list[Part] = [Rows(tuple(_rows(asker, body)))] if items else []
    if unclear:
        left = tuple(Row(line, detail=why) for line, why in unclear)
        parts.append(Rows(left, heading="Not clear, and left out"))
    if not items:
        return Answer(
            Message("I couldn't read any of these lines. Nothing was saved.", tuple(parts))
        )
    if len(items) > 1:
        parts.append(Text("To leave some out, say for example “without 2”.", quiet=True))
    draft = keep_draft(asker, LINES, body)
    save = f"{'Add' if verb == 'add' else 'Record'} {len(items)}"
    buttons = (
        Button(save, f"confirm {draft.id}", main=True),
        Button("Cancel", f"cancel {draft.id}"),
    )
    return Answer(Message(_read_so(body, dropped), tuple(parts), buttons))


def _read_so(body: dict[str, Any], dropped: Sequence[int]) -> str:
    noun, origin = "action" if body["verb"] == "add" else "update", body.get("origin", "")
    if dropped:
        how_many = f"{counted(len(body['items']), noun)} left"
        return f"Without {listed(map(str, dropped))}: {how_many}. Nothing is saved yet."
    found = f"{counted(len(body['items']), noun)} read" + (f", {origin}" if origin else "")
    left = len(body.get("unclear", ()))
    also = f" {counted(left, 'line')} left out." if left else ""
    return f"{found}.{also} Nothing is saved yet."


def _rows(asker: Asker, body: dict[str, Any]) -> list[Row]:
    """The lines as they were read, numbered where there are several."""
    if body["verb"] == "add":
        rows = [_new_row(asker, new) for new in new_actions().validate_python(body["items"])]
    else:
        rows = [_edit_row(asker, read) for read in _reads(asker, body)]
    if len(rows) == 1:
        return rows
    return [replace(row, title=f"{number}. {row.title}") for number, row in enumerate(rows, 1)]


def _reads(asker: Asker, body: dict[str, Any]) -> list[ReadLine]:
    ids = [int(item["action"]) for item in body["items"]]
    held = {action.id: action for action in actions.by_ids(asker.session, ids)}
    return [ReadLine(held[int(i["action"])], read_edit(i["edit"])) for i in body["items"]]


def labels_of(asker: Asker, draft: Draft) -> list[set[str]]:
    """For each line of a draft what it may be called besides its number: its action's code."""
    if draft.body["verb"] == "add":
        new = new_actions().validate_python(draft.body["items"])
        return [{each.code.casefold()} - {""} for each in new]
    reads = _reads(asker, draft.body)
    return [{read.action.code.casefold(), f"#{read.action.ref}"} - {""} for read in reads]


def _new_row(asker: Asker, new: NewAction) -> Row:
    said = [led_words(new) or "no lead yet", due_said(new, asker.today), *status_words(new)]
    said += [f"under {new.theme}"] * bool(new.theme) + list(new.notes)
    return Row(f"{new.code} {new.title}".strip(), detail=" · ".join(said))


def _edit_row(asker: Asker, read: ReadLine) -> Row:
    said = [spoken(replace(read.edit, comment=""))]
    if read.edit.deadline:
        said.append(f"due {say_window(read.edit.deadline, asker.today)}")
    if read.edit.reassign_to:
        said.append(f"to {read.edit.reassign_to}")
    said += ["no change"] * read.edit.no_change + ["private comment"] * read.edit.private
    name = name_for(asker, read.action, most=80)
    return Row(name, detail=" · ".join(part for part in said if part), quote=read.edit.comment)


@cache
def new_actions() -> TypeAdapter[list[NewAction]]:
    """Turns actions to be added into plain values that JSON can keep, and back."""
    return TypeAdapter(list[NewAction])
