"""A status after a dash or a colon is said of what stands before: "leaflets - done"."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.rules.dates.words import MONTH_WORDS
from handlers.rules.statuses import marks
from handlers.rules.subjects import Whose, bare, whose
from handlers.rules.words import Clause, bag

_VERBLIKE = ("ed", "ing", "n't")
_SAID_VERBS = bag(
    "met is are was were has have had sent held got done gave went made took said will can "
    "did do does 's 're 've 'm am left put set won lost found built ran spoke told came began "
    "need needs seen saw"
)


_PRONOUNS = bag("it this that we i everything they")
_LABELS = bag(
    "quick brief short a an the one just latest update updates news position status progress as "
    "at of on for fyi from me my re summary report note comment response reply answer "
    "week month q action rag overall current th st nd rd "
    "no change changes same unchanged before movement"
)
_LABELS |= MONTH_WORDS


def headed(parted: Sequence[Clause], at: int, title: str) -> bool:
    """Whether the clause tells of what stands before its dash or colon: "leaflets - done"."""
    clause = parted[at]
    if clause.opening not in ("-", "–", "—", ":", "=") or not at:
        return False
    head = parted[at - 1]
    if head.sentence != clause.sentence or len(head.words) > 6 or marks(head.words):
        return False
    lead = clause.words[: marks(clause.words)[0].first]
    if any(word.low in _PRONOUNS for word in lead):
        return False
    spoken = [word for word in head.words if word.spoken]
    if all(word.low in _LABELS or word.low[0].isdigit() for word in spoken):
        return False
    if any(word.low in _SAID_VERBS or word.low.endswith(_VERBLIKE) for word in spoken):
        return False
    subject, being = bare(head.words)
    return whose(subject, title, being=being, done=False) is Whose.PART
