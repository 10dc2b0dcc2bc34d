"""Reads that an action has gone to somebody else: "reassign to Jenny Ford", "not me, it's Jo"."""

from __future__ import annotations

import re

from handlers.rules.command_words import PLS, TA
from handlers.rules.dates.windows import MONTH_NAMES, WEEKDAY_NAMES

_ORGS = (
    "Cabinet|Legal|Finance|Council|Police|Team|Committee|Board|NHS|Procurement|HR|IT|Planning"
    "|Highways|Comms|Communications|Council's|Committee's|Group|Panel|Forum|Ltd|CIC|Trust|Scrutiny"
    "|Green|Amber|Red|Blue|Complete|Done|Q[1-4]|The|End|Early|Mid|Late|Next|Sept|"
    + "|".join((*MONTH_NAMES, *(name[:3] for name in MONTH_NAMES), *WEEKDAY_NAMES))
)
_WORD = rf"(?!(?:{_ORGS})\b)[A-Z][\w'’-]*[a-z]"
_NAME = rf"(?:<@[A-Z0-9]+(?:\|[^>\n]{{1,80}})?>|@[\w.-]+(?: {_WORD})?|{_WORD}(?: {_WORD}){{0,2}})"
_FULL = rf"(?:<@[A-Z0-9]+(?:\|[^>\n]{{1,80}})?>|@[\w.-]+|{_WORD}(?: {_WORD}){{1,2}})"
_END = (
    r"(?=\s*(?:$|[.,;!\n(–-]"
    rf"|(?:{PLS}|now|{TA}|who|as|instead|from|because|since|and|to lead)\b))"
)
_OURS = r"(?:(?:my|our) (?:new )?(?:colleague|manager|deputy|boss|successor|replacement),? )?"
_IT = r"(?: (?:it|this|that|these|them|this one|that one|this action|both|all|the action))?"
_GIVEN = re.compile(
    rf"\b(?i:re-?(?:assign|allocat)(?:e|ed|ing)?|assign(?:ed)?|allocated"
    rf"|hand(?:ed|ing)?{_IT} over|transfer(?:red)?"
    rf"|pass(?:ed|ing)?{_IT}(?: on| over)|passing"
    rf"|(?:give|gave|given|passed|pass|move|moved|handed|hand)"
    rf"(?: (?:it|this|that|these|them|this one|that one|this action))"
    # Between them stood the action's code: "handing VO2 to Jo".
    rf"|(?:giving|gave|given|passing|passed|handing|handed)"
    r"(?:\s{2,}|\s#?[A-Za-z]{0,8}\d{1,4}(?:\.\d{1,3})?)(?= (?:over )?to ))"
    rf"{_IT}(?: over)?(?: to)? (?P<name>{_NAME}){_END}"
)
_ASSIGN_LOW = re.compile(
    rf"\b(?i:re-?assign|assign){_IT} to (?P<name>[a-z]{{2,20}}(?: [a-z]{{2,20}})?){_END}"
)
_NOW_WITH = re.compile(
    rf"\b(?:(?:this|it|that|one) belongs to|(?:is|'s|’s|are|sits|has gone|gone|over)(?: now)?"
    rf" (?:with|to)|now (?:with|sits with"
    rf"|led by"
    rf"|owned by|belongs to|being led by)|(?:is|'s|being)(?: now)? (?:led"
    rf"|owned) by) {_OURS}(?P<name>{_FULL}){_END}"
)
_LEADS = re.compile(
    rf"(?:^|[.,;:!\n–-]\s{{0,9}}|\b(?:and|but|as|me) )(?P<name>{_NAME})(?:'s| is| has| will be)?"
    r" (?:now |taking |taken |took |picking |picked )?(?:the (?:new )?lead\b|leading on"
    r"|leading this"
    r"|leads on|leads this|lead on this|this over|this on|it over|over this|over from me"
    r"|this one over"
    r"|this up|it up|now leads|owns this|over as lead|responsible)"
)
# With the code between: "Leanne to take over YP3 from Priya".
_TAKES = re.compile(
    rf"(?:^|[.,;:!\n–-]\s{{0,3}})(?P<name>{_NAME}) (?:to|will|is to|has agreed to) (?:now )?"
    r"(?:take (?:it |this )?(?:over|on)|pick (?:it |this )?up)"
    r"(?: it| this| #?[A-Za-z]{0,8}\d{1,4}(?:\.\d{1,3})?)?"
    rf"\s*(?:from {_NAME})?{_END}"
)
# "now led by Gwen", "Gwen to lead", "Gwen is taking over": not a workshop that somebody led.
_LED_NOW = re.compile(
    rf"(?:(?:^|[.,;:!\n–-])\s{{0,9}}(?:(?i:it|this)(?:'s|’s| is) )?(?i:now )?|\b(?i:now) )"
    rf"(?i:(?:being )?(?:led|owned) by) {_OURS}(?P<name>{_NAME}){_END}"
)
_OVER = re.compile(
    rf"(?:^|[.,;:!\n–-]\s{{0,9}}|\b(?:and|but) )(?P<name>{_NAME})(?:"
    r" (?:to|will) lead(?: on)?(?: this| it)?"
    r"|(?:'s|’s| is| has| will)? (?:now )?(?:taking|taken|takes|take) over)"
    rf"{_END}"
)
_NEW_LEAD = re.compile(
    rf"\b(?i:new lead|new owner|lead officer|lead|owner)(?: (?:is|will be|changed to|to be"
    rf"|should be)"
    rf"(?: now)?| now|:) (?P<name>{_NAME}){_END}"
)
_NOT_ME = re.compile(
    r"(?i)^\W*(?:sorry[, ]+)?(?:this (?:one )?(?:is|'s)|that(?:'s| is)|it(?:'s| is)|these are|i'?m"
    r"|i am)?\s*(?:not? (?:me|mine|my (?:action|one|area|job|remit|responsibility|bag)|for me"
    r"|one of mine"
    r"|down to me|with me|the (?:lead|right person|owner)|leading|the lead (?:on|for) this"
    r"|one for me"
    r"|my action any ?more|my team|our action|ours|for us|us)|wrong person|n(?:o"
    r"|ot) longer (?:mine|me"
    r"|my action|the lead|leading|with me|my (?:area|remit|responsibility)|lead (?:on )?this"
    r"|work here))\b"
)
_NOT_MINE = re.compile(
    r"(?i)\b(?:isn'?t|is not|isnt|aren'?t|wasn'?t) (?:me|mine|my action|one of mine|for me"
    r"|my area|my "
    r"responsibility|my remit|ours)\b"
    r"|\b(?:not|no longer) (?:mine|my (?:action|area|job|remit|one))\b"
    r"|\bi (?:don'?t|do not|dont|no longer) (?:lead|own|work (?:on|here|there|for)"
    r"|deal with)"
    r"|\bi no longer do\b"
    r"|\bi (?:don['’]?t|do not) do\b(?: {1,3}[^\s!?]{1,12}){0,3} {1,3}any ?more\b"
    r"|\bi(?:'ve|’ve| have)? (?:left|moved on from|retired from|changed) (?:the |my )?(?:council"
    r"|team|post|role|force|trust|organisation|job|jobs|roles|department|nhs|charity)\b"
    r"|\bno idea why i (?:have|'ve got|got) this|\bwhy (?:have i|am i) (?:got|getting|been)"
)
_WHO_THEN = re.compile(
    rf"(?:it'?s|its|it is|that'?s|that is|they(?:['’]?re| are)|ask|try|speak to|should be"
    rf"|belongs to|contact|this is|one for|now|for|with|go to)\s+(?P<name>{_NAME})(?:'s|’s)?"
    rf"|[,.;–-]\s*(?P<bare>{_FULL})"
)
# "FD5 is Anne's now", "it's Anne's", "its Anne now": of the action itself, not of a part of it.
_OWNED = re.compile(
    r"(?:^|[.,;:!\n–-])[^\w.,;:!\n–-]*+(?:[A-Z]{0,8}\d[\w.]*\s+)?"
    r"(?:(?i:and|but|so|this|that|it|one|action)\s+)*"
    rf"(?:(?i:(?:belongs|belong|passed|gone)\s+to|owned by)\s+(?P<one>{_NAME})"
    rf"|(?i:is|['’]s|its|it['’]s|that['’]s|now)(?:\s+now)?\s+(?P<name>{_NAME})(?<=['’]s)"
    rf"|(?i:its|it['’]s|it\s+is)\s+(?P<now>{_NAME})(?=\s+now\b))(?:\s+now\b)?{_END}"
)
_WORKPLACE = (
    r"(?:surgery|practice|school|college|council|charity|trust|team|force|police|service|company"
    r"|firm|partnership|organi[sz]ation|job|post|role|department|nhs|board|university|authority"
    r"|care home|housing association|borough|constabulary|civil service|parish)"
)
_LEAVES = re.compile(
    r"(?i)\bi(?:['’]?ve| have|['’]?m| am)?(?: now| just| already| also| sadly)*"
    r" (?:(?:left|leaving|moved on from|moving on from|retired from|retiring from)"
    rf" (?:(?:the |my |our )?(?:\w+ )?{_WORKPLACE}|the (?-i:[A-Z])[\w&'’-]+"
    r"|(?-i:[A-Z])[\w&'’-]+ (?-i:[A-Z])[\w&'’-]+)"
    r"|(?:been |being )?(?:moved|moving|transferr(?:ed|ing)|redeployed|seconded|posted)"
    r"(?: over| across)? to (?:a (?:new|different) \w+|another \w+"
    r"|(?!(?i:red|amber|green)\b)(?-i:[A-Z])[\w&'’-]+"
    r"(?: (?-i:[A-Z])[\w&'’-]+){0,2})"
    r"|(?:moved on|retired|retiring)|(?:changed|changing|moved|moving|switched) (?:jobs?|roles?"
    r"|posts?|teams?)|no longer work (?:here|there|for|at|with|in)\b[^.,;\n]{0,40}"
    r"|(?:don['’]?t|do not) work (?:here|there|for|at|with|in)\b[^.,;\n]{0,30}?(?:any ?more|now)"
    r"|(?:not|no longer) (?:at|with|in) "
    rf"(?:(?:the |my |our )?(?:\w+ )?{_WORKPLACE}|the (?-i:[A-Z])[\w&'’-]+(?= any ?more| now))"
    r"(?: any ?more| now)?)"
    r"(?=\W*$|\s*[.,;!\n(–-]|\s+(?:now|and|so|on|last|this|next|in|at the end|as of|from)\b)"
)
_TAKES_OVER = re.compile(
    rf"(?:^|[.,;!\n–-]\s{{0,9}}|\b(?:and|so) )(?P<name>{_NAME})(?:'s|’s| is| has| will be| will)?"
    r" (?:now )?(?:taking|taken|take|takes|took|picking|picked|picks|doing|does|do|covering|covers"
    r"|leading|leads|in my (?:place|role|post))\b"
)
_GONE_TO = re.compile(
    rf"^\W*(?:[Pp]lease )?(?:(?:[Hh]as |[Hh]ave |[Ii]s )?(?:now )?(?i:moved?|moving|transferred)"
    rf"(?: over)?\s+to (?P<name>{_FULL})|(?i:give|given|gave|pass|passed|hand|handed|over)"
    rf"(?: over)?\s+to (?P<one>{_NAME})){_END}"
)
_QUESTION = re.compile(
    r"(?i)\?|^\W*(?:can|could|shall|should) (?:we|i|it|this)\b|\bshould be (?:re-?)?assigned"
)


