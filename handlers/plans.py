"""A partnership has one live plan at a time, whatever was taken back in whatever order."""

from collections.abc import Sequence

from handlers.asker import Asker
from handlers.edits import change
from store import actions
from store.imports import how_many
from store.models import Entry, Update


def keep_one_live(asker: Asker, undoing: Entry, restored: Sequence[Update]) -> None:
    """Where plans were opened or closed again: the newest that has actions is the live one."""
    if not any(update.subject == "plan" for update in restored):
        return
    every = actions.plans(asker.session, asker.partnership.id)
    if not any(plan.live for plan in every):
        return
    newest = next((plan for plan in every if how_many(asker.session, plan.id)), every[0])
    for plan in every:
        if plan.live != (plan is newest):
            closed_at = None if plan is newest else asker.now
            values = {"live": plan is newest, "closed_at": closed_at}
            change(asker.session, undoing, plan, values)
