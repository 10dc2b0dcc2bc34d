"""What every change ends with: what was recorded, for all to see, and how to take it back."""

from handlers.asker import Answer, Asker
from handlers.edits import undo_button
from handlers.messages import Message, Text
from handlers.naming import shared_code
from handlers.wording import recorded_whole
from store.models import Action, Entry, Update


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
