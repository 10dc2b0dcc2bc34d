"""What is asked of people about an action, and tells nothing of it: "put FD2 on the agenda"."""

from __future__ import annotations

import re

from handlers.rules.command_words import PLS

_LONGEST = 300  # characters
_CODE = r"#?[\w.\-/]*\d[\w.\-/]*"
_BEGINS = (
    r"(?i)\W*(?:(?:(?:hi|hello)(?: (?-i:[A-Z])[a-z]{1,19})?|(?-i:[A-Z])[a-z]{1,19}(?=,)"
    rf"|{PLS}|ok|okay|also|and|just|chaser"
    r"|(?:can|could|should|shall|may|will) (?:you|u|we|i))[\s,.!]+)*"
)
_MEETING = (
    r"(?:agenda|meeting|mtg|board|top|start|beginning|end|list|thursday|friday|monday|tuesday"
    r"|wednesday|next time)"
)
_ON = (
    rf"(?: (?:first|properly|briefly|{PLS}|now))?"
    rf"(?: (?:on|at|to|in|for) .{{0,60}}\b{_MEETING}\b.*)?(?: (?:first|{PLS}))?"
)
_NAMED = (
    r"(?!(?:me|us|you|it|them|him|her|if|whether|how|what|when|about|for|the)\b)"
    r"(?:(?:my|our|the) \w+ )?(?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)?"
)
_BECAUSE = (
    rf"(?:[\s,.–-]+(?:he|she|they|{PLS}|instead|not me|as|who|about (?:it|this|that)"
    r"|for (?:an update|this|it))\b.{0,60})?"
)
_WISHES = tuple(
    re.compile(_BEGINS + wish + r"\W*")
    for wish in (
        rf"(?:i|we) (?:want|would like|wish|need) (?:to (?:have |see |get )?)?{_CODE} (?:to be )?"
        rf"(?:discussed|raised|talked about|looked at|covered|on (?:the )?{_MEETING}){_ON}",
        rf"(?:i['’]d|we['’]d) like (?:to (?:have |see |get )?)?{_CODE} (?:to be )?"
        rf"(?:discussed|raised|talked about|looked at|covered|on (?:the )?{_MEETING}){_ON}",
        r"(?:(?:(?:i|we)(?:['’]d| would)? (?:like|want|need) to|let['’]?s|we (?:should|must)) )?"
        rf"(?:discuss|raise|talk about|cover) {_CODE}(?: with {_NAMED})?{_ON}",
        rf"(?:put|add|get|have|stick|move) {_CODE} (?:on|to|at|in)(?:to)? (?:(?:the|our|next) )*"
        r"(?:agenda|top)\b.*",
        r"(?:(?:i['’]?m |i am )?(?:happy|content|ok|fine) to |(?:i|we) )?"
        r"(?:approve|agree to|agree|sign off|accept|ok)(?: (?:the|that|this|a|new|revised|later))*"
        rf" (?:date|deadline|extension|move|change) (?:for|of|on|to) {_CODE}(?: (?:{PLS}))?",
        rf"{_CODE}\W+(?:(?:you )?(?:should|better|need to|{PLS}|can you|could you) )?(?:ask"
        rf"|check with|speak to|talk to|contact|see|try) {_NAMED}{_BECAUSE}",
        rf"(?:copy|cc|loop|include) {_NAMED}(?: in)?(?: on| to| for| about| into)* {_CODE}.*",
        rf"{_CODE}\W+(?:copy|cc|loop) {_NAMED}(?: in)?",
        rf"{_CODE}\W+(?:(?:can|could) (?:you|we|someone) |(?:{PLS}) )*"
        r"(?:(?:call|ring|phone|text|contact) me|give me (?:a )?(?:call|ring|bell|shout)"
        r"|(?:let['’]?s )?(?:talk|speak|chat))"
        rf"(?: (?:about|re) (?:this|it))?(?: (?:{PLS}|asap|today|tomorrow))?",
        r"(?:(?:i|we)(?:['’]d| would| could)? )?(?:really |desperately )?"
        r"(?:need|could do with|want) (?:some |a bit of |more )?(?:help|support|advice|guidance)"
        rf" (?:with|on|about|for) {_CODE}(?: (?:{PLS}|asap))?",
        rf"{_CODE}\W+(?:it |this )?(?:really )?needs? (?:a |to have a )?(?:new|another|different)"
        rf" (?:lead|owner)(?: (?:{PLS}))?",
        rf"(?:{_CODE}\W+)?(?:can|could) (?:someone|somebody|anyone|anybody) else (?:please )?"
        rf"(?:lead|do|take|have|own)(?: on| over)?(?: (?:{_CODE}|this|it)){{0,2}}(?: on| over)?",
        rf"i thought {_NAMED} (?:was|were|is|had|has)(?: now)? (?:doing|leading|taking|on|dealing"
        rf" with|the lead (?:on|for)|lead(?: on)?)(?: over| on)? {_CODE}(?: now)?",
        rf"i (?:thought|think|believe) {_CODE} (?:was|is|were|should be)(?: now)? {_NAMED}",
        rf"{_CODE} (?:is|was)(?: now)? {_NAMED},? i (?:think|thought|believe)",
        rf"tell (?!me\b|us\b|you\b|it\b|them\b)[a-z]{{2,20}} (?:about |the |that )?{_CODE}\b.*",
    )
)


def of_people(text: str) -> bool:
    """Whether it asks people for something about an action, and tells no news of it."""
    said = text.strip()
    return len(said) <= _LONGEST and any(wish.fullmatch(said) for wish in _WISHES)
