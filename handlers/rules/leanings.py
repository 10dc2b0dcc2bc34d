"""What to make of words that name a status and set none: a comment, or a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from handlers.rules import asking
from handlers.rules.claims import Claim
from handlers.rules.comments import only_polite, without
from handlers.rules.hedges import DOUBTING, Force
from handlers.rules.reply import COLOURS, Edit, Known, Question, Status
from handlers.rules.statuses import Sort, label
from handlers.rules.subjects import Whose
from handlers.rules.words import bag, words

# "It would be green if we had the staff" says that it is not.
_UNREAL = re.compile(r"(?i)\b(?:would|could|might|'d|’d)(?: have)? be(?:en)?\b[^.\n]*\bif\b")
# "Done, I think" may be all done; "nearly done" is not.
_BELIEF = re.compile(
    r"(?i)\b(?:think|thought|believe|reckon|guess|presume|assume|suppose|prob(?:ably|s)?|maybe|perhaps"
    r"|possibly|presumably|afaik|iirc|as far as (?:i know|i.m aware)|should be (?:done|complete"
    r"|completed|finished)|not (?:100% )?sure|apparently|supposedly|allegedly)\b"
)


@dataclass(frozen=True)
class Leaning:
    """A question before anything is recorded, or one after the comment was; or neither."""

    question: Question | None = None
    follow_up: Question | None = None
    why: str = ""
    same: bool = False  # it says that all is well with what is Green, and nothing to print


def lean(
    said: Sequence[Claim],
    action: Known,
    text: str,
    comment: str,
    place: int,
    *,
    moved: bool,
    everyone: bool,
) -> Leaning:
    """Weigh the claims of a reply that sets no status; `moved`: it gives a new date."""
    edit = Edit(place, comment=comment)
    weighed = [c for c in said if c.force is not Force.PAST]
    telling = [c for c in weighed if c.sort is not Sort.SOFT or c.status is Status.DISCONTINUED]
    for claim in telling:
        leaning = _one(claim, action, text, edit, moved=moved)
        if leaning:
            return leaning
    soft = [c for c in weighed if c.sort is Sort.SOFT and c.force is Force.SAID]
    if soft and not telling and not moved:
        return _of_all(soft, action, text, edit) if everyone else _soft(soft, action, text, edit)
    return _none_named(bool(said), action, comment, text, edit, moved=moved)


def _one(claim: Claim, action: Known, text: str, edit: Edit, *, moved: bool) -> Leaning | None:
    place, status = edit.action, claim.status
    if status is Status.GREEN and claim.force is Force.HOPED and _UNREAL.search(text):
        question = asking.now_what(place, action, text, edit, status)
        return Leaning(question, why="it would be Green only if things were otherwise")
    stands = action.rag == status.value
    if claim.whose is Whose.PART:
        return _part(claim, action, place, stands=stands)
    if claim.force is Force.DENIED:
        return _denied(claim, action, text, edit, stands=stands, moved=moved)
    if claim.whose is Whose.MAYBE or claim.force is Force.ASKED:
        question = asking.said_status(place, action, text, _offered(status, action), edit)
        return Leaning(question, why=f"{label(status)} is not said of it outright")
    if status in COLOURS or status is Status.DISCONTINUED:
        if stands:
            return None
        if status is Status.DISCONTINUED and _CLOSED.search(text):
            either = (Status.COMPLETE, Status.DISCONTINUED)
            question = asking.two_statuses(place, action, text, either, edit)
            return Leaning(question, why="what is closed is Complete or Discontinued")
        if claim.force is Force.HOPED and _tells_besides(claim, text):
            after = asking.how_it_stands(place, action, edit) if action.rag is None else None
            return Leaning(None, after, f"{label(status)} is hoped for, beside news: a comment")
        question = asking.said_status(place, action, text, _offered(status, action), edit)
        return Leaning(question, why=f"{label(status)} is hedged, hoped for or conditional")
    if status is Status.COMPLETE and action.rag is None and not moved:
        after = asking.how_it_stands(place, action, edit, complete=True)
        return Leaning(None, after, "not all of it is complete: a comment")
    if status is Status.COMPLETE and not moved and _BELIEF.search(text):
        question = asking.said_status(place, action, text, _offered(status, action), edit)
        return Leaning(question, why="Complete is believed, not known")
    if status is Status.COMPLETE and not edit.comment:
        question = asking.said_status(place, action, text, _offered(status, action), edit)
        return Leaning(question, why="not all of it is complete")
    return None


_CLOSED = re.compile(r"(?i)\bclosed?\b")


def _tells_besides(claim: Claim, text: str) -> bool:
    """Whether another sentence tells how things are: "Lost our driver. Should be green by Oct"."""
    ends = [0, *(found.end() for found in _ENDS.finditer(text)), len(text)]
    others = (text[a:b] for a, b in pairwise(ends) if not a <= claim.start < b)
    return any(len(_telling(sentence)) > 1 for sentence in others)


_ENDS = re.compile(r"[.!;\n]\s+")


def _part(claim: Claim, action: Known, place: int, *, stands: bool) -> Leaning | None:
    if stands or claim.force in (Force.HOPED, Force.DENIED):
        return None
    if claim.sort is Sort.COLOUR and claim.status in COLOURS:
        after = asking.whole_too(place, action, claim.status)
        return Leaning(None, after, f"{label(claim.status)} is said of a part: a comment")
    return None


def _denied(
    claim: Claim, action: Known, text: str, edit: Edit, *, stands: bool, moved: bool
) -> Leaning | None:
    if claim.status is Status.DISCONTINUED:
        return None
    if stands:
        question = asking.now_what(edit.action, action, text, edit, claim.status)
        return Leaning(question, why=f"it stands at {label(claim.status)}, which is denied")
    if claim.status is Status.GREEN and action.rag not in ("amber", "red"):
        offered = (Status.AMBER, Status.RED)
        question = asking.said_status(edit.action, action, text, offered, edit)
        return Leaning(question, why="Green is denied, and nothing says what it is")
    if action.rag is None and not moved:
        after = asking.how_it_stands(edit.action, action, edit)
        return Leaning(None, after, f"{label(claim.status)} is denied: a comment")
    return None


def _offered(status: Status, action: Known) -> tuple[Status, ...]:
    """The status that was leant to, and the one that stands or comes next to it."""
    offered = [status]
    if action.rag in ("green", "amber", "red"):
        offered.append(Status(action.rag))
    elif status in (Status.GREEN, Status.RED):
        offered.append(Status.AMBER)
    elif status is Status.AMBER:
        offered += [Status.GREEN, Status.RED]
    return tuple(dict.fromkeys(offered))


def _of_all(soft: Sequence[Claim], action: Known, text: str, edit: Edit) -> Leaning:
    """Said of all at once: what stands beside "all good" is not every action's comment."""
    status = soft[0].status
    if status is Status.GREEN and action.rag == status.value:
        return Leaning(why="all is well, and it stands at Green: no change", same=True)
    if status is not Status.GREEN:
        leaning = _soft(soft, action, text, edit)
        if leaning.follow_up is None:
            return leaning
    offered = (status, Status.RED if status is Status.AMBER else Status.AMBER)
    kept = Edit(edit.action) if status is Status.GREEN else edit
    question = asking.said_status(edit.action, action, text, offered, kept)
    return Leaning(question, why=f"it leans to {label(status)} for all, and does not say it")


