"""Short answers to what was asked a moment ago: "6.4", "the second one", "yes", "never mind"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.rules.codes import code_refs
from handlers.rules.command_words import PLS, TA
from handlers.rules.comments import only_polite, without
from handlers.rules.date_put_right import as_new_date
from handlers.rules.pointing import ordered
from handlers.rules.reply import Known, Status
from handlers.rules.statuses import Sort, marks
from handlers.rules.titles import titled
from handlers.rules.words import Word, bag, words

LONGEST = 100  # characters of an answer that says no more than which one

_CIVIL = rf"(?:(?:oh|ah|ok|okay|sorry|actually|just|{PLS}|{TA})[\s,.!-]+)*"
_END = rf"(?:[\s,.!-]+(?:{PLS}|{TA}|then|for now|sorry))*[\s.!]*"
_LEAVES = re.compile(
    rf"\W*(?:(?:no|nope|nah)[\s,.!-]+)?{_CIVIL}(?:leave (?:it|that|them|as is)(?: as (?:it )?is"
    r"| alone)?|never ?mind|nvm|forget (?:it|that|about (?:it|that))|(?:ignore|disregard|scrap"
    r"|cancel) (?:that|it|me|my last)|(?:it )?does(?:n['’]?t| not) matter"
    rf"|don['’]?t worry(?: about it)?|skip(?: it| that)?|none of (?:them|these)){_END}",
    re.IGNORECASE,
)
_NO = re.compile(
    rf"\W*(?:no|nope|nah|not yet|not really|nothing(?: yet| more| else| really)?|none|n/a"
    rf"|(?:sorry,? )?(?:no idea|not sure|don['’]?t know|dunno)(?: yet)?){_END}",
    re.IGNORECASE,
)
_YES = re.compile(
    rf"\W*{_CIVIL}(?:yes|yep|yeah|yup|yea|aye|correct|indeed|exactly|that['’]?s (?:right|it)|it is"
    rf"|y)(?:[\s,.!-]+(?:it is|that['’]?s right|correct|do|indeed))?{_END}",
    re.IGNORECASE,
)
_BARE_NO = re.compile(rf"\W*(?:no|nope|nah){_END}", re.IGNORECASE)
_AROUND = bag(
    "the that it 's is was one ones action actions item number no i we mean meant and & "
    "for about both please thanks thank you cheers sorry oh ah ok just on of my them "
    "these two three four five yes yep yeah"
)
_ALL = bag("all both everything each lot")
_COUNTS = {"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5, "both": 2}


def leaves(text: str) -> bool:
    """Whether it lets a question go: "never mind", "leave it"."""
    return len(text) <= LONGEST and bool(_LEAVES.fullmatch(text))


def denies(text: str) -> bool:
    """Whether it is no more than a no, or that its sender can't say."""
    return len(text) <= LONGEST and bool(_NO.fullmatch(text))


def agrees(text: str) -> bool:
    """Whether it is no more than a yes."""
    return len(text) <= LONGEST and bool(_YES.fullmatch(text))


def only_yes_or_no(text: str) -> bool:
    """Whether it is a bare yes or no, which says nothing unless something was asked."""
    return agrees(text) or (len(text) <= LONGEST and bool(_BARE_NO.fullmatch(text)))


def only_status(text: str) -> Status | None:
    """The status that is all an answer says: "amber please"; None where it says more, or none."""
    found = words(text[: LONGEST + 1])
    named = [mark for mark in marks(found) if mark.sort is not Sort.SOFT]
    if len(text) > LONGEST or len(named) != 1:
        return None
    beside = [*found[: named[0].first], *found[named[0].stop :]]
    if any(word.low in ("?", "not", "n't", "no") for word in beside):
        return None
    return named[0].status if only_polite(" ".join(word.low for word in beside)) else None


def names_alone(text: str, actions: Sequence[Known]) -> tuple[int, ...]:
    """The places of the actions that an answer names and says nothing of; () where it says more.

    By code or number, by place in the list, by words of a title, or all of them.
    """
    if len(text) > LONGEST or text.rstrip().endswith("?"):
        return ()
    refs = code_refs(text, actions)
    if refs:
        if any(ref.either or not ref.actions for ref in refs):
            return ()
        left = words(without(text, [(ref.start, ref.end) for ref in refs]))
        places = dict.fromkeys(place for ref in refs for place in ref.actions)
        return tuple(places) if _is_small(left) else ()
    found = [word for word in words(text) if word.spoken]
    return _all(found, len(actions)) or _one(found, actions)


def _is_small(left: Sequence[Word]) -> bool:
    return all(word.low in _AROUND or not word.spoken for word in left)


def _all(found: Sequence[Word], count: int) -> tuple[int, ...]:
    lows = [word.low for word in found]
    if not _ALL & set(lows) or not set(lows) <= _ALL | _AROUND | _COUNTS.keys():
        return ()
    said = {_COUNTS[low] for low in lows if low in _COUNTS}
    return tuple(range(count)) if said <= {count} else ()


def _one(found: Sequence[Word], actions: Sequence[Known]) -> tuple[int, ...]:
    for at, word in enumerate(found):
        pointer = ordered(found, at, len(actions), free=True)
        pointer = pointer or titled(found, at, actions, free=True)
        if pointer:
            whole = not pointer.either and _is_small(found[pointer.stop :])
            return pointer.actions if whole else ()
        if word.low not in _AROUND:
            break
    return ()


# What puts right what was said before. "Sorry for the delay" and "no change" do not.
_CORRECTS = re.compile(
    r"\W*(?:(?:oh|ah|argh?|hang on|hold on|well)[\s,.!-]+)*(?:(?:oops|whoops|correction|typo"
    r"|my (?:mistake|bad)|(?:i )?mean[t]?\b|i said\b"
    r"|make (?:that|it)\b|(?:that|it) should (?:be|have|say"
    r"|read)|should have (?:said|been)|(?:scrap|ignore) that\b)"
    r"|(?:s(?:orr?|rr?)y|soz|apologies)\b(?!\s+(?:for|about|to|i['’]?m|i am"
    r"|it['’]?s (?:late|taken|been)|been|this|my|late|slow|only|just)\b)"
    r"|(?:no|nope|wait|actually)\b(?=\s*[,.!–-]|\s+(?:wait|sorry|no|it|its|it['’]s|that|thats|make"
    r"|should|i|not|green|amber|red|done|complete|finished)\b))"
    rf"|(?:(?:{PLS}|can you|could you)\s+)*(?:change|set|turn|switch|mark|put) (?:that|it|this)"
    r"(?: one)? (?:back )?(?:to|as|down as)\b"
    r"|(?:it['’]?s |that['’]?s )?not (?:actually |quite |yet )?(?:done|finished|complete)\b"
    r"|.{1,60}\bi (?:mean|meant)[\s.!]*\Z",
    re.IGNORECASE,
)


def corrects(text: str) -> bool:
    """Whether it puts right what its sender has just said: "sorry, meant amber"."""
    if len(text) > 2 * LONGEST:
        return False
    return bool(_CORRECTS.match(text)) or as_new_date(text) != text
