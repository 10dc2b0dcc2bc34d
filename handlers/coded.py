"""Which actions words name by their codes, as typed or as a telephone writes them."""

import re

from handlers.asker import Asker
from handlers.finding import may_name_several, named_in
from handlers.rules.dictated import as_written, may_be_spoken
from handlers.rules.letter_codes import lone_letters
from handlers.rules.reminded_beside import news_and_wish
from handlers.rules.which_action import pieces
from handlers.taking import known
from store import actions
from store.models import Action

_CODES = re.compile(
    r"#\d+|\b[A-Za-z]{0,8}\s?\d{1,4}(?:[.\-]\d{1,3})+\b|\b[A-Za-z]{1,6}\s?\d{1,4}\b"
)


def with_codes(asker: Asker, text: str) -> list[Action]:
    """Actions whose code the text names, whoever leads them."""
    return named_in(asker, _codes_in(text))


def _codes_in(text: str) -> list[str]:
    found = (*_CODES.finditer(text), *lone_letters(text))
    return list(dict.fromkeys(match.group() for match in found))[:50]


def tells_more(asker: Asker, text: str) -> bool:
    """Whether it is more than one action's news: of several, or with a wish to be reminded."""
    return speaks_of_several(asker, text) or bool(news_and_wish(text)[1])


def speaks_of_several(asker: Asker, text: str) -> bool:
    """Whether it reports on more than one action: "done CR1.3 and CR1.4"."""
    words = _codes_in(text)
    coded = named_in(asker, words) if may_name_several(asker, words) else []
    if len(coded) < 2:
        return False
    parted = pieces(text, [known(action, asker) for action in coded])
    return len({coded[place].code for part in parted if part.coded for place in part.actions}) > 1


def with_spoken_codes(asker: Asker, text: str) -> str:
    """The words with codes as they are written: "S S two" is SS2, whoever leads it."""
    if not may_be_spoken(text):
        return text
    everything = actions.of_partnership(asker.session, asker.partnership.id)
    return as_written(text, [known(action, asker) for action in everything])
