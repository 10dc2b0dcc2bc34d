"""Dates beside words of moving that move no deadline: of a thing, of others, of what holds."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.rules.date_places import Place
from handlers.rules.subjects import Whose, bare, whose
from handlers.rules.words import Word, bag

MOVES = bag(
    "slipped slipping slips slip pushed push pushing moved move moving delayed delaying delay "
    "deferred defer postponed postpone extended extend extending put rescheduled reschedule "
    "revised revise changed change shifted shift bumped knocked rolled reprofiled extension "
    "slippage moves pushes amended amend updated update reset brought bring forward"
)
_ON = bag(
    "back out on forward over has have had been being was were is are 's now then and but , "
    "since to until instead"
)
_DATED = bag(
    "planned scheduled booked set arranged fixed due expected supposed meant for on in at by to "
    "take place held happen go be of from said thought hoped promised agreed planning aimed "
    "aiming deadline deadlines date target completion complete completed end finish finished "
    "delivery original originally initially initial previous previously first"
)


def is_of_thing(held: Place, between: Sequence[Word], title: str) -> bool:
    """Whether a thing moved from one date to the next: "the fair on 26 Sept is moved to 10 Oct".

    `held` is where the first date stands, `between` the words up to the next.
    """
    lows = [word.low for word in between]
    if not MOVES & set(lows) or any(low not in _ON | MOVES for low in lows):
        return False
    subject, _ = bare([word for word in held.left if word.low not in _DATED])
    return whose(subject, title, being=False, done=False) is Whose.PART


def holds(right: Sequence[Word]) -> bool:
    """Whether a date is said to hold: "the deadline of 30 Sept still stands"."""
    lows = [word.low for word in right[:2] if word.low != "still"]
    return lows[:1] in (["stands"], ["stand"], ["holds"])


def takes_in(right: Sequence[Word]) -> bool:
    """Whether it is until when others may send something: "extended to 30 Oct for bids"."""
    return len(right) > 1 and right[0].low == "for" and right[1].low in _INTAKE


_INTAKE = bag(
    "applications bids nominations submissions responses entries tenders proposals comments "
    "expressions objections registrations bookings quotes"
)
