"""What one reply says of one action: an edit, a question, or both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from handlers.rules import asking
from handlers.rules.claims import Claim, claims
from handlers.rules.comments import comment, without
from handlers.rules.corrections import since_correction
from handlers.rules.date_doubts import Timing
from handlers.rules.deadlines import timing
from handlers.rules.handing_over import denies_lead, handed_to, only_denies
from handlers.rules.hedges import Force
from handlers.rules.leanings import lean
from handlers.rules.no_change import unchanged
from handlers.rules.not_yet import done_ahead
from handlers.rules.one_status import one_status
from handlers.rules.only_dates import only_dates
from handlers.rules.refused_dates import refused
from handlers.rules.reply import COLOURS, Edit, Known, Question, Status
from handlers.rules.statuses import Sort, label, marks
from handlers.rules.titles import own_label
from handlers.rules.words import Clause, Word, bag, words


@dataclass(frozen=True)
class Verdict:
    """What was made of the words about one action. All None when they say nothing at all."""

    edit: Edit | None = None
    question: Question | None = None
    follow_up: Question | None = None
    why: str = ""


@dataclass(frozen=True)
class Heard:
    """The words about one action and all that was found in them.

    `said` is the reply with everything else blanked out; `status` is what may be recorded.
    """

    place: int
    action: Known
    said: str
    found: Sequence[Word]
    claims: Sequence[Claim]
    status: Status | None
    against: tuple[Status, ...]  # statuses said with equal force: nobody knows which
    timing: Timing
    same: Sequence[Clause]
    to: str
    comment: str


def judge(
    said: str,
    place: int,
    action: Known,
    today: date,
    *,
    next_meeting: date | None,
    coded: bool = False,
    everyone: bool = False,
) -> Verdict:
    """Read `said` as being about `action`, the one at `place`. `everyone`: said of all at once."""
    heard = _hear(said, place, action, today, next_meeting=next_meeting, coded=coded)
    if not heard.against and heard.status is not None and _denies_change(heard):
        standing = Status(action.rag or "green")
        heard = replace(heard, status=None, against=(standing, heard.status))
    if heard.against:
        return _contradiction(heard)
    if heard.status is Status.COMPLETE and (day := done_ahead(heard.claims, said, today)):
        edit = Edit(place, comment=heard.comment)
        question = asking.done_then(action, heard.said, day, today, edit)
        return Verdict(None, question, None, "it is to be complete on a day that is still ahead")
    denied, instead = denies_lead(said) if heard.status is None and not heard.to else (False, "")
    if denied:
        return _not_theirs(place, action, instead)
    if heard.status is None and not heard.to:
        leaning = lean(
            heard.claims, action, said, heard.comment, place,
            moved=heard.timing.window is not None or bool(heard.timing.doubt), everyone=everyone,
        )  # fmt: skip
        if leaning.question and not heard.same:
            return Verdict(
                None, asking.dated(leaning.question, heard.timing.window), None, leaning.why
            )
        if leaning.same and not heard.same:
            return Verdict(Edit(place, no_change=True), why=leaning.why)
        after = None if heard.same else leaning.follow_up
        return _recorded(heard, today, after, leaning.why)
    return _recorded(heard, today, _later(heard, today, everyone=everyone), "")


_UNCHANGED = bag("change changes changed unchanged same before was were is")


def _denies_change(heard: Heard) -> bool:
    """Whether "no change" is said beside another colour than the one that stands."""
    if heard.status not in COLOURS or heard.action.rag not in COLOURS:
        return False
    if heard.status.value == heard.action.rag or any(claim.now for claim in heard.claims):
        return False
    return any(_UNCHANGED & {word.low for word in clause.words} for clause in heard.same)


def _not_theirs(place: int, action: Known, instead: str) -> Verdict:
    if instead:
        return Verdict(Edit(place, reassign_to=instead), why=f"it is {instead}'s, says the sender")
    question = asking.whose(place, action)
    return Verdict(None, question, None, "the sender says it is not theirs")


def _hear(
    said: str,
    place: int,
    action: Known,
    today: date,
    *,
    next_meeting: date | None,
    coded: bool,
) -> Heard:
    handed = handed_to(said)
    rest = without(said, [own_label(said, action.title), *([handed[1:]] if handed else [])])
    no = refused(rest, today, action.deadline)
    found = words(without(rest, [(each.start, each.end) for each in no]) if no else rest)
    everything = claims(found, action.title, coded=coded)
    firm = since_correction(everything, found)
    kept_from = firm[0].start if firm else 0
    taken_back = [claim for claim in everything if claim.start < kept_from]
    status, against = one_status(firm, found)
    when = timing(
        rest, found, firm, action, today,
        next_meeting=next_meeting, quiet=_quiet(rest, firm), no=no,
    )  # fmt: skip
    same = unchanged(found)
    cuts = [
        *_status_cuts(firm, status),
        *((claim.lead, claim.end) for claim in taken_back),
        *(
            [(when.start, when.end)]
            if when.end and not (when.doubt and when.doubt != "past")
            else []
        ),
        *((clause.words[0].start, clause.words[-1].end) for clause in same),
    ]
    kept = asking.beyond_title(comment(rest, cuts), action.title)
    kept = "" if (handed and kept and only_denies(kept)) or _says_again(kept, status) else kept
    return Heard(
        place, action, said, found, firm, status, against, when, same,
        handed[0] if handed else "", kept,
    )  # fmt: skip


def _says_again(kept: str, status: Status | None) -> bool:
    """Whether what is left only says the colour once more: "RED RED RED"."""
    left = words(kept[:40])
    again = [mark for mark in marks(left) if mark.sort is Sort.COLOUR and mark.status is status]
    return bool(again) and sum(mark.stop - mark.first for mark in again) == len(left)


def _quiet(said: str, firm: Sequence[Claim]) -> bool:
    """Whether nothing is said but a status and perhaps a date."""
    cuts = _status_cuts(firm, None, every=True)
    return only_dates(without(said, cuts))


KEEPS = bag("on in by at last yesterday today this for since before after with early ahead within")


def _status_cuts(
    said: Sequence[Claim],
    status: Status | None,
    *,
    every: bool = False,
) -> list[tuple[int, int]]:
    """The words that go into the status and so need not stand in the comment."""
    cuts = []
    for claim in said:
        past = bool(status) and claim.force is Force.PAST and claim.opens
        if not every and not past and (not claim.sure or claim.status != status):
            continue
        coloured = claim.sort in (Sort.COLOUR, Sort.LETTER, Sort.EMOJI, Sort.TICK)
        dated = claim.after in KEEPS or claim.after[:1].isdigit()
        done = claim.sort is Sort.DONE and not dated
        if (coloured and (claim.opens or not claim.after)) or done or claim.alone or every:
            cuts.append((claim.lead, claim.end))
    return cuts


def _contradiction(heard: Heard) -> Verdict:
    edit = Edit(heard.place, deadline=heard.timing.window, comment=heard.comment)
    question = asking.two_statuses(
        heard.place, heard.action, heard.said, heard.against, replace(edit, comment="")
    )
    said = " and ".join(label(status) for status in heard.against)
    return Verdict(None, question, None, f"{said} are both said, and nothing says which is newer")


def _recorded(heard: Heard, today: date, follow_up: Question | None, why: str) -> Verdict:
    """The edit, with a question for a date that cannot be taken as it stands."""
    standing = heard.status is None or heard.status.value == heard.action.rag
    edit = Edit(
        heard.place, heard.status, heard.timing.window, heard.comment, heard.to,
        no_change=bool(heard.same) and standing,
    )  # fmt: skip
    question = None
    if heard.timing.doubt:
        question = asking.which_date(
            heard.place, heard.action, heard.timing, today, Edit(heard.place)
        )
        if heard.status is None and heard.timing.end:
            question = asking.which_date(
                heard.place, heard.action, heard.timing, today, replace(edit, no_change=False)
            )
            return Verdict(None, question, None, f"the date is not clear: {heard.timing.doubt}")
    if edit == Edit(heard.place):
        return Verdict(None, question, follow_up, why)
    return Verdict(edit, question, follow_up, why or _because(heard))


def _because(heard: Heard) -> str:
    parts = []
    for claim in heard.claims:
        if claim.sure and claim.status == heard.status:
            parts.append(f"“{heard.said[claim.start : claim.end]}” is {label(claim.status)}")
            break
    if heard.timing.window:
        words_ = " ".join(heard.said[heard.timing.start : heard.timing.end].split())
        parts.append(f"“{words_}” is the new date")
    if heard.same:
        parts.append("it is said that nothing has changed")
    if heard.to:
        parts.append(f"it has gone to {heard.to}")
    if heard.comment:
        parts.append("the rest is the comment" if parts else "no status is said: a comment")
    return ", ".join(parts)


def _later(heard: Heard, today: date, *, everyone: bool) -> Question | None:
    """The one question back on what was recorded as said."""
    action = heard.action
    if everyone and heard.status is Status.COMPLETE and action.rag is None:
        return asking.was_not_rated(heard.place, action)
    passed = action.overdue or (action.deadline is not None and action.deadline.last < today)
    if heard.status is not Status.GREEN or heard.timing.doubt:
        return None
    if passed and heard.timing.window is None:
        return asking.a_new_date(heard.place, action, today)
    if everyone and action.rag == "red":
        return asking.was_red(heard.place, action)
    return None
