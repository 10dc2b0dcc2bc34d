"""Wishes put as questions: "can we say amber pls", "could you pop both down as green"."""

from __future__ import annotations

import re

from handlers.rules.command_words import PLS
from handlers.rules.comments import without

_POLITE = re.compile(rf"(?i)\b(?:{PLS})\b")
_SENTENCE = re.compile(r"(?:[^.!?\n]|\.(?=\S))+\??")
_KINDLY = rf"(?:\s+(?:{PLS}|just|kindly|also|now|then))*"
_WRITE = (
    r"(?:say|have|put|call|mark|rate|set|make|keep|leave|record|log|show|get|go(?:\s+with)?|pop"
    r"|stick|turn|change)"
)
_WRITING = r"(?:saying|putting|calling|marking|rating|setting|making|keeping|recording|changing)"
_COLOUR = (
    r"(?:red|amber|yellow|green|blue|complete|completed|done|finished|on track"
    r"|unchanged|the same|as (?:it|they) (?:is|are)|as is)\b"
)
# A few words may name the action first, but nothing that says the colour is only asked about.
_SOON = rf"(?=(?:\s+(?!(?:if|whether|what|when|which|not|the)\b)\S+){{0,5}}?\s+{_COLOUR})"
_OF_YOU = re.compile(
    rf"(?i)\b(?:(?:can|could|would|will)\s+(?:you|u){_KINDLY}\s+{_WRITE}"
    rf"|would\s+you\s+mind\s+{_WRITING}|let['’]?s\s+(?:just\s+)?(?:say|call|put|mark|make|leave))\b{_SOON}"
)
_OF_US = re.compile(rf"(?i)\b(?:can|could|may|might)\s+(?:we|i){_KINDLY}\s+{_WRITE}\b{_SOON}")
_OF_ACTIONS = re.compile(
    r"(?i)\b(?P<may>can|could|may|might|(?:(?:i|we)(?:['’]d|\s+would)|would)\s+like)\s+"
    r"(?P<what>(?!(?:we|i|you|u|to)\b)(?:\S+\s+){1,4}?)"
    r"(?P<be>(?:to\s+)?be(?:\s+(?:marked|put|set|called|rated|recorded|changed|shown))?|(?:to\s+)?go)"
    rf"(?=\s+(?:down\s+)?(?:as\s+|to\s+)?{_COLOUR})"
)
# "No I said green": whoever insists says it again.
_I_SAID = re.compile(
    r"(?i)^\W*(?:(?:no|nope|sorry|actually|wait|but|oi|hang on)[\s,.!-]+){0,3}(?:i|we) said"
    rf"(?: (?:it|that)(?: (?:was|is)|['’]s))?(?=\s+{_COLOUR})"
)
# As minutes have it: "Resolved that FD4 be marked complete".
_RESOLVED = re.compile(
    r"(?i)^\W*(?:it was (?:also )?)?(?:resolved|decided)(?: (?:that|to)\b)(?=.{0,80}\b"
    rf"(?:be|is|are|mark|set|rate|record)\b.{{0,40}}?\b{_COLOUR})"
)
_DOWN_AS = re.compile(rf"(?i)\bdown\s+as(?=\s+{_COLOUR})")


def plainly(said: str) -> str:
    """`said`, as long as before, with "can we say" and the like blanked out where it is a wish.

    What is asked of "you" is a wish: nobody but Chaser can write. What "we" or an action "can" be
    is one only with a please, since without it somebody may be asking what to say.
    """
    return _SENTENCE.sub(lambda sentence: _wished(sentence.group()), said)


def _wished(sentence: str) -> str:
    frames = [found.span() for found in _OF_YOU.finditer(sentence)]
    frames += [found.span() for found in _I_SAID.finditer(sentence)]
    frames += [found.span() for found in _RESOLVED.finditer(sentence)]
    if _POLITE.search(sentence):
        frames += [found.span() for found in _OF_US.finditer(sentence)]
        for found in _OF_ACTIONS.finditer(sentence):
            frames += [found.span("may"), found.span("be")]
    if not frames:
        return sentence
    frames += [found.span() for found in _DOWN_AS.finditer(sentence)]
    return without(sentence, frames).replace("?", ".")
