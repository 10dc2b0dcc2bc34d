"""From what somebody did to the function that answers it. The one place that knows them all.

Commands, replies, buttons and forms are one kind of request: a button is the words that it
stands for, a form its command with fields beside it.
"""

import re
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from handlers.asker import Answer, Asker, for_you
from handlers.commands import Command, nearest
from handlers.finding import NoAction, Sorry, named
from handlers.messages import Button, Kind, Message, Request
from handlers.replies import plain_words
from handlers.vocabulary import COMMANDS, HIDDEN
from handlers.wording import shorten
from store import deliveries, entries, people
from store.models import Partnership, Recipient, Workspace

# How near a word is to a command, of 100: where nothing was understood, and in spite of what was.
_NEAR, _MISTYPED = 65, 80
LONGEST_COMMAND = 60_000  # characters; what is longer was not typed


def answer(session: Session, request: Request, now: datetime) -> Answer | None:
    """Do what was asked, and return what to say; None where nothing is to be said.

    Whatever a refused request had begun to write is taken back before its sentence is returned.
    """
    workspace = people.workspace(session, request.address.platform, request.address.workspace)
    recipient = _recipient(session, workspace, request)
    which = _partnership(session, workspace, recipient, request)
    if isinstance(which, Answer):
        return which
    partnership, request = which
    roles = people.roles(session, partnership.id, recipient.id)
    asker = Asker(session, request, now, partnership, recipient, roles)
    try:
        with session.begin_nested():
            return _kept_close(asker, route(asker))
    except Sorry as sorry:
        return sorry.answer


def _kept_close(asker: Asker, answer: Answer | None) -> Answer | None:
    """What was done to a private action is confirmed to who did it, not to a whole channel."""
    if answer is None or not answer.to_all or asker.request.private:
        return answer
    if entries.touched_what_is_private(asker.session, asker.recipient.id, asker.now):
        return replace(answer, to_all=False)
    return answer


def _recipient(session: Session, workspace: Workspace, request: Request) -> Recipient:
    found = people.recipient(session, workspace.id, request.user)
    if found is None:
        found = Recipient(workspace_id=workspace.id, external_id=request.user, name=request.user)
        session.add(found)
    if request.private and found.conversation is None:
        found.conversation = request.address.place
    session.flush()
    return found


def _partnership(
    session: Session, workspace: Workspace, recipient: Recipient, request: Request
) -> tuple[Partnership, Request] | Answer:
    """Which partnership is meant: the channel's, the answered message's, the only one; or ask."""
    # Only a button says "in 3 …": a lead who types "in 3 weeks" means something else.
    pressed = request.text if request.kind is Kind.PRESSED else ""
    chosen = re.match(r"in (\d+) (.+)", pressed, flags=re.DOTALL)
    here = people.partnership_at(session, workspace.id, request.address.place)
    here = here or _of_message(session, workspace, request)
    if here and not chosen:
        return here, request
    mine = people.partnerships_of(session, recipient.id)
    if chosen:
        picked = [p for p in mine if p.id == int(chosen.group(1))]
        if picked:
            return picked[0], _with_text(request, chosen.group(2))
    if here or len(mine) == 1:
        return here or mine[0], request
    if not mine:
        return for_you(
            "You aren't in a partnership's plan here yet. Ask its coordinator to add you."
        )
    buttons = tuple(Button(p.name, f"in {p.id} {request.text}") for p in mine[:10])
    return Answer(Message("Which partnership do you mean?", buttons=buttons))


def _with_text(request: Request, text: str) -> Request:
    return replace(request, text=text)


def _of_message(session: Session, workspace: Workspace, request: Request) -> Partnership | None:
    if request.replying_to is None:
        return None
    row = deliveries.by_message(session, workspace.id, request.address.place, request.replying_to)
    return session.get(Partnership, row.partnership_id) if row and row.partnership_id else None


def route(asker: Asker) -> Answer | None:
    """The command that the words begin with; else plain words are read as a reply."""
    text = asker.request.text.strip()[:LONGEST_COMMAND]
    if asker.request.files:
        return COMMANDS["import"].run(asker, text)
    first, _, rest = text.partition(" ")
    if "\n" in first:
        first, _, rest = text.partition("\n")
    said = asker.request.kind in (Kind.SAID, Kind.EDITED)
    command = COMMANDS.get(first.casefold().lstrip("/")) or (None if said else HIDDEN.get(first))
    if command is not None:
        done = _run(asker, command, rest.strip(), said=said)
        if done is not None:
            return done
    if not said:
        return _by_code(asker, text) or _not_known(asker, first)
    return _said(asker, text, first)


def _run(asker: Asker, command: Command, rest: str, *, said: bool) -> Answer | None:
    """Run a command; None where plain speech only happened to begin with its word."""
    try:
        return command.run(asker, rest)
    except NoAction:
        # "Done with the survey" names no action, so it is a reply before it is a command.
        replied = plain_words(asker) if said else None
        if replied is None:
            raise
        return replied


def _said(asker: Asker, text: str, first: str) -> Answer | None:
    if len(text.split()) <= 2 and _is_code(asker, text):
        return COMMANDS["show"].run(asker, text)
    replied = plain_words(asker)
    if asker.request.replying_to or (replied is not None and replied.to_all):
        return replied
    # "lst red" is nearer to a command than to a question about which action is Red.
    least = _NEAR if replied is None else _MISTYPED
    if len(text.split()) <= 4 and nearest(first, COMMANDS, least):
        return _not_known(asker, first)
    return replied


def _is_code(asker: Asker, text: str) -> bool:
    return any(ch.isdigit() for ch in text) and bool(named(asker, text))


def _by_code(asker: Asker, text: str) -> Answer | None:
    """`/action CR1.3` shows it, `/action CR1.3 amber …` updates it."""
    if not text:
        return COMMANDS["help"].run(asker, "")
    if _is_code(asker, text):
        return COMMANDS["show"].run(asker, text)
    first, _, rest = text.partition(" ")
    if rest and _is_code(asker, first):
        return COMMANDS["update"].run(asker, text)
    return None


def _not_known(asker: Asker, word: str) -> Answer:
    near = nearest(word, COMMANDS)
    rest = asker.request.text.strip().partition(" ")[2]
    if not near:
        return for_you(f"I don't know “{word[:40]}”. Type “help” to see what I can do.")
    tries = [f"{found} {rest}".strip() for found in near]
    buttons = tuple(Button(shorten(words, 60), words) for words in tries)
    question = f"I don't know “{word[:40]}”. Did you mean {' or '.join(near)}?"
    return Answer(Message(question, buttons=buttons))
