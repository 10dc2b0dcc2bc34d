"""Messages to people other than the asker, each owed once."""

from handlers.asker import Asker
from handlers.messages import Message, to_dict
from store import deliveries, people
from store.models import Recipient


def tell(asker: Asker, role: str, key: str, message: Message) -> int:
    """Owe the message to everybody with this role; return how many will get it."""
    told = people.holders(asker.session, asker.partnership.id, role)
    for recipient in told:
        tell_one(asker, recipient, key, message)
    return len(told)


def tell_coordinators(asker: Asker, key: str, message: Message) -> str:
    """Owe the message to the coordinators besides the asker; their names, "" where none is."""
    every = people.holders(asker.session, asker.partnership.id, "coordinator")
    others = [recipient for recipient in every if recipient.id != asker.recipient.id]
    for recipient in others:
        tell_one(asker, recipient, key, message)
    return ", ".join(recipient.name for recipient in others)


def tell_one(asker: Asker, recipient: Recipient, key: str, message: Message) -> bool:
    """Owe the message to one person, in their own conversation; False where this key was used."""
    owed = deliveries.owe(
        asker.session,
        f"{key}:{recipient.id}",
        "answer",
        recipient.workspace_id,
        partnership_id=asker.partnership.id,
        recipient_id=recipient.id,
        body=to_dict(message),
        created_at=asker.now,
    )
    return owed is not None
