"""“And FD4 too”, “same for FD4”: what was just said of one action is said of another as well."""

import re
from collections.abc import Mapping
from typing import Any

from handlers.asker import Asker
from handlers.finding import is_code
from handlers.messages import Mark
from handlers.requests import Kind
from handlers.rules.command_words import CODED
from handlers.rules.statuses import marks
from handlers.rules.words import words
from handlers.said.just_now import last_done
from store.models import Entry, Update

_LONGEST = 60  # characters
_SAME = r"(?:the )?(?:same|ditto|likewise) (?:(?:goes )?for|with|on|to) "
_AS_WELL = re.compile(
    rf"(?i)\W*(?P<before>(?:(?:and|also|plus|oh)[\s,]+){{0,3}}(?:{_SAME})?){CODED}"
    r"(?P<behind>[\s,]+(?:too|as ?well|also|likewise))?\W*"
)


def as_well(asker: Asker, text: str) -> str:
    """The command that says it of the other action; the words as they are where they say more."""
    found = _AS_WELL.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None or not (found["before"] or found["behind"]):
        return text
    last = last_done(asker) if asker.request.kind is Kind.SAID else None
    said = {_said(last, update) for update in last.updates} if last else set()
    if len(said) != 1 or "" in said or not is_code(asker, found[2]):
        return text
    return f"update {found[2]} {said.pop()}"


def _said(entry: Entry, update: Update) -> str:
    """The status or date of an update in words that say the same again; "" for anything else."""
    if update.subject != "action" or "reported_at" not in update.change:
        return ""
    after = {name: values[1] for name, values in update.change.items()}
    date = after.get("deadline_text", "")
    return f"{_status(entry, update, after)} {f'moved to {date}' if date else ''}".strip()


def _status(entry: Entry, update: Update, after: Mapping[str, Any]) -> str:
    """What it changed to; what stood already, where nothing else was said; "" for a comment."""
    if after.get("not_started"):
        return "not started"
    if after.keys() != {"reported_at"}:
        state = after.get("state", "open")
        return (after.get("rag") or "") if state == "open" else state
    rag = update.rag or Mark.NONE
    return rag if rag != Mark.NONE and marks(words(entry.words)) else "no change"
