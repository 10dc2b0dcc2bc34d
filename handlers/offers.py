"""What was offered beside an answer with one button, and is taken up in words: "yes", "no"."""

from collections.abc import Sequence

from handlers.asker import Answer, Asker, for_you
from handlers.just_now import MOMENT
from handlers.rules.answers import agrees, denies
from store import drafts, entries
from store.drafts import Draft

OFFER = "offer"  # the kind of draft that keeps what is offered


def offer(asker: Asker, command: str) -> None:
    """Keep the command that a yes stands for."""
    drafts.keep(
        asker.session, asker.partnership.id, asker.recipient.id, OFFER, asker.now,
        {"command": command},
    )  # fmt: skip


def taken_up(asker: Asker, text: str, asked: Sequence[Draft]) -> Answer | None:
    """What a yes or a no to the offer of a moment ago comes to; None where it is none.

    `asked` is what else was asked: where that may be answered with a yes too, a yes is its answer.
    """
    yes, no = agrees(text), denies(text) and not asked
    if asker.request.before or not (yes or no) or any(each.body.get("closed") for each in asked):
        return None
    who = (asker.partnership.id, asker.recipient.id)
    kept = drafts.last_asked(asker.session, *who, (OFFER,), asker.now - MOMENT)
    last = entries.last_by(asker.session, *who)
    if kept is None or (last and last.at > kept.at):
        return None
    drafts.close(kept, asker.now, "taken up" if yes else "left")
    if no:
        return for_you("Left as it is.")
    from handlers.vocabulary import COMMANDS

    command, _, rest = str(kept.body["command"]).partition(" ")
    return COMMANDS[command].run(asker, rest)
