"""Reads leave as people announce it: "I'm away 3–14 August, @anne covers", "off until Monday"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.rules.comments import only_polite, without
from handlers.rules.dates.reading import find_dates, read_date
from handlers.rules.dates.spans import read_span, until_day
from handlers.rules.dates.windows import Window
from handlers.rules.statuses import marks
from handlers.rules.words import words as words_of

_NAME = r"(?P<name>me|<?@[\w.\-]{1,80}(?:\|[^>]*)?>?|[A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*\.?){0,2})"
_WORK = (
    r"(?i:(?:it|them|this|these|both|mine|everything|all (?:of )?(?:it|mine|my (?:actions|stuff))"
    r"|my (?:actions?|stuff|work|things)|things|#?[a-z]{0,8}\s?\d{1,4}(?:[.\-]\d{1,3})*"
    r"(?:(?:,| and| &|, and)\s*#?[a-z]{0,8}\s?\d{1,4}(?:[.\-]\d{1,3})*)*)"
    r"(?: (?:for me|for now|meanwhile|while i'm (?:away|off)|till then|until then))?)(?=\W|$)"
)
_STARTS = r"(?:[,;.–—-]|\band\b|\bwhile\b|\bbut\b|^)?\s*"
# Somebody who has the work may be written small, "gwen has 6.4"; "she has it" names nobody.
_SOMEBODY = _NAME[:-1] + (
    r"|(?!(?:he|she|they|we|it|you|who|that|this|which|nobody|someone|team)\b)[a-z]{2,20})"
)
_DEPUTY = (
    re.compile(
        rf"{_STARTS}{_NAME}(?:\s+(?:is |will be |will |'ll |’ll )?|['’]s )"
        r"(?:covers?|covering|stands? in|standing in|deputi[sz](?:es?|ing)|steps? in|stepping in)"
        rf"\b(?: for me)?(?:\s+{_WORK})?",
    ),
    re.compile(
        rf"{_STARTS}(?<!\w){_SOMEBODY}\s+(?:is |will be )?covering(?: for me)?"
        rf"(?:\s+{_WORK}|(?=\s*(?:[.,;!]|$)))"
    ),
    re.compile(
        rf"{_STARTS}(?<!\w){_SOMEBODY}(?:\s+(?:has|has got|will have|is on"
        rf"|(?:is|will be) looking after|will look after|is minding|is picking up"
        rf"|will pick up|is taking on|can answer for"
        rf"|(?:will |is )(?:deal(?:ing)? with|handl(?:e|ing)))"
        rf"|['’]s (?:got|on|looking after|minding|picking up))\s+{_WORK}"
    ),
    re.compile(
        rf"{_STARTS}(?i:please )?(?i:ask|speak to|contact|try) {_NAME} (?i:about|for|re) {_WORK}"
    ),
    re.compile(
        rf"{_STARTS}(?i:(?:please )?(?:delegate|pass|hand|give|leave)) {_WORK} (?i:to|with) {_NAME}"
    ),
    re.compile(
        rf"[,;.]?\s*(?i:covered by|(?:cover|deputy)(?: is|:)?|with)\s+{_NAME}"
        r"(?: (?:as )?cover(?:ing)?)?",
    ),
)
_LEAVE = re.compile(
    r"(?i)\b(?:leave|holidays?|hols?|away|off|out of (?:the )?office|ooo|a/?l"
    r"|rest days?)\b(?! the\b)"
)
_BEGINS = re.compile(
    r"(?i)^\W*(?:(?:while|as|since|because|cos)\s+)?"
    r"(?:(?:hi|sorry|hello|right|okay|please note)[\s,!.]+)*(?:i'?m|i’m|i am|i'?ll be|i’ll be"
    r"|i will be|we are)?\s*(?:going |now )?(?:off (?:work )?(?=on |taking ))?(?:on |taking )?"
    r"(?:(?:annual|sick|parental|study"
    r"|mat(?:ernity)?|pat(?:ernity)?|compassionate)\s+)?(?:leave|holidays?|hols?|rest days?|away"
    r"|off|out of (?:the )?office|ooo|a/?l)?\b(?:\s+(?:work|sick|ill|poorly|unwell))?"
    r"(?:\s+(?:in|to) (?-i:[A-Z])[\w'’]+(?: (?-i:[A-Z])[\w'’]+)?)?[\s,:]*"
)
_ABSENCE = re.compile(
    r"(?i)^\W*(?:(?:while|as|since|because|cos)\s+)?"
    # A word is told by one of these alone: read in two ways, "hi,,hi,,…" would never end.
    r"(?:(?:hi|hello|sorry|hey|morning|right|okay|please note|fyi|just to say"
    r"|(?!(?:hi|hello|sorry|hey|morning|right|okay|fyi)\b)[a-z]{2,12},)[\s,!.]+)*"
    r"(?:i'?m|i’m|i am|i'?ll be|i’ll be|i will be|(?:i['’]?ve )?been)?\s*"
    r"(?:going |now |currently )?(?:(?<=m )(?:ill|sick|poorly|unwell)|(?:on|taking) "
    r"(?:(?:annual|sick|parental|study|mat(?:ernity)?|pat(?:ernity)?|compassionate) )?"
    r"(?:leave|holidays?|hols?|a/?l|rest days?)|(?:annual|sick|mat|pat) leave|hols?|away|off"
    r"|a/?l(?= (?:un?till?|till?|to|from|\d))|out of (?:the )?office|ooo"
    r"|(?:back|returning)(?= (?:on|in|at|the|next|tomorrow|\d|mon|tue|wed|thu|fri)))\b"
    r"(?! to (?!the \d|mon|tue|wed|thu|fri|sat|sun)[a-z])"  # "off to see the printer on Monday"
)
_UNTIL = re.compile(r"(?i)^(?:until|till|til|to|up to)\s+(?:and including\s+)?(.+)$")
_BACK = re.compile(
    r"(?i)\b(?:back|returning|return)(?: (?:in|at))?(?: (?:the office|work))?(?: on)?\s+(.+)$"
)


@dataclass(frozen=True)
class Leave:
    """An absence as it was said: `deputy` is the name as written, "" where none is named."""

    window: Window | None
    deputy: str = ""


def speaks_of_leave(text: str) -> bool:
    """Whether the words are about being away, and not about being in a meeting."""
    return bool(_LEAVE.search(text[:300]))


def names_a_deputy(text: str, today: date) -> bool:
    """Whether words begin with days of absence and say who has their sender's work."""
    words, deputy = _without_deputy(_CODE.sub("", text.strip()[:400]))
    return bool(deputy and _ABSENCE.match(words) and _window_of(words, today))


