"""Whether words may ask for what is on record, told before the reading of questions is loaded."""

import re

_MAY_ASK = re.compile(
    r"(?i)\A.{0,40}\b(?:wh[aeioy]|wot|tell|how|any|show|give|send|let me|my act)|\?\W{0,3}\Z"
    r"|\A(?:is|are|am|does|has|have|did|(?:all |the )*actions)\b"
    r"|\A.{0,40}\b(?:reds|ambers|greens|ones|actions|items)\b.{0,10}\Z"
    r"|\A.{0,40}\b(?:see|view|open|look|find|get|pull|bring|call|check|read|display|print|details?"
    r"|info\w*|record|summary|status|progress|history|updates|date|deadline|leads?|owners?"
    r"|comments?|notes?|title|list|to-?do|brief\w*|help|headlines|state of play"
    r"|compare|trends?|agenda|graph|chart|dashboard|risks|blockers|concerns|priorities"
    r"|decisions|exceptions|latest|per ?cent\w*|minutes|pager?|changes|activity|overview|picture"
    r"|overdue|digest|colou?rs|messages|reminders|cards|pings|notifications)\b.{0,30}\Z"
)


def may_ask(text: str) -> bool:
    """False where `read_enquiry` would find no question in it; true is only a maybe."""
    return bool(_MAY_ASK.search(text))
