"""The one status of all that are claimed for an action which may be recorded."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.rules.claims import Claim
from handlers.rules.hedges import Force
from handlers.rules.reply import Status
from handlers.rules.statuses import Sort
from handlers.rules.subjects import Whose
from handlers.rules.unfinished import unfinished
from handlers.rules.words import Word, bag


def _tells_how(said: Sequence[Claim], at: int) -> bool:
    """Whether Green says only how something was completed: "finished ahead of schedule"."""
    claim, before = said[at], said[at - 1] if at else None
    if before is None or before.status is not Status.COMPLETE or claim.status is not Status.GREEN:
        return False
    return claim.sort is Sort.PHRASE and 0 <= claim.start - before.end <= 1


def one_status(
    said: Sequence[Claim], found: Sequence[Word]
) -> tuple[Status | None, tuple[Status, ...]]:
    """The one status that may be recorded, or those that stand against each other."""
    sure = [claim for at, claim in enumerate(said) if claim.sure and not _tells_how(said, at)]
    colours = [c for c in sure if c.status is not Status.NOT_STARTED]
    sure = colours or sure
    sure = _coloured(sure)
    statuses = tuple(dict.fromkeys(claim.status for claim in sure))
    if len(statuses) > 1:
        last = sure[-1]
        newer = last.now and not any(c.now and c.status != last.status for c in sure[:-1])
        if not newer:
            return None, statuses
        statuses = (last.status,)
    if not statuses:
        return None, ()
    status = statuses[0]
    if status is Status.GREEN and any(_belies(claim, found) for claim in said):
        return None, (Status.GREEN, Status.AMBER)
    denied = any(c.status == status and c.force is Force.DENIED for c in said)
    if denied or (status is Status.COMPLETE and _open_ends(said, sure, found)):
        return None, ()
    return status, ()


_BY_COLOUR = (Sort.COLOUR, Sort.LETTER, Sort.EMOJI)


def _coloured(sure: list[Claim]) -> list[Claim]:
    """Of Amber and Red the one that is called by its colour: "stuck on insurance, amber"."""
    if {claim.status for claim in sure} != {Status.AMBER, Status.RED}:
        return sure
    named = [claim for claim in sure if claim.sort in _BY_COLOUR]
    return named if len({claim.status for claim in named}) == 1 else sure


_BELYING = bag(
    "behind delayed late struggling failing stopped halted failed running falling fallen"
)


def _belies(claim: Claim, found: Sequence[Word]) -> bool:
    """Whether words beside Green say the opposite of the whole: "green but behind"."""
    soft = claim.sort is Sort.SOFT and claim.status in (Status.AMBER, Status.RED)
    if not soft or claim.force is not Force.SAID or claim.whose is not Whose.WHOLE:
        return False
    return claim.alone and next(w.low for w in found if w.start == claim.start) in _BELYING


def _open_ends(said: Sequence[Claim], sure: Sequence[Claim], found: Sequence[Word]) -> bool:
    """Whether other words say that "done" is not the whole of it."""
    taken = {at for claim in sure for at in range(claim.start, claim.end)}
    rest = [word.low for word in found if word.start not in taken]
    return unfinished(rest) or any(
        claim.whose is not Whose.WHOLE and claim.status is not Status.COMPLETE for claim in said
    )
