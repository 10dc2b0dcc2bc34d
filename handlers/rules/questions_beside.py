"""Questions put beside news: "amber. Who do I send the form to?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.rules.claims import claims
from handlers.rules.codes import code_refs
from handlers.rules.command_words import PLS
from handlers.rules.comments import without
from handlers.rules.moved_things import MOVES
from handlers.rules.not_updates import snoozes
from handlers.rules.reply import Known
from handlers.rules.surroundings import ASKING, asks, requests
from handlers.rules.words import Clause, Word, bag, clauses, words

_OPENERS = ASKING | bag("were any anything anyone anybody")
_OF_DATES = MOVES | bag("date deadline until end by")
_ANSWERED = bag("because since due as well yes no")

# To remind somebody else is the coordinator's: whoever is asked to passes it on.
_REMINDS = re.compile(
    rf"(?i)(?:(?<=[.,;!]) | (?:and|&) )(?:(?:also|{PLS}|can you|could you) )*"
    r"remind (?!me\b|us\b|myself\b)[\w'’]{2,20} (?:about|of|re) [^.;!?\n]{1,80}"
)


def without_questions(said: str, actions: Sequence[Known]) -> tuple[str, bool]:
    """`said` with every sentence blanked out that only asks something, and whether there was one.

    A question about the new date stays: Chaser asks that one back itself. So does one that its
    writer goes on to answer, and one that is all there is.
    """
    parted = clauses(words(said))
    cuts = [cut for at in range(len(parted)) if (cut := _question(said, parted, at))]
    cuts += [found.span() for found in _REMINDS.finditer(said)]
    if not cuts:
        return said, False
    # The number of a code counts nothing: "FD2 green" is not two of anything.
    codes = [(ref.start, ref.end) for ref in code_refs(said, actions)]
    rest = without(said, cuts)
    told = words(without(rest, codes))
    return (rest, True) if claims(told, "") or _tells(told) else (said, False)


_ASKING = bag(
    "question questions query queries wonder wondering ask asking quick help idea know check "
    "thought thinking curious hi hello hey dear"
)


def _tells(told: Sequence[Word]) -> bool:
    """Whether a whole sentence of news stands beside it, and not what only leads up to asking."""
    spoken = {word.low for word in told if word.spoken}
    return len({low for low in spoken if len(low) > 3}) > 2 and not spoken & _ASKING


def _question(said: str, parted: Sequence[Clause], at: int) -> tuple[int, int] | None:
    """The span of the question that ends with clause `at`, None where none does."""
    if parted[at].closing != "?" or _is_answered(parted, at):
        return None
    begin = at
    while begin and parted[begin - 1].sentence == parted[at].sentence:
        if _puts(parted[begin]):
            break
        begin -= 1
    asked = parted[begin : at + 1]
    spoken = [word for clause in asked for word in clause.words if word.spoken]
    if len(spoken) < 3 or not _puts(asked[0]) or claims(spoken, "") or snoozes(said):
        return None
    if {word.low for word in spoken} & _OF_DATES and spoken[0].low[0] != "w":
        return None
    start, end = spoken[0].start, said.find("?", spoken[-1].end) + 1
    return start, end


def _puts(clause: Clause) -> bool:
    """Whether a clause begins a question that is for people."""
    if requests(clause.words) or not clause.words:
        return False
    lows = [word.low for word in clause.words if word.spoken]
    return asks(clause.words) or bool(lows[:1] and lows[0] in _OPENERS)


def _is_answered(parted: Sequence[Clause], at: int) -> bool:
    """Whether whoever asks goes on to answer: "Why late? Because of the survey"."""
    after = parted[at + 1] if at + 1 < len(parted) else None
    return after is not None and not _ANSWERED.isdisjoint((after.opening, after.words[0].low))
