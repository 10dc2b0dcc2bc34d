"""Words that would delete an action, where nothing is deleted, or what was last said of one."""

import re

from handlers.asker import Answer, Asker
from handlers.finding import named
from handlers.messages import Button, Message
from handlers.naming import code_for
from handlers.rules.command_words import PLS
from handlers.rules.pleasantries import without_please
from handlers.said.just_now import last_done

_OFF = r" (?:off|out of|from) (?:the |our )?(?:action )?(?:plan|list|tracker)"
_CODE = r"(\S+(?: \d\S*)?)"
_DELETE = re.compile(
    rf"/?(?:please )?(?:(?:delete|remove|erase|get rid of|archive|withdraw"
    rf"|retire|cancel)(?: the)?(?: action)? {_CODE}(?:{_OFF})?"
    rf"|take(?: the)?(?: action)? {_CODE}{_OFF})(?: (?:{PLS}))?"
    rf"|{_CODE} (?:should(?:n['’]?t| not) be (?:on )?(?:here|there|on (?:the |this |our )?(?:plan"
    r"|list))|does(?:n['’]?t| not) belong (?:here|on (?:the |this |our )?(?:plan|list)))",
    re.IGNORECASE,
)


_TAKE_BACK = re.compile(
    rf"/?(?:(?:{PLS}|can you) )*(?:delete|remove|undo|scrap|take back|take|clear|wipe|cancel)"
    r" (?:my|the|that) (?:last |latest |previous )?(?:comment|update|note|reply|answer|message)"
    r" (?:on|for|about|from|of|off) (#?[\w.\-]+)",
    re.IGNORECASE,
)

_AS_IT_WAS = re.compile(
    rf"/?(?:(?:actually|sorry|oh|no|nope|wait|{PLS}|can you)[\s,]+)*"
    r"(?:(?:leave|keep|put|set|make) (#?[\w.\-]+) (?:back )?(?:to )?"
    r"(?:as|how|what|where) it was"
    r"|(?:undo|revert)(?: (?:that|it|what i said) (?:on|of|for))? (#?[\w.\-]+)"
    r"|(?:change|put|turn) (#?[\w.\-]+) back)",
    re.IGNORECASE,
)


def taken_back(asker: Asker, text: str) -> Answer | None:
    """The undo of what was said last, if of the action that is named alone; else its history.

    None where the words don't ask to take back what was said of an action.
    """
    said = without_please(text.strip(" .!"))
    found = _TAKE_BACK.fullmatch(said) or _AS_IT_WAS.fullmatch(said)
    code = next(filter(None, found.groups()), "") if found else ""
    action = next(iter(named(asker, code)), None) if code and not code.isdigit() else None
    if action is None:
        return None
    from handlers.histories import history
    from handlers.undoing import undo

    last = last_done(asker)
    # Its undo takes back all that was said with it: of other actions that was not asked.
    about = {(each.subject, each.subject_id) for each in last.updates} if last else set()
    if last and about == {("action", action.id)}:
        return undo(asker, str(last.id))
    return history(asker, f"#{action.ref}")


def kept_instead(asker: Asker, text: str) -> Answer | None:
    """What can be done in place of deleting; None where the words don't ask for that."""
    found = _DELETE.fullmatch(text.strip(" .!"))
    action = next(iter(named(asker, next(filter(None, found.groups())))), None) if found else None
    if action is None:
        return None
    code = code_for(asker, action)
    said = f"I don't delete actions: what was agreed stays on record. {code} is as it was."
    if not action.is_open or not asker.may_change(action):
        return Answer(Message(said))
    drop = Button(f"Discontinue {code}", f"update #{action.ref} discontinued", about=code)
    undo = "Discontinued, it leaves the counts and nobody is chased for it."
    return Answer(Message(f"{said} {undo}", buttons=(drop, Button("History", "history"))))
