"""“Not for publication please”, a moment after a comment: that comment is private from now on."""

from collections.abc import Sequence

from handlers.asker import Answer, Asker
from handlers.edits import begin, change, locked, undo_button
from handlers.messages import Message, Text
from handlers.naming import shared_code
from handlers.rules.in_confidence import is_mark_alone
from handlers.said.just_now import last_done
from handlers.wishes import waiting_of
from handlers.wording import recorded
from store.models import Action, Deadline, Update


def confided_since(asker: Asker, text: str) -> Answer | None:
    """What they said last becomes private; None where the words are no mark alone, or late."""
    said = _just_said(asker) if is_mark_alone(text) else ()
    if not said:
        return None
    held = locked(asker.session, (update.subject_id for update in said))
    entry = begin(asker)
    lines = []
    for update in said:
        action = held[update.subject_id]
        _withhold(asker, action, update)
        values = {"comment_private": True} if action.comment == update.comment else {}
        done = change(asker.session, entry, action, values, private=True)
        lines.append(recorded(action, done, asker.today, shared_code(asker, action)))
    more = tuple(Text(line) for line in lines[1:])
    return Answer(Message(lines[0], more, (undo_button(entry),)), to_all=True)


def _just_said(asker: Asker) -> Sequence[Update]:
    """The public comments of their last entry, if that stands and is a moment old."""
    last = None if asker.request.before else last_done(asker)
    if last is None:
        return ()
    return [u for u in last.updates if u.subject == "action" and u.comment and not u.private]


def _withhold(asker: Asker, action: Action, update: Update) -> None:
    """Out of `history`, and out of the reason why a deadline moves or is asked to."""
    update.private = True
    _, revision = update.change.get("deadline_id", (None, None))
    if revision is not None:
        asker.session.get_one(Deadline, revision).why = ""
    for wish in waiting_of(asker.session, action):
        if wish.draft.body["entry"] == update.entry_id:
            edit = {**wish.draft.body["edit"], "private": True}
            wish.draft.body = {**wish.draft.body, "edit": edit}
