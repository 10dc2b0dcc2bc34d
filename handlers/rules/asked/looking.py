"""Asks to see an action, and says nothing of it: "show me FD2", "FD2 history", "details of FD2"."""

from __future__ import annotations

import re

CODE = "#"
"""What stands for the code in the words that are read here."""

_WHAT = (
    r"(?:(?:the|its|all|full|whole|latest|current|more) )*"
    r"(?:actions?|details?|info(?:rmation)?|record|entry|card|summary|status|progress|rag"
    r"|(?:due )?date|deadline|leads?|owners?|comments?|notes?|title"
    r"|(?P<was{n}>history|log|past updates?|previous updates?|old updates?))"
)
_VERB = (
    r"(?:show|see|view|open|display|print|send|read|find|get|give|pull up|bring up|call up"
    r"|look (?:at|up|for)|have a look at|check(?: on)?)(?: me| us)?"
)
_WISH = re.compile(
    r"(?:can|could|may|will|would) (?:i|we|you) |let (?:me|us) |please |just "
    r"|i(?:'d| would) like to |(?:i )?(?:want|need) to "
)
_HOW = (
    r"(?:where are we(?: up to| at)?|how are we (?:doing|getting on)"
    r"|how is (?:it|this|that) (?:going|doing|looking|getting on|coming (?:on|along))"
    r"|what is (?:the |its )?latest|any (?:news|updates?|progress))"
)
_ASKS = tuple(
    re.compile(asks)
    for asks in (
        rf"{_VERB} (?:{_WHAT.format(n=1)} )?(?:(?:of|on|for|about) )?(?:action )?{CODE}"
        rf"(?:'s)?(?: {_WHAT.format(n=2)})?",
        rf"{_WHAT.format(n=1)} (?:of|on|for|about) (?:action )?{CODE}",
        rf"(?:action )?{CODE}(?:'s)?,? {_WHAT.format(n=1)}",
        rf"(?:tell (?:me|us) )?(?:more |all )?about {CODE}",
        rf"(?:action )?{CODE},?(?: -)? {_HOW}(?: (?:with|on) (?:this|that|it))?",
        rf"(?:action )?{CODE},?(?: -)? what is (?:that|this|it)(?: (?:about|again))?",
        r"what (?P<was5>did) (?:i|we) (?:say|write|put|report)(?: last(?: time)?)?"
        rf" (?:about|on|for|of) {CODE}(?: last(?: time)?)?",
        rf"(?:action )?{CODE},?(?: -)? why is (?:this|it|that) (?:still |so )?"
        r"(?:red|amber|late|overdue|delayed|not (?:done|finished|complete))",
        rf"help (?:me )?(?:with|on|about) {CODE}",
        r"what (?:is|has) (?:been )?(?:happening|happened|going on) (?:with|on|to|about) "
        rf"{CODE}",
    )
)


def asks_to_see(asked: str) -> str:
    """The command that shows it, `show` or `history`; "" where more is said than that."""
    said = asked.casefold().rstrip("?!. ")
    while opening := _WISH.match(said):
        said = said[opening.end() :]
    for asks in _ASKS:
        if found := asks.fullmatch(said):
            return "history" if any(found.groupdict().values()) else "show"
    return ""
