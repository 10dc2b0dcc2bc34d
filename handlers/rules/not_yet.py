"""What is said to be complete on a day that is still to come: "done 14 Sept", said in August."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from handlers.rules.claims import Claim
from handlers.rules.dates.reading import find_dates
from handlers.rules.dates.windows import Found, Window
from handlers.rules.dates.words import WEEKDAY
from handlers.rules.reply import Status

_AHEAD = timedelta(days=183)  # a month further off is last year's: "done in July", said in August
_SMALL = re.compile(
    r"(?i)[\s,(:–-]*(?:(?:on|by|in|at|from|around|about|as|of|the|end|start|week|w/e|w/c|after)"
    r"[\s:]*){0,4}"
)
_THEN = re.compile(r"(?i)\s*(?:by )?then\b")
# "Done Friday" is of the Friday that was.
_WEEKDAY = re.compile(rf"(?i)(?:(?:on|this|last) )?{WEEKDAY}")


def done_ahead(said: Sequence[Claim], text: str, today: date) -> Window | None:
    """The day ahead on which `text` says that it is complete; None where it is so now."""
    done = [claim for claim in said if claim.status is Status.COMPLETE and claim.sure]
    hits = find_dates(text, today, chat=True) if done else []
    when = (hit for hit in hits for claim in done if _is_when(claim, hit, text))
    return next((hit.reading.window for hit in when if _is_ahead(hit, text, today)), None)


def _is_ahead(hit: Found, text: str, today: date) -> bool:
    window = hit.reading.window
    if window is None or _WEEKDAY.fullmatch(text[hit.start : hit.end].strip()):
        return False
    return today < window.first <= today + _AHEAD


def _is_when(claim: Claim, hit: Found, text: str) -> bool:
    """Whether it is complete then: "done on 14 Sept", "starts 14 Sept, mark it done then"."""
    if hit.start >= claim.end:
        return bool(_SMALL.fullmatch(text, claim.end, hit.start))
    return bool(_THEN.match(text, claim.end))
