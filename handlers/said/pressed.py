"""What is answered by a button under a question, and what that button has kept."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from handlers.asker import Answer, Asker, for_you
from handlers.finding import Sorry
from handlers.rules.reply import Reply, ReplyKind
from handlers.said.questions import ASKED, REPLY, read_edit, yes_to_all
from handlers.said.taking import take
from handlers.waiting import number_in
from store import actions, drafts
from store.drafts import Draft


def answer(asker: Asker, words: str) -> Answer | None:
    """`answer 17 2`: a button under a question was pressed."""
    number, _, choice = words.partition(" ")
    if not (number.isascii() and number.isdigit()):
        return None
    found = number_in(number)  # None for one that is longer than any of ours
    draft = drafts.locked(asker.session, asker.partnership.id, found[0]) if found else None
    if draft is None or not draft.kind.startswith((REPLY, ASKED)):
        raise Sorry("I have no question with that number here. Nothing was changed.")
    if draft.recipient_id != asker.recipient.id and not asker.is_coordinator:
        raise Sorry("Only the person who was asked, or a coordinator, can answer that.")
    every = yes_to_all(asker, draft) if choice == "all" and draft.body.get("closed") else [draft]
    if not every or every[0].done_at is not None:
        raise Sorry("That question was answered already. Type “mine” to see how things stand.")
    if choice == "leave":
        drafts.close(draft, asker.now, "left")
        return for_you("Left as it is.")
    if choice == "all":
        return take_chosen(asker, every, [each.body["options"][0] for each in every], "yes to all")
    options: list[dict[str, Any]] = draft.body["options"]
    picked = number_in(choice)
    if picked is None or not 1 <= picked[0] <= len(options):
        return None
    return take_chosen(asker, [draft], [options[picked[0] - 1]], f"option {choice}")


def take_chosen(
    asker: Asker, asked: Sequence[Draft], chosen: Sequence[dict[str, Any]], how: str
) -> Answer:
    """Record what the chosen options keep, in one entry; all of these questions are answered."""
    found = [
        (action, read_edit(option["edit"]))
        for option in chosen
        if (action := actions.by_ref(asker.session, asker.partnership.id, option["ref"]))
    ]
    if not found:
        raise Sorry("That action is no longer in the plan. Nothing was changed.")
    for draft in asked:
        drafts.close(draft, asker.now, how)
    edits = tuple(replace(edit, action=place) for place, (_, edit) in enumerate(found))
    asker = asker.entering(asked[0].body)
    reply = Reply(ReplyKind.EDITS, edits)
    return take(asker, reply, [action for action, _ in found], asked[0].body["words"])
