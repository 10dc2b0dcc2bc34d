"""What somebody sees on opening Chaser: their own page, and once, what this is."""

from datetime import datetime

from sqlalchemy.orm import Session

from handlers.asker import Answer
from handlers.home import whole
from handlers.messages import Message, Text, to_dict
from handlers.requests import Request
from handlers.wording import first_name
from store import deliveries, people
from store.models import Partnership, Recipient, Workspace

HOME, CHANNEL = "home", "channel"
"""What was opened, as the request's text says: one's own page, or a channel that Chaser came to.
Anything else is the direct message."""


def opened(
    session: Session, workspace: Workspace, recipient: Recipient, request: Request, now: datetime
) -> Answer | None:
    """The page that was opened, None where it is none; a newcomer is also greeted, once."""
    if recipient.greeted_at is None:
        recipient.greeted_at = now
        deliveries.owe(
            session,
            f"hello:{recipient.id}",
            "answer",
            workspace.id,
            recipient_id=recipient.id,
            body=to_dict(_hello(recipient)),
            created_at=now,
        )
    if request.text != HOME:
        return None
    return Answer(whole(session, recipient, request, now))


def in_channel(session: Session, workspace: Workspace, request: Request, now: datetime) -> None:
    """Say in a channel that Chaser has come to what it is for there, once."""
    place = request.address.place
    here = people.partnership_at(session, workspace.id, place)
    if here and deliveries.has_reached(session, workspace.id, place):
        return
    deliveries.owe(
        session,
        f"hello:{workspace.id}:{place}",
        "answer",
        workspace.id,
        place=place,
        body=to_dict(_hello_to_all(here)),
        created_at=now,
    )


def _hello_to_all(here: Partnership | None) -> Message:
    whose = f"the action plan of {here.name}" if here else "a partnership's action plan"
    first = "For what you can ask, type “/action help”." if here else (
        "To begin here, type “/action setup”."
    )  # fmt: skip
    return Message(
        f"I'm Chaser: I keep {whose}, remind its leads, and post its RAG digest before each "
        f"meeting. {first}"
    )


def _hello(recipient: Recipient) -> Message:
    return Message(
        f"Hello {first_name(recipient)}. I'm Chaser, and I keep your partnership's action plan.",
        (
            Text(
                "When one of your actions needs a word I ask you here, once a day at most. "
                "Answer at a button or in your own words."
            ),
            Text("Type “mine” for your actions, or “help” for what else you can ask."),
        ),
    )
