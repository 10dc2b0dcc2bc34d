"""Orders in plain words: one, or two in a breath."""

import re

from handlers.asker import Answer, Asker
from handlers.requests import Kind
from handlers.rules.asked.other_words import as_command
from handlers.said.asking_leads import as_wish
from handlers.said.of_people import as_order
from handlers.said.passed_on import as_passed_on

_LONGEST = 300  # characters
# "… and set it to 30 Nov": an order that goes on with another.
_SEVERAL = re.compile(r"(?i)(?:\band|,|;) (?:then |also )?[a-z]{3,8} (?:it|to|on|that)\b")
# "SS5 Tom to lead, 1 March": what begins with a code and goes on with a name, in its case or not.
_MAY_LEAD = re.compile(r"(?i)\W*(?:please )?#?[a-z][\w.\-/]*\d[\w.\-/]*(?:[:,]| [-–])? [^\W\d_]")

_MAY_BE_AWAY = re.compile(
    r"(?i)(?:,| and| &) \S+(?: \S+)? (?:are|will(?: \w+)? be) (?:\w+ )?(?:away|off|on)\b"
)


def ordered(asker: Asker, text: str) -> str:
    """The command that the words mean; "" where they are none of those that are known.

    What a coordinator passes on of a lead's own leave is an order too.
    """
    quoted = as_passed_on(asker, text)
    said = quoted or text
    order = as_command(said, coordinates=asker.sees_all) or as_order(asker, said)
    return order or quoted or as_wish(asker, text) or _as_minutes(asker, text)


def _as_minutes(asker: Asker, text: str) -> str:
    """What a coordinator pastes as the actions of a meeting is to be added."""
    if "\n" not in text or not asker.is_coordinator:
        return ""
    from handlers.rules.minutes import new_work

    work = new_work(text, asker.today)
    return f"add\n{work}" if work else ""


def two_orders(asker: Asker, text: str) -> Answer | None:
    """What came of several orders of one action; None where the words are not that."""
    if asker.request.kind is Kind.PRESSED:
        return None
    if _SEVERAL.search(text[:_LONGEST]):
        from handlers.said.two_orders import both_done

        return both_done(asker, text)
    if asker.is_coordinator and _MAY_BE_AWAY.search(text[:_LONGEST]):
        from handlers.said.two_orders import all_away

        return all_away(asker, text)
    if asker.is_coordinator and _MAY_LEAD.match(text):
        from handlers.said.two_orders import led_and_said

        return led_and_said(asker, text)
    return None
