"""A message that was edited or deleted after Chaser had taken it.

An edit is read again, and what it says replaces what the message recorded: that is taken back and
the correction written by new entries. A deletion takes nothing back; the record says of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from handlers import edits
from handlers.asker import Answer, Asker, for_you
from handlers.edits import undo_button
from handlers.finding import Sorry
from handlers.joining import joined
from handlers.messages import Button, Message, Text
from handlers.naming import code_for
from handlers.rules.sentences import listed
from handlers.undoing import check, said_again, undo
from handlers.wording import mark_of
from store import entries
from store.models import Action, Entry, Update

Read = Callable[[Asker], Answer | None]

_ONCE = ("add", "import", "digest", "rag", "ask", "undo")
"""Commands that a second look at the same message must not carry out again."""

_NOT_AGAIN = (
    "Editing a message does not do that a second time. Type it in a new message; to correct an "
    "action, type for example “edit #12”. Nothing was changed."
)
_MOVES_ALONG = {"reported_at", "differed_at", "commented_on", "commented_by"}  # with any later word
_OF_THE_MOMENT = {*_MOVES_ALONG, "deadline_id", "moved"}  # differ though the same was said


def corrected(asker: Asker, read: Read) -> Answer | None:
    """Take back what the message recorded and record what it says now; None where that is the same.

    Raises Sorry where it can't be: then what was recorded stands.
    """
    recorded = _recorded(asker)
    word = _word(asker.request.text)
    if word in _ONCE and word == _word(asker.request.before.text if asker.request.before else ""):
        return for_you(_NOT_AGAIN)
    if not recorded:
        return read(asker)
    if word == "undo":
        return undo(asker, str(recorded[-1].id))
    try:
        return _replaced(asker, recorded, read)
    except Sorry as sorry:
        answer = sorry.answer
        raise Sorry("", answer=replace(answer, message=_and_stands(answer, recorded))) from sorry


def _word(text: str) -> str:
    words = text.split(maxsplit=1)
    return words[0].casefold().lstrip("/").rstrip(".,:;!") if words else ""


def _recorded(asker: Asker) -> list[Entry]:
    before = asker.request.before
    found = entries.of_requests(asker.session, before.keys) if before else []
    return [entry for entry in found if entry.partnership_id == asker.partnership.id]


def _replaced(asker: Asker, recorded: list[Entry], read: Read) -> Answer | None:
    with asker.session.begin_nested() as trial:
        taken_back = [update for entry in reversed(recorded) for update in _undone(asker, entry)]
        answer = read(asker)
        anew = entries.of_requests(asker.session, [asker.request.key])
        is_same = bool(anew) and _news(anew) == _news(recorded)
        if answer is not None and anew and not is_same:
            _hush(recorded, anew)
            return _said(asker, answer, anew, taken_back)
        trial.rollback()
    if is_same:
        return None
    # Read once more, since the question that it asks went with the rest.
    answer = read(asker) or for_you("I read no update in the edited message.")
    return replace(answer, message=_and_stands(answer, recorded), to_all=False)


def _hush(recorded: Iterable[Entry], anew: Iterable[Entry]) -> None:
    """What the edited message says in confidence is not to be read where it said so before."""
    secret = {(u.subject, u.subject_id) for e in anew for u in e.updates if u.private}
    for entry in recorded:
        for update in entry.updates:
            if update.comment and (update.subject, update.subject_id) in secret:
                update.private = True


def _undone(asker: Asker, entry: Entry) -> list[Update]:
    """What is restored. Raises Sorry where somebody has spoken since of the same.

    And where what was said is no longer theirs to take back.
    """
    check(asker, entry)
    _, restored, moved_on = edits.undo(asker, entry)
    stale = [update for update in moved_on if _has_moved_on(asker, update)]
    if stale:
        actions = [asker.session.get(Action, update.subject_id) for update in stale]
        codes = listed(code_for(asker, a) for a in actions if a is not None)
        raise Sorry(
            f"{codes or 'That'} was changed again since, so your edit changed nothing. "
            "To correct it, say it in a new message."
        )
    return restored


def _has_moved_on(asker: Asker, update: Update) -> bool:
    """Whether more of it changed since than what any later word changes."""
    subject = asker.session.get(edits.SUBJECTS[update.subject], update.subject_id)
    assert subject is not None  # noqa: S101 - subjects are never deleted
    before = {name: pair[0] for name, pair in update.change.items() if name not in _MOVES_ALONG}
    return any(edits.plain(edits.value(subject, name)) != was for name, was in before.items())


def _news(found: Iterable[Entry]) -> dict[tuple[str, int], tuple[dict[str, Any], str, bool]]:
    """What was said of each subject: what became of it, the comment, and whether it is private."""
    return {
        (update.subject, update.subject_id): (
            {name: pair[1] for name, pair in update.change.items() if name not in _OF_THE_MOMENT},
            update.comment,
            update.private,
        )
        for entry in found
        for update in entry.updates
    }


def _said(asker: Asker, answer: Answer, anew: list[Entry], taken_back: list[Update]) -> Answer:
    """What was recorded instead, and what of before is said no more."""
    still = set(_news(anew))
    gone = [update for update in taken_back if (update.subject, update.subject_id) not in still]
    lines = [Text(f"No longer said: {line}") for line in said_again(asker, gone)]
    message = answer.message
    return replace(
        answer,
        message=replace(
            message, summary=f"Corrected: {message.summary}", parts=(*message.parts, *lines)
        ),
    )


def _and_stands(answer: Answer, recorded: list[Entry]) -> Message:
    stands = Message(
        "What your message recorded before stands.",
        buttons=(Button("Take it back", f"undo {recorded[-1].id}"),),
    )
    return joined([answer.message, stands])


def deleted(asker: Asker) -> Answer | None:
    """Note in the record that the message was deleted; say what stands and how to take it back."""
    recorded = _recorded(asker)
    ids = [u.subject_id for entry in recorded for u in entry.updates if u.subject == "action"]
    actions = edits.locked(asker.session, ids)
    if not recorded:
        return None
    note = edits.begin(asker, "")
    for action in actions.values():
        edits.change(asker.session, note, action, {})
    said = listed(f"{code_for(asker, a)} is {mark_of(a).word}" for a in actions.values())
    stands = f"What it recorded stands: {said}." if said else "What it did stands."
    buttons = tuple(undo_button(entry) for entry in recorded[-1:])
    return Answer(Message(f"You deleted a message. {stands}", buttons=buttons))
