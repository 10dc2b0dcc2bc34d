"""Undoes an import of thousands of actions in a few statements instead of several an action."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from store import deliveries, sent_cards
from store.imports import add_updates, set_withdrawn, shown_somewhere, updates_of, with_withdrawn
from store.models import Entry, Update

MANY = 50  # fewer are undone one by one


def undo_many(
    session: Session, undoing: Entry, updates: Sequence[Update]
) -> tuple[list[Update], list[Update], list[Update]]:
    """What was restored, what has moved on since, and the updates that are still to be undone.

    It is about those that did nothing but add actions, or take them out: the rest is left.
    """
    rest = [update for update in updates if update.change]
    restored: list[Update] = []
    moved_on: list[Update] = []
    for was in (True, False):
        those = [update for update in rest if _only_turned(update, was)]
        if len(those) > MANY:
            done, left = _turn_back(session, undoing, those, was)
            restored, moved_on = restored + done, moved_on + left
            rest = [update for update in rest if not _only_turned(update, was)]
    return restored, moved_on, rest


def _only_turned(update: Update, was: bool) -> bool:
    return update.subject == "action" and update.change == {"withdrawn": [was, not was]}


def _turn_back(
    session: Session, undoing: Entry, updates: Sequence[Update], was: bool
) -> tuple[list[Update], list[Update]]:
    """Set `withdrawn` to what it was where it is still as the updates left it."""
    ids = sorted(update.subject_id for update in updates)
    still = with_withdrawn(session, ids, not was)
    set_withdrawn(session, sorted(still), was)
    add_updates(
        session,
        [
            {
                "entry_id": undoing.id,
                "subject": "action",
                "subject_id": update.subject_id,
                "rag": update.rag,
                "comment": "",
                "said_on": None,
                "change": {"withdrawn": [not was, was]},
            }
            for update in updates
            if update.subject_id in still
        ],
    )
    for action_id in shown_somewhere(session, ids):
        sent_cards.action_changed(session, action_id)
    deliveries.wake_partnership(session, undoing.partnership_id)
    left = [update for update in updates if update.subject_id not in still]
    return list(updates_of(session, undoing.id)), left
