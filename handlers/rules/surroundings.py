"""How the clauses around a status bear on it: questions, conditions, doubts set apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from handlers.rules import hedges
from handlers.rules.hedges import Force
from handlers.rules.reply import COLOURS, Status
from handlers.rules.statuses import marks
from handlers.rules.words import Clause, Word, bag

_EXCEPTING = bag("apart from except for bar but excluding other than save")


def of_another(parted: Sequence[Clause], at: int) -> bool:
    """Whether a clause speaks of what the one before named: "CR9, which is red"."""
    if parted[at].opening != "which" or not at:
        return False
    return any(word.spoken and word.low not in _EXCEPTING for word in parted[at - 1].words)


ASKING = bag(
    "can could shall should would is are do does did was what why who when how where will am "
    "has have"
)
_ASKED_OF = bag("we i this it that the you there they someone anyone us he she")


def asks(words: Sequence[Word]) -> bool:
    """Whether words are put as a question: "can we drop this", "who leads on it"."""
    said = [word for word in words[:20] if word.spoken and word.low != "n't"]
    if _is_code(said) and _asks_of_it([word.low for word in said[2:]]):
        return True
    while said and said[0].low in ("and", "but", "so", "also", "hi", "ok", "sorry", "please"):
        said = said[1:]
    lows = [word.low for word in said]
    if lows[:1] and lows[0] in _ASKING_OF and _names(said[1:]):
        return True
    if tuple(lows[:2]) in (("any", "chance"), ("any", "way")):
        return True
    if lows[:1] and lows[0] in ("what", "why", "who", "how", "where"):
        return True
    if lows[:1] == ["when"]:
        return lows[1:2] in (["is"], ["are"], ["'s"], ["will"], ["do"], ["does"], ["can"])
    return len(lows) > 1 and lows[0] in ASKING and lows[1] in _ASKED_OF


_ASKING_OF = bag("is are do does did has can could should would will")
_LETTERS = 4  # of a code, before its number


def inverts(words: Sequence[Word]) -> bool:
    """Whether a message begins as a question of an action: "has FD2 slipped", "is VO4 done".

    "Is 6.4 amber" may be a telephone's "6.4 is amber".
    """
    said = [word for word in words[:20] if word.spoken]
    return bool(said) and said[0].low in _ASKING_OF and _is_code(said[1:])


def _names(words: Sequence[Word]) -> bool:
    """Whether an action's code comes next, or somebody's name: "is FD2 late", "can Jo come"."""
    return _is_code(words) or (len(words) > 1 and words[0].capital and words[1].low in _DOING)


def _is_code(words: Sequence[Word]) -> bool:
    if len(words) < 2 or not (words[0].low.isalpha() and words[1].low[0].isdigit()):
        return False
    return len(words[0].low) <= _LETTERS and words[1].start == words[0].end


def _asks_of_it(lows: Sequence[str]) -> bool:
    """Whether a question follows an action's code: "FD2 why is this red", "FD2 can we drop it"."""
    if lows[:1] and lows[0] in ("why", "what", "who", "how", "where", "when"):
        return len(lows) == 1 or lows[1] in _ASKING_OF | {"'s", "was", "have", "am", "about"}
    return len(lows) > 1 and lows[0] in _ASKING_OF and lows[1] in ("we", "you", "they", "i")


_DOING = bag("come attend answer do take lead be help have send give say speak join make get cover")


def requests(words: Sequence[Word]) -> bool:
    """Whether a question is a polite order to Chaser: "can you mark this as green"."""
    lows = [word.low for word in words[:60] if word.spoken]
    lows = [low for low in lows if low != "please"]
    told = [
        after
        for (one, two), after in zip(pairwise(lows), lows[2:], strict=False)
        if one in ("can", "could", "would", "will") and two == "you"
    ]
    advice = _ADVISING & set(told) or ("update", "me") in pairwise(lows)
    return bool(told) and not advice and bool(
        {"mark", "put", "set", "change", "update", "make", "record", "turn", "move", "log", "show",
         "down"} & set(lows)
    )  # fmt: skip


