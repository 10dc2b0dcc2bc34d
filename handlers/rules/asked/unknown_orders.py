"""Words that begin like an order of one action which is none that is known: "flag FD2 for Di"."""

from __future__ import annotations

import re

from handlers.rules.command_words import LETTERED, POLITE
from handlers.rules.statuses import marks
from handlers.rules.words import words

_LONGEST = 150  # characters
_VERBS = (
    "flag|un-?flag|highlight|escalate|prioriti[sz]e|de-?prioriti[sz]e|approve|reject|decline|veto"
    "|archive|un-?archive|split|merge|combine|copy|duplicate|clone|lock|un-?lock|pin|star|tag"
    "|label|categori[sz]e|re-?categori[sz]e|link|un-?link|attach|notify|message|text|dm|e-?mail"
    "|tell|thank|remind|chase|nudge|prompt|invite|mute|un-?mute|watch|follow|un-?follow|hide"
    "|un-?hide|print|export|share|forward|publish|un-?publish|amend|correct|reword|re-?write"
    "|rephrase|summari[sz]e|shorten|rank|re-?order|swap|replace|rename|retitle|remove|delete|erase"
    "|clear|reset|re-?set|re-?number|convert|transfer|set|change|edit|fix|un-?assign|de-?assign"
)
# "Print run agreed for FD2" tells something: only what is to be printed makes it an order.
_NO_NOUN = (
    r"(?!(?:correct|clear|text|message|share|fix|link|pin|label|tag|star|watch|print|reset|copy"
    r"|split|follow|mute|rank|change|set|swap|export|e-?mail|transfer|replace|order|lock|dm)"
    r" (?!(?:the|an?|this|that|all|my|our|your|his|her|their|its|it)\b))"
)
_BESIDE = r"(?:[\w'’]+ ){1,5}?(?:(?:on|of|for|from|to|about|in|with|under) )?"
_SHAPES = (
    re.compile(rf"(?i)\W*{POLITE}({_VERBS}) {LETTERED}(?:['’]s)?(?:[ :,].{{0,100}})?"),
    re.compile(rf"(?i)\W*{POLITE}{_NO_NOUN}({_VERBS}) {_BESIDE}{LETTERED}\b.{{0,60}}"),
)


# From a lead most of these tell of the work: "clear FD2 with legal", "print FD2 leaflets".
_OF_LEADS = (
    re.compile(
        rf"(?i)\W*{POLITE}(flag|un-?flag|highlight|escalate|approve|hide|un-?hide|publish|export"
        rf"|archive|mute|pin) {LETTERED}(?: (?:for|to|from|as|with) .{{0,60}})?[\s.!]*"
    ),
)


def unknown_order(text: str, *, coordinates: bool) -> tuple[str, str]:
    """The verb and the code of an order that is none of mine; empty for all else.

    What names a status as well is news: "clear FD2 with legal, amber".
    """
    if len(text) > _LONGEST or "\n" in text or marks(words(text)):
        return "", ""
    shapes = _SHAPES if coordinates else _OF_LEADS
    found = next(filter(None, (shape.fullmatch(text) for shape in shapes)), None)
    return (found[1].casefold(), found[2]) if found else ("", "")
