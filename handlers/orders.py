"""Orders in plain words: one, or two in a breath."""

import re

from handlers.asker import Answer, Asker
from handlers.asking_leads import as_wish
from handlers.of_people import as_order
from handlers.requests import Kind
from handlers.rules.other_words import as_command

_LONGEST = 300  # characters
# "… and set it to 30 Nov": an order that goes on with another.
_SEVERAL = re.compile(r"(?i)(?:\band|,|;) (?:then |also )?[a-z]{3,8} (?:it|to|on|that)\b")


def ordered(asker: Asker, text: str) -> str:
    """The command that the words mean; "" where they are none of those that are known."""
    order = as_command(text, coordinates=asker.sees_all) or as_order(asker, text)
    return order or as_wish(asker, text)


def two_orders(asker: Asker, text: str) -> Answer | None:
    """What came of several orders of one action; None where the words are not that."""
    if asker.request.kind is Kind.PRESSED or not _SEVERAL.search(text[:_LONGEST]):
        return None
    from handlers.two_orders import both_done

    return both_done(asker, text)