def of_one_action(text: str) -> bool:
    """Whether words begin with an action's code: who has that one may not have all."""
    return bool(_CODE.match(text.strip()))


def leave_beside(text: str, today: date) -> Leave | None:
    """Leave told beside news, "on hols til 24th. 6.4 amber, Gwen has it"; None where none is.

    "Back on the 24th" may be said of a van, so it counts only with a deputy.
    """
    words, deputy = _without_deputy(text.strip()[:400])
    # What follows "so" is what comes of it: "off til 3 Dec so new date 10 Dec".
    parts = (part.partition(" so ")[0].strip() for part in _TOLD.split(words))
    told = [_CODE.sub("", part) for part in parts]
    for at, part in enumerate(told):
        if not _ABSENCE.match(part) or not (deputy or _LEAVE.search(part)):
            continue
        both = ", ".join(told[at : at + 2])
        for said in (both, part) if _RETURNS.match(both[len(part) :]) else (part, both):
            window = _window_of(said, today)
            if window:
                return Leave(window, deputy)
    return None


_CODE = re.compile(
    r"^#?(?:[A-Za-z]{1,8}\d{1,4}(?:[.\-]\d{1,3})*|\d{1,3}\.\d{1,3})[\s:,–—-]+(?=[A-Za-z])"
)
_TOLD = re.compile(
    r"[.;!?,]\s|,(?=[^\W\d])|\n|\s[-–—]\s|\s(?:but|and|&)\s|\s(?=(?:while|whilst) i)", re.IGNORECASE
)
_PARTED = re.compile(r"[.;!?,]\s|,(?=[^\W\d])|\n|\s[-–—]\s|\s(?:but|and|&)\s")


def without_leave(said: str, today: date) -> str:
    """`said` with every clause blanked out that tells only of its writer's own absence.

    What is printed is what became of the action; that its lead is on leave, or ill, is not. Where
    it is the reason given, "amber as I'm on leave", it stays.
    """
    cuts = [found.span() for found in _ASIDE.finditer(said) if _is_own_absence(found[1], today)]
    begin, follows = 0, False
    for found in [*_PARTED.finditer(said), None]:
        stop, after = found.span() if found else (len(said), len(said))
        returns = follows and _RETURNS.match(said, begin)
        part = said[begin:stop]
        covered = follows and len(part) <= _LONGEST and not _without_deputy(part)[0].strip(" .!")
        follows = bool(returns or covered) or _is_own_absence(
            part, today, opens=begin <= _SHORT and _only_standing(said[:begin])
        )
        if follows:  # "on leave but 6.2 is green": the "but" goes too
            cuts.append((begin, after))
        begin = after
    return without(said, cuts)