def handed_to(said: str) -> tuple[str, int, int] | None:
    """The new lead's name as written and the offsets of the words that say so, else None."""
    gone = _GONE_TO.search(said[:4000])
    if gone and not _QUESTION.search(_sentence(said, gone.start())):
        return _plain(gone["name"] or gone["one"]), *gone.span()
    for pattern in (
        _TAKES,
        _GIVEN,
        _ASSIGN_LOW,
        _LEADS,
        _NEW_LEAD,
        _NOW_WITH,
        _LED_NOW,
        _OVER,
    ):
        hit = pattern.search(said[:4000])
        if hit and not _QUESTION.search(_sentence(said, hit.start())):
            return _plain(hit["name"]), *hit.span()
    owned = _OWNED.search(said[:4000])
    if owned and not _QUESTION.search(_sentence(said, owned.start())):
        return _plain(next(filter(None, owned.groups()))), *owned.span()
    return None


def leaves_post(said: str) -> tuple[bool, str]:
    """Whether the sender has left where they worked, and who takes over, "" where none is named."""
    left = _LEAVES.search(said[:300])
    if not left or _QUESTION.search(_sentence(said, left.start())):
        return False, ""
    rest = said[left.end() : left.end() + 200]
    after = _TAKES_OVER.search(rest) or _WHO_THEN.search(rest)
    return True, _plain(after["name"] or after.groupdict().get("bare") or "") if after else ""


