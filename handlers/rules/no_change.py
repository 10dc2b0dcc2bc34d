"""No change: the phrases that leave an action as it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.rules.words import Clause, Word, bag, clauses

_SAME = re.compile(
    r"(?:(?:still|it 's|it is|all|just|no|nope|ok|this is|from|sorry|currently|remains|stays|as|and"
    r"|so|that 's|has been|things are|status is|rag|for|me|us|i|we|'ve|have|got|there 's"
    r"|there is) )*"
    r"(?:no (?:real |further |other |major |significant )?(?:changes?|updates?|news|movement"
    r"|difference|developments?)(?: to report)?|n / c|nc|n/c|unchanged|un changed"
    r"|(?:do )?(?:n't|not)(?: really| yet| actually)?(?: got| have| had)*(?: an?| any| much)?"
    r" (?:(?:new |further |more )?(?:updates?|news)(?! (?:from|by))"
    r"|(?:anything|much)(?: new| else)? to (?:report|add|say|tell you))"
    r"|ntr|nil(?: return| to report| update)?|nothing(?= from (?:me|us|our|my|here)| yet$)"
    r"|nothing (?:on|for|about|re)"
    r"(?= yet|$| so far$| (?:this|that|it|these|those|either|both|them)\b)"
    r"|nothing (?:much )?(?:new|to report|to add|further|more to add|changed|has changed|'s changed"
    r"|else to add)(?: to report| to add| to say)?"
    r"|same(?: again)?(?: as (?:before|last time|last month|it was|was|previously|ever|last update"
    r"|usual))?|(?:the )?same(?: as)?(?: again)?|as before|as was"
    r"|as last (?:time|month|week|quarter|meeting)"
    r"|as per last (?:time|update|month|meeting)|as previous(?:ly)?(?: reported)?"
    r"|as (?:you|they|it) (?:were|was)"
    r"|(?:leave|keep)(?: it| this| that)? as (?:it )?is|as is|status quo|has n't changed"
    r"|have n't changed|not changed"
    r"|(?:(?:is|are) )?(?:not|n't) due(?: (?:yet|for a while|any ?time soon))?"
    r"|carr(?:y|ied) (?:it )?(?:forward|over)(?: to (?:the )?next (?:meeting|mtg))?"
    r"|ditto(?: last (?:time|month))?|no diff|steady as she goes)"
    r"(?: (?P<tail>since|on|from|at|this|here|for|to|either|yet|really|please|thanks|with|as|in"
    r"|i 'm|i|sorry|status|position|still|now|today|again|guv|sir"
    r"|sarge|boss|mate|chief|all)\b.{0,60})?"
)
_ANOTHER = re.compile(r"\bas (?:for )?#?[a-z]{0,4} ?\d{1,3}(?:\.\d{1,3})?$")  # "same as 6.2"
_OTHER = bag("date dates deadline timescale timescales budget funding plans")


def unchanged(found: Sequence[Word]) -> list[Clause]:
    """The clauses that say nothing has changed and nothing else."""
    said = clauses(found)
    spoken = [word.low for word in found if word.spoken]
    if spoken in (["nothing"], ["nil"], ["none"]):
        return said[:1]  # "nothing on 6.2", without what it names
    return [clause for clause in said if _says_so(clause)]


def _says_so(clause: Clause) -> bool:
    if len(clause.words) > 16:
        return False
    lows = [word.low for word in clause.words if word.spoken or word.low == "/"]
    said = _SAME.fullmatch(" ".join(lows))
    if said is None or _ANOTHER.search(said.group()):
        return False
    if said["tail"] and {"carry", "carried"} & set(lows):
        return False  # "carried forward to Nov": when is told too
    return not (said["tail"] and _OTHER & set(lows))
