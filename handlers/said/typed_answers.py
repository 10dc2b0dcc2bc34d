"""An answer that is typed under a question in place of its button: "6.4", "yes", "never mind"."""

from collections.abc import Sequence
from typing import Any

from handlers.asker import Answer, Asker, for_you
from handlers.people.new_lead import lead_named
from handlers.rules.answers import agrees, denies, leaves, names_alone, only_status
from handlers.rules.not_updates import undoes
from handlers.said.each_answered import each_said
from handlers.said.ground import known
from handlers.said.just_now import waiting
from handlers.said.offers import taken_up
from handlers.said.pressed import take_chosen
from handlers.said.questions import yes_to_all
from store import actions, drafts, entries
from store.drafts import Draft

_IN_WORDS = "in words"


def answered(asker: Asker, text: str) -> Answer | None:
    """What the words come to as an answer to what was just asked; None where they are none.

    What says more than its answer ("6.4 amber") is read like all else.
    """
    if given := lead_named(asker, text):
        return given
    asked = waiting(asker)
    if offered := taken_up(asker, text, asked):
        return offered
    if not asked:
        return None
    if leaves(text) and not (undoes(text) and _recorded_too(asker, asked)):
        return _left(asker, asked)
    if told := each_said(asker, asked, text):
        return told
    draft = asked[0]
    if len(asked) > 1:
        return _to_several(asker, asked, text)
    options = draft.body["options"]
    if denies(text) and (draft.body.get("closed") or not options):
        return _left(asker, asked)
    if not options:
        return None
    chosen = _chosen(asker, options, text, closed=draft.body.get("closed", False))
    return take_chosen(asker, [draft], chosen, _IN_WORDS) if chosen else None


def _to_several(asker: Asker, asked: Sequence[Draft], text: str) -> Answer | None:
    """The answer where a yes means the same of all that was asked: “yes”, “CR1.3”."""
    alike = yes_to_all(asker, asked[0]) if asked[0].body.get("closed") else []
    if len(alike) < len(asked):
        return None
    if denies(text):
        return _left(asker, asked)
    firsts = [draft.body["options"][0] for draft in alike]
    chosen = _chosen(asker, firsts, text, closed=True)
    answers = [draft for draft, first in zip(alike, firsts, strict=True) if first in chosen]
    return take_chosen(asker, answers, chosen, _IN_WORDS) if chosen else None


def _recorded_too(asker: Asker, asked: Sequence[Draft]) -> bool:
    """Whether the message that asked recorded something, so that "ignore that" takes it back."""
    last = entries.last_by(asker.session, asker.partnership.id, asker.recipient.id)
    return last is not None and last.key == asked[0].body.get("key")


def _left(asker: Asker, asked: Sequence[Draft]) -> Answer:
    for draft in asked:
        drafts.close(draft, asker.now, "left")
    return for_you("Left as it is.")


def _chosen(
    asker: Asker, options: list[dict[str, Any]], text: str, *, closed: bool
) -> list[dict[str, Any]]:
    """The options that the words choose; [] where they choose none."""
    found = [
        (action, option)
        for option in options
        if (action := actions.by_ref(asker.session, asker.partnership.id, option["ref"]))
    ]
    offered = {action.id: action for action, _ in found}
    if len(offered) == len(found) > 1:
        if closed and agrees(text):
            return [option for _, option in found]
        places = names_alone(text, [known(action, asker) for action in offered.values()])
        return [found[place][1] for place in places]
    if len(offered) != 1:
        return []
    first = found[0][1]
    if closed and agrees(text):
        return [first]
    status = only_status(text)
    if status is None or first["edit"]["status"] is None:
        return []
    exact = [option for _, option in found if option["edit"]["status"] == status]
    return exact[:1] or [first | {"edit": first["edit"] | {"status": status.value}}]
