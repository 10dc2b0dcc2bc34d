"""What every change of an action begins with: which one it is, and whether they may."""

from handlers.asker import Asker
from handlers.finding import Sorry, refuse, take_action
from handlers.naming import code_for
from handlers.rules.sentences import shorten
from store import actions
from store.models import Action


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
