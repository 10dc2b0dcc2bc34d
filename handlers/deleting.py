"""Words that would delete an action: nothing is deleted, and they are no comment on it either."""

import re

from handlers.asker import Answer, Asker
from handlers.finding import named
from handlers.messages import Button, Message
from handlers.own import shared_code
from handlers.wording import code_of

_DELETE = re.compile(
    r"/?(?:please )?(?:delete|remove|erase|get rid of)(?: the)?(?: action)? (\S+(?: \d\S*)?)",
    re.IGNORECASE,
)


def kept_instead(asker: Asker, text: str) -> Answer | None:
    """What can be done in place of deleting; None where the words don't ask for that."""
    found = _DELETE.fullmatch(text.strip(" .!"))
    action = next(iter(named(asker, found.group(1))), None) if found else None
    if action is None:
        return None
    code = code_of(action, shared_code(asker, action))
    said = f"I don't delete actions: what was agreed stays on record. {code} is as it was."
    if not action.is_open or not asker.may_change(action):
        return Answer(Message(said))
    drop = Button(f"Discontinue {code}", f"update #{action.ref} discontinued", about=code)
    undo = "Discontinued, it leaves the counts and nobody is chased for it."
    return Answer(Message(f"{said} {undo}", buttons=(drop, Button("History", "history"))))
