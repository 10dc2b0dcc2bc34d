"""Whether words hold nothing but a date, so that a bare date is meant as the deadline."""

from __future__ import annotations

from handlers.rules.comments import only_polite
from handlers.rules.dates.words import MONTH_WORDS, WEEKDAY_WORDS
from handlers.rules.words import bag, words

_DATE_WORDS = bag(
    "q h fy latest at either let call spring summer autumn winter end of early mid late next week "
    "month year fortnight tomorrow st nd rd th w c beg commencing ending quarter "
    "christmas easter half term new two three four weeks months days in a by the meeting this "
    "after before first last beginning start middle or date deadline due target day "
    "from until about around approx roughly maybe probably prob probs hopefully "
    "likely possibly perhaps think should be might could aim aiming financial push "
    "pushed back out move moved slip slipped extend extended another need more further delay "
    "delayed later one coming following actually instead not was say like realistically it will "
    "now 'll thereabouts so ish circa ca within time during close play cop cob eod "
    "business fin"
)
_DATE_WORDS |= MONTH_WORDS | WEEKDAY_WORDS


def only_dates(said: str) -> bool:
    """Whether words hold nothing but a date and what leads up to one."""
    if len(said) > 2000:
        return False
    return all(
        word.low in _DATE_WORDS or not word.low[0].isalpha() or only_polite(word.low)
        for word in words(said)
        if word.spoken
    )
