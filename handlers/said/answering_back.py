"""What a coordinator replies to words that were passed on goes back to whoever said them."""

from handlers.asker import Answer, Asker, for_you
from handlers.deliveries.telling import tell_coordinators, tell_one
from handlers.messages import Message, Text, from_dict
from handlers.people.typed_leads import in_words
from handlers.requests import Kind
from handlers.rules.sentences import shorten
from handlers.said.coded import with_codes
from store import deliveries
from store.models import Recipient

_LONGEST = 1000
_SHORT = 2  # words: "list red", and not "ask Tom when they meet"
_KEY = "asks:"  # how the key of a delivery begins that passes words on


def pass_to_coordinators(asker: Asker, words: str, *, asks: bool) -> str:
    """Pass the words on, with how to answer; the coordinators' names, "" where none is."""
    says = f"{asker.recipient.name} {'asks' if asks else 'says'}:"
    how = f"What you reply here goes to {asker.recipient.name}."
    note = Message(says, (Text(f"“{shorten(words, _LONGEST)}”"), Text(how, quiet=True)))
    return tell_coordinators(asker, f"{_KEY}{asker.recipient.id}:{asker.request.key}", note)


def answered_back(asker: Asker, text: str) -> Answer | None:
    """Pass on what is no command and names no action; None where it is not such an answer."""
    request = asker.request
    if not (request.replying_to and asker.is_coordinator) or request.kind is Kind.PRESSED:
        return None
    workspace, place = asker.partnership.workspace_id, request.address.place
    row = deliveries.by_message(asker.session, workspace, place, request.replying_to)
    if row is None or not row.key.startswith(_KEY) or _is_for_chaser(asker, text):
        return None
    number = row.key.split(":")[1]
    whom = asker.session.get(Recipient, int(number)) if number.isdecimal() else None
    if whom is None:
        return None
    asked = from_dict(row.body).parts[0] if row.body else Text("")
    told = f"{asker.recipient.name} answers {asked.text if isinstance(asked, Text) else ''}".strip()
    note = Message(f"{told}:", (Text(f"“{shorten(in_words(asker, text), _LONGEST)}”"),))
    tell_one(asker, whom, f"back:{request.key}", note)
    return for_you(f"I've passed that on to {whom.name}.")


def _is_for_chaser(asker: Asker, text: str) -> bool:
    """Whether the reply names an action, or is a command so short that it is no sentence."""
    # The table of commands holds what passes words on, so it is imported when it is there.
    from handlers.vocabulary import COMMANDS

    words = text.casefold().split()
    command = len(words) <= _SHORT and words[0].lstrip("/") in COMMANDS if words else True
    return command or bool(with_codes(asker, text))
