"""What takes the force out of a status: denial, hope, condition, the past, a job half done.

A clause is looked at from the status outwards. To its left stand denials and hopes, to its right
conditions; both count only within the clause, save for a clause that is nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from handlers.rules.dates.words import MONTH_WORDS, WEEKDAY_WORDS
from handlers.rules.reply import Status
from handlers.rules.unfinished import for_a_share, for_the_day, on_paper
from handlers.rules.words import TURNS, bag

_REACH = 30  # words to the left that are looked at: no sentence said on a phone is longer


class Force(Enum):
    """How firmly a status was said."""

    SAID = auto()
    DENIED = auto()
    HOPED = auto()  # not yet, perhaps, nearly or only on a condition
    PAST = auto()
    ASKED = auto()


_DENIALS = bag(
    "not n't never nor neither without nothing none nobody hardly barely scarcely nowhere "
    "unable fails failed fail non"
)
_HOPES = bag(
    "will 'll would could should may might shall can hope hopefully hoping hopeful hoped hopes "
    "expect expects expected expecting aim aiming aims aimed planning planned intend intending "
    "intends likely unlikely probably prob probs maybe mebbe perhaps possibly potentially "
    "presumably think thinks thought reckon believe guess guessing assume assumes assuming between "
    "either surely listed showing shown shows trying try tries want wants wanted need needs needed "
    "must ought until when once if unless whether before being becoming become becomes gets "
    "getting get towards toward near nearly nearing almost half part partly partially partial "
    "mostly largely virtually practically basically effectively essentially technically kinda "
    "sorta approaching quarters thirds soon verge confident optimistic able ready propose "
    "proposing suggest suggests recommend recommended recommending consider considering "
    "consideration requested asking ask asked wondering wonder discuss discussing agree turning "
    "turns goes heading headed let supposed supposedly allegedly apparently seems seem seemingly "
    "looks look appears fingers provided providing wish verging borderline tbc pending awaiting "
    "waiting barring drifting creeping tipping edging inching sliding trending tending moving "
    "shifting leaning tempted toying reckons believes gather gathers understand understands afaik "
    "iirc unconfirmed provisionally provisional tentatively tentative sounds "
    "claims reportedly rumoured"
)
# "going to plan" is a phrase of its own; these are turns of speech in which a hope is none.
_HARMLESS = (
    ("can", "confirm"), ("can", "report"), ("can", "say"), ("can", "you"), ("could", "you"),
    ("would", "you"), ("will", "you"), ("would", "say"), ("'d", "say"), ("'d", "call"),
    ("would", "call"), ("'d", "put"), ("would", "put"), ("'d", "rate"), ("would", "rate"),
    ("'d", "go"), ("would", "go"), ("going", "with"), ("going", "for"), ("'d", "mark"),
    ("let", "'s", "say"), ("let", "'s", "call"), ("would", "be", "honest"),
    ("if", "i", "'m", "honest"), ("if", "i", "'m", "being", "honest"), ("being", "honest"),
    ("if", "i", "am", "honest"), ("rather", "than"), ("to", "be", "honest"),
    ("to", "be", "fair"), ("to", "be", "clear"), ("this", "part"),
    ("for", "my", "part"), ("on", "my", "part"), ("will", "be", "pleased"),
    ("'ll", "be", "pleased"), ("you", "'ll", "be"), ("can", "advise"), ("can", "update"),
    ("should", "say"), ("should", "have", "said"), ("should", "read"),
    ("you", "will", "be"), ("you", "can"), ("would", "keep"), ("'d", "keep"), ("would", "leave"),
    ("'d", "leave"),
    ("'ll", "keep"), ("will", "keep"), ("'ll", "leave"), ("will", "leave"),
    ("can", "be", "marked"), ("can", "now", "be", "marked"), ("would", "like", "to"),
    ("'d", "like", "to"),
)  # fmt: skip
_TURNS = {first: [t for t in _HARMLESS if t[0] == first] for first in {t[0] for t in _HARMLESS}}
_WAS = bag("was were had previously formerly originally initially earlier used")
_CONDITIONS = bag(
    "if unless once when provided providing assuming subject depending dependent conditional "
    "hopefully probably prob probs maybe perhaps possibly allegedly supposedly apparently ish soon "
    "shortly according than tomorrow eventually almost nearly fingers tbc except apart bar "
    "excluding minus pending awaiting awaits only ultimately imo iirc afaik"
)
# Amber and Red often say what they wait for: that is a reason there, not a condition.
_REASONS = bag("pending awaiting awaits subject depending dependent except apart")
_CONDITION_PAIRS = frozenset(
    {
        ("other", "than"), ("as", "long"), ("so", "long"), ("next", "week"), ("next", "month"),
        ("next", "year"), ("next", "quarter"), ("at", "best"), ("i", "think"), ("i", "guess"),
        ("i", "hope"), ("i", "believe"), ("i", "reckon"), ("i", "suppose"), ("we", "think"),
        ("we", "hope"), ("in", "theory"), ("in", "principle"), ("or", "so"),
        ("more", "or"), ("all", "being"), ("god", "willing"), ("touch", "wood"), ("not", "quite"),
        ("for", "most"), ("later", "this"), ("with", "caveats"), ("with", "reservations"),
        ("at", "a"), ("from", "next"),
        ("not", "yet"), ("i", "assume"), ("by", "next"), ("by", "tomorrow"), ("by", "then"),
        ("hint", "of"), ("touch", "of"), ("tinge", "of"), ("shade", "of"), ("dash", "of"),
        ("bar", "the"), ("save", "for"), ("aside", "from"), ("with", "the"), ("in", "part"),
        ("up", "to"), ("or", "not"), ("or", "nearly"), ("or", "almost"), ("so", "far"),
        ("this", "afternoon"), ("until", "then"), ("to", "date"),
    }
)  # fmt: skip
_DAYS = bag(
    "end early mid late next the tomorrow then christmas xmas easter spring summer autumn winter "
    "this q"
)
_DAYS |= MONTH_WORDS | WEEKDAY_WORDS
_ONE_TIME = bag("this today tonight tomorrow")
_DONE_ONLY = frozenset(
    {
        ("with", "the"),
        ("for", "now"),
        ("for", "this"),
        ("at", "present"),
        ("up", "to"),
        ("so", "far"),
        ("to", "date"),
    }
)
_WITH_EXCEPTION = frozenset({"exception", "exceptions"})
_BEFORE_NOW = frozenset(
    {
        ("last", "month"), ("last", "time"), ("last", "week"), ("last", "meeting"),
        ("last", "year"), ("last", "quarter"), ("in", "the"), ("at", "the"), ("until", "last"),
        ("until", "yesterday"), ("until", "recently"), ("up", "until"),
    }
)  # fmt: skip
_PAST_AFTER = frozenset({"before", "previously", "originally", "formerly", "initially"})
_LAST = frozenset({"last", "previous", "past", "summer", "start", "beginning"})


def force(left: Sequence[str], right: Sequence[str], status: Status) -> Force:
    """How firmly `status` stands between the words `left` and `right` of it in its clause."""
    near = list(left[-_REACH:])
    if _denied(near) or (status is Status.COMPLETE and _nothing_done(right)):
        return Force.DENIED
    if _past(near, right, status):
        return Force.PAST
    if status is Status.RED and near[-1:] and near[-1] in _SOFTENERS:
        return Force.HOPED
    if _hoped(near) or conditional(right, status):
        return Force.HOPED
    return Force.SAID


_SOFTENERS = bag("bit slightly little somewhat touch tad")


def _denied(left: Sequence[str]) -> bool:
    if any(word in _DENIALS for word in left):
        return True
    joined = " ".join(left)
    if left[-1:] == ["no"] and left[-2:-1] and left[-2] in TURNS:
        return False  # "green. Actually no, amber", with its comma forgotten
    if joined.endswith((" no", " far from")) or joined in ("no", "far from"):
        return True
    return any(
        turn in f" {joined} "
        for turn in (" no longer ", " yet to ", " anything but ", " instead of ", " rather than ",
                     " less than ", " far from being ")
    )  # fmt: skip


_NOUGHT = bag("nothing none zero little naught zilch")
_MORE = bag("to further more left else outstanding remaining")
_WORK = bag("work progress action actions activity")


def _nothing_done(right: Sequence[str]) -> bool:
    """Whether "done" has nought for its object: "done nothing on this", "done no work"."""
    right = right[1:] if right[:1] == ["very"] else right
    following = right[1] if len(right) > 1 else ""
    if right[:1] == ["no"] or right[:1] == ["0"]:
        return following in _WORK
    return bool(right) and right[0] in _NOUGHT and following not in _MORE


_TURNED = bag("gone went turned moved became changed")


def _past(left: Sequence[str], right: Sequence[str], status: Status) -> bool:
    if left[-1:] == ["from"]:
        return True
    if status not in (Status.COMPLETE, Status.DISCONTINUED) and any(w in _WAS for w in left):
        return True
    if left[-1:] and left[-1] in _TURNED:
        return False
    pair = tuple(right[:2])
    if right[:1] and right[0] in _PAST_AFTER and status != Status.COMPLETE:
        return True
    if pair in _BEFORE_NOW and status != Status.COMPLETE:
        return pair[0] not in ("in", "at") or bool(_LAST & set(right[2:4]))
    return False


def _hoped(left: Sequence[str]) -> bool:
    words = _without_turns(left)
    if any(word in _HOPES for word in words) or on_paper(words):
        return True
    joined = f" {' '.join(words)} "
    return any(f" {turn} " in joined for turn in _HOPEFUL_TURNS)


_HOPEFUL_TURNS = (
    "to be", "all but", "just about", "as good as", "more or less", "pretty much", "sort of",
    "kind of", "in theory", "in principle", "about to", "good as", "going",
    "plan to", "have it as", "has it as", "got it as",
    "got this as", "have this as", "got that as", "it 's down as", "is down as",
    "plans to", "much as", "request to", "in order to", "short of", "close to", "closer to",
)  # fmt: skip


def _without_turns(left: Sequence[str]) -> list[str]:
    kept: list[str] = []
    at = 0
    while at < len(left):
        near = _TURNS.get(left[at], ())
        turn = next((t for t in near if tuple(left[at : at + len(t)]) == t), ())
        if not turn:
            kept.append(left[at])
        at += len(turn) or 1
    return kept


def conditional(right: Sequence[str], status: Status, reach: int = 3) -> bool:
    """Whether the words that follow a status, the first `reach` of them, make it hang on more."""
    if "honest" in right[:8] or right[:1] == ["rather"]:
        return False
    if _only_partly(right, status):
        return True
    leads_on = status is Status.GREEN and right[:1] in (["to"], ["for"])
    if leads_on and not _CONDITIONS & set(right[1:reach]):
        return False  # "on track to finish next month"
    said = (_hangs(right, at, status) for at in range(min(reach, len(right))))
    return next((hangs for hangs in said if hangs is not None), False)


def _only_partly(right: Sequence[str], status: Status) -> bool:
    """Whether it is so of a part, or for a while: "done for today", "green until March"."""
    if tuple(right[:3]) in (("in", "the", "main"), ("for", "the", "most")):
        return True
    first = right[0] if right else ""
    if status is Status.DISCONTINUED:
        # "Dropped by the funder" may be the money alone; "cancelled this weekend" is on after it.
        return tuple(right[:2]) == ("by", "the") or first in _ONE_TIME
    if status is Status.COMPLETE and (for_the_day(right) or for_a_share(right)):
        return True
    return status in (Status.GREEN, Status.COMPLETE) and first == "until"


def _hangs(right: Sequence[str], at: int, status: Status) -> bool | None:
    """Whether one of the words after a status makes it hang on more; None where it says neither."""
    bad = status in (Status.AMBER, Status.RED, Status.NOT_STARTED)
    word, pair = right[at], tuple(right[at : at + 2])
    if at and word in ("as", "because", "since", "due", "while", "which", "that", "the"):
        return False
    if word in ("awaiting", "awaits") and status is not Status.COMPLETE:
        return False
    if word in _CONDITIONS and not (bad and word in _REASONS):
        return not (at and word == "only")
    if not at and word == "from" and status is Status.COMPLETE:
        return True
    if not at and not bad and word == "by" and _is_day(right[1:3]):
        return True
    if pair in _DONE_ONLY:
        excepted = pair != ("with", "the") or bool(_WITH_EXCEPTION & set(right[at : at + 5]))
        return status is Status.COMPLETE and excepted
    return True if pair in _CONDITION_PAIRS or (word == "on" and on_paper(right, at)) else None


DOUBTING = _HOPES | _DENIALS | bag("no longer far be was were yet quite to of anything but")
_WAITS = bag("waiting awaiting pending tbc when until before")


def _is_day(words: Sequence[str]) -> bool:
    words = words[1:] if words[:1] == ["the"] else words[:1]
    return bool(words) and (words[0] in _DAYS or words[0][0].isdigit())


_ALONE = (_HOPES | _DENIALS | _CONDITIONS) - _WAITS | bag(
    "yet i we quite but is it that 's 're was has are really actually this they"
)


def only_doubt(clause: Sequence[str]) -> bool:
    """Whether a clause says nothing but doubt, as in "green, hopefully" or "probably, amber"."""
    clause = clause[1:] if clause[:1] == ["no"] and {"not", "n't"} & set(clause) else clause
    return (
        bool(clause)
        and all(word in _ALONE for word in clause)
        and any(word in _HOPES or word in _DENIALS or word in _CONDITIONS for word in clause)
    )


def opens_condition(clause: Sequence[str]) -> bool:
    """Whether a clause begins a condition that reaches over the whole sentence."""
    return bool(clause) and clause[0] in (
        "if", "once", "when", "unless", "assuming", "provided", "providing", "subject",
        "hopefully", "depending", "should", "until",
    )  # fmt: skip
