"""A deadline that goes to a day without a date, "moved to after half term", or is given up."""

from __future__ import annotations

import re

_MOVED = (
    r"(?:moved?|slip(?:ped|s)?|put|push(?:ed)?|postponed?|deferr?(?:ed)?|delayed|extend(?:ed)?"
    r"|re-?scheduled|changed)(?: it)?(?: (?:back|on|out|over))?(?: it)? (?:to|until|till?) "
)
_AFTER = r"(?:just |shortly |soon |straight )?(?:after|before|once|when)\b"
_TITLE = r"(?:deadline|due date|target date|completion date|date)"
_IS = r"(?:(?:['’]s|is|are|now|to be|will be|should be|moved to|changed to|=|:|–|-) ?){0,2}"
_UNNAMED = re.compile(
    rf"(?:^\s*|(?<=[,.;:–-] )|(?<=\band )|(?<=\bso )|(?<=\bbut ))"
    rf"(?:(?:it|this|that)?(?:['’]s| is| has| has been|s)? ?(?:now )?(?:been )?(?:now )?)"
    rf"(?:{_MOVED}(?={_AFTER})|due (?={_AFTER})|now (?=after\b)"
    rf"|(?:the )?(?:new|revised) {_TITLE} {_IS}(?=the |{_AFTER})"
    rf"|(?:the )?{_TITLE} {_IS}(?={_AFTER}))"
    r"(?P<day>[^,.;:!?\n]{3,60}?)(?=\s*(?:[,.;:!\n]|$|\b(?:because|due to|as we|so that)\b))",
    re.IGNORECASE,
)


def day_unnamed(said: str) -> str:
    """The words for the day, of words in which no date was found; "" where no such day is said."""
    found = _UNNAMED.search(said[:1000])
    return found["day"].strip() if found else ""


_WHO = r"(?:(?:it|this|that|we|i|they)\b(?:['’](?:s|m|re|ll|ve|d)| is| am| are)?)?"
_HOW = (
    r"(?: ?(?:now|also|still|just|probably|prob|really|definitely|likely|a(?: little)? bit|some))*"
)
_WHICH = r"(?:the |its |it['’]?s |this |that |our |my )?(?:[a-z]{3,9} )?"
_DATE = rf"{_WHICH}(?:deadline|due date|target date|target|completion date|date|timescales?)"
_WILL = r" ?(?:['’]?ll|will|going to|gonna|likely to|bound to|set to)"
_WONT = (
    r" ?(?:won['’]?t|will not|can['’]?t|cannot|unable to|unlikely to|not (?:likely |going )to"
    r"|(?:is|are)n['’]?t going to|not gonna)"
)
_IN_TIME = r"(?:in time|on time|by then)"
_AMOUNT = (
    r"(?:(?:about|around|roughly|maybe|at least|up to) )?"
    r"(?:(?:another|an? extra|a further|an?|one|two|three|four|five|six|several|\d{1,2}) ){1,2}"
    r"(?:(?:few|couple of|or two|more|extra|further) )?(?:days?|weeks?|wks?|months?|fortnights?)"
    r"(?: or (?:so|two))?"
)
_NOT_KEPT = (
    rf"{_WILL}{_HOW} (?:be{_HOW} (?:late(?: by {_AMOUNT})?|{_AMOUNT} (?:late|behind))|slip|overrun"
    rf"|run over|miss {_DATE}|need{_HOW} (?:more time|longer|an extension)"
    rf"|take{_HOW} (?:{_AMOUNT}(?: longer| more)?|longer))"
    rf"|{_WONT}{_HOW} (?:(?:make|meet|hit|keep(?: to)?|reach|stick to) {_DATE}"
    rf"|(?:be (?:done|ready|finished|completed?)|finish|happen|manage it|make it|do it) {_IN_TIME})"
    rf"| ?needs?{_HOW} (?:(?:more|extra|much more|lots more) time|longer|an extension|extending"
    r"|a (?:new|later|revised|different|further) (?:date|deadline))"
    rf"| ?{_DATE}(?:['’]s| is| are| looks)?{_HOW}(?: looking)?"
    r" (?:(?:not |un)(?:realistic|achievable|doable|workable)|too (?:soon|tight|early))"
    rf"|(?<=['’]s){_HOW} too (?:soon|tight)"
)
_ENDS = (
    r"(?=\s*(?:$|[,.;:!–—-]|\n"
    r"|\b(?:now|sorry|please|because|as|due to|for (?:this|it)|unfortunately)\b))"
)
_GIVEN_UP = re.compile(
    rf"(?:^\s*|(?<=[,.;:–-] )|(?<=\band )|(?<=\bso )|(?<=\bbut )){_WHO}{_HOW}"
    rf"(?:{_NOT_KEPT}){_ENDS}",
    re.IGNORECASE,
)
_ON_CONDITION = re.compile(r"(?i)\b(?:if|unless|might|may|could|hope|hopefully)\b")


def is_given_up(said: str) -> bool:
    """Whether the date that stands won't be kept, and no other is named."""
    found = _GIVEN_UP.search(said[:1000])
    return bool(found) and not _ON_CONDITION.search(said[: found.end() if found else 0])


_NO_EARLIER = re.compile(
    rf"(?i)(?:^\s*|[,.;:–-] |\band |\bso |\bbut ){_WHO}{_HOW}"
    r" ?(?:(?:will )?not (?:be |going ahead |happening |possible )?(?:before|until|till?)"
    r"|(?:no|any) (?:earlier|sooner) than|nothing (?:before|until|till?)"
    r"|(?:can['’]?t|cannot)(?: (?:do|finish|manage)(?: it)?)? (?:before|until|till?)"
    r"|(?:the )?earliest (?:is|would be|will be|we can do(?: it)? is)"
    rf"|{_WONT}{_HOW} (?:be (?:done|ready|finished|completed?)|finish|happen) (?:before|by))"
    r" (?:the )?(?:end of )?$"
)


_AT_THE_EARLIEST = re.compile(r"(?i) ?,? at (?:the|its) (?:very )?earliest\b")


def is_no_earlier(before: str, after: str) -> bool:
    """Whether the words around a date say that it won't be over before."""
    return bool(_NO_EARLIER.search(before[-200:]) or _AT_THE_EARLIEST.match(after[:40]))
