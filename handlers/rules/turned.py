"""Words put another way round than they are read: "Done. CR1.3, CR1.4", "oops, should be red"."""

from __future__ import annotations

import re

_LONGEST = 200  # characters
_CODE = r"#?[A-Za-z]{0,8}[\s.-]?\d[\w.\-/]{0,12}"
_STATUS = r"(?:red|amber|green|complete|completed|done|finished|on track|at risk|no change)"
_STATUS_FIRST = re.compile(
    rf"(?i)\W*(?P<said>(?:all |now |both )?{_STATUS})\s*[.!]+\s*"
    rf"(?P<codes>{_CODE}(?:(?:,? and |, ?| ?& ?){_CODE}){{0,9}})\W*"
)
_OOPS = (
    r"(?P<oops>(?:(?:oops|sorry|whoops|my (?:bad|mistake|error)|apologies|no|wait|actually"
    r"|correction)[\s,.!:–-]+){0,4})"
)
_ONLY = re.compile(
    r"(?i)\W*(?:the |my |our )?only (?:real |other |big )?(?:change|update|one|thing|news)"
    r"(?: this (?:time|month|week))?\s?(?:is that|is|was|[:–-])\s"
)
_BUT = re.compile(
    r"(?i)^\W*(?:everything|all|they(?:['’]re| are) all|it['’]?s all|all of (?:it|them))"
    r"(?: (?:is|are|stays?|remains?))? (?:the )?(?:same|unchanged)(?: as (?:last (?:time|month)"
    rf"|before))?,? but (?={_CODE})"
)
_NAMED = r"(?:red|amber|green|complete|completed|done)"
_PUT_RIGHT = re.compile(
    rf"(?i)\W*{_OOPS}(?P<what>(?:{_CODE}\W{{1,3}}|(?:it|that|this) )?)"
    r"(?:should|shld|(?:is|was) (?:meant|supposed) to) (?:be|say|read|have been|have said) "
    rf"(?P<now>{_NAMED})(?P<denied>,? (?:and )?not {_NAMED})?\W*"
)


def turned(said: str) -> str:
    """The words in the order in which they are read; as they are where they say anything else.

    "Should be green" alone may be hope: it puts right what was said where that is owned up to, or
    denied.
    """
    if len(said) > _LONGEST or "\n" in said:
        return said
    if only := _ONLY.match(said):
        said = said[only.end() :]
    said = _BUT.sub("no change except ", said, count=1)
    if first := _STATUS_FIRST.fullmatch(said):
        return f"{first['codes'].rstrip(' .!')}: {first['said']}"
    right = _PUT_RIGHT.fullmatch(said)
    if right and (right["oops"] or right["denied"]):
        return f"{right['what']}{right['now']}"
    return said
