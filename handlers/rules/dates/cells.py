"""Reads a whole cell of a plan, or a whole answer, with everything that stands in it."""

import re
from dataclasses import replace

from handlers.rules.dates.amounts import amount_at
from handlers.rules.dates.beside import BEGINS_ONLY, qualified
from handlers.rules.dates.glosses import glossed
from handlers.rules.dates.grammar import phrase_at
from handlers.rules.dates.kinds import (
    goes_on_after,
    is_to_be_done,
    kind_of_words,
    recurs_after,
    sentence_for,
    unsure_after,
)
from handlers.rules.dates.phrases import Form, Phrase, Setting
from handlers.rules.dates.readings import borrowed, last_of, reading_of
from handlers.rules.dates.sentences import stands
from handlers.rules.dates.tokens import Sort, Tokens
from handlers.rules.dates.windows import DateKind, Reading, Window
from handlers.rules.dates.words import FOLLOWS_A_DATE, INTRODUCERS, NAMES_OF_PEOPLE

# More than that is no deadline; what goes on behind it is left over unread.
_LONGEST_CELL = 10_000
_NEW = re.compile(
    r"revised|\bnow\b|\bnew\b|moved|slipped|extended|put back|pushed|rescheduled|postponed"
    r"|deferred|delayed|changed|amended|updated|>|→",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"\bwas\b|original|\borig\b|previous|formerly|\bold\b|initial|instead of|\bnot\b",
    re.IGNORECASE,
)
_LEADING_MARKS = frozenset("([-&,:><=~*\"'@/|•≤≥.?!;)]")
_ROLE_ALONE = re.compile(r"[(\[]?(?:revised|original|orig|new|old|now|was)(?: date)?[)\]]?", re.I)
_OWN_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{0,80})[)\]]")
_KNOWN_END = re.compile(r"\b(?:to|until|till|til|through|by|ends?|ending|for)\W*(?:the )?$", re.I)


def read_cell(text: str, setting: Setting) -> Reading:
    """The reading of a whole text; never raises."""
    t = Tokens(text[:_LONGEST_CELL])
    phrases = _phrases(t, setting)
    known = [phrase for phrase in phrases if not phrase.unknown]
    kind, place = kind_of_words(t.text)
    stance = _stance(t, known, kind, place) if known else kind
    if not known:
        reading = _without_date(t, phrases, kind, place)
    elif stance is not DateKind.DATE:
        reading = Reading(text, stance, why=sentence_for(stance))
    else:
        reading = _with_dates(t, known, setting)
    unread = text[_LONGEST_CELL:] if reading.window else ""
    return replace(reading, text=text, rest=reading.rest + unread)


def is_amount_alone(text: str) -> bool:
    """Whether a text is an amount of time and nothing else, such as "6-12 months"."""
    t = Tokens(text)
    amount = amount_at(t, 0)
    return amount is not None and amount.end == len(t)


def _phrases(t: Tokens, setting: Setting) -> list[Phrase]:
    found: list[Phrase] = []
    i = 0
    leading = True
    strict = replace(setting, sentence=True)
    while i < len(t):
        phrase = phrase_at(t, i, setting if leading else strict)
        if phrase is None or not (_may_lead(t, phrase) if leading else stands(t, phrase)):
            leading = leading and _only_leads_up(t, i)
            i += 1
            continue
        found.append(qualified(t, phrase))
        i = phrase.end
        leading = leading and t[i].sort is Sort.MARK
    return found


def _only_leads_up(t: Tokens, i: int) -> bool:
    token = t[i]
    if token.sort is Sort.MARK:
        return token.text in _LEADING_MARKS
    either = token.text == "or" and t.word(i + 1) == "before"
    month = token.text == "month" and t.word(i + 1) in {"of", "ending"}
    month = month or (token.text == "ending" and t.word(i - 1) == "month")
    return token.sort is Sort.TIME or token.text in INTRODUCERS or either or month


