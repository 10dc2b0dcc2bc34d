"""Finds the codes that are one letter alone, "B is behind", among letters that are words."""

from __future__ import annotations

import re

# Letters that people also write as words, "r u ok": taken for a code only where no word can stand.
_WORDS = frozenset("aiknoruxy")

_LONE = re.compile(r"(?<![\w'’&£$€/@#.-])[A-Za-z](?![\w'’&/@]|-\w|\.\w)")
# A code begins what is said, or follows a word that goes on to an action: never "plan B".
_LEADS_ON = re.compile(
    r"(?i)(?:^|[\n.,;!?(\[/•*·]|^\W*[-–—]|\n\W*[-–—]"
    r"|(?<!\w)(?:and|but|or|for|on|re|with|except|bar|is|are|so|then|now|also|plus|while|same|to"
    r"|about|regarding|update|mark|set|make|put|rate|the|both|hi|hello|ok|okay|yes|sorry|meant"
    r"|actions?|items?|tasks?|codes?|refs?|no|number|points?|did|do"
    r"|done|finish(?:ed)?|completed?|closed?|started|green|amber|red|blue|[A-Z]|[&+]))\s*$"
)
# What follows a letter that was a word all along can be none of these.
_SET_OFF = re.compile(r"\s*[:=→)\]]|\s+[-–—>]|\.(?:\s|$)")
_ENDS = re.compile(r"\s*(?:$|[\n,;.!?)])")
_BEING = re.compile(r"(?i)\s+(?:is|isn['’]?t|was|wasn['’]?t|has|hasn['’]?t|now|will|needs)\b")
_HOW = re.compile(
    r"(?i)\s+(?:(?:now|all|still|nearly|almost|not)\s+)*(?:done|completed?|finished|closed|started"
    r"|green|amber|red|on\s+track|off\s+track|behind|delayed|slipped|late|no\s+change)"
    r"(?=\s*(?:$|[\n,;:.!?()/–—-])|\s+(?:and|but|as|because|due|until|now|waiting|awaiting|since|so"
    r"|we|it|they|pending|thanks|by|to|[B-Hb-h])\b)"
)
# "I finished", "I completed it", "I started": somebody's own doing.
_OWN_DOING = re.compile(r"(?i)\s+(?:\w+\s+)?(?:done|completed|finished|closed|started|slipped)")
# "A, B and C are done", "A B C all done": each but the last goes on to another.
_LISTED = re.compile(
    r"(?:(?:\s*[,&+/]\s*|\s+(?:and|or)\s+|\s*,\s*and\s+)[A-Za-z]|\s+[B-HJ-Z])(?![\w'’])"
)


def lone_letters(text: str) -> list[re.Match[str]]:
    """Each letter that stands in `text` as a code can, and as no word would."""
    return [hit for hit in _LONE.finditer(text) if _is_code(text, hit)]


def _is_code(text: str, hit: re.Match[str]) -> bool:
    before, after = text[max(0, hit.start() - 20) : hit.start()], text[hit.end() : hit.end() + 40]
    opens = hit.start() == 0 or _LEADS_ON.search(before) is not None
    letter = hit.group().lower()
    if not opens or letter not in _WORDS:
        return opens
    if _SET_OFF.match(after) or _HOW.match(after):
        return not (letter == "i" and _OWN_DOING.match(after))
    if letter == "i":
        return re.match(r"\s+is\b", after) is not None
    return any(rule.match(after) for rule in (_ENDS, _BEING, _LISTED))
