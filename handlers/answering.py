"""An answer that is typed under a question in place of its button: "6.4", "yes", "never mind"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from handlers.asker import Answer, Asker, for_you
from handlers.just_now import waiting
from handlers.questions import read_edit
from handlers.rules.answers import agrees, denies, leaves, names_alone, only_status
from handlers.rules.not_updates import undoes
from handlers.rules.replies import Edit, Reply, ReplyKind
from handlers.taking import known, take
from store import actions, drafts, entries
from store.drafts import Draft
from store.models import Action


def answered(asker: Asker, text: str) -> Answer | None:
    """What the words come to as an answer to what was just asked; None where they are none.

    What says more than its answer ("6.4 amber") is read like all else.
    """
    asked = waiting(asker)
    if not asked:
        return None
    if leaves(text) and not (undoes(text) and _recorded_too(asker, asked)):
        return _left(asker, asked)
    draft = asked[0]
    if len(asked) > 1:
        return None
    options = draft.body["options"]
    if denies(text) and (draft.body.get("closed") or not options):
        return _left(asker, asked)
    if not options:
        return None
    chosen = _chosen(asker, draft, text)
    if not chosen:
        return None
    drafts.close(draft, asker.now, "in words")
    targets = [action for action, _ in chosen]
    edits = tuple(replace(edit, action=place) for place, (_, edit) in enumerate(chosen))
    asker = replace(asker, writer=draft.body.get("writer", ""))
    return take(asker, Reply(ReplyKind.EDITS, edits), targets, draft.body["words"])


def _recorded_too(asker: Asker, asked: Sequence[Draft]) -> bool:
    """Whether the message that asked recorded something, so that "ignore that" takes it back."""
    last = entries.last_by(asker.session, asker.partnership.id, asker.recipient.id)
    return last is not None and last.key == asked[0].body.get("key")


def _left(asker: Asker, asked: Sequence[Draft]) -> Answer:
    for draft in asked:
        drafts.close(draft, asker.now, "left")
    return for_you("Left as it is.")


def _chosen(asker: Asker, draft: Draft, text: str) -> list[tuple[Action, Edit]]:
    """The options that the words choose, each with its action; [] where they choose none."""
    options: list[dict[str, Any]] = draft.body["options"]
    found = [
        (action, read_edit(option["edit"]))
        for option in options
        if (action := actions.by_ref(asker.session, asker.partnership.id, option["ref"]))
    ]
    offered = {action.id: action for action, _ in found}
    if len(offered) == len(found) > 1:
        if draft.body.get("closed") and agrees(text):
            return found
        places = names_alone(text, [known(action, asker) for action in offered.values()])
        return [found[place] for place in places]
    if len(offered) != 1:
        return []
    action, first = found[0]
    if draft.body.get("closed") and agrees(text):
        return found[:1]
    status = only_status(text)
    if status is None or first.status is None:
        return []
    exact = [pair for pair in found if pair[1].status is status]
    return exact[:1] or [(action, replace(first, status=status))]
