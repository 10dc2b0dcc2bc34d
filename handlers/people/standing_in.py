"""`deputy`: who is asked whenever somebody is away."""

from handlers.asker import Answer, Asker, for_you
from handlers.edits import begin, change, undo_button
from handlers.finding import Sorry
from handlers.messages import Message
from handlers.people.whose import out_of_reach, somebody
from handlers.requests import Kind
from store import covers
from store.covers import Cover


def deputy(asker: Asker, words: str) -> Answer | None:
    """`deputy @anne`: who is asked whenever one is away; `deputy none`."""
    session, here = asker.session, asker.partnership.id
    now = covers.standing(session, here, asker.recipient.id)
    if not words:
        who = now.deputy.name if now and now.deputy else "Nobody"
        return for_you(f"{who} is asked when you are away. Type for example “deputy @anne”.")
    nobody = words.casefold() in ("none", "nobody")
    found = None if nobody else somebody(asker, words)
    if not nobody and (found is None or not found.active):
        if asker.request.kind is Kind.SAID and found is None:
            return None
        raise Sorry(f"{out_of_reach(asker, words)} Type for example “deputy @anne”.")
    if found and found.id == asker.recipient.id:
        raise Sorry("Nobody can stand in for themselves. Nothing was changed.")
    entry = begin(asker)
    if now is not None:
        change(session, entry, now, {"removed": True})
    if found is not None:
        cover = Cover(
            partnership_id=here, kind="standing", recipient_id=asker.recipient.id,
            recipient=asker.recipient, deputy_id=found.id, deputy=found, removed=True,
        )  # fmt: skip
        session.add(cover)
        change(session, entry, cover, {"removed": False})
    said = f"{found.name if found else 'Nobody'} is asked when you are away."
    return Answer(Message(said, buttons=(undo_button(entry),)))
