"""What every change of an action begins and ends with: may they, and what was recorded."""

from handlers.asker import Answer, Asker
from handlers.edits import undo_button
from handlers.finding import Sorry, refuse, take_action
from handlers.messages import Message, Text
from handlers.rules.sentences import shorten
from handlers.wording import code_of, name_of, recorded_whole
from store import actions
from store.models import Action, Entry, Update


def own_action(asker: Asker, words: str, command: str) -> tuple[Action, str]:
    """The action that the words begin with, locked, if the asker may change it; and the rest.

    Raises Sorry otherwise, with the way on.
    """
    action, rest = take_action(asker, words, lambda ref, rest: f"{command} #{ref} {rest}".strip())
    check_live(asker, action)
    if not asker.may_change(action):
        raise refuse(asker, action, f"{command} #{action.ref} {rest}".strip())
    return actions.locked(asker.session, action.id), rest


def check_live(asker: Asker, action: Action) -> None:
    """Raise Sorry for an action of a closed plan: an old card leads to it, no paper shows it."""
    # Undoing the first action of all takes its plan with it, and no other is there instead.
    if action.plan.live or asker.live_plan() is None:
        return
    title = f"“{shorten(action.plan.title, 100)}”" if action.plan.title else "an earlier plan"
    code = code_for(asker, action)
    raise Sorry(f"{code} belongs to {title}, which is closed. Nothing was changed.")


def shared_code(asker: Asker, action: Action) -> frozenset[str]:
    """The action's own code in a set, if others carry it too."""
    return actions.shared_codes(asker.session, action.plan_id, action.code)


def code_for(asker: Asker, action: Action) -> str:
    """Its code as `code_of` says it, told apart from the others that carry it."""
    return code_of(action, shared_code(asker, action))


def name_for(asker: Asker, action: Action, most: int = 120) -> str:
    """Its code and title as `name_of` says them."""
    return name_of(action, shared_code(asker, action), most)


def done(said: str, entry: Entry) -> Answer:
    """What was done, for everybody to see, and how to take it back."""
    return Answer(Message(said, buttons=(undo_button(entry),)), to_all=True)


def confirmed(asker: Asker, entry: Entry, updates: list[tuple[Action, Update]]) -> Answer:
    """What was recorded, and how to take it back."""
    lines = []
    for action, update in updates:
        lines += recorded_whole(action, update, asker.today, shared_code(asker, action))
    buttons = [undo_button(entry)] if any(u.change for _, u in updates) else []
    parts = tuple(Text(line) for line in lines[1:])
    return Answer(Message(lines[0], parts, tuple(buttons)), to_all=True)
