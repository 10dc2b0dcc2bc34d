"""“HE3: who leads on it now?”: a name is the answer."""

import re

from handlers.asker import Answer, Asker
from handlers.people.typed_leads import known_leads, names_here
from handlers.rules.command_words import PLS
from handlers.said.just_now import MOMENT
from handlers.said.questions import NAME
from store import drafts

_LONGEST = 60  # characters of a name and what is said around it
_AROUND = re.compile(
    r"(?i)^\W*(?:(?:it['’]?s|its|that['’]?s|to|now|i think|should be|ask|try)\s+)*"
    rf"|(?:['’]s)?(?:\s+(?:now|{PLS}|does|leads(?: it)?|i think))*[\s.!?]*$"
)


def lead_named(asker: Asker, text: str) -> Answer | None:
    """The action given to whom the words name, where that was asked; None for all else."""
    if asker.request.before or len(text) > _LONGEST:
        return None
    who, since = (asker.partnership.id, asker.recipient.id), asker.now - MOMENT
    asked = drafts.last_asked(asker.session, *who, (NAME,), since)
    if asked is None:
        return None
    called, known = _AROUND.sub("", text), names_here(asker)
    name = next((n for n in (called, called.removesuffix("s")) if n and known_leads(known, n)), "")
    if not name:
        return None
    drafts.close(asked, asker.now, "answered")
    from handlers.vocabulary import COMMANDS

    return COMMANDS["assign"].run(asker, f"#{asked.body['action']} to {name}")
