"""Whose status it is: the whole action's, or only a part's, or something else's altogether."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

from rapidfuzz.distance import OSA

from handlers.rules.dates.words import MONTH
from handlers.rules.hedges import DOUBTING
from handlers.rules.words import Word, bag


class Whose(Enum):
    WHOLE = auto()
    MAYBE = auto()  # words of the title, but too few of them to be sure
    PART = auto()


VERBS_OF_BEING = bag(
    "is are 's 're am 'm be been remains remain remained stays stay stayed has have 've "
    "'d was were had gone went turned moved became becoming rated continues continue "
    "continuing continued"
)
_AROUND = bag(
    "a an the still now currently presently today all both fully totally entirely wholly very "
    "well firmly definitely really actually honestly simply certainly clearly absolutely "
    "happily sadly unfortunately again already also just at to as in back down up onto into "
    "rag brag ragged status rating rated marked mark set put changed updated make made keep "
    "kept leave left say give given recorded logged shown flagged please ok yes "
    "yep yup yeah hi hello hey morning afternoon evening good dear thanks thank cheers "
    "sorry afraid so and but then or for me us quite pretty bit little slightly "
    "somewhat rather much too looking staying remaining sitting sits standing stands running "
    "reporting reported confirm confirmed pleased happy glad delighted fyi re regarding "
    "colour color ah oh er um no ooh right meant mean correction oops whoops wait scrap "
    "that can could you would will from go going let here bright solid strong "
    "straight level yay great hooray phew finally last each lads folks guys everyone team x "
    "xx advise 'd thankfully luckily fortunately hence therefore overall anyway otherwise "
    "generally broadly obviously basically like literally completely successfully been has "
    "have 've had did do does my our self assessment more less about "
    "short yet close closer nope nah honest tbh tracking decided agreed between either "
    "bang dead spot deep dark bak stick sticking mildly way miles scored graded assessed "
    "low high reluctantly comfortably hold holding maintain "
    "flagging downgrade downgraded upgrade upgraded improved worsened dropped slid"
)
_PRONOUNS = bag("it this that these they everything all we i both one things")
_GENERIC = bag(
    "it this that these those everything all we i both one ones thing things action actions "
    "item items task tasks work works job project programme program scheme plan plans "
    "delivery progress position update status rag rating colour timeline timescale timescales "
    "timetable lot whole matter initiative piece everyone us them activity activities "
    "milestone objective deliverable deliverables of on team situation "
    "stuff overall workstream current latest"
)
# Nouns as often as verbs: "the report is done" has a subject, "change it to red" has none.
_VERBS = bag("report update change call show log record flag rate note move turn work")
_AFTER_VERBS = bag("to as at it this that down the status rag from")
_SETTING = bag(
    "keeping leaving putting marking setting moving calling mark put set change make keep "
    "leave call rate move turn record update take log stick sticking"
)
_SELF = bag("we i us")
_GREETING = bag("hi hello hey morning afternoon evening dear thanks cheers thank")
_EMPTY = bag(
    "a an the of to in on for and or with by from at as our my your their this that these "
    "those all some any us we it is are be new up so far now also into via per s"
)

_SMALL = _GENERIC | _AROUND
_FILLING = _SMALL | _EMPTY
_FILLING_OR_SETTING = _FILLING | _SETTING


def bare(left: Sequence[Word]) -> tuple[list[Word], bool]:
    """What stands before a status less the words around it, and whether it was "X *is* green"."""
    rest = list(left)
    being = False
    while rest and _is_around(left, len(rest) - 1):
        being = being or rest[-1].low in VERBS_OF_BEING
        rest.pop()
    return rest, being


def _is_around(rest: Sequence[Word], at: int) -> bool:
    word = rest[at]
    if not word.spoken:
        return True
    if word.low in _VERBS:
        return at + 1 < len(rest) and rest[at + 1].low in _AFTER_VERBS
    if word.low in VERBS_OF_BEING or word.low in _AROUND or word.low in DOUBTING:
        return True
    if word.low.endswith("%") or word.low in ("percent", "cent"):
        return True
    greeted = at > 0 and rest[at - 1].low in _GREETING
    return greeted and (at < 2 or rest[at - 2].low in _AROUND)


_DATED = re.compile(
    r"(?:(?:end|mid|middle|early|late|start|of|the|by) )*"
    r"(?:\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|(?:\d{1,2} (?:(?:st|nd|rd|th) )?(?:of )?)?"
    rf"{MONTH}(?: \d{{4}})?)(?: ish)?"
)


def is_dated(subject: Sequence[Word]) -> bool:
    """Whether nothing but a date stands before a status: "31 Nov amber"."""
    return bool(subject) and bool(_DATED.fullmatch(" ".join(word.low for word in subject)))


_PARTIAL = bag(
    "most some half part parts bit bits much bulk majority lots few many several rest "
    "elements element aspects aspect remainder none neither nothing nobody "
    "other"
)


def whose(subject: Sequence[Word], title: str, *, being: bool, done: bool) -> Whose:
    """Whose status is named by the words before it. `done` asks for more of the title."""
    lows = [word.low for word in subject if word.spoken]
    if not lows:
        return Whose.WHOLE
    if {"our", "my", "their", "his", "her", "your"} & set(lows) and not set(lows) & {
        "action", "actions", "project"
    }:  # fmt: skip
        return _covered(lows, title, done) if done is False else Whose.PART
    if _PARTIAL & set(lows):
        return Whose.PART
    content = [low for low in lows if low not in _FILLING]
    if not content:
        return Whose.WHOLE
    being = being or bool(_SETTING & set(lows))
    if being and lows[-1] in _PRONOUNS and lows[-1] != "they":
        return Whose.WHOLE
    if not being and lows[-1] in _SELF and len(lows) == 1:
        return Whose.WHOLE
    return _covered(lows, title, done)


def adds_nothing(subject: Sequence[Word], title: str) -> bool:
    """Whether the words before a status only name the action it is said of."""
    known = content_words(title)
    return all(
        word.low in _FILLING_OR_SETTING or any(same(word.low, k) for k in known)
        for word in subject
        if word.spoken
    )


def _covered(lows: Sequence[str], title: str, done: bool) -> Whose:
    content = content_words(" ".join(low for low in lows if low not in _SMALL))
    known = content_words(title)
    if not content or not known or not all(any(same(c, k) for k in known) for c in content):
        return Whose.PART
    if done and share(content, title) < 0.5:
        return Whose.MAYBE
    return Whose.WHOLE


def share(content: Sequence[str], title: str) -> float:
    """How much of a title's words are among `content`, 0 to 1."""
    known = content_words(title)
    named = sum(1 for k in known if any(same(c, k) for c in content))
    return named / len(known) if known else 0.0


@lru_cache(maxsize=2048)
def content_words(text: str) -> tuple[str, ...]:
    """The words of a text that carry its meaning, in order, lower case."""
    found = re.findall(r"[^\W_]+", text.lower())
    return tuple(word for word in found if word not in _EMPTY and len(word) > 1)


@lru_cache(maxsize=8192)
def same(one: str, other: str) -> bool:
    """Whether two words are one word in another form: forum and forums, recruit and recruiting."""
    if one == other or stem(one) == stem(other):
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= 6 and one[0] == other[0]:
        allowed = 2 if len(shorter) >= 9 else 1
        if OSA.distance(one, other, score_cutoff=allowed) <= allowed:
            return True
    return len(shorter) >= 5 and longer.startswith(shorter) and len(longer) - len(shorter) <= 5


_UNDOUBLED = re.compile(r"([bdgmnprt])\1$")  # mapping and map, stopped and stop


def stem(word: str) -> str:
    """A word without the ending that number or tense gives it."""
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ers", "er", "ed",
                   "es", "s", "e", "y"):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return _UNDOUBLED.sub(r"\1", word[: -len(ending)])
    return word.removesuffix("s") if len(word) > 3 else word
