"""What takes longer than a platform waits for its answer: done by whoever sends, as if just asked.

Slack gives three seconds ("Acknowledging requests"); ten thousand actions take more to write.
"""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from handlers.asker import Answer, Asker, for_you
from handlers.messages import Message, from_dict
from handlers.requests import Address, Kind, Request
from handlers.rules.sentences import counted
from store import deliveries
from store.mail import Delivery
from store.models import Partnership, Recipient

MANY = 2000  # actions; to write fewer takes less than a second


def is_long(asker: Asker, how_many: int) -> bool:
    """Whether so many actions are for later; what was put off already is done now."""
    return how_many > MANY and not asker.request.put_off


def put_off(asker: Asker, how_many: int, words: str) -> Answer:
    """Owe the command in these words, and say that its answer comes.

    The words say all that it is about: what was dropped or filled in is no part of it, and
    "undo" alone would take back whatever is done last by then.
    """
    request, address = asker.request, asker.request.address
    again = Request(request.key, request.kind, request.user, address, words, request.private)
    owe_later(asker, f"later:{request.key}", "later", {"request": asdict(again)})
    return for_you(f"On it: that is {counted(how_many, 'action')}, so it takes a moment.")


def owe_later(
    asker: Asker, key: str, kind: str, what: dict[str, Any], *, here: bool = True
) -> None:
    """Owe the asker what takes long, behind all that is quick; `here` where they asked for it."""
    address = asker.request.address
    deliveries.owe(
        asker.session,
        key,
        kind,
        asker.partnership.workspace_id,
        partnership_id=asker.partnership.id,
        recipient_id=asker.recipient.id,
        place=address.place if here else None,
        thread=address.thread if here else None,
        what=what,
        next_try_at=deliveries.AFTER_ANSWERS,
        created_at=asker.now,
    )


def compose_later(session: Session, row: Delivery, now: datetime) -> Message | None:
    """What came of the request, which is done here; composed again, it says the same again."""
    from handlers import router

    if row.body is not None:
        return from_dict(row.body)
    kept = row.what["request"]
    address, kind = Address(**kept["address"]), Kind(kept["kind"])
    request = Request(**kept | {"address": address, "kind": kind, "put_off": True})
    partnership = session.get_one(Partnership, row.partnership_id)
    recipient = session.get_one(Recipient, row.recipient_id)
    answer = router.answer_in(session, partnership, recipient, request, now)
    return answer.message if answer else None
