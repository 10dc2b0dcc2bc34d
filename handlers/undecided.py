"""What waits for a decision, a row each, with the buttons of whoever may decide."""

from collections.abc import Collection
from datetime import datetime

from handlers.asker import Asker
from handlers.messages import Button, Row
from handlers.naming import shared_code
from handlers.rules.clock import local_day
from handlers.rules.dates.saying import say_day
from handlers.rules.sentences import shorten, times
from handlers.wishes import DEADLINE, Wish, may_decide, waiting_of, who_decides
from handlers.wording import code_of, due_words, mark_of, name_of
from store.models import Action, Partnership

HEADING = "Not decided yet"
_QUOTE = 200  # characters of why: more is for the lead to say at the meeting


def undecided_row(
    wish: Wish,
    action: Action,
    here: Partnership,
    shared: frozenset[str],
    now: datetime,
    roles: Collection[str],
) -> Row:
    """One wish: who asks for what, how it stands, why, and the buttons where `roles` may decide."""
    today = local_day(now, here.zone)
    buttons: tuple[Button, ...] = ()
    said = [wish.asks("it", today), due_words(action, today), _moved(wish, action)]
    if may_decide(here, wish.draft.kind, roles):
        buttons = wish.buttons(code_of(action, shared), today)
    else:
        said.append(f"{who_decides(here, wish.draft.kind)} decides")
    return Row(
        name_of(action, shared) + (" (private)" if action.private else ""),
        mark_of(action),
        " · ".join(part for part in said if part),
        shorten(wish.edit.comment, _QUOTE),
        say_day(local_day(wish.draft.at, here.zone), today),
        buttons=buttons,
    )


def _moved(wish: Wish, action: Action) -> str:
    if wish.draft.kind != DEADLINE or not action.moved:
        return ""
    return f"moved {times(action.moved)} already"


def rows_of(asker: Asker, action: Action) -> tuple[Row, ...]:
    """What waits on one action for the asker to decide; nothing where others decide."""
    here, shared = asker.partnership, shared_code(asker, action)
    return tuple(
        undecided_row(wish, action, here, shared, asker.now, asker.roles)
        for wish in waiting_of(asker.session, action)
        if may_decide(here, wish.draft.kind, asker.roles)
    )