def _soft(soft: Sequence[Claim], action: Known, text: str, edit: Edit) -> Leaning:
    status = soft[0].status
    if _all_is_well(soft, text):
        if action.rag == Status.GREEN.value:
            return Leaning(why="all is well, and it stands at Green: no change", same=True)
        edit = Edit(edit.action)
    rest = without(text, [(claim.lead, claim.end) for claim in soft])
    if status is Status.COMPLETE and action.rag == "complete" and only_polite(rest):
        return Leaning(why="it is complete, and nothing else is said", same=True)
    if any(claim.status.value == action.rag for claim in soft):
        return Leaning(why=f"it still stands at {label(Status(action.rag or 'green'))}: a comment")
    offered = (status,) if status is not Status.AMBER else (Status.AMBER, Status.RED)
    if status is Status.GREEN:
        offered = (Status.GREEN, Status.AMBER)
    question = asking.said_status(edit.action, action, text, offered, edit)
    if only_polite(rest):
        return Leaning(question, why=f"it leans to {label(status)} and does not say it")
    return Leaning(None, asking.whole_too(edit.action, action, status), "no status is named")


_WELL = bag(
    "all both fine good ok well great sound sweet peachy gravy hunky dory spot on tickety boo "
    "going no probs problems dramas worries 👍 :+1: :thumbsup: 👌"
)


def _all_is_well(soft: Sequence[Claim], text: str) -> bool:
    """Whether nothing is said but that all is well: "both fine", "all good thanks"."""
    said = (word.low for claim in soft for word in words(text[claim.start : claim.end]))
    well = all(claim.status is Status.GREEN for claim in soft) and _WELL.issuperset(said)
    return well and only_polite(without(text, [(claim.lead, claim.end) for claim in soft]))


_SAYS_NOTHING = bag(
    "purple black white grey gray pink brown later maybe dunno unsure meh hmm nope yes what eh "
    "perhaps possibly hopefully whatever pass idk test testing tbd tbh"
)


_KNOWS_NOT = re.compile(
    r"(?i)\W*(?:(?:sorry|hi|hmm+|er+m*|honestly|i(?:['’]m| am)?|really|just)[\s,.!]+)*"
    r"(?:(?:do not|don['’]?t) know|dunno|no idea|no clue|haven['’]?t a clue|not sure"
    r"|can['’]?t (?:say|tell))"
    r"(?:[\s,.!]+(?:sorry|yet|tbh|really|at all|at the moment|atm|right now|thanks|x+))*\W*"
)


def _telling(comment: str) -> list[str]:
    """The words of a comment that tell something; a lone strange word or "isn't" does not."""
    spoken = [word.low for word in words(comment[:4000]) if word.spoken]
    if _KNOWS_NOT.fullmatch(comment):
        return []
    if len(spoken) == 1 and spoken[0] in _SAYS_NOTHING:
        return []
    weak = _WEAK if len(spoken) > 1 else ()
    return [low for low in spoken if low[-1] == "%" or (len(low) > 3 and low not in weak)]


_ALL_OF_IT = re.compile(r"(?<![\d.,])100(?:%| ?per ?cent)")
_WEAK = DOUBTING | bag("does did have been well just also")


def _none_named(
    named: bool, action: Known, comment: str, text: str, edit: Edit, *, moved: bool
) -> Leaning:
    if moved:
        return Leaning()
    telling = _telling(comment)
    if not comment or (not telling and not named):
        if comment or named:
            question = asking.unclear(edit.action, action, text, edit)
            return Leaning(question, why="no status, date or comment is said")
        return Leaning()
    if action.rag is None:
        whole = bool(_ALL_OF_IT.search(comment))
        after = asking.how_it_stands(edit.action, action, edit, complete=whole)
        return Leaning(None, after, "only a comment")
    return Leaning(why="only a comment")
