"""What every change of an action begins and ends with: may they, and what was recorded."""

from handlers.asker import Answer, Asker
from handlers.finding import refuse, take_action
from handlers.messages import Button, Message, Text
from handlers.wording import recorded_whole
from store import actions
from store.models import Action, Entry, Update


def own_action(asker: Asker, words: str, command: str) -> tuple[Action, str]:
    """The action that the words begin with, locked, if the asker may change it; and the rest.

    Raises Sorry otherwise, with the way on.
    """
    action, rest = take_action(asker, words, lambda ref, rest: f"{command} #{ref} {rest}".strip())
    if not asker.may_change(action):
        raise refuse(asker, action, f"{command} #{action.ref} {rest}".strip())
    return actions.locked(asker.session, action.id), rest


def shared_code(asker: Asker, action: Action) -> frozenset[str]:
    """The action's own code in a set, if others carry it too."""
    return actions.shared_codes(asker.session, action.plan_id, action.code)


def confirmed(asker: Asker, entry: Entry, updates: list[tuple[Action, Update]]) -> Answer:
    """What was recorded, and how to take it back."""
    lines = []
    for action, update in updates:
        lines += recorded_whole(action, update, asker.today, shared_code(asker, action))
    buttons = [Button("Undo", f"undo {entry.id}")] if any(u.change for _, u in updates) else []
    parts = tuple(Text(line) for line in lines[1:])
    return Answer(Message(lines[0], parts, tuple(buttons)), to_all=True)