_ASIDE = re.compile(r"\s\(([^()]{2,80})\)")
_OWN = re.compile(
    r"(?i)\bi(?:['’]?m|['’]?ll| am| will|['’]?ve)\b|\boff (?:sick|ill|poorly|work)\b"
    r"|\b(?:leave|holidays?|hols|rest days?|a/?l|ooo|the office)\b"
)
_OFF = re.compile(r"(?i)\W*(?:off|away)\b")
_REASON = re.compile(r"(?i)\W*(?:while|as|since|because|cos)\b")
_RETURNS = re.compile(r"(?i)\W*(?:back|returning|return)\b")
_NO_DAYS = re.compile(
    r"(?i)\W*(?:(?:work|sick|ill|poorly|unwell)\b(?: with (?!no\b)[\w'’]+(?: [\w'’]+)?)?)?"
    r"(?:\s?\b(?:now|today|at the moment|atm|again))?\W*"
)
_SMALL = re.compile(r"(?i)\W*(?:(?:inc|inclusive|sometime|at (?:the earliest|least)|x+)\b\W*)?")
_CODES = re.compile(r"(?<!\w)#?(?:[A-Za-z]{1,8}\d{1,4}(?:[.\-]\d{1,3})*|\d{1,3}\.\d{1,3})(?!\w)")
_LONGEST = 400  # characters of a clause: a longer one tells more
_SHORT = 80  # characters of codes and colours before leave


def _only_standing(before: str) -> bool:
    """Whether nothing, or no more than how actions stand, was said of what might be "off"."""
    found = words_of(_CODES.sub(" ", before))
    named = {at for mark in marks(found) for at in range(mark.first, mark.stop)}
    return only_polite(" ".join(word.low for at, word in enumerate(found) if at not in named))


def _is_own_absence(part: str, today: date, *, opens: bool = False) -> bool:
    """Whether it tells of its writer's absence; words that open a message need not say whose."""
    if len(part) > _LONGEST:
        return False
    absence = _ABSENCE.match(part)
    if (
        not absence
        or _REASON.match(part)
        or not (_OWN.search(part) or (opens and _OFF.match(part)))
    ):
        return False
    if _NO_DAYS.fullmatch(part, absence.end()):
        return True
    return bool(_window_of(part, today)) and not _tells_more(_days_in(part), today)


def _tells_more(words: str, today: date) -> bool:
    """Whether news follows a day of return: "until 3 Dec so now due 10 Dec"."""
    told = _UNTIL.match(words) or _BACK.search(words)
    if told is None:
        return False  # days from and to are read only where they are all
    rest = read_date(told[1].strip(" ."), today, chat=True).rest
    more = not (_SMALL.fullmatch(rest) or only_polite(rest))
    return more or len(find_dates(told[1], today)) > 1


def read_leave(text: str, today: date) -> Leave:
    """The days and the deputy in an announcement; no days where none ahead are named."""
    words, deputy = _without_deputy(text.strip()[:400])
    return Leave(_window_of(words, today), deputy)


def _window_of(words: str, today: date) -> Window | None:
    return _window(_days_in(words), today)


def _days_in(words: str) -> str:
    words = _BEGINS.sub("", words, count=1).strip(" ,.;!")
    return re.split(r"\.\s", words, maxsplit=1)[0]


def _without_deputy(text: str) -> tuple[str, str]:
    for pattern in _DEPUTY:
        found = pattern.search(text)
        if found:
            left = f"{text[: found.start()]} {text[found.end() :]}"
            return " ".join(left.split()), re.sub(r"['’]s$", "", found["name"])
    return " ".join(text.split()), ""


def _window(words: str, today: date) -> Window | None:
    until = _UNTIL.match(words)
    if until:
        last = until_day(until.group(1).strip(" ."), today)
        return Window(today, last) if last and last >= today else None
    back = _BACK.search(words)
    if back:
        first = read_date(back.group(1).strip(" ."), today, chat=True).window
        last = first.first - timedelta(days=1) if first else today - timedelta(days=1)
        begun = read_span(words[: back.start()].strip(" ,.;"), today)
        start = begun.first if begun else today
        return Window(start, last) if last >= start else None
    return read_span(words, today)