def _may_lead(t: Tokens, phrase: Phrase) -> bool:
    """Names that are months too ("June Smith"), and "may" as a verb, are no date."""
    first, after = t[phrase.start], t[phrase.end]
    single = phrase.end == phrase.start + 1 and phrase.year is None and first.sort is Sort.WORD
    if not (single or phrase.form is Form.AMOUNT) or after.sort is not Sort.WORD or after.line:
        return True
    if phrase.form is Form.AMOUNT:
        return after.text in FOLLOWS_A_DATE
    if first.text in {"may", "march"} and not after.capital:
        return after.text in FOLLOWS_A_DATE - {"we", "it", "i", "they", "have", "not"}
    return not (first.text in NAMES_OF_PEOPLE and after.capital and first.capital)


def _without_date(t: Tokens, unknown: list[Phrase], kind: DateKind, place: int) -> Reading:
    """No day is known: of what the words say, and what they count from, the first counts."""
    first = unknown[0] if unknown else None
    if first and kind is not DateKind.RECURRING:
        # "After Easter" says when it begins; the "after" alone would be a condition.
        words_in_front = 3 if first.unknown == BEGINS_ONLY else 0
        if t[first.start - words_in_front].start <= place:
            return Reading(t.text, DateKind.RELATIVE, why=first.unknown)
    return Reading(t.text, kind, why=sentence_for(kind))


def _stance(t: Tokens, known: list[Phrase], kind: DateKind, place: int) -> DateKind:
    """Whether the date is the deadline, or only stands beside words that say otherwise."""
    first = known[0]
    start = t[first.start].start
    before, after = t.text[:start], t.text[t[known[-1].end - 1].end :][:200]
    if recurs_after(after):
        return DateKind.RECURRING
    if goes_on_after(after):
        return DateKind.ONGOING
    if place >= start or kind in {DateKind.RELATIVE, DateKind.NONE}:
        return DateKind.DATE
    leads = not t.text[:place].strip(" (-–\n\t")
    if kind is DateKind.ONGOING and before.strip().lower() == "throughout":
        return DateKind.DATE
    if kind is DateKind.ONGOING and (not leads or _KNOWN_END.search(before[-40:])):
        return DateKind.DATE
    if kind is DateKind.TBC and (is_to_be_done(before[-80:]) or not leads):
        return DateKind.DATE
    if kind is DateKind.RECURRING:
        return _recurring(before[place:])
    if kind is DateKind.CONDITIONAL and (not leads or before.strip().lower() in {"until", "post"}):
        return DateKind.DATE
    return kind


def _recurring(before: str) -> DateKind:
    """ "Monthly from Sept 2020" recurs; the "annual report by Sept 2020" is due once."""
    own = before.lower().replace("-", " ").split()
    adverbs = {"annual", "monthly", "weekly", "quarterly", "daily", "each", "every", "regular"}
    own = [bare for word in own if (bare := word.strip(",;:()–—."))]
    plain = [word for word in own if word not in INTRODUCERS]
    only = len(plain) <= 1 or plain[0] in {"each", "every", "twice", "once"}
    ends_so = own[-1:] and own[-1] in adverbs
    return DateKind.RECURRING if only or ends_so else DateKind.DATE


def _with_dates(t: Tokens, known: list[Phrase], setting: Setting) -> Reading:
    known = _lend_years(glossed(t, known))
    readings = [reading_of(t.text, phrase, setting, cell=not setting.chat) for phrase in known]
    invalid = [reading for reading in readings if reading.kind is DateKind.INVALID]
    dated = [pair for pair in zip(known, readings, strict=True) if pair[1].window is not None]
    if not dated:
        return replace(invalid[0], text=t.text)
    due, original = _due(t, dated)
    reading = next(reading for phrase, reading in dated if phrase is due)
    reading = replace(
        reading,
        original=_earlier(original, reading.window) if original else reading.original,
        rest=_rest(t, [due, *([original[0]] if original else [])]),
    )
    if invalid:
        reading = replace(reading, ambiguous=True, why=invalid[0].why)
    elif unsure_after(t.text[t[due.end - 1].end :][:60]):
        reading = replace(reading, ambiguous=True, why="It is said not to be settled.")
    elif len(dated) > 1 and not reading.ambiguous:
        reading = replace(reading, why=_why_several(original is not None))
    return reading


def _why_several(revised: bool) -> str:
    return "The revised date counts." if revised else "Of several dates the last one counts."


