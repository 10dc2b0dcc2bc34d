"""Knows the words that say something of time and are no date: "tbc", "ongoing", "each June".

Each pattern is a plain list of alternatives, so that matching takes a time that grows with the
text's length alone.
"""

import re

from handlers.rules.dates.windows import DateKind
from handlers.rules.dates.words import MONTH, WEEKDAY

_UNIT = r"(?:day|week|fortnight|month|quarter|year|term|meeting|season)"
_SEASON = r"(?:spring|summer|autumn|winter|easter|christmas)"
_TO_BE = (
    r"to be (?:confirmed|advised|agreed|determined|decided|arranged|set|scheduled|announced"
    r"|finali[sz]ed|identified|established|negotiated|fixed)"
)

_TBC = re.compile(
    rf"\b(?:tb[cad]|t\.b\.[cad]|t/b/c|{_TO_BE}|not (?:yet )?(?:known|set|agreed|confirmed|decided"
    r"|scheduled|determined|fixed)|no (?!end )(?:\w+ )?(?:date|deadline|timescale|timeframe)"
    r"|unknown|undecided|unconfirmed|none set|awaiting (?:a |the )?(?:date|confirmation)"
    r"|(?:dates?|timescales?) (?:needed|required|pending|awaited))\b",
    re.IGNORECASE,
)
_ONGOING = re.compile(
    r"\b(?:on ?-? ?go+in+g|onging|ongong|ongiong|ongoign|continuous(?:ly)?|continual(?:ly)?"
    r"|continuing|rolling|throughout|permanent(?:ly)?|indefinite(?:ly)?|open[- ]?ended"
    r"|(?:until )?further notice|business as usual|bau|(?:as and )?when(?:ever)? (?:it is )?"
    r"(?:required|needed|necessary|possible|produced|available|appropriate|they arise)|as and when"
    r"|as (?:required|needed|necessary|appropriate|they arise)|ad[- ]?hoc|no end date"
    r"|(?:life|lifetime|duration) of|all year(?: round)?|at all times|always|constant(?:ly)?|24/7"
    r"|day[- ]to[- ]day|embedded)\b",
    re.IGNORECASE,
)
_RECURRING = re.compile(
    rf"\b(?:annual(?:ly)?|yearly|per annum|p\.?a\b|bi-?annual(?:ly)?|biennial(?:ly)?|quarterly"
    rf"|(?:bi-?)?(?:monthly|weekly)|fortnightly|daily|nightly|termly|seasonal(?:ly)?"
    rf"|(?:(?:[1-4](?:st|nd|rd|th)|first|second|third|fourth|last) )"
    rf"(?:(?:working )?day|week|{WEEKDAY}) (?:of|in) (?:the|a) month"
    rf"|(?:each|every) (?:other |second |third |\w+ |[0-9]+(?:st|nd|rd|th)? )?(?:{_UNIT}s?|{MONTH}"
    rf"|{WEEKDAY}|{_SEASON})|(?:once|twice|thrice|\w+ times|[0-9]x|x[0-9]) ?(?:an?|per|each|every)"
    rf" (?:{_UNIT}|annum)|per {_UNIT}|{WEEKDAY}s|regular(?:ly)?|recurring|recurrent)\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(
    r"\b(?:once|when|if|subject to|pending|depend(?:s|ing|ent|ant)|contingent|following|upon"
    r"|on (?:the )?(?:completion|approval|receipt|appointment|award|agreement|confirmation"
    r"|publication|conclusion|adoption|sign[- ]?off)|after|as soon as|unless|until|awaiting|await"
    r"|provided|providing|assuming|post|linked to|tied to|in line with|in the event)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:asap|a\.s\.a\.p|as soon as (?:possible|practicable|practical)|immediate(?:ly)?"
    r"|urgent(?:ly)?|soon|shortly|imminent(?:ly)?|in due course|near future"
    r"|(?:short|medium|long|near)(?:er)?(?: to (?:short|medium|long))?[- ]term"
    r"|(?:year|phase|month|week|stage) [0-9]|half[- ]term"
    r"|(?:summer|easter|christmas|school) (?:holidays?|hols|break)|bank holidays?"
    r"|(?:end|start|beginning) of|(?:school|academic) year"
    r"|(?:next|each|the) (?:\w+ )?(?:meeting|mtg)|(?:prior to|before|ahead of|in time for) \w)",
    re.IGNORECASE,
)

_SENTENCES = {
    DateKind.TBC: "The date is still to be agreed.",
    DateKind.ONGOING: "It goes on without an end date.",
    DateKind.RECURRING: "It comes round again and again, so no one day is its deadline.",
    DateKind.CONDITIONAL: "It waits for something else, which has no date here.",
    DateKind.RELATIVE: "It counts from something that has no date here.",
    DateKind.NONE: "There is no date in it.",
}
# Where two begin at the same word the one named first is meant: "as soon as possible".
_PATTERNS = (
    (DateKind.RELATIVE, re.compile(r"\bas soon as (?:possible|practic)", re.IGNORECASE)),
    (DateKind.TBC, _TBC),
    (DateKind.ONGOING, _ONGOING),
    (DateKind.RECURRING, _RECURRING),
    (DateKind.RELATIVE, _RELATIVE),
    (DateKind.CONDITIONAL, _CONDITIONAL),
)


def sentence_for(kind: DateKind) -> str:
    """Why a text of this kind has no day."""
    return _SENTENCES[kind]


def kind_of_words(text: str) -> tuple[DateKind, int]:
    """What the words say of time where there is no date, and where in the text they say it.

    The first to be said is what counts: "Ongoing, reviewed annually" is ongoing. NONE stands at
    the text's end.
    """
    found = [(match.start(), n) for n, (_, p) in enumerate(_PATTERNS) if (match := p.search(text))]
    if not found:
        return _of_marks(text), len(text)
    place, number = min(found)
    return _PATTERNS[number][0], place


def _of_marks(text: str) -> DateKind:
    """A question mark alone is a date not known yet."""
    return DateKind.TBC if "?" in text and not any(c.isalnum() for c in text) else DateKind.NONE


def is_to_be_done(text: str) -> bool:
    """Whether the words end in "to be agreed by", which leads up to a date."""
    return bool(
        re.search(rf"{_TO_BE}(?: \w+)? (?:by|in|on|during|for|at)\W*$", text, re.IGNORECASE)
    )


_AGAIN_AFTER = re.compile(
    r"\W{0,3}(?:and |then )*(?:(?:each|every) (?:year|month)|annual(?:ly)?\b(?! \w)|yearly"
    r"|per annum|p\.a"
    r"|quarterly|monthly)",
    re.IGNORECASE,
)
_ON_AFTER = re.compile(
    r"\W{0,3}(?:(?:and |then |and then )?(?:on ?-? ?going|continuing|continuous|beyond)|onwards?"
    r"|on wards|and after|\+)",
    re.IGNORECASE,
)
_UNSURE_AFTER = re.compile(
    r"\s*(?:\(?\s*\?|\W{0,3}(?:tb[cad]|provisional(?:ly)?|to be confirmed|unconfirmed"
    r"|not confirmed)\b)",
    re.IGNORECASE,
)


def recurs_after(text: str) -> bool:
    return bool(_AGAIN_AFTER.match(text))


def goes_on_after(text: str) -> bool:
    return bool(_ON_AFTER.match(text))


def unsure_after(text: str) -> bool:
    """Whether what follows a date says that it isn't settled: "?", "(tbc)"."""
    return bool(_UNSURE_AFTER.match(text))
