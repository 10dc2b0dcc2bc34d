"""What is said of a hold in plain words, which neither hold an action nor let it go on."""

import re
from collections.abc import Sequence

from handlers.asker import Asker
from handlers.messages import Button, Message
from handlers.naming import code_for
from handlers.rules.reply import Edit
from store.models import Action

_ON_HOLD = re.compile(
    r"(?i)\bon (?:hold|ice|pause)\b"
    r"|\A\W*(?:\S{0,12}\d\S{0,12}\W+)?(?:(?:is|has|been|now|it|this)\W+){0,3}(?:paused|parked|shelved)"
    r"(?=\W*\Z|\s*[,.;:–-]|\s+(?:until|till?|for|pending|while|by|as|due|now|because|since)\b)"
)
_GOES_ON = re.compile(
    r"(?i)\b(?:back on(?! (?:track|hold|the|a|our|my|\d))|off hold"
    r"|(?:no longer|not) (?:on hold|paused|parked)|re-?(?:start|open)(?:ed|ing|s)?"
    r"|resum(?:ed|es|ing)|(?:started|going|live|running|under ?way) again)\b"
)


def of_holds(asker: Asker, edits: Sequence[Edit], targets: Sequence[Action]) -> Message | None:
    """What to press where an action is said to be on hold, or to go on; None where none is."""
    for edit in edits:
        action = targets[edit.action]
        if not edit.status and asker.may_change(action):
            if _GOES_ON.search(edit.comment):
                return _how_to_go_on(asker, action)
            if _ON_HOLD.search(edit.comment):
                return _how_to_hold(asker, action)
    return None


def _how_to_hold(asker: Asker, action: Action) -> Message:
    code = code_for(asker, action)
    return Message(
        f"To stop reminders for {code}, type for example “hold {code} until Jan, why”.",
        buttons=(Button("Put it on hold", f"hold #{action.ref}", about=code),),
    )


def _how_to_go_on(asker: Asker, action: Action) -> Message | None:
    """For what is over or on hold; what goes on already needs nothing."""
    code = code_for(asker, action)
    if action.on_hold:
        off = Button("Take it off hold", f"resume #{action.ref}", about=code)
        return Message(f"{code} is on hold, so nobody is asked about it.", buttons=(off,))
    if not action.is_open:
        again = Button("Open it again", f"update #{action.ref}", about=code)
        return Message(f"{code} counts as finished. Is there more to do?", buttons=(again,))
    return None