_ADVISING = bag("tell let advise check confirm explain clarify find")


def force_among(status: Status, parted: Sequence[Clause], at: int) -> Force:
    """How firmly a status said in clause `at` of `parted` stands, given the clauses beside it."""
    clause = parted[at]
    if _is_asked(parted, at):
        return Force.ASKED
    near = [clause, *(parted[i] for i in (at - 1, at + 1) if 0 <= i < len(parted))]
    if any(_only_doubts(other) for other in near):
        return Force.HOPED
    if _joined_on(parted, at):
        return Force.HOPED
    if clause.opening in ("and", "&") and at and _between(parted[at - 1]):
        return Force.HOPED
    if _under_condition(parted, at) or _condition_follows(status, parted, at):
        return Force.HOPED
    return Force.SAID


def _joined_on(parted: Sequence[Clause], at: int) -> bool:
    """Whether "and" goes on with the same word: "complete and utter", "red and amber areas"."""
    clause = parted[at]
    if clause.closing not in ("and", "&") or at + 1 >= len(parted):
        return False
    after = parted[at + 1].words
    last, first = clause.words[-1].low, after[0].low
    if last == "complete" and first in ("utter", "total"):
        return True
    return last in _COLOURS and first in _COLOURS and last != first


_COLOURS = bag("green amber red")


def _between(clause: Clause) -> bool:
    return any(word.low in ("between", "either", "neither") for word in clause.words[-6:])


def _only_doubts(clause: Clause) -> bool:
    return len(clause.words) < 9 and hedges.only_doubt([word.low for word in clause.words])


def _is_asked(parted: Sequence[Clause], at: int) -> bool:
    clause = parted[at]
    if requests(clause.words):
        return False
    if asks(clause.words):
        return True
    for later in range(at, min(at + 4, len(parted))):
        other = parted[later]
        if other.sentence != clause.sentence:
            return False
        if other.closing == "?":
            return later == at or (len(other.words) <= 2 and not asks(other.words))
    return False


def _under_condition(parted: Sequence[Clause], at: int) -> bool:
    for earlier in range(at, max(-1, at - 6), -1):
        clause = parted[earlier]
        if clause.sentence != parted[at].sentence:
            return False
        if hedges.opens_condition([w.low for w in clause.words[:1]]) and earlier < at:
            return not any(parted[i].opening in ("but", "so") for i in range(earlier + 1, at + 1))
    return False


def _looks_ahead(after: Clause) -> bool:
    """Whether a clause surmises what comes next: "amber, maybe end of Oct"; not "amber, maybe"."""
    lows = [word.low for word in after.words if word.spoken]
    return (
        len(lows) > 1
        and lows[0] in _SURMISES
        and not any(mark.status in COLOURS for mark in marks(after.words))
    )


_SURMISES = bag("hopefully probably prob maybe perhaps possibly eventually ultimately")
_HANGING = bag("pending subject dependent depending conditional contingent if unless provided")


def _condition_follows(status: Status, parted: Sequence[Clause], at: int) -> bool:
    if at + 1 >= len(parted) or parted[at + 1].sentence != parted[at].sentence:
        return False
    after = parted[at + 1]
    lows = [word.low for word in after.words[:8]]
    if after.opening == "but" and lows[:1] and lows[0] in _HANGING:
        return status in (Status.COMPLETE, Status.GREEN)
    if after.opening in ("and", "but", "so", "while", "whereas", "which"):
        return False
    if lows[:1] and lows[0] in ("soon", "shortly", "tomorrow", "only"):
        return False
    if status in (Status.AMBER, Status.RED) and _looks_ahead(after):
        return False
    if after.opening == "except":
        return status in (Status.COMPLETE, Status.GREEN)
    return hedges.conditional(lows, status, reach=1)
