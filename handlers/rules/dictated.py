"""Words as a telephone writes down what was said: "six point two", "id say amber"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.rules.codes import key
from handlers.rules.reply import Known
from handlers.rules.words import bag

_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_NUMBER = rf"(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}|\d{{1,2}})"
_SPOKEN = re.compile(
    rf"(?<![\w.])({_NUMBER})\s?point\s({_NUMBER})(?:\spoint\s({_NUMBER}))?(?!\w)", re.IGNORECASE
)
# "fd four", "v o 2": the letters of a code, and a number in words or after letters said apart.
_LETTERED = re.compile(
    rf"(?<![\w.'’])([a-z](?:\s?[a-z]){{1,3}})\s({_NUMBER})(?![\w.])", re.IGNORECASE
)
# A courtesy without its stop: "hope" would cast doubt on what follows.
_HOPE_WELL = re.compile(
    r"\A(\W*(?:(?:hi|hello|hey|dear|(?:good )?(?:morning|afternoon))(?: [a-z]+)??[\s,.!-]+)?)"
    r"(?:i )?hope (?:you|u|all|everyone|your|you['’]?re|all['’]?s)(?: are| is)?(?: all| both)?"
    r" (?:well|ok|okay|good|fine)\b[\s,.!–-]*",
    re.IGNORECASE,
)
# What stands before a number for itself: "so one", "at two".
_WORDS = bag(
    "so to no on in it is as at by we he me my or if do go up us an am be all the and for one two "
    "not now has had was"
)
_SORRY = re.compile(r"\A(\W*)(?:sory|soz|sozz|sry|srry|sorrry)\b", re.IGNORECASE)
# Said for a stop where the telephone writes it out: between words, and not "a full stop to it".
_STOP = re.compile(
    r"(?<=\w) (?<!\ba )(?<!\bthe )(?:(full stop|new (?:line|paragraph))|(comma))(?= \w|\W*\Z)"
    r"(?! (?:to|on|for|of|in|separated)\b)",
    re.IGNORECASE,
)
# What offices write short for a status or a date, and print nowhere.
_SHORT = tuple(
    (re.compile(rf"(?<![\w/.]){short}(?![\w/])", re.IGNORECASE), whole)
    for short, whole in (
        (r"n ?/ ?c", "no change"),
        (r"o/t", "on track"),
        (r"(?:nys|n/?s(?=\W*(?:\Z|[,;.\n]|\b[a-z]{1,4}\d)))", "not yet started"),
        (r"gd", "good"),
        (r"[⚪⬜](?=\s*(?:\Z|[,;.\n]|[A-Za-z]{0,4}\d))", "no update"),
        (r"c/f(?:wd)?|cfwd|cf(?=\W*\Z)", "carried forward"),
        (r"ecd|edd", "expected completion"),
        (r"rev(?:ised)? dd", "revised due date"),
        (r"dd(?=:? (?:is |now |to )?\d)", "due date"),
    )
)
# What follows what was said, and says nothing: "all green, other than that nothing to report".
_NOTHING_ELSE = re.compile(
    r"[,;.–-]?\s(?:other than|apart from|beyond) that,? (?:there['’]?s |there is )?nothing"
    r"(?: else| more| new| much)?(?: to (?:report|add|say|update|note))?[\s.!]{0,3}\Z",
    re.IGNORECASE,
)
_FILLERS = re.compile(r"(?<![\w'’-])(?:um+|erm+|uh+)(?![\w'’-])[ ,]*")
_ID_SAY = re.compile(r"\bid (?=(?:say|call|put|rate|go with|keep|leave)\b)", re.IGNORECASE)


def may_be_spoken(said: str) -> bool:
    """Whether a code may have been spoken: "S S two", "six point four"."""
    return bool(_LETTERED.search(said) or _SPOKEN.search(said))


def as_written(said: str, actions: Sequence[Known]) -> str:
    """`said` with codes in figures, where some action has that number, and "id say" as "I'd say".

    A courtesy at its beginning, "hope your well", is left out; a stop that is spoken is written.

    "Up by six point two per cent" stays: no action of theirs is number 6.2.
    """
    known = [key(action.code) for action in actions]

    def _code(found: re.Match[str]) -> str:
        chunks = [_figure(word) for word in found.groups() if word]
        tail = " ".join(chunks)
        theirs = any(code == tail or code.endswith(f" {tail}") for code in known)
        return ".".join(chunks) if theirs else found.group()

    def _lettered(found: re.Match[str]) -> str:
        said, number = found[1].split(), _figure(found[2])
        for at in range(len(said)):  # "um S S two" is SS2
            letters = "".join(said[at:])
            begins = len(said) > at + 1 or letters.casefold() not in _WORDS
            if begins and key(f"{letters}{number}") in known:
                return " ".join([*said[:at], f"{letters}{number}"])
        return found.group()

    said = _NOTHING_ELSE.sub("", _FILLERS.sub("", said))
    for short, whole in _SHORT:
        said = short.sub(whole, said)
    said = _STOP.sub(lambda found: "." if found[1] else ",", _SORRY.sub(r"\1sorry", said))
    said = _LETTERED.sub(_lettered, _SPOKEN.sub(_code, _HOPE_WELL.sub(r"\1", said)))
    return _ID_SAY.sub("I'd ", said)


def _figure(word: str) -> str:
    low = word.lower()
    return str(_NUMBERS.index(low)) if low in _NUMBERS else str(int(low))
