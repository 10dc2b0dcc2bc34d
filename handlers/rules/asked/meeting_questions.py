"""Recognises the question when the partnership meets, which Chaser can answer itself."""

import re

from handlers.rules.command_words import PLS
from handlers.rules.dates.words import MONTH_SPELT, WEEKDAY

_ASKS = r"""
    (?: when (?:['’]?s | \s is | \s are | \s will )?
      | (?:what|which) (?:['’]?s | \s is)? (?:\s the)? \s (?:time|date|day) s?
        (?: \s (?:is|are|of|for))?
      | (?:date|time)s? \s (?:of|for)
      | how \s (?:long | soon | many \s (?:days|weeks)) (?: \s is (?:\s it)?)?
        (?: \s (?:until|till|to|before))?
    )
"""
_OURS = r"""
    (?: \s (?:the|our|this|your|its|next|following|upcoming|coming|partnership|board|steering|group
      |forum|committee|panel|team|full|monthly|quarterly|review|plan|action) (?:['’]s)? ){0,6}
    \s (?: (?:meeting|mtg)s? | cut [\s-]? off (?:\s date)? | digest | papers (?:\s date)? )
"""
_WE_MEET = r"""
    (?: (?: when | what \s (?:day|date|time) ) \s (?:do|are|will|shall|should) \s we
        (?: \s (?:all|both|next|again))* \s meet (?:ing)?
      | (?:are|do) \s we \s (?: meeting | (?:have|meet|got) (?: \s (?:a|any|another|the|our|next))*
        (?: \s (?:meeting|mtg)s? )? )
      | have \s we (?: \s got)? (?: \s (?:a|any|another))? \s (?:meeting|mtg)s?
      | (?:is|are) \s there (?: \s (?:a|an|any|another|no|still))* \s (?:meeting|mtg)s?
      | is \s (?:the|our) (?: \s next)? \s (?:meeting|mtg) (?: \s still)?
        (?= \s (?:on|this|next|in|at|tomorrow|today) \b )
      | (?:meeting|mtg) s? ,? \s when
    )
"""
# What may still follow; a meeting "with the landlord" is not the partnership's.
_TAIL = rf"""
    (?: [ ,]{{1,4}} (?: {PLS} | again | now | then | exactly | be | is | it | happening
      | held | taking \s place | starts? | starting | due | out | this | next | coming | still | on
      | in | at | the | a | for | of | week | fortnight | month | year | term | quarter
      | soon | tomorrow | today | tonight | ahead | planned | coming \s up | thanks | thank \s you
      | ta | chaser | {WEEKDAY} | {MONTH_SPELT}
      | \d{{1,4}} (?:st|nd|rd|th)? | \d{{1,2}} (?::\d\d)? \s? [ap]m ) \b ){{0,12}}
"""
POLITE = rf"""
    (?: (?: hi | hello | hey | hiya | morning | ps | p\.s\. | and | also | but | so | oh | btw
      | by \s the \s way | quick \s question | sorry | {PLS} | chaser | there
      | (?:do|would) \s you \s (?:happen \s to \s )? know
      | (?:can|could|would) \s (?:you|u) (?:\s please)?
        (?:\s (?:tell|remind|let) \s me (?:\s know)?)?
      | (?:please \s)? (?:tell|remind) \s me | any \s idea | i \s (?:forgot|forget|wonder)
      ) [ ,!:–-]{{1,4}} ){{0,6}}
"""
_QUESTION = re.compile(
    rf"""(?: ^ | (?<=[.!?;,\n]) ) [ ]{{0,9}} {POLITE}
    (?: {_ASKS} {_OURS} | {_WE_MEET} ) {_TAIL} [ ]{{0,9}} (?: [?.!]{{1,9}} | $ | (?=[\n;]) )""",
    re.IGNORECASE | re.VERBOSE,
)
# "Date of next meeting 3 Oct", "when the meeting is": among other words these tell.
_TELLS = re.compile(
    r"\s*(?:(?:date|time)s? (?:of|for)|when (?:the|our|this|next))\b", re.IGNORECASE
)
_NEXT = re.compile(
    r"\s{0,9}(?:the |our )?next (?:meeting|mtg)(?:,? when| date)?\s{0,9}\?{1,9}\s{0,9}",
    re.IGNORECASE,
)


def take_meeting_question(text: str) -> tuple[bool, str]:
    """Whether the text asks when the partnership meets, and the text without that question.

    Also when its papers are due and its digest comes; a meeting with anybody else is not meant.
    """
    if _NEXT.fullmatch(text):
        return True, ""
    found = _QUESTION.search(text)
    if not found:
        return False, text
    before = text[: found.start()].rstrip(" ,;\n")
    left = f"{before}\n{text[found.end() :].lstrip()}".strip()
    if left and "?" not in found.group() and _TELLS.match(found.group()):
        return False, text
    return True, left
