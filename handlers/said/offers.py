"""What was offered beside an answer and is taken up in words: "yes", "no", or the days asked."""

import re
from collections.abc import Sequence

from handlers.asker import Answer, Asker, for_you
from handlers.rules.answers import agrees, denies
from handlers.said.just_now import MOMENT, is_date
from handlers.waiting import keep_draft
from store import drafts, entries
from store.drafts import Draft

_UNTIL = re.compile(r"(?i)^(?:until|till?)\s+")
OFFER = "offer"  # the kind of draft that keeps what is offered


def offer(asker: Asker, command: str) -> None:
    """Keep the command that a yes stands for, or one that waits for days in place of its {}."""
    keep_draft(asker, OFFER, {"command": command})


def taken_up(asker: Asker, text: str, asked: Sequence[Draft]) -> Answer | None:
    """What a yes, a no or days come to, as answer to the offer of a moment ago; None for none.

    `asked` is what else was asked: where that may be answered with a yes too, a yes is its answer.
    """
    yes, no, days = agrees(text), denies(text) and not asked, is_date(_UNTIL.sub("", text))
    closed = any(each.body.get("closed") for each in asked)
    if asker.request.before or closed or not (yes or no or days):
        return None
    who = (asker.partnership.id, asker.recipient.id)
    kept = drafts.last_asked(asker.session, *who, (OFFER,), asker.now - MOMENT)
    last = entries.last_by(asker.session, *who)
    if kept is None or (last and last.at > kept.at):
        return None
    offered = str(kept.body["command"])
    if not no and days != ("{}" in offered):
        return None
    drafts.close(kept, asker.now, "left" if no else "taken up")
    if no:
        return for_you("Left as it is.")
    from handlers.vocabulary import COMMANDS

    command, _, rest = offered.replace("{}", text).partition(" ")
    return COMMANDS[command].run(asker, rest)