_NONE_MINE = re.compile(
    r"(?i)\b(?:none|not one|not any) of (?:these|those|them|the actions|my actions|it)"
    r"(?: (?:is|are|will be)| ['’]s|['’]s)?(?: still| now)? mine\b"
    r"|\b(?:these|those|they|all of (?:these|those|them))(?: all)?(?: are|['’]re| will| is)?"
    r"(?:n['’]?t| not| no longer)(?: be| all)* mine\b"
)


def denies_all(said: str) -> tuple[bool, str]:
    """Whether the sender says that no action is theirs, and who takes them, "" for none named."""
    denied = _NONE_MINE.search(said[:300])
    if not denied or _QUESTION.search(_sentence(said, denied.start())):
        return False, ""
    after = _WHO_THEN.search(said[:300], denied.end())
    return True, _plain(after["name"] or after["bare"]) if after else ""


def denies_lead(said: str) -> tuple[bool, str]:
    """Whether the sender says it is not theirs, and the name they give instead, "" when none."""
    first = said[:300]
    denied = _NOT_ME.search(first) or _NOT_MINE.search(first)
    if not denied:
        return False, ""
    instead = _WHO_THEN.search(first, denied.end())
    return True, _plain(instead["name"] or instead["bare"]) if instead else ""


def only_denies(comment: str) -> bool:
    """Whether a comment says no more than that it is not theirs: "isn't mine any more"."""
    denied = (_NOT_ME.match(comment) or _NOT_MINE.search(comment)) if len(comment) < 100 else None
    if denied and re.search(r"(?i)\b(?:left|moved|retired|changed)\b", denied.group()):
        return False  # it tells why
    rest = comment.replace(denied.group(), "", 1) if denied else comment
    return re.fullmatch(r"(?i)\W*(?:any ?more|now|sorry)?\W*", rest) is not None


def _plain(name: str) -> str:
    """A name as it is entered: "@jo." is "jo", "Leanne's" is "Leanne"."""
    return re.sub(r"['’]s$", "", name.rstrip(".").lstrip("@"))


def _sentence(said: str, at: int) -> str:
    start = max(said.rfind(mark, 0, at) for mark in ".!?\n") + 1
    ends = [end for mark in ".!?\n" if (end := said.find(mark, at)) >= 0]
    return said[start : min(ends) + 1 if ends else len(said)][:600]
