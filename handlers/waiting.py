"""Drafts in the asker's hands: what was read, shown, and waits for a word, once."""

import re
from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from handlers.asker import Answer, Asker, for_you
from handlers.finding import Sorry
from store import deliveries, drafts
from store.drafts import Draft

READ_AGAIN = "read again"
SHOWN_BY = "shown by"
"""Under this name a draft keeps the delivery that showed it."""
_KINDS = ("lines", "import", "redact")


def keep_draft(asker: Asker, kind: str, body: dict[str, Any]) -> Draft:
    """What was read of the asker's words, until they say a word to it."""
    return drafts.keep(
        asker.session, asker.partnership.id, asker.recipient.id, kind, asker.now, body
    )


def number_in(words: str) -> tuple[int, str] | None:
    """The number that the words begin with, and the words after it; None for other words."""
    found = re.fullmatch(r"([0-9]{1,9})(?:\s+(.*))?", words.strip(), re.DOTALL)
    return (int(found.group(1)), (found.group(2) or "").strip()) if found else None


def waiting(
    asker: Asker,
    draft_id: int,
    *kinds: str,
    again: Callable[[Asker, Draft], bool] = lambda _asker, _draft: False,
) -> Draft:
    """The draft, locked, if it still waits and is the asker's own or a coordinator asks.

    `again` tells of one that is done whether it may be taken up once more. Raises Sorry
    otherwise, and says what became of it.
    """
    draft = drafts.locked(asker.session, asker.partnership.id, draft_id)
    if draft is None or draft.kind not in kinds:
        raise Sorry(f"I have nothing with the number {draft_id} to confirm here.")
    if draft.recipient_id != asker.recipient.id and not asker.is_coordinator:
        raise Sorry("Only the person who sent it, or a coordinator, can answer for it.")
    if draft.done_at is not None:
        if not again(asker, draft):
            raise Sorry(_what_became(asker, draft))
        draft.done_at, draft.outcome = None, ""
    return draft


def _what_became(asker: Asker, draft: Draft) -> str:
    assert draft.done_at is not None  # noqa: S101 - the caller has looked
    when = asker.say_moment(draft.done_at)
    if draft.outcome.endswith("cancelled"):
        again = "Drop the file here again" if draft.kind == "import" else "Send it again"
        return f"That was cancelled on {when}. {again} to do it after all."
    if draft.outcome == READ_AGAIN:
        return "That file was read again since: press the button under the newer message."
    if draft.outcome == "chosen from":
        return "Some of these lines were left out since: the newer list can be saved."
    return f"That was saved already, on {when}. Nothing was done twice."


def show_anew(session: Session, draft: Draft) -> None:
    """Bring the message that shows the draft up to date: nobody should press what is over."""
    if SHOWN_BY in draft.body:
        deliveries.show_anew(session, draft.body[SHOWN_BY])


def cancel(asker: Asker, words: str) -> Answer | None:
    """`cancel 17`: what was read is let go, and nothing is saved."""
    found = number_in(words)
    if found is None or found[1]:
        return None
    draft = waiting(asker, found[0], *_KINDS)
    saved = bool(draft.outcome)
    drafts.close(draft, asker.now, f"{draft.outcome} cancelled".strip())
    show_anew(asker.session, draft)
    return for_you("Left as it is." if saved else "Cancelled. Nothing was saved.")
