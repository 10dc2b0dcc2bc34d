"""What an action is called where somebody reads of it: its code, told apart from its like."""

from handlers.asker import Asker
from handlers.wording import code_of, name_of
from store import actions
from store.models import Action


def shared_code(asker: Asker, action: Action) -> frozenset[str]:
    """The action's own code in a set, if others carry it too."""
    return actions.shared_codes(asker.session, action.plan_id, action.code)


def code_for(asker: Asker, action: Action) -> str:
    """Its code as `code_of` says it, told apart from the others that carry it."""
    return code_of(action, shared_code(asker, action))


def name_for(asker: Asker, action: Action, most: int = 120) -> str:
    """Its code and title as `name_of` says them."""
    return name_of(action, shared_code(asker, action), most)