def _lend_years(known: list[Phrase]) -> list[Phrase]:
    """Dates without a year take that of the next date behind that has one, or of the last one."""
    lent: list[Phrase] = []
    lender: Phrase | None = next((p for p in reversed(known) if _may_lend(p)), None)
    for phrase in reversed(known):
        lender = phrase if _may_lend(phrase) else lender
        open_year = phrase.year is None and not phrase.relative
        if open_year and lender is not None and lender.year is not None:
            phrase = borrowed(phrase, lender, lender.year)
        lent.append(phrase)
    return lent[::-1]


def _may_lend(phrase: Phrase) -> bool:
    return phrase.year is not None and not phrase.relative and not phrase.doubt


def _earlier(original: tuple[Phrase, Reading], due: Window | None) -> Window | None:
    """The first deadline; a year lent to it is the one that puts it before the date now due."""
    phrase, reading = original
    if (
        phrase.inferred
        and phrase.year
        and due
        and reading.window
        and reading.window.last > due.last
    ):
        return phrase.in_year(phrase.year - 1)
    return reading.window


def _due(
    t: Tokens, dated: list[tuple[Phrase, Reading]]
) -> tuple[Phrase, tuple[Phrase, Reading] | None]:
    """The phrase that is due now, and the original deadline where the text gives it too."""
    roles = _roles(t, [phrase for phrase, _ in dated])
    new = [pair for pair, role in zip(dated, roles, strict=True) if role == "new"]
    old = [pair for pair, role in zip(dated, roles, strict=True) if role == "old"]
    plain = [pair for pair, role in zip(dated, roles, strict=True) if role == ""]
    if new and (old or plain):
        return new[-1][0], (old or plain)[0]
    if old and plain:
        return plain[-1][0], old[0]
    last = last_of([reading for _, reading in dated])
    return next(phrase for phrase, reading in dated if reading is last), None


def _roles(t: Tokens, phrases: list[Phrase]) -> list[str]:
    """For each date "new", "old" or "", by the words in front of it and a bracket behind it."""
    roles: list[str] = []
    end = 0
    for phrase in phrases:
        gap = t.text[end : t[phrase.start].start]
        bracket = _OWN_BRACKET.match(gap) if roles else None
        if bracket:
            roles[-1] = _role(bracket.group(1)) or roles[-1]
            gap = gap[bracket.end() :]
        roles.append(_role(gap))
        end = t[phrase.end - 1].end
    bracket = _OWN_BRACKET.match(t.text[end : end + 100])
    if bracket and len(roles) > 1:
        roles[-1] = _role(bracket.group(1)) or roles[-1]
    return roles


def _role(words: str) -> str:
    new = max((match.start() for match in _NEW.finditer(words)), default=-1)
    old = max((match.start() for match in _OLD.finditer(words)), default=-1)
    return "new" if new > old else "old" if old > new else ""


def _rest(t: Tokens, used: list[Phrase]) -> str:
    """What is left of the text without the dates used and the words that only lead up to them."""
    pieces: list[str] = []
    end = 0
    for phrase in sorted(used, key=lambda phrase: phrase.start):
        pieces.append(t.text[end : max(end, t[_led_from(t, phrase.start)].start)])
        end = t[_past_closing(t, phrase.end) - 1].end
    pieces.append(t.text[end:])
    return " ".join(filter(None, (_tidy(piece) for piece in pieces)))


def _led_from(t: Tokens, start: int) -> int:
    while start > 0 and _only_leads_up(t, start - 1):
        ends_a_sentence = t.mark(start - 1) in {".", "?", "!", ";", ")", "]"}
        if ends_a_sentence and t.word(start - 2) not in {"c", "ca", "approx", "est"}:
            return start
        start -= 1
    return start


def _past_closing(t: Tokens, end: int) -> int:
    j = end
    while j < end + 3 and t.word(j) in {"at", "the", "latest", "inclusive", "deadline"}:
        j += 1
    return j if t.word(j - 1) in {"latest", "inclusive", "deadline"} else end


def _tidy(piece: str) -> str:
    words = " ".join(piece.split()).strip(" ,;:-–—/→>\"'*~|•")
    if _ROLE_ALONE.fullmatch(words):
        return ""
    words = words.lstrip(").]?").rstrip("([").strip()
    if words.startswith("(") and words.endswith(")") and words.count("(") == 1:
        return words[1:-1].strip()
    return words.strip(" ,;:-–—/.")
