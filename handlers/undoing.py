"""`undo`: takes back what was done, by who did it or by a coordinator."""

from handlers import edits
from handlers.asker import Answer, Asker
from handlers.finding import Sorry
from handlers.messages import Button, Message, Part, Text
from handlers.own import shared_code
from handlers.wording import code_of, counted, recorded
from store import entries
from store.models import Action, Entry, Update

_OF_A_COMMENT = {"comment", "commented_on", "commented_by", "comment_private", "reported_at"}
_MOST = 8  # actions named one by one; of more, the number is said


def undo(asker: Asker, words: str) -> Answer | None:
    """`undo` takes back the asker's last entry, `undo 5812` that one."""
    words = words.strip().lstrip("#")
    if words and not words.isdigit():
        return None
    entry = _entry(asker, words)
    if entry.undone_by_id is not None:
        undoing = asker.session.get_one(Entry, entry.undone_by_id)
        raise Sorry(f"That was undone already, by {undoing.by_name}. Nothing was changed.")
    if entry.recipient_id != asker.recipient.id and not asker.is_coordinator:
        who = asker.coordinators() or "a coordinator"
        raise Sorry(f"{entry.by_name} did that. They or {who} can undo it. Nothing was changed.")
    undoing, restored, moved_on = edits.undo(asker, entry)
    if not restored and moved_on:
        raise Sorry("It was changed again since, so there is nothing left of it to undo.")
    lines = [*_said(asker, restored), *_left_alone(asker, moved_on)]
    return Answer(
        Message(
            f"Undone: {lines[0]}" if lines else "Undone.",
            tuple(_texts(lines[1:])),
            (Button("Put it back", f"undo {undoing.id}"),),
        ),
        to_all=True,
    )


def _entry(asker: Asker, words: str) -> Entry:
    if words:
        found = entries.by_id(asker.session, asker.partnership.id, int(words[:12]))
    else:
        found = entries.last_by(asker.session, asker.partnership.id, asker.recipient.id)
    if found is None:
        raise Sorry(
            "There is nothing of yours to undo. Type “history” to see what was done, and when."
        )
    return found


def _texts(lines: list[str]) -> list[Part]:
    return [Text(line) for line in lines]


def _said(asker: Asker, restored: list[Update]) -> list[str]:
    """What stands now again, a sentence an action; other subjects in a few words."""
    pairs = [(asker.session.get(Action, u.subject_id), u) for u in restored if _is_action(u)]
    found = [(action, update) for action, update in pairs if action is not None]
    if len(found) > _MOST:
        taken = [action for action, _ in found if action.withdrawn]
        if len(taken) == len(found):
            return [f"{counted(len(taken), 'action')} taken out again."]
        return [f"{counted(len(found), 'action')} as they were before."]
    lines = [_restored(asker, action, update) for action, update in found]
    lines += [_other(update) for update in restored if not _is_action(update)]
    return list(dict.fromkeys(line for line in lines if line))


def _restored(asker: Asker, action: Action, update: Update) -> str:
    shared = shared_code(asker, action)
    if "comment" not in update.change:
        return recorded(action, update, asker.today, shared)
    now = f"its comment is “{action.comment}” again" if action.comment else "its comment is gone"
    if not set(update.change) - _OF_A_COMMENT:
        return f"{code_of(action, shared)}: {now}."
    return f"{recorded(action, update, asker.today, shared)} And {now}."


def _is_action(update: Update) -> bool:
    return update.subject == "action"


_OTHERS = {
    "person": "the name is linked as it was before.",
    "role": "the role is as it was before.",
    "meeting": "the meeting is as it was before.",
    "series": "the meetings are as they were before.",
    "plan": "the plan is as it was before.",
    "partnership": "the settings are as they were before.",
    "recipient": "your reminders are as they were before.",
}


def _other(update: Update) -> str:
    return _OTHERS.get(update.subject, "")


def _left_alone(asker: Asker, moved_on: list[Update]) -> list[str]:
    found = [asker.session.get(Action, u.subject_id) for u in moved_on if _is_action(u)]
    codes = [code_of(a, shared_code(asker, a)) for a in found if a is not None]
    if not codes:
        return []
    return [f"{', '.join(codes)}: somebody changed it since, so that part stays as it is."]
